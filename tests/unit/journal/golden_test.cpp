// What was ever stored stays readable: each golden payload still says what it said when it was new.
#include "support/source.hpp"
#include "support/story.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

namespace alongside::testing {
namespace {

const std::filesystem::path folder = source_dir() / "tests/golden/entries";

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

GoalProposed offered_again() {
    GoalProposed offer = whole_proposal();
    offer.finding = AssessmentTopic::sleep_pain_and_food;
    offer.approach = Approach::safer_use;
    offer.why_again = "Your knee is better now";
    return offer;
}

AboutId something() {
    return *AboutId::parse("0192f0c1-2345-7abc-8def-00000000a0a1");
}

AgreementProposed whole_agreement() {
    AgreementProposed terms;
    terms.client_does = {"Call before ten when I cannot come", "Say how it was"};
    terms.others_do = {{Role::clinician, "Answer the same day"},
                       {Role::recovery_coach, "Come along on Thursdays"}};
    terms.limit = "missed_visits";
    terms.effect = "We meet every week again for a month";
    terms.review_on = *parse_day("2027-01-31");
    terms.words = "We said \"both sides\"";
    terms.replaces = something();
    return terms;
}

SetbackDebriefed whole_debrief() {
    return {"Friday night, at home",
            "Nobody",
            "Watching the game",
            "Tight chest",
            "Lonely",
            8,
            "One will not hurt",
            "The advertisement",
            "Calling Ana; going to bed",
            "I drank two",
            "I felt less alone",
            "I slept badly",
            "I poured the rest out",
            "Fridays are long",
            "Ana comes over on Fridays",
            "Ana, and Sam"};
}

PracticeTried whole_practice() {
    PracticeTried practice;
    practice.skill = Skill::problem_solving;
    practice.situation = "The bus stops at eight";
    practice.options = {{"Ride with Ana", "It is free", "She works late"}, {"The online meeting"}};
    practice.choice = "Ride with Ana";
    practice.what_happened = "She was glad that I asked";
    return practice;
}

/// My story, coping and learning.
std::map<std::string, Body> said_of_the_person() {
    using enum CopingTool;
    return {
        {"assessment.answered.v1.json",
         AssessmentAnswered{AssessmentTopic::cultural_capital, "Two languages",
                            "Someone who speaks mine", "My grandmother’s songs", 0}},
        {"trigger.noted.v1.json", TriggerNoted{TriggerSort::high_risk_place,
                                               "The corner of Fifth and Main", "Meeting there"}},
        {"trigger.let_go.v1.json", TriggerLetGo{"I walk past it now"}},
        {"environment.reviewed.v1.json",
         EnvironmentReviewed{"My sister’s flat", "Ana, the choir", "The river path",
                             "The old block", *parse_day("2027-03-01")}},
        {"quiet_plan.written.v1.json",
         QuietPlanWritten{"Call Ana", 14, "Sam", "A text, then a call", "Call my work"}},
        {"circle_person.named.v1.json",
         CirclePersonNamed{"Ana", Bond::family, 1, "She listens", "555-0100", true}},
        {"circle_person.let_go.v1.json", CirclePersonLetGo{}},
        {"tool.used.v1.json", ToolUsed{urge_surfing, 10, 0, "It passed in a quarter of an hour"}},
        {"coping_plan.written.v1.json",
         CopingPlanWritten{{"I stop answering"},
                           {paced_breathing, grounding, halt, delay_distract_decide, play_the_tape,
                            call_someone, own},
                           {"A shower", "A walk"},
                           {"Ana"},
                           {"The library"},
                           "For Sundays with my sister"}},
        {"safety_plan.written.v1.json", SafetyPlanWritten{{"I cannot sleep"},
                                                          {"Music"},
                                                          {"Ana"},
                                                          {"My sister’s flat"},
                                                          {"Sam", "988"},
                                                          {"My sister keeps the pills"}}},
        {"practice.tried.v1.json", whole_practice()},
        {"suggestion.made.v1.json",
         SuggestionMade{SuggestionSort::page, "A page on urges", "You asked how long they last",
                        something(), "urges", "There is a new page"}},
        {"suggestion.answered.v1.json",
         SuggestionAnswered{SuggestionAnswer::changed, "Read it together", "I read slowly"}},
        {"page.marked.v1.json", PageMarked{"urges", PageMark::question, "How long is long?"}},
        {"page.answered.v1.json", PageAnswered{"Mostly less than half an hour"}},
        {"decision.weighed.v1.json", DecisionWeighed{"medication-alcohol",
                                                     {{"daily-pill", 0}, {"my-liver", 3}},
                                                     "naltrexone",
                                                     "What if I forget one?"}},
        {"decision.made.v1.json", DecisionMade{"medication-alcohol", "naltrexone",
                                               "I try the monthly one", "I forget pills"}},
    };
}

/// What is in the way, treatment and reviews, and what goals and steps learned to say later.
std::map<std::string, Body> said_of_the_plan() {
    return {
        {"goal.proposed.v2.json", offered_again()},
        {"goal.reworded.v2.json", GoalReworded{"Walk on Sundays", "Once a week is enough", true,
                                               "Four Sundays", *parse_day("2027-01-31")}},
        {"goal.gauged.v1.json", GoalGauged{10, 0}},
        {"step.added.v2.json", StepAdded{something(), "Drive me there", Role::supporter,
                                         *parse_day("2026-11-28"), Repeats::weekly, something()}},
        {"step.done.v2.json", StepDone{"She said yes", *parse_day("2026-11-27")}},
        {"step.changed.v1.json", StepChanged{"Drive me there and back", *parse_day("2026-12-05"),
                                             Repeats::monthly, true, "She works on Saturdays"}},
        {"step.let_go.v1.json", StepLetGo{"I take the bus"}},
        {"obstacle.named.v1.json",
         ObstacleNamed{something(), Barrier::childcare, "Nobody for the little one"}},
        {"obstacle.way_chosen.v1.json", ObstacleWayChosen{"Go online on Thursdays"}},
        {"obstacle.passed.v1.json", ObstaclePassed{"My sister takes him"}},
        {"part.added.v1.json",
         PartAdded{PartSort::medication, "Buprenorphine, every morning", something(), something()}},
        {"part.ended.v1.json", PartEnded{"We moved to the monthly one"}},
        {"review.held.v1.json",
         ReviewHeld{"I walk, and I call before it gets late", "Sam saw the evenings differently",
                    "Evenings are a goal now", *parse_day("2027-02-21")}},
        {"treatment.ended.v1.json", TreatmentEnded{"With thanks"}},
        {"treatment.resumed.v1.json", TreatmentResumed{"Good to be back"}},
        {"together.confirmed.v1.json", TogetherConfirmed{}},
        {"together.declined.v1.json", TogetherDeclined{"That is not how I said it"}},
    };
}

/// Agreements, rewards, wins and setbacks.
std::map<std::string, Body> said_between_both_sides() {
    return {
        {"agreement.proposed.v1.json", whole_agreement()},
        {"agreement.signed.v1.json", AgreementSigned{}},
        {"agreement.noted.v1.json",
         AgreementNoted{Side::program, false, "Nobody answered until Monday"}},
        {"effect.decided.v1.json", EffectDecided{"We meet every week again for a month",
                                                 "We miss you, and it helped last time"}},
        {"effect.appealed.v1.json", EffectAppealed{"The bus was on strike"}},
        {"appeal.answered.v1.json",
         AppealAnswered{Appeal::withdrawn, "I did not know. Thank you for telling me."}},
        {"agreement.ended.v1.json", AgreementEnded{"It did what it was for"}},
        {"reward.offered.v1.json", RewardOffered{RewardSort::small_thing, "A coffee mug",
                                                 "Coming to four groups of your choice"}},
        {"reward.agreed.v1.json", RewardAgreed{}},
        {"reward.earned.v1.json", RewardEarned{"Four groups"}},
        {"win.noted.v1.json", WinNoted{"I said no at the wedding"}},
        {"win.noticed.v1.json", WinNoticed{"You laughed again"}},
        {"win.celebrated.v1.json", WinCelebrated{"🌱 So glad"}},
        {"milestone.chosen.v1.json",
         MilestoneChosen{"Mornings without a headache", Counts::own, *parse_day("2026-11-01"), 30}},
        {"milestone.counted.v1.json", MilestoneCounted{"Slept well", *parse_day("2026-11-20")}},
        {"milestone.rested.v1.json", MilestoneRested{}},
        {"setback.told.v1.json", SetbackTold{"I used last night", Safety::not_sure, true}},
        {"setback.debriefed.v1.json", whole_debrief()},
        {"setback.answered.v1.json", SetbackAnswered{"Thank you for telling me. I call at ten."}},
    };
}

/// What the files of the first version of the program say.
std::map<std::string, Body> said_at_first() {
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

CheckinRecorded checkin_with_all() {
    CheckinRecorded report = whole_checkin();
    using enum CheckinQuestion;
    report.answers.insert(report.answers.end(),
                          {{pain, 1}, {medicine, 2}, {meetings, 4}, {used, 0}});
    report.own = List<OwnAnswer, 6>{{something(), 3}};
    report.good = "The dog came along";
    return report;
}

CheckinQuestionsChosen whole_questions() {
    CheckinQuestionsChosen chosen;
    chosen.items = {{CheckinQuestion::mood, {}, {}, {}},
                    {CheckinQuestion::used, {}, {}, true},
                    {{}, something(), "Did I call Ana?", {}}};
    chosen.something_good = true;
    return chosen;
}

RhythmChosen whole_rhythm() {
    RhythmChosen rhythm;
    rhythm.what = "phq-9";
    rhythm.rhythm = Rhythm::every_days;
    rhythm.days = {DayName::sunday, DayName::wednesday};
    rhythm.so_many = 14;
    rhythm.since = *parse_day("2026-11-22");
    rhythm.from = "18:00";
    rhythm.to = "21:30";
    rhythm.zone = "America/New_York";
    rhythm.remind_by = {ReminderBy::email, ReminderBy::text};
    return rhythm;
}

InstrumentAnswered whole_sheet() {
    InstrumentAnswered sheet;
    sheet.instrument = "phq-9";
    sheet.version_of = "1.0";
    sheet.language = Language::es;
    sheet.answers = {{"1", 2.0, {}, {}},
                     {"2", 0.5, {}, {}},
                     {"9", {}, {}, true},
                     {"10", {}, "Hard at work", {}}};
    return sheet;
}

AppointmentAsked whole_appointment() {
    AppointmentAsked asked;
    asked.with = someone();
    asked.words = "Look at the plan";
    asked.starts = *parse_moment("2026-12-01T10:30:00.000-05:00[America/New_York]");
    asked.minutes = 50;
    asked.way = MeetingWay::phone;
    asked.place = "They call me";
    return asked;
}

SupportWishesSet whole_wishes() {
    SupportWishesSet wishes;
    wishes.barriers = {Barrier::social_anxiety, Barrier::transport};
    wishes.way = SupportWay::online;
    wishes.faith = FaithWish::secular_rather;
    wishes.groups = {SupportGroup::women, SupportGroup::newcomer};
    wishes.languages = {"spanish", "asl"};
    wishes.fellowships = {"smart", "na"};
    wishes.days = {DayName::tuesday};
    wishes.times = {PartOfDay::evening};
    wishes.near = "Salem, OR";
    wishes.km = 10;
    wishes.tone = Tone::light;
    wishes.words = "Camera off, please";
    return wishes;
}

ReferralProposed whole_referral() {
    ReferralProposed referral;
    referral.service = "Harbor House";
    referral.resource = "city/harbor";
    referral.contact = "+1 816 555 0142";
    referral.why = "A room of my own";
    referral.share = "My name and that I look for a room";
    referral.owner = someone();
    referral.next_by = *parse_day("2026-12-04");
    return referral;
}

ReferralMoved whole_move() {
    ReferralMoved moved;
    moved.state = ReferralState::waiting_list;
    moved.on = *parse_day("2026-11-24");
    moved.next_by = *parse_day("2026-12-08");
    moved.owner = someone();
    moved.told = "Marí looks for a room";
    moved.words = "Two people before her";
    return moved;
}

/// Supports that fit, introductions and referrals.
std::map<std::string, Body> said_of_supports() {
    const auto day = *parse_day("2026-11-24");
    return {
        {"support_wishes.set.v1.json", whole_wishes()},
        {"support.suggested.v1.json",
         SupportSuggested{"Tuesday Women", "city/meeting-18", std::nullopt, "You like mornings"}},
        {"support.chosen.v2.json", SupportChosen{Choice::yes, "Food pantry", std::nullopt,
                                                 "On Fridays", "city/pantry", true}},
        {"support.attended.v2.json",
         SupportAttended{day, 3, Again::yes, "I stayed to the end", Helped::a_little}},
        {"support.missed.v1.json", SupportMissed{day, Barrier::transport, "Ask Ana for a ride",
                                                 Helped::no, "The bus did not come"}},
        {"support.asked_after.v1.json", SupportAskedAfter{"They want to go again"}},
        {"introduction.asked.v1.json",
         IntroductionAsked{something(), "Joe", something(), "I do not talk much", "Text me"}},
        {"introduction.accepted.v1.json", IntroductionAccepted{"Text me"}},
        {"introduction.declined.v1.json", IntroductionDeclined{"Not this month"}},
        {"introduction.noted.v1.json", IntroductionNoted{true, 4, "He waited at the door"}},
        {"referral.proposed.v1.json", whole_referral()},
        {"referral.agreed.v1.json",
         ReferralAgreed{"My name and that I look for a room", day, "Not my diagnosis"}},
        {"referral.declined.v1.json", ReferralDeclined{"I found one myself"}},
        {"referral.moved.v1.json", whole_move()},
        {"referral.reviewed.v1.json", ReferralReviewed{3, "They were kind"}},
    };
}

/// Check-ins, instruments, appointments and what follows from a sensitive answer.
std::map<std::string, Body> said_of_measures() {
    const PersonId lead = something().as<PersonId>();
    return {
        {"checkin.recorded.v2.json", checkin_with_all()},
        {"checkin_questions.chosen.v1.json", whole_questions()},
        {"rhythm.chosen.v1.json", whole_rhythm()},
        {"reminders.paused.v1.json", RemindersPaused{*parse_day("2026-12-01")}},
        {"reminders.resumed.v1.json", RemindersResumed{}},
        {"life_event.noted.v1.json",
         LifeEventNoted{"Moved to my own place", *parse_day("2026-11-20")}},
        {"instrument.answered.v1.json", whole_sheet()},
        {"concern.raised.v1.json", ConcernRaised{"phq-9", "safety-step", {someone()}, 60, {lead}}},
        {"concern.passed_on.v1.json", ConcernPassedOn{{lead}}},
        {"concern.seen.v1.json", ConcernSeen{}},
        {"appointment.asked.v1.json", whole_appointment()},
        {"appointment.agreed.v1.json", AppointmentAgreed{}},
        {"appointment.moved.v1.json",
         AppointmentMoved{whole_appointment().starts, 30, "The bus leaves later"}},
        {"appointment.cancelled.v1.json", AppointmentCancelled{"No car that day"}},
        {"appointment.noted.v1.json",
         AppointmentNoted{Met::team_was_away, "Nobody was at the desk"}},
        {"concern.answered.v1.json", ConcernAnswered{"I called Marí at once. She is with Ana."}},
    };
}

/// What each file says. Rows are added, never changed.
std::map<std::string, Body> said() {
    auto all = said_at_first();
    all.merge(said_of_the_person());
    all.merge(said_of_the_plan());
    all.merge(said_between_both_sides());
    all.merge(said_of_measures());
    all.merge(said_of_supports());
    return all;
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
