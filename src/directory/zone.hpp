// The time zone of a place, for the many lists that name none.
#pragma once

#include "directory/meeting.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace alongside::directory {

/// What a list says about where a meeting is; anything may be missing.
struct Whereabouts {
    std::string_view address;  ///< in one line
    std::string_view state;    ///< state or province, code or name
    std::string_view country;  ///< code or name
    std::optional<Position> position;
};

/// The IANA zone of a place: from the state or province (in states with two zones by approximate
/// lines), else from a country with one zone, else from the nearest principal location of the
/// database within the country, else from coordinates alone. `docs/directory.md` tells the limits.
/// @returns nothing where the place cannot be told, or lies in a country of several zones and has
///     no coordinates
[[nodiscard]] std::optional<std::string> zone_of_place(const Whereabouts& place);

/// ISO 3166-1 code of the country that is meant. "CA" as a country is Canada; but a place in a
/// state of the US, or south of Canada, is not in Canada, whatever the field says.
/// @returns "" where it cannot be told
[[nodiscard]] std::string country_of_place(const Whereabouts& place);

/// The IANA name that a list means: an exact name in any case, or one of the usual names of the
/// North American zones ("Eastern", "PST").
/// @returns nothing for what names no zone
[[nodiscard]] std::optional<std::string> zone_named(std::string_view text);

/// Great-circle distance in kilometres on a sphere of 6,371 km.
[[nodiscard]] double distance_km(Position a, Position b);

}  // namespace alongside::directory
