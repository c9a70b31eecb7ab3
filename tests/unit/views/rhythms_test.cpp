// When the client wants to be asked: days and hours of their own zone, whatever the clocks do
// (CHK3).
#include "views/rhythms.hpp"

#include "support/story.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace alongside::testing {
namespace {

using namespace std::chrono_literals;

Instant at(std::string_view text) {
    return parse_moment(text)->at;
}

Day day(std::string_view text) {
    return *parse_day(text);
}

/// Every day from 18:00 to 21:00 in New York, by e-mail.
RhythmChosen evenings() {
    RhythmChosen chosen;
    chosen.what = "checkin";
    chosen.since = day("2026-11-01");
    chosen.from = "18:00";
    chosen.to = "21:00";
    chosen.zone = "America/New_York";
    chosen.remind_by = {ReminderBy::email};
    return chosen;
}

CheckinRecorded report() {
    CheckinRecorded said;
    said.answers = {{CheckinQuestion::mood, 2}};
    return said;
}

/// The record of someone who chose this on the morning of the story.
Record choosing(const std::vector<RhythmChosen>& rhythms) {
    Story story;
    for (const RhythmChosen& rhythm : rhythms) story.writes(client, "", rhythm);
    return told<Record>(story);
}

AskWindow window(std::string_view on, std::string_view from, std::string_view to) {
    return {day(on), at(from), at(to)};
}

}  // namespace

TEST(CHK3, AWindowIsHoursOfADayInTheClientsZone) {
    const RhythmChosen rhythm = evenings();
    const AskWindow evening =
        window("2026-11-21", "2026-11-21T18:00:00-05:00", "2026-11-21T21:00:00-05:00");
    EXPECT_EQ(next_window(rhythm, morning), evening);
    EXPECT_EQ(next_window(rhythm, evening.from - 1ms), evening);
    EXPECT_EQ(next_window(rhythm, evening.from)->day, day("2026-11-22"));
    EXPECT_EQ(last_window(rhythm, evening.from), evening);
    EXPECT_EQ(last_window(rhythm, evening.from - 1ms)->day, day("2026-11-20"));
    // Midnight in New York is behind midnight in UTC.
    EXPECT_EQ(last_window(rhythm, at("2026-11-22T03:30:00Z")), evening);
}

TEST(CHK3, NothingIsAskedBeforeTheFirstDay) {
    RhythmChosen rhythm = evenings();
    rhythm.since = day("2027-01-10");
    EXPECT_FALSE(last_window(rhythm, at("2027-01-10T17:59:59-05:00")));
    EXPECT_FALSE(is_due(rhythm, std::nullopt, at("2027-01-10T17:59:59-05:00")));
    EXPECT_EQ(next_window(rhythm, morning)->day, day("2027-01-10"));
    EXPECT_TRUE(is_due(rhythm, std::nullopt, at("2027-01-10T18:00:00-05:00")));
}

TEST(CHK3, InSpringAWindowInTheHourThatIsSkippedBeginsBehindIt) {
    RhythmChosen night = evenings();
    night.from = "02:15";
    night.to = "03:30";
    // New York's clocks went from 2:00 to 3:00 on 14 March 2027.
    EXPECT_EQ(next_window(night, at("2027-03-13T12:00:00-05:00")),
              window("2027-03-14", "2027-03-14T03:00:00-04:00", "2027-03-14T03:30:00-04:00"));
    EXPECT_EQ(next_window(night, at("2027-03-14T12:00:00-04:00")),
              window("2027-03-15", "2027-03-15T02:15:00-04:00", "2027-03-15T03:30:00-04:00"));
    night.zone = "Europe/Madrid";  // 28 March 2027
    EXPECT_EQ(next_window(night, at("2027-03-27T12:00:00+01:00")),
              window("2027-03-28", "2027-03-28T03:00:00+02:00", "2027-03-28T03:30:00+02:00"));
}

TEST(CHK3, InAutumnTheHourThatComesTwiceIsAskedInOnce) {
    RhythmChosen night = evenings();
    night.from = "01:30";
    night.to = "02:30";
    // New York's clocks went from 2:00 back to 1:00 on 1 November 2026.
    const AskWindow first =
        window("2026-11-01", "2026-11-01T01:30:00-04:00", "2026-11-01T02:30:00-05:00");
    EXPECT_EQ(next_window(night, at("2026-11-01T00:00:00-04:00")), first);
    EXPECT_EQ(next_window(night, first.from)->day, day("2026-11-02"));
    EXPECT_EQ(last_window(night, at("2026-11-01T01:45:00-05:00")), first);
    night.zone = "Europe/Madrid";  // 31 October 2027, from 3:00 back to 2:00
    night.from = "02:15";
    night.to = "02:45";
    EXPECT_EQ(next_window(night, at("2027-10-30T12:00:00+02:00")),
              window("2027-10-31", "2027-10-31T02:15:00+02:00", "2027-10-31T02:45:00+02:00"));
}

