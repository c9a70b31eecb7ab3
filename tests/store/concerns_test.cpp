// Who was told of a concern, and when the program wakes for a client, on both engines.
#include "fixture.hpp"

#include "store/concerns.hpp"
#include "store/organizations.hpp"

namespace alongside::store {
namespace {

const auto maria = id<SubjectId>(50);

class Concerns : public OnEachEngine {
protected:
    /// One entry of the journal, with what follows from it.
    void append(std::int64_t head, std::optional<Instant> wake, std::vector<ConcernTold> concerns) {
        Append append = append_to(maria, head, 1, static_cast<std::uint8_t>(60 + head));
        append.summary = Summary{morning(1), some_bytes("summary"), wake};
        append.concerns = std::move(concerns);
        ASSERT_TRUE(store().write(append).committed());
    }
    [[nodiscard]] std::vector<AboutId> told(const PersonId& person) {
        Reader read = store().read();
        std::vector<AboutId> concerns;
        for (const ConcernRow& row : concerns_of(read, harbor, person, 10)) {
            EXPECT_EQ(row.subject, maria);
            concerns.push_back(row.concern);
        }
        return concerns;
    }
    [[nodiscard]] std::vector<SubjectId> waking(std::int64_t now) {
        Reader read = store().read();
        return wakes(read, harbor, morning(now), 10);
    }
    void begin() {
        with_people();
        written([&](WriteTransaction& write) {
            add_subject_key(write, harbor, maria, some_bytes("wrapped"), morning());
        });
    }
};

TEST_P(Concerns, StandWithEachWhoWasToldUntilSomebodyAnswers) {
    begin();
    const auto first = id<AboutId>(70);
    const auto second = id<AboutId>(71);
    append(0, std::nullopt, {{first, {coach}, morning(9)}, {second, {coach}, morning(8)}});
    EXPECT_EQ(told(coach), (std::vector{second, first}));
    EXPECT_TRUE(told(clinician).empty());
    append(1, std::nullopt, {{first, {coach, clinician}, morning(9)}});
    EXPECT_EQ(told(clinician), std::vector{first});
    append(2, std::nullopt, {{first, {}, morning(9)}});
    EXPECT_EQ(told(coach), std::vector{second});
    EXPECT_TRUE(told(clinician).empty());
}

TEST_P(Concerns, TheProgramWakesOnceItsMomentHasComeAndMovesItOn) {
    begin();
    append(0, morning(100), {});
    EXPECT_TRUE(waking(99).empty());
    EXPECT_EQ(waking(100), std::vector{maria});
    const auto move = [&](std::int64_t from, std::optional<Instant> to) {
        written(
            [&](WriteTransaction& write) { move_wake(write, harbor, maria, morning(from), to); });
    };
    move(99, morning(500));  // somebody else moved it on meanwhile: nothing happens
    EXPECT_EQ(waking(100), std::vector{maria});
    move(100, morning(200));
    EXPECT_TRUE(waking(199).empty());
    EXPECT_EQ(waking(200), std::vector{maria});
    move(200, std::nullopt);
    EXPECT_TRUE(waking(1000).empty());
}

TEST_P(Concerns, AnAppendWithoutAMomentLetsItSleep) {
    begin();
    append(0, morning(100), {});
    append(1, std::nullopt, {});
    EXPECT_TRUE(waking(1000).empty());
}

RUN_ON_EACH_ENGINE(Concerns);

}  // namespace
}  // namespace alongside::store
