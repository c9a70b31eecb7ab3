// Where a person can be reached outside of the app. An address counts once it was confirmed with a
// code that went there.
#pragma once

#include "store/engine.hpp"

namespace alongside::store {

struct Reach {
    PersonId person;
    int channel = 0;
    Bytes sealed;  ///< the address
    std::optional<Instant> confirmed_at;
    std::optional<Hash> code_hash;  ///< of the code that is out, keyed
    std::optional<Instant> code_until;
    int tries = 0;  ///< of this code

    friend bool operator==(const Reach&, const Reach&) = default;
};

/// Puts an address in the place of the one for this channel.
void put_reach(WriteTransaction& write, const OrganizationId& organization, const Reach& reach);
[[nodiscard]] std::vector<Reach> reach_of(ReadTransaction& read, const OrganizationId& organization,
                                          const PersonId& person);
[[nodiscard]] std::optional<Reach> find_reach(ReadTransaction& read,
                                              const OrganizationId& organization,
                                              const PersonId& person, int channel);
/// Counts a try of the code that is out.
/// @returns its hash; nothing where there is none, it has ended, or it was tried `most` times
[[nodiscard]] std::optional<Hash> try_reach_code(WriteTransaction& write,
                                                 const OrganizationId& organization,
                                                 const PersonId& person, int channel, Instant now,
                                                 int most);
/// The code was right: the address counts from now on, and the code is used up.
void confirm_reach(WriteTransaction& write, const OrganizationId& organization,
                   const PersonId& person, int channel, Instant now);
/// @returns false where there was none
bool end_reach(WriteTransaction& write, const OrganizationId& organization, const PersonId& person,
               int channel);

}  // namespace alongside::store