TEST(CHK3, TheHoursStayTheSameOnTheWallWhenTheClocksChange) {
    const RhythmChosen rhythm = evenings();
    EXPECT_EQ(next_window(rhythm, at("2027-03-13T12:00:00-05:00"))->from,
              at("2027-03-13T18:00:00-05:00"));
    EXPECT_EQ(next_window(rhythm, at("2027-03-14T12:00:00-04:00"))->from,
              at("2027-03-14T18:00:00-04:00"));
}

TEST(CHK3, AWeekHasTheDaysThatWereChosen) {
    RhythmChosen rhythm = evenings();
    rhythm.rhythm = Rhythm::weekly;
    rhythm.days = {DayName::monday, DayName::thursday};
    // The morning is a Saturday.
    EXPECT_EQ(next_window(rhythm, morning)->day, day("2026-11-23"));
    EXPECT_EQ(last_window(rhythm, morning)->day, day("2026-11-19"));
    EXPECT_FALSE(falls_on(rhythm, day("2026-11-22")));
    EXPECT_FALSE(falls_on(rhythm, day("2026-10-29"))) << "before the first day";
}

TEST(CHK3, EverySoManyDaysCountsFromTheFirst) {
    RhythmChosen rhythm = evenings();
    rhythm.rhythm = Rhythm::every_days;
    rhythm.so_many = 10;
    EXPECT_EQ(next_window(rhythm, morning)->day, day("2026-11-21"));
    EXPECT_EQ(last_window(rhythm, at("2026-11-21T18:00:00-05:00"))->day, day("2026-11-21"));
    rhythm.so_many = 366;
    EXPECT_EQ(next_window(rhythm, morning)->day, day("2027-11-02"));
    EXPECT_EQ(last_window(rhythm, at("2027-11-02T17:59:00-04:00"))->day, day("2026-11-01"));
}

TEST(CHK3, WhenIWantNeverAsks) {
    RhythmChosen rhythm = evenings();
    rhythm.rhythm = Rhythm::when_i_want;
    EXPECT_FALSE(next_window(rhythm, morning));
    EXPECT_FALSE(last_window(rhythm, morning));
    EXPECT_TRUE(reminders_at(choosing({rhythm}), at("2026-11-21T19:00:00-05:00")).empty());
}

TEST(CHK3, HoweverManyWindowsWentByItIsAskedOnce) {
    const RhythmChosen rhythm = evenings();
    const Instant later = at("2026-12-24T19:00:00-05:00");
    EXPECT_TRUE(is_due(rhythm, day("2026-11-20"), later));
    EXPECT_TRUE(is_due(rhythm, day("2026-12-23"), later));
    EXPECT_FALSE(is_due(rhythm, day("2026-12-24"), later));
    EXPECT_FALSE(is_due(rhythm, day("2026-12-23"), at("2026-12-24T17:59:00-05:00")));
    const auto due = reminders_at(choosing({rhythm}), later);
    ASSERT_EQ(due.size(), 1U);
    EXPECT_EQ(due.front(), (DueReminder{"checkin",
                                        at("2026-12-24T18:00:00-05:00"),
                                        at("2026-12-24T21:00:00-05:00"),
                                        {ReminderBy::email}}));
}

TEST(CHK3, AnAnswerLateOnAnotherZonesDayCountsForThatDay) {
    Story story;
    story.writes(client, "", evenings());
    story.now = at("2026-11-21T23:50:00+01:00");  // ten to six in New York
    Entry& entry = story.writes(client, "", report());
    entry.occurred_at.zone = "Europe/Madrid";
    const Record record = told<Record>(story);
    EXPECT_EQ(record.checkins.last_on, day("2026-11-21"));
    EXPECT_TRUE(reminders_at(record, at("2026-11-21T18:30:00-05:00")).empty());
    EXPECT_EQ(reminders_at(record, at("2026-11-22T18:30:00-05:00")).size(), 1U);
}

