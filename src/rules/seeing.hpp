// Who may see what. A view is the fold of the entries that its reader may see, so nothing can leak
// by being rendered.
#pragma once

#include "rules/rule.hpp"

namespace alongside {

/// All rows, in the order of the documentation.
[[nodiscard]] std::span<const SeeRule> see_rules();

/// For whom each view of a record opens.
[[nodiscard]] std::span<const OpenRule> open_rules();

/// Whether a view of a record opens for someone of this relation; what they find there is asked of
/// `may_see`.
[[nodiscard]] bool may_open(std::string_view view, Relation relation);

/// Whether the viewer may see the entry, as they stand to the client now.
[[nodiscard]] bool may_see(const Entry& entry, const Viewer& viewer);

}  // namespace alongside
