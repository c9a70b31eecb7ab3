// A whole database in another place and on another engine: all of it, or nothing.
#include "fixture.hpp"

#include "store/copying.hpp"
#include "store/directory.hpp"
#include "store/journals.hpp"

#include <sys/stat.h>

namespace alongside::store {
namespace {

class Copying : public OnEachEngine {
protected:
    /// More rows than one batch takes, some with nothing in a column, one with letters and quotes.
    void with_much() {
        with_people();
        ASSERT_TRUE(store().write(append_to(ana, 0, 1500)).committed());
        ASSERT_TRUE(store().write(append_to(ben, 0, 3)).committed());
        written([&](WriteTransaction& write) {
            put_directory_source(write, harbor, "city", "{}", morning());
            const std::vector<Listed> listed{{"ä'b", R"({"name": "Mañana"})"}};
            (void)put_listings(write, harbor, "city", listed, morning());
        });
    }
    [[nodiscard]] StoreOptions in_folder() const {
        StoreOptions options;
        options.directory = folder_.path() / "copy";
        return options;
    }

    Folder folder_;
};

std::int64_t rows_of(const Contents& contents, std::string_view table) {
    for (const TableContents& found : contents.tables) {
        if (found.table == table) return found.rows;
    }
    return -1;
}

TEST_P(Copying, MovesEverythingToTheEmbeddedEngine) {
    with_much();
    const auto copied = copy_store(store(), in_folder());
    ASSERT_TRUE(copied.has_value());
    EXPECT_EQ(rows_of(*copied, "entry"), 1503);
    EXPECT_EQ(rows_of(*copied, "directory_listing"), 1);
    EXPECT_EQ(*copied, contents_of(store()));

    const auto file = database_file(in_folder().directory);
    struct stat status {};
    ASSERT_EQ(::stat(file.c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777U, 0600U);
    const auto opened = Store::open(in_folder());
    ASSERT_TRUE(opened.has_value());
    EXPECT_EQ(contents_of(**opened), *copied);
    EXPECT_TRUE((*opened)->write(append_to(ben, 3)).committed()) << "it can be written on";
    EXPECT_EQ(copy_store(store(), in_folder()).error().code, "copy.not_empty");
}

TEST_P(Copying, MovesEverythingFromTheEmbeddedEngine) {
    with_much();
    ASSERT_TRUE(copy_store(store(), in_folder()).has_value());
    close();
    SetUp();  // empties PostgreSQL
    const auto from = Store::open(in_folder());
    ASSERT_TRUE(from.has_value());
    StoreOptions to = options();
    if (GetParam() == Engine::sqlite) to.directory = folder_.path() / "further";
    const auto copied = copy_store(**from, to);
    ASSERT_TRUE(copied.has_value());
    const auto opened = Store::open(to);
    ASSERT_TRUE(opened.has_value());
    EXPECT_EQ(contents_of(**opened), contents_of(**from));
    EXPECT_EQ(copy_store(**from, to).error().code, "copy.not_empty");
    EXPECT_TRUE((*opened)->write(append_to(ben, 3)).committed()) << "it can be written on";
}

TEST_P(Copying, OneOtherByteAnywhereIsADifference) {
    with_much();
    const Contents before = contents_of(store());
    EXPECT_EQ(contents_of(store()), before);
    owner()->script("UPDATE journal SET recorded_at = recorded_at + 1 WHERE head = 3");
    const Contents after = contents_of(store());
    EXPECT_NE(after, before);
    EXPECT_NE(chains_of(after), chains_of(before));
    owner()->script("UPDATE journal SET recorded_at = recorded_at - 1 WHERE head = 3");
    EXPECT_EQ(contents_of(store()), before);
    owner()->script("UPDATE directory_listing SET payload = payload || ' '");
    EXPECT_NE(contents_of(store()), before);
    EXPECT_EQ(chains_of(contents_of(store())), chains_of(before)) << "no journal has changed";
}

TEST_P(Copying, WhatIsWrittenMeanwhileIsNotInIt) {
    with_much();
    std::atomic<bool> over = false;
    std::int64_t head = 3;
    std::thread others{[&] {
        while (!over && store().write(append_to(ben, head)).committed()) ++head;
    }};
    const auto copied = copy_store(store(), in_folder());
    over = true;
    others.join();
    ASSERT_TRUE(copied.has_value());
    const auto opened = Store::open(in_folder());
    ASSERT_TRUE(opened.has_value());
    Reader read = (*opened)->read();
    const std::int64_t seq = head_of(read, harbor, ben).seq;
    EXPECT_GE(seq, 3);
    EXPECT_LE(seq, head);
    EXPECT_EQ(std::ssize(entries_after(read, harbor, ben, 0, 1'000'000)), seq);
    EXPECT_EQ(rows_of(*copied, "entry"), 1500 + seq);
}

TEST_P(Copying, ACopyThatFailsLeavesNothing) {
    with_much();
    // A row that refers to nobody is refused by the copy, after other tables were filled.
    const auto connection = owner();
    if (GetParam() == Engine::sqlite) {
        connection->script("PRAGMA foreign_keys = OFF; DELETE FROM directory_source");
    } else {
        connection->script("SET session_replication_role = replica; DELETE FROM directory_source");
    }
    EXPECT_THROW((void)copy_store(store(), in_folder()), StoreError);
    EXPECT_TRUE(std::filesystem::is_empty(in_folder().directory));
}

RUN_ON_EACH_ENGINE(Copying);

}  // namespace
}  // namespace alongside::store
