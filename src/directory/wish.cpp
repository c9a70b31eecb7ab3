#include "directory/wish.hpp"

namespace alongside::directory {

using std::chrono::minutes;
using std::chrono::weekday;

std::uint16_t Numbers::of(const std::string& text) {
    const auto [at, is_new] = numbers_.emplace(text, static_cast<std::uint16_t>(texts_.size()));
    if (is_new) texts_.push_back(text);
    check(texts_.size() < unknown);
    return at->second;
}

std::uint16_t Numbers::find(const std::string& text) const {
    const auto at = numbers_.find(text);
    return at == numbers_.end() ? unknown : at->second;
}

FacetBits::FacetBits(const Facets& facets)
    : low((facets & Facets(~std::uint64_t{0})).to_ullong()), high((facets >> 64).to_ullong()) {}

Ways ways_of(const Meeting& meeting) {
    const bool goes = can_go_to(meeting.attendance);
    const bool joins = can_join(meeting.attendance);
    const bool calls = joins && !meeting.conference_phone.empty();
    return static_cast<Ways>((goes ? by_going : no_way) | (joins ? by_joining : no_way) |
                             (goes && joins ? both_ways : no_way) | (calls ? by_phone : no_way));
}

Ways ways_for(Venue venue) {
    switch (venue) {
        case Venue::online:
            return by_joining;
        case Venue::in_person:
            return by_going;
        case Venue::hybrid:
            return both_ways;
        case Venue::phone:
            return by_phone;
        case Venue::any:
            break;
    }
    return any_way;
}

Wish::Wish(const Query& query, Instant now, const Numbers& zones, const Numbers& fellowships,
           const std::vector<Slot>& slots)
    : query_(query),
      now_(now),
      zones_(zones),
      slots_(slots),
      starts_(slots.size(), unknown),
      days_(zones.texts().size()),
      viewer_days_(query.viewer_zone.empty() ? 0 : zones.texts().size()),
      facets_(query.facets),
      ways_(ways_for(query.venue)),
      any_fellowship_(query.fellowship.empty()),
      fellowship_(fellowships.find(query.fellowship)) {
    if (!query.viewer_zone.empty()) {
        viewer_clock_.emplace(query.viewer_zone, span_in(query.viewer_zone));
    }
}

Instant Wish::work_out(const Slot& slot) {
    if (slot.day == by_appointment) {
        const bool asks_for_time = query_.when != When::anytime || query_.from || query_.to;
        return asks_for_time ? never : some_day;
    }
    // Joined from the viewer's home: there the viewer's evening and weekday count.
    const bool by_viewer = viewer_clock_ && (slot.online_only || is_from_home(query_.venue));
    const weekday day{slot.day};
    const minutes start{slot.start};
    if (!by_viewer && query_.weekday && day != *query_.weekday) return never;
    if (!by_viewer && !is_in_hours(start)) return never;
    const auto at = days_of(slot.zone, by_viewer).first(day, start);
    if (!at || !by_viewer) return at.value_or(never);
    const Instant local = *at + viewer_clock_->offset_at(*at);
    const auto seen_on = std::chrono::floor<std::chrono::days>(local);
    if (!is_in_hours(std::chrono::floor<minutes>(local - seen_on))) return never;
    if (query_.weekday && weekday{seen_on} != *query_.weekday) return never;
    return *at;
}

bool Wish::is_in_hours(minutes wall) const {
    const bool late_enough = !query_.from || wall >= *query_.from;
    const bool early_enough = !query_.to || wall < *query_.to;
    const bool over_midnight = query_.from && query_.to && *query_.to < *query_.from;
    return over_midnight ? late_enough || early_enough : late_enough && early_enough;
}

/// The instants that the query means, for the days and evenings of `zone`.
Span Wish::span_in(std::string_view zone) const {
    switch (query_.when) {
        case When::now:
            return {now_ - late_entry, now_ + soon + std::chrono::milliseconds{1}};
        case When::tonight:
            return tonight(zone, now_);
        case When::today:
            return rest_of_day(zone, now_);
        case When::day:
            return whole_day(zone, *query_.day);
        case When::anytime:
        case When::weekday:
            break;
    }
    return {now_ - late_entry, now_ + std::chrono::days{9}};
}

const ZoneDays& Wish::days_of(std::uint16_t zone, bool by_viewer) {
    auto& days = (by_viewer ? viewer_days_ : days_)[zone];
    if (!days) {
        const std::string& name = zones_.texts()[zone];
        days.emplace(name, span_in(by_viewer ? query_.viewer_zone : name));
    }
    return *days;
}

}  // namespace alongside::directory
