// What simulated programs hold themselves to: their limits and who answers at which hour.
#pragma once

#include "service/policies.hpp"

namespace alongside::simulate {

/// The same for every simulated program and for the demo. The numbers are not in use.
[[nodiscard]] const service::PolicyAsked& house_rules();

}  // namespace alongside::simulate
