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

TEST(PLAN1, AGoalMadeSmallerKeepsWhatItWasAndCanStillBeReached) {
    Story story;
    story.writes(client, "walk", GoalProposed{"Walk by the river", "I sleep better"});
    story.writes(client, "walk", GoalAccepted{"Walk by the river with Ana", 7});
    GoalReworded smaller{"Walk to the corner", "It was too far"};
    smaller.smaller = true;
    smaller.done_looks_like = "Twice this week";
    smaller.target_on = parse_day("2026-12-05");
    story.writes(client, "walk", smaller);
    const Plan plan = told<Plan>(story);
    const Goal& walk = goal_in(plan, "walk");
    EXPECT_EQ(walk.state, GoalState::active);
    EXPECT_EQ(walk.words(), Words("Walk to the corner"));
    EXPECT_EQ(walk.wordings.size(), 3U);
    EXPECT_EQ(walk.reason, Words("It was too far"));
    EXPECT_EQ(walk.proposal.why, Text<1000>("I sleep better"));  // why it matters is another thing
    EXPECT_EQ(walk.proposal.done_looks_like, Text<500>("Twice this week"));
    EXPECT_EQ(walk.proposal.target_on, parse_day("2026-12-05"));

    // What was not said anew stays as it was.
    story.writes(client, "walk", GoalReworded{"Walk to the river", std::nullopt});
    EXPECT_EQ(goal_in(told<Plan>(story), "walk").proposal.target_on, parse_day("2026-12-05"));
    story.writes(client, "walk", GoalAchieved{});
    EXPECT_EQ(goal_in(told<Plan>(story), "walk").state, GoalState::achieved);
}

TEST(PLAN1, HowMuchItMattersAndHowSureIsKeptOverTime) {
    Story story;
    GoalProposed offer{"Walk"};
    offer.importance = 8;
    offer.confidence = 4;
    story.writes(client, "walk", offer);
    story.writes(client, "walk", GoalAccepted{"Walk", std::nullopt});
    story.writes(client, "walk", GoalGauged{std::nullopt, 6});
    story.writes(client, "walk", GoalGauged{9, std::nullopt});
    story.writes(client, "walk", GoalGauged{});
    const Plan plan = told<Plan>(story);
    const Goal& walk = goal_in(plan, "walk");
    EXPECT_EQ(walk.importance, 9);
    EXPECT_EQ(walk.confidence, 6);
    ASSERT_EQ(walk.gauges.size(), 3U);  // accepting and gauging without a number say nothing
    EXPECT_EQ(walk.gauges[0].importance, 8);
    EXPECT_EQ(walk.gauges[0].confidence, 4);
    EXPECT_FALSE(walk.gauges[1].importance);
    EXPECT_EQ(walk.gauges[1].confidence, 6);
    EXPECT_EQ(walk.gauges[2].at, story.entries[3].occurred_at);
}

TEST(PLAN1, TreatmentStandsInThePlanBesideGoalsUntilTheClientEndsIt) {
    Story story = walking();
    story.writes(client, "pill",
                 PartAdded{PartSort::medication, "Naltrexone, every month", named<GoalId>("walk"),
                           named<AboutId>("suggestion")});
    story.writes(client, "cbt", PartAdded{PartSort::therapy, "CBT with Sam"});
    const Plan before = told<Plan>(story);
    ASSERT_EQ(before.parts.size(), 2U);
    EXPECT_EQ(before.parts[0].added.goal, named<GoalId>("walk"));
    EXPECT_EQ(before.parts[0].added.from, named<AboutId>("suggestion"));
    EXPECT_FALSE(before.parts[0].ended);
    story.writes(client, "pill", PartAdded{PartSort::other, "The same place again"});
    story.writes(client, "no-such-part", PartEnded{});
    EXPECT_EQ(told<Plan>(story), before);

    story.writes(client, "pill", PartEnded{"My liver"});
    const Plan plan = told<Plan>(story);
    ASSERT_TRUE(plan.parts[0].ended);
    EXPECT_EQ(plan.parts[0].ended->person, client.person);
    EXPECT_EQ(plan.parts[0].why_ended, Words("My liver"));
    EXPECT_FALSE(plan.parts[1].ended);
}

