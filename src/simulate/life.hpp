// One simulated client's days: what they and those who walk with them would write. Keeps its own
// idea of the record, so that each entry is one that the rules allow.
#pragma once

#include "simulate/chance.hpp"
#include "simulate/scribe.hpp"
#include "simulate/words.hpp"

#include <deque>

namespace alongside::simulate {

/// How a life goes. Nobody here is a verdict: each is a way in which people come and go.
enum class Course : std::uint8_t {
    steady,     ///< keeps in touch, with ups and downs
    wavering,   ///< good weeks and hard weeks
    leaving,    ///< goes quiet and stays so
    returning,  ///< goes quiet, and comes back
};

/// Who there is around one client.
struct Circle {
    service::Reader client;
    service::Reader clinician;
    service::Reader other_clinician;  ///< who takes over if the clinician changes
    service::Reader coach;
    service::Reader supervisor;
    PersonId supporter;  ///< nil for none
    ProgramId program;
    std::string zone;
};

class Life {
public:
    /// @param days  how many days there are from the first on
    Life(std::uint64_t seed, Course course, Language language, Circle circle, Day first, int days);

    /// The sittings of the next day, in order of time.
    [[nodiscard]] std::vector<Sitting> next_day();

private:
    enum class At : std::uint8_t { offered, active, resting, over };
    struct OwnGoal {
        AboutId id;
        std::string words;
        At at = At::offered;
        int since = 0;  ///< the day of its last change
        bool by_client = false;
    };
    struct OwnStep {
        AboutId id;
        bool by_staff = false;
        int due = 0;  ///< the day on which it may be done
    };
    struct Open {  ///< a check-in without an answer
        AboutId id;
        Instant at{};
        double wellbeing = 0;
    };

    struct Meeting {  ///< an appointment that is not over
        AboutId id;
        int day = 0;
        bool waits_for_client = true;
        bool waits_for_staff = false;
    };

    void begin_sitting(const service::Reader& author, int earliest, int latest);
    void say(Body body, AboutId about = {}, Audience audience = Audience::circle);
    [[nodiscard]] AboutId new_about();
    [[nodiscard]] Moment meeting_on(int day) const;
    [[nodiscard]] bool is_quiet() const;
    void live_on();

    void client_sits();
    void first_visit();
    void choose_questions();
    void check_in();
    void answer_instrument();
    void live_beside();
    void look_after_goals();
    void look_after(OwnGoal& goal);
    void look_after_steps();
    void look_after_supports();
    [[nodiscard]] const char* unheard_of();
    void choose_support(const AboutId& id, const char* name);
    void go_or_not();
    void answer_friend();
    void answer_referral();
    void look_after_consent();
    void write_to_team();
    void put_right();

    void tell_of_oneself();
    void tell_of_people();
    void cope();
    void tell_of_setback();
    void learn_from_setback();
    void note_wins();
    void answer_suggestions();
    void read_and_choose();
    void keep_agreement();
    void look_at_plan();
    void confirm_what_waits();
    void answer_meeting();
    void come_back();

    void staff_sits();
    void walk_along();
    void answer_the_rest();
    void suggest();
    void agree();
    void write_together();
    void end_treatment();
    void answer_check_ins();
    void propose();
    void promise_a_step();
    void staff_writes();
    void meet();
    void walk_to_supports();
    void offer_friend();
    void refer();
    void supervisor_sits();

    [[nodiscard]] const char* one(Sentences pool) { return chance_.one_of(pool); }

    Chance chance_;
    Course course_;
    Circle circle_;
    const Pools& words_;
    Language language_;
    std::chrono::sys_days first_;
    int days_;
    int day_ = -1;

    double wellbeing_ = 0.5;  ///< 0 to 1, moves a little every day
    double eagerness_;        ///< how likely a check-in is on an ordinary day
    int quiet_from_;          ///< first and last day of silence; beyond the end for none
    int quiet_until_;
    int last_word_ = 0;
    std::vector<CheckinQuestion> questions_;

    std::vector<OwnGoal> goals_;
    std::vector<OwnStep> steps_;
    std::deque<Open> open_checkins_;
    std::vector<AboutId> supports_;
    std::optional<std::pair<AboutId, CheckinRecorded>> last_checkin_;
    Day last_checkin_on_{};
    bool reminders_paused_ = false;
    std::optional<Meeting> meeting_;
    bool message_waits_ = false;
    bool was_missed_ = false;
    std::optional<AboutId> consent_;
    bool coach_joined_ = false;
    int coach_joins_;
    int clinician_changes_;  ///< beyond the end for never

    /// The few things beside goals and steps that a life here goes through once or twice.
    struct Rest {
        std::optional<AboutId> trigger, person, setback, question, suggestion, obstacle, part,
            decision, milestone, practice, reward, agreement;
        std::optional<EntryId> waiting, win;
        bool setback_answered = false;
        bool reward_agreed = false;
        bool appealed = false;
        bool ended = false;
        std::string effect;
        int sessions = 0;  ///< in which something was written together
        int agreement_stage =
            0;  ///< 0 none, then proposed, signed by one, by both, missed, decided
    };
    Rest rest_;

    /// What is on its way of supports, first friends and referrals.
    struct Walk {
        std::vector<std::string> names;  ///< of supports that came up
        std::optional<std::pair<AboutId, const char*>> suggested;
        std::optional<std::pair<AboutId, bool>>
            friend_offered;  ///< and whether the client said yes
        bool friend_said_yes = false;
        std::optional<AboutId> referral;
        ReferralState referral_state = ReferralState::proposed;
    };
    Walk walk_;

    std::vector<Sitting> sittings_;
    Instant moment_{};  ///< when the next draft of the open sitting happens
};

}  // namespace alongside::simulate
