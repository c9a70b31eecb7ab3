// A client's calendar under a private address.
#include "api/api.hpp"

namespace alongside::api {
namespace {

Response get_calendar(const Call& call) {
    return answer(call.api.services.calendars.view(call.session.reader));
}

Response make_calendar(const Call& call) {
    const auto body = body_of<service::CalendarAsked>(call.request);
    if (!body) return http::problem_json(body.error());
    return answer(call.api.services.calendars.make(call.session.reader, *body), 201);
}

Response end_calendar(const Call& call) {
    return answer(call.api.services.calendars.end(call.session.reader));
}

/// Asked by calendar programs, which send no cookie.
Response read_calendar(Api& api, const Request& request) {
    std::string_view file = request.parameter("file");
    if (!file.ends_with(".ics")) return nothing_here();
    file.remove_suffix(4);
    const auto text = api.services.calendars.text(std::string(file), request.remote_address);
    if (!text) return http::problem_json(text.error());
    Response response;
    response.content_type = "text/calendar; charset=utf-8";
    response.body = *text;
    return response;
}

}  // namespace

void add_calendar_routes(http::Router& router, Api& api) {
    add(router, api, "GET", "/api/v1/calendar", get_calendar);
    add(router, api, "POST", "/api/v1/calendar", make_calendar);
    add(router, api, "DELETE", "/api/v1/calendar", end_calendar);
    add_open(
        router, api, "GET", "/calendar/{file}",
        [&api](Request& request) { return read_calendar(api, request); }, api.workers);
}

}  // namespace alongside::api
