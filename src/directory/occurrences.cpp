#include "directory/occurrences.hpp"

#include "directory/index.hpp"

#include <algorithm>

namespace alongside::directory {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::sys_days;

// A local day lies, in any zone, between these distances from its own midnight in UTC.
constexpr hours before_day{15};
constexpr hours after_day{37};

}  // namespace

ZoneDays::ZoneDays(std::string zone, Span span) : zone_(std::move(zone)), span_(span) {
    const Instant last = std::min(span.to, span.from + days{9});
    // One day earlier: a gap at midnight can push a meeting into the next day.
    const sys_days begin = sys_days{local_day(zone_, span.from)} - days{1};
    const sys_days end = sys_days{local_day(zone_, last)} + days{1};

    const auto offset = zone_offset(zone_, begin - before_day);
    const bool is_calm = offset == zone_offset(zone_, begin + (end - begin) / 2) &&
                         offset == zone_offset(zone_, end + after_day);
    for (sys_days day = begin; day < end; day += days{1}) {
        LocalDay local{Day{day}, std::nullopt};
        if (is_calm) {
            local.midnight = Instant{day} - offset;
        } else {
            const auto own = zone_offset(zone_, day - before_day);
            if (own == zone_offset(zone_, day + after_day)) local.midnight = Instant{day} - own;
        }
        days_[std::chrono::weekday{day}.c_encoding()].push_back(local);
    }
}

std::optional<Instant> ZoneDays::first(std::chrono::weekday weekday,
                                       std::chrono::minutes start) const {
    for (const LocalDay& local : days_[weekday.c_encoding()]) {
        const Instant at =
            local.midnight ? *local.midnight + start : from_local(zone_, local.day, start);
        if (at >= span_.from && at < span_.to) return at;
    }
    return std::nullopt;
}

Span tonight(std::string_view zone, Instant now) {
    sys_days evening{local_day(zone, now)};
    // Before four in the morning people still call it the same night.
    if (local_minutes(zone, now) < night_ends) evening -= days{1};
    const Instant from = from_local(zone, Day{evening}, evening_begins);
    const Instant to = from_local(zone, Day{evening + days{1}}, night_ends);
    return {std::max(from, now - late_entry), to};
}

Span whole_day(std::string_view zone, Day day) {
    const Day next{sys_days{day} + days{1}};
    return {from_local(zone, day, std::chrono::minutes{0}),
            from_local(zone, next, std::chrono::minutes{0})};
}

}  // namespace alongside::directory
