// Signing in, and how often it may fail.
#include "service/accounts_parts.hpp"

#include "service/throttle.hpp"
#include "store/password.hpp"

namespace alongside::service {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

/// @source NIST SP 800-63B-4 section 3.2.2: at most 100 consecutive failures, waits that grow
constexpr Bound per_name[] = {{5, minutes{15}}, {30, hours{24}}, {100, hours{24 * 3650}}};
constexpr Bound per_address[] = {{60, minutes{15}}};

Problem wrong_pair() {
    return {Kind::unauthenticated, "sign_in.wrong", "That name and password do not go together.",
            "Try again, or ask your program for a new invitation.", ""};
}

Counted name(const Hash& login) {
    return {"name " + to_hex(login), per_name};
}
Counted place(const std::string& address) {
    return {"address " + address, per_address};
}

/// Taken when no such name exists, so that a wrong name takes as long as a wrong password.
const std::string& some_hash() {
    static const std::string hash = store::hash_password(random_token());
    return hash;
}

}  // namespace

Result<void> Accounts::not_too_often(const Hash& login, const std::string& address) {
    if (failed_too_often(context_, {name(login), place(address)})) {
        return Problem{Kind::too_many,
                       "sign_in.wait",
                       "There were too many tries.",
                       "Wait a quarter of an hour, or ask your program for a new invitation.",
                       "",
                       900};
    }
    return {};
}

void Accounts::count_failure(const Hash& login, const std::string& address) {
    service::count_failure(context_, {name(login), place(address)});
}

void Accounts::forgive(const Hash& login) {
    service::forgive(context_, name(login));
}

Result<SignedIn> Accounts::sign_in(const std::string& login, const std::string& password,
                                   const std::string& address) {
    const Hash index = context_.vault.login_index(context_.organization, folded(login));
    if (auto calm = not_too_often(index, address); !calm) return calm.error();
    std::optional<store::Login> stored;
    {
        auto read = context_.store.read();
        stored = store::find_login(read, context_.organization, index);
    }
    const auto text = normalized(password).value_or("");
    const auto opened =
        stored ? open_for(context_, stored->person, "login.password", stored->sealed_password)
               : std::nullopt;
    const std::string hashed = opened ? std::string(text_of(*opened)) : some_hash();
    const bool is_right = store::password_is(text, hashed) && opened;
    const Reader reader{stored ? stored->person : PersonId{},
                        stored ? people_.places_of(stored->person) : std::vector<Reader::Place>{}};
    // Someone whose last membership has ended is not told apart from a wrong password.
    if (!is_right || reader.places.empty()) {
        count_failure(index, address);
        return wrong_pair();
    }
    const Level level = level_for(reader, *stored);
    // Someone who knows the password but not the code has not proved anything yet.
    if (level != Level::awaiting_code) forgive(index);
    return open_session(stored->person, level);
}

Result<SignedIn> Accounts::sign_in_code(const Session& session, const std::string& code,
                                        const std::string& address) {
    if (session.level != Level::awaiting_code) return no_session();
    std::optional<store::Login> login;
    {
        auto read = context_.store.read();
        login = store::login_of(read, context_.organization, session.reader.person);
    }
    if (!login || !login->sealed_totp) return no_session();
    if (auto calm = not_too_often(login->login_index, address); !calm) return calm.error();
    const auto secret = open_for(context_, login->person, "login.totp", *login->sealed_totp);
    check(secret.has_value());
    bool is_right = false;
    if (const auto step = totp_step(*secret, code, context_.now())) {
        const auto used =
            context_.store.write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
                // A code works once, even for someone who watched it being typed.
                if (!store::use_totp(write, context_.organization, login->person, *step)) {
                    return wrong_code();
                }
                return {};
            }});
        is_right = used.committed();
    } else {
        is_right = uses_recovery_code(*login, code);
    }
    if (!is_right) {
        count_failure(login->login_index, address);
        return wrong_code();
    }
    forgive(login->login_index);
    sign_out(session);  // a new token for a new level: nobody can have fixed the old one
    return open_session(login->person, Level::full);
}

bool Accounts::uses_recovery_code(const store::Login& login, const std::string& code) {
    if (!login.sealed_recovery) return false;
    const auto kept = open_for(context_, login.person, "login.recovery", *login.sealed_recovery);
    check(kept.has_value());
    std::string text(text_of(*kept));
    const auto at = text.find(to_hex(hash_of(tidy_code(code))));
    if (code.empty() || at == std::string::npos) return false;
    text.erase(at, 65);
    store::Login changed = login;
    changed.sealed_recovery = seal_for(context_, login.person, "login.recovery", bytes_of(text));
    return context_.store
        .write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
            // Whoever used the same code a moment ago has changed the row.
            const auto now = store::login_of(write, context_.organization, login.person);
            if (!now || now->sealed_recovery != login.sealed_recovery) return wrong_code();
            store::put_login(write, context_.organization, changed);
            return {};
        }})
        .committed();
}

}  // namespace alongside::service
