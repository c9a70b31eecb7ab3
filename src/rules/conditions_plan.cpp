#include "rules/conditions.hpp"

#include "rules/asked.hpp"

namespace alongside::conditions {
namespace {

bool goal_is(const Question& q, std::initializer_list<GoalState> states) {
    const Goal* goal = find_goal(q.record.plan, q.about);
    return goal != nullptr && std::ranges::find(states, goal->state) != states.end();
}

/// The same words again after a no, without a word on what is different: nobody is worn down.
bool repeats_silently(const Question& q, const GoalProposed& offer) {
    if (offer.why_again || q.author.role == Role::client) return false;
    const std::string key = folded(offer.words.text());
    return std::ranges::any_of(q.record.plan.goals, [&](const Goal& goal) {
        return goal.declined_as && folded(goal.wordings.front().words.text()) == key;
    });
}

/// Of a goal that is active or rests, or of an open step.
bool can_be_in_the_way_of(const Plan& plan, const AboutId& of) {
    if (const Goal* goal = find_goal(plan, of)) {
        return goal->state == GoalState::active || goal->state == GoalState::resting;
    }
    const Step* step = find_step(plan, of);
    return step != nullptr && step->state == StepState::open;
}

}  // namespace

bool goal_can_be_offered(const Question& q) {
    const auto* offer = body_as<GoalProposed>(q);
    return about_is_new(q) && (offer == nullptr || !repeats_silently(q, *offer));
}

bool goal_is_on_offer(const Question& q) {
    return goal_is(q, {GoalState::proposed, GoalState::declined});
}

bool goal_is_active(const Question& q) {
    return goal_is(q, {GoalState::active});
}

bool goal_is_resting(const Question& q) {
    return goal_is(q, {GoalState::resting});
}

bool goal_is_kept(const Question& q) {
    return goal_is(q, {GoalState::active, GoalState::resting});
}

bool step_is_mine_to_add(const Question& q) {
    const auto* step = body_as<StepAdded>(q);
    if (step == nullptr) return goal_is(q, {GoalState::active});  // asked at a goal
    const Goal* goal = find_goal(q.record.plan, step->goal);
    const bool owner_can_act =
        step->owner != Role::supervisor && step->owner != Role::administrator;
    const bool is_promise_of_own = q.author.role == Role::client || step->owner == q.author.role;
    return goal != nullptr && goal->state == GoalState::active && about_is_new(q) &&
           owner_can_act && is_promise_of_own;
}

bool step_is_mine_and_open(const Question& q) {
    const Step* step = find_step(q.record.plan, q.about);
    if (step == nullptr || step->state != StepState::open) return false;
    return q.author.role == Role::client || step->owner == q.author.role;
}

bool obstacle_can_be_named(const Question& q) {
    const auto* named = body_as<ObstacleNamed>(q);
    if (named == nullptr) return can_be_in_the_way_of(q.record.plan, q.about);  // asked at a goal
    return about_is_new(q) && can_be_in_the_way_of(q.record.plan, named->of);
}

bool obstacle_is_open(const Question& q) {
    const Obstacle* obstacle = find_obstacle(q.record.plan, q.about);
    return obstacle != nullptr && !obstacle->passed;
}

bool part_can_be_added(const Question& q) {
    const auto* part = body_as<PartAdded>(q);
    return about_is_new(q) &&
           (part == nullptr || !part->goal || find_goal(q.record.plan, *part->goal) != nullptr);
}

bool part_is_current(const Question& q) {
    const PlanPart* part = find_item(q.record.plan.parts, q.about);
    return part != nullptr && !part->ended;
}

bool trigger_is_kept(const Question& q) {
    return find_item(q.record.story.triggers, q.about) != nullptr;
}

bool circle_person_is_kept(const Question& q) {
    return find_item(q.record.story.circle, q.about) != nullptr;
}

bool treatment_goes_on(const Question& q) {
    return !q.record.story.treatment_ended;
}

bool treatment_has_ended(const Question& q) {
    return q.record.story.treatment_ended.has_value();
}

}  // namespace alongside::conditions
