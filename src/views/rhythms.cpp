#include "views/rhythms.hpp"

namespace alongside {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

/// A rhythm's days are at most this far from each other.
constexpr days farthest{367};
/// For so long after a concern was raised the program looks at once, and again, whether letters to
/// those who were told are on their way.
constexpr std::chrono::minutes told_again_for{2};

Day next_day(Day day) {
    return sys_days{day} + days{1};
}

AskWindow window_on(const RhythmChosen& rhythm, Day day) {
    const auto from = clock_time(rhythm.from.text()).value_or(std::chrono::minutes{0});
    const auto to = clock_time(rhythm.to.text()).value_or(from);
    const std::string& zone = rhythm.zone.text();
    return {day, from_local(zone, day, from), from_local(zone, day, to)};
}

/// On which day `what` was answered last.
std::optional<Day> last_on(const Record& record, std::string_view what) {
    return what == "checkin" ? record.checkins.last_on : last_answered_on(record.measures, what);
}

/// From when reminders may come again. @returns nothing where the client did not pause them
std::optional<Instant> paused_until(const Record& record) {
    const auto& paused = record.checkins.paused;
    if (!paused) return std::nullopt;
    if (!paused->what.until_on) return Instant::max();
    return from_local(paused->by.at.zone, *paused->what.until_on, std::chrono::minutes{0});
}

}  // namespace

std::optional<std::chrono::minutes> clock_time(std::string_view text) {
    const auto digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9'; };
    if (text.size() != 5 || text[2] != ':') return std::nullopt;
    if (!digit(0) || !digit(1) || !digit(3) || !digit(4)) return std::nullopt;
    const int hours = (text[0] - '0') * 10 + (text[1] - '0');
    const int minutes = (text[3] - '0') * 10 + (text[4] - '0');
    if (hours > 23 || minutes > 59) return std::nullopt;
    return std::chrono::minutes{hours * 60 + minutes};
}

bool falls_on(const RhythmChosen& rhythm, Day day) {
    const auto since = sys_days{rhythm.since};
    if (sys_days{day} < since) return false;
    switch (rhythm.rhythm) {
        case Rhythm::daily:
            return true;
        case Rhythm::weekly: {
            const auto name =
                static_cast<DayName>(std::chrono::weekday{sys_days{day}}.c_encoding());
            return std::ranges::find(rhythm.days, name) != rhythm.days.end();
        }
        case Rhythm::every_days: {
            const int every = rhythm.so_many ? rhythm.so_many->value : 1;
            return (sys_days{day} - since).count() % every == 0;
        }
        case Rhythm::when_i_want:
            return false;
    }
    return false;
}

std::optional<AskWindow> next_window(const RhythmChosen& rhythm, Instant after) {
    Day day = std::max(local_day(rhythm.zone.text(), after), rhythm.since);
    const auto end = sys_days{day} + farthest;
    for (; sys_days{day} < end; day = next_day(day)) {
        if (!falls_on(rhythm, day)) continue;
        const AskWindow window = window_on(rhythm, day);
        if (window.from > after) return window;
    }
    return std::nullopt;
}

std::optional<AskWindow> last_window(const RhythmChosen& rhythm, Instant now) {
    Day day = local_day(rhythm.zone.text(), now);
    const auto end = std::max(sys_days{rhythm.since}, sys_days{day} - farthest);
    for (; sys_days{day} >= end; day = sys_days{day} - days{1}) {
        if (!falls_on(rhythm, day)) continue;
        const AskWindow window = window_on(rhythm, day);
        if (window.from <= now) return window;
    }
    return std::nullopt;
}

bool is_due(const RhythmChosen& rhythm, std::optional<Day> last_on, Instant now) {
    const auto window = last_window(rhythm, now);
    return window && (!last_on || *last_on < window->day);
}

std::vector<DueReminder> reminders_at(const Record& record, Instant now) {
    std::vector<DueReminder> due;
    const auto paused = paused_until(record);
    if ((paused && now < *paused) || record.story.treatment_ended) return due;
    for (const auto& said : record.checkins.rhythms) {
        const RhythmChosen& rhythm = said.what;
        const auto window = last_window(rhythm, now);
        if (!window || now > window->to || rhythm.remind_by.empty()) continue;
        if (!is_due(rhythm, last_on(record, rhythm.what.text()), now)) continue;
        due.push_back({rhythm.what.text(), window->from, window->to, rhythm.remind_by});
    }
    return due;
}

std::optional<Instant> next_reminder_after(const Record& record, Instant after) {
    const auto paused = paused_until(record);
    if ((paused && *paused == Instant::max()) || record.story.treatment_ended) return std::nullopt;
    // A millisecond before, so that a window which begins as the pause ends is not passed over.
    const Instant from = paused ? std::max(after, *paused - std::chrono::milliseconds{1}) : after;
    std::optional<Instant> next;
    for (const auto& said : record.checkins.rhythms) {
        if (said.what.remind_by.empty()) continue;
        const auto window = next_window(said.what, from);
        if (window && (!next || window->from < *next)) next = window->from;
    }
    return next;
}

std::optional<Instant> wakes_at(const Record& record, Instant after) {
    auto next = next_reminder_after(record, after);
    const auto consider = [&](Instant at) {
        if (!next || at < *next) next = at;
    };
    for (const Concern& concern : record.concerns.items) {
        if (!is_open(concern) || !concern.seen.empty()) continue;
        if (after <= concern.raised_at + told_again_for) consider(after);
        if (const auto at = passes_on_at(concern)) consider(std::max(*at, after));
    }
    return next;
}

std::optional<Instant> wakes_from(const Record& record, Instant at) {
    return reminders_at(record, at).empty() ? wakes_at(record, at) : at;
}

}  // namespace alongside
