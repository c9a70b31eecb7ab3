// What those who walk with a simulated client write.
#include "simulate/life.hpp"

#include <algorithm>

namespace alongside::simulate {

void Life::staff_sits() {
    answer_check_ins();
    staff_writes();
    propose();
    promise_a_step();
    answer_the_rest();
    suggest();
    agree();
    write_together();
    walk_along();
    meet();
    walk_to_supports();
    end_treatment();
}

/// Mostly each within a day; now and then one waits longer.
void Life::answer_check_ins() {
    while (!open_checkins_.empty() && chance_.happens(0.95)) {
        const Open open = open_checkins_.front();
        open_checkins_.pop_front();
        CheckinAnswered answered;
        if (open.wellbeing < 0.35) {
            answered.words = one(words_.kind_answers);
        } else if (chance_.happens(0.6)) {
            answered.words = one(words_.answers);
        }
        say(answered, open.id);
    }
}

void Life::staff_writes() {
    if (message_waits_ && chance_.happens(0.85)) {
        say(MessageSent{one(words_.staff_messages)});
        message_waits_ = false;
    }
    const int silence = day_ - last_word_;
    if (silence >= 6 && !was_missed_ && chance_.happens(0.6)) {
        say(MessageSent{one(words_.missed_you)});
        was_missed_ = true;
    } else if (silence < 6) {
        was_missed_ = false;
    }
    if (was_missed_ && silence > 18 && chance_.happens(0.06)) {
        say(MessageSent{one(words_.missed_you)});
    }
}

/// In the middle of the day, between the sittings of both sides.
Moment Life::meeting_on(int day) const {
    return {from_local(circle_.zone, Day{first_ + std::chrono::days{day}}, std::chrono::hours{12}),
            circle_.zone};
}

/// They ask to meet every other week or so, and say afterwards whether they did.
void Life::meet() {
    if (meeting_ && meeting_->waits_for_staff && day_ < meeting_->day) {
        say(AppointmentAgreed{}, meeting_->id);
        meeting_->waits_for_staff = false;
    } else if (meeting_ && day_ > meeting_->day) {
        say(AppointmentNoted{chance_.happens(0.8) ? Met::met : Met::client_was_away, std::nullopt},
            meeting_->id);
        meeting_.reset();
    }
    if (meeting_ || is_quiet() || !chance_.happens(0.08)) return;
    AppointmentAsked asked;
    asked.with = circle_.clinician.person;
    asked.words = one(words_.meetings);
    meeting_ = Meeting{new_about(), day_ + chance_.whole(2, 6)};
    asked.starts = meeting_on(meeting_->day);
    asked.minutes = 45;
    if (chance_.happens(0.3)) asked.way = MeetingWay::phone;
    say(asked, meeting_->id);
}

void Life::propose() {
    const auto kept =
        std::ranges::count_if(goals_, [](const OwnGoal& goal) { return goal.at != At::over; });
    if (kept >= 2 || is_quiet() || !chance_.happens(0.06)) return;
    const GoalWords& goal = chance_.one_of(words_.goals);
    const AboutId id = new_about();
    GoalProposed proposed;
    proposed.words = goal.words;
    proposed.domain = goal.domain;
    if (chance_.happens(0.5)) proposed.why = one(words_.reasons);
    const bool is_again = std::ranges::any_of(
        goals_, [&](const OwnGoal& before) { return before.words == goal.words; });
    if (is_again) proposed.why_again = one(words_.reasons);
    say(proposed, id);
    goals_.push_back({id, goal.words, At::offered, day_, false});
}

/// Staff add what they will do themselves, and say when it is done.
void Life::promise_a_step() {
    for (const OwnGoal& goal : goals_) {
        if (goal.at != At::active || !chance_.happens(0.02)) continue;
        const AboutId id = new_about();
        const int due = day_ + chance_.whole(1, 7);
        say(StepAdded{goal.id, one(words_.staff_steps), Role::clinician,
                      Day{first_ + std::chrono::days{due}}},
            id);
        steps_.push_back({id, true, due});
    }
    std::erase_if(steps_, [&](const OwnStep& step) {
        if (!step.by_staff || day_ + 1 < step.due || !chance_.happens(0.3)) return false;
        say(StepDone{}, step.id);
        return true;
    });
}

void Life::supervisor_sits() {
    begin_sitting(circle_.supervisor, 7 * 60 + 30, 8 * 60);
    if (day_ == coach_joins_) {
        say(CareTeamJoined{circle_.coach.person, Role::recovery_coach, circle_.program});
        coach_joined_ = true;
    }
    if (day_ == clinician_changes_ && circle_.other_clinician.person != circle_.clinician.person) {
        say(CareTeamLeft{circle_.clinician.person, Text<1000>{one(words_.endings)}});
        say(CareTeamJoined{circle_.other_clinician.person, Role::clinician, circle_.program});
        std::swap(circle_.clinician, circle_.other_clinician);
    }
}

}  // namespace alongside::simulate
