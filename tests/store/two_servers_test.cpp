// Two servers on one database, both writing the same journals: no fork, nothing lost, nothing
// twice.
#include "storm.hpp"

#include <random>

namespace alongside::store {
namespace {

class TwoServers : public OnEachEngine {
protected:
    void SetUp() override {
        OnEachEngine::SetUp();
        if (!HasFatalFailure()) with_people();
    }

    /// Appends to the journals in turn, as many at once as there are journals, and whoever is
    /// overtaken reads the head again.
    void write_against_others(Store& mine, int rounds, std::uint32_t seed) {
        std::mt19937 chance{seed};
        for (int round = 0; round < rounds; ++round) {
            std::vector<Append> open;
            for (const std::uint8_t journal : journals_) {
                const int count = 1 + static_cast<int>(chance() % 3);
                open.push_back(ledger_.append(journal, head_in(mine, journal), count));
            }
            while (!open.empty()) {
                const auto outcomes = answers_of(mine, {open.begin(), open.end()});
                std::vector<Append> overtaken;
                for (std::size_t i = 0; i < open.size(); ++i) {
                    ledger_.answered(open[i], outcomes[i]);
                    if (outcomes[i].committed()) continue;
                    ASSERT_EQ(outcomes[i].state, Outcome::State::conflict);
                    overtaken.push_back(
                        ledger_.again(open[i], head_in(mine, open[i].subject.uuid[15])));
                }
                open = std::move(overtaken);
            }
        }
    }
    JournalHead head_in(Store& mine, std::uint8_t journal) {
        const std::int64_t acknowledged = ledger_.acknowledged_head(journal);
        Reader read = mine.read();
        const JournalHead head = head_of(read, harbor, Ledger::journal(journal));
        // What either server acknowledged, the other sees.
        ledger_.seen(journal, acknowledged, head);
        return head;
    }

    static constexpr std::array<std::uint8_t, 3> journals_ = {10, 11, 12};
    Ledger ledger_;
};

TEST_P(TwoServers, NeverForkAJournalAndLoseNothing) {
    constexpr int rounds = 40;
    const auto other = another();
    std::thread second{[&] { write_against_others(*other, rounds, 2); }};
    write_against_others(store(), rounds, 1);
    second.join();
    EXPECT_EQ(ledger_.acknowledged(), 2U * rounds * journals_.size());
    EXPECT_EQ(ledger_.violations(*owner()), std::vector<std::string>{});
}

TEST_P(TwoServers, OfTwoWhoExpectTheSameHeadOneIsTurnedAway) {
    const auto other = another();
    for (int i = 0; i < 20; ++i) {
        const JournalHead head = head_in(store(), 10);
        const Append mine = ledger_.append(10, head, 2);
        const Append theirs = ledger_.append(10, head, 3);
        Outcome answer_of_theirs;
        std::thread second{[&] { answer_of_theirs = other->write(theirs); }};
        const Outcome answer_of_mine = store().write(mine);
        second.join();
        ledger_.answered(mine, answer_of_mine);
        ledger_.answered(theirs, answer_of_theirs);
        EXPECT_NE(answer_of_mine.committed(), answer_of_theirs.committed());
    }
    EXPECT_EQ(ledger_.acknowledged(), 20U);
    EXPECT_EQ(ledger_.violations(*owner()), std::vector<std::string>{});
}

RUN_ON_EACH_ENGINE(TwoServers);

}  // namespace
}  // namespace alongside::store
