// A simulated client's goals and steps.
#include "simulate/life.hpp"

#include <algorithm>

namespace alongside::simulate {
namespace {

constexpr int most_goals = 4;

}  // namespace

void Life::look_after_goals() {
    const auto kept =
        std::ranges::count_if(goals_, [](const OwnGoal& goal) { return goal.at != At::over; });
    if (kept < most_goals && chance_.happens(goals_.empty() ? 0.35 : 0.03)) {
        const GoalWords& goal = chance_.one_of(words_.goals);
        const AboutId id = new_about();
        GoalProposed proposed;
        proposed.words = goal.words;
        proposed.domain = goal.domain;
        proposed.why = one(words_.reasons);
        proposed.importance = chance_.whole(5, 10);
        say(proposed, id);
        goals_.push_back({id, goal.words, At::offered, day_, true});
    }
    for (OwnGoal& goal : goals_) look_after(goal);
}

/// What the client does about one goal today; mostly nothing.
void Life::look_after(OwnGoal& goal) {
    const int age = day_ - goal.since;
    if (goal.at == At::offered) {
        if (!goal.by_client && age < 1) return;
        const double answer = chance_.share();
        if (goal.by_client || answer < 0.35) {
            const bool says_it_anew = !goal.by_client && chance_.happens(0.5);
            if (says_it_anew) goal.words = chance_.one_of(words_.goals).words;
            say(GoalAccepted{Text<500>{goal.words}, chance_.whole(3, 9)}, goal.id);
            goal.at = At::active;
            goal.since = day_;
        } else if (answer < 0.45) {
            say(GoalDeclined{chance_.happens(0.7) ? Decline::not_now : Decline::no,
                             Text<1000>{one(words_.not_now)}},
                goal.id);
            goal.at = At::over;
        }
        return;
    }
    if (goal.at == At::resting && age > 6 && chance_.happens(0.12)) {
        say(GoalResumed{Text<1000>{one(words_.again)}}, goal.id);
        goal.at = At::active;
        goal.since = day_;
        return;
    }
    if (goal.at != At::active || age < 8) return;
    const double what = chance_.share();
    if (what < 0.012) {
        goal.words += " ";
        goal.words += one(words_.own_words);
        if (Text<500>::fits(goal.words)) say(GoalReworded{Text<500>{goal.words}, {}}, goal.id);
    } else if (what < 0.03) {
        say(GoalRested{Text<1000>{one(words_.not_now)}}, goal.id);
        goal.at = At::resting;
    } else if (what < 0.03 + 0.03 * wellbeing_) {
        say(GoalAchieved{Text<1000>{one(words_.done)}}, goal.id);
        goal.at = At::over;
    } else if (what < 0.066) {
        say(GoalLetGo{Text<1000>{one(words_.not_now)}}, goal.id);
        goal.at = At::over;
    } else {
        return;
    }
    goal.since = day_;
}

void Life::look_after_steps() {
    for (const OwnGoal& goal : goals_) {
        if (goal.at != At::active || !chance_.happens(0.07)) continue;
        const AboutId id = new_about();
        const int due = day_ + chance_.whole(2, 10);
        const bool asks_staff = chance_.happens(0.15);
        say(StepAdded{goal.id, asks_staff ? one(words_.staff_steps) : one(words_.steps),
                      asks_staff ? Role::clinician : Role::client,
                      Day{first_ + std::chrono::days{due}}},
            id);
        steps_.push_back({id, asks_staff, due});
    }
    std::erase_if(steps_, [&](const OwnStep& step) {
        if (step.by_staff || day_ + 2 < step.due || !chance_.happens(0.3 * (0.5 + wellbeing_))) {
            return false;
        }
        StepDone done;
        if (chance_.happens(0.4)) done.words = one(words_.done);
        say(done, step.id);
        return true;
    });
}

}  // namespace alongside::simulate
