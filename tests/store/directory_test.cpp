// Directory rows.
#include "fixture.hpp"

#include "store/corrections.hpp"
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
              (DirectoryChanges{2, 0, 0, 0, {"a", "b"}, {}, {}}));
    EXPECT_EQ(import({{"a", "1"}, {"b", "2"}}, morning(2)),
              (DirectoryChanges{0, 1, 0, 1, {}, {"b"}, {}}));
    EXPECT_EQ(import({{"b", "2"}, {"c", "1"}}, morning(3)),
              (DirectoryChanges{1, 0, 1, 1, {"c"}, {}, {"a"}}));
    EXPECT_EQ(import({{"b", "2"}, {"c", "1"}}, morning(4)), (DirectoryChanges{0, 0, 0, 2}));
    EXPECT_EQ(import({{"a", "1"}, {"b", "2"}, {"c", "1"}}, morning(5)),
              (DirectoryChanges{0, 1, 0, 2, {}, {"a"}, {}}));

    Reader read = store().read();
    EXPECT_EQ(directory_sources(read, harbor),
              (std::vector{DirectorySource{"city", "{}", morning(5), 4}}));
    EXPECT_EQ(find_listing(read, harbor, "city", "b"),
              (DirectoryListing{"city", "b", ListingKind::meeting, "2", morning(1), morning(5),
                                std::nullopt}));
}

TEST_P(Meetings, OneListingIsPutAndTakenOff) {
    written([](WriteTransaction& write) {
        put_directory_source(write, harbor, "own", "{}", morning());
        put_listing(write, harbor, "own", {"a", "1", ListingKind::resource}, morning(1));
        put_listing(write, harbor, "own", {"a", "2", ListingKind::resource}, morning(2));
        put_listing(write, harbor, "own", {"b", "1", ListingKind::meeting}, morning(2));
        EXPECT_TRUE(remove_listing(write, harbor, "own", "b", morning(3)));
        EXPECT_FALSE(remove_listing(write, harbor, "own", "b", morning(3)));
        EXPECT_FALSE(remove_listing(write, harbor, "own", "c", morning(3)));
    });
    Reader read = store().read();
    EXPECT_EQ(find_listing(read, harbor, "own", "a"),
              (DirectoryListing{"own", "a", ListingKind::resource, "2", morning(1), morning(2),
                                std::nullopt}));
    EXPECT_EQ(live_listings(read, harbor)["own"].resources, 1);
    EXPECT_EQ(live_listings(read, harbor)["own"].meetings, 0);
    EXPECT_EQ(directory_sources(read, harbor).front().version, 4);
}

TEST_P(Meetings, OfSeveralServersOneReadsASource) {
    written([](WriteTransaction& write) {
        put_directory_source(write, harbor, "city", "{}", morning());
        put_source_state(write, harbor, "city", R"({"failures":1})", morning(1));
        EXPECT_TRUE(claim_source(write, harbor, "city", morning(1), morning(2)));
        EXPECT_FALSE(claim_source(write, harbor, "city", morning(1), morning(2)));
    });
    Reader read = store().read();
    const auto source = directory_sources(read, harbor).front();
    EXPECT_EQ(source.next_at, morning(2));
    EXPECT_EQ(source.state, R"({"failures":1})");
}

TEST_P(Meetings, ASplitIsOneWhicheverComesFirst) {
    written([](WriteTransaction& write) {
        put_split(write, harbor, "b/1", "a/1");
        put_split(write, harbor, "a/1", "b/1");
        put_split(write, harbor, "c/1", "d/1");
    });
    {
        Reader read = store().read();
        EXPECT_EQ(directory_splits(read, harbor).size(), 2U);
        EXPECT_TRUE(directory_splits(read, harbor).contains(std::pair("a/1", "b/1")));
    }
    written([](WriteTransaction& write) {
        EXPECT_TRUE(drop_splits(write, harbor, "b/1"));
        EXPECT_FALSE(drop_splits(write, harbor, "b/1"));
    });
    Reader read = store().read();
    EXPECT_EQ(directory_splits(read, harbor).size(), 1U);
}

TEST_P(Meetings, CorrectionsAreKeptApartUntilTheyAreLaidAside) {
    const CorrectionId id = CorrectionId::make(morning());
    written([&](WriteTransaction& write) {
        add_correction(write, harbor, {id, "city/a", "{}", CorrectionState::open, morning()});
        add_correction(write, harbor, {id, "city/a", "again", CorrectionState::open, morning(1)});
        EXPECT_TRUE(move_correction(write, harbor, id, CorrectionState::shown));
    });
    {
        Reader read = store().read();
        EXPECT_EQ(
            corrections(read, harbor),
            (std::vector{StoredCorrection{id, "city/a", "{}", CorrectionState::shown, morning()}}));
    }
    written([&](WriteTransaction& write) {
        EXPECT_TRUE(move_correction(write, harbor, id, CorrectionState::set_aside));
    });
    Reader read = store().read();
    EXPECT_TRUE(corrections(read, harbor).empty());
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
