#include "api/search.hpp"

#include "api/query.hpp"
#include "directory/query_words.hpp"

#include <charconv>

namespace alongside::api {

using directory::Query;
using http::Request;

namespace {

std::optional<double> degrees(std::string_view text) {
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

Result<void> read_day(const Request& request, Query& query) {
    const auto asked_day = request.query_value("day");
    const auto day = parse_day(asked_day.value_or(""));
    const bool by_day = query.when == directory::When::day;
    if ((asked_day || by_day) && !day) return bad_query("day", "Write the day as YYYY-MM-DD.");
    if (by_day) query.day = day;
    const auto weekday = number_in(request, "weekday", -1, 0, 6);
    if (!weekday) return weekday.error();
    if (query.when != directory::When::weekday) return {};
    if (*weekday < 0) return bad_query("weekday", "Use 0 for Sunday to 6 for Saturday.");
    query.weekday = std::chrono::weekday{static_cast<unsigned>(*weekday)};
    return {};
}

Result<void> read_hours(const Request& request, Query& query) {
    for (const auto& [name, hour] : {std::pair{"from", &query.from}, std::pair{"to", &query.to}}) {
        const auto asked = request.query_value(name);
        if (!asked || asked->empty()) continue;
        *hour = directory::wall_time(*asked);
        if (!*hour) return bad_query(name, "Write the time as HH:MM.");
    }
    return {};
}

Result<void> read_time(const Request& request, Query& query) {
    const std::string_view asked = request.query_value("when").value_or("any");
    const auto when = directory::when_named(asked);
    if (!when) return bad_query("when", "Use any, now, today, tonight, day or weekday.");
    query.when = *when;
    if (auto done = read_day(request, query); !done) return done;
    if (auto done = read_hours(request, query); !done) return done;
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
    const std::string_view asked = request.query_value("format").value_or("any");
    const auto format = directory::venue_named(asked);
    if (!format) return bad_query("format", "Use any, online, in_person, hybrid or phone.");
    query.venue = *format;
    const auto fellowship = text_in(request, "fellowship", 40);
    if (!fellowship) return fellowship.error();
    query.fellowship = *fellowship;
    const auto types = text_in(request, "types", 200);
    if (!types) return types.error();
    const auto facets = directory::facets_named(*types);
    if (!facets) return bad_query("types", "One of these types is not known.");
    query.facets = *facets;
    const auto text = text_in(request, "text", 120);
    if (!text) return text.error();
    query.text = *text;
    return {};
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
    auto place = text_in(request, "place", 120);
    if (!place) return place.error();
    where.place = std::move(*place);
    if (const auto radius = request.query_value("radius_km")) {
        const auto km = degrees(*radius);
        // Said this way round, so that what is no number is refused too.
        if (!km || !(*km >= 0.1 && *km <= 1000)) return bad_query("radius_km", "Use 0.1 to 1000.");
        if (where.near || !where.place.empty()) where.radius_km = *km;
    }
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

}  // namespace alongside::api
