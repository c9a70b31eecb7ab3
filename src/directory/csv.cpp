// See csv.hpp. A row becomes a record with the field names of Meeting Guide and is read as one.
#include "directory/csv.hpp"

#include "base/text.hpp"
#include "directory/csv_rows.hpp"
#include "directory/guide_reader.hpp"
#include "directory/json_rows.hpp"
#include "directory/plain_text.hpp"

#include <boost/json.hpp>

#include <algorithm>

namespace alongside::directory {
namespace {

namespace json = boost::json;

struct Heading {
    std::string_view text;   ///< folded, with `_` between words
    std::string_view field;  ///< empty: known, and not kept
};
// The first of two columns for one field wins. People's names, phones and addresses are not kept.
constexpr Heading headings[] = {
    {"name", "name"},
    {"meeting", "name"},
    {"meeting_name", "name"},
    {"title", "name"},
    {"id", "slug"},
    {"slug", "slug"},
    {"day", "day"},
    {"days", "day"},
    {"weekday", "day"},
    {"time", "time"},
    {"start", "time"},
    {"start_time", "time"},
    {"end", "end_time"},
    {"end_time", "end_time"},
    {"timezone", "timezone"},
    {"time_zone", "timezone"},
    {"location", "location"},
    {"location_name", "location"},
    {"full_address", "formatted_address"},
    {"formatted_address", "formatted_address"},
    {"address", "address"},
    {"street", "address"},
    {"city", "city"},
    {"state", "state"},
    {"province", "state"},
    {"postal_code", "postal_code"},
    {"zip", "postal_code"},
    {"zip_code", "postal_code"},
    {"country", "country"},
    {"approximate", "approximate"},
    {"latitude", "latitude"},
    {"lat", "latitude"},
    {"longitude", "longitude"},
    {"lng", "longitude"},
    {"lon", "longitude"},
    {"coordinates", "coordinates"},
    {"regions", "regions"},
    {"region", "region"},
    {"sub_region", "sub_region"},
    {"sub_sub_region", "sub_sub_region"},
    {"types", "types"},
    {"type", "types"},
    {"notes", "notes"},
    {"location_notes", "location_notes"},
    {"group", "group"},
    {"group_name", "group"},
    {"group_notes", "group_notes"},
    {"conference_url", "conference_url"},
    {"conference_url_notes", "conference_url_notes"},
    {"conference_phone", "conference_phone"},
    {"conference_phone_notes", "conference_phone_notes"},
    {"url", "url"},
    {"website", "url"},
    {"updated", "updated"},
    {"fellowship", "fellowship"},
    {"website_2", ""},
    {"mailing_address", ""},
    {"district", ""},
    {"sub_district", ""},
    {"venmo", ""},
    {"square", ""},
    {"paypal", ""},
    {"homegroup_online", ""},
    {"email", ""},
    {"phone", ""},
    {"last_contact", ""},
    {"author", ""},
    {"edit_url", ""},
    {"feedback_emails", ""},
    {"feedback_url", ""},
    {"contact_1_name", ""},
    {"contact_1_email", ""},
    {"contact_1_phone", ""},
    {"contact_2_name", ""},
    {"contact_2_email", ""},
    {"contact_2_phone", ""},
    {"contact_3_name", ""},
    {"contact_3_email", ""},
    {"contact_3_phone", ""},
};

const Heading* heading_of(std::string_view text) {
    std::string name = slug_of(plain_line(text));
    std::ranges::replace(name, '-', '_');
    const auto* const found = std::ranges::find(headings, name, &Heading::text);
    return found == std::end(headings) ? nullptr : found;
}

Problem no_headings() {
    return {Kind::invalid, "directory.no_headings",
            "The first row does not hold the headings of a list of meetings.",
            "Begin with a row of headings such as Name, Day, Time, Address; "
            "`alongside directory template` prints one.",
            ""};
}

/// "Monday, Wednesday", "Sat/Sun": a list where several days stand in one cell.
json::value days_of(const std::string& cell) {
    json::array days;
    for (std::size_t from = 0; from <= cell.size();) {
        const std::size_t end = std::min(cell.find_first_of(",;/&+", from), cell.size());
        const std::string day = plain_line(cell.substr(from, end - from));
        if (!day.empty()) days.emplace_back(day);
        from = end + 1;
    }
    return days.size() > 1 ? json::value(days) : json::value(cell);
}

class SheetReader {
public:
    SheetReader(const Source& source, char separator)
        : reader_(source, true), separator_(separator) {}

    Report& report() { return reader_.report(); }
    Import finish() && { return std::move(reader_).finish(); }

    void read_headings(const std::vector<std::string>& cells) {
        bool has_parts = false;
        for (const std::string& cell : cells) {
            const Heading* heading = heading_of(cell);
            const std::string_view field = heading == nullptr ? "" : heading->field;
            const bool is_new =
                !field.empty() && std::ranges::find(fields_, field) == fields_.end();
            if (heading == nullptr && !plain_line(cell).empty()) report().note("unknown_heading");
            if (!field.empty() && !is_new) report().note("heading_used_twice");
            fields_.emplace_back(is_new ? field : "");
            has_parts |= field == "city" || field == "formatted_address";
        }
        // Without a column for the city the address is a whole one.
        if (!has_parts) std::ranges::replace(fields_, "address", "formatted_address");
    }

