// A place by its name as a point to measure from: the middle of what is listed there. So nobody has
// to tell where they are to ask "within ten miles of Salem".
#pragma once

#include "directory/index.hpp"

namespace alongside::directory {

/// @returns nothing where none of them has a position
[[nodiscard]] std::optional<Position> middle_of(const std::vector<Hit>& hits);

/// A query that measures from a point.
struct Around {
    Query query;
    std::optional<NamedPlace> place;  ///< that the point was made from
};

/// Turns "in this place, with a radius" into "around this place". A query that has a point, no
/// place or no radius stays as it is; where the place is not known or means several, the radius
/// goes.
/// @error invalid  as `Index::search`
[[nodiscard]] Result<Around> around_place(const Index& index, Query query, Instant now);

}  // namespace alongside::directory
