// Schema steps: applied once, never backwards, refused where they cannot be understood.
#include "fixture.hpp"

#include "store/schema.hpp"

namespace alongside::store {
namespace {

class Schema : public OnEachEngine {};

std::int64_t steps_applied(Connection& connection) {
    Rows rows = connection.query("SELECT count(*) FROM schema_version", {});
    check(rows.next());
    return rows.integer(0);
}

TEST_P(Schema, OpeningAgainChangesNothing) {
    ASSERT_TRUE(store().write(append_to(ana, 0)).committed());
    close();
    ASSERT_TRUE(store().write(append_to(ana, 1)).committed());
    EXPECT_EQ(steps_applied(*owner()), std::ssize(schema_steps()));
}

TEST_P(Schema, TwoServersMayStartAtOnce) {
    std::vector<std::thread> starting;
    std::vector<std::unique_ptr<Store>> started(4);
    for (auto& one : started) starting.emplace_back([&] { one = another(); });
    for (std::thread& thread : starting) thread.join();
    EXPECT_EQ(steps_applied(*owner()), std::ssize(schema_steps()));
    EXPECT_TRUE(started[3]->write(append_to(ana, 0)).committed());
}

TEST_P(Schema, DataOfANewerVersionIsNotOpened) {
    (void)store();
    close();
    owner()->script("INSERT INTO schema_version (version, name, applied_at) VALUES (9999, 'x', 0)");
    const auto opened = Store::open(options());
    ASSERT_FALSE(opened.has_value());
    EXPECT_EQ(opened.error().code, "store.newer");
    EXPECT_NE(opened.error().detail.find("Install"), std::string::npos);
}

TEST_P(Schema, OlderDataIsNotTouchedUnlessAllowed) {
    StoreOptions careful = options();
    careful.may_migrate = false;
    const auto refused = Store::open(careful);
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, "store.older");
    (void)store();
    EXPECT_TRUE(Store::open(careful).has_value());
}

TEST_P(Schema, AStepThatFailsLeavesTheDatabaseAsItWas) {
    (void)store();
    close();
    const auto connection = owner();
    std::vector<SchemaStep> steps{schema_steps().begin(), schema_steps().end()};
    steps.push_back({9000, "9000_good", "CREATE TABLE good (id INTEGER NOT NULL) STRICT;"});
    steps.push_back({9001, "9001_bad", "CREATE TABLE organization (id INTEGER);"});
    EXPECT_THROW((void)migrate(*connection, steps), StoreError);
    EXPECT_EQ(steps_applied(*connection), std::ssize(schema_steps()));

    steps.pop_back();
    EXPECT_TRUE(migrate(*connection, steps).has_value());
    EXPECT_EQ(steps_applied(*connection), std::ssize(schema_steps()) + 1);
}

RUN_ON_EACH_ENGINE(Schema);

}  // namespace
}  // namespace alongside::store
