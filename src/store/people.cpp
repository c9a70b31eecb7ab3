// People, memberships and the name index.
#include "store/people.hpp"

#include "store/organizations.hpp"

#include <algorithm>

namespace alongside::store {

void put_person(WriteTransaction& write, const OrganizationId& organization, const Person& person) {
    write.run(
        "INSERT INTO person (organization, person, sealed, state, created_at) "
        "VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (organization, person) "
        "DO UPDATE SET sealed = excluded.sealed, state = excluded.state",
        organization, person.person, person.sealed, person.state, person.created_at);
    people_changed(write, organization);
}

std::optional<Person> find_person(ReadTransaction& read, const OrganizationId& organization,
                                  const PersonId& person) {
    Rows rows = read.query(
        "SELECT sealed, state, created_at FROM person WHERE organization = ?1 AND person = ?2",
        organization, person);
    if (!rows.next()) return std::nullopt;
    return Person{person, rows.bytes(0), rows.code(1), rows.instant(2)};
}

namespace {

std::vector<Person> read_people(Rows rows) {
    std::vector<Person> found;
    while (rows.next()) {
        found.push_back({rows.id<PersonId>(0), rows.bytes(1), rows.code(2), rows.instant(3)});
    }
    return found;
}

}  // namespace

std::vector<Person> people(ReadTransaction& read, const OrganizationId& organization,
                           const PersonId& after, std::int64_t limit) {
    return read_people(
        read.query("SELECT person, sealed, state, created_at FROM person "
                   "WHERE organization = ?1 AND person > ?2 ORDER BY person LIMIT ?3",
                   organization, after, limit));
}

std::vector<Person> people_of(ReadTransaction& read, const OrganizationId& organization,
                              const ProgramId& program, Instant now, const PersonId& after,
                              std::int64_t limit) {
    return read_people(
        read.query("SELECT person, sealed, state, created_at FROM person "
                   "WHERE organization = ?1 AND person > ?2 AND person IN "
                   "(SELECT person FROM membership WHERE organization = ?1 AND program = ?3 "
                   "AND (until IS NULL OR until > ?4)) ORDER BY person LIMIT ?5",
                   organization, after, program, now, limit));
}

void put_membership(WriteTransaction& write, const OrganizationId& organization,
                    const Membership& membership) {
    write.run(
        "INSERT INTO membership (organization, person, program, role, since, until) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (organization, person, program, role) "
        "DO UPDATE SET since = excluded.since, until = excluded.until",
        organization, membership.person, membership.program, membership.role, membership.since,
        membership.until);
    people_changed(write, organization);
}

namespace {

std::vector<Membership> read_memberships(Rows rows) {
    std::vector<Membership> memberships;
    while (rows.next()) {
        memberships.push_back({rows.id<PersonId>(0), rows.id<ProgramId>(1), rows.code(2),
                               rows.instant(3), rows.optional_instant(4)});
    }
    return memberships;
}

}  // namespace

std::vector<Membership> memberships_of(ReadTransaction& read, const OrganizationId& organization,
                                       const PersonId& person) {
    return read_memberships(
        read.query("SELECT person, program, role, since, until FROM membership "
                   "WHERE organization = ?1 AND person = ?2 ORDER BY program, role",
                   organization, person));
}

std::vector<Membership> members_of(ReadTransaction& read, const OrganizationId& organization,
                                   const ProgramId& program) {
    return read_memberships(
        read.query("SELECT person, program, role, since, until FROM membership "
                   "WHERE organization = ?1 AND program = ?2 ORDER BY role, person",
                   organization, program));
}

void put_names(WriteTransaction& write, const OrganizationId& organization, const PersonId& person,
               std::span<const NameToken> tokens) {
    write.run("DELETE FROM name_index WHERE organization = ?1 AND person = ?2", organization,
              person);
    Parameters rows;
    for (const NameToken& token : tokens) rows.add(organization, token, person);
    write.run_many(
        "INSERT INTO name_index (organization, token, person) VALUES (?1, ?2, ?3) "
        "ON CONFLICT DO NOTHING",
        rows);
    people_changed(write, organization);
}

std::vector<PersonId> people_named(ReadTransaction& read, const OrganizationId& organization,
                                   std::span<const NameToken> tokens) {
    std::vector<PersonId> common;
    bool first = true;
    for (const NameToken& token : tokens) {
        Rows rows = read.query(
            "SELECT person FROM name_index WHERE organization = ?1 AND token = ?2 ORDER BY person",
            organization, token);
        std::vector<PersonId> found;
        while (rows.next()) found.push_back(rows.id<PersonId>(0));
        if (first) {
            common = std::move(found);
            first = false;
            continue;
        }
        std::vector<PersonId> both;
        std::ranges::set_intersection(common, found, std::back_inserter(both));
        common = std::move(both);
    }
    return common;
}

}  // namespace alongside::store
