#include "views/plan.hpp"

namespace alongside {
namespace {

void propose(Plan& plan, const Entry& entry, const GoalProposed& e) {
    if (find_goal(plan, entry.about) != nullptr) return;
    Goal goal;
    goal.id = entry.about;
    goal.proposed_by = voice_of(entry);
    goal.wordings.push_back({e.words, voice_of(entry)});
    goal.proposal = e;
    if (e.confidence) goal.confidence = e.confidence->value;
    goal.changed_at = entry.occurred_at;
    plan.goals.add(std::move(goal));
}

/// Adds a wording only where it says something new: accepting as offered is not a second wording.
void word(Goal& goal, const Entry& entry, const Words& words) {
    if (goal.words() == words) return;
    goal.wordings.push_back({words, voice_of(entry)});
}

void change(Goal& goal, const Entry& entry, GoalState state, const std::optional<Text<1000>>& why) {
    goal.state = state;
    goal.reason = why ? std::optional<Words>(*why) : std::nullopt;
    goal.changed_at = entry.occurred_at;
}

void accept(Goal& goal, const Entry& entry, const GoalAccepted& e) {
    word(goal, entry, e.words);
    if (e.confidence) goal.confidence = e.confidence->value;
    goal.declined_as.reset();
    change(goal, entry, GoalState::active, std::nullopt);
}

void decline(Goal& goal, const Entry& entry, const GoalDeclined& e) {
    goal.declined_as = e.answer;
    change(goal, entry, GoalState::declined, e.why);
}

void add_step(Plan& plan, const Entry& entry, const StepAdded& e) {
    Goal* goal = edit_item(plan.goals, e.goal);
    if (goal == nullptr || find_step(plan, entry.about) != nullptr) return;
    Step step;
    step.id = entry.about;
    step.words = e.words;
    step.owner = e.owner;
    step.due_on = e.due_on;
    step.added_by = voice_of(entry);
    goal->steps.push_back(std::move(step));
}

void finish_step(Plan& plan, const Entry& entry) {
    const auto over = std::ranges::find_if(plan.goals, [&](const Goal& goal) {
        return find_item(goal.steps, entry.about) != nullptr;
    });
    if (over == plan.goals.end()) return;
    Step& step = *find_item(plan.goals.edit(over).steps, entry.about);
    step.state = StepState::done;
    step.done_at = entry.occurred_at;
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
            [&](const GoalReworded& e) {
                on_goal([&](Goal& goal) { word(goal, entry, e.words); });
            },
            [&](const GoalDeclined& e) { on_goal([&](Goal& goal) { decline(goal, entry, e); }); },
            [&](const GoalRested& e) { to(GoalState::resting, e.why); },
            [&](const GoalResumed& e) { to(GoalState::active, e.why); },
            [&](const GoalAchieved& e) { to(GoalState::achieved, e.words); },
            [&](const GoalLetGo& e) { to(GoalState::let_go, e.why); },
            [&](const StepAdded& e) { add_step(plan, entry, e); },
            [&](const StepDone&) { finish_step(plan, entry); },
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

}  // namespace alongside
