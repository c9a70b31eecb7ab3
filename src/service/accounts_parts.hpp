// What the parts of `Accounts` share; nobody else needs it.
#pragma once

#include "journal/chain.hpp"
#include "service/accounts.hpp"
#include "service/sealed_for.hpp"
#include "service/secrets.hpp"

namespace alongside::service {

/// Under which a secret is kept.
[[nodiscard]] inline Hash hash_of(std::string_view secret) {
    return sha256({bytes_of(secret)});
}

[[nodiscard]] inline Problem no_session() {
    return {Kind::unauthenticated, "session.none", "You are not signed in.", "Sign in to go on.",
            ""};
}

[[nodiscard]] inline Problem wrong_code() {
    return {Kind::unauthenticated, "sign_in.code_wrong", "That code is not right.",
            "Use the newest code of your app. Each code works once.", "/code"};
}

}  // namespace alongside::service
