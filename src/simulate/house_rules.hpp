// What simulated programs hold themselves to: their limits and who answers at which hour.
#pragma once

#include "service/first_friends.hpp"
#include "service/policies.hpp"

namespace alongside::simulate {

/// The same for every simulated program and for the demo. The numbers are not in use.
[[nodiscard]] const service::PolicyAsked& house_rules();

/// Who goes along to a first meeting there. The numbers are not in use.
[[nodiscard]] const service::FirstFriendList& first_friends();

}  // namespace alongside::simulate
