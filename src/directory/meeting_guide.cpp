// See meeting_guide.hpp. What the format leaves to the reader is decided here; the reasons are in
// docs/directory.md.
#include "directory/meeting_guide.hpp"

#include "directory/address.hpp"
#include "directory/json_rows.hpp"
#include "directory/listing_words.hpp"
#include "directory/plain_text.hpp"
#include "directory/row_reader.hpp"
#include "directory/zone.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <set>
#include <unordered_map>

namespace alongside::directory {
namespace {

namespace json = boost::json;
using std::chrono::minutes;

/// Days and times as a record gives them.
struct Schedule {
    std::set<unsigned> days;  ///< empty: by appointment
    bool is_list = false;     ///< the days came as a list, so keys get the day's number
    minutes start{0};
    minutes length{60};
};

/// What names a record within its source.
struct Key {
    std::string text;
    bool needs_day = false;  ///< the same text would name the record of another day too
};

bool is_blank(const json::value* value) {
    return value == nullptr || value->is_null() ||
           (value->is_string() && plain_line(value->get_string()).empty()) ||
           (value->is_array() && value->get_array().empty());
}

/// @returns whether every day named there is one
bool add_days(const json::value& value, std::set<unsigned>& days) {
    if (value.is_array()) {
        return std::ranges::all_of(value.get_array(), [&](const json::value& each) {
            return !each.is_array() && add_days(each, days);
        });
    }
    std::optional<std::chrono::weekday> day;
    if (value.is_string()) day = read_weekday(plain_line(value.get_string()));
    if (value.is_number()) {
        boost::system::error_code error;
        const int number = value.to_number<int>(error);
        if (!error && number >= 0 && number <= 6) {
            day = std::chrono::weekday{static_cast<unsigned>(number)};
        }
    }
    if (day) days.insert(day->c_encoding());
    return day.has_value();
}

/// Minutes from start to end; past midnight where the end comes first.
minutes length_of(minutes start, std::string_view end_text, Report& report) {
    constexpr minutes usual{60};
    constexpr minutes day{24 * 60};
    constexpr minutes longest_night{6 * 60};
    if (end_text.empty()) return usual;
    const auto end = read_time(end_text);
    if (!end || *end == start) {
        report.note("end_time_unreadable");
        return usual;
    }
    if (*end > start) return *end - start;
    // Past midnight; but an "end" half a day before the start is a slip (19:00 to 08:00).
    if (*end + day - start <= longest_night) return *end + day - start;
    report.note("end_time_unlikely");
    return usual;
}

/// A phone number that can be dialled as it stands; empty for less than ten digits and signs.
std::string dialled(std::string_view text) {
    std::string kept;
    for (const char c : text) {
        const bool is_part = (c >= '0' && c <= '9') || c == '+' || c == ',' || c == '*' || c == '#';
        if (is_part) kept += c;
    }
    return kept.size() >= 10 ? kept : std::string();
}

/// Whether a link's host is one of the services that hold calls, compared at a label boundary, so
/// that "evilzoom.us" is not one.
bool is_call_provider(std::string_view url) {
    static constexpr std::string_view providers[] = {"8x8.vc",
                                                     "bluejeans.com",
                                                     "discord.gg",
                                                     "freeconference.com",
                                                     "freeconferencecall.com",
                                                     "goto.com",
                                                     "gotomeet.me",
                                                     "gotomeeting.com",
                                                     "horizon.meta.com",
                                                     "maps.secondlife.com",
                                                     "meet.google.com",
                                                     "meet.jit.si",
                                                     "meetings.dialpad.com",
                                                     "signal.group",
                                                     "skype.com",
                                                     "slurl.com",
                                                     "teams.live.com",
                                                     "teams.microsoft.com",
                                                     "vrchat.com",
                                                     "webex.com",
                                                     "zoho.com",
                                                     "zoom.us",
                                                     "zoomgov.com"};
    url.remove_prefix(url.find("://") + 3);
    std::string host(url.substr(0, url.find_first_of("/?#:")));
    for (char& c : host) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return std::ranges::any_of(providers, [&](std::string_view provider) {
        return host == provider ||
               (host.ends_with(provider) && host[host.size() - provider.size() - 1] == '.');
    });
}

/// The address in parts as one line, but for the country: "CA" there is Canada, and would be read
/// as California behind the city.
std::string joined_address(RowReader& row) {
    std::string state = row.line({"state", "province"});
    const std::string code = row.line({"postal_code", "zip"});
    if (!code.empty()) state += (state.empty() ? "" : " ") + code;
    std::string whole;
    for (const std::string& part : {row.line({"address"}), row.line({"city"}), state}) {
        if (!part.empty()) whole += (whole.empty() ? "" : ", ") + part;
    }
    return whole;
}

/// Compared without the time of the last change, which exporters touch for no reason.
bool say_the_same(Meeting a, const Meeting& b) {
    a.updated = b.updated;
    return a == b;
}

class Reader {
public:
    explicit Reader(const Source& source) : source_(source) {
        if (const auto zone = zone_named(source.zone)) source_zone_ = *zone;
    }

