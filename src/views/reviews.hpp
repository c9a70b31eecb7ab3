// When the plan is due to be looked at together (PLAN5). A goal that stands still leads to a
// review, never to a reminder.
#pragma once

#include "views/record.hpp"

namespace alongside {

/// How long after the last look together the next one is due, where no day was agreed on.
inline constexpr std::chrono::days look_together_every{28};

/// From when a look at the plan together is due: on the day agreed on at the last review, else some
/// weeks after it; before the first, some weeks after the first goal was offered.
/// @returns nothing where no goal is active, or treatment has ended
[[nodiscard]] std::optional<Instant> review_at(const Record& record);

/// From when a goal has stood still for long enough to be looked at: nothing moved it, and nobody
/// looked at the plan, for some weeks; not before the day agreed on.
/// @returns nothing where it is not active, or treatment has ended
[[nodiscard]] std::optional<Instant> look_again_at(const Record& record, const Goal& goal);

}  // namespace alongside
