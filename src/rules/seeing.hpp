// Who may see what. A view is the fold of the entries that its reader may see, so nothing can leak
// by being rendered.
#pragma once

#include "rules/rule.hpp"

namespace alongside {

/// All rows, in the order of the documentation.
[[nodiscard]] std::span<const SeeRule> see_rules();

/// Whether the viewer may see the entry. Who wrote something may see it while they still stand in
/// some relation to the client.
[[nodiscard]] bool may_see(const Entry& entry, const Viewer& viewer);


}  // namespace alongside
