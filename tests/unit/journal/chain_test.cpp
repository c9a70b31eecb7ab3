// The hash chain: what was written once cannot be changed unseen, by any byte.
#include "support/any.hpp"
#include "support/story.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace alongside::testing {
namespace {

template <class AnyId>
AnyId filled(std::uint8_t byte) {
    AnyId id;
    id.uuid.fill(byte);
    return id;
}

/// Every field another number, so that two of them changing places would show.
Envelope example() {
    Envelope e;
    e.organization = filled<OrganizationId>(0x01);
    e.subject = filled<SubjectId>(0x02);
    e.seq = 0x0102030405060708;
    e.id = filled<EntryId>(0x03);
    e.kind = 0x0B0C;
    e.version = 0x0D;
    e.author = filled<PersonId>(0x04);
    e.role = Role::recovery_coach;
    e.on_behalf = true;
    e.occurred_at = from_milliseconds(-2);  // before 1970, as a device with a wrong clock says
    e.recorded_at = from_milliseconds(1'795'267'800'123);
    e.audience = Audience::shared;
    e.about = filled<AboutId>(0x05);
    return e;
}

std::vector<Hash> hashes_of(const Story& story) {
    std::vector<Hash> hashes;
    Hash previous = no_hash;
    for (const Entry& entry : story.entries) {
        const std::string sealed = payload_json(entry);  // any bytes will do
        previous = chain_hash(previous, envelope_of(named<OrganizationId>("Harbor"), entry),
                              bytes_of(sealed));
        hashes.push_back(previous);
    }
    return hashes;
}

}  // namespace

TEST(HashChain, Sha256IsTheOneOfTheStandard) {
    // @source FIPS 180-4, example "abc"
    EXPECT_EQ(to_hex(sha256({bytes_of("a"), bytes_of("bc")})),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(HashChain, TheLayoutNeverChanges) {
    EXPECT_EQ(to_hex(envelope_bytes(example())),
              "01"
              "01010101010101010101010101010101"
              "02020202020202020202020202020202"
              "0102030405060708"
              "03030303030303030303030303030303"
              "0b0c"
              "0d"
              "04040404040404040404040404040404"
              "03"
              "01"
              "fffffffffffffffe"
              "000001a1fe4cac3b"
              "03"
              "05050505050505050505050505050505");
    EXPECT_EQ(to_hex(associated_data(example())),
              "01"
              "01010101010101010101010101010101"
              "02020202020202020202020202020202"
              "0102030405060708"
              "03030303030303030303030303030303"
              "0b0c"
              "0d");
    EXPECT_EQ(to_hex(head_statement(filled<OrganizationId>(1), filled<SubjectId>(2), 3,
                                    sha256({bytes_of("abc")}), from_milliseconds(258))),
              "02"
              "01010101010101010101010101010101"
              "02020202020202020202020202020202"
              "0000000000000003"
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
              "0000000000000102");
    EXPECT_EQ(to_hex(chain_hash(no_hash, example(), bytes_of("sealed"))),
              "217b147cf1bcd6546e0d4d7353a3eda9e3ae3bb1cac45618d8f1c3544460768b");
}

TEST(HashChain, AnyBitOfTheSealedBodyCounts) {
    Bytes sealed(64, 0x5A);
    const Hash before = chain_hash(no_hash, example(), sealed);
    for (std::size_t bit = 0; bit < sealed.size() * 8; ++bit) {
        sealed[bit / 8] = static_cast<std::uint8_t>(sealed[bit / 8] ^ (1U << (bit % 8)));
        EXPECT_NE(chain_hash(no_hash, example(), sealed), before) << bit;
        sealed[bit / 8] = static_cast<std::uint8_t>(sealed[bit / 8] ^ (1U << (bit % 8)));
    }
    sealed.push_back(0);
    EXPECT_NE(chain_hash(no_hash, example(), sealed), before);
}

TEST(HashChain, EveryFieldOfTheEnvelopeCounts) {
    const Hash before = chain_hash(no_hash, example(), {});
    const auto changes = [&](auto&& change) {
        Envelope e = example();
        change(e);
        return chain_hash(no_hash, e, {}) != before;
    };
    EXPECT_TRUE(changes([](Envelope& e) { e.organization.uuid[15] ^= 1; }));
    EXPECT_TRUE(changes([](Envelope& e) { e.subject.uuid[0] ^= 1; }));
    EXPECT_TRUE(changes([](Envelope& e) { ++e.seq; }));
    EXPECT_TRUE(changes([](Envelope& e) { e.id.uuid[7] ^= 1; }));
    EXPECT_TRUE(changes([](Envelope& e) { ++e.kind; }));
    EXPECT_TRUE(changes([](Envelope& e) { ++e.version; }));
    EXPECT_TRUE(changes([](Envelope& e) { e.author.uuid[3] ^= 1; }));
    EXPECT_TRUE(changes([](Envelope& e) { e.role = Role::clinician; }));
    EXPECT_TRUE(changes([](Envelope& e) { e.on_behalf = false; }));
    EXPECT_TRUE(changes([](Envelope& e) { e.occurred_at += std::chrono::milliseconds{1}; }));
    EXPECT_TRUE(changes([](Envelope& e) { e.recorded_at += std::chrono::milliseconds{1}; }));
    EXPECT_TRUE(changes([](Envelope& e) { e.audience = Audience::circle; }));
    EXPECT_TRUE(changes([](Envelope& e) { e.about = AboutId{}; }));
}

RC_GTEST_PROP(HashChain, AnEntryTakenOutOrMovedChangesEverythingAfterIt, ()) {
    Story story;
    const auto count = any_from<std::size_t>(2, 6);
    while (story.entries.size() < count) story.writes_about(client, any<AboutId>(), any_body());
    const auto before = hashes_of(story);

    const auto place = any_from<std::size_t>(0, count - 1);
    std::swap(story.entries[place], story.entries[place + 1]);
    const auto moved = hashes_of(story);
    for (std::size_t i = place; i < count; ++i) RC_ASSERT(moved[i] != before[i]);

    story.entries.erase(story.entries.begin() + static_cast<std::ptrdiff_t>(place));
    RC_ASSERT(hashes_of(story).back() != before.back());
}

}  // namespace alongside::testing
