// What was ever stored stays readable: each golden payload still says what it said when it was new.
#include "support/story.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

namespace alongside::testing {
namespace {

const std::filesystem::path folder =
    std::filesystem::path(ALONGSIDE_SOURCE_DIR) / "tests/golden/entries";

std::string text_of_file(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    EXPECT_TRUE(in) << path << " is missing: every kind and version needs one";
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

std::string file_name(std::string_view kind, int version) {
    return std::string(kind) + ".v" + std::to_string(version) + ".json";
}

PersonId someone() {
    return *PersonId::parse("0192f0c1-2345-7abc-8def-0123456789ab");
}

CheckinRecorded whole_checkin() {
    CheckinRecorded report;
    using enum CheckinQuestion;
    report.answers = {{mood, 1},  {urge, 3},       {confidence, 0},
                      {sleep, 2}, {connection, 4}, {stress, 4}};
    report.words = "Long night \"again\"";
    report.talk = true;
    return report;
}

ConsentGiven whole_consent() {
    ConsentGiven given;
    given.person = someone();
    using enum Area;
    given.areas = {story, plan, checkins, supports, care, trust};
    given.purpose = "So that my sister knows how I am";
    given.until_on = *parse_day("2027-05-31");
    return given;
}

GoalProposed whole_proposal() {
    return {"Exercise more",
            "I sleep better",
            LifeDomain::health,
            "Three walks a week",
            *parse_day("2027-02-28"),
            8,
            4};
}

/// What each file says. Rows are added, never changed.
std::map<std::string, Body> said() {
    return {
        {"vision.written.v1.json",
         VisionWritten{"A quiet house, and Sundays with my sister.\nNo more hiding."}},
        {"preferences.set.v1.json",
         PreferencesSet{"Marí", "she/her", Language::es, "Text first, after 10", "Tea",
                        "Large print", "Calling my work", "Ana, 555-0100"}},
        {"goal.proposed.v1.json", whole_proposal()},
        {"goal.accepted.v1.json", GoalAccepted{"Walk by the river with Ana", std::nullopt}},
        {"goal.accepted.v2.json", GoalAccepted{"Walk by the river with Ana", 7}},
        {"goal.reworded.v1.json", GoalReworded{"Walk, or swim when it rains", "It rains a lot"}},
        {"goal.declined.v1.json", GoalDeclined{Decline::no, "Not mine"}},
        {"goal.rested.v1.json", GoalRested{"My knee"}},
        {"goal.resumed.v1.json", GoalResumed{"The knee is better"}},
        {"goal.achieved.v1.json", GoalAchieved{"I did it 🌱"}},
        {"goal.let_go.v1.json", GoalLetGo{"Something else matters more"}},
        {"step.added.v1.json",
         StepAdded{*GoalId::parse("0192f0c1-2345-7abc-8def-00000000a0a1"),
                   "Ask Ana about Saturdays", Role::recovery_coach, *parse_day("2026-11-28")}},
        {"step.done.v1.json", StepDone{"She said yes"}},
        {"checkin.recorded.v1.json", whole_checkin()},
        {"checkin.answered.v1.json",
         CheckinAnswered{"Thank you for telling me. I call you at ten."}},
        {"support.chosen.v1.json", SupportChosen{Choice::not_now, "Thursday Women’s Meeting",
                                                 "city/meeting-17", "Maybe in spring"}},
        {"support.attended.v1.json",
         SupportAttended{*parse_day("2026-11-19"), 4, Again::maybe, "They knew my name"}},
        {"message.sent.v1.json", MessageSent{"Could we meet on Monday?"}},
        {"correction.made.v1.json",
         CorrectionMade{"I meant the other way round",
                        RawObject{R"({"answers":[{"question":"urge","value":1}],"talk":false})"}}},
        {"consent.given.v1.json", whole_consent()},
        {"consent.revoked.v1.json", ConsentRevoked{"We talk ourselves now"}},
        {"care_team.joined.v1.json",
         CareTeamJoined{someone(), Role::recovery_coach,
                        *ProgramId::parse("0192f0c1-2345-7abc-8def-0000000b0b02")}},
        {"care_team.left.v1.json", CareTeamLeft{someone(), "New job"}},
    };
}

/// The envelope with which the program of that version stored the payload.
Envelope envelope_for(const KindInfo& kind, int version) {
    Envelope envelope;
    envelope.kind = kind.code;
    envelope.version = static_cast<std::uint8_t>(version);
    return envelope;
}

}  // namespace

TEST(Golden, EveryVersionOfEveryKindStillSaysWhatItSaid) {
    const auto stated = said();
    for (const KindInfo& kind : all_kinds()) {
        for (int version = 1; version <= kind.version; ++version) {
            const std::string name = file_name(kind.name, version);
            SCOPED_TRACE(name);
            ASSERT_TRUE(stated.contains(name)) << "say here what it says";
            const Entry entry =
                read_stored(envelope_for(kind, version), text_of_file(folder / name));
            EXPECT_EQ(entry.body, stated.at(name));
            EXPECT_EQ(entry.occurred_at.zone, "America/New_York");
        }
    }
}

TEST(Golden, TheNewestVersionIsStillWrittenTheSameWay) {
    for (const KindInfo& kind : all_kinds()) {
        const std::string stored = text_of_file(folder / file_name(kind.name, kind.version));
        const Entry entry = read_stored(envelope_for(kind, kind.version), stored);
        EXPECT_EQ(payload_json(entry) + "\n", stored) << kind.name;
    }
}

TEST(Golden, NoFileIsLeftUnread) {
    const auto stated = said();
    for (const auto& file : std::filesystem::directory_iterator(folder)) {
        EXPECT_TRUE(stated.contains(file.path().filename().string())) << file.path();
    }
}

}  // namespace alongside::testing
