// Finding meetings.
#include "api/directory.hpp"

#include "api/api.hpp"
#include "directory/facets.hpp"

#include <ranges>

namespace alongside::api {
namespace {

using directory::Query;

std::optional<double> degrees(std::string_view text) {
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

Result<void> read_time(const Request& request, Query& query) {
    const std::string_view when = request.query_value("when").value_or("any");
    const auto asked_day = request.query_value("day");
    const auto day = parse_day(asked_day.value_or(""));
    if ((asked_day || when == "day") && !day) {
        return bad_query("day", "Write the day as YYYY-MM-DD.");
    }
    if (when == "any") {
        query.when = directory::When::anytime;
    } else if (when == "now") {
        query.when = directory::When::now;
    } else if (when == "tonight") {
        query.when = directory::When::tonight;
    } else if (when == "day") {
        query.when = directory::When::day;
        query.day = day;
    } else {
        return bad_query("when", "Use any, now, tonight or day.");
    }
    const auto zone = text_in(request, "zone", 64);
    if (!zone) return zone.error();
    if (!zone->empty() && !is_zone(*zone))
        return bad_query("zone", "Use a name such as America/Chicago.");
    query.viewer_zone = *zone;
    return {};
}

Result<void> read_where(const Request& request, Query& query) {
    auto where = read_place(request);
    if (!where) return where.error();
    query.near = where->near;
    query.radius_km = where->radius_km;
    query.place = std::move(where->place);
    return {};
}

Result<void> read_kind(const Request& request, Query& query) {
    const std::string_view format = request.query_value("format").value_or("any");
    if (format == "online") {
        query.venue = directory::Venue::online;
    } else if (format == "in_person") {
        query.venue = directory::Venue::in_person;
    } else if (format != "any") {
        return bad_query("format", "Use any, online or in_person.");
    }
    const auto types = text_in(request, "types", 200);
    if (!types) return types.error();
    for (const auto part : std::views::split(*types, ',')) {
        const std::string_view name{part.begin(), part.end()};
        if (name.empty()) continue;
        const auto facet = directory::facet_named(name);
        if (!facet) return bad_query("types", "One of these types is not known.");
        query.facets.set(directory::bit(*facet));
    }
    const auto text = text_in(request, "text", 120);
    if (!text) return text.error();
    query.text = *text;
    return {};
}

Response search(const Call& call) {
    const auto query = read_search(call.request);
    if (!query) return http::problem_json(query.error());
    return answer(call.api.services.directory.search(*query));
}

Response get_meeting(const Call& call) {
    const std::string id = std::string(call.request.parameter("source")) + "/" +
                           std::string(call.request.parameter("key"));
    const auto meeting = call.api.services.directory.find(id);
    if (!meeting) return nothing_here();
    return http::json(json::text(*meeting));
}

}  // namespace

Result<Where> read_place(const Request& request) {
    Where where;
    if (const auto near = request.query_value("near"); near && !near->empty()) {
        const auto comma = near->find(',');
        const auto lat = degrees(near->substr(0, comma));
        const auto lon =
            comma == std::string_view::npos ? std::nullopt : degrees(near->substr(comma + 1));
        if (lat && lon) where.near = directory::position_at(*lat, *lon);
        if (!where.near) return bad_query("near", "Write latitude,longitude in degrees.");
    }
    if (const auto radius = request.query_value("radius_km")) {
        const auto km = degrees(*radius);
        // Said this way round, so that what is no number is refused too.
        if (!km || !(*km >= 0.1 && *km <= 1000)) return bad_query("radius_km", "Use 0.1 to 1000.");
        if (where.near) where.radius_km = *km;
    }
    auto place = text_in(request, "place", 120);
    if (!place) return place.error();
    where.place = std::move(*place);
    return where;
}

Result<Query> read_search(const Request& request) {
    Query query;
    for (const auto read : {read_time, read_where, read_kind}) {
        if (auto done = read(request, query); !done) return done.error();
    }
    const auto limit = number_in(request, "limit", 20, 1, 100);
    if (!limit) return limit.error();
    query.limit = static_cast<std::size_t>(*limit);
    const auto offset = number_in(request, "cursor", 0, 0, 10'000);
    if (!offset) return offset.error();
    query.offset = static_cast<std::size_t>(*offset);
    return query;
}

void add_directory_routes(http::Router& router, Api& api) {
    add(router, api, "GET", "/api/v1/directory/search", search);
    add(router, api, "GET", "/api/v1/directory/meetings/{source}/{key}", get_meeting);
}

}  // namespace alongside::api
