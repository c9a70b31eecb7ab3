// Directory rows, and copies of a database.
#include "fixture.hpp"

#include "store/directory.hpp"
#include "store/sqlite.hpp"

#include <sys/stat.h>

namespace alongside::store {
namespace {

class Meetings : public OnEachEngine {
protected:
    DirectoryChanges import(const std::vector<Listed>& listed, Instant now) {
        DirectoryChanges changes;
        written([&](WriteTransaction& write) {
            changes = put_meetings(write, harbor, "city", listed, now);
        });
        return changes;
    }
};

TEST_P(Meetings, AnImportSaysWhatChanged) {
    written([](WriteTransaction& write) {
        put_directory_source(write, harbor, "city", "{}", morning());
    });
    EXPECT_EQ(import({{"a", "1"}, {"b", "1"}, {"a", "ignored"}}, morning(1)),
              (DirectoryChanges{2, 0, 0, 0}));
    EXPECT_EQ(import({{"a", "1"}, {"b", "2"}}, morning(2)), (DirectoryChanges{0, 1, 0, 1}));
    EXPECT_EQ(import({{"b", "2"}, {"c", "1"}}, morning(3)), (DirectoryChanges{1, 0, 1, 1}));
    EXPECT_EQ(import({{"b", "2"}, {"c", "1"}}, morning(4)), (DirectoryChanges{0, 0, 0, 2}));
    EXPECT_EQ(import({{"a", "1"}, {"b", "2"}, {"c", "1"}}, morning(5)),
              (DirectoryChanges{0, 1, 0, 2}));

    Reader read = store().read();
    EXPECT_EQ(directory_sources(read, harbor),
              (std::vector{DirectorySource{"city", "{}", morning(5), 4}}));
    EXPECT_EQ(find_meeting(read, harbor, "city", "b"),
              (DirectoryMeeting{"city", "b", "2", morning(1), morning(5), std::nullopt}));
}

TEST_P(Meetings, AVanishedMeetingIsKeptAndMarked) {
    written([](WriteTransaction& write) {
        put_directory_source(write, harbor, "city", "{}", morning());
    });
    (void)import({{"a", "1"}, {"b", "1"}}, morning(1));
    (void)import({{"a", "1"}}, morning(2));
    {
        Reader read = store().read();
        std::vector<DirectoryMeeting> all;
        each_meeting(read, harbor,
                     [&](const DirectoryMeeting& meeting) { all.push_back(meeting); });
        ASSERT_EQ(all.size(), 2U);
        EXPECT_EQ(all[1].vanished_at, morning(2));
        EXPECT_EQ(all[1].last_seen_at, morning(1));
    }
    written([](WriteTransaction& write) { remove_directory_source(write, harbor, "city"); });
    Reader read = store().read();
    EXPECT_TRUE(directory_sources(read, harbor).empty());
    EXPECT_FALSE(find_meeting(read, harbor, "city", "a").has_value());
}

class Copies : public OnEachEngine {};

TEST_P(Copies, ABackupHoldsEverythingAndIsPrivate) {
    ASSERT_TRUE(store().write(append_to(ana, 0, 3)).committed());
    const Folder folder;
    const std::filesystem::path copy = folder.path() / "alongside.db";
    const auto done = store().back_up(copy);
    if (GetParam() != Engine::sqlite) {
        EXPECT_EQ(done.error().code, "backup.postgresql");
        return;
    }
    ASSERT_TRUE(done.has_value());
    struct stat status {};
    ASSERT_EQ(::stat(copy.c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777U, 0600U);
    EXPECT_EQ(store().back_up(copy).error().code, "backup.exists");

    StoreOptions restored = options();
    restored.directory = folder.path();
    auto opened = Store::open(restored);
    ASSERT_TRUE(opened.has_value());
    Reader read = (*opened)->read();
    EXPECT_EQ(entries_after(read, harbor, ana, 0), append_to(ana, 0, 3).entries);
}

RUN_ON_EACH_ENGINE(Meetings);
RUN_ON_EACH_ENGINE(Copies);

}  // namespace
}  // namespace alongside::store
