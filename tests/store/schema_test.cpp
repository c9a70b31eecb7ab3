// Schema steps: applied once, never backwards, refused where they cannot be understood.
#include "fixture.hpp"

#include "store/journals.hpp"
#include "store/organizations.hpp"
#include "store/people.hpp"
#include "store/schema.hpp"
#include "store/sessions.hpp"

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

TEST_P(Schema, DataOfTheFirstStepIsBroughtUpToDateAndKept) {
    {
        const auto old = owner();
        ASSERT_TRUE(migrate(*old, schema_steps().first(1)).has_value());
        WriteTransaction write{*old};
        put_organization(write, {harbor, some_bytes("harbor"), 0, morning()});
        put_person(write, harbor, {coach, some_bytes("profile"), 1, morning()});
        write.run(
            "INSERT INTO login (organization, person, login_index, sealed_password, totp_counter, "
            "failures, changed_at) VALUES (?1, ?2, ?3, ?4, 7, 3, ?5)",
            harbor, coach, hash_of(1), some_bytes("argon"), morning());
        write.commit();
        ASSERT_EQ(steps_applied(*old), 1);
    }
    const Login kept{hash_of(1), coach, some_bytes("argon"), {}, {}, 7, morning()};
    {
        Reader read = store().read();
        EXPECT_EQ(login_of(read, harbor, coach), kept);
    }
    EXPECT_EQ(steps_applied(*owner()), std::ssize(schema_steps()));
    EXPECT_THROW((void)owner()->query("SELECT failures FROM login", {}), StoreError);
}

TEST_P(Schema, OlderDataIsNotTouchedUnlessAllowed) {
    StoreOptions careful = options();
    careful.may_migrate = false;
    EXPECT_EQ(Store::open(careful).error().code, "store.none");
    EXPECT_FALSE(std::filesystem::exists(database_file(careful.directory)));
    (void)store();
    close();
    EXPECT_TRUE(Store::open(careful).has_value());

    std::vector<SchemaStep> steps{schema_steps().begin(), schema_steps().end()};
    steps.push_back({9000, "9000_later", "CREATE TABLE later (id INTEGER NOT NULL) STRICT;"});
    EXPECT_EQ(bring_up_to_date(careful, steps).error().code, "store.older");
    EXPECT_EQ(steps_applied(*owner()), std::ssize(schema_steps()));
}

TEST_P(Schema, AnEmbeddedDatabaseIsKeptAsItWas) {
    ASSERT_TRUE(store().write(append_to(ana, 0, 3)).committed());
    close();
    std::vector<SchemaStep> steps{schema_steps().begin(), schema_steps().end()};
    steps.push_back({9000, "9000_later", "DELETE FROM journal;"});
    ASSERT_TRUE(bring_up_to_date(options(), steps).has_value());
    EXPECT_EQ(Store::open(options()).error().code, "store.newer");
    if (GetParam() != Engine::sqlite) return;

    const auto file = database_file(options().directory);
    auto kept = file;
    kept += ".schema-" + std::to_string(schema_steps().back().version);
    std::filesystem::rename(kept, file);
    auto opened = Store::open(options());
    ASSERT_TRUE(opened.has_value());
    Reader read = (*opened)->read();
    EXPECT_EQ(head_of(read, harbor, ana).seq, 3);
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
