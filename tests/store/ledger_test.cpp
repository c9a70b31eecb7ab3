// The witness of the fault tests is itself tested: a sound database has no violations, and a
// planted one of each kind is found.
#include "storm.hpp"

#include <algorithm>

namespace alongside::store {
namespace {

/// A store after two rounds of work without any fault, then closed.
class TheLedger : public OnEachEngine {
protected:
    void SetUp() override {
        OnEachEngine::SetUp();
        if (HasFatalFailure()) return;
        with_people();
        Storm storm{store(), ledger_};
        storm.round();
        storm.round();
        EXPECT_EQ(storm.failed_jobs(), 0);
        close();
    }
    /// Changes the database as nobody may: with the owner's rights and without its guards.
    void plant(const std::string& sql) {
        const auto connection = owner();
        if (GetParam() == Engine::sqlite) {
            connection->script(
                "DROP TRIGGER IF EXISTS entry_is_never_changed;"
                "DROP TRIGGER IF EXISTS entry_is_never_removed;");
        }
        connection->script(sql);
    }
    /// Puts a copy in the place of the table, which takes rows that its keys would refuse.
    void without_keys() {
        plant(
            "ALTER TABLE entry RENAME TO entry_with_keys;"
            "CREATE TABLE entry AS SELECT * FROM entry_with_keys");
    }
    [[nodiscard]] std::set<std::string> found() const {
        return kinds_of(ledger_.violations(*owner()));
    }
    /// `WHERE …` for one entry of a journal.
    [[nodiscard]] std::string entry(std::uint8_t journal, int seq) const {
        return " WHERE subject = " + blob(Ledger::journal(journal).bytes()) +
               " AND seq = " + std::to_string(seq) + ";";
    }
    [[nodiscard]] std::string blob(ByteView bytes) const {
        return GetParam() == Engine::sqlite ? "x'" + to_hex(bytes) + "'"
                                            : "'\\x" + to_hex(bytes) + "'::bytea";
    }

    Ledger ledger_;
};

TEST_P(TheLedger, HasNothingToSayOfASoundDatabase) {
    EXPECT_EQ(ledger_.violations(*owner()), std::vector<std::string>{});
    EXPECT_EQ(ledger_.acknowledged(), 10U);
}

TEST_P(TheLedger, FindsAnAcknowledgedEntryThatIsLost) {
    plant("DELETE FROM entry" + entry(10, 2));  // an append of one entry, at the end
    const auto kinds = found();
    EXPECT_TRUE(kinds.contains("lost"));
    EXPECT_FALSE(kinds.contains("half"));
}

TEST_P(TheLedger, FindsAnAcknowledgedTaskThatIsLost) {
    plant("DELETE FROM session");
    EXPECT_EQ(found(), std::set<std::string>{"lost"});
}

TEST_P(TheLedger, FindsHalfOfAnAppend) {
    plant("DELETE FROM entry" + entry(11, 10));  // the second of the last two
    EXPECT_TRUE(found().contains("half"));
}

TEST_P(TheLedger, FindsHalfOfATask) {
    plant(
        "DELETE FROM session WHERE token_hash = "
        "(SELECT token_hash FROM session ORDER BY token_hash LIMIT 1)");
    EXPECT_TRUE(found().contains("half"));
}

TEST_P(TheLedger, FindsEntriesWithoutWhatFollowsFromThem) {
    plant("UPDATE day_count SET count = count - 1 WHERE measure = 12");
    EXPECT_EQ(found(), std::set<std::string>{"count"});
    plant("UPDATE day_count SET count = count + 1 WHERE measure = 12");
    EXPECT_TRUE(found().empty());
    plant("UPDATE summary SET due_at = due_at + 1");
    EXPECT_EQ(found(), std::set<std::string>{"count"});
    plant("UPDATE summary SET due_at = due_at - 1; UPDATE care_team SET since = since + 1");
    EXPECT_EQ(found(), std::set<std::string>{"count"});
    plant("UPDATE care_team SET since = since - 1; DELETE FROM entry; DELETE FROM journal");
    EXPECT_EQ(found(), (std::set<std::string>{"count", "lost"}));
}

TEST_P(TheLedger, FindsAForkOfTwoEntriesInOnePlace) {
    without_keys();
    const Append other = ledger_.append(12, {1, {}}, 1);
    plant("INSERT INTO entry SELECT organization, subject, seq, " +
          blob(other.entries.front().id.bytes()) +
          ", kind, version, author, role, on_behalf, occurred_at, recorded_at, audience, about, "
          "sealed, hash FROM entry" +
          entry(12, 2));
    EXPECT_TRUE(found().contains("fork"));
}

TEST_P(TheLedger, FindsAnEntryThatWasWrittenTwice) {
    without_keys();
    plant(
        "INSERT INTO entry SELECT organization, subject, seq + 1, id, kind, version, author, role, "
        "on_behalf, occurred_at, recorded_at, audience, about, sealed, hash FROM entry" +
        entry(12, 2));
    EXPECT_TRUE(found().contains("fork"));
}

TEST_P(TheLedger, FindsAGap) {
    plant("DELETE FROM entry" + entry(13, 3));
    EXPECT_TRUE(found().contains("gap"));
}

TEST_P(TheLedger, FindsABrokenChain) {
    plant("UPDATE entry SET sealed = " + blob(some_bytes("other words")) + entry(10, 1));
    EXPECT_EQ(found(), (std::set<std::string>{"chain", "lost"}));
}

TEST_P(TheLedger, FindsAHeadThatIsNotTheLastEntry) {
    plant("UPDATE journal SET head = head + 1 WHERE head = 2");
    EXPECT_EQ(found(), std::set<std::string>{"chain"});
}

TEST_P(TheLedger, FindsWhatWasAnsweredWithANo) {
    const Append refused = ledger_.append(12, {2, {}}, 1);
    ledger_.answered(refused, {Outcome::State::conflict, {}, {}});
    plant("UPDATE entry SET id = " + blob(refused.entries.front().id.bytes()) + entry(12, 2));
    EXPECT_TRUE(found().contains("refused"));

    const Ledger::Pair pair = ledger_.pair(true);
    written([&](WriteTransaction& write) { (void)pair.task(write); });
    ledger_.answered(pair, {Outcome::State::problem, {}, {}});
    const auto said = ledger_.violations(*owner());
    EXPECT_NE(std::ranges::find(said, "refused: task " + std::to_string(pair.number)), said.end());
}

TEST_P(TheLedger, LeavesOpenWhatWasAnsweredFailed) {
    const JournalHead head = [&] {
        Reader read = store().read();
        return head_of(read, harbor, Ledger::journal(10));
    }();
    const Append lost = ledger_.append(10, head, 2);
    ledger_.answered(lost, {Outcome::State::failed, {}, {}});
    EXPECT_TRUE(found().empty());  // it is not there
    ASSERT_TRUE(store().write(lost).committed());
    EXPECT_TRUE(found().empty());  // and now it is
}

TEST_P(TheLedger, FindsAReaderWhoWasShownLess) {
    ledger_.seen(10, ledger_.acknowledged_head(10), {1, {}});
    EXPECT_EQ(found(), std::set<std::string>{"stale"});
}

RUN_ON_EACH_ENGINE(TheLedger);

}  // namespace
}  // namespace alongside::store
