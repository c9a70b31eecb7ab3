// Sealing, keyed hashes, signatures, passwords.
#include "store/sealing.hpp"
#include "store/password.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace alongside::store {
namespace {

Key key_of(std::uint8_t byte) {
    std::array<std::uint8_t, Key::size> bytes{};
    bytes.fill(byte);
    return Key{bytes};
}

RC_GTEST_PROP(Sealing, OpenGivesBackWhatWasSealed, (const Bytes& plain, const Bytes& place)) {
    const Bytes sealed = seal(key_of(1), place, plain);
    RC_ASSERT(sealed.size() == plain.size() + seal_overhead);
    RC_ASSERT(open(key_of(1), place, sealed) == plain);
}

RC_GTEST_PROP(Sealing, AnyChangedByteIsRefused, (const Bytes& plain)) {
    Bytes sealed = seal(key_of(1), {}, plain);
    const auto at = *rc::gen::inRange<std::size_t>(0, sealed.size());
    const auto by = *rc::gen::inRange<int>(1, 256);
    sealed[at] = static_cast<std::uint8_t>(sealed[at] ^ by);
    RC_ASSERT(!open(key_of(1), {}, sealed).has_value());
}

TEST(Sealing, AnotherPlaceOrKeyDoesNotOpen) {
    const Bytes place = place_of("person.sealed", {bytes_of("a"), bytes_of("b")});
    const Bytes sealed = seal(key_of(1), place, bytes_of("words"));
    EXPECT_FALSE(open(key_of(2), place, sealed).has_value());
    EXPECT_FALSE(open(key_of(1), {}, sealed).has_value());
    EXPECT_FALSE(open(key_of(1), place_of("person.sealed", {bytes_of("ab")}), sealed).has_value());
    EXPECT_FALSE(open(key_of(1), place, {}).has_value());
    EXPECT_FALSE(open(key_of(1), place, std::span(sealed).first(40)).has_value());
}

TEST(Sealing, TheSameWordsNeverLookTheSame) {
    EXPECT_NE(seal(key_of(1), {}, bytes_of("words")), seal(key_of(1), {}, bytes_of("words")));
}

TEST(Sealing, KeyedHashIsHmacSha256) {
    // RFC 4231, test case 1: its key is 20 bytes long, and HMAC pads keys with zeros.
    std::array<std::uint8_t, Key::size> bytes{};
    std::fill_n(bytes.begin(), 20, std::uint8_t{0x0B});
    EXPECT_EQ(to_hex(keyed_hash(Key{bytes}, bytes_of("Hi There"))),
              "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
}

TEST(Sealing, SignatureIsEd25519) {
    // RFC 8032, section 7.1, test 1.
    const auto seed =
        Key::from(*from_hex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));
    ASSERT_TRUE(seed.has_value());
    EXPECT_EQ(to_hex(public_key(*seed)),
              "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    EXPECT_EQ(to_hex(sign(*seed, {})).substr(0, 32), "e5564300c360ac729086e2cc806e828a");
}

TEST(Sealing, ASignatureFitsOneStatementAndOneKey) {
    const Signature signature = sign(key_of(1), bytes_of("head"));
    EXPECT_TRUE(signature_is_good(public_key(key_of(1)), bytes_of("head"), signature));
    EXPECT_FALSE(signature_is_good(public_key(key_of(2)), bytes_of("head"), signature));
    EXPECT_FALSE(signature_is_good(public_key(key_of(1)), bytes_of("tail"), signature));
}

TEST(Password, OnlyTheSameOneFits) {
    const std::string hashed = hash_password("correct horse battery staple");
    EXPECT_TRUE(hashed.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
    EXPECT_TRUE(password_is("correct horse battery staple", hashed));
    EXPECT_FALSE(password_is("correct horse battery stapl", hashed));
    EXPECT_FALSE(password_is("", hashed));
    EXPECT_NE(hashed, hash_password("correct horse battery staple"));
    EXPECT_FALSE(needs_rehash(hashed));
}

TEST(Password, TextOfAnotherSettingIsHashedAgain) {
    EXPECT_TRUE(
        needs_rehash("$argon2id$v=19$m=8192,t=1,p=1$"
                     "AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"));
    EXPECT_TRUE(needs_rehash("not a hash"));
    EXPECT_FALSE(password_is("anything", "not a hash"));
    EXPECT_FALSE(password_is("anything", std::string(1000, '$')));
}

}  // namespace
}  // namespace alongside::store
