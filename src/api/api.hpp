// /api/v1: thin handlers that decode, ask one service and encode. One file per resource; this one
// has what they share: who is asking, reading a body, answering a view.
#pragma once

#include "api/query.hpp"
#include "http/message.hpp"
#include "http/problem.hpp"
#include "http/router.hpp"
#include "http/server.hpp"
#include "service/services.hpp"

#include <functional>

namespace alongside::api {

using http::Request;
using http::Response;
using http::Task;

/// What every handler can reach.
struct Api {
    service::Services& services;
    http::Workers& workers;    ///< for reading and writing the store
    http::Workers& passwords;  ///< for password hashing only, so that sign-ins delay nobody else
    std::string origin;        ///< how browsers reach us; `https://…` turns Secure cookies on
    const http::Numbers& numbers;  ///< of the server, for /metrics
    std::string metrics_token;     ///< who sends it reads /metrics; empty: this machine alone

    [[nodiscard]] bool is_https() const { return origin.starts_with("https://"); }
    [[nodiscard]] std::string cookie_name() const {
        return is_https() ? "__Host-alongside" : "alongside";
    }
    /// Of a clinic's tablet: another one, so that it opens nothing that a session opens.
    [[nodiscard]] std::string kiosk_cookie_name() const { return cookie_name() + "-kiosk"; }
};

/// A request whose sender is known.
struct Call {
    Request& request;
    const service::Session& session;
    Api& api;
};

/// One use case: blocking, runs on a worker.
using Use = std::function<Response(const Call&)>;
/// What of it memory can answer alone, on the connection's own thread; nothing: `Use` is asked.
using Glance = std::function<std::optional<Response>(const Call&)>;

/// Adds a route for people who are fully signed in.
void add(http::Router& router, Api& api, std::string_view method, std::string_view pattern, Use use,
         Glance glance = {});
/// The same for someone at any step of signing in, on the password pool.
void add_signing(http::Router& router, Api& api, std::string_view method, std::string_view pattern,
                 Use use);
/// The same for anybody, on the pool that fits what it does.
void add_open(http::Router& router, Api& api, std::string_view method, std::string_view pattern,
              std::function<Response(Request&)> use, http::Workers& pool);

/// An id in the path. @returns nothing where it is no UUID: then nothing is there
template <class AnyId>
[[nodiscard]] std::optional<AnyId> id_in(const Request& request, std::string_view name) {
    return AnyId::parse(request.parameter(name));
}

/// The body as a described struct.
/// @error invalid  names the field; `request.malformed`, `request.type`
template <class T>
[[nodiscard]] Result<T> body_of(const Request& request);
[[nodiscard]] Result<json::value> json_body(const Request& request);

template <class T>
Result<T> body_of(const Request& request) {
    const auto parsed = json_body(request);
    if (!parsed) return parsed.error();
    return json::from<T>(*parsed);
}

/// The entries in a body, each read on its own: one that cannot be read does not stop the rest.
/// @error invalid `request.field`
[[nodiscard]] Result<std::vector<service::Handed>> entries_in(const json::object& fields);

/// A result as JSON, or its problem.
template <class T>
[[nodiscard]] Response answer(const Result<T>& result, unsigned status = 200) {
    if (!result) return http::problem_json(result.error());
    return http::json(json::text(*result), status);
}
[[nodiscard]] inline Response answer(const Result<void>& result) {
    if (!result) return http::problem_json(result.error());
    return http::no_content();
}

/// 304 where the reader has a view's present state already.
/// @param etag  with its quotes
[[nodiscard]] std::optional<Response> unchanged(const Request& request, const std::string& etag);

/// What a use case answers, with the store's own failures turned into sentences.
[[nodiscard]] Response guarded(const std::function<Response()>& use);
/// Why someone who has only begun to sign in gets no further.
[[nodiscard]] Problem unfinished();
/// The refusal of a request that another site sent.
[[nodiscard]] Response cross_site();

/// A handler for what is not there, or not for this reader.
[[nodiscard]] Response nothing_here();

// One for each resource.
void add_session_routes(http::Router& router, Api& api);
void add_people_routes(http::Router& router, Api& api);
void add_journal_routes(http::Router& router, Api& api);
void add_client_routes(http::Router& router, Api& api);
void add_event_routes(http::Router& router, Api& api);
void add_directory_routes(http::Router& router, Api& api);
void add_resource_routes(http::Router& router, Api& api);
void add_list_routes(http::Router& router, Api& api);
void add_library_routes(http::Router& router, Api& api);
void add_reach_routes(http::Router& router, Api& api);
void add_instrument_routes(http::Router& router, Api& api);
void add_pass_routes(http::Router& router, Api& api);
void add_calendar_routes(http::Router& router, Api& api);

/// `/healthz`, `/readyz`, `/metrics`.
void add_watching_routes(http::Router& router, Api& api);

/// All of them.
void add_routes(http::Router& router, Api& api);

/// A problem as JSON text: for an entry that was refused within a batch.
[[nodiscard]] std::string problem_text(const Problem& problem);

}  // namespace alongside::api
