// Passwords: Argon2id at OWASP's setting. One takes about 25 ms of a core: call from its own pool.
#pragma once

#include <string>
#include <string_view>

namespace alongside::store {

/// Argon2id with 19 MiB, two passes, one lane, as a self-describing text (`$argon2id$…`).
/// @source OWASP Password Storage Cheat Sheet
/// @throws std::bad_alloc  there is no memory for it
[[nodiscard]] std::string hash_password(std::string_view password);
[[nodiscard]] bool password_is(std::string_view password, const std::string& hashed);
/// Whether the text was made with another setting than today's: hash again at the next sign-in.
[[nodiscard]] bool needs_rehash(const std::string& hashed);

}  // namespace alongside::store
