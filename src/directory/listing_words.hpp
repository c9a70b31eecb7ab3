// Reads what people write into lists: days, times, and words that say "not every week".
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace alongside::directory {

/// A weekday by number (0 = Sunday … 6 = Saturday, as Meeting Guide counts) or by its name, in full
/// or by its first three letters, in English, Spanish or French.
/// @returns nothing for any other text
[[nodiscard]] std::optional<std::chrono::weekday> read_weekday(std::string_view text);

/// A time of day: "19:00", "9:00", "19:00:00", "7:00 PM", "7pm", "7 p.m.", "noon", "midnight".
/// @returns minutes since midnight, 0 to 1440 (as "24:00" is written); nothing for any other text
[[nodiscard]] std::optional<std::chrono::minutes> read_time(std::string_view text);

/// Whether a name says that the meeting does not meet each week: "2nd Thursday", "1st and 3rd",
/// "last Friday of the month", "monthly", "every other week". English and Spanish. "2nd floor" and
/// "12th Step" say no such thing.
[[nodiscard]] bool name_says_irregular(std::string_view name);
/// The same for notes, sentence by sentence. There such words tell of the format more often than of
/// the meeting ("last Friday is a speaker meeting"), so a sentence counts only if it also says
/// "only", "meets", "not held", "no meeting" or the like.
[[nodiscard]] bool notes_say_irregular(std::string_view notes);

}  // namespace alongside::directory
