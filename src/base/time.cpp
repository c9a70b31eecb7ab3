#include "base/time.hpp"

#include <date/tz.h>
#include <fmt/format.h>

#include <charconv>
#include <cstdlib>

namespace alongside {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

constexpr std::chrono::sys_days first_day{std::chrono::year{1900} / 1 / 1};
constexpr std::chrono::sys_days last_day{std::chrono::year{2199} / 12 / 31};

/// `±HH:MM` as seconds; nothing for any other text.
std::optional<seconds> parse_offset(std::string_view text) {
    if (text == "Z" || text == "z") return seconds{0};
    if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') {
        return std::nullopt;
    }
    int hours = 0;
    int mins = 0;
    const auto read = [](std::string_view digits, int& value) {
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + 2, value);
        return error == std::errc{} && end == digits.data() + 2;
    };
    if (!read(text.substr(1, 2), hours) || !read(text.substr(4, 2), mins)) return std::nullopt;
    if (hours > 18 || mins > 59) return std::nullopt;
    const seconds size = std::chrono::hours{hours} + minutes{mins};
    return text[0] == '-' ? -size : size;
}

const date::time_zone* find_zone(std::string_view name) {
    // The database throws for unknown names; a name with a dot or of odd length is never one.
    if (name.empty() || name.size() > 64) return nullptr;
    try {
        return date::locate_zone(name);
    } catch (const std::runtime_error&) {
        return nullptr;
    }
}

std::string offset_text(seconds offset) {
    const auto total = std::chrono::duration_cast<minutes>(offset).count();
    const auto size = std::abs(total);
    return fmt::format("{}{:02}:{:02}", total < 0 ? '-' : '+', size / 60, size % 60);
}

date::local_days to_local_days(Day day) {
    return date::local_days{std::chrono::sys_days{day}.time_since_epoch()};
}

/// Exactly `count` digits at `text`.
std::optional<int> digits(std::string_view text, std::size_t from, std::size_t count) {
    if (text.size() < from + count) return std::nullopt;
    int value = 0;
    for (const char c : text.substr(from, count)) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

}  // namespace

Instant system_now() {
    return std::chrono::time_point_cast<std::chrono::milliseconds>(
        std::chrono::system_clock::now());
}

bool is_zone(std::string_view zone) {
    return parse_offset(zone).has_value() || find_zone(zone) != nullptr;
}

std::chrono::seconds zone_offset(std::string_view zone, Instant at) {
    if (const auto offset = parse_offset(zone)) return *offset;
    const auto* found = find_zone(zone);
    if (found == nullptr) return seconds{0};
    return found->get_info(std::chrono::time_point_cast<seconds>(at)).offset;
}

Day local_day(std::string_view zone, Instant at) {
    return Day{std::chrono::floor<std::chrono::days>(at + zone_offset(zone, at))};
}

std::chrono::minutes local_minutes(std::string_view zone, Instant at) {
    const auto local = at + zone_offset(zone, at);
    return std::chrono::floor<minutes>(local - std::chrono::floor<std::chrono::days>(local));
}

Instant from_local(std::string_view zone, Day day, std::chrono::minutes wall) {
    const auto local = to_local_days(day) + wall;
    const Instant as_utc{std::chrono::milliseconds{local.time_since_epoch()}};
    if (const auto offset = parse_offset(zone)) return as_utc - *offset;
    const auto* found = find_zone(zone);
    if (found == nullptr) return as_utc;
    const auto info = found->get_info(date::local_time<seconds>{local});
    if (info.result == date::local_info::nonexistent) return Instant{info.first.end};
    return as_utc - info.first.offset;
}

std::string to_text(Instant at) {
    const auto day = std::chrono::floor<std::chrono::days>(at);
    const std::chrono::hh_mm_ss time{at - day};
    return fmt::format("{}T{:02}:{:02}:{:02}.{:03}Z", to_text(Day{day}), time.hours().count(),
                       time.minutes().count(), time.seconds().count(), time.subseconds().count());
}

std::string to_text(const Moment& moment) {
    // Whole minutes, as the form has them: before time zones, towns had odd seconds.
    const auto offset = std::chrono::duration_cast<minutes>(zone_offset(moment.zone, moment.at));
    std::string text = to_text(moment.at + offset);
    text.pop_back();
    text += offset_text(offset);
    if (!parse_offset(moment.zone)) text += "[" + moment.zone + "]";
    return text;
}

std::optional<Moment> parse_moment(std::string_view text) {
    // 2026-11-21T08:15:00[.123…](Z|±HH:MM)[Zone/Name]
    if (text.size() < 20 || text.size() > 120) return std::nullopt;
    const auto day = parse_day(text.substr(0, 10));
    const auto hour = digits(text, 11, 2);
    const auto minute = digits(text, 14, 2);
    const auto second = digits(text, 17, 2);
    const bool marks = (text[10] == 'T' || text[10] == 't') && text[13] == ':' && text[16] == ':';
    if (!day || !hour || !minute || !second || !marks) return std::nullopt;
    if (*hour > 23 || *minute > 59 || *second > 59) return std::nullopt;

    std::string_view rest = text.substr(19);
    int milliseconds = 0;
    if (rest.starts_with('.')) {
        std::size_t count = 1;
        for (int scale = 100; count < rest.size() && rest[count] >= '0' && rest[count] <= '9';
             ++count, scale /= 10) {
            milliseconds += (rest[count] - '0') * scale;
        }
        if (count == 1 || count > 10) return std::nullopt;
        rest.remove_prefix(count);
    }
    std::string zone;
    if (rest.ends_with(']')) {
        const auto open = rest.find('[');
        if (open == std::string_view::npos) return std::nullopt;
        zone = rest.substr(open + 1, rest.size() - open - 2);
        rest = rest.substr(0, open);
        if (!is_zone(zone)) return std::nullopt;
    }
    const auto offset = parse_offset(rest);
    if (!offset) return std::nullopt;
    if (zone.empty()) zone = rest;
    if (const auto fixed = parse_offset(zone)) {
        zone = *fixed == seconds{0} ? "UTC" : offset_text(*fixed);
    }
    const Instant local = Instant{std::chrono::sys_days{*day}} + std::chrono::hours{*hour} +
                          minutes{*minute} + seconds{*second} +
                          std::chrono::milliseconds{milliseconds};
    const Instant at = local - *offset;
    // So that its day, in whatever zone it is read, is one that can be written.
    if (at < Instant{first_day + std::chrono::days{1}} || at >= Instant{last_day}) {
        return std::nullopt;
    }
    return Moment{at, std::move(zone)};
}

std::string to_text(Day day) {
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()),
                       static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

std::optional<Day> parse_day(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto year = digits(text, 0, 4);
    const auto month = digits(text, 5, 2);
    const auto day = digits(text, 8, 2);
    if (!year || !month || !day) return std::nullopt;
    const Day result{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                     std::chrono::day{static_cast<unsigned>(*day)}};
    if (!result.ok() || result < Day{first_day} || result > Day{last_day}) return std::nullopt;
    return result;
}

}  // namespace alongside
