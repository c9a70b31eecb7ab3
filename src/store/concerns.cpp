#include "store/concerns.hpp"

namespace alongside::store {

void put_concern(WriteTransaction& write, const OrganizationId& organization,
                 const SubjectId& subject, const ConcernTold& concern) {
    write.run("DELETE FROM concern_told WHERE organization = ?1 AND subject = ?2 AND concern = ?3",
              organization, subject, concern.concern);
    for (const PersonId& person : concern.told) {
        write.run(
            "INSERT INTO concern_told (organization, person, concern, subject, due_at) "
            "VALUES (?1, ?2, ?3, ?4, ?5)",
            organization, person, concern.concern, subject, concern.due_at);
    }
}

std::vector<ConcernRow> concerns_of(ReadTransaction& read, const OrganizationId& organization,
                                    const PersonId& person, std::int64_t limit) {
    Rows rows = read.query(
        "SELECT subject, concern, due_at FROM concern_told "
        "WHERE organization = ?1 AND person = ?2 ORDER BY due_at, concern LIMIT ?3",
        organization, person, limit);
    std::vector<ConcernRow> concerns;
    while (rows.next()) {
        concerns.push_back({rows.id<SubjectId>(0), rows.id<AboutId>(1), rows.instant(2)});
    }
    return concerns;
}

std::vector<std::pair<PersonId, ConcernRow>> concerns_about(ReadTransaction& read,
                                                            const OrganizationId& organization,
                                                            const SubjectId& subject) {
    Rows rows = read.query(
        "SELECT person, concern, due_at FROM concern_told "
        "WHERE organization = ?1 AND subject = ?2 ORDER BY concern, person",
        organization, subject);
    std::vector<std::pair<PersonId, ConcernRow>> concerns;
    while (rows.next()) {
        concerns.push_back({rows.id<PersonId>(0), {subject, rows.id<AboutId>(1), rows.instant(2)}});
    }
    return concerns;
}

}  // namespace alongside::store
