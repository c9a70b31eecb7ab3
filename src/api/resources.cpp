// Finding community resources.
#include "api/api.hpp"
#include "api/search.hpp"

namespace alongside::api {
namespace {

using directory::ResourceQuery;

Result<bool> yes_in(const Request& request, std::string_view name) {
    const std::string_view text = request.query_value(name).value_or("false");
    if (text == "true") return true;
    if (text == "false" || text.empty()) return false;
    return bad_query(name, "Use true or false.");
}

Result<void> read_what(const Request& request, ResourceQuery& query) {
    if (const auto need = request.query_value("need"); need && !need->empty()) {
        directory::Need one{};
        const std::string name(*need);
        if (!boost::describe::enum_from_string(name.c_str(), one)) {
            return bad_query("need", "Use one of those that /directory/needs names.");
        }
        query.need = one;
    }
    for (const auto& [name, most, to] :
         {std::tuple{"text", 120, &query.text}, std::tuple{"category", 120, &query.category},
          std::tuple{"language", 40, &query.language}}) {
        auto text = text_in(request, name, static_cast<std::size_t>(most));
        if (!text) return text.error();
        *to = std::move(*text);
    }
    if (request.query_value("age")) {
        const auto age = number_in(request, "age", 0, 0, 130);
        if (!age) return age.error();
        query.age = static_cast<int>(*age);
    }
    for (const auto& [name, to] :
         {std::pair{"open_now", &query.open_now}, std::pair{"free", &query.free_of_cost}}) {
        const auto yes = yes_in(request, name);
        if (!yes) return yes.error();
        *to = *yes;
    }
    return {};
}

Result<ResourceQuery> read_resource_search(const Request& request) {
    ResourceQuery query;
    if (auto done = read_what(request, query); !done) return done.error();
    const auto where = read_place(request);
    if (!where) return where.error();
    query.place = where->place;
    query.near = where->near;
    if (query.near) query.km = where->radius_km;
    const auto limit = number_in(request, "limit", 20, 1, 100);
    if (!limit) return limit.error();
    query.limit = static_cast<std::size_t>(*limit);
    const auto offset = number_in(request, "cursor", 0, 0, 10'000);
    if (!offset) return offset.error();
    query.offset = static_cast<std::size_t>(*offset);
    return query;
}

Response search(const Call& call) {
    const auto query = read_resource_search(call.request);
    if (!query) return http::problem_json(query.error());
    return http::json(json::text(call.api.services.resources.search(*query)));
}

Response get_resource(const Call& call) {
    const std::string id = std::string(call.request.parameter("source")) + "/" +
                           std::string(call.request.parameter("key"));
    const auto resource = call.api.services.resources.find(id);
    if (!resource) return nothing_here();
    return http::json(json::text(*resource));
}

Response list_needs(const Call& call) {
    return http::json(json::text(call.api.services.resources.choices()));
}

}  // namespace

void add_resource_routes(http::Router& router, Api& api) {
    add(router, api, "GET", "/api/v1/directory/needs", list_needs);
    add(router, api, "GET", "/api/v1/directory/resources", search);
    add(router, api, "GET", "/api/v1/directory/resources/{source}/{key}", get_resource);
}

}  // namespace alongside::api
