// When weekly meetings begin, in instants: right over the changes of daylight saving, and fast
// enough to ask for every meeting of a directory.
#pragma once

#include "base/time.hpp"

#include <chrono>
#include <optional>
#include <string_view>
#include <vector>

namespace alongside::directory {

/// From the first instant to before the second.
struct Span {
    Instant from;
    Instant to;
};

/// The wall clock of a zone around a span: the zone's changes are looked up once, so that reading
/// the clock is arithmetic. Says what `zone_offset` and `from_local` say.
class WallClock {
public:
    /// @param zone  an IANA name or an offset; what is unknown counts as UTC
    WallClock(std::string_view zone, Span span);

    /// Of an instant not more than three days away from the span.
    [[nodiscard]] std::chrono::seconds offset_at(Instant at) const;
    /// Likewise. In the hour that spring skips the end of the gap, in the one that autumn repeats
    /// the first.
    [[nodiscard]] Instant instant_of(std::chrono::sys_days day, std::chrono::minutes wall) const;

private:
    struct Period {
        Instant from;
        Instant to;
        std::chrono::seconds offset;
    };
    std::vector<Period> periods_;  ///< without gaps, first and last without ends
};

/// The days of one zone around a span. A meeting at a wall time that spring skips begins when the
/// gap ends, one in the hour that autumn repeats at the first of the two.
class ZoneDays {
public:
    /// Spans longer than nine days are cut there: weekly meetings have begun again by then.
    ZoneDays(std::string_view zone, Span span);

    /// The first beginning inside the span of a meeting on `weekday` at `start` past midnight.
    [[nodiscard]] std::optional<Instant> first(std::chrono::weekday weekday,
                                               std::chrono::minutes start) const;

private:
    Span span_;
    WallClock clock_;
    std::chrono::sys_days begin_;
    std::chrono::sys_days end_;
    std::chrono::weekday begins_on_;
};

/// The night that is meant by "tonight" in a zone: from 17:00 to 04:00, less what is over.
[[nodiscard]] Span tonight(std::string_view zone, Instant now);
/// What is left of the present day in a zone, with what began a moment ago.
[[nodiscard]] Span rest_of_day(std::string_view zone, Instant now);
/// The whole of a calendar day in a zone.
[[nodiscard]] Span whole_day(std::string_view zone, Day day);

}  // namespace alongside::directory
