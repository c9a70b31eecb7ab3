// People, the programs they belong to, and looking them up by name without storing the name.
// Every writer here raises the organization's `people_version` and announces `Topic::people`.
#pragma once

#include "store/engine.hpp"

namespace alongside::store {

struct Person {
    PersonId person;
    Bytes sealed;  ///< the profile
    int state = 0;
    Instant created_at{};

    friend bool operator==(const Person&, const Person&) = default;
};

struct Membership {
    PersonId person;
    ProgramId program;
    int role = 0;
    Instant since{};
    std::optional<Instant> until;  ///< nothing: goes on

    friend bool operator==(const Membership&, const Membership&) = default;
};

/// Eight bytes of a keyed hash of one folded word of a name; made by `Vault::name_token`.
using NameToken = std::array<std::uint8_t, 8>;

/// Adds a person, or replaces profile and state.
void put_person(WriteTransaction& write, const OrganizationId& organization, const Person& person);
[[nodiscard]] std::optional<Person> find_person(ReadTransaction& read,
                                                const OrganizationId& organization,
                                                const PersonId& person);
/// Everyone, by id, in pages: those after `after`, at most `limit`. Begin with the nil id.
[[nodiscard]] std::vector<Person> people(ReadTransaction& read, const OrganizationId& organization,
                                         const PersonId& after, std::int64_t limit);

/// The same, only those with a membership of `program` that holds at `now`.
[[nodiscard]] std::vector<Person> people_of(ReadTransaction& read,
                                            const OrganizationId& organization,
                                            const ProgramId& program, Instant now,
                                            const PersonId& after, std::int64_t limit);

/// Adds a membership, or replaces its beginning and end.
void put_membership(WriteTransaction& write, const OrganizationId& organization,
                    const Membership& membership);
/// All of one person, ended ones too.
[[nodiscard]] std::vector<Membership> memberships_of(ReadTransaction& read,
                                                     const OrganizationId& organization,
                                                     const PersonId& person);
/// All of one program, ended ones too.
[[nodiscard]] std::vector<Membership> members_of(ReadTransaction& read,
                                                 const OrganizationId& organization,
                                                 const ProgramId& program);

/// Replaces the tokens under which a person is found.
void put_names(WriteTransaction& write, const OrganizationId& organization, const PersonId& person,
               std::span<const NameToken> tokens);
/// The people who have every one of the tokens. Tokens are short, so a stranger may be among them:
/// open the profile and compare.
[[nodiscard]] std::vector<PersonId> people_named(ReadTransaction& read,
                                                 const OrganizationId& organization,
                                                 std::span<const NameToken> tokens);

}  // namespace alongside::store
