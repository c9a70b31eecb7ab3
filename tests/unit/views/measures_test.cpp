// Answered instruments, life events, and sensitive answers that somebody was told of.
#include "support/story.hpp"
#include "views/rhythms.hpp"

#include <gtest/gtest.h>

namespace alongside::testing {
namespace {

using namespace std::chrono_literals;

InstrumentAnswered sheet(double first) {
    InstrumentAnswered said;
    said.instrument = "phq-9";
    said.version_of = "1.0";
    said.answers = {{"1", first, {}, {}}};
    return said;
}

/// A concern about the last entry, told to the clinician, later to the supervisor.
AboutId raise(Story& story, const AboutId& about) {
    story.writes_about(
        administrator, about,
        ConcernRaised{"phq-9", "safety-step", {clinician.person}, 60, {supervisor.person}});
    return story.last();
}

}  // namespace

TEST(CHK2, ASheetKeepsItsVersionAndFollowsACorrection) {
    Story story;
    story.writes(client, "", sheet(1));
    const AboutId first = story.last();
    story.writes_about(client, first, CorrectionMade{"Two", RawObject{json::text(sheet(2))}});
    const Measures measures = told<Measures>(story);
    ASSERT_NE(find_sheet(measures, first), nullptr);
    EXPECT_EQ(find_sheet(measures, first)->said, sheet(2));
    EXPECT_TRUE(find_sheet(measures, first)->corrected_at);
    EXPECT_EQ(find_sheet(measures, first)->said.version_of, Text<40>("1.0"));
}

TEST(CHK3, WhatWasAnsweredLastIsByTheDayOfTheAnswerNotOfItsArrival) {
    Story story;
    story.writes(client, "", sheet(1));
    Entry& late = story.writes(client, "", sheet(2));
    late.occurred_at = Moment{morning - 48h, std::string(zone)};
    EXPECT_EQ(last_answered_on(told<Measures>(story), "phq-9"), *parse_day("2026-11-21"));
    EXPECT_FALSE(last_answered_on(told<Measures>(story), "gad-7"));
}

TEST(CHK4, ALifeEventSaidAgainIsTheSameEvent) {
    Story story;
    story.writes(client, "move", LifeEventNoted{"Moved", *parse_day("2026-11-01")});
    story.writes(client, "move", LifeEventNoted{"Moved in with Ana", *parse_day("2026-11-02")});
    const Measures measures = told<Measures>(story);
    ASSERT_EQ(measures.events.size(), 1U);
    EXPECT_EQ(measures.events.front().what.on, *parse_day("2026-11-02"));
}

TEST(CHK5, AConcernIsOpenUntilSomebodySaysWhatWasDone) {
    Story story;
    story.writes(client, "", sheet(3));
    const AboutId concern = raise(story, story.last());
    const Instant raised_at = story.entries.back().recorded_at;
    Concerns concerns = told<Concerns>(story);
    ASSERT_NE(find_concern(concerns, concern), nullptr);
    EXPECT_TRUE(is_open(*find_concern(concerns, concern)));
    EXPECT_EQ(due_at(*find_concern(concerns, concern)), raised_at + 60min);
    EXPECT_EQ(passes_on_at(*find_concern(concerns, concern)), raised_at + 60min);

    story.writes_about(clinician, concern, ConcernSeen{});
    concerns = told<Concerns>(story);
    EXPECT_TRUE(is_open(*find_concern(concerns, concern)));
    EXPECT_FALSE(passes_on_at(*find_concern(concerns, concern)));

    story.writes_about(clinician, concern, ConcernAnswered{"I called at once"});
    concerns = told<Concerns>(story);
    EXPECT_FALSE(is_open(*find_concern(concerns, concern)));
    EXPECT_EQ(find_concern(concerns, concern)->seen.size(), 1U);
}

TEST(CHK5, WhatNobodySawIsPassedOnOnce) {
    Story story;
    story.writes(client, "", sheet(3));
    const AboutId concern = raise(story, story.last());
    story.writes_about(administrator, concern, ConcernPassedOn{{supervisor.person}});
    const Concerns concerns = told<Concerns>(story);
    const Concern& found = *find_concern(concerns, concern);
    EXPECT_FALSE(passes_on_at(found));
    EXPECT_TRUE(was_told(found, clinician.person));
    EXPECT_TRUE(was_told(found, supervisor.person));
    EXPECT_FALSE(was_told(found, recovery_coach.person));
    EXPECT_TRUE(is_open(found));
}

TEST(CHK5, TheProgramWakesAtOnceAndWhenItIsTimeToPassItOn) {
    Story story;
    story.writes(client, "", sheet(3));
    (void)raise(story, story.last());
    const Instant raised_at = story.entries.back().recorded_at;
    const Record record = told<Record>(story);
    EXPECT_EQ(wakes_at(record, raised_at), raised_at);
    EXPECT_EQ(wakes_at(record, raised_at + 10min), raised_at + 60min);
    // Late, because the server was down: then at once.
    EXPECT_EQ(wakes_at(record, raised_at + 2h), raised_at + 2h);
}

}  // namespace alongside::testing
