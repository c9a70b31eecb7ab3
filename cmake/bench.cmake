# The programs of bench/ in build/<preset>/bench: `suite` (all of bench/run), `prepare` and `load`
# for trying things out by hand, `bare_beast` (a ceiling), and slow_sync.so (a slower disk).
function(bench_programs)
  set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bench)
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/bench/*.cpp)
  list(FILTER sources EXCLUDE REGEX "_main\\.cpp$|bare_beast\\.cpp$")
  # The data folder of the command line belongs to no library.
  list(APPEND sources ${CMAKE_SOURCE_DIR}/src/cli/instance.cpp ${CMAKE_SOURCE_DIR}/src/cli/config.cpp)
  add_library(alongside_bench STATIC ${sources})
  target_include_directories(alongside_bench PUBLIC ${CMAKE_SOURCE_DIR}/bench)
  target_link_libraries(alongside_bench PUBLIC alongside_simulate alongside_http tomlplusplus::tomlplusplus)
  foreach(program suite prepare load)
    add_executable(bench_${program} ${CMAKE_SOURCE_DIR}/bench/${program}_main.cpp)
    set_target_properties(bench_${program} PROPERTIES OUTPUT_NAME ${program})
    target_link_libraries(bench_${program} PRIVATE alongside_bench)
  endforeach()
  add_executable(bare_beast ${CMAKE_SOURCE_DIR}/bench/bare_beast.cpp)
  target_link_libraries(bare_beast PRIVATE alongside_http)
  add_library(slow_sync MODULE ${CMAKE_SOURCE_DIR}/bench/slow_sync.c)
  set_target_properties(slow_sync PROPERTIES PREFIX "" LIBRARY_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bench)
  # What bench/run needs, by one name.
  add_custom_target(bench DEPENDS alongside bench_suite bench_prepare bench_load bare_beast slow_sync)
endfunction()
