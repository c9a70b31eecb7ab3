// Finding meetings.
#include "api/api.hpp"
#include "api/search.hpp"
#include "journal/chain.hpp"

namespace alongside::api {
namespace {

Response search(const Call& call) {
    const auto query = read_search(call.request);
    if (!query) return http::problem_json(query.error());
    return answer(call.api.services.directory.search(*query));
}

/// What there is to choose from, the same for everyone until a list is read again.
Response get_choices(const Call& call) {
    std::string text = json::text(call.api.services.directory.index()->choices());
    const std::string etag = '"' + to_hex(ByteView(sha256({bytes_of(text)})).first(12)) + '"';
    if (auto same = unchanged(call.request, etag)) return std::move(*same);
    Response response = http::json(std::move(text));
    response.with("ETag", etag);
    return response;
}

Response get_meeting(const Call& call) {
    const std::string id = std::string(call.request.parameter("source")) + "/" +
                           std::string(call.request.parameter("key"));
    const auto meeting = call.api.services.directory.find(id);
    if (!meeting) return nothing_here();
    return http::json(json::text(*meeting));
}

}  // namespace

void add_directory_routes(http::Router& router, Api& api) {
    add(router, api, "GET", "/api/v1/directory/search", search);
    add(router, api, "GET", "/api/v1/directory/choices", get_choices);
    add(router, api, "GET", "/api/v1/directory/meetings/{source}/{key}", get_meeting);
}

}  // namespace alongside::api
