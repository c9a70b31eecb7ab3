// Things to type, to scan and to remember: random codes, passwords, one-time codes.
#pragma once

#include "base/bytes.hpp"
#include "base/result.hpp"
#include "base/time.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace alongside::service {

/// A random secret for a link or a cookie: 256 bits as 43 characters.
[[nodiscard]] std::string random_token();
/// A random code to type by hand, `7KQ4-M2XP-9RTD`, in letters that are not mixed up: 20 bits a
/// group.
[[nodiscard]] std::string random_code(int groups = 3);
/// A code as it was typed, brought to the form in which it was made: case, dashes and look-alike
/// letters do not matter.
[[nodiscard]] std::string tidy_code(std::string_view typed);

/// Whether a password may be used: long enough, and not among the first that anyone would try.
///
/// @param shortest  15 where it is the only factor, 8 beside another
/// @param known  words about the person and the place: names, the organization
/// @error invalid  says why and what would do
/// @source NIST SP 800-63B-4 section 3.1.1: length, no composition rules, a blocklist
[[nodiscard]] Result<void> password_may_be_used(std::string_view password, std::size_t shortest,
                                                std::span<const std::string> known);

/// Whether six digits may be a PIN: not the first that anyone would try.
/// @error invalid  says why
[[nodiscard]] Result<void> pin_may_be_used(std::string_view pin);

/// 160 random bits for an authenticator app (RFC 6238).
[[nodiscard]] Bytes new_totp_secret();
[[nodiscard]] std::string base32(ByteView secret);
/// The address that authenticator apps read from a QR code.
[[nodiscard]] std::string totp_uri(ByteView secret, std::string_view issuer,
                                   std::string_view account);
/// The 30-second step whose six-digit code this is, one step early or late allowed.
/// @returns nothing for a wrong code
[[nodiscard]] std::optional<std::int64_t> totp_step(ByteView secret, std::string_view code,
                                                    Instant now);

}  // namespace alongside::service
