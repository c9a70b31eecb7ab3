// When the client wants to be asked, as days and hours of their own zone (CHK3).
#pragma once

#include "views/record.hpp"

namespace alongside {

/// From when to when the client wants to be asked on one day.
struct AskWindow {
    Day day{};
    Instant from{};
    Instant to{};
    friend bool operator==(const AskWindow&, const AskWindow&) = default;
};

/// `18:00` as minutes since midnight. @returns nothing where it is no clock time
[[nodiscard]] std::optional<std::chrono::minutes> clock_time(std::string_view text);

/// Whether a rhythm falls on that day.
[[nodiscard]] bool falls_on(const RhythmChosen& rhythm, Day day);
/// The first window that begins after `after`. @returns nothing where none ever does
[[nodiscard]] std::optional<AskWindow> next_window(const RhythmChosen& rhythm, Instant after);
/// The last window that has begun by `now`; it may be over. @returns nothing before the first
[[nodiscard]] std::optional<AskWindow> last_window(const RhythmChosen& rhythm, Instant now);

/// Whether it is time to be asked: a window has begun since the day of the last answer. However
/// many went by, it is asked once.
/// @param last_on  the day of the last answer
[[nodiscard]] bool is_due(const RhythmChosen& rhythm, std::optional<Day> last_on, Instant now);

/// A message that is to go out, from `at` on and not after `until`.
struct DueReminder {
    std::string what;  ///< as `RhythmChosen::what`
    Instant at{};
    Instant until{};
    std::vector<ReminderBy> by;
    friend bool operator==(const DueReminder&, const DueReminder&) = default;
};

/// The reminder to send at `now`, for each thing whose window is open, which was not answered since
/// and for which the client wants messages. Empty while they want none.
[[nodiscard]] std::vector<DueReminder> reminders_at(const Record& record, Instant now);
/// The next moment after `after` at which a reminder may have to go out.
[[nodiscard]] std::optional<Instant> next_reminder_after(const Record& record, Instant after);

/// The next moment from `after` on at which the program has something to do for the client by
/// itself: a reminder, or a concern that nobody has seen.
[[nodiscard]] std::optional<Instant> wakes_at(const Record& record, Instant after);
/// The same after an entry at `at`, which is that moment itself while a reminder is due: an entry
/// that comes just after a window began must not take its reminder away.
[[nodiscard]] std::optional<Instant> wakes_from(const Record& record, Instant at);

}  // namespace alongside
