// When weekly meetings begin, in instants: right over the changes of daylight saving, and fast
// enough to ask for every meeting of a directory.
#pragma once

#include "base/time.hpp"

#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace alongside::directory {

/// From the first instant to before the second.
struct Span {
    Instant from;
    Instant to;
};

/// The days of one zone around a span. A meeting at a wall time that spring skips begins when the
/// gap ends, one in the hour that autumn repeats at the first of the two.
class ZoneDays {
public:
    /// Spans longer than nine days are cut there: weekly meetings have begun again by then.
    ZoneDays(std::string zone, Span span);

    /// The first beginning inside the span of a meeting on `weekday` at `start` past midnight.
    [[nodiscard]] std::optional<Instant> first(std::chrono::weekday weekday,
                                               std::chrono::minutes start) const;

private:
    struct LocalDay {
        Day day;
        std::optional<Instant> midnight;  ///< where the offset does not change around this day
    };

    std::string zone_;
    Span span_;
    std::array<std::vector<LocalDay>, 7> days_;  ///< by weekday
};

/// The night that is meant by "tonight" in a zone: from 17:00 to 04:00, less what is over.
[[nodiscard]] Span tonight(std::string_view zone, Instant now);
/// The whole of a calendar day in a zone.
[[nodiscard]] Span whole_day(std::string_view zone, Day day);

}  // namespace alongside::directory
