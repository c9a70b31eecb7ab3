// Logins, sessions, invitations and attempts.
#include "store/sessions.hpp"

#include "store/organizations.hpp"
#include "store/outgoing.hpp"

namespace alongside::store {
namespace {

void sessions_ended(WriteTransaction& write, const OrganizationId& organization,
                    const PersonId& person) {
    write.announce({.topic = Topic::sessions,
                    .organization = organization,
                    .subject = person.as<SubjectId>()});
}

std::optional<Login> read_login(Rows rows) {
    if (!rows.next()) return std::nullopt;
    Login login;
    login.login_index = rows.hash(0);
    login.person = rows.id<PersonId>(1);
    login.sealed_password = rows.bytes(2);
    login.sealed_totp = rows.optional_bytes(3);
    login.sealed_recovery = rows.optional_bytes(4);
    login.totp_counter = rows.integer(5);
    login.changed_at = rows.instant(6);
    return login;
}

std::vector<Session> read_sessions(Rows rows) {
    std::vector<Session> sessions;
    while (rows.next()) {
        sessions.push_back({rows.hash(0), rows.id<PersonId>(1), rows.instant(2), rows.instant(3),
                            rows.instant(4), rows.code(5)});
    }
    return sessions;
}

std::vector<Invite> read_invites(Rows rows) {
    std::vector<Invite> invites;
    while (rows.next()) {
        invites.push_back({rows.hash(0), rows.hash(1), rows.id<PersonId>(2), rows.id<PersonId>(3),
                           rows.instant(4), rows.optional_instant(5)});
    }
    return invites;
}

}  // namespace

void put_login(WriteTransaction& write, const OrganizationId& organization, const Login& login) {
    write.run(
        "INSERT INTO login (organization, person, login_index, sealed_password, sealed_totp, "
        "sealed_recovery, totp_counter, changed_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) "
        "ON CONFLICT (organization, person) DO UPDATE SET login_index = excluded.login_index, "
        "sealed_password = excluded.sealed_password, sealed_totp = excluded.sealed_totp, "
        "sealed_recovery = excluded.sealed_recovery, totp_counter = excluded.totp_counter, "
        "changed_at = excluded.changed_at",
        organization, login.person, login.login_index, login.sealed_password, login.sealed_totp,
        login.sealed_recovery, login.totp_counter, login.changed_at);
    people_changed(write, organization);
}

std::optional<Login> find_login(ReadTransaction& read, const OrganizationId& organization,
                                const Hash& login_index) {
    return read_login(read.query(
        "SELECT login_index, person, sealed_password, sealed_totp, sealed_recovery, totp_counter, "
        "changed_at FROM login WHERE organization = ?1 AND login_index = ?2",
        organization, login_index));
}

std::optional<Login> login_of(ReadTransaction& read, const OrganizationId& organization,
                              const PersonId& person) {
    return read_login(read.query(
        "SELECT login_index, person, sealed_password, sealed_totp, sealed_recovery, totp_counter, "
        "changed_at FROM login WHERE organization = ?1 AND person = ?2",
        organization, person));
}

bool use_totp(WriteTransaction& write, const OrganizationId& organization, const PersonId& person,
              std::int64_t counter) {
    return write
               .run(
                   "UPDATE login SET totp_counter = ?3 "
                   "WHERE organization = ?1 AND person = ?2 AND totp_counter < ?3",
                   organization, person, counter)
               .changed == 1;
}

void add_session(WriteTransaction& write, const OrganizationId& organization,
                 const Session& session) {
    write.run(
        "INSERT INTO session (organization, token_hash, person, created_at, seen_at, expires_at, "
        "level) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        organization, session.token_hash, session.person, session.created_at, session.seen_at,
        session.expires_at, session.level);
}

std::optional<Session> find_session(ReadTransaction& read, const OrganizationId& organization,
                                    const Hash& token_hash) {
    const auto sessions = read_sessions(
        read.query("SELECT token_hash, person, created_at, seen_at, expires_at, level FROM session "
                   "WHERE organization = ?1 AND token_hash = ?2",
                   organization, token_hash));
    if (sessions.empty()) return std::nullopt;
    return sessions.front();
}

std::vector<Session> sessions_of(ReadTransaction& read, const OrganizationId& organization,
                                 const PersonId& person) {
    return read_sessions(
        read.query("SELECT token_hash, person, created_at, seen_at, expires_at, level FROM session "
                   "WHERE organization = ?1 AND person = ?2 ORDER BY seen_at DESC, token_hash",
                   organization, person));
}

void touch_session(WriteTransaction& write, const OrganizationId& organization,
                   const Hash& token_hash, Instant seen_at, Instant expires_at, int level) {
    write.run(
        "UPDATE session SET seen_at = ?3, expires_at = ?4, level = ?5 "
        "WHERE organization = ?1 AND token_hash = ?2",
        organization, token_hash, seen_at, expires_at, level);
}

bool end_session(WriteTransaction& write, const OrganizationId& organization,
                 const Hash& token_hash) {
    Rows ended = write.query(
        "DELETE FROM session WHERE organization = ?1 AND token_hash = ?2 RETURNING person",
        organization, token_hash);
    if (!ended.next()) return false;
    sessions_ended(write, organization, ended.id<PersonId>(0));
    return true;
}

void end_sessions_of(WriteTransaction& write, const OrganizationId& organization,
                     const PersonId& person, const std::optional<Hash>& kept) {
    if (kept) {
        write.run(
            "DELETE FROM session WHERE organization = ?1 AND person = ?2 AND token_hash <> ?3",
            organization, person, *kept);
    } else {
        write.run("DELETE FROM session WHERE organization = ?1 AND person = ?2", organization,
                  person);
    }
    sessions_ended(write, organization, person);
}

std::int64_t sweep_sessions(WriteTransaction& write, const OrganizationId& organization,
                            Instant now) {
    return write
        .run("DELETE FROM session WHERE organization = ?1 AND expires_at < ?2", organization, now)
        .changed;
}

void end_all_ways_in(WriteTransaction& write, const OrganizationId& organization) {
    write.run("DELETE FROM session WHERE organization = ?1", organization);
    write.run("DELETE FROM invite WHERE organization = ?1 AND used_at IS NULL", organization);
    write.run("DELETE FROM pass WHERE organization = ?1", organization);
    write.run("DELETE FROM kiosk WHERE organization = ?1", organization);
    write.run("DELETE FROM calendar_feed WHERE organization = ?1", organization);
    end_all_outgoing(write, organization);
}

void add_invite(WriteTransaction& write, const OrganizationId& organization, const Invite& invite) {
    write.run(
        "INSERT INTO invite (organization, token_hash, code_hash, person, created_by, expires_at, "
        "used_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        organization, invite.token_hash, invite.code_hash, invite.person, invite.created_by,
        invite.expires_at, invite.used_at);
}

std::optional<Invite> find_invite(ReadTransaction& read, const OrganizationId& organization,
                                  const Hash& token_hash) {
    const auto invites = read_invites(read.query(
        "SELECT token_hash, code_hash, person, created_by, expires_at, used_at FROM invite "
        "WHERE organization = ?1 AND token_hash = ?2",
        organization, token_hash));
    if (invites.empty()) return std::nullopt;
    return invites.front();
}

std::optional<Invite> find_invite_by_code(ReadTransaction& read, const OrganizationId& organization,
                                          const Hash& code_hash) {
    const auto invites = read_invites(read.query(
        "SELECT token_hash, code_hash, person, created_by, expires_at, used_at FROM invite "
        "WHERE organization = ?1 AND code_hash = ?2",
        organization, code_hash));
    if (invites.empty()) return std::nullopt;
    return invites.front();
}

std::vector<Invite> invites_of(ReadTransaction& read, const OrganizationId& organization,
                               const PersonId& person) {
    return read_invites(read.query(
        "SELECT token_hash, code_hash, person, created_by, expires_at, used_at FROM invite "
        "WHERE organization = ?1 AND person = ?2 ORDER BY expires_at DESC, token_hash",
        organization, person));
}

bool use_invite(WriteTransaction& write, const OrganizationId& organization, const Hash& token_hash,
                Instant now) {
    return write
               .run(
                   "UPDATE invite SET used_at = ?3 WHERE organization = ?1 AND token_hash = ?2 "
                   "AND used_at IS NULL AND expires_at > ?3",
                   organization, token_hash, now)
               .changed == 1;
}

std::int64_t count_attempt(WriteTransaction& write, const OrganizationId& organization,
                           ByteView bucket, Instant now, std::chrono::milliseconds window) {
    Rows rows = write.query(
        "INSERT INTO attempt (organization, bucket, count, since) VALUES (?1, ?2, 1, ?3) "
        "ON CONFLICT (organization, bucket) DO UPDATE SET "
        "count = CASE WHEN attempt.since <= ?4 THEN 1 ELSE attempt.count + 1 END, "
        "since = CASE WHEN attempt.since <= ?4 THEN ?3 ELSE attempt.since END RETURNING count",
        organization, bucket, now, now - window);
    check(rows.next());
    return rows.integer(0);
}

std::int64_t attempts(ReadTransaction& read, const OrganizationId& organization, ByteView bucket,
                      Instant now, std::chrono::milliseconds window) {
    Rows rows = read.query(
        "SELECT count FROM attempt WHERE organization = ?1 AND bucket = ?2 AND since > ?3",
        organization, bucket, now - window);
    return rows.next() ? rows.integer(0) : 0;
}

void forget_attempts(WriteTransaction& write, const OrganizationId& organization, ByteView bucket) {
    write.run("DELETE FROM attempt WHERE organization = ?1 AND bucket = ?2", organization, bucket);
}

}  // namespace alongside::store
