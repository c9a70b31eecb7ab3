// Setbacks: told in one tap, to whom the client chooses, and what they teach stays.
#include "support/story.hpp"

#include <gtest/gtest.h>

namespace alongside::testing {

TEST(PLAN7, OneTapIsEnough) {
    Story story;
    story.writes(client, "friday", SetbackTold{});
    const Setbacks setbacks = told<Setbacks>(story);
    const Setback* friday = find_setback(setbacks, named<SetbackId>("friday"));
    ASSERT_NE(friday, nullptr);
    EXPECT_EQ(friday->told, SetbackTold{});
    EXPECT_EQ(friday->by.person, client.person);
    EXPECT_FALSE(friday->debrief);
}

TEST(PLAN7, ToldToOthersItIsTheSameSetbackAndWhatWasSaidStays) {
    Story story;
    story.audience = Audience::mine;
    story.writes(client, "friday", SetbackTold{"I used", Safety::safe, std::nullopt});
    EXPECT_EQ(told<Setbacks>(story).items[0].audience, Audience::mine);
    story.audience = Audience::shared;
    story.writes(client, "friday", SetbackTold{std::nullopt, std::nullopt, true});
    const Setbacks setbacks = told<Setbacks>(story);
    ASSERT_EQ(setbacks.items.size(), 1U);
    const Setback& friday = setbacks.items[0];
    EXPECT_EQ(friday.told, (SetbackTold{"I used", Safety::safe, true}));
    EXPECT_EQ(friday.by.at, story.entries.front().occurred_at);
    EXPECT_EQ(friday.audience, Audience::shared);
}

TEST(PLAN7, WhatOthersKnowIsNotShownAsKeptToOneself) {
    Story story;
    story.writes(client, "friday", SetbackTold{});
    story.audience = Audience::mine;
    story.writes(client, "friday", SetbackTold{"More, for me alone"});
    EXPECT_EQ(told<Setbacks>(story).items[0].audience, Audience::circle);
}

TEST(PLAN7, TheDebriefIsFilledInBitsAndAnswersAreKept) {
    Story story;
    story.writes(client, "friday", SetbackTold{});
    story.writes(clinician, "friday", SetbackAnswered{"Thank you for telling me"});
    SetbackDebriefed debrief;
    debrief.trigger = "The game";
    story.writes(client, "friday", debrief);
    debrief.learned = "Fridays are long";
    debrief.strength = 0;
    story.writes(client, "friday", debrief);
    story.writes(recovery_coach, "friday", SetbackAnswered{"I am here on Friday"});
    const Setbacks setbacks = told<Setbacks>(story);
    const Setback& friday = setbacks.items[0];
    EXPECT_EQ(friday.debrief, debrief);
    EXPECT_EQ(friday.debriefed_at, story.entries[3].occurred_at);
    ASSERT_EQ(friday.answers.size(), 2U);
    EXPECT_EQ(friday.answers[0].by.person, clinician.person);
    EXPECT_EQ(friday.answers[1].words, Words("I am here on Friday"));
}

TEST(PLAN7, WhatWasNeverToldHasNoDebriefAndNoAnswer) {
    Story story;
    story.writes(client, "friday", SetbackDebriefed{});
    story.writes(clinician, "friday", SetbackAnswered{"What happened?"});
    EXPECT_EQ(told<Setbacks>(story), Setbacks{});
}

}  // namespace alongside::testing
