// How schema steps and changes are spelled.
#include "store/schema.hpp"

#include <gtest/gtest.h>

namespace alongside::store {
namespace {

constexpr std::string_view step = R"(-- a comment
CREATE TABLE a (b BLOB NOT NULL, c INTEGER) STRICT;
-- only: sqlite
CREATE TRIGGER t;
-- end
-- only: postgresql
GRANT SELECT ON a TO b;
-- end
CREATE INDEX i ON a (b);
)";

TEST(SchemaText, IsTakenAsWrittenForSqlite) {
    EXPECT_EQ(sql_for(Engine::sqlite, step),
              "CREATE TABLE a (b BLOB NOT NULL, c INTEGER) STRICT;\n"
              "CREATE TRIGGER t;\nCREATE INDEX i ON a (b);\n");
}

TEST(SchemaText, IsPutIntoPostgresqlsWords) {
    EXPECT_EQ(sql_for(Engine::postgresql, step),
              "CREATE TABLE a (b BYTEA NOT NULL, c BIGINT);\n"
              "GRANT SELECT ON a TO b;\nCREATE INDEX i ON a (b);\n");
}

TEST(SchemaText, StepsAreNumberedWithoutGaps) {
    int version = 0;
    for (const SchemaStep& each : schema_steps()) {
        EXPECT_EQ(each.version, ++version);
        EXPECT_EQ(std::stoi(each.name), version);
    }
    EXPECT_GE(version, 1);
}

TEST(ChangeText, IsReadAsItWasWritten) {
    const OrganizationId organization = OrganizationId::make(from_milliseconds(1));
    const SubjectId subject = SubjectId::make(from_milliseconds(2));
    for (const Topic topic :
         {Topic::journal, Topic::people, Topic::sessions, Topic::directory, Topic::keys}) {
        const Change change{false, topic, organization, subject, 42, 40};
        EXPECT_EQ(parse_change(to_text(change)), change);
    }
}

TEST(ChangeText, AnythingElseIsNotAChange) {
    const std::string good = to_text(Change{});
    for (const std::string& text :
         {std::string(), std::string("journal"), "weather" + good.substr(7), good + "x",
          good + " 1", good.substr(0, good.size() - 1)}) {
        EXPECT_FALSE(parse_change(text).has_value()) << text;
    }
}

}  // namespace
}  // namespace alongside::store