TEST(PLAN2, AStepThatComesBackIsNeverOverAndCountsEachTime) {
    Story story = walking();
    StepAdded step{named<GoalId>("walk"), "Walk on Sunday"};
    step.repeats = Repeats::weekly;
    step.due_on = parse_day("2026-11-22");
    story.writes(client, "sunday", step);
    story.writes(client, "sunday", StepDone{"Cold", parse_day("2026-11-20")});
    story.writes(client, "sunday", StepDone{});
    const Plan plan = told<Plan>(story);
    const Step* sunday = find_step(plan, named<StepId>("sunday"));
    ASSERT_NE(sunday, nullptr);
    EXPECT_EQ(sunday->state, StepState::open);
    EXPECT_EQ(sunday->times_done, 2);
    EXPECT_EQ(sunday->done_on, parse_day("2026-11-21"));  // the day of writing
    EXPECT_EQ(sunday->done_at, story.entries.back().occurred_at);

    StepChanged once{"Walk once more", parse_day("2026-11-29")};
    story.writes(client, "sunday", once);
    story.writes(client, "sunday", StepDone{});
    const Plan later = told<Plan>(story);
    EXPECT_EQ(find_step(later, named<StepId>("sunday"))->state, StepState::done);
    EXPECT_EQ(find_step(later, named<StepId>("sunday"))->times_done, 3);
}

TEST(PLAN2, AStepIsDoneOnTheDayThatIsNamed) {
    Story story = walking();
    story.writes(client, "ask", StepAdded{named<GoalId>("walk"), "Ask Ana"});
    story.writes(client, "ask", StepDone{std::nullopt, parse_day("2026-11-19")});
    const Plan plan = told<Plan>(story);
    EXPECT_EQ(find_step(plan, named<StepId>("ask"))->done_on, parse_day("2026-11-19"));
}

TEST(PLAN2, AChangedStepKeepsItsWordingsWithWhoChoseThem) {
    Story story = walking();
    StepAdded promised{named<GoalId>("walk"), "Send a map", Role::clinician};
    promised.due_on = parse_day("2026-11-28");
    story.writes(clinician, "map", promised);
    story.writes(client, "map", StepChanged{"Draw a map", parse_day("2026-12-01")});
    story.writes(clinician, "map", StepChanged{"Draw it together"});
    story.writes(clinician, "map", StepChanged{"Draw it together", parse_day("2026-12-24")});
    const Plan plan = told<Plan>(story);
    const Step* map = find_step(plan, named<StepId>("map"));
    ASSERT_NE(map, nullptr);
    EXPECT_EQ(map->words, Words("Draw it together"));
    EXPECT_EQ(map->owner, Role::clinician);
    EXPECT_EQ(map->due_on, parse_day("2026-12-24"));
    EXPECT_EQ(map->added_by.person, clinician.person);
    ASSERT_EQ(map->wordings.size(), 2U);  // the same words at another time are no new wording
    EXPECT_EQ(map->wordings[0].words, Words("Send a map"));
    EXPECT_EQ(map->wordings[0].by.person, clinician.person);
    EXPECT_EQ(map->wordings[1].words, Words("Draw a map"));
    EXPECT_EQ(map->wordings[1].by.person, client.person);
}

TEST(PLAN2, AStepThatIsLetGoStaysReadable) {
    Story story = walking();
    story.writes(client, "ask", StepAdded{named<GoalId>("walk"), "Ask Ana"});
    story.writes(client, "ask", StepLetGo{"She moved"});
    const Plan plan = told<Plan>(story);
    const Step* ask = find_step(plan, named<StepId>("ask"));
    ASSERT_NE(ask, nullptr);
    EXPECT_EQ(ask->state, StepState::let_go);
    EXPECT_EQ(ask->words, Words("Ask Ana"));
    EXPECT_EQ(ask->times_done, 0);
}

