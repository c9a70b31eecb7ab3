// Sealing bytes: authenticated encryption, keyed hashes and signatures. No keys are kept here.
#pragma once

#include "base/bytes.hpp"

#include <array>
#include <optional>

namespace alongside::store {

/// 32 secret bytes, wiped when they go out of scope.
class Key {
public:
    static constexpr std::size_t size = 32;

    Key() = default;
    explicit Key(const std::array<std::uint8_t, size>& bytes) : bytes_(bytes) {}
    Key(const Key&) = default;
    Key& operator=(const Key&) = default;
    ~Key();

    /// From the system's random source.
    [[nodiscard]] static Key random();
    /// @returns nothing where there are not exactly 32 bytes
    [[nodiscard]] static std::optional<Key> from(ByteView bytes);
    [[nodiscard]] const std::array<std::uint8_t, size>& bytes() const { return bytes_; }

    friend bool operator==(const Key& left, const Key& right);

private:
    std::array<std::uint8_t, size> bytes_{};
};

/// Bytes that `seal` adds: the format's version, the nonce and the tag.
inline constexpr std::size_t seal_overhead = 1 + 24 + 16;

/// XChaCha20-Poly1305 with a random nonce. `associated` is not stored: the same must be given to
/// `open`, so a sealed value only opens in the place it was sealed for.
[[nodiscard]] Bytes seal(const Key& key, ByteView associated, ByteView plain);
/// @returns nothing where the key or the place is another, or a byte was changed
[[nodiscard]] std::optional<Bytes> open(const Key& key, ByteView associated, ByteView sealed);

/// What binds a sealed value outside journals to its place: `what` names table and column
/// ("person.sealed"), `where` are the ids of the row. (For entries: journal's `associated_data`.)
[[nodiscard]] Bytes place_of(std::string_view what, std::initializer_list<ByteView> where);

/// HMAC-SHA-256 (RFC 2104).
[[nodiscard]] Hash keyed_hash(const Key& key, ByteView what);

using Signature = std::array<std::uint8_t, 64>;
using PublicKey = std::array<std::uint8_t, 32>;

/// Ed25519 (RFC 8032) with `seed` as the secret.
[[nodiscard]] Signature sign(const Key& seed, ByteView statement);
[[nodiscard]] PublicKey public_key(const Key& seed);
[[nodiscard]] bool signature_is_good(const PublicKey& key, ByteView statement,
                                     const Signature& signature);

}  // namespace alongside::store
