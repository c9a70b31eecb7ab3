// The plan: goals and steps, what becomes of them, what is in the way, treatment, and looking at
// all of it together (PLAN1, PLAN2, PLAN3, PLAN5). Which goal or step an entry speaks of is the
// envelope's `about`.
#pragma once

#include "journal/story.hpp"

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

/// How a goal about use goes about it. All are goals like any other.
enum class Approach : std::uint8_t { not_using, using_less, safer_use };
BOOST_DESCRIBE_ENUM(Approach, not_using, using_less, safer_use)

/// A goal is offered, by the client or by someone of their care team. It does not count yet.
struct GoalProposed {
    static constexpr std::string_view kind = "goal.proposed";
    static constexpr std::uint16_t code = 10;
    static constexpr int version = 2;  ///< 2 added what comes after `confidence`
    static constexpr Area area = Area::plan;
    static constexpr std::string_view meaning = "A goal is offered; it does not count yet.";

    Text<500> words;
    std::optional<Text<1000>> why;  ///< why it matters
    std::optional<LifeDomain> domain;
    std::optional<Text<500>> done_looks_like{};
    std::optional<Day> target_on{};
    std::optional<Scale<0, 10>> importance;
    std::optional<Scale<0, 10>> confidence;
    std::optional<AssessmentTopic> finding{};  ///< the part of my story that led to it
    std::optional<Approach> approach{};        ///< of a goal about use
    std::optional<Text<500>> why_again{};      ///< offered once more after a no: what is different
    friend bool operator==(const GoalProposed&, const GoalProposed&) = default;
};
BOOST_DESCRIBE_STRUCT(GoalProposed, (),
                      (words, why, domain, done_looks_like, target_on, importance, confidence,
                       finding, approach, why_again))

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
    static constexpr int version = 2;  ///< 2 added what comes after `why`
    static constexpr Area area = Area::plan;
    static constexpr std::string_view meaning = "The client puts a goal in other words.";

    Text<500> words;
    std::optional<Text<1000>> why;
    std::optional<bool> smaller{};  ///< the goal is made smaller, so that it fits
    std::optional<Text<500>> done_looks_like{};
    std::optional<Day> target_on{};
    friend bool operator==(const GoalReworded&, const GoalReworded&) = default;
};
BOOST_DESCRIBE_STRUCT(GoalReworded, (), (words, why, smaller, done_looks_like, target_on))

/// How much it matters and how sure the client is, today. All are kept.
struct GoalGauged {
    static constexpr std::string_view kind = "goal.gauged";
    static constexpr std::uint16_t code = 18;
    static constexpr int version = 1;
    static constexpr Area area = Area::plan;
    static constexpr std::string_view meaning =
        "The client says how much a goal matters and how sure they are.";

    std::optional<Scale<0, 10>> importance;
    std::optional<Scale<0, 10>> confidence;
    friend bool operator==(const GoalGauged&, const GoalGauged&) = default;
};
BOOST_DESCRIBE_STRUCT(GoalGauged, (), (importance, confidence))

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

/// How often a step comes back. What was not done simply comes again: nothing is ever overdue.
enum class Repeats : std::uint8_t { daily, weekly, monthly };
BOOST_DESCRIBE_ENUM(Repeats, daily, weekly, monthly)

/// A step towards a goal, and who will do it (PLAN2).
struct StepAdded {
    static constexpr std::string_view kind = "step.added";
    static constexpr std::uint16_t code = 20;
    static constexpr int version = 2;  ///< 2 added what comes after `due_on`
    static constexpr Area area = Area::plan;
    static constexpr std::string_view meaning = "Someone says what they will do towards a goal.";

    GoalId goal;
    Text<500> words;
    Role owner = Role::client;  ///< who does it: never a supervisor or administrator
    std::optional<Day> due_on;  ///< of one that comes back: the first time
    std::optional<Repeats> repeats{};
    std::optional<AboutId> from{};  ///< the setback, obstacle or suggestion it came from
    friend bool operator==(const StepAdded&, const StepAdded&) = default;
};
BOOST_DESCRIBE_STRUCT(StepAdded, (), (goal, words, owner, due_on, repeats, from))

struct StepDone {
    static constexpr std::string_view kind = "step.done";
    static constexpr std::uint16_t code = 21;
    static constexpr int version = 2;  ///< 2 added `on`
    static constexpr Area area = Area::plan;
    static constexpr std::string_view meaning = "Whoever took a step says it is done.";

    std::optional<Text<1000>> words;
    std::optional<Day>
        on{};  ///< the client's day on which it was done; absent: when it was written
    friend bool operator==(const StepDone&, const StepDone&) = default;
};
BOOST_DESCRIBE_STRUCT(StepDone, (), (words, on))

/// A step is said, timed or shared out anew; what it was is kept.
struct StepChanged {
    static constexpr std::string_view kind = "step.changed";
    static constexpr std::uint16_t code = 22;
    static constexpr int version = 1;
    static constexpr Area area = Area::plan;
    static constexpr std::string_view meaning = "Whoever took a step says it differently.";

    Text<500> words;
    std::optional<Day> due_on;
    std::optional<Repeats> repeats{};
    std::optional<bool> smaller{};
    std::optional<Text<1000>> why;
    friend bool operator==(const StepChanged&, const StepChanged&) = default;
};
BOOST_DESCRIBE_STRUCT(StepChanged, (), (words, due_on, repeats, smaller, why))

struct StepLetGo {
    static constexpr std::string_view kind = "step.let_go";
    static constexpr std::uint16_t code = 23;
    static constexpr int version = 1;
    static constexpr Area area = Area::plan;
    static constexpr std::string_view meaning = "A step is no longer wanted.";

