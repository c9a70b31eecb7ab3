// Directory rows.
#include "fixture.hpp"

#include "store/directory.hpp"

namespace alongside::store {
namespace {

class Meetings : public OnEachEngine {
protected:
    DirectoryChanges import(const std::vector<Listed>& listed, Instant now) {
        DirectoryChanges changes;
        written([&](WriteTransaction& write) {
            changes = put_listings(write, harbor, "city", listed, now);
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
    EXPECT_EQ(find_listing(read, harbor, "city", "b"),
              (DirectoryListing{"city", "b", ListingKind::meeting, "2", morning(1), morning(5),
                                std::nullopt}));
}

TEST_P(Meetings, AVanishedMeetingIsKeptAndMarked) {
    written([](WriteTransaction& write) {
        put_directory_source(write, harbor, "city", "{}", morning());
    });
    (void)import({{"a", "1"}, {"b", "1"}}, morning(1));
    (void)import({{"a", "1"}}, morning(2));
    {
        Reader read = store().read();
        std::vector<DirectoryListing> all;
        each_listing(read, harbor, ListingKind::meeting,
                     [&](const DirectoryListing& meeting) { all.push_back(meeting); });
        ASSERT_EQ(all.size(), 2U);
        EXPECT_EQ(all[1].vanished_at, morning(2));
        EXPECT_EQ(all[1].last_seen_at, morning(1));
    }
    written([](WriteTransaction& write) { remove_directory_source(write, harbor, "city"); });
    Reader read = store().read();
    EXPECT_TRUE(directory_sources(read, harbor).empty());
    EXPECT_FALSE(find_listing(read, harbor, "city", "a").has_value());
}

RUN_ON_EACH_ENGINE(Meetings);

}  // namespace
}  // namespace alongside::store
