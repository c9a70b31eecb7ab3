// Organizations, their programs, and the wrapped keys of organizations and subjects.
#pragma once

#include "store/engine.hpp"

namespace alongside::store {

struct Organization {
    OrganizationId organization;
    Bytes sealed;                     ///< name, zone and settings
    std::int64_t people_version = 0;  ///< grows with every change of people, logins or memberships
    Instant created_at{};

    friend bool operator==(const Organization&, const Organization&) = default;
};

struct Program {
    ProgramId program;
    Bytes sealed;  ///< name and settings
    Instant created_at{};

    friend bool operator==(const Program&, const Program&) = default;
};

/// Adds an organization, or replaces what is sealed of one.
void put_organization(WriteTransaction& write, const Organization& organization);
[[nodiscard]] std::optional<Organization> find_organization(ReadTransaction& read,
                                                            const OrganizationId& organization);
[[nodiscard]] std::vector<Organization> organizations(ReadTransaction& read);

/// Adds a program, or replaces what is sealed of one. Counts as a change of people.
void put_program(WriteTransaction& write, const OrganizationId& organization,
                 const Program& program);
[[nodiscard]] std::vector<Program> programs(ReadTransaction& read,
                                            const OrganizationId& organization);

/// Raises `people_version` and announces `Topic::people`. Writers of people do this themselves.
void people_changed(WriteTransaction& write, const OrganizationId& organization);

/// What a key of an organization is for. The numbers are stored.
enum class KeyPurpose : std::uint8_t {
    data = 1,     ///< wraps the subjects' keys and seals the organization's own rows
    index = 2,    ///< keyed hashes for looking up names and logins
    signing = 3,  ///< Ed25519 seed for journal heads
};

/// A key of an organization, wrapped by the master key named by `key_id`. Used by `Vault`.
struct OrganizationKey {
    KeyPurpose purpose{};
    Bytes wrapped;
    Bytes key_id;
    Instant created_at{};
};
void put_organization_key(WriteTransaction& write, const OrganizationId& organization,
                          const OrganizationKey& key);
[[nodiscard]] std::vector<OrganizationKey> organization_keys(ReadTransaction& read,
                                                             const OrganizationId& organization);

/// @throws StoreError::constraint  the subject has, or had, a key
void add_subject_key(WriteTransaction& write, const OrganizationId& organization,
                     const SubjectId& subject, ByteView wrapped, Instant now);
/// @returns nothing where there is no key, or none any more
[[nodiscard]] std::optional<Bytes> wrapped_subject_key(ReadTransaction& read,
                                                       const OrganizationId& organization,
                                                       const SubjectId& subject);
/// Removes the key for good, together with the subject's name index. What was sealed with it can
/// never be read again here; backups made before still hold the key until they expire.
/// @returns false where there was no key
bool destroy_subject_key(WriteTransaction& write, const OrganizationId& organization,
                         const SubjectId& subject, Instant now);

}  // namespace alongside::store
