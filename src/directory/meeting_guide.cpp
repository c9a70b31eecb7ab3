// See meeting_guide.hpp and guide_reader.hpp. What the format leaves to the reader is decided here;
// the reasons are in docs/directory.md.
#include "directory/meeting_guide.hpp"

#include "directory/address.hpp"
#include "directory/guide_reader.hpp"
#include "directory/json_rows.hpp"
#include "directory/listing_words.hpp"
#include "directory/plain_text.hpp"
#include "directory/zone.hpp"

#include <boost/json.hpp>

#include <algorithm>

namespace alongside::directory {
namespace {

namespace json = boost::json;
using std::chrono::minutes;

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

bool is_approximate(RowReader& row, const Meeting& meeting, bool is_box) {
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

}  // namespace

void GuideReader::read(const json::object& record) {
    RowReader row(record, report());
    Meeting meeting = keeper_.blank();
    meeting.name = row.line({"name", "meeting", "title", "group"});
    if (meeting.name.empty()) return report().skip("no name");
    report().called(meeting.name);
    if (mixed_) {
        const std::string own = slug_of(row.line({"fellowship"}, longest_fellowship));
        if (!own.empty()) meeting.fellowship = own;
    }
    const auto schedule = read_schedule(row);
    if (!schedule) return;  // counted there
    meeting.start = schedule->start;
    meeting.length = schedule->length;
    read_place(row, meeting);
    if (!schedule->days.empty() && !keeper_.settle_zone(meeting, row.line({"timezone"}))) {
        return report().skip("no zone can be told");
    }
    read_texts(row, meeting);
    read_attendance(row, meeting);
    const auto key = read_key(row, meeting);
    if (key.text.empty()) return report().skip("no slug");
    keeper_.keep(std::move(meeting), key.text, schedule->days, schedule->is_list || key.needs_day);
}

std::optional<GuideReader::Schedule> GuideReader::read_schedule(RowReader& row) {
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

void GuideReader::read_place(RowReader& row, Meeting& meeting) {
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

void GuideReader::read_texts(RowReader& row, Meeting& meeting) {
    meeting.notes = row.lines("notes");
    meeting.location_notes = row.lines("location_notes");
    meeting.group = row.line({"group"});
    meeting.group_notes = row.lines("group_notes");
    meeting.url = row.address_of_page("url");
    meeting.updated = row.updated();
    meeting.irregular = name_says_irregular(meeting.name) || notes_say_irregular(meeting.notes);
    if (meeting.irregular) report().note("irregular");
}

void GuideReader::read_attendance(RowReader& row, Meeting& meeting) {
    bool closed_for_now = false;
    for (const std::string& code : row.list("types", ',')) {
        const auto meaning = meaning_of(meeting.fellowship, code);
        if (!meaning) {
            report().note("unknown_type");
            continue;
        }
        meeting.facets |= meaning->facets;
        closed_for_now |= meaning->temporarily_closed;
    }
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
    meeting.attendance = attendance_of(has_door, is_online);
    keeper_.settle_facets(meeting);
}

/// The first field that can serve as a key. A name alone repeats from day to day, so where it
/// has to serve, place and time go with it.
GuideReader::Key GuideReader::read_key(RowReader& row, const Meeting& meeting) {
    std::string own = row.line({"slug", "post_name", "ID", "id"});
    if (!own.empty()) return {std::move(own), false};
    const std::string name = slug_of(meeting.name + " " + meeting.location);
    if (name.empty()) return {};
    report().note("key_from_name");
    return {name + "-" + std::to_string(meeting.start.count()), true};
}

Result<Import> read_meeting_guide(std::string_view text, const Source& source) {
    const auto rows = split_rows(text);
    if (!rows) return rows.error();
    GuideReader reader(source);
    if (rows->in_wrapper) reader.report().note("list_in_wrapper");
    if (rows->data_after_end) reader.report().note("data_after_list");
    for (const std::string_view row : rows->rows) {
        reader.report().begin();
        read_record(row, reader.report(), [&](const json::object& record) { reader.read(record); });
    }
    return std::move(reader).finish();
}

}  // namespace alongside::directory
