// One line on a caseload: why this person would value hearing from their care team today.
#include "views/caseload.hpp"
#include "support/story.hpp"

#include <gtest/gtest.h>

namespace alongside::testing {
namespace {

using namespace std::chrono_literals;

CheckinRecorded urge(int value, bool talk = false) {
    CheckinRecorded report;
    report.answers = {{CheckinQuestion::urge, value}};
    report.talk = talk;
    return report;
}

CaseloadSummary summary_of(const Story& story) {
    return summarize(told<Record>(story));
}

/// A client whom a clinician has just brought to the program.
Story begun() {
    Story story;
    story.writes(clinician, "", CareTeamJoined{clinician.person, Role::clinician, program});
    return story;
}

Instant at(const CaseloadSummary& summary) {
    return from_milliseconds(summary.due_at);
}

AppointmentAsked meeting() {
    AppointmentAsked asked;
    asked.with = clinician.person;
    asked.words = "How it goes";
    asked.starts = {morning + 24h * 9, std::string(zone)};
    asked.minutes = 50;
    return asked;
}

}  // namespace

TEST(WORK9, SomeoneNewIsQuietAfterThreeDaysWithoutAWord) {
    const Story story = begun();
    const CaseloadSummary summary = summary_of(story);
    EXPECT_FALSE(summary.waiting);
    EXPECT_EQ(at(summary), story.entries[0].recorded_at + 72h);
    EXPECT_EQ(reason_at(summary, at(summary) - 1ms), "new");
    EXPECT_EQ(reason_at(summary, at(summary)), "quiet");
}

TEST(WORK9, SomeoneWhoWroteIsQuietAfterSevenDays) {
    Story story = begun();
    story.writes(client, "", VisionWritten{"A quiet house"});
    const CaseloadSummary summary = summary_of(story);
    EXPECT_EQ(at(summary), story.entries.back().recorded_at + 168h);
    EXPECT_EQ(summary.last_word_at, to_milliseconds(story.entries.back().recorded_at));
    EXPECT_EQ(reason_at(summary, at(summary) - 1ms), "steady");
    EXPECT_EQ(reason_at(summary, at(summary)), "quiet");
}

TEST(OWN5, SomeoneIsQuietAfterAsManyDaysAsTheyAskedFor) {
    Story story = begun();
    story.writes(client, "", QuietPlanWritten{"Text me", 14, {}, {}, {}});
    EXPECT_EQ(at(summary_of(story)), story.entries.back().recorded_at + 14 * 24h);
}

TEST(WORK9, WhatStaffWriteIsNotTheClientsWord) {
    Story story = begun();
    const CaseloadSummary before = summary_of(story);
    story.writes(clinician, "", MessageSent{"Good morning"});
    EXPECT_EQ(summary_of(story), before);
}

TEST(CHK1, ACheckinIsDueAnAnswerWithinADay) {
    Story story = begun();
    story.writes(client, "", urge(2));
    const CaseloadSummary summary = summary_of(story);
    EXPECT_EQ(summary.waiting, "checkin_waiting");
    EXPECT_EQ(summary.checkins_waiting, 1);
    EXPECT_EQ(at(summary), story.entries.back().recorded_at + 24h);
    EXPECT_EQ(reason_at(summary, at(summary) + 240h), "checkin_waiting");

    story.writes_about(recovery_coach, story.last(), CheckinAnswered{});
    EXPECT_FALSE(summary_of(story).waiting);
    EXPECT_EQ(summary_of(story).checkins_waiting, 0);
}

TEST(CHK1, WhoAsksToTalkIsDueAtOnce) {
    Story story = begun();
    story.writes(client, "", urge(2));
    story.writes(client, "", urge(4, true));
    const CaseloadSummary summary = summary_of(story);
    EXPECT_EQ(summary.waiting, "wants_to_talk");
    EXPECT_EQ(summary.checkins_waiting, 2);
    EXPECT_EQ(at(summary), story.entries.back().recorded_at);
}

TEST(WORK6, AMessageWaitsADayFromTheFirstUnanswered) {
    Story story = begun();
    story.writes(client, "", MessageSent{"Could we meet?"});
    const Instant first = story.entries.back().recorded_at;
    story.writes(client, "", MessageSent{"On Monday?"});
    EXPECT_EQ(summary_of(story).waiting, "message_waiting");
    EXPECT_EQ(at(summary_of(story)), first + 24h);
    story.writes(clinician, "", MessageSent{"Yes"});
    EXPECT_FALSE(summary_of(story).waiting);
}

TEST(WORK9, TheMostPressingComesFirst) {
    Story story = begun();
    story.writes(client, "", MessageSent{"Could we meet?"});
    const Instant message = story.entries.back().recorded_at;
    story.writes(client, "", urge(2));
    EXPECT_EQ(summary_of(story).waiting, "message_waiting");
    EXPECT_EQ(at(summary_of(story)), message + 24h);
}

TEST(WORK1, AnAppointmentTheClientAsksForWaitsForAYes) {
    Story story = begun();
    story.writes(clinician, "ours", meeting());
    EXPECT_FALSE(summary_of(story).waiting) << "that one waits for the client";
    story.writes(client, "theirs", meeting());
    EXPECT_EQ(summary_of(story).waiting, "appointment_waiting");
    EXPECT_EQ(at(summary_of(story)), story.entries.back().recorded_at + 24h);
    story.writes(clinician, "theirs", AppointmentAgreed{});
    EXPECT_FALSE(summary_of(story).waiting);
}

TEST(WORK1, AMissedOneIsAReasonToReachOutUntilSomebodyDid) {
    for (const Met who : {Met::client_was_away, Met::team_was_away}) {
        Story story = begun();
        story.writes(clinician, "ours", meeting());
        story.writes(clinician, "ours", AppointmentNoted{who, std::nullopt});
        EXPECT_EQ(summary_of(story).waiting, "appointment_missed");
        Story asked_again = story;
        story.writes(clinician, "", MessageSent{"We missed you. Shall I call?"});
        EXPECT_FALSE(summary_of(story).waiting);
        asked_again.writes(clinician, "next", meeting());
        EXPECT_FALSE(summary_of(asked_again).waiting);
    }
}

TEST(OWN3, TheLineSaysHowTheClientLikesToBeMet) {
    Story story = begun();
    PreferencesSet preferences;
    preferences.called = "Marí";
    preferences.please_avoid = "Calling my work";
    story.writes(client, "", preferences);
    EXPECT_EQ(summary_of(story).called, "Marí");
    EXPECT_EQ(summary_of(story).please_avoid, "Calling my work");
    EXPECT_FALSE(summary_of(story).pronouns);
}

TEST(PLAN1, GoalsOnOfferAreCounted) {
    Story story = begun();
    story.writes(clinician, "walk", GoalProposed{"Exercise more"});
    story.writes(clinician, "read", GoalProposed{"Read"});
    EXPECT_EQ(summary_of(story).goals_on_offer, 2);
    story.writes(client, "walk", GoalAccepted{"Walk", std::nullopt});
    EXPECT_EQ(summary_of(story).goals_on_offer, 1);
}

TEST(WORK9, UrgesAreOneADayTheLastReportedForTwoWeeks) {
    Story story = begun();
    for (int day = 0; day < 20; ++day) {
        story.writes(client, "", urge(day % 5));
        story.writes(client, "", urge(4 - day % 5));
        story.waits(24h);
    }
    const auto urges = summary_of(story).urges;
    ASSERT_EQ(urges.size(), 14U);
    EXPECT_EQ(urges.front().on, local_day(zone, morning + 6 * 24h));
    EXPECT_EQ(urges.back().on, local_day(zone, morning + 19 * 24h));
    EXPECT_EQ(urges.back().value, 4 - 19 % 5);
}

TEST(WORK9, ReportsFromAPhoneThatWasOfflineFindTheirDay) {
    Story story = begun();
    const auto late = [&](std::chrono::hours before, int value) {
        story.writes(client, "", urge(value)).occurred_at.at -= before;
    };
    late(0h, 1);
    late(48h, 2);
    late(24h, 3);
    late(48h, 4);       // the same day again: the last reported counts
    late(24h * 30, 0);  // too long ago to show
    const CaseloadSummary summary = summary_of(story);
    ASSERT_EQ(summary.urges.size(), 3U);
    EXPECT_EQ(summary.urges[0], (UrgePoint{local_day(zone, morning - 48h), 4}));
    EXPECT_EQ(summary.urges[1], (UrgePoint{local_day(zone, morning - 24h), 3}));
    EXPECT_EQ(summary.urges[2], (UrgePoint{local_day(zone, morning), 1}));
    EXPECT_EQ(summary.last_checkin_at, to_milliseconds(story.entries[1].occurred_at.at));
    EXPECT_EQ(summary.last_word_at, to_milliseconds(story.entries.back().recorded_at));
}

TEST(Caseload, ASummaryReadsBackAsItWas) {
    Story story = begun();
    story.writes(client, "", urge(4, true));
    const CaseloadSummary summary = summary_of(story);
    const auto read = read_summary(json::text(summary));
    ASSERT_TRUE(read);
    EXPECT_EQ(*read, summary);
    EXPECT_FALSE(read_summary("{}"));
}

}  // namespace alongside::testing
