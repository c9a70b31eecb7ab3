// Other processes notice what was committed here.
#include "fixture.hpp"

#include "store/organizations.hpp"

#include <algorithm>

namespace alongside::store {
namespace {

/// What a store's listeners were told.
class Heard {
public:
    explicit Heard(Store& store) {
        store.on_change([this](const Change& change) {
            const std::lock_guard lock{mutex_};
            changes_.push_back(change);
        });
    }
    [[nodiscard]] std::vector<Change> all() const {
        const std::lock_guard lock{mutex_};
        return changes_;
    }

private:
    mutable std::mutex mutex_;
    std::vector<Change> changes_;
};

class Changes : public OnEachEngine {};

TEST_P(Changes, AnotherServerHearsOfACommit) {
    const auto other = another();
    const Heard heard{*other};
    const Heard at_home{store()};
    ASSERT_TRUE(store().write(append_to(ana, 0, 3)).committed());
    ASSERT_TRUE(eventually([&] { return !heard.all().empty(); }));

    const Change change = heard.all().front();
    if (GetParam() == Engine::sqlite) {
        EXPECT_TRUE(change.everything);
    } else {
        EXPECT_EQ(change, (Change{false, Topic::journal, harbor, ana, 3, 0}));
    }
    EXPECT_TRUE(at_home.all().empty());
}

TEST_P(Changes, ARolledBackTaskTellsNothing) {
    std::vector<Change> committed;
    store().on_commit([&](const Committed& now) { committed = now.changes; });
    const Outcome refused = store().write(Task{[](WriteTransaction& write) -> Result<void> {
        put_organization(write, {harbor, {}, 0, morning()});
        return Problem{Kind::refused, "test.no", "No.", "", "", 0};
    }});
    EXPECT_EQ(refused.state, Outcome::State::problem);
    EXPECT_TRUE(committed.empty());

    written([](WriteTransaction& write) { put_organization(write, {harbor, {}, 0, morning()}); });
    ASSERT_EQ(committed.size(), 1U);
    EXPECT_EQ(committed.front().topic, Topic::people);
}

TEST_P(Changes, ListenersLearnWhatWasAppended) {
    std::int64_t head = 0;
    store().on_commit([&](const Committed& now) {
        for (const Append* append : now.appends) head = append->entries.back().seq;
    });
    ASSERT_TRUE(store().write(append_to(ana, 0, 4)).committed());
    EXPECT_EQ(head, 4);
    EXPECT_EQ(store().write(append_to(ana, 0, 9, 1)).state, Outcome::State::conflict);
    EXPECT_EQ(head, 4);
}

TEST_P(Changes, TheWriterMendsALostConnection) {
    if (GetParam() == Engine::sqlite) GTEST_SKIP() << "a file has no connection to lose";
    ASSERT_TRUE(store().write(append_to(ana, 0)).committed());
    {
        const auto superuser = owner();
        Rows ended = superuser->query(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()",
            {});
        ASSERT_TRUE(ended.next());
    }
    const Heard heard{store()};
    EXPECT_TRUE(eventually([&] { return store().write(append_to(ana, 1)).committed(); }));
    EXPECT_TRUE(eventually([&] {
        const auto all = heard.all();
        return std::ranges::any_of(all, [](const Change& change) { return change.everything; });
    }));
}

RUN_ON_EACH_ENGINE(Changes);

}  // namespace
}  // namespace alongside::store
