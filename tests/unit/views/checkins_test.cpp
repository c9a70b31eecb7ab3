// Check-ins: every one gets an answer that the client can see.
#include "support/story.hpp"

#include <gtest/gtest.h>

namespace alongside::testing {
namespace {

CheckinRecorded urge(int value) {
    CheckinRecorded report;
    report.answers = {{CheckinQuestion::urge, value}};
    return report;
}

}  // namespace

TEST(CHK1, ACheckinWaitsUntilAPersonAnswers) {
    Story story;
    story.writes(client, "", urge(3));
    const AboutId evening = story.last();
    Checkins checkins = told<Checkins>(story);
    ASSERT_NE(find_checkin(checkins, evening), nullptr);
    EXPECT_FALSE(find_checkin(checkins, evening)->reply);
    EXPECT_EQ(answer_to(find_checkin(checkins, evening)->report, CheckinQuestion::urge), 3);
    EXPECT_FALSE(answer_to(find_checkin(checkins, evening)->report, CheckinQuestion::mood));

    story.writes_about(recovery_coach, evening, CheckinAnswered{"I call you at ten"});
    checkins = told<Checkins>(story);
    const auto& reply = find_checkin(checkins, evening)->reply;
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->by.person, recovery_coach.person);
    EXPECT_EQ(reply->words, Words("I call you at ten"));
}

TEST(CHK1, AnAnswerWithoutWordsSaysSeen) {
    Story story;
    story.writes(client, "", urge(1));
    story.writes_about(clinician, story.last(), CheckinAnswered{});
    const Checkins checkins = told<Checkins>(story);
    ASSERT_TRUE(checkins.items.front().reply);
    EXPECT_FALSE(checkins.items.front().reply->words);
}

TEST(CHK1, TheFirstAnswerStands) {
    Story story;
    story.writes(client, "", urge(1));
    const AboutId evening = story.last();
    story.writes_about(clinician, evening, CheckinAnswered{"Seen"});
    const Checkins before = told<Checkins>(story);
    story.writes_about(recovery_coach, evening, CheckinAnswered{"Seen as well"});
    story.writes(recovery_coach, "nothing", CheckinAnswered{"Seen"});
    EXPECT_EQ(told<Checkins>(story), before);
}

TEST(CHK1, ACorrectionPutsAWholeNewBodyInPlace) {
    Story story;
    story.writes(client, "", urge(3));
    const AboutId evening = story.last();
    story.writes_about(client, evening,
                       CorrectionMade{"I meant 1", RawObject{json::text(urge(1))}});
    const Checkins checkins = told<Checkins>(story);
    EXPECT_EQ(checkins.items.front().report, urge(1));
    EXPECT_EQ(checkins.items.front().corrected_at, story.entries.back().occurred_at);
}

TEST(CHK1, ACorrectionInWordsOrOfAnotherFormStandsBesideIt) {
    Story story;
    story.writes(client, "", urge(3));
    const AboutId evening = story.last();
    const Checkins before = told<Checkins>(story);
    story.writes_about(clinician, evening, CorrectionMade{"We spoke of 2", std::nullopt});
    story.writes_about(client, evening, CorrectionMade{"No", RawObject{R"({"talk":"yes"})"}});
    story.writes_about(client, evening, CorrectionMade{"No", RawObject{R"({"unknown":1})"}});
    EXPECT_EQ(told<Checkins>(story), before);
}

TEST(CHK1, WhatIsKeptToOneselfIsAPartOfTheSameCheckin) {
    Story story;
    story.writes(client, "", urge(1));
    const AboutId evening = story.last();
    CheckinRecorded part;
    part.answers = {{CheckinQuestion::used, 4}};
    story.audience = Audience::mine;
    story.writes_about(client, evening, part);
    const Checkins own = told<Checkins>(story);
    ASSERT_EQ(own.items.size(), 1U);
    EXPECT_EQ(own.items.front().only_for_me, part);
    EXPECT_EQ(own.items.front().only_for_me_id, story.last());
    const CheckinNumbers& numbers = own.numbers.front().checkins.front();
    EXPECT_EQ(numbers.values[static_cast<std::size_t>(CheckinQuestion::urge)], 1);
    EXPECT_EQ(numbers.values[static_cast<std::size_t>(CheckinQuestion::used)], 4);
    // The care team's fold never meets the second entry.
    story.entries.pop_back();
    EXPECT_FALSE(told<Checkins>(story).items.front().only_for_me);
}

