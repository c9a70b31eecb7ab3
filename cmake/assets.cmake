# alongside_assets: the files of web/dist inside the program, behind http::embedded_assets(). The
# assembler copies them in (.incbin), so no byte passes through the compiler. Without a web build
# the table is empty.
file(GLOB_RECURSE web_files CONFIGURE_DEPENDS LIST_DIRECTORIES false ${CMAKE_SOURCE_DIR}/web/dist/*)
list(FILTER web_files EXCLUDE REGEX "/web/dist/\\.|\\.map$")  # build notes of the bundler
set(assets_source ${CMAKE_BINARY_DIR}/generated/embedded_assets.cpp)
set(assets_list ${CMAKE_BINARY_DIR}/generated/embedded_assets.txt)
list(JOIN web_files "\n" web_lines)
file(CONFIGURE OUTPUT ${assets_list} CONTENT "${web_lines}\n" @ONLY)
add_custom_command(
  OUTPUT ${assets_source}
  COMMAND ${CMAKE_COMMAND} -D LIST=${assets_list} -D ROOT=${CMAKE_SOURCE_DIR}/web/dist
          -D OUTPUT=${assets_source} -P ${CMAKE_SOURCE_DIR}/cmake/embed_assets.cmake
  DEPENDS ${web_files} ${assets_list} ${CMAKE_SOURCE_DIR}/cmake/embed_assets.cmake
  VERBATIM)
add_library(alongside_assets STATIC ${assets_source})
set_source_files_properties(${assets_source} PROPERTIES OBJECT_DEPENDS "${web_files}")
target_link_libraries(alongside_assets PUBLIC alongside_http)
