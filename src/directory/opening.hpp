// Whether a resource is open: its hours are wall times where it is, so a change of daylight saving
// moves nothing.
#pragma once

#include "directory/resource.hpp"

namespace alongside::directory {

/// A stretch of time in which a resource is open, or one that comes.
struct Opening {
    Instant from;
    Instant until;
    friend bool operator==(const Opening&, const Opening&) = default;
};

/// The opening that runs at `now`, or else the next one within two weeks. Hours that touch each
/// other are one. @returns nothing where none is known: no hours, no zone, closed for now
[[nodiscard]] std::optional<Opening> opening_at(const Resource& resource, Instant now);
/// Whether it is open. @returns nothing where that cannot be told
[[nodiscard]] std::optional<bool> is_open(const Resource& resource, Instant now);
/// Whether what a listing says about its cost means that nothing has to be paid: "free", "no cost",
/// "gratis" … and no "not free". Silence means nothing.
[[nodiscard]] bool is_free_of_cost(std::string_view cost);

}  // namespace alongside::directory
