#include "views/plan.hpp"

namespace alongside {
namespace {

std::optional<Words> words_of(const std::optional<Text<1000>>& words) {
    return words ? std::optional<Words>(*words) : std::nullopt;
}

// --- goals ---------------------------------------------------------------------------------------

template <class E>
void gauge(Goal& goal, const Entry& entry, const E& e) {
    Gauge said{std::nullopt, std::nullopt, entry.occurred_at};
    if constexpr (requires { e.importance; }) {
        if (e.importance) said.importance = goal.importance = e.importance->value;
    }
    if (e.confidence) said.confidence = goal.confidence = e.confidence->value;
    if (said.importance || said.confidence) goal.gauges.push_back(said);
}

void propose(Plan& plan, const Entry& entry, const GoalProposed& e) {
    if (find_goal(plan, entry.about) != nullptr) return;
    Goal goal;
    goal.id = entry.about;
    goal.proposed_by = voice_of(entry);
    goal.wordings.push_back({e.words, voice_of(entry)});
    goal.proposal = e;
    gauge(goal, entry, e);
    goal.changed_at = goal.moved_at = entry.occurred_at;
    plan.goals.add(std::move(goal));
}

/// Adds a wording only where it says something new: accepting as offered is not a second wording.
void word(Goal& goal, const Entry& entry, const Words& words) {
    goal.moved_at = entry.occurred_at;
    if (goal.words() == words) return;
    goal.wordings.push_back({words, voice_of(entry)});
}

void reword(Goal& goal, const Entry& entry, const GoalReworded& e) {
    word(goal, entry, e.words);
    // Why it is put differently; why the goal matters stays as it was said.
    if (e.why) goal.reason = words_of(e.why);
    if (e.done_looks_like) goal.proposal.done_looks_like = e.done_looks_like;
    if (e.target_on) goal.proposal.target_on = e.target_on;
}

void change(Goal& goal, const Entry& entry, GoalState state, const std::optional<Text<1000>>& why) {
    goal.state = state;
    goal.reason = words_of(why);
    goal.changed_at = goal.moved_at = entry.occurred_at;
}

void accept(Goal& goal, const Entry& entry, const GoalAccepted& e) {
    word(goal, entry, e.words);
    gauge(goal, entry, e);
    goal.declined_as.reset();
    if (!goal.accepted_at) goal.accepted_at = entry.occurred_at;
    change(goal, entry, GoalState::active, std::nullopt);
}

void decline(Goal& goal, const Entry& entry, const GoalDeclined& e) {
    goal.declined_as = e.answer;
    change(goal, entry, GoalState::declined, e.why);
}

// --- steps and obstacles, which live under their goals -------------------------------------------

/// The goal that `holds`, to be changed, or nullptr.
template <class Holds>
Goal* edit_goal(Plan& plan, Holds&& holds) {
    const auto goal = std::ranges::find_if(plan.goals, holds);
    return goal == plan.goals.end() ? nullptr : &plan.goals.edit(goal);
}

void add_step(Plan& plan, const Entry& entry, const StepAdded& e) {
    Goal* goal = edit_item(plan.goals, e.goal);
    if (goal == nullptr || find_step(plan, entry.about) != nullptr) return;
    Step step;
    step.id = entry.about;
    step.words = e.words;
    step.owner = e.owner;
    step.due_on = e.due_on;
    step.repeats = e.repeats;
    step.from = e.from;
    step.added_by = step.worded_by = voice_of(entry);
    goal->steps.push_back(std::move(step));
    goal->moved_at = entry.occurred_at;
}

template <class Act>
void on_step(Plan& plan, const Entry& entry, Act&& act) {
    Goal* goal = edit_goal(
        plan, [&](const Goal& one) { return find_item(one.steps, entry.about) != nullptr; });
    if (goal == nullptr) return;
    act(*find_item(goal->steps, entry.about));
    goal->moved_at = entry.occurred_at;
}

void finish(Step& step, const Entry& entry, const StepDone& e) {
    if (!step.repeats) step.state = StepState::done;
    step.done_at = entry.occurred_at;
    step.done_on = e.on ? *e.on : local_day(entry.occurred_at.zone, entry.occurred_at.at);
    ++step.times_done;
}

void change_step(Step& step, const Entry& entry, const StepChanged& e) {
    if (step.words != e.words) {
        step.wordings.push_back({step.words, step.worded_by});
        step.words = e.words;
        step.worded_by = voice_of(entry);
    }
    step.due_on = e.due_on;
    step.repeats = e.repeats;
}

void name_obstacle(Plan& plan, const Entry& entry, const ObstacleNamed& e) {
    if (find_obstacle(plan, entry.about) != nullptr) return;
    Goal* goal = edit_goal(plan, [&](const Goal& one) {
        return one.id == e.of || find_item(one.steps, e.of) != nullptr;
    });
    if (goal == nullptr) return;
    Obstacle obstacle;
    obstacle.id = entry.about;
    obstacle.named = e;
    obstacle.by = voice_of(entry);
    goal->obstacles.push_back(std::move(obstacle));
    goal->moved_at = entry.occurred_at;
}

template <class Act>
void on_obstacle(Plan& plan, const Entry& entry, Act&& act) {
    Goal* goal = edit_goal(
        plan, [&](const Goal& one) { return find_item(one.obstacles, entry.about) != nullptr; });
    if (goal == nullptr) return;
    act(*find_item(goal->obstacles, entry.about));
    goal->moved_at = entry.occurred_at;
}

void pass(Obstacle& obstacle, const Entry& entry, const ObstaclePassed& e) {
    obstacle.passed = voice_of(entry);
    obstacle.what_helped = words_of(e.words);
}

// --- treatment and reviews -----------------------------------------------------------------------

void add_part(Plan& plan, const Entry& entry, const PartAdded& e) {
    if (find_item(plan.parts, entry.about) != nullptr) return;
    plan.parts.add({entry.about, e, voice_of(entry), {}, {}});
}

void end_part(Plan& plan, const Entry& entry, const PartEnded& e) {
    PlanPart* part = edit_item(plan.parts, entry.about);
    if (part == nullptr) return;
    part->ended = voice_of(entry);
    part->why_ended = words_of(e.why);
}

}  // namespace

Plan advance(Plan plan, const Entry& entry) {
    const auto on_goal = [&](auto&& act) {
        if (Goal* goal = edit_item(plan.goals, entry.about)) act(*goal);
    };
    const auto to = [&](GoalState state, const std::optional<Text<1000>>& why) {
        on_goal([&](Goal& goal) { change(goal, entry, state, why); });
    };
    std::visit(
        Overloaded{
            [&](const GoalProposed& e) { propose(plan, entry, e); },
            [&](const GoalAccepted& e) { on_goal([&](Goal& goal) { accept(goal, entry, e); }); },
            [&](const GoalReworded& e) { on_goal([&](Goal& goal) { reword(goal, entry, e); }); },
            [&](const GoalDeclined& e) { on_goal([&](Goal& goal) { decline(goal, entry, e); }); },
            [&](const GoalRested& e) { to(GoalState::resting, e.why); },
            [&](const GoalResumed& e) { to(GoalState::active, e.why); },
            [&](const GoalAchieved& e) { to(GoalState::achieved, e.words); },
            [&](const GoalLetGo& e) { to(GoalState::let_go, e.why); },
            [&](const GoalGauged& e) { on_goal([&](Goal& goal) { gauge(goal, entry, e); }); },
            [&](const StepAdded& e) { add_step(plan, entry, e); },
            [&](const StepDone& e) {
                on_step(plan, entry, [&](Step& step) { finish(step, entry, e); });
            },
            [&](const StepChanged& e) {
                on_step(plan, entry, [&](Step& step) { change_step(step, entry, e); });
            },
            [&](const StepLetGo&) {
                on_step(plan, entry, [](Step& step) { step.state = StepState::let_go; });
            },
            [&](const ObstacleNamed& e) { name_obstacle(plan, entry, e); },
            [&](const ObstacleWayChosen& e) {
                on_obstacle(plan, entry, [&](Obstacle& obstacle) {
                    obstacle.ways.push_back({e.words, voice_of(entry)});
                });
            },
            [&](const ObstaclePassed& e) {
                on_obstacle(plan, entry, [&](Obstacle& obstacle) { pass(obstacle, entry, e); });
            },
            [&](const PartAdded& e) { add_part(plan, entry, e); },
            [&](const PartEnded& e) { end_part(plan, entry, e); },
            [&](const ReviewHeld& e) {
                plan.reviews.add({entry.id.as<AboutId>(), e, voice_of(entry)});
            },
            [](const NoneOf<PlanKinds> auto&) {},
        },
        entry.body);
    return plan;
}

const Goal* find_goal(const Plan& plan, const GoalId& id) {
    return find_item(plan.goals, id);
}

const Step* find_step(const Plan& plan, const StepId& id) {
    for (const Goal& goal : plan.goals) {
        if (const Step* step = find_item(goal.steps, id)) return step;
    }
    return nullptr;
}

const Obstacle* find_obstacle(const Plan& plan, const AboutId& id) {
    for (const Goal& goal : plan.goals) {
        if (const Obstacle* obstacle = find_item(goal.obstacles, id)) return obstacle;
    }
    return nullptr;
}

const Goal* find_goal_of(const Plan& plan, const AboutId& id) {
    for (const Goal& goal : plan.goals) {
        if (goal.id == id || find_item(goal.steps, id) != nullptr) return &goal;
    }
    return nullptr;
}

}  // namespace alongside
