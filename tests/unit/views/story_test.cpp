// My story: what recovery means to the client, and how they like to be met.
#include "support/story.hpp"

#include <gtest/gtest.h>

namespace alongside::testing {
using StoryView = alongside::Story;

TEST(OWN1, TheLastVisionStandsOnTop) {
    Story story;
    EXPECT_FALSE(told<StoryView>(story).vision);
    story.writes(client, "", VisionWritten{"A quiet house"});
    story.writes(client, "", VisionWritten{"A quiet house, and Sundays with my sister"});
    const auto view = told<StoryView>(story);
    ASSERT_TRUE(view.vision);
    EXPECT_EQ(view.vision->words, Words("A quiet house, and Sundays with my sister"));
    EXPECT_EQ(view.vision->at, story.entries.back().occurred_at);
}

TEST(OWN3, PreferencesAreReplacedWhole) {
    Story story;
    PreferencesSet first;
    first.called = "Marí";
    first.please_avoid = "Calling my work";
    story.writes(client, "", first);
    EXPECT_EQ(told<StoryView>(story).preferences, first);

    PreferencesSet second;
    second.called = "Marí";
    story.writes(client, "", second);
    EXPECT_FALSE(told<StoryView>(story).preferences.please_avoid);
}

TEST(OWN2, EachTopicIsToldInAnyOrderAndItsLastTellingCounts) {
    using enum AssessmentTopic;
    Story story;
    story.writes(client, "", AssessmentAnswered{home, "With my sister"});
    story.writes(client, "", AssessmentAnswered{sleep_pain_and_food});
    story.writes(client, "", AssessmentAnswered{home, "Alone now", "A lock", "Quiet", 7});
    const auto view = told<StoryView>(story);
    ASSERT_EQ(view.findings.size(), 2U);
    EXPECT_EQ(view.findings[0].what.topic, home);
    EXPECT_EQ(view.findings[0].what.background, Text<2000>("Alone now"));
    EXPECT_EQ(view.findings[0].by.at, story.entries.back().occurred_at);
    EXPECT_FALSE(is_skipped(view.findings[0].what));
    EXPECT_TRUE(is_skipped(view.findings[1].what));
}

TEST(OWN4, WhatIsHardStandsUntilTheClientLetsItGo) {
    Story story;
    story.writes(client, "corner",
                 TriggerNoted{TriggerSort::high_risk_place, "Fifth and Main", "Meeting there"});
    story.writes(client, "noise", TriggerNoted{TriggerSort::sensitivity, "Loud rooms"});
    story.writes(client, "corner", TriggerNoted{TriggerSort::trigger, "The whole street"});
    auto view = told<StoryView>(story);
    ASSERT_EQ(view.triggers.size(), 2U);
    EXPECT_EQ(view.triggers[0].id, named<AboutId>("corner"));
    EXPECT_EQ(view.triggers[0].what.words, Text<500>("The whole street"));
    EXPECT_FALSE(view.triggers[0].what.please_avoid);  // said anew, without it
    story.writes(client, "corner", TriggerLetGo{});
    story.writes(client, "never-named", TriggerLetGo{});
    view = told<StoryView>(story);
    ASSERT_EQ(view.triggers.size(), 1U);
    EXPECT_EQ(view.triggers[0].id, named<AboutId>("noise"));
}

TEST(OWN4, EveryReviewOfTheEnvironmentIsKept) {
    Story story;
    story.writes(client, "", EnvironmentReviewed{"The flat", {}, {}, {}, parse_day("2027-01-01")});
    story.writes(client, "", EnvironmentReviewed{"The new flat"});
    const auto view = told<StoryView>(story);
    ASSERT_EQ(view.environments.size(), 2U);
    EXPECT_EQ(view.environments[0].what.review_on, parse_day("2027-01-01"));
    EXPECT_EQ(view.environments[1].what.safe_living, Text<2000>("The new flat"));
}

TEST(OWN5, TheLastQuietPlanCountsWhole) {
    Story story;
    QuietPlanWritten first{"Call Ana", 14};
    first.please_do_not = "Call my work";
    story.writes(client, "", first);
    EXPECT_EQ(told<StoryView>(story).quiet_plan->what, first);
    story.writes(client, "", QuietPlanWritten{"Write to me"});
    EXPECT_FALSE(told<StoryView>(story).quiet_plan->what.please_do_not);
}

TEST(OWN6, PeopleComeOntoTheMapAndLeaveIt) {
    Story story;
    story.writes(client, "ana", CirclePersonNamed{"Ana", Bond::friendship});
    story.writes(client, "ana", CirclePersonNamed{"Ana", Bond::family, 1, "She listens"});
    story.writes(client, "joe", CirclePersonNamed{"Joe", Bond::neighborhood, 3});
    auto view = told<StoryView>(story);
    ASSERT_EQ(view.circle.size(), 2U);
    EXPECT_EQ(view.circle[0].what.bond, Bond::family);
    EXPECT_EQ(view.circle[0].what.closeness, (Scale<1, 3>{1}));
    story.writes(client, "joe", CirclePersonLetGo{});
    view = told<StoryView>(story);
    ASSERT_EQ(view.circle.size(), 1U);
    EXPECT_EQ(view.circle[0].id, named<AboutId>("ana"));
}

TEST(OWN7, TreatmentEndsAndTheWayBackIsOneEntry) {
    Story story;
    story.writes(client, "", VisionWritten{"A quiet house"});
    story.writes(clinician, "", TreatmentEnded{"With thanks"});
    auto view = told<StoryView>(story);
    ASSERT_TRUE(view.treatment_ended);
    EXPECT_EQ(view.treatment_ended->person, clinician.person);
    EXPECT_TRUE(view.vision);  // what is theirs stays
    story.writes(client, "", TreatmentResumed{});
    EXPECT_FALSE(told<StoryView>(story).treatment_ended);
}

}  // namespace alongside::testing
