// Who was told of a concern that nobody has answered yet: so that their list of them costs as much
// as there are. Computed from the journals.
#pragma once

#include "store/engine.hpp"

namespace alongside::store {

/// A concern as it stands after an entry.
struct ConcernTold {
    AboutId concern;
    std::vector<PersonId> told;  ///< empty: it was answered, nobody has to know any more
    Instant due_at{};

    friend bool operator==(const ConcernTold&, const ConcernTold&) = default;
};

/// One that a person was told of.
struct ConcernRow {
    SubjectId subject;
    AboutId concern;
    Instant due_at{};

    friend bool operator==(const ConcernRow&, const ConcernRow&) = default;
};

/// Puts it in place of what was noted of the same concern.
void put_concern(WriteTransaction& write, const OrganizationId& organization,
                 const SubjectId& subject, const ConcernTold& concern);
/// What a person was told of, the most urgent first.
[[nodiscard]] std::vector<ConcernRow> concerns_of(ReadTransaction& read,
                                                  const OrganizationId& organization,
                                                  const PersonId& person, std::int64_t limit);
/// All that is noted of one client.
[[nodiscard]] std::vector<std::pair<PersonId, ConcernRow>> concerns_about(
    ReadTransaction& read, const OrganizationId& organization, const SubjectId& subject);

}  // namespace alongside::store
