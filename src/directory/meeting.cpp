// The stored form of a meeting. Empty fields are left out: most records use a third of them.
#include "directory/meeting.hpp"

#include <boost/json.hpp>

#include <array>
#include <cmath>

namespace alongside::directory {
namespace {

namespace json = boost::json;

struct TextField {
    std::string_view name;
    std::string Meeting::*member;
};
constexpr TextField text_fields[] = {
    {"source", &Meeting::source},
    {"key", &Meeting::key},
    {"name", &Meeting::name},
    {"fellowship", &Meeting::fellowship},
    {"zone", &Meeting::zone},
    {"address", &Meeting::address},
    {"location", &Meeting::location},
    {"city", &Meeting::city},
    {"state", &Meeting::state},
    {"postal_code", &Meeting::postal_code},
    {"country", &Meeting::country},
    {"conference_url", &Meeting::conference_url},
    {"conference_url_notes", &Meeting::conference_url_notes},
    {"conference_phone", &Meeting::conference_phone},
    {"conference_phone_notes", &Meeting::conference_phone_notes},
    {"notes", &Meeting::notes},
    {"location_notes", &Meeting::location_notes},
    {"group", &Meeting::group},
    {"group_notes", &Meeting::group_notes},
    {"url", &Meeting::url},
};

constexpr std::array attendance_names = {"in_person", "online", "hybrid", "inactive"};
constexpr std::array zone_from_names = {"row", "source", "place"};

Problem unreadable(std::string_view field) {
    return {Kind::invalid, "directory.stored_meeting", "A stored meeting could not be read.",
            "Import its source again.", "/" + std::string(field)};
}

/// A whole number of that field, `fallback` where absent; nothing where of another kind or range.
std::optional<std::int64_t> number(const json::object& row, std::string_view field,
                                   std::int64_t lowest, std::int64_t highest,
                                   std::int64_t fallback) {
    const auto* value = row.if_contains(field);
    if (value == nullptr) return fallback;
    boost::system::error_code error;
    const auto found = value->to_number<std::int64_t>(error);
    if (error || found < lowest || found > highest) return std::nullopt;
    return found;
}

/// A yes or no of that field; nothing where of another kind.
std::optional<bool> flag(const json::object& row, std::string_view field) {
    const auto* value = row.if_contains(field);
    if (value == nullptr) return false;
    if (!value->is_bool()) return std::nullopt;
    return value->get_bool();
}

/// The place in `names` of that field's text; 0 where absent, nothing where it is none of them.
template <std::size_t N>
std::optional<std::size_t> choice(const json::object& row, std::string_view field,
                                  const std::array<const char*, N>& names) {
    const auto* value = row.if_contains(field);
    if (value == nullptr) return 0;
    if (!value->is_string()) return std::nullopt;
    for (std::size_t i = 0; i < N; ++i) {
        if (value->get_string() == names[i]) return i;
    }
    return std::nullopt;
}

json::array facet_list(const Facets& facets) {
    json::array list;
    for (std::size_t i = 0; i < facet_count; ++i) {
        if (facets.test(i)) list.emplace_back(facet_name(static_cast<Facet>(i)));
    }
    return list;
}

Result<Meeting> read_texts(const json::object& row) {
    Meeting meeting;
    for (const TextField& field : text_fields) {
        const auto* value = row.if_contains(field.name);
        if (value == nullptr) continue;
        if (!value->is_string()) return unreadable(field.name);
        meeting.*field.member = std::string(value->get_string());
    }
    if (const auto* regions = row.if_contains("regions")) {
        if (!regions->is_array()) return unreadable("regions");
        for (const json::value& region : regions->get_array()) {
            if (!region.is_string()) return unreadable("regions");
            meeting.regions.emplace_back(region.get_string());
        }
    }
    if (const auto* facets = row.if_contains("facets")) {
        if (!facets->is_array()) return unreadable("facets");
        for (const json::value& name : facets->get_array()) {
            if (!name.is_string()) return unreadable("facets");
            if (const auto facet = facet_named(name.get_string())) meeting.facets.set(bit(*facet));
        }
    }
    return meeting;
}

Result<Meeting> read_times(Meeting meeting, const json::object& row) {
    const auto weekday = number(row, "weekday", 0, 6, -1);
    const auto start = number(row, "start_minutes", 0, 1439, 0);
    const auto length = number(row, "length_minutes", 1, 1440, 60);
    const auto updated = number(row, "updated_at", -(1LL << 52), 1LL << 52, 0);
    if (!weekday) return unreadable("weekday");
    if (!start) return unreadable("start_minutes");
    if (!length) return unreadable("length_minutes");
    if (!updated) return unreadable("updated_at");
    if (*weekday >= 0) meeting.weekday = std::chrono::weekday{static_cast<unsigned>(*weekday)};
    meeting.start = std::chrono::minutes{*start};
    meeting.length = std::chrono::minutes{*length};
    if (row.contains("updated_at")) meeting.updated = from_milliseconds(*updated);
    if (meeting.weekday && !is_zone(meeting.zone)) return unreadable("zone");
    return meeting;
}

Result<Meeting> read_position(Meeting meeting, const json::object& row) {
    const auto* lat = row.if_contains("lat");
    const auto* lon = row.if_contains("lon");
    if (lat == nullptr && lon == nullptr) return meeting;
    if (lat == nullptr || lon == nullptr) return unreadable("lat");
    boost::system::error_code error;
    const auto lat_degrees = lat->to_number<double>(error);
    if (error) return unreadable("lat");
    const auto lon_degrees = lon->to_number<double>(error);
    if (error) return unreadable("lon");
    meeting.position = position_at(lat_degrees, lon_degrees);
    if (!meeting.position) return unreadable("lat");
    return meeting;
}

}  // namespace

std::optional<Position> position_at(double lat, double lon) {
    // Written so that a NaN fails too.
    if (!(lat >= -90 && lat <= 90 && lon >= -180 && lon <= 180)) return std::nullopt;
    const auto rounded = [](double degrees) {
        const double value = std::round(degrees * 1e6) / 1e6;
        return value == 0 ? 0.0 : value;  // no negative zero
    };
    const Position position{rounded(lat), rounded(lon)};
    if (position == Position{}) return std::nullopt;
    return position;
}

std::string_view to_text(Attendance attendance) {
    return attendance_names.at(static_cast<std::size_t>(attendance));
}

std::string_view to_text(ZoneFrom from) {
    return zone_from_names.at(static_cast<std::size_t>(from));
}

std::string to_json(const Meeting& meeting) {
    json::object row;
    for (const TextField& field : text_fields) {
        // The fellowship has a default that is not empty, so its absence would say something else.
        if ((meeting.*field.member).empty() && field.name != "fellowship") continue;
        row.emplace(field.name, meeting.*field.member);
    }
    if (meeting.weekday) row.emplace("weekday", meeting.weekday->c_encoding());
    row.emplace("start_minutes", meeting.start.count());
    row.emplace("length_minutes", meeting.length.count());
    row.emplace("zone_from", to_text(meeting.zone_from));
    row.emplace("attendance", to_text(meeting.attendance));
    if (meeting.irregular) row.emplace("irregular", true);
    if (meeting.approximate) row.emplace("approximate", true);
    if (!meeting.regions.empty()) {
        row.emplace("regions", json::array(meeting.regions.begin(), meeting.regions.end()));
    }
    if (meeting.position) {
        row.emplace("lat", meeting.position->lat);
        row.emplace("lon", meeting.position->lon);
    }
    if (meeting.facets.any()) row.emplace("facets", facet_list(meeting.facets));
    if (meeting.updated) row.emplace("updated_at", to_milliseconds(*meeting.updated));
    return json::serialize(row);
}

Result<Meeting> meeting_from_json(std::string_view text) {
    boost::system::error_code error;
    const json::value value = json::parse(text, error);
    if (error || !value.is_object()) return unreadable("");
    const json::object& row = value.get_object();

    auto meeting = read_texts(row);
    if (!meeting) return meeting.error();
    const auto attendance = choice(row, "attendance", attendance_names);
    if (!attendance) return unreadable("attendance");
    const auto zone_from = choice(row, "zone_from", zone_from_names);
    if (!zone_from) return unreadable("zone_from");
    const auto irregular = flag(row, "irregular");
    if (!irregular) return unreadable("irregular");
    const auto approximate = flag(row, "approximate");
    if (!approximate) return unreadable("approximate");
    meeting->attendance = static_cast<Attendance>(*attendance);
    meeting->zone_from = static_cast<ZoneFrom>(*zone_from);
    meeting->irregular = *irregular;
    meeting->approximate = *approximate;

    auto timed = read_times(std::move(*meeting), row);
    if (!timed) return timed.error();
    return read_position(std::move(*timed), row);
}

}  // namespace alongside::directory
