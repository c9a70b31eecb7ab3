// How much each reason for or against a meeting counts: one table, with the why of each row.
#pragma once

#include "directory/matching.hpp"

#include <optional>

namespace alongside::directory {

/// What a factor weighs. Above 0 it speaks for a meeting, below against; 0 is good to know.
/// @param barrier  on whose account it counts, where the client named one; nothing: always.
///     Only pairs that the table has: anything else is a mistake of ours.
[[nodiscard]] int points_of(Factor factor, std::optional<Barrier> barrier);

}  // namespace alongside::directory
