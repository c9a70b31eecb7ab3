// Encryption and signatures by libsodium, keyed hashes by OpenSSL.
#include "store/sealing.hpp"

#include "base/result.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sodium.h>

#include <algorithm>

namespace alongside::store {
namespace {

/// Names how a sealed value was made; another way would get another number.
constexpr std::uint8_t sealed_by_xchacha20 = 1;
constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_size = crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(seal_overhead == 1 + nonce_size + tag_size);
static_assert(Key::size == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
static_assert(Key::size == crypto_sign_SEEDBYTES);

void begin_sodium() {
    static const int begun = sodium_init();
    check(begun >= 0);
}

struct SigningKey {
    SigningKey(const Key& seed) {
        begin_sodium();
        crypto_sign_seed_keypair(open.data(), secret.data(), seed.bytes().data());
    }
    SigningKey(const SigningKey&) = delete;
    SigningKey& operator=(const SigningKey&) = delete;
    ~SigningKey() { sodium_memzero(secret.data(), secret.size()); }

    PublicKey open{};
    std::array<std::uint8_t, crypto_sign_SECRETKEYBYTES> secret{};
};

}  // namespace

Key::~Key() {
    sodium_memzero(bytes_.data(), bytes_.size());
}

Key Key::random() {
    begin_sodium();
    Key key;
    randombytes_buf(key.bytes_.data(), size);
    return key;
}

std::optional<Key> Key::from(ByteView bytes) {
    if (bytes.size() != size) return std::nullopt;
    Key key;
    std::ranges::copy(bytes, key.bytes_.begin());
    return key;
}

bool operator==(const Key& left, const Key& right) {
    return sodium_memcmp(left.bytes_.data(), right.bytes_.data(), Key::size) == 0;
}

Bytes seal(const Key& key, ByteView associated, ByteView plain) {
    begin_sodium();
    Bytes sealed(seal_overhead + plain.size());
    sealed[0] = sealed_by_xchacha20;
    std::uint8_t* const nonce = sealed.data() + 1;
    randombytes_buf(nonce, nonce_size);
    crypto_aead_xchacha20poly1305_ietf_encrypt(nonce + nonce_size, nullptr, plain.data(),
                                               plain.size(), associated.data(), associated.size(),
                                               nullptr, nonce, key.bytes().data());
    return sealed;
}

std::optional<Bytes> open(const Key& key, ByteView associated, ByteView sealed) {
    begin_sodium();
    if (sealed.size() < seal_overhead || sealed[0] != sealed_by_xchacha20) return std::nullopt;
    const ByteView nonce = sealed.subspan(1, nonce_size);
    const ByteView rest = sealed.subspan(1 + nonce_size);
    Bytes plain(rest.size() - tag_size);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(
            plain.data(), nullptr, nullptr, rest.data(), rest.size(), associated.data(),
            associated.size(), nonce.data(), key.bytes().data()) != 0) {
        return std::nullopt;
    }
    return plain;
}

Bytes place_of(std::string_view what, std::initializer_list<ByteView> where) {
    Bytes place;
    // Lengths in front: no two different lists of parts give the same bytes.
    const auto add = [&](ByteView part) {
        check(part.size() < 256);
        place.push_back(static_cast<std::uint8_t>(part.size()));
        place.insert(place.end(), part.begin(), part.end());
    };
    add(bytes_of(what));
    for (const ByteView part : where) add(part);
    return place;
}

Hash keyed_hash(const Key& key, ByteView what) {
    Hash hash{};
    unsigned size = 0;
    check(HMAC(EVP_sha256(), key.bytes().data(), static_cast<int>(Key::size), what.data(),
               what.size(), hash.data(), &size) != nullptr &&
          size == hash.size());
    return hash;
}

Signature sign(const Key& seed, ByteView statement) {
    const SigningKey key{seed};
    Signature signature{};
    crypto_sign_detached(signature.data(), nullptr, statement.data(), statement.size(),
                         key.secret.data());
    return signature;
}

PublicKey public_key(const Key& seed) {
    return SigningKey{seed}.open;
}

bool signature_is_good(const PublicKey& key, ByteView statement, const Signature& signature) {
    begin_sodium();
    return crypto_sign_verify_detached(signature.data(), statement.data(), statement.size(),
                                       key.data()) == 0;
}

}  // namespace alongside::store