TEST(CHK3, RemindersComeWithinTheWindowAndNotAfterAnAnswer) {
    Story story;
    story.writes(client, "", evenings());
    const Record asked = told<Record>(story);
    EXPECT_TRUE(reminders_at(asked, at("2026-11-21T17:59:59-05:00")).empty());
    EXPECT_EQ(reminders_at(asked, at("2026-11-21T18:00:00-05:00")).size(), 1U);
    EXPECT_EQ(reminders_at(asked, at("2026-11-21T21:00:00-05:00")).size(), 1U);
    EXPECT_TRUE(reminders_at(asked, at("2026-11-21T21:00:00.001-05:00")).empty());
    story.now = at("2026-11-21T18:10:00-05:00");
    story.writes(client, "", report());
    EXPECT_TRUE(reminders_at(told<Record>(story), at("2026-11-21T18:10:00-05:00")).empty());
}

TEST(CHK3, ThePauseEndsOnItsDay) {
    Story story;
    story.writes(client, "", evenings());
    story.writes(client, "", RemindersPaused{day("2026-11-25")});
    const Record paused = told<Record>(story);
    EXPECT_TRUE(reminders_at(paused, at("2026-11-24T19:00:00-05:00")).empty());
    EXPECT_EQ(reminders_at(paused, at("2026-11-25T19:00:00-05:00")).size(), 1U);
    EXPECT_EQ(next_reminder_after(paused, morning), at("2026-11-25T18:00:00-05:00"));
    story.writes(client, "", RemindersPaused{});
    const Record stopped = told<Record>(story);
    EXPECT_TRUE(reminders_at(stopped, at("2027-11-25T19:00:00-05:00")).empty());
    EXPECT_FALSE(next_reminder_after(stopped, morning));
    story.writes(client, "", RemindersResumed{});
    EXPECT_EQ(next_reminder_after(told<Record>(story), morning), at("2026-11-21T18:00:00-05:00"));
}

TEST(CHK3, AWindowThatBeginsAsThePauseEndsIsNotPassedOver) {
    RhythmChosen rhythm = evenings();
    rhythm.from = "00:00";
    Story story;
    story.writes(client, "", rhythm);
    story.writes(client, "", RemindersPaused{day("2026-11-25")});
    EXPECT_EQ(next_reminder_after(told<Record>(story), morning), at("2026-11-25T00:00:00-05:00"));
}

TEST(CHK3, OnceTreatmentHasEndedNothingIsSent) {
    Story story;
    story.writes(client, "", evenings());
    story.writes(clinician, "", TreatmentEnded{});
    const Record record = told<Record>(story);
    EXPECT_TRUE(reminders_at(record, at("2026-11-21T19:00:00-05:00")).empty());
    EXPECT_FALSE(next_reminder_after(record, morning));
}

TEST(CHK3, WhoeverWantsNoMessagesIsOnlyAskedInTheApp) {
    RhythmChosen rhythm = evenings();
    rhythm.remind_by = {};
    const Record record = choosing({rhythm});
    EXPECT_TRUE(is_due(rhythm, std::nullopt, at("2026-11-21T19:00:00-05:00")));
    EXPECT_TRUE(reminders_at(record, at("2026-11-21T19:00:00-05:00")).empty());
    EXPECT_FALSE(next_reminder_after(record, morning));
}

TEST(CHK3, TheEarliestOfSeveralThingsWakesFirst) {
    RhythmChosen sheet = evenings();
    sheet.what = "phq-9";
    sheet.from = "09:00";
    sheet.remind_by = {ReminderBy::email, ReminderBy::text};
    const Record record = choosing({evenings(), sheet});
    EXPECT_EQ(next_reminder_after(record, morning), at("2026-11-21T09:00:00-05:00"));
    EXPECT_EQ(next_reminder_after(record, at("2026-11-21T09:00:00-05:00")),
              at("2026-11-21T18:00:00-05:00"));
    EXPECT_EQ(reminders_at(record, at("2026-11-21T18:00:00-05:00")).size(), 2U);
}

TEST(CHK3, AnEntryInTheMiddleOfAWindowTakesItsReminderNotAway) {
    const Record record = choosing({evenings()});
    const Instant inside = at("2026-11-21T18:10:00-05:00");
    EXPECT_EQ(wakes_at(record, inside), at("2026-11-22T18:00:00-05:00"));
    EXPECT_EQ(wakes_from(record, inside), inside);
    EXPECT_EQ(wakes_from(record, morning), at("2026-11-21T18:00:00-05:00"));
    EXPECT_EQ(wakes_from(record, at("2026-11-21T21:10:00-05:00")), at("2026-11-22T18:00:00-05:00"));
}

