// Finds meetings by time, place, kind and words, in memory. Built once from all meetings and never
// changed: the caller swaps a shared_ptr when a list has been imported again.
#pragma once

#include "base/result.hpp"
#include "base/time.hpp"
#include "directory/choices.hpp"
#include "directory/meeting.hpp"

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace alongside::directory {

/// A meeting can still be joined, and is still shown, until this long after it began.
inline constexpr std::chrono::minutes late_entry{10};
/// "Now" reaches this far ahead.
inline constexpr std::chrono::minutes soon{60};
/// "Tonight" lasts from here to there on the next morning, wall time.
inline constexpr std::chrono::minutes evening_begins{17 * 60};
inline constexpr std::chrono::minutes night_ends{4 * 60};
/// How far "near" reaches for a search by time that names no radius.
inline constexpr double usual_reach_km = 50;
/// Most hits of one answer, and the furthest page.
inline constexpr std::size_t most_hits = 100;
inline constexpr std::size_t furthest_offset = 10'000;

/// Which occurrence is asked for. Wall times and days are those of the meeting's own zone; for a
/// meeting that one joins online, those of `Query::viewer_zone` where it is given.
enum class When {
    anytime,  ///< the next occurrence of every meeting; the only one that finds by appointment
    now,      ///< began at most `late_entry` ago, or begins within `soon`
    tonight,  ///< begins from 17:00 to before 04:00; before 04:00 the night that began yesterday
    today,    ///< what is left of the day
    day,      ///< everything on `Query::day`, also what is over
    weekday,  ///< the next occurrence, if it falls on `Query::weekday`
};

/// How one wants to come.
enum class Venue {
    any,
    online,     ///< by a link or a phone number, also where one can go
    in_person,  ///< also where one can join from home
    hybrid,     ///< only where both ways are open
    phone,      ///< where a phone number is enough
};
/// Whether one joins from home: then where one is does not count, and one's own clock does.
[[nodiscard]] constexpr bool is_from_home(Venue venue) {
    return venue == Venue::online || venue == Venue::phone;
}

/// What is asked. All that is given must hold.
struct Query {
    When when = When::anytime;
    std::optional<Day> day;                       ///< with `When::day` only
    std::optional<std::chrono::weekday> weekday;  ///< with `When::weekday` only
    std::optional<std::chrono::minutes> from;     ///< begins at this wall time or later
    std::optional<std::chrono::minutes> to;       ///< and before this; may be before `from`
    std::optional<Position> near;                 ///< only what one can go to; has no meaning
                                                  ///< where `is_from_home(venue)`
    std::optional<double> radius_km;              ///< with `near` only; above 0
    std::string place;                            ///< city, region or postal code: "Salem, OR"
    Venue venue = Venue::any;
    Facets facets;            ///< all of these
    std::string fellowship;   ///< "aa"; empty: every one
    std::string text;         ///< words of name, group and location; each
                              ///< may be the beginning of one
    std::size_t limit = 20;   ///< 1 to `most_hits`
    std::size_t offset = 0;   ///< 0 to `furthest_offset`
    std::string viewer_zone;  ///< IANA name; may be empty
};

/// One found meeting. The pointer lives as long as the index.
struct Hit {
    const Meeting* meeting = nullptr;
    std::optional<Instant> starts_at;  ///< absent: by appointment
    std::optional<Instant> ends_at;
    std::optional<double> km;  ///< from `Query::near`, where the meeting has a position
};

/// A city, region or postal code that the data names.
struct NamedPlace {
    std::string name;    ///< as the lists write it: "Salem"
    std::string within;  ///< "OR, US"; together with the name it is unambiguous
    std::size_t meetings = 0;
    friend bool operator==(const NamedPlace&, const NamedPlace&) = default;
};

struct Answer {
    std::vector<Hit> hits;                  ///< by start, then distance, then key; with `near` and
                                            ///< `anytime`, or `beyond_reach`, by distance first
    std::optional<NamedPlace> place_found;  ///< where `Query::place` names one place
    std::vector<NamedPlace> candidates;     ///< where it names several: ask which; no hits then
    std::optional<std::size_t> total;       ///< absent for a search by distance without a radius
    bool more = false;                      ///< another page follows
    bool beyond_reach = false;              ///< nothing within `usual_reach_km`: these are further
};

/// See the head of this file. Searching changes nothing, so any number of threads may.
class Index {
public:
    /// Where two meetings have the same source and key, both are kept.
    explicit Index(std::vector<Meeting> meetings);
    ~Index();
    Index(const Index&) = delete;
    Index& operator=(const Index&) = delete;

    /// @param now  decides what is running, tonight, next
    /// @error invalid  a value of the query is outside of its range
    [[nodiscard]] Result<Answer> search(const Query& query, Instant now) const;
    /// The first `most` that a search finds, in its order; its `limit` and `offset` do not count.
    /// @error invalid  as `search`
    [[nodiscard]] Result<std::vector<Hit>> gather(const Query& query, Instant now,
                                                  std::size_t most) const;
    /// What there is to choose from.
    [[nodiscard]] const Choices& choices() const;
    /// All meetings, by source and key.
    [[nodiscard]] const std::vector<Meeting>& meetings() const;
    /// By any id that a list gave it: of one that several lists name, all of them.
    /// @returns null where there is none
    [[nodiscard]] const Meeting* find(std::string_view source, std::string_view key) const;

private:
    struct Data;
    struct Search;
    std::unique_ptr<const Data> data_;
};

}  // namespace alongside::directory
