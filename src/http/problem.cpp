// Problem to problem+json.
#include "http/problem.hpp"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

namespace alongside::http {
namespace {

Response problem_response(unsigned status, const Problem& problem, std::string_view instance) {
    boost::json::object members;
    members["type"] = problem.code.empty() ? "about:blank" : "/problems/" + problem.code;
    members["title"] = problem.title;
    members["status"] = status;
    if (!problem.detail.empty()) members["detail"] = problem.detail;
    if (!instance.empty()) members["instance"] = instance;
    if (!problem.code.empty()) members["code"] = problem.code;
    if (!problem.field.empty()) members["field"] = problem.field;

    Response response;
    response.status = status;
    response.content_type = "application/problem+json";
    response.problem = problem.code;
    response.body = boost::json::serialize(members);
    response.with("Cache-Control", "no-store");
    if (problem.retry_after_seconds > 0) {
        response.with("Retry-After", std::to_string(problem.retry_after_seconds));
    }
    return response;
}

}  // namespace

unsigned status_of(const Problem& problem) {
    switch (problem.kind) {
        case Kind::invalid:
            return problem.code.starts_with("request.") ? 400 : 422;
        case Kind::unauthenticated:
            return 401;
        case Kind::refused:
            return 403;
        case Kind::not_found:
            return 404;
        case Kind::conflict:
            return 409;
        case Kind::gone:
            return 410;
        case Kind::too_large:
            return 413;
        case Kind::too_many:
            return 429;
        case Kind::unavailable:
            return 503;
        case Kind::storage_full:
            return 507;
    }
    throw Mistake("a kind without a status");
}

Response problem_json(const Problem& problem, std::string_view instance) {
    return problem_response(status_of(problem), problem, instance);
}

Response problem_json(unsigned status, const Problem& problem) {
    return problem_response(status, problem, {});
}

}  // namespace alongside::http
