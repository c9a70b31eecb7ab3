// Raw bytes: hashes, keys, sealed bodies, and their hexadecimal and base64url spellings.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace alongside {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;
using Hash = std::array<std::uint8_t, 32>;  ///< SHA-256

/// The bytes of a text, without copying.
[[nodiscard]] inline ByteView bytes_of(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}
/// The same bytes seen as text, without copying.
[[nodiscard]] inline std::string_view text_of(ByteView bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// Lower-case hexadecimal.
[[nodiscard]] std::string to_hex(ByteView bytes);
/// @returns nothing where the text is not an even number of hexadecimal digits
[[nodiscard]] std::optional<Bytes> from_hex(std::string_view text);
/// RFC 4648 section 5, without padding: for links and cookies.
[[nodiscard]] std::string to_base64url(ByteView bytes);
/// @returns nothing where the text is not base64url without padding
[[nodiscard]] std::optional<Bytes> from_base64url(std::string_view text);

}  // namespace alongside
