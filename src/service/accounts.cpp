#include "service/accounts.hpp"

#include "journal/chain.hpp"
#include "service/secrets.hpp"
#include "store/caseload.hpp"
#include "store/password.hpp"

namespace alongside::service {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

/// How many failures one name, or one address, may have within a while.
struct Bound {
    std::int64_t most;
    std::chrono::milliseconds within;
};
/// @source NIST SP 800-63B-4 section 3.2.2: at most 100 consecutive failures, waits that grow
constexpr Bound per_name[] = {{5, minutes{15}}, {30, hours{24}}, {100, hours{24 * 3650}}};
constexpr Bound per_address[] = {{60, minutes{15}}};

constexpr std::size_t sessions_kept = 20'000;
constexpr std::size_t longest_token = 100;
constexpr std::size_t recovery_codes = 8;

Hash hash_of(std::string_view secret) {
    return sha256({bytes_of(secret)});
}

Problem wrong_pair() {
    return {Kind::unauthenticated, "sign_in.wrong", "That name and password do not go together.",
            "Try again, or ask your program for a new invitation.", ""};
}

Problem no_session() {
    return {Kind::unauthenticated, "session.none", "You are not signed in.", "Sign in to go on.",
            ""};
}

Problem wrong_code() {
    return {Kind::unauthenticated, "sign_in.code_wrong", "That code is not right.",
            "Use the newest code of your app. Each code works once.", "/code"};
}

Problem no_invitation() {
    return {Kind::gone, "invitation.ended", "This invitation does not work any more.",
            "Ask the person who invited you for a new one.", "/secret"};
}

/// The bucket for one bound: the same name has one for each while.
std::string bucket_name(std::string_view what, const Bound& bound) {
    return std::string(what) + "/" + std::to_string(bound.within.count());
}

/// Taken when no such name exists, so that a wrong name takes as long as a wrong password.
const std::string& some_hash() {
    static const std::string hash = store::hash_password(random_token());
    return hash;
}

std::string joined_hashes(const std::vector<std::string>& codes) {
    std::string text;
    for (const std::string& code : codes) text += to_hex(hash_of(tidy_code(code))) + "\n";
    return text;
}

}  // namespace

Accounts::Accounts(Context& context, People& people) : context_(context), people_(people) {
    const auto heard = [this](const store::Change& change) {
        const bool ended = !change.everything && change.topic == store::Topic::sessions;
        if (!change.everything && !ended && change.topic != store::Topic::people) return;
        const auto person = change.subject.as<PersonId>();
        {
            const std::lock_guard lock(mutex_);
            ++generation_;
            std::erase_if(remembered_, [&](const auto& kept) {
                return !ended || kept.second.reader.person == person;
            });
        }
        if (ended) on_ended_(person);
    };
    context_.store.on_change(heard);
    context_.store.on_commit([heard](const store::Committed& committed) {
        for (const store::Change& change : committed.changes) heard(change);
    });
}

Bytes Accounts::seal_for(const PersonId& person, std::string_view what, ByteView plain) {
    const auto key = context_.vault.subject_key(context_.organization, person.as<SubjectId>());
    check(key.has_value());
    return store::seal(*key, store::place_of(what, {context_.organization.bytes(), person.bytes()}),
                       plain);
}

std::optional<Bytes> Accounts::open_for(const PersonId& person, std::string_view what,
                                        ByteView sealed) {
    const auto key = context_.vault.subject_key(context_.organization, person.as<SubjectId>());
    if (!key) return std::nullopt;
    return store::open(*key, store::place_of(what, {context_.organization.bytes(), person.bytes()}),
                       sealed);
}

// --- how often ---------------------------------------------------------------------------------

Result<void> Accounts::not_too_often(const Hash& login, const std::string& address) {
    auto read = context_.store.read();
    const Instant now = context_.now();
    const auto too_often = [&](std::string_view what, std::span<const Bound> bounds) {
        return std::ranges::any_of(bounds, [&](const Bound& bound) {
            const Hash bucket =
                context_.vault.bucket(context_.organization, bucket_name(what, bound));
            return store::attempts(read, context_.organization, bucket, now, bound.within) >=
                   bound.most;
        });
    };
    if (too_often("name " + to_hex(login), per_name) ||
        too_often("address " + address, per_address)) {
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
    const auto done =
        context_.store.write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
            const Instant now = context_.now();
            const auto count = [&](std::string_view what, std::span<const Bound> bounds) {
                for (const Bound& bound : bounds) {
                    const Hash bucket =
                        context_.vault.bucket(context_.organization, bucket_name(what, bound));
                    store::count_attempt(write, context_.organization, bucket, now, bound.within);
                }
            };
            count("name " + to_hex(login), per_name);
            count("address " + address, per_address);
            return {};
        }});
    // A failure that could not be counted must not become a free try.
    if (!done.committed()) throw store::StoreError(done.cause, "a failed sign-in was not counted");
}

