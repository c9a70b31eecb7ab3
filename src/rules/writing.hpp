// Who may write what. The table is the rule; everything else only asks it.
#pragma once

#include "rules/rule.hpp"

namespace alongside {

/// All rows, in the order of the documentation.
[[nodiscard]] std::span<const WriteRule> write_rules();

/// Whether `draft` may be written, by the table and by what holds for every entry: audience, time,
/// and what may be written on the client's behalf.
/// @param question  without `body`; it is taken from the draft
/// @error refused  `rule.<kind>` with the row's sentence, or `rule.audience`, `rule.on_behalf`,
///   `rule.stranger`
/// @error invalid  `entry.time` for an entry from the future or from more than a year ago
[[nodiscard]] Result<void> may_write(const Draft& draft, Question question);

/// Whether a row of the table lets the author write that kind about `question.about`.
[[nodiscard]] bool condition_holds(std::string_view kind, const Question& question);

/// Whether the care team may write that kind down in session on the client's behalf.
[[nodiscard]] bool may_be_together(std::string_view kind);

/// Which of `kinds` the author may write now about `question.about`; for `actions` in views.
[[nodiscard]] std::vector<std::string_view> may_write_now(std::span<const std::string_view> kinds,
                                                          const Question& question);

}  // namespace alongside
