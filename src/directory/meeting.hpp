// The normal form of a meeting: what every list, whatever its format, is turned into. Public
// listings only; the personal contacts that lists carry are not kept.
#pragma once

#include "base/result.hpp"
#include "base/time.hpp"
#include "directory/facets.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace alongside::directory {

/// A place on earth in degrees, kept to six decimals (ten centimetres), so that it is the same
/// number after every round trip. Make one with `position_at`.
struct Position {
    double lat = 0;  ///< -90 to 90
    double lon = 0;  ///< -180 to 180

    friend bool operator==(const Position&, const Position&) = default;
};

/// @returns nothing outside the ranges, for what is no number, and for 0,0, which lists write where
///     they do not know
[[nodiscard]] std::optional<Position> position_at(double lat, double lon);

/// How one can come. Worked out by the importer from address, phone, link and closures.
enum class Attendance { in_person, online, hybrid, inactive };
/// Who named the zone: the record, the source's settings, or the place of the meeting.
enum class ZoneFrom { row, source, place };

[[nodiscard]] std::string_view to_text(Attendance attendance);
[[nodiscard]] std::string_view to_text(ZoneFrom from);

/// One weekly meeting, or one by appointment. A record with several days is several meetings.
struct Meeting {
    std::string source;             ///< name of the source in the program's settings
    std::string key;                ///< stable within the source
    std::string name;               ///< 1 to 255 characters
    std::string fellowship = "aa";  ///< "aa", "na", "al-anon" …; from the source's settings

    std::optional<std::chrono::weekday> weekday;  ///< in `zone`; absent: by appointment
    std::chrono::minutes start{0};                ///< wall time in `zone`, 0 to 1439
    std::chrono::minutes length{60};              ///< 1 to 1440; may pass midnight
    std::string zone;                             ///< IANA name; empty only where by appointment
    ZoneFrom zone_from = ZoneFrom::row;
    bool irregular = false;  ///< "2nd Thursday": listed weekly, does not meet each week

    Attendance attendance = Attendance::inactive;
    std::string address;   ///< in one line, as listed
    std::string location;  ///< building or landmark
    std::string city;
    std::string state;  ///< state or province, as listed: "CA", "Ontario"
    std::string postal_code;
    std::string country;               ///< ISO 3166-1 in two capitals where known, else as listed
    std::vector<std::string> regions;  ///< the list's own areas, most general first
    std::optional<Position> position;
    bool approximate = false;  ///< address and position are an area, not a door

    std::string conference_url;  ///< http or https
    std::string conference_url_notes;
    std::string conference_phone;  ///< digits, `+`, `,`, `*`, `#`
    std::string conference_phone_notes;

    Facets facets;
    std::string notes;  ///< plain text, lines kept; may hold call passwords: never
                        ///< searched, shown on the meeting's own page only
    std::string location_notes;
    std::string group;
    std::string group_notes;
    std::string url;                 ///< the listing's page, http or https
    std::optional<Instant> updated;  ///< when the list last changed the record

    /// Ids, `source/key`, of the same meeting in other lists. Of merged meetings only
    /// (`merge.hpp`); never stored.
    std::vector<std::string> also_from;

    [[nodiscard]] bool has(Facet facet) const { return facets.test(bit(facet)); }
    friend bool operator==(const Meeting&, const Meeting&) = default;
};

/// Compact JSON for storing. `meeting_from_json(to_json(m)) == m` for every meeting.
[[nodiscard]] std::string to_json(const Meeting& meeting);
/// Reads what `to_json` wrote, in this version or an older one: absent fields keep their defaults,
/// unknown fields and facets are passed over.
/// @error invalid  not such JSON, or a value out of its range
[[nodiscard]] Result<Meeting> meeting_from_json(std::string_view json);

}  // namespace alongside::directory
