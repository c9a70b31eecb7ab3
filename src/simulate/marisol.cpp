// Marisol's story: five weeks with a hard one in between, told so that each role finds something.
#include "simulate/house_rules.hpp"
#include "simulate/marisol_story.hpp"

namespace alongside::simulate {
namespace {

void arrives(Teller& teller, const Cast& cast, const service::Reader& marisol) {
    const auto says = [&](Instant when, Body body) {
        teller.tell(marisol, marisol, when, std::move(body));
    };
    says(teller.at(34, 19, 2),
         VisionWritten{"Waking up clear, making pancakes with Lucía and Beto, and not being afraid "
                       "of six o'clock any more."});
    PreferencesSet preferences;
    preferences.called = "Mari";
    preferences.pronouns = "she/her";
    preferences.language = Language::en;
    preferences.contact = "Text me before you call. Best after the kids are at school.";
    preferences.welcome = "Ask about Lucía and Beto first. Coffee with milk.";
    preferences.accessibility = "I need to be gone by 2:30 to pick up the kids.";
    preferences.please_avoid =
        "Please don't call my work, and don't ask about their father in front "
        "of others.";
    preferences.crisis_contact = "My sister Elena.";
    says(teller.at(34, 19, 12), preferences);
    teller.tell(cast.priya, marisol, teller.at(33, 10),
                CareTeamJoined{cast.jonah.person, Role::recovery_coach, cast.program});
}

/// Dana's words first, then hers, then hers again: all three are kept.
/// @returns the goal
AboutId evening_goal(Teller& teller, const Cast& cast, const service::Reader& marisol) {
    const Instant proposed_at = teller.at(32, 11, 20);
    const AboutId evenings = teller.name_of(proposed_at);
    GoalProposed proposed;
    proposed.words = "Have a plan for the hours between work and bedtime";
    proposed.why = "You said that six o'clock is when it gets hard.";
    proposed.domain = LifeDomain::recovery;
    teller.tell(cast.dana, marisol, proposed_at, proposed, evenings);
    teller.tell(marisol, marisol, teller.at(31, 20, 40),
                GoalAccepted{"Have something of my own after six", 5}, evenings);
    teller.tell(marisol, marisol, teller.at(15, 21, 5),
                GoalReworded{"Have something of my own after six, also on the bad days",
                             "On good days it is easy. The bad days are the point."},
                evenings);
    const auto step = [&](const service::Reader& by, Instant when, const char* words, Role owner,
                          int due) {
        const AboutId id = teller.name_of(when);
        teller.tell(by, marisol, when, StepAdded{evenings, words, owner, teller.day(due)}, id);
        return id;
    };
    const AboutId meetings =
        step(cast.dana, teller.at(30, 9, 15), "Find three evening meetings near the number 4 bus",
             Role::clinician, 27);
    teller.tell(cast.dana, marisol, teller.at(28, 16),
                StepDone{"Three are in your messages. Two have childcare."}, meetings);
    const AboutId guitar = step(marisol, teller.at(29, 20, 30),
                                "Get the guitar back from Elena's attic", Role::client, 25);
    teller.tell(marisol, marisol, teller.at(25, 18, 20),
                StepDone{"It only has five strings. Still."}, guitar);
    const AboutId along = step(cast.jonah, teller.at(20, 12), "Come along to the first meeting",
                               Role::recovery_coach, 13);
    teller.tell(cast.jonah, marisol, teller.at(6, 20), StepDone{"We sat near the door."}, along);
    (void)step(marisol, teller.at(4, 21), "Two songs every evening before the news", Role::client,
               -3);
    (void)step(cast.dana, teller.at(2, 10, 30), "Ask the clinic about an appointment before 2:30",
               Role::clinician, -2);
    return evenings;
}

/// What Elena may see: the consent for the plan, and what Marisol wrote as shared.
void shares_with_her_sister(Teller& teller, const Cast& cast, const service::Reader& marisol) {
    const auto shares = [&](Instant when, Body body, AboutId about) {
        teller.tell(marisol, marisol, when, std::move(body), about, Audience::shared);
    };
    const Instant when = teller.at(21, 13, 10);
    teller.tell(marisol, marisol, when,
                ConsentGiven{cast.elena.person,
                             {Area::plan},
                             "So that Elena knows what I am working on and can help with the kids.",
                             teller.day(-120)},
                teller.name_of(when));
    const Instant begins = teller.at(21, 13, 20);
    const AboutId dinner = teller.name_of(begins);
    GoalProposed goal;
    goal.words = "Cook dinner with the kids on Tuesdays and Thursdays";
    goal.why = "They stand on the stool and stir. Nobody is on a phone.";
    goal.domain = LifeDomain::relationships;
    goal.importance = 9;
    shares(begins, goal, dinner);
    shares(teller.at(21, 13, 22),
           GoalAccepted{"Cook dinner with the kids on Tuesdays and Thursdays", 8}, dinner);
    const Instant listed = teller.at(19, 14);
    const AboutId list = teller.name_of(listed);
    shares(listed,
           StepAdded{dinner, "Let Beto write the shopping list", Role::client, teller.day(17)},
           list);
    shares(teller.at(17, 19), StepDone{"Eleven things. Nine of them noodles."}, list);
    const Instant asked = teller.at(5, 14, 5);
    shares(asked,
           StepAdded{dinner, "Bring the big pot on Thursday", Role::supporter, teller.day(-2)},
           teller.name_of(asked));
}

void goes_to_a_meeting(Teller& teller, const Cast& cast, const service::Reader& marisol) {
    const Instant chosen_at = teller.at(22, 20, 50);
    const AboutId river = teller.name_of(chosen_at);
    constexpr const char* name = "Beginners by the River";
    teller.tell(marisol, marisol, chosen_at,
                SupportChosen{Choice::yes, name, teller.meeting(name),
                              "On the bus line, and Jonah would come along."},
                river);
    const Instant declined_at = teller.at(22, 20, 55);
    teller.tell(marisol, marisol, declined_at,
                SupportChosen{Choice::not_now, "Candlelight", teller.meeting("Candlelight"),
                              "Too late in the evening with the kids."},
                teller.name_of(declined_at));
    SupportAttended attended;
    attended.went_on = teller.day(7);
    attended.how = 3;
    attended.again = Again::yes;
    attended.words = "A woman told my story, nearly. I did not speak. I stayed for the coffee.";
    teller.tell(marisol, marisol, teller.at(7, 20, 45), attended, river);
    teller.tell(cast.jonah, marisol, teller.at(6, 9, 40),
                MessageSent{"Glad we went. You picked the good chairs."});
}

/// What fits her, what was suggested, whom she wants to go with, and a service that is on its way.
void finds_what_fits(Teller& teller, const Cast& cast, const service::Reader& marisol) {
    SupportWishesSet wishes;
    wishes.barriers = {Barrier::childcare, Barrier::social_anxiety, Barrier::transport};
    wishes.way = SupportWay::either;
    wishes.groups = {SupportGroup::women, SupportGroup::newcomer};
    wishes.times = {PartOfDay::morning, PartOfDay::evening};
    wishes.near = "Alder Falls";
    wishes.km = 16;
    wishes.tone = Tone::warm;
    wishes.words = "I do not want to speak the first time.";
    teller.tell(marisol, marisol, teller.at(22, 20, 40), wishes);
    const Instant offered = teller.at(2, 11, 30);
    teller.tell(cast.jonah, marisol, offered,
                SupportSuggested{"First Light", teller.meeting("First Light"), std::nullopt,
                                 "It is early, the camera can stay off, and nobody asks you to "
                                 "speak."},
                teller.name_of(offered));
    const Instant asked = teller.at(3, 20, 15);
    IntroductionAsked ruth;
    ruth.first_friend = first_friends().front().id;
    ruth.name = first_friends().front().name;
    ruth.words = "I get nervous in rooms. Please sit near the door with me.";
    ruth.reach = "Text me: +1 816 555 0177";
    const AboutId together = teller.name_of(asked);
    teller.tell(marisol, marisol, asked, ruth, together);
    teller.tell(cast.jonah, marisol, teller.at(2, 10, 5), IntroductionAccepted{}, together);
    const Instant proposed = teller.at(12, 14, 20);
    const AboutId childcare = teller.name_of(proposed);
    ReferralProposed referral;
    referral.service = "Maple Street Family Center";
    referral.contact = "+1 816 555 0163, ask for the front desk";
    referral.why = "Child care on two evenings a week, so that you can go to a meeting.";
    referral.share = "Your name, two children of 5 and 8, and which evenings.";
    referral.owner = cast.jonah.person;
    referral.next_by = teller.day(5);
    teller.tell(cast.jonah, marisol, proposed, referral, childcare);
    teller.tell(marisol, marisol, teller.at(11, 19, 30),
                ReferralAgreed{"My first name, two children, Tuesday and Thursday evenings. "
                               "Nothing about treatment.",
                               teller.day(-120), std::nullopt},
                childcare);
    ReferralMoved moved;
    moved.state = ReferralState::waiting_list;
    moved.on = teller.day(9);
    moved.next_by = teller.day(-5);
    moved.told = "Marisol, two children, Tuesday and Thursday evenings.";
    moved.words = "Two families before her. They think two weeks.";
    teller.tell(cast.jonah, marisol, teller.at(9, 15), moved, childcare);
}

/// One appointment that was, and one that is coming.
void meets_dana(Teller& teller, const Cast& cast, const service::Reader& marisol) {
    const auto asks = [&](Instant asked_at, const Moment& starts, const char* words) {
        AppointmentAsked asked;
        asked.with = cast.dana.person;
        asked.words = words;
        asked.starts = starts;
        asked.minutes = 45;
        asked.place = "Room 4, second floor";
        const AboutId id = teller.name_of(asked_at);
        teller.tell(cast.dana, marisol, asked_at, asked, id);
        teller.tell(marisol, marisol, asked_at + std::chrono::hours{2}, AppointmentAgreed{}, id);
        return id;
    };
    const AboutId before =
        asks(teller.at(16, 11, 5), teller.hour_of(11, 10), "After a hard Thursday");
    teller.tell(cast.dana, marisol, teller.at(11, 11, 10), AppointmentNoted{}, before);
    asks(teller.at(3, 15, 45), teller.hour_of(-1, 13), "Evenings, and the new shift");
}

/// A hard week and a better one.
constexpr CheckinDay days[] = {
    {21, 2, 2, 2, "Long day. Did not drink.", "Long, and you got through it."},
    {20, 3, 1, 3, nullptr, nullptr},
    {19, 3, 1, 2, "The kids made cards.", "I would have liked to see those."},
    {18, 2, 2, 2, nullptr, nullptr},
    {17, 3, 1, 3, "Noodles. Everybody ate.", "Eleven things on a list, I heard."},
    {16, 2, 2, 1, "Bad sleep.", "What kept you up, if you want to say?"},
    {14, 1, 3, 1, "They changed my shift. Six o'clock is worse now.",
     "That takes away your evening plan. Shall we look at it tomorrow?"},
    {13, 1, 4, 0, "I stood in the store for ten minutes and left.",
     "Ten minutes, and you left. What got you to the door?"},
    {12, 0, 4, 1, "I drank on Thursday night. I put the kids to bed first. I feel ashamed.",
     "Thank you for telling me. Nothing changes between us. Can I text you at nine?"},
    {11, 1, 3, 1, "Thanks for the call. Still shaky.",
     "Shaky makes sense. You told someone the next morning, and that was new."},
    {10, 1, 3, 2, nullptr, "I'm around until five."},
    {9, 2, 2, 2, "Elena slept over. It helped.", "Good to have her there."},
    {7, 3, 1, 2, "Went to the meeting!", "You went. How was the room?"},
    {6, 3, 1, 3, nullptr, nullptr},
    {5, 2, 2, 2, "Tired but okay.", nullptr},
    {4, 3, 1, 3, "Two songs. My fingers hurt.", "The good kind of hurting, I hope."},
    {3, 3, 1, 3, nullptr, nullptr},
    {2, 3, 0, 3, "Slept through. First time in weeks.", "What a night. What was different?"},
};

}  // namespace

service::Reader marisol(Teller& teller, const Cast& cast) {
    const service::Reader marisol =
        teller.add(cast.dana, "Marisol Vega", Role::client, cast.program, teller.at(35, 10, 30));
    arrives(teller, cast, marisol);
    const AboutId evenings = evening_goal(teller, cast, marisol);
    tell_more_of_marisol(teller, cast, marisol, evenings);
    goes_to_a_meeting(teller, cast, marisol);
    meets_dana(teller, cast, marisol);
    finds_what_fits(teller, cast, marisol);
    shares_with_her_sister(teller, cast, marisol);
    teller.check_ins(marisol, cast.dana, days);
    teller.answer_instrument(marisol, teller.at(33, 20, 5), "phq-9", {2, 2, 2, 2, 1, 2, 1, 1, 0});
    teller.answer_instrument(marisol, teller.at(19, 20, 40), "phq-9", {1, 2, 2, 1, 1, 2, 1, 0, 0});
    teller.answer_instrument(marisol, teller.at(5, 20, 30), "phq-9", {1, 1, 1, 1, 1, 1, 0, 0, 0});
    const Instant noted = teller.at(14, 21, 40);
    teller.tell(marisol, marisol, noted, LifeEventNoted{"My shift changed", teller.day(14)},
                teller.name_of(noted));
    CheckinRecorded own;
    own.answers = {{CheckinQuestion::mood, 1}, {CheckinQuestion::urge, 3}};
    own.words = "Saw him at the gas station. I do not want to talk about it yet.";
    teller.tell(marisol, marisol, teller.at(8, 22, 15), own, {}, Audience::mine);
    teller.tell(marisol, marisol, teller.at(3, 12, 20),
                MessageSent{"Can we meet before two on Thursday? Beto has a dentist."});
    teller.tell(cast.dana, marisol, teller.at(3, 15, 40),
                MessageSent{"One o'clock is yours. Bring Beto if it is easier, we have crayons."});
    const Instant offered_at = teller.at(1, 16, 10);
    GoalProposed offered;
    offered.words = "Talk with our doctor about medication that can take the edge off an urge";
    offered.why = "You asked what else there is for the hour after work. It is your choice.";
    offered.domain = LifeDomain::health;
    teller.tell(cast.dana, marisol, offered_at, offered, teller.name_of(offered_at));
    CheckinRecorded today;
    today.answers = {
        {CheckinQuestion::mood, 3}, {CheckinQuestion::urge, 1}, {CheckinQuestion::sleep, 3}};
    today.words = "Read your goal. Thinking about it. Is it something you take every day?";
    teller.tell(marisol, marisol, teller.minutes_ago(95), today);
    return marisol;
}

}  // namespace alongside::simulate
