# Files of content/ inside the program, behind one function of a room. As with the web app, the
# assembler copies them in (.incbin).

# embed_content(ROOM FUNCTION FOLDER PATTERN...): FUNCTION of src/ROOM/embedded.hpp, which gives the
# files of content/FOLDER that match, by their names below it.
function(embed_content room function folder)
  set(root ${CMAKE_SOURCE_DIR}/content)
  if(folder)
    set(root ${root}/${folder})
  endif()
  list(TRANSFORM ARGN PREPEND ${root}/ OUTPUT_VARIABLE patterns)
  file(GLOB_RECURSE names CONFIGURE_DEPENDS LIST_DIRECTORIES false RELATIVE ${root} ${patterns})
  list(FILTER names EXCLUDE REGEX "(^|/)README\\.md$")
  list(SORT names)
  set(blobs "")
  set(externs "")
  set(rows "")
  set(files "")
  set(count 0)
  foreach(name ${names})
    set(symbol ${function}_${count})
    math(EXPR count "${count} + 1")
    list(APPEND files ${root}/${name})
    string(APPEND blobs
      "asm(\".section .rodata\\n${symbol}_begin: .incbin \\\"${root}/${name}\\\"\\n\"\n    \"${symbol}_end: .byte 0\\n.text\\n\");\n")
    string(APPEND externs "extern const char ${symbol}_begin[];\nextern const char ${symbol}_end[];\n")
    string(APPEND rows "        {\"${name}\", {${symbol}_begin, ${symbol}_end}},\n")
  endforeach()
  set(source ${CMAKE_BINARY_DIR}/generated/${function}.cpp)
  file(CONFIGURE OUTPUT ${source} @ONLY CONTENT [=[
// Made by cmake/content.cmake from content/.
#include "@room@/embedded.hpp"

@blobs@
extern "C" {
@externs@}

namespace alongside::@room@ {

std::vector<File> @function@() {
    return {
@rows@    };
}

}  // namespace alongside::@room@
]=])
  set_source_files_properties(${source} TARGET_DIRECTORY alongside_${room} PROPERTIES
    OBJECT_DEPENDS "${files}")
  target_sources(alongside_${room} PRIVATE ${source})
endfunction()

embed_content(library embedded_content "" *.md help.toml)
embed_content(measures embedded_instruments instruments *.json)
