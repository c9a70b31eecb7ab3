// Which network addresses the server may fetch lists from: only public ones, so that nobody can
// make it read from its own network.
#pragma once

#include <string_view>

namespace alongside::directory {

/// What a list may not come from is not `public_address`.
enum class Reach { public_address, loopback, forbidden };

/// Where an IPv4 or IPv6 address in text form leads. Forbidden: private, link-local (with the
/// metadata services of clouds), multicast, reserved and unspecified ranges, in IPv4 and IPv6, also
/// where an IPv6 form carries an IPv4 address (mapped, compatible, NAT64, 6to4, Teredo).
/// @returns `forbidden` for a text that is no address
/// @source IANA special-purpose address registries (RFC 6890 and its updates)
[[nodiscard]] Reach reach_of(std::string_view address);

}  // namespace alongside::directory
