// The words of a query, the same in an address and on the command line.
#pragma once

#include "directory/index.hpp"

namespace alongside::directory {

/// "any", "now", "today", "tonight", "day" or "weekday".
[[nodiscard]] std::optional<When> when_named(std::string_view name);
/// "any", "online", "in_person", "hybrid" or "phone".
[[nodiscard]] std::optional<Venue> venue_named(std::string_view name);
/// A wall time, `HH:MM`, from 00:00 to 24:00.
[[nodiscard]] std::optional<std::chrono::minutes> wall_time(std::string_view text);
/// Names of facets with commas between them; empty ones are passed over.
/// @returns nothing where one of them is unknown
[[nodiscard]] std::optional<Facets> facets_named(std::string_view names);

}  // namespace alongside::directory
