// The plan: goals and steps, and what becomes of them (PLAN1, PLAN2). Which goal or step an entry
// speaks of is the envelope's `about`.
#pragma once

#include "journal/json.hpp"
#include "journal/words.hpp"

namespace alongside {

using GoalId = AboutId;
using StepId = AboutId;

/// The part of life a goal belongs to.
enum class LifeDomain : std::uint8_t {
    recovery,
    health,
    mind,
    home,
    relationships,
    work_and_learning,
    money,
    legal,
    community,
    meaning
};
BOOST_DESCRIBE_ENUM(LifeDomain, recovery, health, mind, home, relationships, work_and_learning,
                    money, legal, community, meaning)

/// A goal is offered, by the client or by someone of their care team. It does not count yet.
struct GoalProposed {
    static constexpr std::string_view kind = "goal.proposed";
    static constexpr std::uint16_t code = 10;
    static constexpr int version = 1;
    static constexpr Area area = Area::plan;
    static constexpr std::string_view meaning = "A goal is offered; it does not count yet.";

    Text<500> words;
    std::optional<Text<1000>> why;  ///< why it matters
    std::optional<LifeDomain> domain;
    std::optional<Text<500>> done_looks_like;
    std::optional<Day> target_on;
    std::optional<Scale<0, 10>> importance;
    std::optional<Scale<0, 10>> confidence;
    friend bool operator==(const GoalProposed&, const GoalProposed&) = default;
};
BOOST_DESCRIBE_STRUCT(GoalProposed, (),
                      (words, why, domain, done_looks_like, target_on, importance, confidence))

/// The client takes up a goal, in their own words; only from here on does it count (PLAN1).
struct GoalAccepted {
    static constexpr std::string_view kind = "goal.accepted";
    static constexpr std::uint16_t code = 11;
    static constexpr int version = 2;  ///< 2 added `confidence`; version 1 decodes without it
    static constexpr Area area = Area::plan;
    static constexpr std::string_view meaning = "The client takes up a goal, in their own words.";

    Text<500> words;
    std::optional<Scale<0, 10>> confidence;  ///< "how sure am I"; absent: was not asked
    friend bool operator==(const GoalAccepted&, const GoalAccepted&) = default;
};
BOOST_DESCRIBE_STRUCT(GoalAccepted, (), (words, confidence))

/// The client says it differently. Both wordings are kept.
struct GoalReworded {
    static constexpr std::string_view kind = "goal.reworded";
    static constexpr std::uint16_t code = 12;
    static constexpr int version = 1;
    static constexpr Area area = Area::plan;
    static constexpr std::string_view meaning = "The client puts a goal in other words.";

    Text<500> words;
    std::optional<Text<1000>> why;
    friend bool operator==(const GoalReworded&, const GoalReworded&) = default;
};
BOOST_DESCRIBE_STRUCT(GoalReworded, (), (words, why))

enum class Decline : std::uint8_t { not_now, no };
BOOST_DESCRIBE_ENUM(Decline, not_now, no)

/// The client does not take up a goal on offer. Carries no penalty.
struct GoalDeclined {
    static constexpr std::string_view kind = "goal.declined";
    static constexpr std::uint16_t code = 13;
    static constexpr int version = 1;
    static constexpr Area area = Area::plan;
    static constexpr std::string_view meaning = "The client does not take up a goal on offer.";

    Decline answer = Decline::not_now;
    std::optional<Text<1000>> why;
    friend bool operator==(const GoalDeclined&, const GoalDeclined&) = default;
};
BOOST_DESCRIBE_STRUCT(GoalDeclined, (), (answer, why))

/// The goal rests; it can be taken up again at any time.
struct GoalRested {
    static constexpr std::string_view kind = "goal.rested";
    static constexpr std::uint16_t code = 14;
    static constexpr int version = 1;
    static constexpr Area area = Area::plan;
    static constexpr std::string_view meaning = "The client lets a goal rest for a while.";

    std::optional<Text<1000>> why;
    friend bool operator==(const GoalRested&, const GoalRested&) = default;
};
BOOST_DESCRIBE_STRUCT(GoalRested, (), (why))

struct GoalResumed {
    static constexpr std::string_view kind = "goal.resumed";
    static constexpr std::uint16_t code = 15;
    static constexpr int version = 1;
    static constexpr Area area = Area::plan;
    static constexpr std::string_view meaning = "The client takes up a resting goal again.";

    std::optional<Text<1000>> why;
    friend bool operator==(const GoalResumed&, const GoalResumed&) = default;
};
BOOST_DESCRIBE_STRUCT(GoalResumed, (), (why))

struct GoalAchieved {
    static constexpr std::string_view kind = "goal.achieved";
    static constexpr std::uint16_t code = 16;
    static constexpr int version = 1;
    static constexpr Area area = Area::plan;
    static constexpr std::string_view meaning = "The client says a goal is reached.";

    std::optional<Text<1000>> words;  ///< how it feels
    friend bool operator==(const GoalAchieved&, const GoalAchieved&) = default;
};
BOOST_DESCRIBE_STRUCT(GoalAchieved, (), (words))

struct GoalLetGo {
    static constexpr std::string_view kind = "goal.let_go";
    static constexpr std::uint16_t code = 17;
    static constexpr int version = 1;
    static constexpr Area area = Area::plan;
    static constexpr std::string_view meaning = "The client lets a goal go.";

    std::optional<Text<1000>> why;
    friend bool operator==(const GoalLetGo&, const GoalLetGo&) = default;
};
BOOST_DESCRIBE_STRUCT(GoalLetGo, (), (why))

/// A step towards a goal, and who will do it (PLAN2).
struct StepAdded {
    static constexpr std::string_view kind = "step.added";
    static constexpr std::uint16_t code = 20;
    static constexpr int version = 1;
    static constexpr Area area = Area::plan;
    static constexpr std::string_view meaning = "Someone says what they will do towards a goal.";

    GoalId goal;
    Text<500> words;
    Role owner = Role::client;  ///< who does it: never a supervisor or administrator
    std::optional<Day> due_on;
    friend bool operator==(const StepAdded&, const StepAdded&) = default;
};
BOOST_DESCRIBE_STRUCT(StepAdded, (), (goal, words, owner, due_on))

struct StepDone {
    static constexpr std::string_view kind = "step.done";
    static constexpr std::uint16_t code = 21;
    static constexpr int version = 1;
    static constexpr Area area = Area::plan;
    static constexpr std::string_view meaning = "Whoever took a step says it is done.";

    std::optional<Text<1000>> words;
    friend bool operator==(const StepDone&, const StepDone&) = default;
};
BOOST_DESCRIBE_STRUCT(StepDone, (), (words))

}  // namespace alongside
