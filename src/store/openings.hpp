// Openings: each look into a client's record, kept for the client to see (append-only).
#pragma once

#include "store/engine.hpp"

namespace alongside::store {

struct Opening {
    SubjectId subject;
    Instant at{};
    PersonId viewer;
    int what = 0;  ///< code of the view or export
    int why = 0;   ///< code of the purpose

    friend bool operator==(const Opening&, const Opening&) = default;
};

void add_openings(WriteTransaction& write, const OrganizationId& organization,
                  std::span<const Opening> openings);
/// Before `before`, newest first, at most `limit` (1 or more). Openings of the same millisecond
/// stay together, so a page can be longer by those; the next one begins before its last `at`.
[[nodiscard]] std::vector<Opening> openings_of(ReadTransaction& read,
                                               const OrganizationId& organization,
                                               const SubjectId& subject, Instant before,
                                               std::int64_t limit);
/// Everything one viewer looked into from `first` to before `last`, oldest first: for the
/// organization's own audit.
[[nodiscard]] std::vector<Opening> openings_by(ReadTransaction& read,
                                               const OrganizationId& organization,
                                               const PersonId& viewer, Instant first, Instant last);

}  // namespace alongside::store
