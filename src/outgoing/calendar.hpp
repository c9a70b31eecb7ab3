// A calendar as other programs read it (RFC 5545): what a client's own telephone subscribes to.
#pragma once

#include "base/time.hpp"

#include <chrono>
#include <span>
#include <string>

namespace alongside::outgoing {

/// Where an event stands.
enum class EventState { asked, certain, cancelled };

/// One appointment, or one meeting a week.
struct CalendarEvent {
    std::string id;     ///< the same for the same event for ever; says nothing about anybody
    std::string title;  ///< told only where the calendar is not discreet, as the next three
    std::string place;
    std::string link;  ///< http or https; anything else is left out
    std::string words;
    Moment starts;  ///< in the zone by whose clock it comes again
    std::chrono::minutes length{60};
    bool weekly = false;
    EventState state = EventState::certain;
    int changes = 0;       ///< how often it was moved or called off
    Instant changed_at{};  ///< the last time that anything of it changed
};

/// How a calendar shows itself.
struct CalendarLook {
    std::string name;
    /// What every event is called instead of its title, without place, link and words, because
    /// calendars lie open on desks and shared screens. Empty: everything is told.
    std::string discreet_title;
};

/// The whole calendar: each event with a stable UID, in its zone with the zone's changes from the
/// year before the first event to ten years after the last, lines folded and ending in \r\n. The
/// same events give the same text.
[[nodiscard]] std::string calendar_text(std::span<const CalendarEvent> events,
                                        const CalendarLook& look);

}  // namespace alongside::outgoing