void Accounts::forgive(const Hash& login) {
    (void)context_.store.write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
        for (const Bound& bound : per_name) {
            const Hash bucket = context_.vault.bucket(context_.organization,
                                                      bucket_name("name " + to_hex(login), bound));
            store::forget_attempts(write, context_.organization, bucket);
        }
        return {};
    }});
}

// --- sessions ----------------------------------------------------------------------------------

Level Accounts::level_for(const Reader& reader, const store::Login& login) const {
    if (login.sealed_totp) return Level::awaiting_code;
    if (reader.is_staff() && context_.policy.staff_totp_required) return Level::awaiting_setup;
    return Level::full;
}

SignedIn Accounts::open_session(const PersonId& person, Level level) {
    const Instant now = context_.now();
    Session session;
    session.reader = {person, people_.places_of(person)};
    session.level = level;
    const hours lasts = session.reader.is_staff() ? context_.policy.staff_session_lasts
                                                  : context_.policy.client_session_lasts;
    SignedIn signed_in;
    signed_in.token = random_token();
    signed_in.lasts = lasts;
    session.token_hash = hash_of(signed_in.token);
    const auto done =
        context_.store.write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
            store::add_session(write, context_.organization,
                               {session.token_hash, person, now, now, now + lasts, code_of(level)});
            return {};
        }});
    if (!done.committed()) throw store::StoreError(done.cause, "a session could not be opened");
    signed_in.next = level == Level::awaiting_code    ? "code"
                     : level == Level::awaiting_setup ? "set_up_totp"
                                                      : "done";
    if (level != Level::awaiting_code) signed_in.me = me(session);
    return signed_in;
}

std::optional<Accounts::Remembered> Accounts::find_remembered(const Hash& token) {
    const std::lock_guard lock(mutex_);
    const auto kept = remembered_.find(token);
    return kept == remembered_.end() ? std::nullopt : std::optional(kept->second);
}

std::uint64_t Accounts::generation() {
    const std::lock_guard lock(mutex_);
    return generation_;
}

Result<Session> Accounts::checked(const Remembered& found) {
    const Instant now = context_.now();
    const bool is_idle =
        found.reader.is_staff() && now - found.stored.seen_at > context_.policy.staff_session_idle;
    if (found.stored.expires_at <= now || is_idle) return no_session();
    if (now - found.stored.seen_at > minutes{5}) touch(found.stored);
    return Session{found.reader, static_cast<Level>(found.stored.level), found.stored.token_hash};
}

Result<Session> Accounts::session_of(std::string_view token) {
    if (token.empty() || token.size() > longest_token) return no_session();
    const Hash hash = hash_of(token);
    auto found = find_remembered(hash);
    if (!found) {
        const auto before = generation();
        auto read = context_.store.read();
        auto stored = store::find_session(read, context_.organization, hash);
        if (!stored) return no_session();
        found = Remembered{*stored, {stored->person, people_.places_of(stored->person)}};
        const std::lock_guard lock(mutex_);
        if (remembered_.size() >= sessions_kept) remembered_.clear();
        // It may have been ended while it was read: then it is used once and not kept.
        const bool keeps = context_.policy.cache_bytes > 0 && generation_ == before &&
                           context_.store.hears_others();
        if (keeps) remembered_[hash] = *found;
    }
    return checked(*found);
}

std::optional<Session> Accounts::remembered(std::string_view token) {
    if (token.empty() || token.size() > longest_token) return std::nullopt;
    const auto found = find_remembered(hash_of(token));
    if (!found) return std::nullopt;
    auto session = checked(*found);
    return session ? std::optional(std::move(*session)) : std::nullopt;
}

/// Notes that the session is in use. Not waited for: losing it costs at most an earlier sign-in.
void Accounts::touch(const store::Session& session) {
    const Instant now = context_.now();
    {
        const std::lock_guard lock(mutex_);
        const auto kept = remembered_.find(session.token_hash);
        if (kept != remembered_.end()) kept->second.stored.seen_at = now;
    }
    (void)context_.store.submit(
        store::Task{[this, session, now](store::WriteTransaction& write) -> Result<void> {
            store::touch_session(write, context_.organization, session.token_hash, now,
                                 session.expires_at, session.level);
            return {};
        }},
        [](const store::Outcome&) {});
}

