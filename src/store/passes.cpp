// Passes, tablets and PINs.
#include "store/passes.hpp"

namespace alongside::store {
namespace {

std::optional<Pass> read_pass(Rows rows) {
    if (!rows.next()) return std::nullopt;
    Pass pass;
    pass.token_hash = rows.hash(0);
    if (!rows.is_null(1)) pass.code_hash = rows.hash(1);
    pass.person = rows.id<PersonId>(2);
    pass.purpose = rows.code(3);
    pass.created_by = rows.id<PersonId>(4);
    pass.created_at = rows.instant(5);
    pass.expires_at = rows.instant(6);
    pass.used_at = rows.optional_instant(7);
    return pass;
}

std::vector<Kiosk> read_kiosks(Rows rows) {
    std::vector<Kiosk> kiosks;
    while (rows.next()) {
        kiosks.push_back({rows.hash(0), rows.id<ProgramId>(1), rows.bytes(2), rows.id<PersonId>(3),
                          rows.instant(4), rows.instant(5), rows.instant(6)});
    }
    return kiosks;
}

}  // namespace

void add_pass(WriteTransaction& write, const OrganizationId& organization, const Pass& pass) {
    write.run(
        "INSERT INTO pass (organization, token_hash, code_hash, person, purpose, created_by, "
        "created_at, expires_at, used_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        organization, pass.token_hash, pass.code_hash, pass.person, pass.purpose, pass.created_by,
        pass.created_at, pass.expires_at, pass.used_at);
}

std::optional<Pass> find_pass(ReadTransaction& read, const OrganizationId& organization,
                              const Hash& token_hash) {
    return read_pass(read.query(
        "SELECT token_hash, code_hash, person, purpose, created_by, created_at, expires_at, "
        "used_at FROM pass WHERE organization = ?1 AND token_hash = ?2",
        organization, token_hash));
}

std::optional<Pass> find_pass_by_code(ReadTransaction& read, const OrganizationId& organization,
                                      const Hash& code_hash) {
    return read_pass(read.query(
        "SELECT token_hash, code_hash, person, purpose, created_by, created_at, expires_at, "
        "used_at FROM pass WHERE organization = ?1 AND code_hash = ?2",
        organization, code_hash));
}

bool use_pass(WriteTransaction& write, const OrganizationId& organization, const Hash& token_hash,
              Instant now) {
    return write
               .run(
                   "UPDATE pass SET used_at = ?3 WHERE organization = ?1 AND token_hash = ?2 "
                   "AND used_at IS NULL AND expires_at > ?3",
                   organization, token_hash, now)
               .changed == 1;
}

void unuse_pass(WriteTransaction& write, const OrganizationId& organization,
                const Hash& token_hash) {
    write.run("UPDATE pass SET used_at = NULL WHERE organization = ?1 AND token_hash = ?2",
              organization, token_hash);
}

void extend_pass(WriteTransaction& write, const OrganizationId& organization,
                 const Hash& token_hash, Instant now, Instant expires_at) {
    write.run(
        "UPDATE pass SET expires_at = ?4 "
        "WHERE organization = ?1 AND token_hash = ?2 AND expires_at > ?3",
        organization, token_hash, now, expires_at);
}

void end_pass(WriteTransaction& write, const OrganizationId& organization, const Hash& token_hash) {
    write.run("DELETE FROM pass WHERE organization = ?1 AND token_hash = ?2", organization,
              token_hash);
}

void end_passes_of(WriteTransaction& write, const OrganizationId& organization,
                   const PersonId& person, int purpose) {
    write.run("DELETE FROM pass WHERE organization = ?1 AND person = ?2 AND purpose = ?3",
              organization, person, purpose);
}

void add_kiosk(WriteTransaction& write, const OrganizationId& organization, const Kiosk& kiosk) {
    write.run(
        "INSERT INTO kiosk (organization, token_hash, program, sealed, created_by, created_at, "
        "seen_at, expires_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        organization, kiosk.token_hash, kiosk.program, kiosk.sealed, kiosk.created_by,
        kiosk.created_at, kiosk.seen_at, kiosk.expires_at);
}

std::optional<Kiosk> find_kiosk(ReadTransaction& read, const OrganizationId& organization,
                                const Hash& token_hash) {
    auto kiosks = read_kiosks(read.query(
        "SELECT token_hash, program, sealed, created_by, created_at, seen_at, expires_at "
        "FROM kiosk WHERE organization = ?1 AND token_hash = ?2",
        organization, token_hash));
    if (kiosks.empty()) return std::nullopt;
    return std::move(kiosks.front());
}

std::vector<Kiosk> kiosks_of(ReadTransaction& read, const OrganizationId& organization,
                             const ProgramId& program) {
    return read_kiosks(read.query(
        "SELECT token_hash, program, sealed, created_by, created_at, seen_at, expires_at "
        "FROM kiosk WHERE organization = ?1 AND program = ?2 ORDER BY seen_at DESC, token_hash",
        organization, program));
}

void touch_kiosk(WriteTransaction& write, const OrganizationId& organization,
                 const Hash& token_hash, Instant seen_at, Instant expires_at) {
    write.run(
        "UPDATE kiosk SET seen_at = ?3, expires_at = ?4 "
        "WHERE organization = ?1 AND token_hash = ?2",
        organization, token_hash, seen_at, expires_at);
}

bool end_kiosk(WriteTransaction& write, const OrganizationId& organization,
               const Hash& token_hash) {
    return write
               .run("DELETE FROM kiosk WHERE organization = ?1 AND token_hash = ?2", organization,
                    token_hash)
               .changed == 1;
}

std::int64_t sweep_passes(WriteTransaction& write, const OrganizationId& organization,
                          Instant now) {
    const auto passes = write.run("DELETE FROM pass WHERE organization = ?1 AND expires_at < ?2",
                                  organization, now);
    const auto kiosks = write.run("DELETE FROM kiosk WHERE organization = ?1 AND expires_at < ?2",
                                  organization, now);
    return passes.changed + kiosks.changed;
}

void put_pin(WriteTransaction& write, const OrganizationId& organization, const Pin& pin) {
    write.run(
        "INSERT INTO pin (organization, person, sealed, changed_at) VALUES (?1, ?2, ?3, ?4) "
        "ON CONFLICT (organization, person) DO UPDATE SET sealed = excluded.sealed, "
        "changed_at = excluded.changed_at",
        organization, pin.person, pin.sealed, pin.changed_at);
}

std::optional<Pin> pin_of(ReadTransaction& read, const OrganizationId& organization,
                          const PersonId& person) {
    Rows rows = read.query(
        "SELECT person, sealed, changed_at FROM pin WHERE organization = ?1 AND person = ?2",
        organization, person);
    if (!rows.next()) return std::nullopt;
    return Pin{rows.id<PersonId>(0), rows.bytes(1), rows.instant(2)};
}

bool drop_pin(WriteTransaction& write, const OrganizationId& organization, const PersonId& person) {
    return write
               .run("DELETE FROM pin WHERE organization = ?1 AND person = ?2", organization, person)
               .changed == 1;
}

}  // namespace alongside::store
