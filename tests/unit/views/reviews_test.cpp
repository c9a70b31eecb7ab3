// When the plan is due to be looked at together.
#include "views/reviews.hpp"

#include "support/story.hpp"
#include "views/caseload.hpp"

#include <gtest/gtest.h>

namespace alongside::testing {
namespace {

using namespace std::chrono_literals;

/// A goal that the client took up.
Story active() {
    Story story;
    story.writes(clinician, "walk", GoalProposed{"Walk"});
    story.writes(client, "walk", GoalAccepted{"Walk by the river", {}});
    return story;
}

Instant begun(const Story& story) {
    return story.entries.front().occurred_at.at;
}

std::optional<Instant> stands_still_at(const Story& story) {
    const Record record = told<Record>(story);
    return look_again_at(record, record.plan.goals.front());
}

}  // namespace

TEST(PLAN5, WithoutAnActiveGoalNothingIsDue) {
    Story story;
    EXPECT_FALSE(review_at(told<Record>(story)));
    story.writes(clinician, "walk", GoalProposed{"Walk"});
    EXPECT_FALSE(review_at(told<Record>(story)));
    EXPECT_FALSE(stands_still_at(story));
}

TEST(PLAN5, ALookTogetherIsDueFourWeeksAfterTheFirstGoalAndAfterEachReview) {
    Story story = active();
    EXPECT_EQ(review_at(told<Record>(story)), begun(story) + look_together_every);
    story.waits(20 * 24h);
    story.writes(client, "", ReviewHeld{"I walk", {}, {}, {}});
    const Instant held = story.entries.back().occurred_at.at;
    EXPECT_EQ(review_at(told<Record>(story)), held + look_together_every);
    EXPECT_EQ(stands_still_at(story), held + look_together_every);
}

TEST(PLAN5, TheDayAgreedOnCountsWhereTheClientIs) {
    Story story = active();
    const Day next{2027y / 3 / 1};
    story.writes(client, "", ReviewHeld{"I walk", {}, {}, next});
    const Moment held = story.entries.back().occurred_at;
    EXPECT_EQ(review_at(told<Record>(story)), from_local(held.zone, next, 0min));
    EXPECT_GE(stands_still_at(story), review_at(told<Record>(story)));
}

TEST(PLAN5, AStepDoneMovesAGoal) {
    Story story = active();
    story.writes(client, "shoes",
                 StepAdded{named<GoalId>("walk"), "Find my shoes", Role::client, {}, {}, {}});
    story.waits(10 * 24h);
    story.writes(client, "shoes", StepDone{});
    EXPECT_EQ(stands_still_at(story), story.entries.back().occurred_at.at + look_together_every);
}

TEST(PLAN5, AfterTreatmentNobodyIsAskedToReview) {
    Story story = active();
    story.writes(client, "", TreatmentEnded{});
    EXPECT_FALSE(review_at(told<Record>(story)));
    EXPECT_FALSE(stands_still_at(story));
}

TEST(WORK9, AReviewThatIsDueStandsOnTheCaseloadBehindWhoWaitsOrIsQuiet) {
    Story story = active();
    story.writes(client, "", ReviewHeld{"I walk", {}, {}, {}});
    const Instant due = *review_at(told<Record>(story));
    while (story.now < due) {
        story.waits(5 * 24h);
        story.writes(client, "", WinNoted{"I walked"});
    }
    const CaseloadSummary summary = summarize(told<Record>(story));
    EXPECT_EQ(summary.due_at, to_milliseconds(due));
    EXPECT_EQ(reason_at(summary, story.now), "review_due");
    EXPECT_EQ(reason_at(summary, due - 1ms), "steady");
    EXPECT_EQ(reason_at(summary, story.now + quiet_after), "quiet");
    EXPECT_LT(rank_at(summary, story.now + quiet_after), rank_at(summary, story.now));
    EXPECT_LT(rank_at(summary, story.now), rank_at(summary, due - 1ms));

    story.writes(client, "friday", SetbackTold{});
    const CaseloadSummary told_of = summarize(told<Record>(story));
    EXPECT_LT(rank_at(told_of, story.now), rank_at(summary, story.now + quiet_after));
}

}  // namespace alongside::testing