    Import finish() && { return std::move(import_); }
    Report& report() { return import_.report; }

    void read(std::string_view text) {
        ++report().read;
        if (text.size() > longest_row) return report().skip("record too large");
        unsigned char buffer[16 * 1024];
        json::monotonic_resource memory(buffer);
        json::parse_options options;
        options.max_depth = 16;
        options.allow_invalid_utf8 = true;  // read as Windows-1252, field by field
        boost::system::error_code error;
        const json::value value = json::parse(text, error, &memory, options);
        if (error) return report().skip("not readable JSON");
        if (!value.is_object()) return report().skip("not an object");
        read(value.get_object());
    }

private:
    void read(const json::object& object) {
        RowReader row(object, report());
        Meeting meeting;
        meeting.source = source_.name;
        meeting.fellowship = source_.fellowship;
        meeting.name = row.line({"name", "meeting", "title", "group"});
        if (meeting.name.empty()) return report().skip("no name");
        const auto schedule = read_schedule(row);
        if (!schedule) return;  // counted there
        meeting.start = schedule->start;
        meeting.length = schedule->length;
        read_place(row, meeting);
        if (!read_zone(row, meeting, *schedule)) {
            return report().skip("no zone can be told");
        }
        read_texts(row, meeting);
        read_attendance(row, meeting);
        const auto key = read_key(row, meeting);
        if (key.text.empty()) return report().skip("no slug");
        keep(std::move(meeting), key, *schedule);
    }

    std::optional<Schedule> read_schedule(RowReader& row) {
        Schedule schedule;
        const auto* day = row.find("day");
        const std::string time = row.line({"time", "start_time"});
        if (is_blank(day) || time.empty()) {
            report().note("time_by_appointment");
            return schedule;
        }
        const auto start = read_time(time);
        if (!start || *start >= minutes{24 * 60}) {
            report().skip("impossible time");
            return std::nullopt;
        }
        if (!add_days(*day, schedule.days)) {
            report().skip("impossible day");
            return std::nullopt;
        }
        schedule.is_list = day->is_array();
        schedule.start = *start;
        schedule.length = length_of(*start, row.line({"end_time"}), report());
        return schedule;
    }

    void read_place(RowReader& row, Meeting& meeting) {
        meeting.address = row.line({"formatted_address"}, longest_address);
        const bool is_joined = meeting.address.empty();
        if (is_joined) meeting.address = joined_address(row);
        // Some lists write a hint for the driver behind an @.
        if (const auto at = meeting.address.find(" @ "); at != std::string::npos) {
            meeting.address.erase(at);
        }
        const std::string said_country = row.line({"country"});
        const Address parsed = parse_address(meeting.address);
        const auto or_parsed = [](const std::string& text, const std::string& other) {
            return text.empty() ? other : text;
        };
        meeting.city = or_parsed(row.line({"city"}), parsed.city);
        meeting.state = or_parsed(row.line({"state", "province"}), parsed.state);
        meeting.postal_code = or_parsed(row.line({"postal_code", "zip"}), parsed.postal_code);
        meeting.location = row.line({"location", "location_name"});
        const auto found = row.position();
        meeting.position = found.position;
        meeting.country =
            country_of_place({meeting.address, meeting.state, said_country, meeting.position});
        if (meeting.country.empty()) meeting.country = said_country;
        meeting.approximate = is_approximate(row, meeting, found.is_box);
        if (is_joined && !meeting.address.empty() && !said_country.empty()) {
            meeting.address += ", " + said_country;
        }
        meeting.regions = row.list("regions", '>');
        if (!meeting.regions.empty()) return;
        for (const std::string_view field : {"region", "sub_region", "sub_sub_region"}) {
            std::string region = row.line({field});
            if (!region.empty()) meeting.regions.push_back(std::move(region));
        }
    }

    static bool is_approximate(RowReader& row, const Meeting& meeting, bool is_box) {
        const std::string said = row.line({"approximate"});
        if (said.size() <= 3 && (said == "yes" || said == "Yes" || said == "YES")) return true;
        if (said == "no" || said == "No" || said == "NO") return false;
        if (const auto* value = row.find("approximate"); value != nullptr && value->is_bool()) {
            return value->get_bool();
        }
        if (is_box) return true;
        // A street of its own is a door, also without a number ("Fourth & Thomas St").
        const std::string street = row.line({"address"});
        if (!street.empty() && street != meeting.city) return false;
        return is_area_only(meeting.address);
    }

