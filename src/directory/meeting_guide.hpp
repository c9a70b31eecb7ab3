// Reads Meeting Guide JSON: the form in which AA areas, and many other fellowships that use the
// same plugin, publish their meetings.
#pragma once

#include "base/result.hpp"
#include "directory/source.hpp"

#include <string_view>

namespace alongside::directory {

/// Reads a list with every quirk that was met in real ones (docs/directory.md). A bad record is
/// skipped and counted and never stops the rest.
///
/// @error invalid  not such a list at all, cut short, or a web page
/// @error too_large  beyond the limits of `json_rows.hpp`
[[nodiscard]] Result<Import> read_meeting_guide(std::string_view json, const Source& source);

}  // namespace alongside::directory
