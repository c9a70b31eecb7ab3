// See bmlt.hpp. Every value is a text, an absent one the empty text, and 1 is Sunday.
#include "directory/bmlt.hpp"

#include "directory/bmlt_formats.hpp"
#include "directory/json_rows.hpp"
#include "directory/listing_words.hpp"
#include "directory/meeting_keeper.hpp"
#include "directory/plain_text.hpp"
#include "directory/zone.hpp"

#include <boost/json.hpp>

#include <cmath>
#include <map>

namespace alongside::directory {
namespace {

namespace json = boost::json;
using std::chrono::minutes;

struct Body {
    std::string parent;
    std::string name;
    std::string helpline;
    std::string url;
};
using Bodies = std::map<std::string, Body, std::less<>>;

/// "01:30:00", "24:00:00"; nothing where it is no duration up to a day.
std::optional<minutes> read_duration(std::string_view text) {
    if (text.empty()) return std::nullopt;
    const auto length = read_time(text);
    if (!length || *length == minutes{0}) return std::nullopt;
    return length;
}

void append(std::string& to, std::string_view text, std::string_view between) {
    if (text.empty()) return;
    if (!to.empty()) to += between;
    to += text;
}

class Reader {
public:
    Reader(const Source& source, BmltFormats formats, Bodies bodies)
        : keeper_(source), formats_(std::move(formats)), bodies_(std::move(bodies)) {}

    Report& report() { return keeper_.report(); }
    Import finish() && { return std::move(keeper_).finish(); }

    void read(const json::object& record) {
        RowReader row(record, report());
        Meeting meeting = keeper_.blank();
        meeting.name = row.line({"meeting_name"});
        report().called(meeting.name);
        if (row.line({"published"}) == "0") return report().skip("not published");
        if (meeting.name.empty()) return report().skip("no name");
        const auto day = read_schedule(row, meeting);
        if (!day) return;  // counted there
        read_place(row, meeting);
        if (!keeper_.settle_zone(meeting, row.line({"time_zone"}))) {
            return report().skip("no zone can be told");
        }
        read_texts(row, meeting);
        read_attendance(row, meeting);
        read_body(row, meeting);
        const std::string key = read_key(row);
        if (key.empty()) return report().skip("no id");
        keeper_.keep(std::move(meeting), key, {*day}, false);
    }

private:
    /// @returns the day, 0 = Sunday; nothing where the record was skipped
    std::optional<unsigned> read_schedule(RowReader& row, Meeting& meeting) {
        const std::string day = row.line({"weekday_tinyint"});
        const std::string time = row.line({"start_time"});
        if ((day.empty() && row.find("weekday_tinyint") == nullptr) || time.empty()) {
            report().skip("no day or no time");
            return std::nullopt;
        }
        const auto number = row.number("weekday_tinyint");
        if (!number || *number < 1 || *number > 7 || *number != std::floor(*number)) {
            report().skip("impossible day");
            return std::nullopt;
        }
        const auto start = read_time(time);
        if (!start || *start >= minutes{24 * 60}) {
            report().skip("impossible time");
            return std::nullopt;
        }
        meeting.start = *start;
        const std::string said = row.line({"duration_time"});
        const auto length = read_duration(said);
        if (!length && !said.empty() && !said.starts_with("00:00")) {
            report().note("duration_unreadable");
        }
        meeting.length = length.value_or(usual_bmlt_length);
        return static_cast<unsigned>(*number) - 1;
    }

    static void read_place(RowReader& row, Meeting& meeting) {
        const std::string street = row.line({"location_street"});
        const std::string nation = row.line({"location_nation"});
        meeting.location = row.line({"location_text"});
        meeting.city = row.line({"location_municipality", "location_city_subsection"});
        meeting.state = row.line({"location_province"});
        meeting.postal_code = row.line({"location_postal_code_1"});
        std::string state = meeting.state;
        append(state, meeting.postal_code, " ");
        for (const std::string& part : {street, meeting.city, state}) {
            append(meeting.address, part, ", ");
        }
        meeting.position = row.position().position;
        meeting.country =
            country_of_place({meeting.address, meeting.state, nation, meeting.position});
        if (meeting.country.empty()) meeting.country = nation;
        // What names neither a street nor a building is an area.
        meeting.approximate = street.empty() && meeting.location.empty();
        if (!meeting.address.empty()) append(meeting.address, nation, ", ");
        for (const char* field : {"location_sub_province", "location_municipality",
                                  "location_city_subsection", "location_neighborhood"}) {
            std::string region = row.line({field});
            if (!region.empty()) meeting.regions.push_back(std::move(region));
        }
    }

    void read_texts(RowReader& row, Meeting& meeting) {
        meeting.notes = row.lines("comments");
        for (const char* field : {"location_info", "train_lines", "bus_lines"}) {
            const std::string text = row.lines(field);
            if (meeting.location_notes.size() + text.size() < longest_notes) {
                append(meeting.location_notes, text, "\n");
            } else {
                report().note("text_too_long");
            }
        }
        meeting.irregular = name_says_irregular(meeting.name) || notes_say_irregular(meeting.notes);
        if (meeting.irregular) report().note("irregular");
    }

