// Instruments: what a program has, and their forms.
#include "api/api.hpp"

namespace alongside::api {
namespace {

constexpr std::size_t longest_id = 40;

Response list(const Call& call) {
    const auto program = id_in<ProgramId>(call.request, "id");
    if (!program) return nothing_here();
    return answer(call.api.services.instruments.list(call.session.reader, *program));
}

Response set(const Call& call) {
    const auto program = id_in<ProgramId>(call.request, "id");
    if (!program) return nothing_here();
    const auto asked = body_of<service::InstrumentSet>(call.request);
    if (!asked) return http::problem_json(asked.error());
    return answer(call.api.services.instruments.set(
        call.session.reader, *program, std::string(call.request.parameter("instrument")), *asked));
}

/// The same for everyone: a version of an instrument never changes.
Response form(const Call& call) {
    const auto version = text_in(call.request, "version", longest_id);
    if (!version) return http::problem_json(version.error());
    const auto view = call.api.services.instruments.form(
        std::string(call.request.parameter("instrument")), *version);
    if (!view) return http::problem_json(view.error());
    const std::string text = json::text(*view);
    const std::string etag = '"' + to_hex(ByteView(sha256({bytes_of(text)})).first(12)) + '"';
    if (auto same = unchanged(call.request, etag)) return std::move(*same);
    auto response = http::json(text);
    response.with("ETag", etag);
    return response;
}

}  // namespace

void add_instrument_routes(http::Router& router, Api& api) {
    add(router, api, "GET", "/api/v1/programs/{id}/instruments", list);
    add(router, api, "PUT", "/api/v1/programs/{id}/instruments/{instrument}", set);
    add(router, api, "GET", "/api/v1/instruments/{instrument}", form);
}

}  // namespace alongside::api
