# room(NAME LINK libs… [PRECOMPILED room] [PROGRAM binary]): the library alongside_NAME from
# src/NAME/*.cpp, compiled with that room's precompiled.hpp; with PROGRAM its main.cpp makes the
# executable of that name.

add_library(alongside_options INTERFACE)
target_include_directories(alongside_options INTERFACE ${CMAKE_SOURCE_DIR}/src)
target_compile_options(alongside_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor
  -Woverloaded-virtual -Werror)
target_compile_definitions(alongside_options INTERFACE
  BOOST_ASIO_NO_DEPRECATED BOOST_ASIO_SEPARATE_COMPILATION BOOST_BEAST_SEPARATE_COMPILATION
  SPDLOG_COMPILED_LIB SPDLOG_FMT_EXTERNAL
  ALONGSIDE_VERSION="${PROJECT_VERSION}"
  USE_OS_TZDB=1 HAS_STRING_VIEW=1)  # as Debian builds date-tz: the layouts must agree
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # Wrong alarms of GCC 12 at -O2 inside libstdc++ and Boost; the sanitizers look for the real ones.
  target_compile_options(alongside_options INTERFACE
    -Wno-maybe-uninitialized -Wno-restrict -Wno-array-bounds -Wno-stringop-overflow
    -Wno-stringop-overread -Wno-dangling-pointer)
  target_link_options(alongside_options INTERFACE -fuse-ld=mold)
endif()
if(ALONGSIDE_SANITIZE)
  target_compile_options(alongside_options INTERFACE
    -Og -g1 -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all)
  target_link_options(alongside_options INTERFACE -fsanitize=address,undefined)
endif()
target_link_libraries(alongside_options INTERFACE Threads::Threads)

function(room name)
  cmake_parse_arguments(ROOM "" "PROGRAM;PRECOMPILED" "LINK" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${name}/*.cpp)
  if(NOT sources)
    add_library(alongside_${name} INTERFACE)
    target_link_libraries(alongside_${name} INTERFACE ${ROOM_LINK} alongside_options)
    return()
  endif()
  if(ROOM_PROGRAM)
    list(REMOVE_ITEM sources ${CMAKE_SOURCE_DIR}/src/${name}/main.cpp)
    add_executable(${ROOM_PROGRAM} src/${name}/main.cpp)
    set_target_properties(${ROOM_PROGRAM} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})
    target_link_libraries(${ROOM_PROGRAM} PRIVATE alongside_${name})
  endif()
  add_library(alongside_${name} STATIC ${sources})
  target_link_libraries(alongside_${name} PUBLIC ${ROOM_LINK} alongside_options)
  if(ROOM_PRECOMPILED STREQUAL name)
    target_precompile_headers(alongside_${name} PRIVATE ${CMAKE_SOURCE_DIR}/src/${name}/precompiled.hpp)
  elseif(ROOM_PRECOMPILED)
    target_precompile_headers(alongside_${name} REUSE_FROM alongside_${ROOM_PRECOMPILED})
  endif()
endfunction()

# One test program a folder: tests/unit/<room> → <room>_test, tests/store → engines_test.
function(test_program name folder)
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${folder}/*.cpp)
  if(NOT sources)
    return()
  endif()
  cmake_parse_arguments(TEST "" "" "LINK" ${ARGN})
  add_executable(${name} ${sources})
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
  target_link_libraries(${name} PRIVATE ${TEST_LINK} alongside_testing GTest::gtest_main)
  target_precompile_headers(${name} REUSE_FROM alongside_testing)
endfunction()

function(room_tests)
  find_package(GTest REQUIRED)
  # Where the clone is stands in one object, so that the others are the same in every clone.
  add_library(alongside_testing STATIC ${CMAKE_SOURCE_DIR}/tests/support/source.cpp)
  set_source_files_properties(${CMAKE_SOURCE_DIR}/tests/support/source.cpp PROPERTIES
    COMPILE_DEFINITIONS ALONGSIDE_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
  target_include_directories(alongside_testing PUBLIC ${CMAKE_SOURCE_DIR}/tests)
  target_link_libraries(alongside_testing PUBLIC alongside_options Boost::json GTest::gtest rapidcheck)
  target_precompile_headers(alongside_testing PRIVATE ${CMAKE_SOURCE_DIR}/tests/precompiled.hpp)
  # Random values of every kind: much to compile, so once for all that want them.
  add_library(alongside_any STATIC ${CMAKE_SOURCE_DIR}/tests/support/any.cpp)
  target_link_libraries(alongside_any PUBLIC alongside_journal alongside_testing)
  target_precompile_headers(alongside_any REUSE_FROM alongside_testing)
  foreach(name base measures directory outgoing library store service http api simulate cli)
    test_program(${name}_test tests/unit/${name} LINK alongside_${name})
  endforeach()
  foreach(name journal views rules)
    test_program(${name}_test tests/unit/${name} LINK alongside_${name} alongside_any)
  endforeach()
  test_program(engines_test tests/store LINK alongside_store)
endfunction()

# fuzz_target(NAME FOLDER libs…): NAME_fuzz from FOLDER/NAME_fuzz.cpp.
function(fuzz_target name folder)
  add_executable(${name}_fuzz ${CMAKE_SOURCE_DIR}/${folder}/${name}_fuzz.cpp)
  target_compile_options(${name}_fuzz PRIVATE -fsanitize=fuzzer,address,undefined)
  target_link_options(${name}_fuzz PRIVATE -fsanitize=fuzzer,address,undefined)
  target_link_libraries(${name}_fuzz PRIVATE ${ARGN})
endfunction()

function(fuzz_targets)
  fuzz_target(http tests/fuzz alongside_http)
  fuzz_target(codec tests/fuzz alongside_journal alongside_http)
  fuzz_target(content tests/fuzz alongside_library)
  fuzz_target(instruments tests/fuzz alongside_measures)
  fuzz_target(bmlt tests/fuzz alongside_directory)
  fuzz_target(csv tests/fuzz alongside_directory)
  fuzz_target(hsds tests/fuzz alongside_directory)
  fuzz_target(meeting_guide tests/fuzz alongside_directory)
  fuzz_target(parsers tests/fuzz alongside_directory alongside_http alongside_library alongside_outgoing
              sodium oath tomlplusplus::tomlplusplus)
  # Readers of rooms that would bring the whole server with them.
  target_sources(parsers_fuzz PRIVATE ${CMAKE_SOURCE_DIR}/src/api/query.cpp
    ${CMAKE_SOURCE_DIR}/src/api/search.cpp ${CMAKE_SOURCE_DIR}/src/service/secrets.cpp
    ${CMAKE_SOURCE_DIR}/src/cli/config.cpp)
  fuzz_target(planted tests/fuzz/self-test alongside_options)
endfunction()
