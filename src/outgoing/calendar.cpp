// Made with libical, which knows how to escape and fold. Zones are written out from the system's
// own data, change by change: readers need not know a zone's name, and all agree on every
// occurrence.
#include "outgoing/calendar.hpp"

#include "base/result.hpp"

#include <date/tz.h>
#include <libical/ical.h>

#include <algorithm>
#include <map>
#include <memory>
#include <stdexcept>

namespace alongside::outgoing {
namespace {

using std::chrono::seconds;

using Component = std::unique_ptr<icalcomponent, void (*)(icalcomponent*)>;

/// Years of a zone's changes around what happens in it.
constexpr std::chrono::days before{366};
constexpr std::chrono::days after{3660};

Component make(icalcomponent_kind kind) {
    return {icalcomponent_new(kind), icalcomponent_free};
}

void add(const Component& parent, Component child) {
    icalcomponent_add_component(parent.get(), child.release());
}

/// The component owns its properties.
void put(const Component& component, icalproperty* property) {
    check(property != nullptr);
    icalcomponent_add_property(component.get(), property);
}

void put_own(const Component& component, const char* name, const char* value) {
    icalproperty* property = icalproperty_new_x(value);
    icalproperty_set_x_name(property, name);
    put(component, property);
}

/// Without the control characters that no calendar may hold; lines and tabs may stay.
std::string plain(std::string text) {
    std::erase_if(text, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7F;
    });
    return text;
}

bool is_link(const std::string& text) {
    const bool is_web = text.starts_with("https://") || text.starts_with("http://");
    return is_web && std::ranges::all_of(text, [](char c) { return c > 0x20 && c < 0x7F; });
}

/// A wall time or, with `utc`, an instant.
icaltimetype time_of(std::chrono::sys_time<seconds> at, bool utc) {
    const auto day = std::chrono::floor<std::chrono::days>(at);
    const Day date{day};
    const std::chrono::hh_mm_ss clock{at - day};
    icaltimetype time = icaltime_null_time();
    time.year = static_cast<int>(date.year());
    time.month = static_cast<int>(static_cast<unsigned>(date.month()));
    time.day = static_cast<int>(static_cast<unsigned>(date.day()));
    time.hour = static_cast<int>(clock.hours().count());
    time.minute = static_cast<int>(clock.minutes().count());
    time.second = static_cast<int>(clock.seconds().count());
    time.zone = utc ? icaltimezone_get_utc_timezone() : nullptr;
    return time;
}

icaltimetype utc(Instant at) {
    return time_of(std::chrono::floor<seconds>(at), true);
}

/// @returns nullptr for UTC, an offset, and what is unknown: such times are told in UTC
const date::time_zone* zone_named(const std::string& name) {
    if (name == "UTC") return nullptr;
    try {
        return date::locate_zone(name);
    } catch (const std::runtime_error&) {
        return nullptr;
    }
}

/// From one change of a zone's clock to the next.
Component observance(const date::sys_info& info, std::chrono::sys_time<seconds> from,
                     seconds offset_before) {
    const bool is_summer = info.save != std::chrono::minutes{0};
    Component part = make(is_summer ? ICAL_XDAYLIGHT_COMPONENT : ICAL_XSTANDARD_COMPONENT);
    // By the clock as it was before the change.
    put(part, icalproperty_new_dtstart(time_of(from + offset_before, false)));
    put(part, icalproperty_new_tzoffsetfrom(static_cast<int>(offset_before.count())));
    put(part, icalproperty_new_tzoffsetto(static_cast<int>(info.offset.count())));
    put(part, icalproperty_new_tzname(info.abbrev.c_str()));
    return part;
}

struct Stretch {
    Instant first;
    Instant last;
};

Component zone_component(const date::time_zone& zone, const Stretch& used) {
    Component component = make(ICAL_VTIMEZONE_COMPONENT);
    put(component, icalproperty_new_tzid(zone.name().c_str()));
    auto at = std::chrono::floor<seconds>(used.first - before);
    const auto last = std::chrono::floor<seconds>(used.last + after);
    seconds offset = zone.get_info(at).offset;
    while (at < last) {
        const auto info = zone.get_info(at);
        add(component, observance(info, at, offset));
        offset = info.offset;
        at = info.end;
    }
    return component;
}

icalproperty_status status_of(EventState state) {
    switch (state) {
        case EventState::asked:
            return ICAL_STATUS_TENTATIVE;
        case EventState::certain:
            return ICAL_STATUS_CONFIRMED;
        case EventState::cancelled:
            break;
    }
    return ICAL_STATUS_CANCELLED;
}

void put_start(const Component& component, const Moment& starts) {
    const date::time_zone* zone = zone_named(starts.zone);
    if (zone == nullptr) return put(component, icalproperty_new_dtstart(utc(starts.at)));
    const auto offset = zone_offset(starts.zone, starts.at);
    const auto wall = std::chrono::floor<seconds>(starts.at + offset);
    icalproperty* start = icalproperty_new_dtstart(time_of(wall, false));
    icalproperty_add_parameter(start, icalparameter_new_tzid(zone->name().c_str()));
    put(component, start);
}

void put_what(const Component& component, const CalendarEvent& event, const CalendarLook& look) {
    const bool is_discreet = !look.discreet_title.empty();
    const std::string title = plain(is_discreet ? look.discreet_title : event.title);
    put(component, icalproperty_new_summary(title.c_str()));
    if (is_discreet) return;
    if (!event.place.empty()) put(component, icalproperty_new_location(plain(event.place).c_str()));
    if (!event.words.empty()) {
        put(component, icalproperty_new_description(plain(event.words).c_str()));
    }
    if (is_link(event.link)) put(component, icalproperty_new_url(event.link.c_str()));
}

Component event_component(const CalendarEvent& event, const CalendarLook& look) {
    Component component = make(ICAL_VEVENT_COMPONENT);
    put(component, icalproperty_new_uid(plain(event.id + "@alongside").c_str()));
    put(component, icalproperty_new_dtstamp(utc(event.changed_at)));
    put(component, icalproperty_new_lastmodified(utc(event.changed_at)));
    put(component, icalproperty_new_sequence(event.changes));
    put_start(component, event.starts);
    const auto length = std::chrono::duration_cast<seconds>(event.length).count();
    put(component, icalproperty_new_duration(icaldurationtype_from_int(static_cast<int>(length))));
    if (event.weekly) {
        icalrecurrencetype rule;
        icalrecurrencetype_clear(&rule);
        rule.freq = ICAL_WEEKLY_RECURRENCE;
        put(component, icalproperty_new_rrule(rule));
    }
    put(component, icalproperty_new_status(status_of(event.state)));
    put(component, icalproperty_new_class(ICAL_CLASS_PRIVATE));
    put_what(component, event, look);
    return component;
}

std::map<std::string, Stretch> zones_of(std::span<const CalendarEvent> events) {
    std::map<std::string, Stretch> zones;
    for (const CalendarEvent& event : events) {
        const date::time_zone* zone = zone_named(event.starts.zone);
        if (zone == nullptr) continue;
        const Instant at = event.starts.at;
        const auto [used, is_new] = zones.emplace(zone->name(), Stretch{at, at});
        used->second.first = std::min(used->second.first, at);
        used->second.last = std::max(used->second.last, at);
    }
    return zones;
}

}  // namespace

std::string calendar_text(std::span<const CalendarEvent> events, const CalendarLook& look) {
    const Component calendar = make(ICAL_VCALENDAR_COMPONENT);
    put(calendar, icalproperty_new_version("2.0"));
    put(calendar, icalproperty_new_prodid("-//Alongside//Calendar//EN"));
    put(calendar, icalproperty_new_calscale("GREGORIAN"));
    put(calendar, icalproperty_new_method(ICAL_METHOD_PUBLISH));
    put_own(calendar, "X-WR-CALNAME", plain(look.name).c_str());
    put_own(calendar, "X-PUBLISHED-TTL", "PT6H");
    for (const auto& [name, used] : zones_of(events)) {
        add(calendar, zone_component(*date::locate_zone(name), used));
    }
    for (const CalendarEvent& event : events) add(calendar, event_component(event, look));
    const std::unique_ptr<char, void (*)(void*)> text(
        icalcomponent_as_ical_string_r(calendar.get()), icalmemory_free_buffer);
    check(text != nullptr);
    return text.get();
}

}  // namespace alongside::outgoing
