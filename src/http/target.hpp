// The request target: percent-decoding and the paths that are refused.
#pragma once

#include "base/result.hpp"
#include "http/message.hpp"

#include <string_view>

namespace alongside::http {

/// Splits `/path?query`, decodes both and adds the query to `query`. An absolute
/// `http://host/path` is taken as its path.
/// @returns the path
/// @error invalid  `request.target`: wrong percent-encoding, not UTF-8, control characters, an
///   encoded slash, an empty segment, `.` or `..`
[[nodiscard]] Result<std::string> read_target(std::string_view target, Pairs& query);

}  // namespace alongside::http
