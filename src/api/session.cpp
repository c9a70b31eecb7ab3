// Signing in and out, invitations, the second factor.
#include "api/api.hpp"

namespace alongside::api {
namespace {

struct SignInBody {
    Text<120> login;
    Text<256> password;
};
BOOST_DESCRIBE_STRUCT(SignInBody, (), (login, password))

struct CodeBody {
    Text<40, 6> code;
};
BOOST_DESCRIBE_STRUCT(CodeBody, (), (code))

struct SecretBody {
    Text<64, 8> secret;
};
BOOST_DESCRIBE_STRUCT(SecretBody, (), (secret))

struct AcceptBody {
    Text<64, 8> secret;
    Text<120, 3> login;
    Text<256> password;
};
BOOST_DESCRIBE_STRUCT(AcceptBody, (), (secret, login, password))

struct PasswordBody {
    Text<256> current;
    Text<256> password;
};
BOOST_DESCRIBE_STRUCT(PasswordBody, (), (current, password))

struct SignedInShape {
    std::string next;
    std::optional<service::Me> me;
};
BOOST_DESCRIBE_STRUCT(SignedInShape, (), (next, me))

struct RecoveryCodes {
    std::vector<std::string> recovery_codes;
};
BOOST_DESCRIBE_STRUCT(RecoveryCodes, (), (recovery_codes))

std::string cookie(const Api& api, const std::string& token, std::chrono::seconds lasts) {
    return http::to_text({api.cookie_name(), token, lasts.count(), api.is_https()});
}

Response signed_in(const Api& api, const Result<service::SignedIn>& result) {
    if (!result) return http::problem_json(result.error());
    auto response = http::json(json::text(SignedInShape{result->next, result->me}));
    response.with("Set-Cookie", cookie(api, result->token, result->lasts));
    return response;
}

Response signed_out(const Api& api) {
    auto response = http::no_content();
    response.with("Set-Cookie", cookie(api, "", std::chrono::seconds{0}));
    response.with("Clear-Site-Data", "\"cache\", \"storage\"");
    return response;
}

Response sign_in(Api& api, Request& request) {
    const auto body = body_of<SignInBody>(request);
    if (!body) return http::problem_json(body.error());
    return signed_in(api, api.services.accounts.sign_in(body->login.text(), body->password.text(),
                                                        request.remote_address));
}

Response sign_in_code(const Call& call) {
    const auto body = body_of<CodeBody>(call.request);
    if (!body) return http::problem_json(body.error());
    return signed_in(call.api, call.api.services.accounts.sign_in_code(
                                   call.session, body->code.text(), call.request.remote_address));
}

Response look_at_invitation(Api& api, Request& request) {
    const auto body = body_of<SecretBody>(request);
    if (!body) return http::problem_json(body.error());
    return answer(api.services.accounts.look_at(body->secret.text(), request.remote_address));
}

Response accept_invitation(Api& api, Request& request) {
    const auto body = body_of<AcceptBody>(request);
    if (!body) return http::problem_json(body.error());
    return signed_in(api,
                     api.services.accounts.accept(body->secret.text(), body->login.text(),
                                                  body->password.text(), request.remote_address));
}

Response change_password(const Call& call) {
    const auto body = body_of<PasswordBody>(call.request);
    if (!body) return http::problem_json(body.error());
    const auto changed = call.api.services.accounts.change_password(
        call.session, body->current.text(), body->password.text());
    if (!changed) return http::problem_json(changed.error());
    auto response = http::no_content();
    response.with("Set-Cookie", cookie(call.api, changed->token, changed->lasts));
    return response;
}

Response confirm_totp(const Call& call) {
    const auto body = body_of<CodeBody>(call.request);
    if (!body) return http::problem_json(body.error());
    const auto codes = call.api.services.accounts.confirm_totp(call.session, body->code.text());
    if (!codes) return http::problem_json(codes.error());
    return http::json(json::text(RecoveryCodes{*codes}));
}

/// The authenticator app can be set up by someone signed in, or as the step that signing in asks.
Response begin_totp(const Call& call) {
    if (call.session.level == service::Level::awaiting_code) return nothing_here();
    return answer(call.api.services.accounts.begin_totp(call.session));
}

}  // namespace

void add_session_routes(http::Router& router, Api& api) {
    const auto post = "POST";
    add_open(
        router, api, post, "/api/v1/sign-in",
        [&api](Request& request) { return sign_in(api, request); }, api.passwords);
    add_open(
        router, api, post, "/api/v1/invitations/look",
        [&api](Request& request) { return look_at_invitation(api, request); }, api.passwords);
    add_open(
        router, api, post, "/api/v1/invitations/accept",
        [&api](Request& request) { return accept_invitation(api, request); }, api.passwords);
    add_signing(router, api, post, "/api/v1/sign-in/code", sign_in_code);
    add_signing(router, api, post, "/api/v1/me/totp", begin_totp);
    add_signing(router, api, post, "/api/v1/me/totp/confirm", [](const Call& call) {
        if (call.session.level == service::Level::awaiting_code) return nothing_here();
        return confirm_totp(call);
    });
    add_signing(router, api, post, "/api/v1/sign-out", [](const Call& call) {
        call.api.services.accounts.sign_out(call.session);
        return signed_out(call.api);
    });
    add_signing(router, api, post, "/api/v1/sign-out/everywhere", [](const Call& call) {
        // Someone who has only typed a password must not end the sessions of its owner.
        if (call.session.level == service::Level::awaiting_code) return nothing_here();
        call.api.services.accounts.sign_out_everywhere(call.session);
        return signed_out(call.api);
    });
    add(router, api, "GET", "/api/v1/me", [](const Call& call) {
        return http::json(json::text(call.api.services.accounts.me(call.session)));
    });
    add_signing(router, api, post, "/api/v1/me/password", [](const Call& call) {
        if (call.session.level != service::Level::full) return nothing_here();
        return change_password(call);
    });
}

}  // namespace alongside::api