void Accounts::on_sessions_ended(std::function<void(const PersonId&)> listener) {
    on_ended_ = std::move(listener);
}

void Accounts::sign_out(const Session& session) {
    const auto done =
        context_.store.write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
            store::end_session(write, context_.organization, session.token_hash);
            return {};
        }});
    // Whoever signs out must not be told it worked while the session lives on.
    if (!done.committed()) throw store::StoreError(done.cause, "a session was not ended");
}

void Accounts::sign_out_everywhere(const Session& session) {
    end_sessions(session.reader.person);
}

void Accounts::end_sessions(const PersonId& person) {
    const auto done =
        context_.store.write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
            store::end_sessions_of(write, context_.organization, person);
            return {};
        }});
    if (!done.committed()) throw store::StoreError(done.cause, "sessions were not ended");
}

Me Accounts::me(const Session& session) {
    Me me;
    me.id = session.reader.person;
    me.organization = people_.organization_name();
    me.is_client = session.reader.is(Role::client);
    me.is_staff = session.reader.is_staff();
    if (auto person = people_.find(session.reader.person)) {
        me.name = person->name;
        me.memberships = std::move(person->memberships);
    }
    auto read = context_.store.read();
    const auto login = store::login_of(read, context_.organization, session.reader.person);
    me.totp = login && login->sealed_totp;
    me.may_add = people_.may_add(session.reader);
    return me;
}

// --- signing in --------------------------------------------------------------------------------

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
        stored ? open_for(stored->person, "login.password", stored->sealed_password) : std::nullopt;
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
    const auto secret = open_for(login->person, "login.totp", *login->sealed_totp);
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
    const auto kept = open_for(login.person, "login.recovery", *login.sealed_recovery);
    check(kept.has_value());
    std::string text(text_of(*kept));
    const auto at = text.find(to_hex(hash_of(tidy_code(code))));
    if (code.empty() || at == std::string::npos) return false;
    text.erase(at, 65);
    store::Login changed = login;
    changed.sealed_recovery = seal_for(login.person, "login.recovery", bytes_of(text));
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

// --- invitations -------------------------------------------------------------------------------

Result<InvitationSecrets> Accounts::invite(const Reader& reader, const PersonId& person) {
    const auto places = people_.places_of(person);
    auto read = context_.store.read();
    const auto role =
        store::care_team_role(read, context_.organization, reader.person, person.as<SubjectId>());
    // A supporter is in that table too, and invites nobody.
    const bool walks_with = role && role != code_of(Role::supporter) && reader.is(role_of(*role));
    // An invitation gives a new password: whoever makes one could become that person, so it takes
    // a say in every place that they have.
    const bool may =
        !places.empty() && std::ranges::all_of(places, [&](const Reader::Place& place) {
            return reader.leads(place.program) || (place.role == Role::client && walks_with);
        });
    if (!may) return nothing_here();
    return invite(reader.person, person);
}

Result<InvitationSecrets> Accounts::invite(const PersonId& by, const PersonId& person) {
    if (!people_.exists(person)) return nothing_here();
    const Instant now = context_.now();
    const std::string token = random_token();
    const std::string code = random_code();
    const store::Invite invite{
        hash_of(token), hash_of(code), person, by, now + context_.policy.invitation_lasts,
        std::nullopt};
    const auto done =
        context_.store.write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
            for (const auto& earlier : store::invites_of(write, context_.organization, person)) {
                if (!earlier.used_at) {
                    store::use_invite(write, context_.organization, earlier.token_hash, now);
                }
            }
            store::add_invite(write, context_.organization, invite);
            return {};
        }});
    if (auto result = store::to_result(done); !result) return result.error();
    people_.set_state(person, PersonState::invited);
    return InvitationSecrets{context_.policy.origin + "/join#" + token, code, invite.expires_at};
}

std::optional<store::Invite> Accounts::find_invite(const std::string& secret) {
    auto read = context_.store.read();
    auto found = store::find_invite(read, context_.organization, hash_of(secret));
    if (!found) {
        found = store::find_invite_by_code(read, context_.organization, hash_of(tidy_code(secret)));
    }
    if (!found || found->used_at || found->expires_at <= context_.now()) return std::nullopt;
    return found;
}

std::size_t Accounts::shortest_password(const Reader& reader, bool has_totp) const {
    const bool has_second = has_totp || (reader.is_staff() && context_.policy.staff_totp_required);
    return has_second ? 8 : 15;
}