    void read_row(const SheetRow& row) {
        report().begin(row.number);
        if (row.is_too_large) return report().skip("record too large");
        json::object record;
        bool is_whole_utf8 = true;
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const std::string& cell = row.cells[i];
            if (cell.find_first_not_of(" \t\r\n") == std::string::npos) continue;
            is_whole_utf8 &= is_utf8(cell);
            // One cell too many: everything behind a stray separator would be read as something
            // else.
            if (i >= fields_.size()) return skip_shifted(record);
            if (fields_[i].empty()) continue;
            record[fields_[i]] = value_of(fields_[i], cell);
        }
        if (!is_whole_utf8) report().note("not_utf8");
        reader_.read(record);
    }

private:
    void skip_shifted(const json::object& record) {
        if (const auto* name = record.if_contains("name")) {
            report().called(plain_line(name->get_string()).substr(0, longest_line));
        }
        report().skip("more cells than headings");
    }

    json::value value_of(const std::string& field, const std::string& cell) const {
        if (field == "day") return days_of(cell);
        std::string value = cell;
        // Where the semicolon separates, numbers are written with a comma.
        const bool is_degrees = field == "latitude" || field == "longitude";
        if (is_degrees && separator_ == ';') std::ranges::replace(value, ',', '.');
        return json::value(value);
    }

    GuideReader reader_;
    char separator_;
    std::vector<std::string> fields_;  ///< of each column; empty: not kept
};

/// A row of `{"values": […]}`: texts, numbers and truths become cells, all else blank ones.
std::optional<std::vector<std::string>> cells_of(std::string_view text) {
    if (text.size() > longest_row) return std::nullopt;
    json::parse_options options;
    options.max_depth = 2;
    options.allow_invalid_utf8 = true;
    boost::system::error_code error;
    const json::value value = json::parse(text, error, {}, options);
    if (error || !value.is_array()) return std::nullopt;
    std::vector<std::string> cells;
    for (const json::value& cell : value.get_array()) {
        if (cell.is_string()) {
            cells.emplace_back(cell.get_string());
        } else {
            cells.push_back(cell.is_null() ? "" : json::serialize(cell));
        }
    }
    return cells;
}

Result<Import> read_values(std::string_view text, const Source& source) {
    const auto rows = split_rows(text, "values");
    if (!rows) return rows.error();
    SheetReader reader(source, ',');
    bool has_headings = false;
    std::size_t number = 0;
    for (const std::string_view row : rows->rows) {
        ++number;
        auto cells = cells_of(row);
        if (!has_headings) {
            if (!cells || !are_meeting_headings(*cells)) return no_headings();
            reader.read_headings(*cells);
            has_headings = true;
        } else if (!cells) {
            reader.report().begin(number);
            reader.report().skip(row.size() > longest_row ? "record too large" : "not a row");
        } else if (std::ranges::any_of(*cells, [](const std::string& cell) {
                       return cell.find_first_not_of(" \t\r\n") != std::string::npos;
                   })) {
            reader.read_row({number, std::move(*cells), false});
        }
    }
    if (!has_headings) return no_headings();
    return std::move(reader).finish();
}

}  // namespace

bool are_meeting_headings(const std::vector<std::string>& cells) {
    static constexpr std::string_view telling[] = {
        "day", "time", "address", "formatted_address", "city", "conference_url", "location"};
    bool has_name = false;
    bool has_more = false;
    for (const std::string& cell : cells) {
        const Heading* heading = heading_of(cell);
        if (heading == nullptr) continue;
        has_name |= heading->field == "name" || heading->field == "group";
        has_more |= std::ranges::find(telling, heading->field) != std::end(telling);
    }
    return has_name && has_more;
}

Result<Import> read_csv(std::string_view text, const Source& source) {
    const std::size_t first = text.find_first_not_of("\xEF\xBB\xBF \t\r\n");
    if (first != std::string_view::npos && text[first] == '{') return read_values(text, source);
    const auto sheet = split_sheet(text);
    if (!sheet) return sheet.error();
    if (sheet->rows.empty() || !are_meeting_headings(sheet->rows.front().cells)) {
        return no_headings();
    }
    SheetReader reader(source, sheet->separator);
    if (sheet->separator == ';') reader.report().note("separator_semicolon");
    if (sheet->separator == '\t') reader.report().note("separator_tab");
    if (sheet->was_utf16) reader.report().note("utf16");
    if (sheet->has_stray_quotes) reader.report().note("stray_quotes");
    reader.read_headings(sheet->rows.front().cells);
    for (std::size_t i = 1; i < sheet->rows.size(); ++i) reader.read_row(sheet->rows[i]);
    return std::move(reader).finish();
}

std::string_view csv_template() {
    return "Name,Day,Time,End Time,Time Zone,Location,Address,City,State,Postal Code,Country,"
           "Region,Types,Conference URL,Conference URL Notes,Conference Phone,Notes,"
           "Location Notes,Group,Website,Latitude,Longitude,Fellowship,ID,Updated\r\n"
           "Example in a room,\"Monday, Thursday\",7:00 PM,8:00 PM,America/Chicago,Town Hall,"
           "1 Main St,Springfield,IL,62701,USA,Downtown,\"Open, Wheelchair Access\",,,,"
           "Ring the bell,Parking behind the house,,,,,smart,example-1,2026-01-31\r\n"
           "Example online,Sunday,19:00,20:30,America/Chicago,,,,,,,,\"Women, Spanish\","
           "https://zoom.us/j/123456789,Passcode 1234,,,,,https://example.org,,,smart,"
           "example-2,2026-01-31\r\n";
}

}  // namespace alongside::directory
