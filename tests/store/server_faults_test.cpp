// A PostgreSQL server that hangs up, falls silent or dies, at one message after another. What holds
// for a disk that fails holds here: see disk_faults_test.cpp.
#include "relay.hpp"
#include "storm.hpp"

#include <spdlog/spdlog.h>

#include <cstdlib>

namespace alongside::store {
namespace {

std::vector<Engine> postgresql_if_there() {
    std::vector<Engine> engines = engines_to_test();
    std::erase(engines, Engine::sqlite);
    return engines;
}

std::int64_t next_message(std::int64_t n) {
    const char* wanted = std::getenv("ALONGSIDE_FAULTS");
    const bool every = wanted != nullptr && std::string_view(wanted) == "every";
    return every ? n + 1 : 2 * n + 1;
}

class ServerFaults : public OnEachEngine {
protected:
    void SetUp() override {
        OnEachEngine::SetUp();
        if (HasFatalFailure()) return;
        spdlog::set_level(spdlog::level::off);  // many failures are asked for
        with_people();
        close();
    }
    void TearDown() override {
        spdlog::set_level(spdlog::level::info);
        OnEachEngine::TearDown();
    }
    static std::unique_ptr<Store> open(StoreOptions options) {
        options.writer.poll = std::chrono::hours{24};  // no messages but those of the jobs
        auto opened = Store::open(options);
        check(opened.has_value());
        return std::move(*opened);
    }
    /// A store that reaches the server through a relay.
    [[nodiscard]] std::unique_ptr<Store> open(const Relay& relay,
                                              std::chrono::milliseconds patience) const {
        StoreOptions through = options();
        through.postgresql = relay.connection();
        through.patience = patience;
        return open(through);
    }
    void expect_no_violations() {
        EXPECT_EQ(ledger_.violations(*owner()), std::vector<std::string>{});
    }

    void cut_message_after_message(Mischief mischief, Struck which);
    void fall_silent(Mischief mischief, Struck which, std::int64_t nth);

    Ledger ledger_;
};

void ServerFaults::cut_message_after_message(Mischief mischief, Struck which) {
    Relay relay{options().postgresql};
    const auto store = open(relay, std::chrono::seconds{30});
    Storm storm{*store, ledger_};
    storm.round();
    std::int64_t n = 1;
    for (;; n = next_message(n)) {
        SCOPED_TRACE("at message " + std::to_string(n));
        relay.strike(mischief, which, n);
        storm.round();
        storm.round();
        if (!relay.struck()) break;
        storm.settle();
        expect_no_violations();
        if (HasFailure()) return;
    }
    EXPECT_GT(n, 1) << "nothing was ever cut";
}

TEST_P(ServerFaults, AMessageIsLostAndTheConnectionToo) {
    cut_message_after_message(Mischief::cut_before, Struck::any);
}
TEST_P(ServerFaults, AnAnswerIsLostAndTheConnectionToo) {
    cut_message_after_message(Mischief::cut_after, Struck::any);
}
TEST_P(ServerFaults, ACommitIsLostAndTheConnectionToo) {
    cut_message_after_message(Mischief::cut_before, Struck::commit);
}
TEST_P(ServerFaults, TheAnswerToACommitIsLostAndTheConnectionToo) {
    cut_message_after_message(Mischief::cut_after, Struck::commit);
}

/// The store must give up by itself: without that, the round would never end.
void ServerFaults::fall_silent(Mischief mischief, Struck which, std::int64_t nth) {
    Relay relay{options().postgresql};
    const auto store = open(relay, std::chrono::seconds{2});
    Storm storm{*store, ledger_};
    storm.round();
    relay.strike(mischief, which, nth);
    storm.round();
    ASSERT_TRUE(relay.struck());
    EXPECT_GT(storm.failed_jobs() + storm.failed_reads(), 0);
    // The connection that nobody answers may still hold rows; the server lets go of them.
    EXPECT_TRUE(eventually([&] { return storm.is_settled(); }));
    storm.settle();
    expect_no_violations();
}

TEST_P(ServerFaults, TheServerIsSilentWhenAsked) {
    fall_silent(Mischief::hang_before, Struck::any, 1);
}
TEST_P(ServerFaults, TheServerIsSilentInTheMiddleOfABatch) {
    fall_silent(Mischief::hang_after, Struck::any, 3);
}
TEST_P(ServerFaults, ACommitNeverArrives) {
    fall_silent(Mischief::hang_before, Struck::commit, 2);
}
TEST_P(ServerFaults, ACommitIsNeverAnswered) {
    fall_silent(Mischief::hang_after, Struck::commit, 2);
}

TEST_P(ServerFaults, NobodyNoticesThatConnectionsWereReplacedBetweenTwoUses) {
    const auto store = open(options());
    {
        // Two readers that wait in the pool, one of them behind the other.
        Reader one = store->read();
        Reader two = store->read();
    }
    Storm storm{*store, ledger_};
    storm.round();
    {
        const auto connection = owner();
        Rows rows = connection->query(
            "SELECT count(*) FROM (SELECT pg_terminate_backend(pid, 10000) AS gone "
            "FROM pg_stat_activity WHERE datname = current_database() "
            "AND pid <> pg_backend_pid() AND backend_type = 'client backend') AS all_of_them "
            "WHERE gone",
            {});
        ASSERT_TRUE(rows.next());
        ASSERT_GE(rows.integer(0), 4);  // the writer, the ear, two readers
    }
    storm.settle();
    EXPECT_EQ(storm.failed_jobs(), 0);
    expect_no_violations();
}

TEST_P(ServerFaults, TheServerDiesUnderLoadAndComesBack) {
    const char* control = std::getenv("ALONGSIDE_TEST_POSTGRESQL_CONTROL");
    if (control == nullptr) GTEST_SKIP() << "this server is not ours to stop";
    const auto store = open(options());
    Storm storm{*store, ledger_};
    storm.round();
    for (int i = 0; i < 3; ++i) {
        std::atomic<bool> is_over = false;
        std::thread load{[&] {
            while (!is_over) storm.round();
        }};
        ASSERT_EQ(std::system((std::string(control) + " stop").c_str()), 0);
        is_over = true;
        load.join();
        const std::size_t acknowledged = ledger_.acknowledged();
        storm.round();
        EXPECT_EQ(ledger_.acknowledged(), acknowledged) << "acknowledged by a dead server";
        EXPECT_GT(storm.failed_jobs(), 0);
        ASSERT_EQ(std::system((std::string(control) + " start").c_str()), 0);
        storm.settle();
        expect_no_violations();
    }
}

GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(ServerFaults);
INSTANTIATE_TEST_SUITE_P(On, ServerFaults, testing::ValuesIn(postgresql_if_there()), engine_name);

}  // namespace
}  // namespace alongside::store
