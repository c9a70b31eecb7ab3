// The pages of the library: those of a folder, or those within the program.
#pragma once

#include "library/library.hpp"

namespace alongside::cli {

/// @param folder  empty: the pages within the program
/// @error not_found  there is no such folder
[[nodiscard]] Result<library::Library> open_content(const std::filesystem::path& folder);

/// Says in the log what was left out and what has to be mended: file, line and code.
void log_faults(const library::Library& library);

}  // namespace alongside::cli
