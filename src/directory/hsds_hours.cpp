// Schedules of HSDS are parts of iCalendar rules; what they cannot say stands in their words.
#include "directory/hsds_reader.hpp"
#include "directory/listing_words.hpp"
#include "directory/plain_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace alongside::directory {
namespace {

using std::chrono::minutes;

struct WallTime {
    minutes at{0};
    std::string zone;  ///< `+03:00` where the time carries one
};

/// "10:00", "10:00:00", each also with `Z` or an offset behind it.
std::optional<WallTime> read_wall_time(std::string text) {
    WallTime time;
    const std::size_t sign = text.find_first_of("Zz+-", 1);
    if (sign != std::string::npos) {
        time.zone = text.substr(sign);
        text.resize(sign);
        if (time.zone == "Z" || time.zone == "z") time.zone = "+00:00";
        if (time.zone.size() == 3) time.zone += ":00";
        if (time.zone.size() == 5) time.zone.insert(3, ":");
        if (!is_zone(time.zone)) return std::nullopt;
    }
    const auto at = read_time(text);
    if (!at) return std::nullopt;
    time.at = *at;
    return time;
}

struct NthDay {
    std::chrono::weekday weekday;
    int week = 0;
};

/// "TU", "1MO", "-1FR".
std::optional<NthDay> read_by_day(std::string_view text) {
    static constexpr std::array<std::string_view, 7> names = {"SU", "MO", "TU", "WE",
                                                              "TH", "FR", "SA"};
    if (text.size() < 2) return std::nullopt;
    NthDay day;
    std::string_view number = text.substr(0, text.size() - 2);
    if (number.starts_with('+')) number.remove_prefix(1);
    if (!number.empty()) {
        const auto [end, error] =
            std::from_chars(number.data(), number.data() + number.size(), day.week);
        const bool is_whole = error == std::errc{} && end == number.data() + number.size();
        if (!is_whole || day.week == 0 || day.week < -5 || day.week > 5) return std::nullopt;
    }
    std::string name(text.substr(text.size() - 2));
    for (char& c : name) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    const auto* const found = std::ranges::find(names, name);
    if (found == names.end()) return std::nullopt;
    day.weekday = std::chrono::weekday{static_cast<unsigned>(found - names.begin())};
    return day;
}

/// The offset that the column `timezone` gives as a number of hours: 3, -5, 5.5.
std::string offset_of(const std::optional<double>& hours) {
    if (!hours || !(*hours >= -14 && *hours <= 14)) return {};
    const int total = static_cast<int>(*hours * 60);
    const int size = total < 0 ? -total : total;
    const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    return (total < 0 ? "-" : "+") + two(size / 60) + ":" + two(size % 60);
}

/// Opening hours of a rule that repeats by weekday; nothing where it is no such rule.
/// @returns whether it was read in full
bool read_rule(RowReader& row, std::vector<OpeningHours>& hours) {
    const std::string frequency = row.line({"freq"});
    const auto interval = row.number("interval");
    const bool is_weekly = frequency == "WEEKLY" || frequency.empty();
    if (!is_weekly && frequency != "MONTHLY") return false;
    if (interval && *interval > 1) return false;
    const auto opens = read_wall_time(row.line({"opens_at"}));
    const auto closes = read_wall_time(row.line({"closes_at"}));
    if (!opens || !closes || opens->at >= minutes{1440}) return false;
    OpeningHours each;
    each.opens = opens->at;
    each.length = closes->at - opens->at;
    if (each.length <= minutes{0}) each.length += minutes{1440};  // past midnight
    // Open all day is written so.
    if (opens->at == minutes{0} && closes->at == minutes{1439}) each.length = minutes{1440};
    each.zone = opens->zone.empty() ? offset_of(row.number("timezone")) : opens->zone;
    each.from = parse_day(row.line({"valid_from"}).substr(0, 10));
    each.until = parse_day(row.line({"valid_to"}).substr(0, 10));
    const auto days = row.list("byday", ',');
    bool is_whole = !days.empty();
    for (const std::string& text : days) {
        const auto day = read_by_day(text);
        // The first Monday of a week means nothing, and a Monday of a month not which.
        if (!day || is_weekly != (day->week == 0)) {
            is_whole = false;
            continue;
        }
        each.weekday = day->weekday;
        each.week = day->week;
        hours.push_back(each);
    }
    return is_whole;
}

}  // namespace

void read_schedule(RowReader& row, Resource& resource, Report& report) {
    std::vector<OpeningHours> hours;
    const bool says_times = !row.line({"opens_at"}).empty() || !row.line({"byday", "freq"}).empty();
    if (!read_rule(row, hours) && says_times) report.note("schedule_unreadable");
    for (const OpeningHours& each : hours) {
        const bool is_new = std::ranges::find(resource.hours, each) == resource.hours.end();
        if (is_new && resource.hours.size() < most_parts) resource.hours.push_back(each);
    }
    for (const char* field : {"description", "notes", "attending_type"}) {
        const std::string words = row.lines(field);
        std::string& to = resource.hours_in_words;
        if (words.empty() || to.find(words) != std::string::npos) continue;
        if (to.size() + words.size() >= longest_notes) {
            report.note("text_too_long");
        } else {
            to += (to.empty() ? "" : "\n") + words;
        }
    }
}

}  // namespace alongside::directory
