// What a program's day is counted by.
#include "views/day_counts.hpp"

#include "support/story.hpp"

#include <gtest/gtest.h>

namespace alongside::testing {

TEST(DayCounts, WhatWasWrittenTogetherCountsOnceTheClientConfirmsIt) {
    Story story;
    story.writes(clinician, "walk", GoalProposed{"Walk"});
    story.writes(clinician, "walk", GoalAccepted{"Walk by the river", {}}).on_behalf = true;
    const Entry together = story.entries.back();
    EXPECT_EQ(counted_as(together), std::nullopt);
    const Record before = told<Record>(story);

    const Entry declined = story.writes_about(client, story.last(), TogetherDeclined{});
    EXPECT_FALSE(confirmed_by(declined, before));
    const Entry said = story.writes_about(client, together.id.as<AboutId>(), TogetherConfirmed{});
    EXPECT_EQ(counted_as(said), std::nullopt);
    const auto confirmed = confirmed_by(said, before);
    ASSERT_TRUE(confirmed);
    EXPECT_EQ(counted_as(*confirmed), Measure::goals_accepted);
    EXPECT_FALSE(confirmed_by(said, told<Record>(story)));  // it waits no more
}

TEST(DayCounts, WhatIsKeptToOneselfIsNotCounted) {
    Story story;
    story.audience = Audience::mine;
    EXPECT_EQ(counted_as(story.writes(client, "", CheckinRecorded{})), std::nullopt);
    story.audience = Audience::circle;
    EXPECT_EQ(counted_as(story.writes(client, "", CheckinRecorded{})), Measure::checkins_recorded);
}

}  // namespace alongside::testing