TEST(CHK1, NobodyAnswersWhatIsKeptToOneself) {
    Story story;
    story.audience = Audience::mine;
    story.writes(client, "", urge(4));
    EXPECT_FALSE(waits_for_answer(told<Checkins>(story).items.front()));
}

TEST(CHK1, TheLatestChoiceOfQuestionsHoldsAndOldWordsAreKept) {
    Story story;
    const AboutId ana = named<AboutId>("Did I call Ana?");
    CheckinQuestionsChosen first;
    first.items = {{CheckinQuestion::mood, {}, {}, {}}, {{}, ana, "Did I call Ana?", {}}};
    story.writes(client, "", first);
    CheckinQuestionsChosen second;
    second.items = {{CheckinQuestion::pain, {}, {}, true}};
    story.writes(client, "", second);
    const Checkins checkins = told<Checkins>(story);
    ASSERT_TRUE(checkins.questions);
    EXPECT_EQ(checkins.questions->what, second);
    ASSERT_EQ(checkins.own_items.size(), 1U);
    EXPECT_EQ(checkins.own_items.front().words, Text<120>("Did I call Ana?"));
}

TEST(CHK1, ACheckinBelongsToTheDayOfThePhoneThatMadeIt) {
    Story story;
    Entry& late = story.writes(client, "", urge(2));
    // 23:50 in Honolulu; the server takes it on the next morning in New York.
    late.occurred_at = *parse_moment("2026-11-21T23:50:00-10:00[Pacific/Honolulu]");
    late.recorded_at = parse_moment("2026-11-22T08:00:00-05:00[America/New_York]")->at;
    EXPECT_EQ(told<Checkins>(story).items.front().on, *parse_day("2026-11-21"));
    EXPECT_EQ(told<Checkins>(story).last_on, *parse_day("2026-11-21"));
}

TEST(CHK4, TheNumbersOfAllStayAndFollowACorrection) {
    Story story;
    for (int i = 0; i < 300; ++i) story.writes(client, "", urge(i % 5));
    const AboutId last = story.last();
    story.writes_about(client, last, CorrectionMade{"I meant 3", RawObject{json::text(urge(3))}});
    const Checkins checkins = told<Checkins>(story);
    std::size_t count = 0;
    for (const CheckinPage& page : checkins.numbers) {
        EXPECT_LE(page.checkins.size(), CheckinPage::most);
        count += page.checkins.size();
    }
    EXPECT_EQ(count, 300U);
    const auto& numbers = checkins.numbers.back().checkins.back();
    EXPECT_EQ(numbers.values[static_cast<std::size_t>(CheckinQuestion::urge)], 3);
}

TEST(CHK3, TheLatestRhythmForEachThingHolds) {
    Story story;
    RhythmChosen daily{"checkin", Rhythm::daily,      {}, {}, *parse_day("2026-11-21"), "18:00",
                       "21:00",   "America/New_York", {}};
    story.writes(client, "", daily);
    RhythmChosen fortnightly = daily;
    fortnightly.what = "phq-9";
    fortnightly.rhythm = Rhythm::every_days;
    fortnightly.so_many = 14;
    story.writes(client, "", fortnightly);
    daily.rhythm = Rhythm::when_i_want;
    story.writes(client, "", daily);
    const Checkins checkins = told<Checkins>(story);
    EXPECT_EQ(checkins.rhythms.size(), 2U);
    EXPECT_EQ(*rhythm_of(checkins, "checkin"), daily);
    EXPECT_EQ(*rhythm_of(checkins, "phq-9"), fortnightly);
    EXPECT_EQ(rhythm_of(checkins, "gad-7"), nullptr);
}

TEST(CHK1, TheLastTwoHundredStayAtHand) {
    Story story;
    for (std::size_t i = 0; i < checkins_kept + 1; ++i) story.writes(client, "", urge(2));
    const Checkins checkins = told<Checkins>(story);
    EXPECT_EQ(checkins.items.size(), checkins_kept);
    EXPECT_EQ(find_checkin(checkins, story.entries[0].id.as<AboutId>()), nullptr);
    EXPECT_NE(find_checkin(checkins, story.entries[1].id.as<AboutId>()), nullptr);
}

}  // namespace alongside::testing
