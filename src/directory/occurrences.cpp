#include "directory/occurrences.hpp"

#include "directory/index.hpp"

#include <date/tz.h>

#include <algorithm>
#include <stdexcept>

namespace alongside::directory {
namespace {

using std::chrono::days;
using std::chrono::minutes;
using std::chrono::seconds;
using std::chrono::sys_days;

/// A meeting is looked for on days up to this far from the span.
constexpr days around{4};
constexpr days longest{9};

const date::time_zone* find_zone(std::string_view name) {
    try {
        return date::locate_zone(name);
    } catch (const std::runtime_error&) {
        return nullptr;  // an offset, or unknown
    }
}

}  // namespace

WallClock::WallClock(std::string_view zone, Span span) {
    const date::time_zone* known = is_zone(zone) ? find_zone(zone) : nullptr;
    if (known == nullptr) {
        periods_.push_back({Instant::min(), Instant::max(), zone_offset(zone, span.from)});
        return;
    }
    const Instant last = span.to + around;
    for (Instant at = span.from - around; periods_.empty() || at < last; at = periods_.back().to) {
        const auto info = known->get_info(std::chrono::floor<seconds>(at));
        periods_.push_back({Instant{info.begin}, Instant{info.end}, info.offset});
    }
    periods_.front().from = Instant::min();
    periods_.back().to = Instant::max();
}

seconds WallClock::offset_at(Instant at) const {
    for (const Period& period : periods_) {
        if (at < period.to) return period.offset;
    }
    return periods_.back().offset;
}

Instant WallClock::instant_of(sys_days day, minutes wall) const {
    const Instant local = day + wall;
    for (const Period& period : periods_) {
        const Instant at = local - period.offset;
        if (at < period.from) return period.from;  // skipped between the period before and this
        if (at < period.to) return at;
    }
    return local - periods_.back().offset;
}

ZoneDays::ZoneDays(std::string_view zone, Span span)
    : span_{span.from, std::min(span.to, span.from + longest)}, clock_(zone, span_) {
    const auto local_day_at = [&](Instant at) {
        return std::chrono::floor<days>(at + clock_.offset_at(at));
    };
    // One day earlier: a gap at midnight can push a meeting into the next day.
    begin_ = local_day_at(span_.from) - days{1};
    end_ = local_day_at(span_.to) + days{1};
    begins_on_ = std::chrono::weekday{begin_};
}

std::optional<Instant> ZoneDays::first(std::chrono::weekday weekday, minutes start) const {
    const days ahead = weekday - begins_on_;
    for (sys_days day = begin_ + ahead; day < end_; day += days{7}) {
        const Instant at = clock_.instant_of(day, start);
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

Span rest_of_day(std::string_view zone, Instant now) {
    const Span day = whole_day(zone, local_day(zone, now));
    return {std::max(day.from, now - late_entry), day.to};
}

Span whole_day(std::string_view zone, Day day) {
    const Day next{sys_days{day} + days{1}};
    return {from_local(zone, day, std::chrono::minutes{0}),
            from_local(zone, next, std::chrono::minutes{0})};
}

}  // namespace alongside::directory
