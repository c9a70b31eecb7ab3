// Organizations, programs and wrapped keys.
#include "store/organizations.hpp"

namespace alongside::store {

void put_organization(WriteTransaction& write, const Organization& organization) {
    write.run(
        "INSERT INTO organization (organization, sealed, people_version, created_at) "
        "VALUES (?1, ?2, ?3, ?4) ON CONFLICT (organization) DO UPDATE SET sealed = excluded.sealed",
        organization.organization, organization.sealed, organization.people_version,
        organization.created_at);
    write.announce({.topic = Topic::people, .organization = organization.organization});
}

std::optional<Organization> find_organization(ReadTransaction& read,
                                              const OrganizationId& organization) {
    Rows rows = read.query(
        "SELECT sealed, people_version, created_at FROM organization WHERE organization = ?1",
        organization);
    if (!rows.next()) return std::nullopt;
    return Organization{organization, rows.bytes(0), rows.integer(1), rows.instant(2)};
}

std::vector<Organization> organizations(ReadTransaction& read) {
    Rows rows = read.query(
        "SELECT organization, sealed, people_version, created_at FROM organization "
        "ORDER BY created_at, organization");
    std::vector<Organization> found;
    while (rows.next()) {
        found.push_back(
            {rows.id<OrganizationId>(0), rows.bytes(1), rows.integer(2), rows.instant(3)});
    }
    return found;
}

void put_program(WriteTransaction& write, const OrganizationId& organization,
                 const Program& program) {
    write.run(
        "INSERT INTO program (organization, program, sealed, created_at) VALUES (?1, ?2, ?3, ?4) "
        "ON CONFLICT (organization, program) DO UPDATE SET sealed = excluded.sealed",
        organization, program.program, program.sealed, program.created_at);
    people_changed(write, organization);
}

std::vector<Program> programs(ReadTransaction& read, const OrganizationId& organization) {
    Rows rows = read.query(
        "SELECT program, sealed, created_at FROM program WHERE organization = ?1 "
        "ORDER BY created_at, program",
        organization);
    std::vector<Program> found;
    while (rows.next()) {
        found.push_back({rows.id<ProgramId>(0), rows.bytes(1), rows.instant(2)});
    }
    return found;
}

void people_changed(WriteTransaction& write, const OrganizationId& organization) {
    write.run("UPDATE organization SET people_version = people_version + 1 WHERE organization = ?1",
              organization);
    write.announce({.topic = Topic::people, .organization = organization});
}

void put_organization_key(WriteTransaction& write, const OrganizationId& organization,
                          const OrganizationKey& key) {
    write.run(
        "INSERT INTO organization_key (organization, purpose, wrapped, key_id, created_at) "
        "VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (organization, purpose) "
        "DO UPDATE SET wrapped = excluded.wrapped, key_id = excluded.key_id",
        organization, static_cast<int>(key.purpose), key.wrapped, key.key_id, key.created_at);
    write.announce({.topic = Topic::keys, .organization = organization});
}

std::vector<OrganizationKey> organization_keys(ReadTransaction& read,
                                               const OrganizationId& organization) {
    Rows rows = read.query(
        "SELECT purpose, wrapped, key_id, created_at FROM organization_key "
        "WHERE organization = ?1 ORDER BY purpose",
        organization);
    std::vector<OrganizationKey> keys;
    while (rows.next()) {
        keys.push_back(
            {static_cast<KeyPurpose>(rows.code(0)), rows.bytes(1), rows.bytes(2), rows.instant(3)});
    }
    return keys;
}

void add_subject_key(WriteTransaction& write, const OrganizationId& organization,
                     const SubjectId& subject, ByteView wrapped, Instant now) {
    write.run(
        "INSERT INTO subject_key (organization, subject, wrapped, created_at) "
        "VALUES (?1, ?2, ?3, ?4)",
        organization, subject, wrapped, now);
}

std::optional<Bytes> wrapped_subject_key(ReadTransaction& read, const OrganizationId& organization,
                                         const SubjectId& subject) {
    Rows rows =
        read.query("SELECT wrapped FROM subject_key WHERE organization = ?1 AND subject = ?2",
                   organization, subject);
    if (!rows.next()) return std::nullopt;
    return rows.optional_bytes(0);
}

bool destroy_subject_key(WriteTransaction& write, const OrganizationId& organization,
                         const SubjectId& subject, Instant now) {
    const Ran ran = write.run(
        "UPDATE subject_key SET wrapped = NULL, destroyed_at = ?3 "
        "WHERE organization = ?1 AND subject = ?2 AND wrapped IS NOT NULL",
        organization, subject, now);
    if (ran.changed == 0) return false;
    write.run("DELETE FROM name_index WHERE organization = ?1 AND person = ?2", organization,
              subject);
    write.announce({.topic = Topic::keys, .organization = organization, .subject = subject});
    return true;
}

}  // namespace alongside::store
