// The plan: only what the client takes up counts, and every wording is kept.
#include "support/story.hpp"

#include <gtest/gtest.h>

namespace alongside::testing {
namespace {

const Goal& goal_in(const Plan& plan, std::string_view name) {
    const Goal* goal = find_goal(plan, named<GoalId>(name));
    check(goal != nullptr);
    return *goal;
}

/// A goal that the client has taken up.
Story walking() {
    Story story;
    story.writes(clinician, "walk", GoalProposed{"Exercise more"});
    story.writes(client, "walk", GoalAccepted{"Walk by the river with Ana", 7});
    return story;
}

}  // namespace

TEST(PLAN1, GoalCountsOnlyOnceTheClientAcceptsIt) {
    Story story;
    story.writes(clinician, "walk", GoalProposed{"Exercise more"});
    EXPECT_EQ(goal_in(told<Plan>(story), "walk").state, GoalState::proposed);

    story.writes(client, "walk", GoalAccepted{"Walk by the river with Ana", 7});
    const Plan plan = told<Plan>(story);
    const Goal& walk = goal_in(plan, "walk");
    EXPECT_EQ(walk.state, GoalState::active);
    EXPECT_EQ(walk.words(), Words("Walk by the river with Ana"));
    EXPECT_EQ(walk.confidence, 7);
}

TEST(PLAN1, BothWordingsAreKeptWithWhoChoseThem) {
    Story story = walking();
    story.writes(client, "walk", GoalReworded{"Walk, or swim when it rains", "It rains"});
    const Plan plan = told<Plan>(story);
    const auto& wordings = goal_in(plan, "walk").wordings;
    ASSERT_EQ(wordings.size(), 3U);
    EXPECT_EQ(wordings[0].words, Words("Exercise more"));
    EXPECT_EQ(wordings[0].by.person, clinician.person);
    EXPECT_EQ(wordings[0].by.role, Role::clinician);
    EXPECT_EQ(wordings[1].by.person, client.person);
    EXPECT_EQ(wordings[2].words, Words("Walk, or swim when it rains"));
}

TEST(PLAN1, AcceptingAsOfferedIsNotASecondWording) {
    Story story;
    story.writes(clinician, "walk", GoalProposed{"Walk"});
    story.writes(client, "walk", GoalAccepted{"Walk", std::nullopt});
    EXPECT_EQ(goal_in(told<Plan>(story), "walk").wordings.size(), 1U);
}

TEST(PLAN1, ConfidenceThatWasNotAskedLeavesTheOneBefore) {
    Story story;
    GoalProposed offer{"Walk"};
    offer.confidence = 4;
    story.writes(client, "walk", offer);
    story.writes(client, "walk", GoalAccepted{"Walk", std::nullopt});
    EXPECT_EQ(goal_in(told<Plan>(story), "walk").confidence, 4);
}

TEST(PLAN1, ANoIsAnAnswerAndCanBecomeAYes) {
    Story story;
    story.writes(clinician, "walk", GoalProposed{"Exercise more"});
    story.writes(client, "walk", GoalDeclined{Decline::not_now, "My knee"});
    Plan plan = told<Plan>(story);
    EXPECT_EQ(goal_in(plan, "walk").state, GoalState::declined);
    EXPECT_EQ(goal_in(plan, "walk").declined_as, Decline::not_now);
    EXPECT_EQ(goal_in(plan, "walk").reason, Words("My knee"));

    story.writes(client, "walk", GoalAccepted{"Swim", std::nullopt});
    plan = told<Plan>(story);
    EXPECT_EQ(goal_in(plan, "walk").state, GoalState::active);
    EXPECT_FALSE(goal_in(plan, "walk").declined_as);
    EXPECT_FALSE(goal_in(plan, "walk").reason);
}

TEST(PLAN1, AGoalRestsComesBackAndEndsByTheClientsWord) {
    Story story = walking();
    story.writes(client, "walk", GoalRested{"My knee"});
    EXPECT_EQ(goal_in(told<Plan>(story), "walk").state, GoalState::resting);
    story.writes(client, "walk", GoalResumed{});
    EXPECT_EQ(goal_in(told<Plan>(story), "walk").state, GoalState::active);
    story.writes(client, "walk", GoalAchieved{"I did it"});
    const Plan plan = told<Plan>(story);
    EXPECT_EQ(goal_in(plan, "walk").state, GoalState::achieved);
    EXPECT_EQ(goal_in(plan, "walk").reason, Words("I did it"));
    EXPECT_EQ(goal_in(plan, "walk").changed_at, story.entries.back().occurred_at);

    Story other = walking();
    other.writes(client, "walk", GoalLetGo{});
    EXPECT_EQ(goal_in(told<Plan>(other), "walk").state, GoalState::let_go);
}

TEST(PLAN1, WhatSpeaksOfNoGoalChangesNothing) {
    Story story = walking();
    const Plan before = told<Plan>(story);
    story.writes(client, "swim", GoalAccepted{"Swim", std::nullopt});
    story.writes(clinician, "walk", GoalProposed{"Exercise much more"});
    story.writes(client, "swim", StepDone{});
    EXPECT_EQ(told<Plan>(story), before);
}

TEST(PLAN2, AStepStandsUnderItsGoalWithWhoDoesIt) {
    Story story = walking();
    StepAdded step{named<GoalId>("walk"), "Ask Ana about Saturdays"};
    step.due_on = *parse_day("2026-11-28");
    story.writes(client, "ask", step);
    story.writes(
        recovery_coach, "shoes",
        StepAdded{named<GoalId>("walk"), "Find shoes", Role::recovery_coach, std::nullopt});
    Plan plan = told<Plan>(story);
    ASSERT_EQ(goal_in(plan, "walk").steps.size(), 2U);
    const Step& ask = goal_in(plan, "walk").steps[0];
    EXPECT_EQ(ask.state, StepState::open);
    EXPECT_EQ(ask.owner, Role::client);
    EXPECT_EQ(ask.due_on, parse_day("2026-11-28"));
    EXPECT_EQ(goal_in(plan, "walk").steps[1].owner, Role::recovery_coach);
    EXPECT_EQ(goal_in(plan, "walk").steps[1].added_by.person, recovery_coach.person);

    story.writes(client, "ask", StepDone{"She said yes"});
    plan = told<Plan>(story);
    const Step* done = find_step(plan, named<StepId>("ask"));
    ASSERT_NE(done, nullptr);
    EXPECT_EQ(done->state, StepState::done);
    EXPECT_EQ(done->done_at, story.entries.back().occurred_at);
    EXPECT_EQ(find_step(plan, named<StepId>("shoes"))->state, StepState::open);
}

TEST(PLAN2, AStepOfNoGoalAndTheSameStepAgainAreLeftOut) {
    Story story = walking();
    story.writes(client, "ask", StepAdded{named<GoalId>("walk"), "Ask Ana"});
    const Plan before = told<Plan>(story);
    story.writes(client, "ask", StepAdded{named<GoalId>("walk"), "Ask Ana again"});
    story.writes(client, "swim-bag", StepAdded{named<GoalId>("swim"), "Pack a bag"});
    EXPECT_EQ(told<Plan>(story), before);
}

}  // namespace alongside::testing
