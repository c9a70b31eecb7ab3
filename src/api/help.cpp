#include "api/help.hpp"

#include "http/task.hpp"

namespace alongside::api {
namespace {

using http::Request;
using http::Response;

Response get_help(const Request& request, const service::Help& help) {
    const std::string etag = '"' + help.tag() + '"';
    const bool is_known = http::etag_matches(request, etag);
    Response response = is_known ? http::no_content(304) : http::json(help.text());
    response.with("ETag", etag);
    // A browser may keep it, unlike all else of the API: it tells nothing of anybody.
    response.with("Cache-Control", "no-cache");
    return response;
}

}  // namespace

void add_help_routes(http::Router& router, const service::Help& help) {
    // All of it is in memory: nobody who needs it waits behind anybody.
    router.add("GET", "/api/v1/help", [&help](Request& request) -> http::Task<Response> {
        co_return get_help(request, help);
    });
}

}  // namespace alongside::api