    std::optional<Text<1000>> why;
    friend bool operator==(const StepLetGo&, const StepLetGo&) = default;
};
BOOST_DESCRIBE_STRUCT(StepLetGo, (), (why))

/// What may be in the way, ordinary life included.
/// @source pick-list after reasons people give for not getting treatment (NSDUH 2010-13)
enum class Barrier : std::uint8_t {
    transport,
    childcare,
    cost_or_insurance,
    work_or_class_schedule,
    money,
    not_knowing_where,
    privacy_or_stigma,
    effect_on_job,
    social_anxiety,
    past_bad_experience,
    not_ready,
    wanting_to_do_it_alone,
    distance,
    language,
    disability_or_access,
    hearing_or_vision,
    reading,
    phone_or_data,
    housing,
    legal_conditions,
    health_or_pain,
    mental_health,
    grief,
    safety_at_home,
    faith_fit,
    medication_not_welcome,
    gender_or_lgbtq_safety,
    age_fit,
    culture_fit,
    other
};
BOOST_DESCRIBE_ENUM(Barrier, transport, childcare, cost_or_insurance, work_or_class_schedule, money,
                    not_knowing_where, privacy_or_stigma, effect_on_job, social_anxiety,
                    past_bad_experience, not_ready, wanting_to_do_it_alone, distance, language,
                    disability_or_access, hearing_or_vision, reading, phone_or_data, housing,
                    legal_conditions, health_or_pain, mental_health, grief, safety_at_home,
                    faith_fit, medication_not_welcome, gender_or_lgbtq_safety, age_fit, culture_fit,
                    other)

/// Something is in the way of a goal or step (PLAN3); `about` is the obstacle.
struct ObstacleNamed {
    static constexpr std::string_view kind = "obstacle.named";
    static constexpr std::uint16_t code = 24;
    static constexpr int version = 1;
    static constexpr Area area = Area::plan;
    static constexpr std::string_view meaning = "The client names what is in the way.";

    AboutId of;  ///< the goal or step
    Barrier barrier = Barrier::other;
    std::optional<Text<1000>> words;
    friend bool operator==(const ObstacleNamed&, const ObstacleNamed&) = default;
};
BOOST_DESCRIBE_STRUCT(ObstacleNamed, (), (of, barrier, words))

/// The client will try this; there may be several, one after the other.
struct ObstacleWayChosen {
    static constexpr std::string_view kind = "obstacle.way_chosen";
    static constexpr std::uint16_t code = 25;
    static constexpr int version = 1;
    static constexpr Area area = Area::plan;
    static constexpr std::string_view meaning =
        "The client chooses a way around what is in the way.";

    Text<500> words;
    friend bool operator==(const ObstacleWayChosen&, const ObstacleWayChosen&) = default;
};
BOOST_DESCRIBE_STRUCT(ObstacleWayChosen, (), (words))

struct ObstaclePassed {
    static constexpr std::string_view kind = "obstacle.passed";
    static constexpr std::uint16_t code = 26;
    static constexpr int version = 1;
    static constexpr Area area = Area::plan;
    static constexpr std::string_view meaning = "What was in the way is no longer in the way.";

    std::optional<Text<1000>> words;  ///< what helped
    friend bool operator==(const ObstaclePassed&, const ObstaclePassed&) = default;
};
BOOST_DESCRIBE_STRUCT(ObstaclePassed, (), (words))

/// What of treatment and services stands in the plan beside goals and recovery supports.
enum class PartSort : std::uint8_t { therapy, medication, group, service, other };
BOOST_DESCRIBE_ENUM(PartSort, therapy, medication, group, service, other)

/// The client takes a treatment or service into their plan (PLAN1); `about` is its place there.
struct PartAdded {
    static constexpr std::string_view kind = "part.added";
    static constexpr std::uint16_t code = 27;
    static constexpr int version = 1;
    static constexpr Area area = Area::plan;
    static constexpr std::string_view meaning = "The client takes a treatment into their plan.";

    PartSort sort = PartSort::other;
    Text<500> words;
    std::optional<GoalId> goal;     ///< which it serves
    std::optional<AboutId> from{};  ///< the suggestion or decision it came from
    friend bool operator==(const PartAdded&, const PartAdded&) = default;
};
BOOST_DESCRIBE_STRUCT(PartAdded, (), (sort, words, goal, from))

struct PartEnded {
    static constexpr std::string_view kind = "part.ended";
    static constexpr std::uint16_t code = 28;
    static constexpr int version = 1;
    static constexpr Area area = Area::plan;
    static constexpr std::string_view meaning = "The client takes a treatment out of their plan.";

    std::optional<Text<1000>> why;
    friend bool operator==(const PartEnded&, const PartEnded&) = default;
};
BOOST_DESCRIBE_STRUCT(PartEnded, (), (why))

/// The plan was looked at together (PLAN5).
struct ReviewHeld {
    static constexpr std::string_view kind = "review.held";
    static constexpr std::uint16_t code = 29;
    static constexpr int version = 1;
    static constexpr Area area = Area::plan;
    static constexpr std::string_view meaning = "The plan was looked at together.";

    std::optional<Text<2000>> in_my_words;  ///< say-it-back: the plan as the client sees it
    std::optional<Text<2000>> gaps;         ///< what was seen differently, and talked about
    std::optional<Text<2000>> changes;      ///< what comes out of it
    std::optional<Day> next_on;             ///< when to look again
    friend bool operator==(const ReviewHeld&, const ReviewHeld&) = default;
};
BOOST_DESCRIBE_STRUCT(ReviewHeld, (), (in_my_words, gaps, changes, next_on))

}  // namespace alongside
