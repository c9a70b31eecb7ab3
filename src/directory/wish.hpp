// Whether a meeting is what a query asks for, and when its next occurrence begins: asked of very
// many meetings, so what it needs of each lies close together in memory.
#pragma once

#include "directory/index.hpp"
#include "directory/occurrences.hpp"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace alongside::directory {

inline constexpr std::uint8_t by_appointment = 7;

/// A time of the week in one zone: all meetings of a slot begin at the same instants, and there are
/// far fewer slots than meetings.
struct Slot {
    std::uint16_t zone = 0;             ///< a number of `Numbers`
    std::uint16_t start = 0;            ///< minutes since midnight
    std::uint8_t day = by_appointment;  ///< 0 = Sunday
    bool online_only = false;           ///< the viewer's own clock counts

    friend auto operator<=>(const Slot&, const Slot&) = default;
};

/// Ways to come, as bits: what a meeting offers, and the one bit, or all, that a query asks for.
/// That both ways are open is a bit of its own, so that one comparison answers every question.
enum Ways : std::uint8_t {
    no_way = 0,
    by_going = 1,
    by_joining = 2,
    both_ways = 4,
    by_phone = 8,
    any_way = 15
};
[[nodiscard]] Ways ways_of(const Meeting& meeting);
[[nodiscard]] Ways ways_for(Venue venue);

/// Facets as two numbers, which are compared in two steps.
struct FacetBits {
    std::uint64_t low = 0;
    std::uint64_t high = 0;

    FacetBits() = default;
    explicit FacetBits(const Facets& facets);
    [[nodiscard]] bool holds(const FacetBits& all) const {
        return ((all.low & ~low) | (all.high & ~high)) == 0;
    }
};

/// What every search asks of a meeting.
struct Hot {
    FacetBits facets;
    std::uint32_t slot = 0;
    std::uint16_t fellowship = 0;  ///< a number of `Numbers`
    Ways ways = no_way;
};

/// Gives each distinct text a small number.
class Numbers {
public:
    static constexpr std::uint16_t unknown = 65'535;

    [[nodiscard]] std::uint16_t of(const std::string& text);
    /// @returns `unknown`, which no meeting has, for a text without a number
    [[nodiscard]] std::uint16_t find(const std::string& text) const;
    [[nodiscard]] const std::vector<std::string>& texts() const { return texts_; }

private:
    std::unordered_map<std::string, std::uint16_t> numbers_;
    std::vector<std::string> texts_;
};

/// In person or both ways.
[[nodiscard]] constexpr bool can_go_to(Attendance attendance) {
    return attendance == Attendance::in_person || attendance == Attendance::hybrid;
}
/// Online or both ways.
[[nodiscard]] constexpr bool can_join(Attendance attendance) {
    return attendance == Attendance::online || attendance == Attendance::hybrid;
}

/// One query at one moment. Works out each zone and each slot that it meets once, so it is kept for
/// one search and not shared.
class Wish {
public:
    /// Keeps references to all of these.
    Wish(const Query& query, Instant now, const Numbers& zones, const Numbers& fellowships,
         const std::vector<Slot>& slots);

    /// No start: not the time that is asked for. Earlier than every real one.
    static constexpr Instant never = Instant::min() + std::chrono::milliseconds{1};
    /// "Starts" after every real one.
    static constexpr Instant some_day = Instant::max();

    /// Venue, facets and fellowship; place, distance and words are the index's matter. Without a
    /// branch.
    [[nodiscard]] bool fits(const Hot& meeting) const {
        const bool way = (meeting.ways & ways_) != 0;
        const bool name = meeting.fellowship == fellowship_ || any_fellowship_;
        const bool all = meeting.facets.holds(facets_);
        return (static_cast<unsigned>(way) & static_cast<unsigned>(name) &
                static_cast<unsigned>(all)) != 0;
    }
    /// When the occurrence begins that is meant; `never`, or `some_day` for by appointment.
    [[nodiscard]] Instant start_of(std::uint32_t slot) {
        Instant& start = starts_[slot];
        if (start == unknown) start = work_out(slots_[slot]);
        return start;
    }

private:
    static constexpr Instant unknown = Instant::min();

    [[nodiscard]] Instant work_out(const Slot& slot);
    [[nodiscard]] bool is_in_hours(std::chrono::minutes wall) const;
    [[nodiscard]] Span span_in(std::string_view zone) const;
    [[nodiscard]] const ZoneDays& days_of(std::uint16_t zone, bool by_viewer);

    const Query& query_;
    Instant now_;
    const Numbers& zones_;
    const std::vector<Slot>& slots_;
    std::vector<Instant> starts_;  ///< by slot
    std::vector<std::optional<ZoneDays>> days_;
    std::vector<std::optional<ZoneDays>> viewer_days_;
    std::optional<WallClock> viewer_clock_;
    FacetBits facets_;
    Ways ways_;
    bool any_fellowship_;
    std::uint16_t fellowship_;
};

}  // namespace alongside::directory
