// Reads Meeting Guide JSON: the form in which AA areas, and many other fellowships that use the
// same plugin, publish their meetings.
#pragma once

#include "base/result.hpp"
#include "directory/meeting.hpp"
#include "directory/report.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace alongside::directory {

/// What a program's settings say about a list; the lists themselves do not say it.
struct Source {
    std::string name;               ///< unique among the program's sources
    std::string fellowship = "aa";  ///< whose type codes these are: "aa", "na", "al-anon" …
    std::string zone;               ///< IANA name for records without one; may be empty
};

/// The meetings of a list and what became of each record.
struct Import {
    std::vector<Meeting> meetings;
    Report report;
};

/// Reads a list with every quirk that was met in real ones (docs/directory.md). A bad record is
/// skipped and counted and never stops the rest.
///
/// @error invalid  not such a list at all, cut short, or a web page
/// @error too_large  beyond the limits of `json_rows.hpp`
[[nodiscard]] Result<Import> read_meeting_guide(std::string_view json, const Source& source);

}  // namespace alongside::directory
