// The other stories of the demo, shorter than Marisol's.
#include "journal/codec.hpp"
#include "simulate/teller.hpp"

namespace alongside::simulate {
namespace {

/// A goal in the client's own words, taken up at once.
AboutId own_goal(Teller& teller, const service::Reader& client, Instant when, const char* words,
                 LifeDomain domain, int confidence) {
    const AboutId goal = teller.name_of(when);
    GoalProposed proposed;
    proposed.words = words;
    proposed.domain = domain;
    teller.tell(client, client, when, proposed, goal);
    teller.tell(client, client, when + std::chrono::minutes{1}, GoalAccepted{words, confidence},
                goal);
    return goal;
}

AboutId own_step(Teller& teller, const service::Reader& client, Instant when, AboutId goal,
                 const char* words, Day due) {
    const AboutId step = teller.name_of(when);
    teller.tell(client, client, when, StepAdded{goal, words, Role::client, due}, step);
    return step;
}

void coach_joins(Teller& teller, const Cast& cast, const service::Reader& client, Instant when) {
    teller.tell(cast.priya, client, when,
                CareTeamJoined{cast.jonah.person, Role::recovery_coach, cast.program});
}

}  // namespace

/// Came, found his feet, and has been quiet for twelve days.
service::Reader andre(Teller& teller, const Cast& cast) {
    const auto andre =
        teller.add(cast.dana, "Andre Coleman", Role::client, cast.program, teller.at(40, 9, 40));
    const auto says = [&](Instant when, Body body) {
        teller.tell(andre, andre, when, std::move(body));
    };
    says(teller.at(39, 18),
         VisionWritten{"My own place again, and my son in it every other weekend."});
    PreferencesSet preferences;
    preferences.contact = "Texts. I don't pick up numbers that I don't know.";
    preferences.please_avoid = "Don't bring up court unless I do.";
    says(teller.at(39, 18, 6), preferences);
    const AboutId room =
        own_goal(teller, andre, teller.at(37, 19), "Find a room by the first", LifeDomain::home, 6);
    own_step(teller, andre, teller.at(36, 12), room, "Call the two places on Canal Street",
             teller.day(30));
    static constexpr CheckinDay days[] = {
        {36, 3, 1, 2, "Good start.", "Glad that you are here."},
        {33, 3, 1, 2, nullptr, nullptr},
        {30, 2, 2, 2, "The first room was gone already.", "That stings. What is next on the list?"},
        {26, 2, 2, 1, nullptr, nullptr},
        {22, 1, 2, 1, "Couch to couch.", "That wears anyone out. I called the housing office."},
        {17, 1, 3, 1, "Not sleeping much.", "Would a walk on Friday be good?"},
        {12, 1, 3, 1, "Busy. Talk soon.", "Whenever you like."},
    };
    teller.check_ins(andre, cast.dana, days);
    teller.tell(cast.dana, andre, teller.at(5, 10, 15),
                MessageSent{"We missed you. No reason needed. The housing office called back with "
                            "two rooms; they are yours to look at when you feel like it."});
    return andre;
}

/// Would like to talk, and said so a short while ago.
service::Reader keisha(Teller& teller, const Cast& cast) {
    const auto keisha =
        teller.add(cast.dana, "Keisha Dunn", Role::client, cast.program, teller.at(18, 14));
    coach_joins(teller, cast, keisha, teller.at(17, 9));
    teller.tell(keisha, keisha, teller.at(17, 19),
                VisionWritten{"To sing in front of people again."});
    PreferencesSet preferences;
    preferences.called = "Kee";
    preferences.pronouns = "she/her";
    preferences.contact = "Please call. I like voices.";
    teller.tell(keisha, keisha, teller.at(17, 19, 5), preferences);
    own_goal(teller, keisha, teller.at(15, 20), "Get through Saturday nights", LifeDomain::recovery,
             4);
    static constexpr CheckinDay days[] = {
        {14, 3, 1, 3, nullptr, nullptr},
        {11, 3, 2, 2, "Choir was full of strangers. Kind ones.", "And you walked in."},
        {9, 2, 2, 2, nullptr, nullptr},
        {6, 2, 3, 2, "Old friends are in town.", "What would you like to happen when they call?"},
        {4, 2, 3, 1, nullptr, nullptr},
        {2, 1, 3, 1, "They keep calling.", "I hear you. Jonah is free on Saturday evening."},
    };
    teller.check_ins(keisha, cast.dana, days);
    CheckinRecorded now;
    now.answers = {{CheckinQuestion::mood, 1}, {CheckinQuestion::urge, 4}};
    now.words = "They are downstairs. Can somebody call me?";
    now.talk = true;
    teller.tell(keisha, keisha, teller.minutes_ago(25), now);
    return keisha;
}

/// Writes in Spanish; goes to a meeting in Spanish.
service::Reader tomas(Teller& teller, const Cast& cast) {
    const auto tomas =
        teller.add(cast.jonah, "Tomás Rivera", Role::client, cast.program, teller.at(28, 11));
    teller.tell(cast.priya, tomas, teller.at(28, 15),
                CareTeamJoined{cast.dana.person, Role::clinician, cast.program});
    teller.tell(tomas, tomas, teller.at(27, 20),
                VisionWritten{"Trabajar tranquilo, mandar dinero a mi mamá y dormir sin miedo."});
    PreferencesSet preferences;
    preferences.language = Language::es;
    preferences.contact = "Mensajes en español, después de las cinco.";
    preferences.welcome = "Que me hablen despacio y de usted.";
    preferences.please_avoid = "No me llamen al trabajo.";
    teller.tell(tomas, tomas, teller.at(27, 20, 4), preferences);
    const AboutId english =
        own_goal(teller, tomas, teller.at(25, 21), "Tomar una clase de inglés los sábados",
                 LifeDomain::work_and_learning, 7);
    const AboutId signed_up = own_step(teller, tomas, teller.at(24, 21), english,
                                       "Inscribirme en la biblioteca", teller.day(20));
    teller.tell(tomas, tomas, teller.at(20, 18), StepDone{"Empieza el sábado."}, signed_up);
    const Instant chosen_at = teller.at(23, 19);
    const AboutId group = teller.name_of(chosen_at);
    constexpr const char* name = "Grupo Nueva Mañana";
    teller.tell(
        tomas, tomas, chosen_at,
        SupportChosen{Choice::yes, name, teller.meeting(name), "Va un compañero del trabajo."},
        group);
    for (const int week : {16, 9, 2}) {
        SupportAttended attended;
        attended.went_on = teller.day(week);
        attended.how = 3;
        attended.again = Again::yes;
        if (week == 9) attended.words = "Hablé por primera vez.";
        teller.tell(tomas, tomas, teller.at(week, 21, 20), attended, group);
    }
    static constexpr CheckinDay days[] = {
        {19, 2, 2, 1, "Turno doble. Cansado.", "Un turno doble pesa. ¿Pudo descansar?"},
        {15, 3, 1, 2, nullptr, nullptr},
        {12, 3, 1, 2, "Buena semana.", "Me alegra leerlo."},
        {8, 3, 1, 3, "Dormí bien.", "¿Qué le ayudó a dormir?"},
        {5, 2, 2, 2, nullptr, nullptr},
        {3, 3, 1, 3, "La maestra dice que ya pronuncio mejor.", "¡Qué bueno, Tomás!"},
    };
    teller.check_ins(tomas, cast.jonah, days);
    return tomas;
}

/// A goal reached, one resting, one declined; two corrections.
service::Reader ruth(Teller& teller, const Cast& cast) {
    const auto ruth =
        teller.add(cast.dana, "Ruth Albright", Role::client, cast.program, teller.at(60, 10));
    const auto says = [&](Instant when, Body body, AboutId about = {}) {
        return teller.tell(ruth, ruth, when, std::move(body), about);
    };
    says(teller.at(59, 15),
         VisionWritten{"Steady hands, a full garden, and my grandson on the swing."});
    const AboutId sleep =
        own_goal(teller, ruth, teller.at(55, 16), "Sleep without wine", LifeDomain::health, 5);
    says(teller.at(20, 9), GoalAchieved{"Thirty nights. I did not think I could."}, sleep);
    const AboutId garden = own_goal(teller, ruth, teller.at(50, 11), "Get the garden going again",
                                    LifeDomain::meaning, 8);
    says(teller.at(12, 11), GoalRested{Text<1000>{"Frost. It rests, and so do I."}}, garden);
    const Instant offered_at = teller.at(30, 14);
    const AboutId group = teller.name_of(offered_at);
    GoalProposed offered;
    offered.words = "Try one group a week";
    offered.domain = LifeDomain::community;
    teller.tell(cast.dana, ruth, offered_at, offered, group);
    says(teller.at(29, 9), GoalDeclined{Decline::no, Text<1000>{"I am not one for groups."}},
         group);
    static constexpr CheckinDay days[] = {
        {28, 3, 1, 3, nullptr, nullptr},
        {21, 3, 0, 3, "Grandson came by.", "The swing is up, I hear."},
        {14, 3, 1, 3, nullptr, nullptr},
    };
    teller.check_ins(ruth, cast.dana, days);
    CheckinRecorded report;
    report.answers = {{CheckinQuestion::mood, 0}, {CheckinQuestion::urge, 1}};
    const EntryId checkin = says(teller.at(7, 18), report);
    report.answers.front().value = 4;
    says(teller.at(7, 18, 9),
         CorrectionMade{"I slid it the wrong way. It was a very good day.",
                        RawObject{body_json(report)}},
         checkin.as<AboutId>());
    teller.tell(cast.dana, ruth, teller.at(6, 9),
                CheckinAnswered{Text<2000>{"A very good day, then."}}, checkin.as<AboutId>());
    const EntryId message =
        teller.tell(cast.dana, ruth, teller.at(5, 10), MessageSent{"See you on Wednesday at ten."});
    teller.tell(cast.dana, ruth, teller.at(5, 10, 30),
                CorrectionMade{"I meant Thursday at ten.", {}}, message.as<AboutId>());
    return ruth;
}

/// A steady month, and a message that waits for an answer.
service::Reader sam(Teller& teller, const Cast& cast) {
    const auto sam =
        teller.add(cast.dana, "Sam Keller", Role::client, cast.program, teller.at(31, 13));
    teller.tell(sam, sam, teller.at(30, 17), VisionWritten{"A quiet head and work that I like."});
    PreferencesSet preferences;
    preferences.pronouns = "they/them";
    preferences.contact = "Messages here. I read them on the bus.";
    teller.tell(sam, sam, teller.at(30, 17, 3), preferences);
    const AboutId papers = own_goal(teller, sam, teller.at(29, 18), "Get my forklift papers",
                                    LifeDomain::work_and_learning, 7);
    own_step(teller, sam, teller.at(28, 18), papers, "Send the form with the photo",
             teller.day(-5));
    static constexpr CheckinDay days[] = {
        {27, 2, 1, 2, nullptr, nullptr},
        {23, 3, 1, 3, "Fine.", nullptr},
        {19, 3, 1, 3, nullptr, nullptr},
        {15, 2, 1, 2, "Boring week. That is new.", "Boring can be a fine week."},
        {11, 3, 0, 3, nullptr, nullptr},
        {7, 3, 1, 3, "Got the date for the test.", "When is it?"},
        {3, 3, 1, 3, nullptr, nullptr},
    };
    teller.check_ins(sam, cast.dana, days);
    teller.tell(sam, sam, teller.at(1, 19, 50),
                MessageSent{"The test is on the same day as our appointment. What now?"});
    return sam;
}

/// A client of the other program: nobody of the first one sees that she is here.
service::Reader imani(Teller& teller, const Cast& cast) {
    const auto imani =
        teller.add(cast.theo, "Imani Brooks", Role::client, cast.other_program, teller.at(24, 10));
    teller.tell(imani, imani, teller.at(23, 18), VisionWritten{"To finish what I begin."});
    const AboutId school = own_goal(teller, imani, teller.at(22, 18), "Go back to evening school",
                                    LifeDomain::work_and_learning, 6);
    own_step(teller, imani, teller.at(21, 18), school, "Ask for the schedule", teller.day(15));
    static constexpr CheckinDay days[] = {
        {20, 2, 2, 2, nullptr, nullptr},
        {13, 3, 1, 2, "Visited the school.", "How did it feel to walk in?"},
        {6, 3, 1, 3, nullptr, nullptr},
        {2, 3, 1, 3, "Signed up.", "You did it."},
    };
    teller.check_ins(imani, cast.theo, days);
    return imani;
}

}  // namespace alongside::simulate
