// What the readers of all formats do alike with a record that became a meeting: find its zone,
// settle how one can come, and keep each key once.
#pragma once

#include "directory/source.hpp"

#include <set>
#include <string>
#include <string_view>
#include <unordered_map>

namespace alongside::directory {

/// Collects the meetings of one list. The source must outlive it.
class MeetingKeeper {
public:
    explicit MeetingKeeper(const Source& source);

    [[nodiscard]] Report& report() { return import_.report; }
    [[nodiscard]] const Source& source() const { return source_; }
    /// A meeting of this source that says nothing yet.
    [[nodiscard]] Meeting blank() const;
    /// The zone of a meeting whose place is filled in: the one that its record names, else the
    /// source's, else that of the place.
    /// @returns false where none can be told
    [[nodiscard]] bool settle_zone(Meeting& meeting, std::string_view named);
    /// What only holds for a room goes where there is none; open and closed at once is closed.
    void settle_facets(Meeting& meeting);
    /// Keeps one meeting for each day. A record counts once: kept if any of its meetings is new,
    /// merged if all were there already, skipped if its keys mean other meetings.
    /// @param days  0 = Sunday … 6 = Saturday; empty: by appointment
    /// @param with_day  the key of a day's meeting ends in the day's number
    void keep(Meeting meeting, const std::string& key, const std::set<unsigned>& days,
              bool with_day);
    [[nodiscard]] Import finish() && { return std::move(import_); }

private:
    const Source& source_;
    std::string source_zone_;
    Import import_;
    std::unordered_map<std::string, std::size_t> by_key_;
};

/// In person, online, both or neither.
[[nodiscard]] Attendance attendance_of(bool has_door, bool is_online);
/// A phone number that can be dialled as it stands; empty for less than ten digits and signs.
[[nodiscard]] std::string dialled(std::string_view text);
/// Whether a link's host is one of the services that hold calls, compared at a label boundary, so
/// that "evilzoom.us" is not one. @param url  as `web_address` gives it
[[nodiscard]] bool is_call_provider(std::string_view url);

}  // namespace alongside::directory
