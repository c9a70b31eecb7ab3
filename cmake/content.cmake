# The pages of content/ inside the program, behind library::embedded_content(). As with the web app,
# the assembler copies them in (.incbin).
file(GLOB_RECURSE pages CONFIGURE_DEPENDS LIST_DIRECTORIES false RELATIVE ${CMAKE_SOURCE_DIR}/content
     ${CMAKE_SOURCE_DIR}/content/*.md)
list(FILTER pages EXCLUDE REGEX "(^|/)README\\.md$")
list(SORT pages)
set(blobs "")
set(externs "")
set(rows "")
set(files "")
set(count 0)
foreach(page ${pages})
  set(name content_${count})
  math(EXPR count "${count} + 1")
  list(APPEND files ${CMAKE_SOURCE_DIR}/content/${page})
  string(APPEND blobs
    "asm(\".section .rodata\\n${name}_begin: .incbin \\\"${CMAKE_SOURCE_DIR}/content/${page}\\\"\\n\"\n    \"${name}_end: .byte 0\\n.text\\n\");\n")
  string(APPEND externs "extern const char ${name}_begin[];\nextern const char ${name}_end[];\n")
  string(APPEND rows "        {\"${page}\", {${name}_begin, ${name}_end}},\n")
endforeach()
set(source ${CMAKE_BINARY_DIR}/generated/embedded_content.cpp)
file(CONFIGURE OUTPUT ${source} @ONLY CONTENT [=[
// Made by cmake/content.cmake from content/.
#include "library/embedded.hpp"

@blobs@
extern "C" {
@externs@}

namespace alongside::library {

std::vector<File> embedded_content() {
    return {
@rows@    };
}

}  // namespace alongside::library
]=])
set_source_files_properties(${source} PROPERTIES OBJECT_DEPENDS "${files}")
target_sources(alongside_library PRIVATE ${source})
