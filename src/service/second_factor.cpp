// The password, the authenticator app and its recovery codes.
#include "service/accounts_parts.hpp"

#include "store/password.hpp"

namespace alongside::service {
namespace {

constexpr std::size_t recovery_codes = 8;

std::string joined_hashes(const std::vector<std::string>& codes) {
    std::string text;
    for (const std::string& code : codes) text += to_hex(hash_of(tidy_code(code))) + "\n";
    return text;
}

}  // namespace

Result<store::Login> Accounts::confirmed_login(const Session& session, const std::string& current) {
    if (session.level != Level::full) return no_session();
    const PersonId person = session.reader.person;
    std::optional<store::Login> login;
    {
        auto read = context_.store.read();
        login = store::login_of(read, context_.organization, person);
    }
    if (!login) return no_session();
    if (auto calm = not_too_often(login->login_index, ""); !calm) return calm.error();
    const auto hashed = open_for(context_, person, "login.password", login->sealed_password);
    check(hashed.has_value());
    if (!store::password_is(normalized(current).value_or(""), std::string(text_of(*hashed)))) {
        count_failure(login->login_index, "");
        return Problem{Kind::invalid, "password.wrong", "That is not your password now.",
                       "Type it once more.", "/current"};
    }
    return std::move(*login);
}

Result<void> Accounts::confirm_password(const Session& session, const std::string& current) {
    const auto login = confirmed_login(session, current);
    if (!login) return login.error();
    return {};
}

Result<SignedIn> Accounts::change_password(const Session& session, const std::string& current,
                                           const std::string& password) {
    auto login = confirmed_login(session, current);
    if (!login) return login.error();
    const PersonId person = session.reader.person;
    const auto good = password_may_be_used(
        password, shortest_password(session.reader, login->sealed_totp.has_value()),
        known_words(person, ""));
    if (!good) return good.error();
    const std::string next = store::hash_password(normalized(password).value_or(""));
    login->sealed_password = seal_for(context_, person, "login.password", bytes_of(next));
    login->changed_at = context_.now();
    const auto done =
        context_.store.write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
            store::put_login(write, context_.organization, *login);
            store::end_sessions_of(write, context_.organization, person);
            return {};
        }});
    if (auto result = store::to_result(done); !result) return result.error();
    return open_session(person, Level::full);
}

Result<TotpSetup> Accounts::begin_totp(const Session& session) {
    // Whoever knows only the password must not put another app in place of the one there is.
    if (session.level == Level::awaiting_code) return no_session();
    // The secret stays with the session until its first code proves that it arrived: it is derived
    // from the session, so nothing half-done is stored.
    const Hash secret =
        context_.vault.bucket(context_.organization, "totp " + to_hex(session.token_hash));
    const ByteView bytes = ByteView(secret).first(20);
    return TotpSetup{base32(bytes), totp_uri(bytes, people_.organization_name(),
                                             people_.name_of(session.reader.person))};
}

Result<std::vector<std::string>> Accounts::confirm_totp(const Session& session,
                                                        const std::string& code) {
    if (session.level == Level::awaiting_code) return no_session();
    const PersonId person = session.reader.person;
    const Hash derived =
        context_.vault.bucket(context_.organization, "totp " + to_hex(session.token_hash));
    const ByteView secret = ByteView(derived).first(20);
    std::optional<store::Login> login;
    {
        auto read = context_.store.read();
        login = store::login_of(read, context_.organization, person);
    }
    if (!login) return no_session();
    if (auto calm = not_too_often(login->login_index, ""); !calm) return calm.error();
    const auto step = totp_step(secret, code, context_.now());
    if (!step) {
        count_failure(login->login_index, "");
        return Problem{Kind::invalid, "totp.wrong", "That code is not right.",
                       "Check that the phone's clock is right, and use the newest code.", "/code"};
    }
    std::vector<std::string> codes;
    while (codes.size() < recovery_codes) codes.push_back(random_code());
    login->sealed_totp = seal_for(context_, person, "login.totp", secret);
    login->sealed_recovery =
        seal_for(context_, person, "login.recovery", bytes_of(joined_hashes(codes)));
    login->totp_counter = *step;
    const auto done =
        context_.store.write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
            store::put_login(write, context_.organization, *login);
            const auto stored =
                store::find_session(write, context_.organization, session.token_hash);
            if (!stored) return no_session();
            store::touch_session(write, context_.organization, session.token_hash, context_.now(),
                                 stored->expires_at, code_of(Level::full));
            store::end_sessions_of(write, context_.organization, person, session.token_hash);
            return {};
        }});
    if (auto result = store::to_result(done); !result) return result.error();
    return codes;
}

}  // namespace alongside::service