Result<Invitation> Accounts::look_at(const std::string& secret, const std::string& address) {
    const Hash nobody{};
    if (auto calm = not_too_often(nobody, address); !calm && calm.error().kind == Kind::too_many) {
        return calm.error();
    }
    const auto invite = find_invite(secret);
    const auto person = invite ? people_.find(invite->person) : std::nullopt;
    if (!person || person->memberships.empty()) {
        count_failure(hash_of(secret), address);
        return no_invitation();
    }
    const Reader reader{person->id, people_.places_of(person->id)};
    Invitation invitation;
    invitation.name = person->name;
    invitation.role = person->memberships.front().role;
    invitation.organization = people_.organization_name();
    invitation.program = person->memberships.front().program.name;
    invitation.invited_by = Words(people_.name_of(invite->created_by));
    invitation.needs_totp = reader.is_staff() && context_.policy.staff_totp_required;
    invitation.password_length = static_cast<int>(shortest_password(reader, false));
    invitation.expires_at = invite->expires_at;
    return invitation;
}

std::vector<std::string> Accounts::known_words(const PersonId& person, const std::string& login) {
    return {people_.name_of(person), people_.organization_name(), login};
}

Result<SignedIn> Accounts::accept(const std::string& secret, const std::string& login,
                                  const std::string& password, const std::string& address) {
    const Hash nobody{};
    if (auto calm = not_too_often(nobody, address); !calm) return calm.error();
    const auto invite = find_invite(secret);
    if (!invite) {
        count_failure(hash_of(secret), address);
        return no_invitation();
    }
    const PersonId person = invite->person;
    const Reader reader{person, people_.places_of(person)};
    std::optional<store::Login> before;
    {
        auto read = context_.store.read();
        before = store::login_of(read, context_.organization, person);
    }
    const auto good =
        password_may_be_used(password, shortest_password(reader, before && before->sealed_totp),
                             known_words(person, login));
    if (!good) return good.error();
    const std::string hashed = store::hash_password(normalized(password).value_or(""));
    // A new invitation gives a new password, but never a way around the second factor.
    store::Login next = before.value_or(store::Login{});
    next.person = person;
    next.login_index = context_.vault.login_index(context_.organization, folded(login));
    next.sealed_password = seal_for(person, "login.password", bytes_of(hashed));
    next.changed_at = context_.now();
    const auto done =
        context_.store.write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
            const auto owner = store::find_login(write, context_.organization, next.login_index);
            if (owner && owner->person != person) {
                return Problem{Kind::conflict, "login.taken", "This sign-in name is in use.",
                               "Choose another one.", "/login"};
            }
            if (!store::use_invite(write, context_.organization, invite->token_hash,
                                   context_.now())) {
                return no_invitation();
            }
            store::put_login(write, context_.organization, next);
            store::end_sessions_of(write, context_.organization, person);
            return {};
        }});
    if (auto result = store::to_result(done); !result) return result.error();
    people_.set_state(person, PersonState::active);
    forgive(next.login_index);
    return open_session(person, level_for(reader, next));
}

// --- password and second factor ----------------------------------------------------------------

Result<SignedIn> Accounts::change_password(const Session& session, const std::string& current,
                                           const std::string& password) {
    if (session.level != Level::full) return no_session();
    const PersonId person = session.reader.person;
    std::optional<store::Login> login;
    {
        auto read = context_.store.read();
        login = store::login_of(read, context_.organization, person);
    }
    if (!login) return no_session();
    if (auto calm = not_too_often(login->login_index, ""); !calm) return calm.error();
    const auto hashed = open_for(person, "login.password", login->sealed_password);
    check(hashed.has_value());
    if (!store::password_is(normalized(current).value_or(""), std::string(text_of(*hashed)))) {
        count_failure(login->login_index, "");
        return Problem{Kind::invalid, "password.wrong", "That is not your password now.",
                       "Type it once more.", "/current"};
    }
    const auto good = password_may_be_used(
        password, shortest_password(session.reader, login->sealed_totp.has_value()),
        known_words(person, ""));
    if (!good) return good.error();
    const std::string next = store::hash_password(normalized(password).value_or(""));
    login->sealed_password = seal_for(person, "login.password", bytes_of(next));
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
    login->sealed_totp = seal_for(person, "login.totp", secret);
    login->sealed_recovery = seal_for(person, "login.recovery", bytes_of(joined_hashes(codes)));
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
