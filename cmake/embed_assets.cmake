# cmake -D LIST=files.txt -D ROOT=web/dist -D OUTPUT=embedded_assets.cpp -P embed_assets.cmake
# Writes the table of the web app's files. foo.js.gz and foo.js.br beside foo.js are its encodings.
cmake_minimum_required(VERSION 3.25)
file(STRINGS ${LIST} files)
set(blobs "")
set(externs "")
set(rows "")
set(count 0)

# The view of one file's bytes; an empty one where the file is not in the list.
function(embed file view)
  if(NOT file IN_LIST files)
    set(${view} "{}" PARENT_SCOPE)
    return()
  endif()
  set(name asset_${count})
  math(EXPR next "${count} + 1")
  set(count ${next} PARENT_SCOPE)
  # One statement a file: compilers need not take a text of any length.
  set(blobs "${blobs}asm(\".section .rodata\\n${name}_begin: .incbin \\\"${file}\\\"\\n\"\n    \"${name}_end: .byte 0\\n.text\\n\");\n"
      PARENT_SCOPE)
  set(externs "${externs}extern const char ${name}_begin[];\nextern const char ${name}_end[];\n"
      PARENT_SCOPE)
  set(${view} "view(${name}_begin, ${name}_end)" PARENT_SCOPE)
endfunction()

foreach(file IN LISTS files)
  string(REGEX REPLACE "\\.(gz|br)$" "" plain "${file}")
  if(NOT plain STREQUAL file AND plain IN_LIST files)
    continue()
  endif()
  file(RELATIVE_PATH path ${ROOT} ${file})
  file(SHA256 ${file} hash)
  string(SUBSTRING ${hash} 0 24 hash)
  embed(${file} raw)
  embed(${file}.gz gzip)
  embed(${file}.br brotli)
  string(APPEND rows "    {\"/${path}\", ${raw}, ${gzip}, ${brotli}, \"${hash}\"},\n")
endforeach()

set(text "// Made by cmake/embed_assets.cmake from web/dist.\n#include \"http/assets.hpp\"\n\n#include <vector>\n\n")
if(rows)
  string(APPEND text "${blobs}extern \"C\" {\n${externs}}\n\n")
endif()
string(APPEND text "namespace alongside::http {\n")
if(rows)
  string(APPEND text "namespace {\n\nstd::string_view view(const char* begin, const char* end) {\n"
    "    return {begin, static_cast<std::size_t>(end - begin)};\n}\n\n}  // namespace\n")
endif()
string(APPEND text "\nconst Assets& embedded_assets() {\n    static const std::vector<Asset> files{\n${rows}    };\n"
  "    static const Assets assets(files);\n    return assets;\n}\n\n}  // namespace alongside::http\n")
file(WRITE ${OUTPUT} "${text}")