    void read_attendance(RowReader& row, Meeting& meeting) {
        const FormatsSaid said = formats_.said_by(row);
        meeting.facets = said.facets;
        if (said.unknown > 0) report().note("unknown_format");
        if (said.by_usual_key) report().note("formats_by_usual_key");
        if (!said.in_words.empty()) add_words(said, meeting);
        read_call(row, meeting);

        const std::string venue = row.line({"venue_type"});
        const bool is_known = venue == "1" || venue == "2" || venue == "3";
        if (!is_known && !venue.empty() && venue != "0") report().note("venue_unknown");
        const bool online_is_said = venue == "2" || venue == "3" || said.online || said.hybrid;
        const bool has_call = !meeting.conference_url.empty() ||
                              !meeting.conference_phone.empty() ||
                              (online_is_said && !meeting.conference_url_notes.empty());
        const bool room_is_said = is_known ? venue != "2" : !said.online || said.hybrid;
        const bool has_door = room_is_said && !said.closed_for_now && !meeting.approximate &&
                              !meeting.address.empty();
        // Without a link nobody can join, whatever the venue says.
        if (online_is_said && !has_call) report().note("online_without_link");
        meeting.attendance = attendance_of(has_door, (online_is_said || !is_known) && has_call);
        keeper_.settle_facets(meeting);
    }

    void read_call(RowReader& row, Meeting& meeting) {
        meeting.conference_url = row.address_of_page("virtual_meeting_link");
        meeting.conference_url_notes = row.lines("virtual_meeting_additional_info");
        meeting.conference_phone = dialled(row.line({"phone_meeting_number"}));
        if (!meeting.conference_phone.empty()) {
            meeting.conference_phone_notes = row.lines("phone_meeting_additional_info");
        }
        const bool is_unknown =
            !meeting.conference_url.empty() && !is_call_provider(meeting.conference_url);
        if (is_unknown) report().note("unknown_call_provider");
    }

    /// Formats that no facet stands for are told in the notes.
    void add_words(const FormatsSaid& said, Meeting& meeting) {
        report().note("format_in_notes");
        for (const std::string& words : said.in_words) {
            if (meeting.notes.size() + words.size() >= longest_notes) {
                report().note("text_too_long");
                return;
            }
            append(meeting.notes, words, "\n");
        }
    }

    /// Who answers for the listing: the service body's name and helpline, and the page of the
    /// nearest body above it that has one.
    void read_body(RowReader& row, Meeting& meeting) {
        constexpr int most_levels = 10;  // parents may lead in a circle
        std::string id = row.line({"service_body_bigint"});
        meeting.group_notes = row.line({"service_body_name"});
        std::string helpline;
        for (int level = 0; level < most_levels && !id.empty(); ++level) {
            const auto found = bodies_.find(id);
            if (found == bodies_.end()) break;
            const Body& body = found->second;
            if (meeting.group_notes.empty()) meeting.group_notes = body.name;
            if (helpline.empty()) helpline = body.helpline;
            if (meeting.url.empty()) meeting.url = body.url;
            id = body.parent;
        }
        append(meeting.group_notes, helpline, " · ");
    }

    /// The id, which is one server's own: of another server than the first, with that server.
    std::string read_key(RowReader& row) {
        const std::string id = row.line({"id_bigint"});
        if (id.empty()) return {};
        if (const std::string server = row.line({"root_server_id"}); !server.empty()) {
            return server + "-" + id;
        }
        const std::string root = row.line({"root_server_uri"});
        if (!first_root_) first_root_ = root;
        return root == *first_root_ ? id : slug_of(root) + "-" + id;
    }

    MeetingKeeper keeper_;
    BmltFormats formats_;
    Bodies bodies_;
    std::optional<std::string> first_root_;
};

/// Hands on each object of a list; what is none is passed over, with a note.
Result<void> each_record(std::string_view text, std::string_view member, Report& notes,
                         const std::function<void(const json::object&)>& use) {
    const auto rows = split_rows(text, member);
    if (!rows) return rows.error();
    Report own;  // formats and bodies are no meetings: they are not counted as read or skipped
    for (const std::string_view row : rows->rows) read_record(row, own, use);
    if (own.skipped > 0) notes.notes["side_record_unreadable"] += own.skipped;
    return {};
}

}  // namespace

Result<Import> read_bmlt(const BmltAnswers& answers, const Source& source) {
    const auto rows = split_rows(answers.meetings, "meetings");
    if (!rows) return rows.error();
    Report notes;
    BmltFormats formats;
    const auto add_format = [&](const json::object& record) { formats.add(record, notes); };
    // Beside the meetings stand only the formats that they use, in one language.
    const auto members = members_of(answers.meetings);
    if (!answers.formats.empty()) {
        const auto read = each_record(answers.formats, "formats", notes, add_format);
        if (!read) return read.error();
    } else if (rows->in_wrapper && members) {
        for (const Member& member : *members) {
            if (member.name != "formats") continue;
            const auto read = each_record(member.value, "", notes, add_format);
            if (!read) return read.error();
        }
    }
    Bodies bodies;
    if (!answers.service_bodies.empty()) {
        const auto read =
            each_record(answers.service_bodies, "", notes, [&](const json::object& record) {
                RowReader row(record, notes);
                bodies.emplace(row.line({"id"}),
                               Body{row.line({"parent_id"}), row.line({"name"}),
                                    row.line({"helpline"}), row.address_of_page("url")});
            });
        if (!read) return read.error();
    }
    Reader reader(source, std::move(formats), std::move(bodies));
    reader.report().notes = notes.notes;
    if (rows->data_after_end) reader.report().note("data_after_list");
    // A server that was asked in the wrong way answers so, too.
    if (rows->rows.empty()) reader.report().note("empty_answer");
    for (const std::string_view row : rows->rows) {
        reader.report().begin();
        read_record(row, reader.report(), [&](const json::object& record) { reader.read(record); });
    }
    return std::move(reader).finish();
}

}  // namespace alongside::directory
