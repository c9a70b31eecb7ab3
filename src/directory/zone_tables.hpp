// The tables that come with the system's time zone data, read once: which countries there are, and
// the principal location of each zone.
#pragma once

#include "directory/meeting.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace alongside::directory {

struct Country {
    std::string code;  ///< ISO 3166-1, two capitals
    std::string name;  ///< English, as the table has it
};

/// Where the database places a zone: its largest town.
struct PrincipalLocation {
    std::string country;  ///< ISO 3166-1
    Position position;
    std::string zone;  ///< IANA name
};

/// From `iso3166.tab`. Empty on a system without zone data.
[[nodiscard]] const std::vector<Country>& countries();
/// From `zone.tab`: one row for each pair of country and zone. Empty without zone data.
[[nodiscard]] const std::vector<PrincipalLocation>& principal_locations();

/// Reads the text of such a table; rows that cannot be read are passed over.
[[nodiscard]] std::vector<PrincipalLocation> parse_zone_table(std::string_view text);

}  // namespace alongside::directory
