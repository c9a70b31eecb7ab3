// Reads meetings from sheets: our own template, the template of the 12 Step Meeting List plugin,
// and what people make of either.
#pragma once

#include "base/result.hpp"
#include "directory/source.hpp"

#include <string_view>

namespace alongside::directory {

/// Reads a sheet saved as text (CSV), or as the sheet service of the large provider hands it out
/// (`{"values": [[…], …]}`). The first row holds the headings, in any order (docs/directory.md).
///
/// @error invalid  not a sheet, or without the headings of a list of meetings
/// @error too_large  beyond the limits of `json_rows.hpp`
[[nodiscard]] Result<Import> read_csv(std::string_view text, const Source& source);

/// Our own template: the headings, and two made-up meetings that show how cells are written.
[[nodiscard]] std::string_view csv_template();

/// Whether a row of headings is that of a list of meetings.
[[nodiscard]] bool are_meeting_headings(const std::vector<std::string>& headings);

}  // namespace alongside::directory
