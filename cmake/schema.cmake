# The steps of src/store/schema inside the program, behind store::schema_steps().
file(GLOB steps CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/store/schema/*.sql)
list(SORT steps)
set(rows "")
foreach(step ${steps})
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${step})
  get_filename_component(name ${step} NAME_WE)
  string(REGEX MATCH "^[0-9]+" number ${name})
  math(EXPR version "1${number} - 10000")
  file(READ ${step} sql)
  string(APPEND rows "    {${version}, \"${name}\", R\"~~(${sql})~~\"},\n")
endforeach()
set(source ${CMAKE_BINARY_DIR}/generated/schema_steps.cpp)
file(CONFIGURE OUTPUT ${source} @ONLY CONTENT [=[
// Made by cmake/schema.cmake from src/store/schema.
#include "store/schema.hpp"

namespace alongside::store {
namespace {
const SchemaStep steps[] = {
@rows@};
}  // namespace

std::span<const SchemaStep> schema_steps() { return steps; }
}  // namespace alongside::store
]=])
target_sources(alongside_store PRIVATE ${source})