namespace {

RhythmChosen any_rhythm() {
    RhythmChosen chosen = evenings();
    chosen.rhythm = *rc::gen::element(Rhythm::daily, Rhythm::weekly, Rhythm::every_days);
    if (chosen.rhythm == Rhythm::weekly) {
        const auto names =
            *rc::gen::suchThat(rc::gen::unique<std::vector<int>>(rc::gen::inRange(0, 7)),
                               [](const auto& some) { return !some.empty(); });
        for (const int name : names) chosen.days.push_back(static_cast<DayName>(name));
    }
    if (chosen.rhythm == Rhythm::every_days) chosen.so_many = *rc::gen::inRange(1, 367);
    chosen.since =
        std::chrono::sys_days{day("2026-01-01")} + std::chrono::days{*rc::gen::inRange(0, 400)};
    const int from = *rc::gen::inRange(0, 24 * 60 - 1);
    const int to = *rc::gen::inRange(from + 1, 24 * 60);
    const auto clock = [](int minutes) {
        const auto two = [](int n) { return std::string(n < 10 ? "0" : "") + std::to_string(n); };
        return Text<5>(two(minutes / 60) + ":" + two(minutes % 60));
    };
    chosen.from = clock(from);
    chosen.to = clock(to);
    chosen.zone = *rc::gen::element(Text<64>("America/New_York"), Text<64>("Europe/Madrid"),
                                    Text<64>("Australia/Lord_Howe"), Text<64>("Asia/Kathmandu"),
                                    Text<64>("America/St_Johns"), Text<64>("UTC"));
    return chosen;
}

Instant any_instant() {
    return at("2025-12-01T00:00:00Z") + std::chrono::minutes{*rc::gen::inRange(0, 60 * 24 * 900)} +
           std::chrono::milliseconds{*rc::gen::inRange(0, 60'000)};
}

}  // namespace

RC_GTEST_PROP(Rhythms, TheNextWindowIsAheadAndTheLastOneHasBegun, ()) {
    const RhythmChosen rhythm = any_rhythm();
    const Instant now = any_instant();
    const auto next = next_window(rhythm, now);
    RC_ASSERT(next.has_value());
    RC_ASSERT(next->from > now);
    RC_ASSERT(next->from <= next->to);
    RC_ASSERT(falls_on(rhythm, next->day));
    RC_ASSERT(local_day(rhythm.zone.text(), next->from) == next->day);
    if (const auto last = last_window(rhythm, now)) {
        RC_ASSERT(last->from <= now);
        RC_ASSERT(falls_on(rhythm, last->day));
        RC_ASSERT(std::chrono::sys_days{last->day} < std::chrono::sys_days{next->day});
        // Nothing between the two.
        RC_ASSERT(next_window(rhythm, last->from) == next);
        RC_ASSERT(last_window(rhythm, next->from - 1ms) == last);
    } else {
        RC_ASSERT(next->day >= rhythm.since);
        RC_ASSERT(!last_window(rhythm, next->from - 1ms));
    }
    RC_ASSERT(last_window(rhythm, next->from) == next);
}

RC_GTEST_PROP(Rhythms, RemindersComeWithinWindowsOnly, ()) {
    const RhythmChosen rhythm = any_rhythm();
    const Instant now = any_instant();
    const auto due = reminders_at(choosing({rhythm}), now);
    const auto last = last_window(rhythm, now);
    RC_ASSERT(due.empty() == !(last && now <= last->to));
    for (const DueReminder& reminder : due) {
        RC_ASSERT(reminder.at <= now);
        RC_ASSERT(now <= reminder.until);
        RC_ASSERT(reminder.at == last->from);
    }
}

RC_GTEST_PROP(Rhythms, WhoeverWakesAtEachMomentMissesNoWindow, ()) {
    const RhythmChosen rhythm = any_rhythm();
    const Record record = choosing({rhythm});
    Instant now = any_instant();
    for (int i = 0; i < 5; ++i) {
        const auto next = next_reminder_after(record, now);
        RC_ASSERT(next.has_value());
        RC_ASSERT(next == next_window(rhythm, now)->from);
        RC_ASSERT(reminders_at(record, *next).size() == 1);
        now = *next;
    }
}

}  // namespace alongside::testing
