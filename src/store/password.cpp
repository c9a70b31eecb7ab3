// Argon2id by libsodium.
#include "store/password.hpp"

#include <sodium.h>

#include <array>
#include <new>

namespace alongside::store {
namespace {

constexpr unsigned long long passes = 2;
constexpr std::size_t memory = std::size_t{19} * 1024 * 1024;

}  // namespace

std::string hash_password(std::string_view password) {
    std::array<char, crypto_pwhash_STRBYTES> text{};
    // libsodium fails here only for want of memory; it always uses one lane.
    if (sodium_init() < 0 ||
        crypto_pwhash_str_alg(text.data(), password.data(), password.size(), passes, memory,
                              crypto_pwhash_ALG_ARGON2ID13) != 0) {
        throw std::bad_alloc();
    }
    return text.data();
}

bool password_is(std::string_view password, const std::string& hashed) {
    return hashed.size() < crypto_pwhash_STRBYTES &&
           crypto_pwhash_str_verify(hashed.c_str(), password.data(), password.size()) == 0;
}

bool needs_rehash(const std::string& hashed) {
    return hashed.size() >= crypto_pwhash_STRBYTES ||
           crypto_pwhash_str_needs_rehash(hashed.c_str(), passes, memory) != 0;
}

}  // namespace alongside::store
