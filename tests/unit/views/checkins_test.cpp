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

TEST(CHK1, TheLastTwoHundredStayAtHand) {
    Story story;
    for (std::size_t i = 0; i < checkins_kept + 1; ++i) story.writes(client, "", urge(2));
    const Checkins checkins = told<Checkins>(story);
    EXPECT_EQ(checkins.items.size(), checkins_kept);
    EXPECT_EQ(find_checkin(checkins, story.entries[0].id.as<AboutId>()), nullptr);
    EXPECT_NE(find_checkin(checkins, story.entries[1].id.as<AboutId>()), nullptr);
}

}  // namespace alongside::testing