TEST(PLAN3, WhatIsInTheWayHasWaysAroundItAndPasses) {
    Story story = walking();
    story.writes(client, "ask", StepAdded{named<GoalId>("walk"), "Ask Ana"});
    story.writes(client, "knee", ObstacleNamed{named<AboutId>("walk"), Barrier::health_or_pain});
    story.writes(client, "late",
                 ObstacleNamed{named<AboutId>("ask"), Barrier::work_or_class_schedule, "Nights"});
    story.writes(client, "late", ObstacleWayChosen{"Ask on Monday"});
    story.writes(client, "late", ObstacleWayChosen{"Write to her"});
    Plan plan = told<Plan>(story);
    ASSERT_EQ(goal_in(plan, "walk").obstacles.size(), 2U);  // the step's stands under its goal
    const Obstacle* late = find_obstacle(plan, named<AboutId>("late"));
    ASSERT_NE(late, nullptr);
    ASSERT_EQ(late->ways.size(), 2U);
    EXPECT_EQ(late->ways[0].words, Words("Ask on Monday"));
    EXPECT_FALSE(late->passed);

    story.writes(client, "late", ObstaclePassed{"She has a new job"});
    plan = told<Plan>(story);
    late = find_obstacle(plan, named<AboutId>("late"));
    ASSERT_TRUE(late->passed);
    EXPECT_EQ(late->what_helped, Words("She has a new job"));
    EXPECT_EQ(late->ways.size(), 2U);
    EXPECT_FALSE(find_obstacle(plan, named<AboutId>("knee"))->passed);
}

TEST(PLAN3, AnObstacleOfNothingAndTheSameAgainAreLeftOut) {
    Story story = walking();
    story.writes(client, "knee", ObstacleNamed{named<AboutId>("walk"), Barrier::health_or_pain});
    const Plan before = told<Plan>(story);
    story.writes(client, "knee", ObstacleNamed{named<AboutId>("walk"), Barrier::grief});
    story.writes(client, "rain", ObstacleNamed{named<AboutId>("swim"), Barrier::other});
    story.writes(client, "rain", ObstacleWayChosen{"An umbrella"});
    story.writes(client, "rain", ObstaclePassed{});
    EXPECT_EQ(told<Plan>(story), before);
}

TEST(PLAN5, ReviewsAreAllKept) {
    Story story = walking();
    story.writes(client, "", ReviewHeld{"I walk", "The evenings", "None", parse_day("2026-12-21")});
    const AboutId first = story.last();
    story.writes(client, "", ReviewHeld{"I walk and swim"});
    const Plan plan = told<Plan>(story);
    ASSERT_EQ(plan.reviews.size(), 2U);
    EXPECT_EQ(plan.reviews[0].id, first);
    EXPECT_EQ(plan.reviews[0].what.next_on, parse_day("2026-12-21"));
    EXPECT_EQ(plan.reviews[1].what.in_my_words, Text<2000>("I walk and swim"));
}

TEST(PLAN5, AGoalMovesWithItsStepsAndObstaclesAndNotWithAGauge) {
    Story story = walking();
    const auto moved = [&] { return goal_in(told<Plan>(story), "walk").moved_at; };
    const Moment accepted = story.entries.back().occurred_at;
    EXPECT_EQ(moved(), accepted);
    story.writes(client, "walk", GoalGauged{5, 5});
    EXPECT_EQ(moved(), accepted);
    story.writes(client, "ask", StepAdded{named<GoalId>("walk"), "Ask Ana"});
    EXPECT_EQ(moved(), story.entries.back().occurred_at);
    story.writes(client, "ask", StepDone{});
    EXPECT_EQ(moved(), story.entries.back().occurred_at);
    story.writes(client, "knee", ObstacleNamed{named<AboutId>("walk"), Barrier::health_or_pain});
    EXPECT_EQ(moved(), story.entries.back().occurred_at);
    story.writes(client, "knee", ObstacleWayChosen{"Swim"});
    EXPECT_EQ(moved(), story.entries.back().occurred_at);
}

TEST(PLAN5, ThePlanOfADateIsTheFoldUpToIt) {
    Story story = walking();
    const Plan then = told<Plan>(story);
    const std::size_t count = story.entries.size();
    story.writes(client, "walk", GoalReworded{"Swim", std::nullopt});
    story.writes(client, "ask", StepAdded{named<GoalId>("walk"), "Ask Ana"});
    story.writes(client, "walk", GoalLetGo{});
    EXPECT_EQ(fold<Plan>(std::span(story.entries).first(count)), then);
    EXPECT_EQ(goal_in(then, "walk").words(), Words("Walk by the river with Ana"));
}

}  // namespace alongside::testing
