#include "api/api.hpp"

#include "base/log.hpp"

namespace alongside::api {
namespace {

Problem store_down(const store::StoreError& error) {
    if (error.cause() == store::StoreError::Cause::full) {
        return store::disk_full();
    }
    return {Kind::unavailable,
            "store.unavailable",
            "The records cannot be reached just now.",
            "Try again in a moment.",
            "",
            2};
}

/// What memory alone can answer.
std::optional<Response> at_a_glance(Request& request, Api& api, const Glance& glance) {
    if (!glance) return std::nullopt;
    const auto session =
        api.services.accounts.remembered(request.cookie(api.cookie_name()).value_or(""));
    if (!session || session->level != service::Level::full) return std::nullopt;
    return glance(Call{request, *session, api});
}

/// Finds out who is asking, then runs the use case on `workers`.
Task<Response> identified(Request& request, Api& api, http::Workers& workers, const Use& use,
                          bool only_full) {
    if (http::is_cross_site(request, api.origin)) co_return cross_site();
    const auto token = request.cookie(api.cookie_name());
    auto work = [&]() -> Response {
        return guarded([&]() -> Response {
            const auto session = api.services.accounts.session_of(token.value_or(""));
            if (!session) return http::problem_json(session.error());
            if (only_full && session->level != service::Level::full) {
                return http::problem_json(unfinished());
            }
            return use(Call{request, *session, api});
        });
    };
    co_return co_await http::on(workers, work);
}

}  // namespace

Response guarded(const std::function<Response()>& use) {
    try {
        return use();
    } catch (const store::StoreError& error) {
        log::error("The store failed.", {{"cause", store::to_text(error.cause())}});
        return http::problem_json(store_down(error));
    }
}

Problem unfinished() {
    return {Kind::unauthenticated, "session.unfinished", "Signing in is not finished.",
            "Go back to the sign-in page and take the next step.", ""};
}

Response cross_site() {
    return http::problem_json({Kind::refused, "request.cross_site", "This came from another site.",
                               "Open Alongside itself and try again.", ""});
}

void add(http::Router& router, Api& api, std::string_view method, std::string_view pattern, Use use,
         Glance glance) {
    router.add(method, pattern,
               [&api, use = std::move(use),
                glance = std::move(glance)](Request& request) -> Task<Response> {
                   if (auto seen = at_a_glance(request, api, glance)) co_return std::move(*seen);
                   co_return co_await identified(request, api, api.workers, use, true);
               });
}

void add_signing(http::Router& router, Api& api, std::string_view method, std::string_view pattern,
                 Use use) {
    router.add(method, pattern, [&api, use = std::move(use)](Request& request) {
        return identified(request, api, api.passwords, use, false);
    });
}

void add_open(http::Router& router, Api& api, std::string_view method, std::string_view pattern,
              std::function<Response(Request&)> use, http::Workers& pool) {
    router.add(method, pattern,
               [&api, &pool, use = std::move(use)](Request& request) -> Task<Response> {
                   if (http::is_cross_site(request, api.origin)) co_return cross_site();
                   auto work = [&]() -> Response { return guarded([&] { return use(request); }); };
                   co_return co_await http::on(pool, work);
               });
}

Result<json::value> json_body(const Request& request) {
    // Its parameters do not matter: JSON is UTF-8, whatever they say.
    const std::string_view type = request.header("content-type");
    const std::string_view essence = type.substr(0, type.find_first_of("; \t"));
    if (essence != "application/json") {
        return Problem{Kind::invalid, "request.type", "This is not sent as JSON.",
                       "Set Content-Type to application/json.", ""};
    }
    return json::parse(request.body);
}

std::optional<Response> unchanged(const Request& request, const std::string& etag) {
    if (!http::etag_matches(request, etag)) return std::nullopt;
    auto response = http::no_content(304);
    response.with("ETag", etag);
    return response;
}

Response nothing_here() {
    return http::problem_json(service::nothing_here());
}

std::string problem_text(const Problem& problem) {
    return http::problem_json(problem).body;
}

void add_routes(http::Router& router, Api& api) {
    add_watching_routes(router, api);
    add_session_routes(router, api);
    add_people_routes(router, api);
    add_journal_routes(router, api);
    add_client_routes(router, api);
    add_event_routes(router, api);
    add_directory_routes(router, api);
    add_resource_routes(router, api);
    add_list_routes(router, api);
    add_library_routes(router, api);
    add_reach_routes(router, api);
    add_instrument_routes(router, api);
    add_pass_routes(router, api);
    add_calendar_routes(router, api);
}

}  // namespace alongside::api
