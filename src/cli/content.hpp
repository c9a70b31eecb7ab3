// The pages of the library and the crisis lines: those of a folder, or those within the program.
#pragma once

#include "cli/config.hpp"
#include "library/library.hpp"

namespace alongside::cli {

/// @param folder  empty: the pages within the program
/// @error not_found  there is no such folder
[[nodiscard]] Result<library::Library> open_content(const std::filesystem::path& folder);

/// Says in the log what was left out and what has to be mended: file, line and code.
void log_faults(const library::Library& library);

/// The crisis lines that a server shows: those of its folder of content; those within the program
/// where it has none, or none that can be used. The log says so, and where the organization's
/// country has no lines.
[[nodiscard]] service::HelpView help_of(const Config& config);

}  // namespace alongside::cli
