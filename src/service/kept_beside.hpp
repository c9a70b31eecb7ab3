// What is kept beside a journal, so that boards and counts need not open it: written with each
// entry, and made again from the journal by `rebuilding.cpp`.
#pragma once

#include "service/records.hpp"
#include "store/sealing.hpp"

namespace alongside::service {

/// The rows of the care team, of day counts and of concerns that follow from one entry.
/// @param confirmed  what it confirms, as `confirmed_by` tells
/// @param record  the team's, after it
void follow_entry(const Entry& entry, const std::optional<Entry>& confirmed, const Record& record,
                  store::Append& append);
/// The stored summary of a journal, sealed.
[[nodiscard]] store::Summary sealed_summary(const OrganizationId& organization,
                                            const SubjectId& subject, const Standing& standing,
                                            const store::Key& key);
/// Where a summary is sealed for.
[[nodiscard]] Bytes summary_place(const OrganizationId& organization, const SubjectId& subject);

}  // namespace alongside::service
