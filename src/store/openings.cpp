// Openings, appended and read back.
#include "store/openings.hpp"

namespace alongside::store {
namespace {

std::vector<Opening> read_openings(Rows rows) {
    std::vector<Opening> openings;
    while (rows.next()) {
        openings.push_back({rows.id<SubjectId>(0), rows.instant(1), rows.id<PersonId>(2),
                            rows.code(3), rows.code(4)});
    }
    return openings;
}

}  // namespace

void add_openings(WriteTransaction& write, const OrganizationId& organization,
                  std::span<const Opening> openings) {
    Parameters rows;
    for (const Opening& opening : openings) {
        rows.add(organization, opening.subject, opening.at, opening.viewer, opening.what,
                 opening.why);
    }
    write.run_many(
        "INSERT INTO opening (organization, subject, at, viewer, what, why) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        rows);
}

std::vector<Opening> openings_of(ReadTransaction& read, const OrganizationId& organization,
                                 const SubjectId& subject, Instant before, std::int64_t limit) {
    // The page ends at the instant of its last row, so that openings of one instant stay together.
    return read_openings(
        read.query("SELECT subject, at, viewer, what, why FROM opening "
                   "WHERE organization = ?1 AND subject = ?2 AND at < ?3 AND at >= coalesce(("
                   "SELECT at FROM opening WHERE organization = ?1 AND subject = ?2 AND at < ?3 "
                   "ORDER BY at DESC LIMIT 1 OFFSET ?4), 0) ORDER BY at DESC, viewer, what, why",
                   organization, subject, before, limit - 1));
}

std::vector<Opening> openings_by(ReadTransaction& read, const OrganizationId& organization,
                                 const PersonId& viewer, Instant first, Instant last) {
    return read_openings(
        read.query("SELECT subject, at, viewer, what, why FROM opening "
                   "WHERE organization = ?1 AND viewer = ?2 AND at >= ?3 AND at < ?4 "
                   "ORDER BY at, subject, what, why",
                   organization, viewer, first, last));
}

}  // namespace alongside::store