    /// @returns false where the meeting needs a zone and none can be told
    bool read_zone(RowReader& row, Meeting& meeting, const Schedule& schedule) {
        if (schedule.days.empty()) return true;
        const std::string named = row.line({"timezone"});
        if (const auto zone = zone_named(named)) {
            meeting.zone = *zone;
            meeting.zone_from = ZoneFrom::row;
            return true;
        }
        if (!named.empty()) report().note("zone_unknown");
        if (!source_zone_.empty()) {
            meeting.zone = source_zone_;
            meeting.zone_from = ZoneFrom::source;
            return true;
        }
        const auto zone =
            zone_of_place({meeting.address, meeting.state, meeting.country, meeting.position});
        if (!zone) return false;
        report().note("zone_from_place");
        meeting.zone = *zone;
        meeting.zone_from = ZoneFrom::place;
        return true;
    }

    void read_texts(RowReader& row, Meeting& meeting) {
        meeting.notes = row.lines("notes");
        meeting.location_notes = row.lines("location_notes");
        meeting.group = row.line({"group"});
        meeting.group_notes = row.lines("group_notes");
        meeting.url = row.address_of_page("url");
        meeting.updated = row.updated();
        meeting.irregular = name_says_irregular(meeting.name) || notes_say_irregular(meeting.notes);
        if (meeting.irregular) report().note("irregular");
    }

    void read_attendance(RowReader& row, Meeting& meeting) {
        bool closed_for_now = false;
        for (const std::string& code : row.list("types", ',')) {
            const auto meaning = meaning_of(source_.fellowship, code);
            if (!meaning) {
                report().note("unknown_type");
                continue;
            }
            meeting.facets |= meaning->facets;
            closed_for_now |= meaning->temporarily_closed;
        }
        // Both at once is a slip; to turn somebody away at the door is the worse mistake.
        if (meeting.has(Facet::closed)) meeting.facets.reset(bit(Facet::open));

        meeting.conference_url = row.address_of_page("conference_url");
        meeting.conference_phone = dialled(row.line({"conference_phone"}));
        if (!meeting.conference_url.empty()) {
            meeting.conference_url_notes = row.lines("conference_url_notes");
            if (!is_call_provider(meeting.conference_url)) report().note("unknown_call_provider");
        }
        if (!meeting.conference_phone.empty()) {
            meeting.conference_phone_notes = row.lines("conference_phone_notes");
        }
        const bool is_online = !meeting.conference_url.empty() || !meeting.conference_phone.empty();
        const bool has_door = !closed_for_now && !meeting.approximate && !meeting.address.empty();
        meeting.attendance = is_online ? (has_door ? Attendance::hybrid : Attendance::online)
                                       : (has_door ? Attendance::in_person : Attendance::inactive);
        if (meeting.attendance == Attendance::online) meeting.facets &= ~room_facets();
        if (meeting.attendance == Attendance::inactive) report().note("inactive");
    }

    /// The first field that can serve as a key. A name alone repeats from day to day, so where it
    /// has to serve, place and time go with it.
    Key read_key(RowReader& row, const Meeting& meeting) {
        std::string own = row.line({"slug", "post_name", "ID", "id"});
        if (!own.empty()) return {std::move(own), false};
        const std::string name = slug_of(meeting.name + " " + meeting.location);
        if (name.empty()) return {};
        report().note("key_from_name");
        return {name + "-" + std::to_string(meeting.start.count()), true};
    }

    /// One meeting for each day of the record. A record counts once: kept if any of its meetings is
    /// new, merged if all were there already, skipped if its keys mean other meetings.
    void keep(Meeting meeting, const Key& key, const Schedule& schedule) {
        const bool with_day = schedule.is_list || key.needs_day;
        std::size_t fresh = 0;
        std::size_t repeated = 0;
        std::size_t clashing = 0;
        const auto keep_one = [&](const std::string& own_key) {
            meeting.key = own_key;
            const auto [at, is_new] = by_key_.emplace(own_key, import_.meetings.size());
            if (is_new) {
                import_.meetings.push_back(meeting);
                ++fresh;
            } else if (say_the_same(meeting, import_.meetings[at->second])) {
                ++repeated;
            } else {
                ++clashing;
            }
        };
        if (schedule.days.empty()) keep_one(key.text);
        for (const unsigned day : schedule.days) {
            meeting.weekday = std::chrono::weekday{day};
            keep_one(with_day ? key.text + "-" + std::to_string(day) : key.text);
        }
        if (fresh > 0) {
            ++report().kept;
            if (clashing > 0) report().note("slug_used_twice");
        } else if (clashing > 0) {
            report().skip("slug used twice");
        } else {
            ++report().merged;
        }
    }

    const Source& source_;
    std::string source_zone_;
    Import import_;
    std::unordered_map<std::string, std::size_t> by_key_;
};

}  // namespace

Result<Import> read_meeting_guide(std::string_view text, const Source& source) {
    const auto rows = split_rows(text);
    if (!rows) return rows.error();
    Reader reader(source);
    if (rows->in_wrapper) reader.report().note("list_in_wrapper");
    if (rows->data_after_end) reader.report().note("data_after_list");
    for (const std::string_view row : rows->rows) reader.read(row);
    return std::move(reader).finish();
}

}  // namespace alongside::directory
