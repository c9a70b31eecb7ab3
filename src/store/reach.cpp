#include "store/reach.hpp"

namespace alongside::store {
namespace {

std::vector<Reach> read_reach(Rows rows) {
    std::vector<Reach> found;
    while (rows.next()) {
        Reach reach;
        reach.person = rows.id<PersonId>(0);
        reach.channel = rows.code(1);
        reach.sealed = rows.bytes(2);
        reach.confirmed_at = rows.optional_instant(3);
        if (!rows.is_null(4)) reach.code_hash = rows.hash(4);
        reach.code_until = rows.optional_instant(5);
        reach.tries = rows.code(6);
        found.push_back(std::move(reach));
    }
    return found;
}

}  // namespace

void put_reach(WriteTransaction& write, const OrganizationId& organization, const Reach& reach) {
    write.run(
        "INSERT INTO reach (organization, person, channel, sealed, confirmed_at, code_hash, "
        "code_until, tries) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) "
        "ON CONFLICT (organization, person, channel) DO UPDATE SET sealed = excluded.sealed, "
        "confirmed_at = excluded.confirmed_at, code_hash = excluded.code_hash, "
        "code_until = excluded.code_until, tries = excluded.tries",
        organization, reach.person, reach.channel, reach.sealed, reach.confirmed_at,
        reach.code_hash, reach.code_until, reach.tries);
}

std::vector<Reach> reach_of(ReadTransaction& read, const OrganizationId& organization,
                            const PersonId& person) {
    return read_reach(
        read.query("SELECT person, channel, sealed, confirmed_at, code_hash, code_until, tries "
                   "FROM reach WHERE organization = ?1 AND person = ?2 ORDER BY channel",
                   organization, person));
}

std::optional<Reach> find_reach(ReadTransaction& read, const OrganizationId& organization,
                                const PersonId& person, int channel) {
    auto found = read_reach(
        read.query("SELECT person, channel, sealed, confirmed_at, code_hash, code_until, tries "
                   "FROM reach WHERE organization = ?1 AND person = ?2 AND channel = ?3",
                   organization, person, channel));
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::optional<Hash> try_reach_code(WriteTransaction& write, const OrganizationId& organization,
                                   const PersonId& person, int channel, Instant now, int most) {
    Rows rows = write.query(
        "UPDATE reach SET tries = tries + 1 WHERE organization = ?1 AND person = ?2 "
        "AND channel = ?3 AND code_hash IS NOT NULL AND code_until > ?4 AND tries < ?5 "
        "RETURNING code_hash",
        organization, person, channel, now, most);
    if (!rows.next()) return std::nullopt;
    return rows.hash(0);
}

void confirm_reach(WriteTransaction& write, const OrganizationId& organization,
                   const PersonId& person, int channel, Instant now) {
    write.run(
        "UPDATE reach SET confirmed_at = ?4, code_hash = NULL, code_until = NULL, tries = 0 "
        "WHERE organization = ?1 AND person = ?2 AND channel = ?3",
        organization, person, channel, now);
}

bool end_reach(WriteTransaction& write, const OrganizationId& organization, const PersonId& person,
               int channel) {
    return write
               .run("DELETE FROM reach WHERE organization = ?1 AND person = ?2 AND channel = ?3",
                    organization, person, channel)
               .changed == 1;
}

}  // namespace alongside::store
