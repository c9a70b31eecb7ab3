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

/// What every search asks of a meeting.
struct Hot {
    Facets facets;
    std::uint16_t zone = 0;             ///< a number of `Numbers`
    std::uint16_t fellowship = 0;       ///< likewise
    std::uint16_t start = 0;            ///< minutes since midnight
    std::uint8_t day = by_appointment;  ///< 0 = Sunday
    Attendance attendance = Attendance::inactive;
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

/// One query at one moment. Works out each time zone that it meets once, so it is kept for one
/// search and not shared.
class Wish {
public:
    /// Keeps references to all of these.
    Wish(const Query& query, Instant now, const Numbers& zones, const Numbers& fellowships);

    struct Verdict {
        bool yes = false;
        std::optional<Instant> starts_at;  ///< of the occurrence that is meant
    };
    /// Time, venue, facets and fellowship; place, distance and words are the index's matter.
    [[nodiscard]] Verdict look_at(const Hot& meeting);

private:
    [[nodiscard]] bool fits(const Hot& meeting) const;
    [[nodiscard]] bool is_seen_from_afar(const Hot& meeting) const;
    [[nodiscard]] bool is_in_hours(std::chrono::minutes wall) const;
    [[nodiscard]] Span span_in(std::string_view zone) const;
    [[nodiscard]] const ZoneDays& days_of(std::uint16_t zone, bool by_viewer);

    const Query& query_;
    Instant now_;
    const Numbers& zones_;
    std::vector<std::optional<ZoneDays>> days_;
    std::vector<std::optional<ZoneDays>> viewer_days_;
    std::uint16_t fellowship_;
};

}  // namespace alongside::directory
