// The plan: the client's goals in their own words, the steps under them, what is in the way,
// treatment beside them, and when it was looked at together (PLAN1, PLAN2, PLAN3, PLAN5).
#pragma once

#include "views/fold.hpp"

namespace alongside {

/// `done` is never said of a step that comes back.
enum class StepState : std::uint8_t { open, done, let_go };
BOOST_DESCRIBE_ENUM(StepState, open, done, let_go)

struct Step {
    StepId id;
    Words words;
    Role owner = Role::client;
    std::optional<Day> due_on;
    std::optional<Repeats> repeats;
    std::optional<AboutId> from;  ///< the setback, obstacle or suggestion it came from
    StepState state = StepState::open;
    Voice added_by;
    Voice worded_by;                ///< who put it in these words
    std::optional<Moment> done_at;  ///< of one that comes back: the last time
    std::optional<Day> done_on;
    int times_done = 0;
    std::vector<Wording> wordings;  ///< what it was before; oldest first
    friend bool operator==(const Step&, const Step&) = default;
};

/// What is in the way of a goal or step, and the ways around it that the client chose.
struct Obstacle {
    AboutId id;
    ObstacleNamed named;
    Voice by;
    std::vector<Wording> ways;  ///< oldest first
    std::optional<Voice> passed;
    std::optional<Words> what_helped;
    friend bool operator==(const Obstacle&, const Obstacle&) = default;
};

/// How much a goal mattered and how sure the client was, on one occasion.
struct Gauge {
    std::optional<int> importance;  ///< 0 to 10
    std::optional<int> confidence;  ///< 0 to 10
    Moment at;
    friend bool operator==(const Gauge&, const Gauge&) = default;
};

enum class GoalState : std::uint8_t { proposed, active, resting, achieved, let_go, declined };
BOOST_DESCRIBE_ENUM(GoalState, proposed, active, resting, achieved, let_go, declined)

struct Goal {
    GoalId id;
    GoalState state = GoalState::proposed;
    Voice proposed_by;
    std::vector<Wording> wordings;  ///< oldest first; the last one counts
    GoalProposed proposal;  ///< why, life domain, what done looks like, target day: the latest said
    std::optional<int> importance;  ///< the latest said, 0 to 10
    std::optional<int> confidence;  ///< the latest said, 0 to 10
    std::vector<Gauge> gauges;      ///< all that was said of these, oldest first
    std::optional<Decline> declined_as;
    std::optional<Words> reason;        ///< what was said at the last change
    std::optional<Moment> accepted_at;  ///< the first time
    Moment changed_at;
    Moment moved_at;  ///< when the client, or a step under it, last moved it
    std::vector<Step> steps;
    std::vector<Obstacle> obstacles;
    friend bool operator==(const Goal&, const Goal&) = default;

    [[nodiscard]] const Words& words() const { return wordings.back().words; }
};

/// A treatment or service in the plan.
struct PlanPart {
    AboutId id;
    PartAdded added;
    Voice by;
    std::optional<Voice> ended;
    std::optional<Words> why_ended;
    friend bool operator==(const PlanPart&, const PlanPart&) = default;
};

struct Plan {
    Items<Goal> goals;  ///< in the order in which they were first offered
    Items<PlanPart> parts;
    Items<Said<ReviewHeld>> reviews;  ///< oldest first; the ids are those of the entries
    friend bool operator==(const Plan&, const Plan&) = default;
};

/// The plan after one more entry. Begins as `Plan{}`.
[[nodiscard]] Plan advance(Plan plan, const Entry& entry);

/// @returns nullptr where the plan has no such goal
[[nodiscard]] const Goal* find_goal(const Plan& plan, const GoalId& id);
/// @returns nullptr where no goal has such a step
[[nodiscard]] const Step* find_step(const Plan& plan, const StepId& id);
/// @returns nullptr where no goal has such an obstacle
[[nodiscard]] const Obstacle* find_obstacle(const Plan& plan, const AboutId& id);
/// The goal with that id, or the goal of the step with that id. @returns nullptr for neither
[[nodiscard]] const Goal* find_goal_of(const Plan& plan, const AboutId& id);

}  // namespace alongside
