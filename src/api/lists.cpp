// The lists behind the directory: sources, the program's own list, and what people put right.
#include "api/api.hpp"

namespace alongside::api {
namespace {

Response list_sources(const Call& call) {
    return answer(call.api.services.sources.list(call.session.reader));
}

Response set_source(const Call& call) {
    const auto body = body_of<service::SourceSettings>(call.request);
    if (!body) return http::problem_json(body.error());
    return answer(call.api.services.sources.set(
        call.session.reader, std::string(call.request.parameter("source")), *body));
}

Response remove_source(const Call& call) {
    return answer(call.api.services.sources.remove(call.session.reader,
                                                   std::string(call.request.parameter("source"))));
}

Response refresh_source(const Call& call) {
    const auto body = body_of<service::RefreshAsked>(call.request);
    if (!body) return http::problem_json(body.error());
    return answer(call.api.services.sources.ask(
                      call.session.reader, std::string(call.request.parameter("source")), *body),
                  202);
}

Response read_own(const Call& call) {
    return answer(call.api.services.own_list.read(call.session.reader));
}

template <class Own>
Response put_own(const Call& call) {
    const auto key = id_in<AboutId>(call.request, "key");
    if (!key) return nothing_here();
    const auto body = body_of<Own>(call.request);
    if (!body) return http::problem_json(body.error());
    return answer(call.api.services.own_list.put(call.session.reader, *key, *body));
}

Response remove_own(const Call& call) {
    const auto key = id_in<AboutId>(call.request, "key");
    if (!key) return nothing_here();
    return answer(call.api.services.own_list.remove(call.session.reader, *key));
}

Response suggest_correction(const Call& call) {
    const auto body = body_of<service::CorrectionAsked>(call.request);
    if (!body) return http::problem_json(body.error());
    return answer(call.api.services.curation.suggest(call.session.reader, *body));
}

Response read_curation(const Call& call) {
    return answer(call.api.services.curation.read(call.session.reader));
}

Response settle_correction(const Call& call) {
    const auto id = id_in<service::CorrectionId>(call.request, "correction");
    if (!id) return nothing_here();
    const auto body = body_of<service::CorrectionSettled>(call.request);
    if (!body) return http::problem_json(body.error());
    return answer(call.api.services.curation.settle(call.session.reader, *id, *body));
}

Response split_listing(const Call& call) {
    const auto body = body_of<service::SplitAsked>(call.request);
    if (!body) return http::problem_json(body.error());
    return answer(call.api.services.curation.split(call.session.reader, *body));
}

Response join_listing(const Call& call) {
    const std::string listing = std::string(call.request.parameter("source")) + "/" +
                                std::string(call.request.parameter("key"));
    return answer(call.api.services.curation.join(call.session.reader, listing));
}

}  // namespace

void add_list_routes(http::Router& router, Api& api) {
    const auto on = [&](std::string_view method, std::string_view path, Use use) {
        add(router, api, method, path, std::move(use));
    };
    on("GET", "/api/v1/directory/sources", list_sources);
    on("PUT", "/api/v1/directory/sources/{source}", set_source);
    on("DELETE", "/api/v1/directory/sources/{source}", remove_source);
    on("POST", "/api/v1/directory/sources/{source}/refresh", refresh_source);
    on("GET", "/api/v1/directory/own", read_own);
    on("PUT", "/api/v1/directory/own/meetings/{key}", put_own<service::OwnMeeting>);
    on("PUT", "/api/v1/directory/own/resources/{key}", put_own<service::OwnResource>);
    on("DELETE", "/api/v1/directory/own/{key}", remove_own);
    on("GET", "/api/v1/directory/corrections", read_curation);
    on("POST", "/api/v1/directory/corrections", suggest_correction);
    on("PUT", "/api/v1/directory/corrections/{correction}", settle_correction);
    on("POST", "/api/v1/directory/splits", split_listing);
    on("DELETE", "/api/v1/directory/splits/{source}/{key}", join_listing);
}

}  // namespace alongside::api
