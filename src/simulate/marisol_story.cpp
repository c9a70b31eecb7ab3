// What Marisol tells of herself, what helps her, and what she and Dana agreed on.
#include "simulate/marisol_story.hpp"
#include "simulate/house_rules.hpp"

namespace alongside::simulate {
namespace {

void tells_of_her_life(Teller& teller, const service::Reader& marisol) {
    const auto says = [&](Instant when, Body body, AboutId about = {}) {
        teller.tell(marisol, marisol, when, std::move(body), about);
    };
    AssessmentAnswered people;
    people.topic = AssessmentTopic::people_close_to_me;
    people.background = "My sister and the two kids. Their father is not in the picture.";
    people.strengths = "Elena comes when I call. Always has.";
    people.importance = 8;
    says(teller.at(33, 20), people);
    AssessmentAnswered work;
    work.topic = AssessmentTopic::work_school_and_money;
    work.background = "Kitchen of the school. The shifts change without a word.";
    work.needs = "To know on Friday when I work next week.";
    says(teller.at(33, 20, 6), work);
    says(teller.at(33, 20, 9), AssessmentAnswered{AssessmentTopic::hard_times, {}, {}, {}, {}});
    TriggerNoted six{TriggerSort::high_risk_time, "Six o'clock, when the kitchen is quiet.", {}};
    says(teller.at(30, 20), six, teller.name_of(teller.at(30, 20)));
    TriggerNoted store{TriggerSort::high_risk_place, "The store next to the bus stop.", {}};
    says(teller.at(13, 19), store, teller.name_of(teller.at(13, 19)));
    TriggerNoted father{TriggerSort::sensitivity, "Questions about their father.",
                        "Asking about him in front of others."};
    says(teller.at(30, 20, 4), father, teller.name_of(teller.at(30, 20, 4)));
    EnvironmentReviewed around;
    around.safe_living = "Nothing in the house. Elena took the last bottles.";
    around.supportive_people = "Elena. Jonah. The woman with the green coat at the river.";
    around.healthy_activities = "Guitar. Pancakes. The long way home.";
    around.places_to_avoid = "The store next to the bus stop, after work.";
    around.review_on = teller.day(-20);
    says(teller.at(12, 21), around);
    const auto knows = [&](Instant when, const char* name, Bond bond, int closeness,
                           const char* helps, bool in_hard_moments) {
        CirclePersonNamed person;
        person.name = Text<80>(name);
        person.bond = bond;
        person.closeness = closeness;
        person.helps = Text<500>(helps);
        person.in_hard_moments = in_hard_moments;
        if (in_hard_moments) person.phone = "555-0142";
        says(when, person, teller.name_of(when));
    };
    knows(teller.at(29, 21), "Elena", Bond::family, 1, "Takes the kids. Does not ask.", true);
    knows(teller.at(20, 21), "Jonah", Bond::recovery, 2, "Comes along.", false);
    knows(teller.at(7, 22), "The woman in the green coat", Bond::recovery, 3, "Told my story.",
          false);
    says(teller.at(28, 21),
         QuietPlanWritten{"Text me twice. Then ask Elena whether I am all right.", 5, "Dana",
                          "A text. Not a call.", "Please do not come to the school."});
}

void learns_what_helps(Teller& teller, const service::Reader& marisol) {
    const auto used = [&](Instant when, CopingTool tool, int before, int after) {
        teller.tell(marisol, marisol, when, ToolUsed{tool, before, after, {}});
    };
    used(teller.at(14, 18, 5), CopingTool::paced_breathing, 7, 6);
    used(teller.at(13, 18, 20), CopingTool::delay_distract_decide, 9, 5);
    used(teller.at(10, 18, 2), CopingTool::grounding, 6, 6);
    used(teller.at(9, 18, 15), CopingTool::delay_distract_decide, 7, 3);
    used(teller.at(4, 18, 8), CopingTool::urge_surfing, 5, 2);
    CopingPlanWritten plan;
    plan.signs = {"I get short with the kids.", "I count the minutes to six."};
    plan.tools = {CopingTool::delay_distract_decide, CopingTool::call_someone};
    plan.what_helps = {"Guitar, even one song.", "Out of the kitchen."};
    plan.people = {"Elena", "Jonah"};
    plan.reminder = "Pancakes on Sunday.";
    teller.tell(marisol, marisol, teller.at(9, 20), plan);
}

/// Told the next morning, answered, looked at, and turned into a step.
void learns_from_a_setback(Teller& teller, const Cast& cast, const service::Reader& marisol,
                           const AboutId& evenings) {
    const Instant told_at = teller.at(12, 8, 10);
    const AboutId setback = teller.name_of(told_at);
    SetbackTold told;
    told.words = "Thursday night. After they changed my shift.";
    told.safety = Safety::safe;
    teller.tell(marisol, marisol, told_at, told, setback);
    teller.tell(
        cast.dana, marisol, teller.at(12, 9),
        SetbackAnswered{"Thank you for telling me. You are still on your way, and I am still "
                        "with you. What would help today?"},
        setback);
    SetbackDebriefed looked;
    looked.when_and_where = "Thursday, nine in the evening, at home. The kids were asleep.";
    looked.feeling = "Angry about the shift. Then empty.";
    looked.strength = 8;
    looked.thought = "Nobody will know.";
    looked.helped_a_little = "I put the kids to bed first. I stopped after two.";
    looked.learned = "A changed shift is a warning.";
    looked.try_next = "When the shift changes, I call Elena the same day.";
    teller.tell(marisol, marisol, teller.at(11, 20, 30), looked, setback);
    const Instant turned_at = teller.at(11, 20, 34);
    teller.tell(marisol, marisol, turned_at,
                StepAdded{evenings,
                          "When the shift changes, call Elena the same day",
                          Role::client,
                          {},
                          {},
                          setback},
                teller.name_of(turned_at));
}

void agrees_with_dana(Teller& teller, const Cast& cast, const service::Reader& marisol) {
    const Instant proposed_at = teller.at(27, 13);
    const AboutId id = teller.name_of(proposed_at);
    AgreementProposed terms;
    terms.client_does = {"I send a text before noon when I cannot come."};
    terms.others_do = {{Role::clinician, "I answer every check-in within a day."},
                       {Role::clinician, "We meet before two."}};
    const service::ProgramLimit& limit = house_rules().limits.front();
    terms.limit = limit.name;
    terms.effect = limit.effect;
    terms.review_on = teller.day(-10);
    teller.tell(cast.dana, marisol, proposed_at, terms, id);
    teller.tell(cast.dana, marisol, teller.at(27, 13, 2), AgreementSigned{}, id);
    teller.tell(marisol, marisol, teller.at(26, 20), AgreementSigned{}, id);
    teller.tell(marisol, marisol, teller.at(16, 11),
                AgreementNoted{Side::client, true, "Sent it at eight."}, id);
    teller.tell(cast.dana, marisol, teller.at(5, 9),
                AgreementNoted{Side::program, false, "I was a day late on Monday. I am sorry."},
                id);
}

void notices_what_went_well(Teller& teller, const Cast& cast, const service::Reader& marisol) {
    teller.tell(cast.jonah, marisol, teller.at(6, 9, 45), WinNoticed{"You stayed for the coffee."});
    teller.tell(marisol, marisol, teller.at(2, 7, 30), WinNoted{"Slept through. First time."});
    const Instant chosen_at = teller.at(25, 20);
    const AboutId evenings_played = teller.name_of(chosen_at);
    teller.tell(marisol, marisol, chosen_at,
                MilestoneChosen{"Evenings with the guitar", Counts::own, teller.day(25), {}},
                evenings_played);
    for (const int days_ago : {24, 22, 19, 17, 10, 6, 4}) {
        teller.tell(marisol, marisol, teller.at(days_ago, 21, 30),
                    MilestoneCounted{{}, teller.day(days_ago)}, evenings_played);
    }
    const Instant shared_at = teller.at(10, 11);
    const AboutId suggested = teller.name_of(shared_at);
    SuggestionMade page{SuggestionSort::page,
                        "When an urge comes",
                        Text<1000>{"You asked how long it goes on. It may help to read it once."},
                        {},
                        PageName{"urges"},
                        {}};
    teller.tell(cast.dana, marisol, shared_at, page, suggested);
    teller.tell(marisol, marisol, teller.at(9, 21),
                SuggestionAnswered{SuggestionAnswer::yes, {}, {}}, suggested);
    teller.tell(marisol, marisol, teller.at(9, 21, 10), PageMarked{"urges", PageMark::helpful, {}},
                teller.name_of(teller.at(9, 21, 10)));
}

}  // namespace

void tell_more_of_marisol(Teller& teller, const Cast& cast, const service::Reader& marisol,
                          const AboutId& evenings) {
    tells_of_her_life(teller, marisol);
    learns_what_helps(teller, marisol);
    learns_from_a_setback(teller, cast, marisol, evenings);
    agrees_with_dana(teller, cast, marisol);
    notices_what_went_well(teller, cast, marisol);
}

}  // namespace alongside::simulate
