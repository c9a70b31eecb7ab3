// Reads community resources in the Open Referral form (HSDS 3): nested JSON as its API answers, or
// the package of one CSV a table.
#pragma once

#include "base/result.hpp"
#include "directory/resource.hpp"
#include "directory/source.hpp"

#include <map>
#include <string>
#include <string_view>

namespace alongside::directory {

/// Reads one service, one organization with its services, one service at a location, an array of
/// these, or a page of the API (`{contents: [...]}`).
///
/// @error invalid  nothing of the kind, cut short, or a web page
/// @error too_large  beyond the limits of `json_rows.hpp`
[[nodiscard]] Result<ResourceImport> read_hsds(std::string_view json, const Source& source);

/// The texts of a package's tables by their names without ".csv": "services", "phones" …
using HsdsTables = std::map<std::string, std::string, std::less<>>;

/// Reads the CSV package. `services` must be there; every other table may be missing.
///
/// @error invalid  there is no table of services, or a table is no sheet
/// @error too_large  more than `longest_file` bytes together, or a table beyond `most_rows` rows
[[nodiscard]] Result<ResourceImport> read_hsds_package(const HsdsTables& tables,
                                                       const Source& source);

}  // namespace alongside::directory
