// Reads the semantic JSON of a BMLT server: the form in which Narcotics Anonymous publishes its
// meetings (GetSearchResults), what their format keys mean (GetFormats), and whose they are
// (GetServiceBodies).
#pragma once

#include "base/result.hpp"
#include "directory/source.hpp"

#include <chrono>
#include <string_view>

namespace alongside::directory {

/// How long a meeting lasts that does not say: what four of five meetings on real servers say.
inline constexpr std::chrono::minutes usual_bmlt_length{90};

/// What a server answered. Only the meetings must be there.
struct BmltAnswers {
    std::string_view meetings;        ///< an array, or `{meetings, formats}`
    std::string_view formats;         ///< GetFormats; goes before the formats beside the meetings
    std::string_view service_bodies;  ///< GetServiceBodies
};

/// Reads a server's meetings with every quirk of docs/directory.md. A bad record is skipped and
/// counted and never stops the rest.
///
/// @error invalid  one of the answers is not such a list, is cut short, or is a web page
/// @error too_large  beyond the limits of `json_rows.hpp`
[[nodiscard]] Result<Import> read_bmlt(const BmltAnswers& answers, const Source& source);

}  // namespace alongside::directory
