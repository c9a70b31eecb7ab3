#include "store/corrections.hpp"

namespace alongside::store {

void add_correction(WriteTransaction& write, const OrganizationId& organization,
                    const StoredCorrection& correction) {
    write.run(
        "INSERT INTO directory_correction (organization, id, listing, body, state, made_at) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (organization, id) DO NOTHING",
        organization, correction.id, correction.listing, correction.body,
        static_cast<std::int64_t>(correction.state), correction.made_at);
}

std::vector<StoredCorrection> corrections(ReadTransaction& read,
                                          const OrganizationId& organization) {
    Rows rows = read.query(
        "SELECT id, listing, body, state, made_at FROM directory_correction "
        "WHERE organization = ?1 AND state <> ?2 ORDER BY made_at, id",
        organization, static_cast<std::int64_t>(CorrectionState::set_aside));
    std::vector<StoredCorrection> all;
    while (rows.next()) {
        all.push_back({rows.id<CorrectionId>(0), rows.text(1), rows.text(2),
                       static_cast<CorrectionState>(rows.integer(3)), rows.instant(4)});
    }
    return all;
}

bool move_correction(WriteTransaction& write, const OrganizationId& organization,
                     const CorrectionId& id, CorrectionState state) {
    const auto ran =
        write.run("UPDATE directory_correction SET state = ?3 WHERE organization = ?1 AND id = ?2",
                  organization, id, static_cast<std::int64_t>(state));
    write.announce({.topic = Topic::directory, .organization = organization});
    return ran.changed == 1;
}

}  // namespace alongside::store
