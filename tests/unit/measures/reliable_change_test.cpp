// Section 3 of the clinical facts: its vectors, its thresholds, and where nothing is claimed.
#include "measures/reliable_change.hpp"

#include "unit/measures/sheets.hpp"

#include <cmath>

namespace alongside::measures {
namespace {

TEST(ReliableChange, VectorsOfTheFacts) {
    struct Row {
        double before, after, sd, r, index;
    };
    for (const Row& row :
         {Row{18, 11, 5.5, .84, -2.25}, Row{12, 7, 5.5, .84, -1.61}, Row{14, 10, 4.5, .92, -2.22},
          Row{14, 10, 4.5, .83, -1.52}, Row{14, 9, 4.5, .85, -2.03}, Row{14, 10, 4.5, .85, -1.62},
          Row{38, 46, 8, .90, 2.24}}) {
        const auto index = reliable_change(row.before, row.after, {row.sd, row.r});
        ASSERT_TRUE(index);
        EXPECT_NEAR(*index, row.index, 0.006) << row.before << " to " << row.after;
    }
}

TEST(ReliableChange, FewestPoints) {
    EXPECT_NEAR(*fewest_points({5.5, .84}), 6.1, 0.05);
    EXPECT_NEAR(*fewest_points({4.5, .92}), 3.5, 0.05);
    EXPECT_NEAR(*fewest_points({4.5, .85}), 4.8, 0.05);
    EXPECT_NEAR(*fewest_points({8, .90}), 7.0, 0.05);
    EXPECT_NEAR(*fewest_points({10, .90}), 8.8, 0.05);
}

TEST(ReliableChange, WithoutSpreadOrWithPerfectRetestNothingIsSaid) {
    for (const Norms& norms : {Norms{0, .9}, Norms{5, 1}, Norms{-1, .9}, Norms{5, -.1},
                               Norms{5, 1.2}, Norms{std::nan(""), .5}}) {
        const auto index = reliable_change(10, 5, norms);
        ASSERT_FALSE(index);
        EXPECT_EQ(index.error().code, "change.norms");
        EXPECT_FALSE(fewest_points(norms));
    }
}

/// A score of this total, as if it had been given.
Score total(std::string_view id, double value) {
    Score score;
    score.instrument = id;
    score.version = instrument(id).version;
    score.status = Status::scored;
    score.total = value;
    return score;
}

Change between(std::string_view id, double before, double after) {
    return change_between(instrument(id), total(id, before), total(id, after));
}

TEST(ReliableChange, Phq9TakesSixPoints) {
    EXPECT_EQ(between("phq-9", 16, 10).verdict, Verdict::clear_better);
    EXPECT_EQ(between("phq-9", 16, 11).verdict, Verdict::about_same);
    EXPECT_EQ(between("phq-9", 5, 11).verdict, Verdict::clear_worse);
    EXPECT_FALSE(between("phq-9", 16, 10).is_recovery);
    EXPECT_TRUE(between("phq-9", 15, 9).is_recovery);
    EXPECT_FALSE(between("phq-9", 10, 9).is_recovery);  // below the line, but not reliably
    EXPECT_TRUE(between("phq-9", 16, 8).is_response);
    EXPECT_FALSE(between("phq-9", 16, 9).is_response);
    EXPECT_TRUE(between("phq-9", 16, 4).is_remission);
    EXPECT_FALSE(between("phq-9", 16, 5).is_remission);
}

TEST(ReliableChange, Gad7HasAnUsualAndAStricterRule) {
    EXPECT_EQ(between("gad-7", 14, 11).verdict, Verdict::about_same);
    EXPECT_EQ(between("gad-7", 14, 10).verdict, Verdict::some_better);
    EXPECT_EQ(between("gad-7", 14, 9).verdict, Verdict::some_better);
    EXPECT_EQ(between("gad-7", 14, 8).verdict, Verdict::clear_better);
    EXPECT_EQ(between("gad-7", 8, 12).verdict, Verdict::some_worse);
}

TEST(ReliableChange, SignFollowsTheDirection) {
    EXPECT_EQ(between("who-5", 48, 60).verdict, Verdict::clear_better);
    EXPECT_EQ(between("who-5", 48, 56).verdict, Verdict::about_same);
    EXPECT_EQ(between("who-5", 60, 48).verdict, Verdict::clear_worse);
    EXPECT_EQ(between("tea", 20, 25).verdict, Verdict::some_better);
    EXPECT_EQ(between("tea", 20, 28).verdict, Verdict::clear_better);
}

TEST(ReliableChange, WhereNothingIsPublishedNothingIsClaimedAndItIsSaidWhy) {
    for (const char* id : {"audit", "audit-c", "pacs", "pc-ptsd-5", "wai-sr", "bam", "bam-r"}) {
        const Change change = between(id, 30, 1);
        EXPECT_EQ(change.verdict, Verdict::none) << id;
        EXPECT_EQ(change.why, NoClaim::nothing_published) << id;
        EXPECT_TRUE(instrument(id).change.none_because.contains("en")) << id;
        EXPECT_TRUE(instrument(id).change.none_because.contains("es")) << id;
    }
}

TEST(ReliableChange, BarcIsEstimatedFromTheProgramsOwnSpread) {
    const Definition& barc = instrument("barc-10");
    EXPECT_EQ(between("barc-10", 38, 46).why, NoClaim::nothing_published);
    const Change change = change_between(barc, total("barc-10", 38), total("barc-10", 46), 8);
    EXPECT_EQ(change.verdict, Verdict::clear_better);
    EXPECT_TRUE(change.is_estimate);
    const Change wide = change_between(barc, total("barc-10", 38), total("barc-10", 46), 10);
    EXPECT_EQ(wide.verdict, Verdict::about_same);
    const Change flat = change_between(barc, total("barc-10", 38), total("barc-10", 46), 0);
    EXPECT_EQ(flat.why, NoClaim::nothing_published);
}

TEST(ReliableChange, OnlyTheSameVersionIsCompared) {
    Score older = total("phq-9", 20);
    older.version = "0.9";
    EXPECT_EQ(change_between(instrument("phq-9"), older, total("phq-9", 5)).why,
              NoClaim::other_version);
    EXPECT_EQ(change_between(instrument("phq-9"), total("gad-7", 20), total("phq-9", 5)).why,
              NoClaim::other_version);
    Score open = total("phq-9", 20);
    open.total.reset();
    EXPECT_EQ(change_between(instrument("phq-9"), open, total("phq-9", 5)).why, NoClaim::no_total);
}

}  // namespace
}  // namespace alongside::measures
