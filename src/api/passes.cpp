// Ways in for one purpose: the link in a reminder, and the clinic's tablet.
#include "api/api.hpp"

namespace alongside::api {
namespace {

/// Of a token, a code, a name: longer ones are nobody's.
struct TokenBody {
    Text<100> token;
};
BOOST_DESCRIBE_STRUCT(TokenBody, (), (token))

/// Either a code from the desk, or a name with a PIN.
struct OpenBody {
    std::optional<Text<40>> code;
    std::optional<Text<120>> login;
    std::optional<Text<40>> pin;
};
BOOST_DESCRIBE_STRUCT(OpenBody, (), (code, login, pin))

struct PinBody {
    Text<256> current_password;
    Text<40> pin;
};
BOOST_DESCRIBE_STRUCT(PinBody, (), (current_password, pin))

// --- behind a pass -------------------------------------------------------------------------------

Response look(Api& api, Request& request) {
    const auto body = body_of<TokenBody>(request);
    if (!body) return http::problem_json(body.error());
    return answer(api.services.passes.look(body->token.text(), request.remote_address));
}

Response end(Api& api, Request& request) {
    const auto body = body_of<TokenBody>(request);
    if (!body) return http::problem_json(body.error());
    api.services.passes.end(body->token.text());
    return http::no_content();
}

/// Neither the number of an entry nor how many there are: behind a pass is only the form.
std::string written_text(const service::PassWritten& written) {
    std::string out = "{\"answers\":[";
    for (const service::Answer& answer : written.answers) {
        if (out.back() == '}') out += ',';
        out += "{\"id\":" + json::text(answer.id);
        if (answer.problem) {
            out += ",\"status\":\"refused\",\"problem\":" + problem_text(*answer.problem) + "}";
        } else {
            out += R"(,"status":"accepted"})";
        }
    }
    return out + "],\"told\":" + (written.told ? "true" : "false") + "}";
}

/// The first entry that cannot be read. Behind a pass one of them refuses all, before the pass is
/// asked about: a form sends what it was made to send, or it is none of ours.
std::optional<Problem> unreadable(const std::vector<service::Handed>& entries) {
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (entries[i].draft) continue;
        Problem problem = entries[i].draft.error();
        problem.field = "/entries/" + std::to_string(i) + problem.field;
        return problem;
    }
    return std::nullopt;
}

struct Handed {
    std::string token;
    std::vector<service::Handed> entries;
};

Result<Handed> handed_with_token(const Request& request) {
    const auto body = json_body(request);
    if (!body) return body.error();
    const auto* fields = body->if_object();
    boost::json::object alone;
    const auto* token = fields != nullptr ? fields->if_contains("token") : nullptr;
    if (token != nullptr) alone["token"] = *token;
    const auto read = json::from<TokenBody>(alone);
    if (!read) return read.error();
    auto entries = entries_in(*fields);
    if (!entries) return entries.error();
    if (auto problem = unreadable(*entries)) return std::move(*problem);
    if (fields->size() != 2) {
        return Problem{Kind::invalid, "request.field", "There is more here than is known.",
                       "Send {\"token\": …, \"entries\": [ … ]}.", ""};
    }
    return Handed{read->token.text(), std::move(*entries)};
}

struct Written {
    std::optional<Result<service::PassWritten>> written;
    std::exception_ptr failure;
};

void hand_in(const Request& request, Api& api, const std::function<void(Written)>& done) {
    try {
        auto handed = handed_with_token(request);
        if (!handed) return done({handed.error(), nullptr});
        api.services.passes.hand_in(handed->token, request.remote_address,
                                    std::move(handed->entries),
                                    [done](Result<service::PassWritten> written) {
                                        done({std::move(written), nullptr});
                                    });
    } catch (...) {
        done({std::nullopt, std::current_exception()});
    }
}

/// Waiting for the commit must not hold a worker.
Task<Response> append(Request& request, Api& api) {
    if (http::is_cross_site(request, api.origin)) co_return cross_site();
    auto start = [&](std::function<void(Written)> done) {
        api.workers.post([&request, &api, done = std::move(done)] { hand_in(request, api, done); });
    };
    const auto handed = co_await http::until_called<Written>(start);
    auto encode = [&]() -> Response {
        if (handed.failure) std::rethrow_exception(handed.failure);
        const auto& written = *handed.written;
        if (!written) return http::problem_json(written.error());
        return http::json(written_text(*written));
    };
    co_return guarded(encode);
}

// --- the tablet ----------------------------------------------------------------------------------

std::string kiosk_token(const Api& api, const Request& request) {
    return std::string(request.cookie(api.kiosk_cookie_name()).value_or(""));
}

std::string kiosk_cookie(const Api& api, const std::string& token) {
    const std::chrono::seconds lasts = service::Kiosks::kiosk_lasts;
    return http::to_text({api.kiosk_cookie_name(), token, lasts.count(), api.is_https(), true});
}

/// The staff session ends with the same answer that makes the device a tablet: its cookie, its
/// cache and all that the app kept go with it.
Response start_kiosk(const Call& call) {
    const auto program = id_in<ProgramId>(call.request, "id");
    if (!program) return nothing_here();
    const auto body = body_of<service::KioskNamed>(call.request);
    if (!body) return http::problem_json(body.error());
    const auto started = call.api.services.kiosks.start(call.session, *program, body->name);
    if (!started) return http::problem_json(started.error());
    auto response = http::json(json::text(started->here), 201);
    response.with("Set-Cookie",
                  http::to_text({call.api.cookie_name(), "", 0, call.api.is_https()}));
    response.with("Set-Cookie", kiosk_cookie(call.api, started->token));
    response.with("Clear-Site-Data", "\"cache\", \"storage\"");
    return response;
}

Response list_kiosks(const Call& call) {
    const auto program = id_in<ProgramId>(call.request, "id");
    if (!program) return nothing_here();
    return answer(call.api.services.kiosks.list(call.session.reader, *program));
}

Response end_kiosk(const Call& call) {
    const auto program = id_in<ProgramId>(call.request, "id");
    if (!program) return nothing_here();
    return answer(call.api.services.kiosks.end(call.session.reader, *program,
                                               std::string(call.request.parameter("kiosk"))));
}

Response this_kiosk(Api& api, Request& request) {
    const std::string token = kiosk_token(api, request);
    auto response = answer(api.services.kiosks.here(token));
    // Whoever uses it keeps it: the cookie begins anew.
    if (response.status == 200) response.with("Set-Cookie", kiosk_cookie(api, token));
    return response;
}

Response open_visit(Api& api, Request& request) {
    const auto body = body_of<OpenBody>(request);
    if (!body) return http::problem_json(body.error());
    const std::string token = kiosk_token(api, request);
    if (body->code && !body->login && !body->pin) {
        return answer(api.services.kiosks.open_with_code(token, body->code->text()));
    }
    if (!body->code && body->login && body->pin) {
        return answer(
            api.services.kiosks.open_with_pin(token, body->login->text(), body->pin->text()));
    }
    return http::problem_json({Kind::invalid, "request.field", "A code is needed, or a PIN.",
                               "Send a code, or a sign-in name and a PIN.", "/code"});
}

Response desk_code(const Call& call) {
    const auto client = id_in<SubjectId>(call.request, "id");
    if (!client) return nothing_here();
    return answer(call.api.services.kiosks.desk_code(call.session.reader, *client), 201);
}

// --- the PIN -------------------------------------------------------------------------------------

Response set_pin(const Call& call) {
    if (call.session.level != service::Level::full) return nothing_here();
    const auto body = body_of<PinBody>(call.request);
    if (!body) return http::problem_json(body.error());
    return answer(call.api.services.kiosks.set_pin(call.session, body->current_password.text(),
                                                   body->pin.text()));
}

}  // namespace

