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

}  // namespace alongside::testing
