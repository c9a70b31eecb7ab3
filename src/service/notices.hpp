// Who is told at once of what is new in a journal, and of what areas.
#pragma once

#include "service/records.hpp"

namespace alongside::service {

/// Something new stands in a journal that one reader may see; for live readers. Never any words.
struct Notice {
    PersonId reader;
    SubjectId subject;
    Seq seq = 0;
    std::vector<Area> areas;
};

/// Who is to be told of new entries: everyone who may see at least one, of the areas they may see.
[[nodiscard]] std::vector<Notice> notices_of(const SubjectId& subject, const Standing& standing,
                                             std::span<const Entry> entries, Instant now);

}  // namespace alongside::service
