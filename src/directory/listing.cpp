#include "directory/listing.hpp"

#include "directory/bmlt.hpp"
#include "directory/csv.hpp"
#include "directory/csv_rows.hpp"
#include "directory/json_rows.hpp"
#include "directory/meeting_guide.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <set>

namespace alongside::directory {
namespace {

constexpr std::array<std::string_view, 7> names = {
    "meeting-guide", "bmlt", "csv", "hsds", "hsds-package", "bmlt-formats", "bmlt-service-bodies"};

using Names = std::set<std::string_view, std::less<>>;

bool has_any(const Names& fields, std::initializer_list<std::string_view> of) {
    return std::ranges::any_of(of, [&](std::string_view name) { return fields.contains(name); });
}
bool has_all(const Names& fields, std::initializer_list<std::string_view> of) {
    return std::ranges::all_of(of, [&](std::string_view name) { return fields.contains(name); });
}

Names names_of(const std::vector<Member>& members) {
    Names result;
    for (const Member& member : members) result.insert(member.name);
    return result;
}

/// By the fields of a record, or of several together: each may leave some out.
std::optional<ListFormat> format_of_record(const Names& fields) {
    if (has_any(fields, {"id_bigint", "weekday_tinyint", "meeting_name"})) return ListFormat::bmlt;
    if (has_all(fields, {"key_string", "name_string"})) return ListFormat::bmlt_formats;
    if (has_all(fields, {"parent_id", "helpline"})) return ListFormat::bmlt_service_bodies;
    if (has_any(fields, {"day", "time", "slug"})) return ListFormat::meeting_guide;
    const bool is_resource =
        has_any(fields, {"service_at_locations", "services", "organization_id", "service"}) ||
        has_all(fields, {"id", "status"});
    if (is_resource) return ListFormat::hsds;
    if (has_any(fields, {"name", "types", "formatted_address"})) return ListFormat::meeting_guide;
    return std::nullopt;
}

std::optional<ListFormat> format_of_records(std::string_view name, std::string_view contents) {
    constexpr std::size_t enough = 20;
    const auto rows = split_rows(contents);
    if (!rows) return std::nullopt;
    Names fields;
    for (std::size_t i = 0; i < rows->rows.size() && i < enough; ++i) {
        if (const auto members = members_of(rows->rows[i])) fields.merge(names_of(*members));
    }
    if (!rows->rows.empty()) return format_of_record(fields);
    const bool is_bmlt = name.find("GetSearchResults") != std::string_view::npos;
    return is_bmlt ? ListFormat::bmlt : ListFormat::meeting_guide;
}

std::optional<ListFormat> format_of_object(std::string_view name, std::string_view contents) {
    const auto members = members_of(contents);
    if (!members) return std::nullopt;
    const Names fields = names_of(*members);
    if (has_all(fields, {"profile", "resources"})) return ListFormat::hsds_package;
    if (fields.contains("values")) return ListFormat::csv;
    if (has_all(fields, {"meetings", "formats"})) return ListFormat::bmlt;
    if (fields.contains("contents")) return ListFormat::hsds;
    // One resource: its arrays are its own. A wrapper around a list has no name.
    const auto own = format_of_record(fields);
    if (own == ListFormat::hsds && fields.contains("name")) return own;
    const auto records = format_of_records(name, contents);
    return records ? records : own;
}

std::optional<ListFormat> format_of_sheet(std::string_view contents) {
    // The headings alone would do, but only the splitter knows where they end.
    const auto sheet = split_sheet(contents);
    // A mistake in a sheet is told by the importer, with its row.
    if (!sheet) {
        const bool is_sheet = sheet.error().code == "directory.open_quote";
        return is_sheet ? std::optional(ListFormat::csv) : std::nullopt;
    }
    if (sheet->rows.empty() || !are_meeting_headings(sheet->rows.front().cells)) {
        return std::nullopt;
    }
    return ListFormat::csv;
}

}  // namespace

std::string_view to_text(ListFormat format) {
    return names.at(static_cast<std::size_t>(format));
}

std::optional<ListFormat> format_named(std::string_view name) {
    const auto* const found = std::ranges::find(names, name);
    if (found == names.end()) return std::nullopt;
    return static_cast<ListFormat>(found - names.begin());
}

std::optional<ListFormat> format_of(std::string_view name, std::string_view contents) {
    const std::size_t first = contents.find_first_not_of("\xEF\xBB\xBF \t\r\n");
    if (first == std::string_view::npos || looks_like_web_page(contents)) return std::nullopt;
    if (contents[first] == '{') return format_of_object(name, contents);
    if (contents[first] == '[') return format_of_records(name, contents);
    return format_of_sheet(contents);
}

std::string_view usual_fellowship(ListFormat format) {
    return format == ListFormat::bmlt ? "na" : "aa";
}

Result<Listing> read_listing(const ListContents& contents, const Source& source) {
    const auto of_meetings = [](Result<Import> import) -> Result<Listing> {
        if (!import) return import.error();
        return Listing{std::move(import->meetings), {}, std::move(import->report)};
    };
    const auto of_resources = [](Result<ResourceImport> import) -> Result<Listing> {
        if (!import) return import.error();
        return Listing{{}, std::move(import->resources), std::move(import->report)};
    };
    switch (contents.format) {
        case ListFormat::meeting_guide:
            return of_meetings(read_meeting_guide(contents.text, source));
        case ListFormat::bmlt:
            return of_meetings(
                read_bmlt({contents.text, contents.formats, contents.service_bodies}, source));
        case ListFormat::csv:
            return of_meetings(read_csv(contents.text, source));
        case ListFormat::hsds:
            return of_resources(read_hsds(contents.text, source));
        case ListFormat::hsds_package:
            return of_resources(read_hsds_package(contents.tables, source));
        case ListFormat::bmlt_formats:
        case ListFormat::bmlt_service_bodies:
            break;
    }
    return Problem{Kind::invalid, "directory.goes_with_a_list",
                   "These are the formats or service bodies of a BMLT server, not its meetings.",
                   "Name them together with the list of meetings.", ""};
}

}  // namespace alongside::directory
