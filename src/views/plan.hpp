// The plan: the client's goals in their own words, and the steps under them (PLAN1, PLAN2).
#pragma once

#include "views/fold.hpp"

namespace alongside {

/// One way a goal was put. All are kept, with who chose them.
struct Wording {
    Words words;
    Voice by;
    friend bool operator==(const Wording&, const Wording&) = default;
};

enum class StepState : std::uint8_t { open, done };
BOOST_DESCRIBE_ENUM(StepState, open, done)

struct Step {
    StepId id;
    Words words;
    Role owner = Role::client;
    std::optional<Day> due_on;
    StepState state = StepState::open;
    Voice added_by;
    std::optional<Moment> done_at;
    friend bool operator==(const Step&, const Step&) = default;
};

enum class GoalState : std::uint8_t { proposed, active, resting, achieved, let_go, declined };
BOOST_DESCRIBE_ENUM(GoalState, proposed, active, resting, achieved, let_go, declined)

struct Goal {
    GoalId id;
    GoalState state = GoalState::proposed;
    Voice proposed_by;
    std::vector<Wording> wordings;  ///< oldest first; the last one counts
    GoalProposed proposal;          ///< why, life domain, what done looks like, target day
    std::optional<int> confidence;  ///< the latest said, 0 to 10
    std::optional<Decline> declined_as;
    std::optional<Words> reason;  ///< what was said at the last change of state
    Moment changed_at;
    std::vector<Step> steps;
    friend bool operator==(const Goal&, const Goal&) = default;

    [[nodiscard]] const Words& words() const { return wordings.back().words; }
};

struct Plan {
    Items<Goal> goals;  ///< in the order in which they were first offered
    friend bool operator==(const Plan&, const Plan&) = default;
};

/// The plan after one more entry. Begins as `Plan{}`.
[[nodiscard]] Plan advance(Plan plan, const Entry& entry);

/// @returns nullptr where the plan has no such goal
[[nodiscard]] const Goal* find_goal(const Plan& plan, const GoalId& id);
/// @returns nullptr where no goal has such a step
[[nodiscard]] const Step* find_step(const Plan& plan, const StepId& id);

}  // namespace alongside
