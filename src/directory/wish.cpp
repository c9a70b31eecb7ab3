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

Wish::Wish(const Query& query, Instant now, const Numbers& zones, const Numbers& fellowships)
    : query_(query),
      now_(now),
      zones_(zones),
      days_(zones.texts().size()),
      viewer_days_(query.viewer_zone.empty() ? 0 : zones.texts().size()),
      fellowship_(fellowships.find(query.fellowship)) {}

Wish::Verdict Wish::look_at(const Hot& meeting) {
    if (!fits(meeting)) return {};
    if (meeting.day == by_appointment) {
        const bool asks_for_time = query_.when != When::anytime || query_.from || query_.to;
        return {!asks_for_time, std::nullopt};
    }
    const bool by_viewer = is_seen_from_afar(meeting);
    const weekday day{meeting.day};
    const minutes start{meeting.start};
    if (!by_viewer && query_.weekday && day != *query_.weekday) return {};
    if (!by_viewer && !is_in_hours(start)) return {};
    const auto at = days_of(meeting.zone, by_viewer).first(day, start);
    if (!at) return {};
    if (by_viewer) {
        const std::string& zone = query_.viewer_zone;
        if (!is_in_hours(local_minutes(zone, *at))) return {};
        const weekday seen{std::chrono::sys_days{local_day(zone, *at)}};
        if (query_.weekday && seen != *query_.weekday) return {};
    }
    return {true, at};
}

bool Wish::fits(const Hot& meeting) const {
    if ((meeting.facets & query_.facets) != query_.facets) return false;
    if (!query_.fellowship.empty() && meeting.fellowship != fellowship_) return false;
    switch (query_.venue) {
        case Venue::any:
            return meeting.attendance != Attendance::inactive;
        case Venue::in_person:
            return can_go_to(meeting.attendance);
        case Venue::online:
            return can_join(meeting.attendance);
    }
    return false;
}

/// Joined from the viewer's home: there the viewer's evening and weekday count.
bool Wish::is_seen_from_afar(const Hot& meeting) const {
    return !query_.viewer_zone.empty() &&
           (meeting.attendance == Attendance::online || query_.venue == Venue::online);
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
