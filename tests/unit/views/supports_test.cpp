// Recovery supports: the client chooses, and says how it was.
#include "support/story.hpp"

#include <gtest/gtest.h>

namespace alongside::testing {

TEST(SUP5, TheLastAnswerCounts) {
    Story story;
    story.writes(client, "thursday", SupportChosen{Choice::not_now, "Thursday meeting"});
    story.writes(client, "choir", SupportChosen{Choice::not_for_me, "Choir"});
    story.writes(client, "thursday",
                 SupportChosen{Choice::yes, "Thursday meeting", "city/meeting-17", std::nullopt});
    const Supports supports = told<Supports>(story);
    ASSERT_EQ(supports.items.size(), 2U);
    EXPECT_EQ(supports.items[0].id, named<SupportId>("thursday"));
    EXPECT_EQ(supports.items[0].choice->choice, Choice::yes);
    EXPECT_EQ(supports.items[0].chosen_at, story.entries.back().occurred_at);
    EXPECT_EQ(find_support(supports, named<SupportId>("choir"))->choice->choice,
              Choice::not_for_me);
    EXPECT_EQ(find_support(supports, named<SupportId>("other")), nullptr);
}

TEST(SUP8, GoingIsRememberedWithHowItWas) {
    Story story;
    story.writes(client, "thursday", SupportChosen{Choice::yes, "Thursday meeting"});
    const SupportAttended went{*parse_day("2026-11-19"), 3, Again::maybe, "They knew my name"};
    story.writes(client, "thursday", went);
    story.writes(client, "choir", went);  // never chosen
    const Supports supports = told<Supports>(story);
    ASSERT_EQ(supports.items.size(), 1U);
    ASSERT_EQ(supports.items[0].visits.size(), 1U);
    EXPECT_EQ(supports.items[0].visits[0].report, went);
}

TEST(SUP8, AVisitCanBePutRight) {
    Story story;
    story.writes(client, "thursday", SupportChosen{Choice::yes, "Thursday meeting"});
    story.writes(client, "thursday",
                 SupportAttended{*parse_day("2026-11-19"), 3, std::nullopt, std::nullopt});
    const SupportAttended right{*parse_day("2026-11-18"), 4, Again::yes, std::nullopt};
    story.writes_about(client, story.last(),
                       CorrectionMade{"It was Wednesday", RawObject{json::text(right)}});
    EXPECT_EQ(told<Supports>(story).items[0].visits[0].report, right);
}

TEST(SUP8, AMissedTimeCanBePutRight) {
    Story story;
    const Day day = *parse_day("2026-11-19");
    story.writes(client, "thursday", SupportChosen{Choice::yes, "Thursday meeting"});
    story.writes(client, "thursday",
                 SupportMissed{day, Barrier::transport, "Ask Ana for a ride", {}, {}});
    const auto missed = story.last();
    story.writes(client, "thursday", SupportAttended{day, {}, {}, {}, Helped::yes});
    const SupportMissed same_way{day, Barrier::childcare, "Ask Ana for a ride", {}, {}};
    story.writes_about(client, missed,
                       CorrectionMade{"It was the children", RawObject{json::text(same_way)}});
    const Supports before = told<Supports>(story);
    ASSERT_EQ(before.items[0].misses.size(), 1U);
    EXPECT_EQ(before.items[0].misses[0].report, same_way);
    EXPECT_EQ(before.items[0].misses[0].way_helped, Helped::yes);
    EXPECT_EQ(before.items[0].visits.size(), 1U);

    const SupportMissed other_way{day, Barrier::childcare, "Join from home", {}, {}};
    story.writes_about(client, missed,
                       CorrectionMade{"I meant that", RawObject{json::text(other_way)}});
    const Supports after = told<Supports>(story);
    EXPECT_EQ(after.items[0].misses[0].report, other_way);
    EXPECT_FALSE(after.items[0].misses[0].way_helped.has_value());
}

TEST(SUP5, WhatIsSuggestedWaitsForTheClientsAnswer) {
    Story story;
    story.writes(clinician, "tuesday",
                 SupportSuggested{"Tuesday group", "city/meeting-18", {}, {}});
    const Supports before = told<Supports>(story);
    ASSERT_EQ(before.items.size(), 1U);
    EXPECT_FALSE(before.items[0].choice.has_value());
    EXPECT_EQ(before.items[0].name.text(), "Tuesday group");
    story.writes(client, "tuesday",
                 SupportChosen{Choice::not_now, "Tuesday group", "city/meeting-18", {}});
    const Supports after = told<Supports>(story);
    ASSERT_EQ(after.items.size(), 1U);
    EXPECT_TRUE(is_chosen(after.items[0], Choice::not_now));
    EXPECT_EQ(after.items[0].suggested->by.person, clinician.person);
}

TEST(SUP4, TheLastWishesCount) {
    Story story;
    SupportWishesSet wishes;
    wishes.way = SupportWay::in_person;
    story.writes(client, "", wishes);
    wishes.way = SupportWay::online;
    story.writes(client, "", wishes);
    EXPECT_EQ(told<Supports>(story).wishes->what, wishes);
}

TEST(SUP8, WhatWasTriedIsToldTheNextTime) {
    Story story;
    const Day day = *parse_day("2026-11-19");
    story.writes(client, "thursday", SupportChosen{Choice::yes, "Thursday meeting"});
    story.writes(client, "thursday",
                 SupportMissed{day, Barrier::transport, "Ask Ana for a ride", {}, {}});
    const Supports missed = told<Supports>(story);
    ASSERT_NE(way_to_try(missed.items[0]), nullptr);
    EXPECT_EQ(way_to_try(missed.items[0])->report.way, "Ask Ana for a ride");
    story.writes(client, "thursday", SupportAttended{day, {}, {}, {}, Helped::yes});
    const Supports went = told<Supports>(story);
    EXPECT_EQ(way_to_try(went.items[0]), nullptr);
    EXPECT_EQ(went.items[0].misses[0].way_helped, Helped::yes);
    // An answer to nothing changes nothing.
    story.writes(client, "thursday", SupportAttended{day, {}, {}, {}, Helped::no});
    EXPECT_EQ(told<Supports>(story).items[0].misses[0].way_helped, Helped::yes);
}

TEST(SUP8, WhoAskedHowItWentIsKept) {
    Story story;
    story.writes(client, "thursday", SupportChosen{Choice::yes, "Thursday meeting"});
    story.writes(clinician, "thursday", SupportAskedAfter{});
    EXPECT_EQ(told<Supports>(story).items[0].asked_after[0].person, clinician.person);
}

TEST(SUP8, ChoosingAgainKeepsTheVisits) {
    Story story;
    story.writes(client, "thursday", SupportChosen{Choice::yes, "Thursday meeting"});
    story.writes(client, "thursday",
                 SupportAttended{*parse_day("2026-11-19"), 1, Again::no, std::nullopt});
    story.writes(client, "thursday", SupportChosen{Choice::not_for_me, "Thursday meeting"});
    EXPECT_EQ(told<Supports>(story).items[0].visits.size(), 1U);
}

}  // namespace alongside::testing
