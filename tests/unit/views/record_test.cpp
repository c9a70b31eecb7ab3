// The whole record: what was written together counts from the client's word on, and not before.
#include "views/record.hpp"
#include "support/story.hpp"

#include <gtest/gtest.h>

namespace alongside::testing {
namespace {

/// Written in session by someone of the care team, with the client beside them.
Entry& together(Story& story, const Someone& author, std::string_view about, Body body) {
    Entry& entry = story.writes(author, about, std::move(body));
    entry.on_behalf = true;
    return entry;
}

/// Everything but what every entry changes by itself.
Record without_time(Record record) {
    record.head = 0;
    record.began_at.reset();
    record.last_word_at.reset();
    return record;
}

Story offered() {
    Story story;
    story.writes(clinician, "walk", GoalProposed{"Exercise more"});
    return story;
}

}  // namespace

TEST(Together, WhatWaitsCountsForNothing) {
    Story story = offered();
    const Record before = told<Record>(story);
    together(story, clinician, "walk", GoalAccepted{"Walk by the river", 7});
    const AboutId accepted = story.last();
    together(story, recovery_coach, "", VisionWritten{"A quiet house"});
    Record waiting = told<Record>(story);
    ASSERT_EQ(waiting.waiting.size(), 2U);
    EXPECT_EQ(waiting.waiting[0].id.as<AboutId>(), accepted);
    waiting.waiting = {};
    EXPECT_EQ(without_time(waiting), without_time(before));
}

TEST(Together, ConfirmedItCountsAsTheClientsWithTheWriterMarked) {
    Story story = offered();
    together(story, clinician, "walk", GoalAccepted{"Walk by the river", 7});
    story.writes_about(client, story.last(), TogetherConfirmed{});
    const Record confirmed = told<Record>(story);
    EXPECT_TRUE(confirmed.waiting.empty());
    const Goal* walk = find_goal(confirmed.plan, named<GoalId>("walk"));
    ASSERT_NE(walk, nullptr);
    EXPECT_EQ(walk->state, GoalState::active);
    EXPECT_EQ(walk->words(), Words("Walk by the river"));
    EXPECT_EQ(walk->wordings.back().by.person, clinician.person);
    EXPECT_TRUE(walk->wordings.back().by.on_behalf);
    EXPECT_FALSE(walk->wordings.front().by.on_behalf);
}

TEST(Together, ConfirmedItIsExactlyWhatTheClientWouldHaveWritten) {
    Story in_session = offered();
    together(in_session, clinician, "walk", GoalAccepted{"Walk by the river", 7});
    in_session.writes_about(client, in_session.last(), TogetherConfirmed{});
    Story alone = offered();
    alone.writes(client, "walk", GoalAccepted{"Walk by the river", 7});

    // The voice is the one difference: put the client's there, and they are the same.
    Plan plan = told<Record>(in_session).plan;
    plan.goals.edit(plan.goals.begin()).wordings.back().by =
        Voice{client.person, Role::client, alone.entries.back().occurred_at};
    EXPECT_EQ(plan, told<Record>(alone).plan);
}

TEST(Together, DeclinedItIsGoneFromWhatWaits) {
    Story story = offered();
    const Record before = told<Record>(story);
    together(story, clinician, "walk", GoalAccepted{"Walk by the river", 7});
    const AboutId accepted = story.last();
    story.writes_about(client, accepted, TogetherDeclined{"Not how I said it"});
    Record after = told<Record>(story);
    ASSERT_EQ(after.turned_down.size(), 1U);  // so that it is not sent again as it was
    EXPECT_EQ(after.turned_down.front().body, Body{(GoalAccepted{"Walk by the river", 7})});
    after.turned_down = {};
    EXPECT_EQ(without_time(after), without_time(before));
    story.writes_about(client, accepted, TogetherConfirmed{});  // too late
    after = told<Record>(story);
    after.turned_down = {};
    EXPECT_EQ(without_time(after), without_time(before));
}

TEST(Together, EachIsConfirmedByItselfAndOnce) {
    Story story;
    together(story, clinician, "", WinNoted{"I came"});
    const AboutId win = story.last();
    together(story, clinician, "", VisionWritten{"A quiet house"});
    story.writes_about(client, win, TogetherConfirmed{});
    story.writes_about(client, win, TogetherConfirmed{});
    const Record record = told<Record>(story);
    EXPECT_EQ(record.wins.items.size(), 1U);
    ASSERT_EQ(record.waiting.size(), 1U);
    EXPECT_FALSE(record.story.vision);
}

TEST(Together, WaitingIsNoWordOfTheClients) {
    Story story;
    together(story, clinician, "", VisionWritten{"A quiet house"});
    const Record waiting = told<Record>(story);
    EXPECT_FALSE(waiting.last_word_at);
    EXPECT_EQ(waiting.began_at, story.entries.front().recorded_at);
    EXPECT_EQ(waiting.head, 1);
    story.writes_about(client, story.last(), TogetherConfirmed{});
    EXPECT_EQ(told<Record>(story).last_word_at, story.entries.back().recorded_at);
}

TEST(Together, AsIfConfirmedIsTheFoldOfAllThatWaits) {
    Story story = offered();
    together(story, clinician, "walk", GoalAccepted{"Walk", 7});
    const AboutId accepted = story.last();
    together(story, clinician, "walk", GoalGauged{9, 9});
    const AboutId gauged = story.last();
    const Record hoped_for = as_if_confirmed(told<Record>(story));
    EXPECT_TRUE(hoped_for.waiting.empty());
    story.writes_about(client, accepted, TogetherConfirmed{});
    story.writes_about(client, gauged, TogetherConfirmed{});
    EXPECT_EQ(without_time(hoped_for), without_time(told<Record>(story)));
}

}  // namespace alongside::testing
