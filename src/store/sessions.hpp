// Signing in: logins, sessions, invitations, and counting attempts. Tokens and codes are stored
// only as hashes, passwords only sealed.
#pragma once

#include "store/engine.hpp"

namespace alongside::store {

/// How a person signs in.
struct Login {
    Hash login_index{};  ///< keyed hash of the folded login name; see `Vault::login_index`
    PersonId person;
    Bytes sealed_password;                 ///< an Argon2id text
    std::optional<Bytes> sealed_totp;      ///< the second factor's secret
    std::optional<Bytes> sealed_recovery;  ///< recovery codes
    std::int64_t totp_counter = 0;         ///< the last time step that was used
    Instant changed_at{};                  ///< the password

    friend bool operator==(const Login&, const Login&) = default;
};

/// Adds a person's login, or replaces it whole. Announces `Topic::people`.
/// @throws StoreError::constraint  the login name belongs to somebody else
void put_login(WriteTransaction& write, const OrganizationId& organization, const Login& login);
[[nodiscard]] std::optional<Login> find_login(ReadTransaction& read,
                                              const OrganizationId& organization,
                                              const Hash& login_index);
[[nodiscard]] std::optional<Login> login_of(ReadTransaction& read,
                                            const OrganizationId& organization,
                                            const PersonId& person);
/// Uses up a time step of the second factor.
/// @returns false where it, or a later one, was used before
bool use_totp(WriteTransaction& write, const OrganizationId& organization, const PersonId& person,
              std::int64_t counter);

/// One device that is signed in.
struct Session {
    Hash token_hash{};
    PersonId person;
    Instant created_at{};
    Instant seen_at{};
    Instant expires_at{};
    int level = 0;  ///< how strongly the person proved who they are

    friend bool operator==(const Session&, const Session&) = default;
};

/// Announces `Topic::sessions`, as do the endings below.
void add_session(WriteTransaction& write, const OrganizationId& organization,
                 const Session& session);
/// Expired sessions are found too: compare `expires_at` with your own now.
[[nodiscard]] std::optional<Session> find_session(ReadTransaction& read,
                                                  const OrganizationId& organization,
                                                  const Hash& token_hash);
[[nodiscard]] std::vector<Session> sessions_of(ReadTransaction& read,
                                               const OrganizationId& organization,
                                               const PersonId& person);
/// Moves `seen_at`, `expires_at` and `level`. Announces nothing: reread when it matters.
void touch_session(WriteTransaction& write, const OrganizationId& organization,
                   const Hash& token_hash, Instant seen_at, Instant expires_at, int level);
/// @returns false where there was none
bool end_session(WriteTransaction& write, const OrganizationId& organization,
                 const Hash& token_hash);
/// Ends all sessions of a person, but for `kept` if given.
void end_sessions_of(WriteTransaction& write, const OrganizationId& organization,
                     const PersonId& person, const std::optional<Hash>& kept = {});
/// Forgets sessions that expired before `now`. @returns how many
std::int64_t sweep_sessions(WriteTransaction& write, const OrganizationId& organization,
                            Instant now);

/// Signs everyone and every tablet out, voids every invitation, link and code that is open and
/// sends no letter that waits. A database that was restored needs it: what was ended, used or sent
/// after its backup was made would otherwise be good again. Announces nothing: no server is on it
/// yet.
void end_all_ways_in(WriteTransaction& write, const OrganizationId& organization);

/// An invitation: a link (its token) and a code told separately.
struct Invite {
    Hash token_hash{};
    Hash code_hash{};
    PersonId person;  ///< who is invited; their profile exists already
    PersonId created_by;
    Instant expires_at{};
    std::optional<Instant> used_at;

    friend bool operator==(const Invite&, const Invite&) = default;
};

void add_invite(WriteTransaction& write, const OrganizationId& organization, const Invite& invite);
[[nodiscard]] std::optional<Invite> find_invite(ReadTransaction& read,
                                                const OrganizationId& organization,
                                                const Hash& token_hash);
/// The same by the code that was told.
[[nodiscard]] std::optional<Invite> find_invite_by_code(ReadTransaction& read,
                                                        const OrganizationId& organization,
                                                        const Hash& code_hash);
[[nodiscard]] std::vector<Invite> invites_of(ReadTransaction& read,
                                             const OrganizationId& organization,
                                             const PersonId& person);
/// @returns false where it was used before, has expired by `now`, or does not exist
bool use_invite(WriteTransaction& write, const OrganizationId& organization, const Hash& token_hash,
                Instant now);

/// Counts an attempt in a bucket (a keyed hash of address, login name …). A bucket whose first
/// attempt is older than `window` begins again.
/// @returns the attempts within the window, this one included
std::int64_t count_attempt(WriteTransaction& write, const OrganizationId& organization,
                           ByteView bucket, Instant now, std::chrono::milliseconds window);
[[nodiscard]] std::int64_t attempts(ReadTransaction& read, const OrganizationId& organization,
                                    ByteView bucket, Instant now, std::chrono::milliseconds window);
void forget_attempts(WriteTransaction& write, const OrganizationId& organization, ByteView bucket);

}  // namespace alongside::store
