// Where a person can be reached outside of the app; each for themselves alone.
#include "api/api.hpp"

namespace alongside::api {
namespace {

Response read_reach(const Call& call) {
    return http::json(json::text(call.api.services.reach.view(call.session.reader.person)));
}

Response set_reach(const Call& call) {
    const auto body = body_of<service::ReachAsked>(call.request);
    if (!body) return http::problem_json(body.error());
    return answer(call.api.services.reach.set(call.session.reader.person, *body));
}

Response confirm_reach(const Call& call) {
    const auto body = body_of<service::ReachCode>(call.request);
    if (!body) return http::problem_json(body.error());
    return answer(call.api.services.reach.confirm(call.session.reader.person, *body));
}

Response end_reach(const Call& call) {
    ReminderBy channel{};
    const std::string name(call.request.parameter("channel"));
    if (!boost::describe::enum_from_string(name.c_str(), channel)) return nothing_here();
    return answer(call.api.services.reach.end(call.session.reader.person, channel));
}

}  // namespace

void add_reach_routes(http::Router& router, Api& api) {
    add(router, api, "GET", "/api/v1/reach", read_reach);
    add(router, api, "PUT", "/api/v1/reach", set_reach);
    add(router, api, "POST", "/api/v1/reach/confirm", confirm_reach);
    add(router, api, "DELETE", "/api/v1/reach/{channel}", end_reach);
}

}  // namespace alongside::api
