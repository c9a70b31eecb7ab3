// Ways in for one purpose: links in reminders, codes from the desk, visits at the clinic's tablet;
// the tablets; and the PINs that clients use there. Tokens and codes are stored only as hashes.
#pragma once

#include "store/engine.hpp"

namespace alongside::store {

/// A way in for one person and one purpose, for a short time.
struct Pass {
    Hash token_hash{};
    std::optional<Hash> code_hash;  ///< keyed, because a code is short; see `Vault::bucket`
    PersonId person;
    int purpose = 0;
    PersonId created_by;
    Instant created_at{};
    Instant expires_at{};
    std::optional<Instant> used_at;

    friend bool operator==(const Pass&, const Pass&) = default;
};

/// @throws StoreError::constraint  the token or the code is taken
void add_pass(WriteTransaction& write, const OrganizationId& organization, const Pass& pass);
/// Used and expired ones are found too, until they are swept.
[[nodiscard]] std::optional<Pass> find_pass(ReadTransaction& read,
                                            const OrganizationId& organization,
                                            const Hash& token_hash);
[[nodiscard]] std::optional<Pass> find_pass_by_code(ReadTransaction& read,
                                                    const OrganizationId& organization,
                                                    const Hash& code_hash);
/// Uses it up. @returns false where it was used before, has expired by `now`, or does not exist
bool use_pass(WriteTransaction& write, const OrganizationId& organization, const Hash& token_hash,
              Instant now);
/// Takes that back: what it was used for did not happen.
void unuse_pass(WriteTransaction& write, const OrganizationId& organization,
                const Hash& token_hash);
/// Moves its end, unless it has ended by `now`.
void extend_pass(WriteTransaction& write, const OrganizationId& organization,
                 const Hash& token_hash, Instant now, Instant expires_at);
void end_pass(WriteTransaction& write, const OrganizationId& organization, const Hash& token_hash);
/// Ends all passes of a person for one purpose.
void end_passes_of(WriteTransaction& write, const OrganizationId& organization,
                   const PersonId& person, int purpose);

/// A clinic's tablet that is signed in to a program.
struct Kiosk {
    Hash token_hash{};
    ProgramId program;
    Bytes sealed;  ///< its name
    PersonId created_by;
    Instant created_at{};
    Instant seen_at{};
    Instant expires_at{};

    friend bool operator==(const Kiosk&, const Kiosk&) = default;
};

void add_kiosk(WriteTransaction& write, const OrganizationId& organization, const Kiosk& kiosk);
/// Expired ones are found too, until they are swept.
[[nodiscard]] std::optional<Kiosk> find_kiosk(ReadTransaction& read,
                                              const OrganizationId& organization,
                                              const Hash& token_hash);
/// The tablets of a program, the one that was used last first.
[[nodiscard]] std::vector<Kiosk> kiosks_of(ReadTransaction& read,
                                           const OrganizationId& organization,
                                           const ProgramId& program);
void touch_kiosk(WriteTransaction& write, const OrganizationId& organization,
                 const Hash& token_hash, Instant seen_at, Instant expires_at);
/// @returns false where there was none
bool end_kiosk(WriteTransaction& write, const OrganizationId& organization, const Hash& token_hash);

/// Forgets passes and tablets that expired before `now`. @returns how many
std::int64_t sweep_passes(WriteTransaction& write, const OrganizationId& organization, Instant now);

/// A client's PIN for the clinic's tablet.
struct Pin {
    PersonId person;
    Bytes sealed;  ///< an Argon2id text
    Instant changed_at{};

    friend bool operator==(const Pin&, const Pin&) = default;
};

/// Adds a person's PIN, or replaces it.
void put_pin(WriteTransaction& write, const OrganizationId& organization, const Pin& pin);
[[nodiscard]] std::optional<Pin> pin_of(ReadTransaction& read, const OrganizationId& organization,
                                        const PersonId& person);
/// @returns false where there was none
bool drop_pin(WriteTransaction& write, const OrganizationId& organization, const PersonId& person);

}  // namespace alongside::store
