// Instants, calendar days and time zones. The zone data is the system's IANA database.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace alongside {

/// A point in time, UTC, to the millisecond.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;
/// A calendar day with no zone of its own.
using Day = std::chrono::year_month_day;
/// Where "now" comes from. The server passes the system's clock, tests a fixed one.
using Clock = std::function<Instant()>;

[[nodiscard]] Instant system_now();
[[nodiscard]] inline std::int64_t to_milliseconds(Instant at) {
    return at.time_since_epoch().count();
}
[[nodiscard]] inline Instant from_milliseconds(std::int64_t value) {
    return Instant{std::chrono::milliseconds{value}};
}

/// An instant together with the zone of the person who wrote it down.
struct Moment {
    Instant at{};
    std::string zone = "UTC";  ///< IANA name (`America/New_York`) or an offset (`-05:00`)

    friend bool operator==(const Moment&, const Moment&) = default;
};

/// Whether the text names a zone: an IANA name of this system's database or `±HH:MM`.
[[nodiscard]] bool is_zone(std::string_view zone);
/// The offset from UTC that holds in `zone` at `at`. Unknown zones count as UTC.
[[nodiscard]] std::chrono::seconds zone_offset(std::string_view zone, Instant at);
/// The calendar day at `at` as people in `zone` would say it.
[[nodiscard]] Day local_day(std::string_view zone, Instant at);
/// Wall time in `zone`, as minutes since local midnight, 0 to 1439.
[[nodiscard]] std::chrono::minutes local_minutes(std::string_view zone, Instant at);
/// The instant of a wall time. In the hour that spring skips: the first instant after the gap; in
/// the hour that autumn repeats: the earlier one.
[[nodiscard]] Instant from_local(std::string_view zone, Day day, std::chrono::minutes wall);

/// RFC 3339 in UTC with milliseconds: `2026-11-21T13:15:00.000Z`.
[[nodiscard]] std::string to_text(Instant at);
/// RFC 9557: local time, offset and, where it has one, the zone's name in brackets:
/// `2026-11-21T08:15:00.000-05:00[America/New_York]`.
[[nodiscard]] std::string to_text(const Moment& moment);
/// Reads RFC 3339 with an offset and, optionally, an RFC 9557 zone; else the offset is the zone.
/// @returns nothing where the text is not of that form, names no real time or zone, or is not
///   from 1900-01-02 to 2199-12-30 in UTC
[[nodiscard]] std::optional<Moment> parse_moment(std::string_view text);
/// `YYYY-MM-DD`
[[nodiscard]] std::string to_text(Day day);
/// @returns nothing where the text is not a real day between 1900 and 2199
[[nodiscard]] std::optional<Day> parse_day(std::string_view text);

}  // namespace alongside
