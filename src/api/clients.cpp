// Views of a client, and the caseload.
#include "api/api.hpp"

namespace alongside::api {
namespace {

using service::ClientViews;
using service::Part;
using service::Reader;

std::string etag_of(const std::string& tag) {
    return '"' + tag + '"';
}

/// A view's text as it was told before, or that it has not changed since.
std::optional<Response> glance_at(const Call& call, Part part) {
    const auto subject = id_in<SubjectId>(call.request, "id");
    if (!subject) return std::nullopt;
    ClientViews& views = call.api.services.views;
    const auto tag = views.tag_at_hand(call.session.reader, *subject, part);
    if (!tag) return std::nullopt;
    const std::string etag = etag_of(*tag);
    if (auto same = unchanged(call.request, etag)) return same;
    auto text = views.told(call.session.reader, *subject, part, *tag);
    if (!text) return std::nullopt;
    auto response = http::json(std::move(text));
    response.with("ETag", etag);
    return response;
}

/// How a view's method is named in the tables below.
template <class Shape>
using Read = Result<Shape> (ClientViews::*)(const Reader&, const SubjectId&);

/// A view that depends on the journal, on who is asking and on people's names.
template <class Shape>
Response get_view(const Call& call, Part part, Read<Shape> read) {
    const auto subject = id_in<SubjectId>(call.request, "id");
    if (!subject) return nothing_here();
    ClientViews& views = call.api.services.views;
    const Reader& reader = call.session.reader;
    // The tag first: what is read after it is never older.
    const auto tag = views.tag(reader, *subject, part);
    if (!tag) return http::problem_json(tag.error());
    if (auto same = unchanged(call.request, etag_of(*tag))) return std::move(*same);
    const auto view = (views.*read)(reader, *subject);
    if (!view) return http::problem_json(view.error());
    const auto text = std::make_shared<const std::string>(json::text(*view));
    views.keep_told(reader, *subject, part, *tag, text);
    auto response = http::json(text);
    response.with("ETag", etag_of(*tag));
    return response;
}

template <class Shape>
void add_view(http::Router& router, Api& api, std::string_view name, Part part, Read<Shape> read) {
    const auto use = [part, read](const Call& call) { return get_view(call, part, read); };
    add(router, api, "GET", "/api/v1/clients/{id}" + std::string(name), use,
        [part](const Call& call) { return glance_at(call, part); });
}

/// A view that also depends on the time of reading: its tag is that of what it says.
template <class Read>
Response timely(const Call& call, Read&& read) {
    const auto result = read();
    if (!result) return http::problem_json(result.error());
    const std::string text = json::text(*result);
    const std::string etag = etag_of(to_hex(ByteView(sha256({bytes_of(text)})).first(12)));
    if (auto same = unchanged(call.request, etag)) return std::move(*same);
    auto response = http::json(text);
    response.with("ETag", etag);
    return response;
}

struct PageAsked {
    std::string cursor;
    int limit = 50;
};

Result<PageAsked> page_asked(const Request& request) {
    auto cursor = text_in(request, "cursor", 200);
    if (!cursor) return cursor.error();
    const auto limit = number_in(request, "limit", 50, 1, 100);
    if (!limit) return limit.error();
    return PageAsked{std::move(*cursor), static_cast<int>(*limit)};
}

/// When and where the reader's day ends, if they ask for another day than today.
struct DayAsked {
    std::optional<Day> day;
    std::string zone;
};

Result<DayAsked> day_asked(const Request& request) {
    const auto text = request.query_value("as_of");
    const auto zone = request.query_value("zone");
    DayAsked asked{parse_day(text.value_or("")), std::string(zone.value_or("UTC"))};
    if (text && !asked.day) return bad_query("as_of", "Write the day as YYYY-MM-DD.");
    if (zone && !is_zone(asked.zone)) {
        return bad_query("zone", "Use a name such as America/New_York.");
    }
    return asked;
}

/// Whether nothing is asked but the plan of today.
bool asks_for_today(const Call& call) {
    return !call.request.query_value("as_of") && !call.request.query_value("zone");
}

/// The plan of today, or with `as_of` as it was at the end of that day.
Response get_plan(const Call& call) {
    const auto subject = id_in<SubjectId>(call.request, "id");
    if (!subject) return nothing_here();
    const auto asked = day_asked(call.request);
    if (!asked) return http::problem_json(asked.error());
    if (!asked->day) return get_view(call, Part::plan, &ClientViews::plan);
    return timely(call, [&] {
        return call.api.services.views.plan_as_of(call.session.reader, *subject, *asked->day,
                                                  asked->zone);
    });
}

Result<std::optional<Area>> area_asked(const Request& request) {
    const auto name = request.query_value("area");
    if (!name) return std::optional<Area>{};
    Area area{};
    if (!boost::describe::enum_from_string(std::string(*name).c_str(), area)) {
        return bad_query("area", "Use a part of a record, such as plan.");
    }
    return std::optional<Area>{area};
}

Response get_timeline(const Call& call) {
    const auto subject = id_in<SubjectId>(call.request, "id");
    if (!subject) return nothing_here();
    const auto page = page_asked(call.request);
    if (!page) return http::problem_json(page.error());
    const auto area = area_asked(call.request);
    if (!area) return http::problem_json(area.error());
    return timely(call, [&] {
        return call.api.services.views.timeline(call.session.reader, *subject, page->cursor,
                                                page->limit, *area);
    });
}

Response get_openings(const Call& call) {
    const auto subject = id_in<SubjectId>(call.request, "id");
    if (!subject) return nothing_here();
    const auto page = page_asked(call.request);
    if (!page) return http::problem_json(page.error());
    return answer(
        call.api.services.views.openings(call.session.reader, *subject, page->cursor, page->limit));
}

Response get_caseload(const Call& call) {
    const auto page = page_asked(call.request);
    if (!page) return http::problem_json(page.error());
    return timely(call, [&] {
        return call.api.services.caseload.read(call.session.reader, page->cursor, page->limit);
    });
}

Result<service::ChartAsked> chart_asked(const Request& request) {
    service::ChartAsked asked;
    for (const auto& [name, day] : {std::pair{"from", &asked.from}, std::pair{"to", &asked.to}}) {
        const auto text = request.query_value(name);
        if (!text) continue;
        *day = parse_day(*text);
        if (!*day) return bad_query(name, "Write the day as YYYY-MM-DD.");
    }
    if (asked.from && asked.to && *asked.to < *asked.from) {
        return bad_query("to", "Use a day that is not before `from`.");
    }
    const auto points = number_in(request, "points", 400, 8, 2000);
    if (!points) return points.error();
    asked.points = static_cast<std::size_t>(*points);
    return asked;
}

Response get_chart(const Call& call) {
    const auto subject = id_in<SubjectId>(call.request, "id");
    if (!subject) return nothing_here();
    const auto asked = chart_asked(call.request);
    if (!asked) return http::problem_json(asked.error());
    return timely(
        call, [&] { return call.api.services.views.chart(call.session.reader, *subject, *asked); });
}

Response get_matches(const Call& call) {
    const auto subject = id_in<SubjectId>(call.request, "id");
    if (!subject) return nothing_here();
    const auto meeting = text_in(call.request, "meeting", 300);
    if (!meeting) return http::problem_json(meeting.error());
    return timely(call, [&] {
        return call.api.services.views.matches(call.session.reader, *subject, *meeting);
    });
}

/// A view that depends on the time of reading and on nothing but whose it is.
template <class Shape>
void add_timely(http::Router& router, Api& api, std::string_view name, Read<Shape> read) {
    add(router, api, "GET", "/api/v1/clients/{id}" + std::string(name), [read](const Call& call) {
        const auto subject = id_in<SubjectId>(call.request, "id");
        if (!subject) return nothing_here();
        return timely(
            call, [&] { return (call.api.services.views.*read)(call.session.reader, *subject); });
    });
}

}  // namespace

void add_client_routes(http::Router& router, Api& api) {
    add_view(router, api, "", Part::client, &ClientViews::client);
    add(router, api, "GET", "/api/v1/clients/{id}/plan", get_plan, [](const Call& call) {
        return asks_for_today(call) ? glance_at(call, Part::plan) : std::nullopt;
    });
    add_view(router, api, "/agreements", Part::agreements, &ClientViews::agreements);
    add_view(router, api, "/together", Part::together, &ClientViews::together);
    add_view(router, api, "/story", Part::story, &ClientViews::story);
    add_view(router, api, "/wins", Part::wins, &ClientViews::wins);
    add_view(router, api, "/setbacks", Part::setbacks, &ClientViews::setbacks);
    add_view(router, api, "/coping", Part::coping, &ClientViews::coping);
    add_view(router, api, "/learning", Part::learning, &ClientViews::learning);
    add_timely(router, api, "/checkins", &ClientViews::checkins);
    add_timely(router, api, "/measures", &ClientViews::measures);
    add_timely(router, api, "/sharing", &ClientViews::sharing);
    add_timely(router, api, "/supports", &ClientViews::supports);
    add(router, api, "GET", "/api/v1/clients/{id}/matches", get_matches);
    add_timely(router, api, "/appointments", &ClientViews::appointments);
    add_timely(router, api, "/today", &ClientViews::today);
    add(router, api, "GET", "/api/v1/clients/{id}/chart", get_chart);
    add(router, api, "GET", "/api/v1/concerns", [](const Call& call) {
        return timely(call, [&] { return call.api.services.views.concerns(call.session.reader); });
    });
    add_view(router, api, "/messages", Part::messages, &ClientViews::messages);
    add(router, api, "GET", "/api/v1/clients/{id}/timeline", get_timeline);
    add(router, api, "GET", "/api/v1/clients/{id}/openings", get_openings);
    add(router, api, "GET", "/api/v1/caseload", get_caseload);
    add(router, api, "GET", "/api/v1/walking", [](const Call& call) {
        return timely(call, [&] { return call.api.services.walking.read(call.session.reader); });
    });
}

}  // namespace alongside::api