void add_pass_routes(http::Router& router, Api& api) {
    const auto post = "POST";
    add_open(
        router, api, post, "/api/v1/passes/look",
        [&api](Request& request) { return look(api, request); }, api.workers);
    add_open(
        router, api, post, "/api/v1/passes/end",
        [&api](Request& request) { return end(api, request); }, api.workers);
    router.add(post, "/api/v1/passes/entries",
               [&api](Request& request) { return append(request, api); });
    add_open(
        router, api, "GET", "/api/v1/kiosk",
        [&api](Request& request) { return this_kiosk(api, request); }, api.workers);
    add_open(
        router, api, post, "/api/v1/kiosk/open",
        [&api](Request& request) { return open_visit(api, request); }, api.passwords);
    add(router, api, post, "/api/v1/programs/{id}/kiosk", start_kiosk);
    add(router, api, "GET", "/api/v1/programs/{id}/kiosks", list_kiosks);
    add(router, api, "DELETE", "/api/v1/programs/{id}/kiosks/{kiosk}", end_kiosk);
    add(router, api, post, "/api/v1/clients/{id}/desk-code", desk_code);
    add(router, api, "GET", "/api/v1/session/pin",
        [](const Call& call) { return answer(call.api.services.kiosks.pin(call.session.reader)); });
    add_signing(router, api, "PUT", "/api/v1/session/pin", set_pin);
    add(router, api, "DELETE", "/api/v1/session/pin", [](const Call& call) {
        return answer(call.api.services.kiosks.drop_pin(call.session.reader));
    });
}

}  // namespace alongside::api
