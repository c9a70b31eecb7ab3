// What a program's day is counted by. Counts hold no names and no words; outcomes read them.
#pragma once

#include "views/record.hpp"

namespace alongside {

/// What is counted. The numbers are stored: never change or reuse one.
enum class Measure : std::uint8_t {
    checkins_recorded = 1,
    checkins_answered = 2,
    goals_proposed = 3,
    goals_accepted = 4,
    steps_done = 5,
    supports_chosen = 6,
    supports_attended = 7,
    messages_by_clients = 8,
    messages_by_staff = 9,
    instruments_answered = 10,
};

/// What an entry adds one to, or nothing. What is for its author alone is not counted, and what was
/// written together is counted once the client confirms it.
[[nodiscard]] std::optional<Measure> counted_as(const Entry& entry);

/// What the client confirms with an entry that is not folded yet, as if they had written it
/// themselves. @returns nothing where it confirms nothing
[[nodiscard]] std::optional<Entry> confirmed_by(const Entry& entry, const Record& before);

/// The day it counts for: the author's own.
[[nodiscard]] Day counted_on(const Entry& entry);

}  // namespace alongside
