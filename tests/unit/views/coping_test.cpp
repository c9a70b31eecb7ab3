// Coping: what the journal tells of the tools, and the plans for hard moments.
#include "support/story.hpp"

#include <gtest/gtest.h>

namespace alongside::testing {

TEST(COPE1, WhatWorksForMeIsCountedFromUrgesBeforeAndAfter) {
    using enum CopingTool;
    Story story;
    story.writes(client, "", ToolUsed{urge_surfing, 8, 3, "It passed"});
    story.writes(client, "", ToolUsed{urge_surfing, 5, 5, std::nullopt});
    story.writes(client, "", ToolUsed{urge_surfing, 2, 4, std::nullopt});
    story.writes(client, "", ToolUsed{urge_surfing, 9, std::nullopt, std::nullopt});
    story.writes(client, "", ToolUsed{halt, std::nullopt, 0, std::nullopt});
    const Coping coping = told<Coping>(story);
    ASSERT_EQ(coping.tools.size(), 2U);
    const ToolRecord& surfing = coping.tools[0];
    EXPECT_EQ(surfing.id, urge_surfing);
    EXPECT_EQ(surfing.used, 4);
    EXPECT_EQ(surfing.rated, 3);
    EXPECT_EQ(surfing.eased, 1);
    EXPECT_EQ(surfing.change_total, -5 + 0 + 2);
    EXPECT_EQ(surfing.last_at, story.entries[3].occurred_at);
    EXPECT_EQ(coping.tools[1].used, 1);
    EXPECT_EQ(coping.tools[1].rated, 0);
}

TEST(COPE2, TheLastPlansCountWhole) {
    Story story;
    CopingPlanWritten first;
    first.signs = {"I stop answering"};
    first.reminder = "Sundays";
    story.writes(client, "", first);
    SafetyPlanWritten safety;
    safety.people = {"Ana"};
    story.writes(client, "", safety);
    Coping coping = told<Coping>(story);
    EXPECT_EQ(coping.coping_plan->what, first);
    EXPECT_EQ(coping.safety_plan->what, safety);
    CopingPlanWritten second;
    second.tools = {CopingTool::halt};
    story.writes(client, "", second);
    coping = told<Coping>(story);
    EXPECT_EQ(coping.coping_plan->what, second);
    EXPECT_EQ(coping.coping_plan->by.at, story.entries.back().occurred_at);
    EXPECT_EQ(coping.safety_plan->what, safety);
}

TEST(COPE4, APracticeIsToldFurtherUnderItsOwnId) {
    Story story;
    PracticeTried asking{Skill::asking_for_help, "The bus stops at eight"};
    story.writes(client, "bus", asking);
    story.writes(client, "boss", PracticeTried{Skill::refusing});
    asking.what_happened = "She was glad";
    story.writes(client, "bus", asking);
    const Coping coping = told<Coping>(story);
    ASSERT_EQ(coping.practices.size(), 2U);
    EXPECT_EQ(coping.practices[0].id, named<AboutId>("bus"));
    EXPECT_EQ(coping.practices[0].what, asking);
}

}  // namespace alongside::testing
