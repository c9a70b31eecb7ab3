// Appointments: asked for by either side, agreed by the other, and told of by both.
#include "support/story.hpp"

#include <gtest/gtest.h>

namespace alongside::testing {
namespace {

using namespace std::chrono_literals;

AppointmentAsked meeting() {
    AppointmentAsked asked;
    asked.with = clinician.person;
    asked.words = "How it goes";
    asked.starts = {morning + 24h, std::string(zone)};
    asked.minutes = 50;
    return asked;
}

const Appointment& the_one(const Appointments& appointments) {
    return *find_appointment(appointments, named<AppointmentId>("talk"));
}

Appointments after(const Story& story) {
    return told<Appointments>(story);
}

}  // namespace

TEST(WORK1, IsAgreedOnceTheOtherSideSaysYes) {
    Story story;
    story.writes(clinician, "talk", meeting());
    EXPECT_TRUE(waits_for(the_one(after(story)), Role::client));
    EXPECT_FALSE(waits_for(the_one(after(story)), Role::recovery_coach));
    story.writes(client, "talk", AppointmentAgreed{});
    EXPECT_EQ(the_one(after(story)).state, AppointmentState::agreed);
    EXPECT_FALSE(waits_for(the_one(after(story)), Role::client));
}

TEST(WORK1, AnotherTimeWaitsForAYesAgainFromTheSideThatDidNotAsk) {
    Story story;
    story.writes(clinician, "talk", meeting());
    story.writes(client, "talk", AppointmentAgreed{});
    const Moment later{morning + 48h, std::string(zone)};
    story.writes(client, "talk", AppointmentMoved{later, 30, "The car"});
    const Appointments moved = after(story);
    EXPECT_EQ(the_one(moved).what.starts, later);
    EXPECT_EQ(the_one(moved).what.minutes.value, 30);
    EXPECT_EQ(the_one(moved).what.words, meeting().words);
    EXPECT_EQ(the_one(moved).why, Words("The car"));
    EXPECT_TRUE(waits_for(the_one(moved), Role::clinician));
    EXPECT_FALSE(waits_for(the_one(moved), Role::client));
}

TEST(WORK1, EitherSideCallsItOff) {
    Story story;
    story.writes(client, "talk", meeting());
    story.writes(clinician, "talk", AppointmentCancelled{});
    const Appointments appointments = after(story);
    EXPECT_EQ(the_one(appointments).state, AppointmentState::cancelled);
    EXPECT_EQ(the_one(appointments).cancelled->person, clinician.person);
    EXPECT_FALSE(stands(the_one(appointments)));
}

TEST(WORK1, WhoeverSaysThatTheyMetIsBelieved) {
    Story story;
    story.writes(clinician, "talk", meeting());
    story.writes(clinician, "talk", AppointmentNoted{Met::client_was_away, std::nullopt});
    EXPECT_EQ(the_one(after(story)).state, AppointmentState::missed);
    ASSERT_NE(missed_by(the_one(after(story))), nullptr);
    story.writes(client, "talk", AppointmentNoted{Met::met, "By phone"});
    const Appointments appointments = after(story);
    EXPECT_EQ(the_one(appointments).state, AppointmentState::attended);
    EXPECT_EQ(missed_by(the_one(appointments)), nullptr);
    EXPECT_EQ(the_one(appointments).by_client->said.words, "By phone");
}

TEST(WORK1, TheFirstWordSaysWhyTheyDidNotMeet) {
    Story story;
    story.writes(clinician, "talk", meeting());
    story.writes(client, "talk", AppointmentNoted{Met::team_was_away, "Nobody at the desk"});
    story.writes(clinician, "talk", AppointmentNoted{Met::team_was_away, "We are sorry"});
    const Appointments appointments = after(story);
    EXPECT_EQ(missed_by(the_one(appointments))->said.words, "Nobody at the desk");
}

TEST(WORK1, NothingHappensToOneThatIsNotThere) {
    Story story;
    story.writes(client, "talk", AppointmentAgreed{});
    EXPECT_TRUE(after(story).items.empty());
}

}  // namespace alongside::testing
