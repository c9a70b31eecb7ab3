// Introductions: both sides say yes before they may know how to reach each other.
#include "support/story.hpp"

#include <gtest/gtest.h>

namespace alongside::testing {
namespace {

IntroductionAsked to_joe(const std::optional<Text<200>>& reach = {}) {
    return {named<FirstFriendId>("joe"), "Joe", std::nullopt, std::nullopt, reach};
}

Introduction introduction_of(const Story& story) {
    return told<Introductions>(story).items[0];
}

}  // namespace

TEST(SUP6, WhoAsksHasSaidYes) {
    Story story;
    story.writes(client, "joe", to_joe("Text me"));
    const Introduction asked = introduction_of(story);
    EXPECT_FALSE(waits_for(asked, Role::client));
    EXPECT_TRUE(waits_for(asked, Role::recovery_coach));
    EXPECT_EQ(asked.reach, "Text me");
    EXPECT_FALSE(may_know_each_other(asked));
}

TEST(SUP6, TheCareTeamAsksForNobody) {
    Story story;
    story.writes(clinician, "joe", to_joe());
    EXPECT_TRUE(waits_for(introduction_of(story), Role::client));
    EXPECT_TRUE(waits_for(introduction_of(story), Role::clinician));
}

TEST(SUP6, BothSayYesInAnyOrder) {
    for (const bool client_first : {true, false}) {
        Story story;
        story.writes(clinician, "joe", to_joe());
        story.writes(client_first ? client : recovery_coach, "joe", IntroductionAccepted{});
        EXPECT_EQ(introduction_of(story).state, IntroductionState::asked);
        EXPECT_FALSE(may_know_each_other(introduction_of(story)));
        story.writes(client_first ? recovery_coach : client, "joe", IntroductionAccepted{});
        EXPECT_EQ(introduction_of(story).state, IntroductionState::accepted);
        EXPECT_TRUE(may_know_each_other(introduction_of(story)));
    }
}

TEST(SUP6, AYesCanBeTakenBack) {
    Story story;
    story.writes(client, "joe", to_joe());
    story.writes(recovery_coach, "joe", IntroductionAccepted{});
    story.writes(client, "joe", IntroductionDeclined{"Not now"});
    EXPECT_EQ(introduction_of(story).state, IntroductionState::declined);
    EXPECT_FALSE(may_know_each_other(introduction_of(story)));
    EXPECT_FALSE(is_open(introduction_of(story)));
}

TEST(SUP6, TheyMetAsSoonAsOneSideSaysSo) {
    Story story;
    story.writes(client, "joe", to_joe());
    story.writes(recovery_coach, "joe", IntroductionAccepted{});
    story.writes(client, "joe", IntroductionNoted{false, std::nullopt, "He was not there"});
    EXPECT_EQ(introduction_of(story).state, IntroductionState::missed);
    story.writes(recovery_coach, "joe", IntroductionNoted{true, 3, std::nullopt});
    EXPECT_EQ(introduction_of(story).state, IntroductionState::met);
    EXPECT_EQ(introduction_of(story).by_client->said.words, "He was not there");
}

}  // namespace alongside::testing
