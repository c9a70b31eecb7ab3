// Sessions, and what is sealed of an account.
#include "service/accounts_parts.hpp"

namespace alongside::service {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr std::size_t sessions_kept = 20'000;
constexpr std::size_t longest_token = 100;

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

}  // namespace alongside::service
