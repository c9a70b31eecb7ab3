// My story: what recovery means to the client, the whole person they are, how they like to be met,
// what to be careful with, and who is in their life (OWN1 to OWN7).
#pragma once

#include "journal/json.hpp"
#include "journal/words.hpp"

namespace alongside {

/// What recovery means to the client, in their words; stands on top of their plan (OWN1).
struct VisionWritten {
    static constexpr std::string_view kind = "vision.written";
    static constexpr std::uint16_t code = 1;
    static constexpr int version = 1;
    static constexpr Area area = Area::story;
    static constexpr std::string_view meaning = "The client says what recovery means to them.";

    Text<2000> words;
    friend bool operator==(const VisionWritten&, const VisionWritten&) = default;
};
BOOST_DESCRIBE_STRUCT(VisionWritten, (), (words))

/// The languages the product speaks.
enum class Language : std::uint8_t { en, es };
BOOST_DESCRIBE_ENUM(Language, en, es)

/// How the client likes to be met. Each writing replaces the one before; an absent field is blank
/// (OWN3).
struct PreferencesSet {
    static constexpr std::string_view kind = "preferences.set";
    static constexpr std::uint16_t code = 2;
    static constexpr int version = 1;
    static constexpr Area area = Area::story;
    static constexpr std::string_view meaning = "The client says how they like to be met.";

    std::optional<Text<80>> called;  ///< the name to use
    std::optional<Text<40>> pronouns;
    std::optional<Language> language;
    std::optional<Text<500>> contact;         ///< how and when to reach me
    std::optional<Text<1000>> welcome;        ///< what helps me feel welcome
    std::optional<Text<1000>> accessibility;  ///< what I need to take part
    std::optional<Text<1000>> please_avoid;   ///< shown to staff before any contact
    std::optional<Text<500>> crisis_contact;  ///< who to call in a crisis
    friend bool operator==(const PreferencesSet&, const PreferencesSet&) = default;
};
BOOST_DESCRIBE_STRUCT(PreferencesSet, (),
                      (called, pronouns, language, contact, welcome, accessibility, please_avoid,
                       crisis_contact))

/// What the whole-person self-assessment asks about, by area: biological, psychological, social,
/// spiritual and meaning, and the four kinds of recovery capital.
/// @source headings: facts of the field, biopsychosocial-spiritual assessment; recovery capital:
///   Cloud & Granfield 2009 (social, physical, human, cultural)
enum class AssessmentTopic : std::uint8_t {
    use_and_medicine,
    physical_health,
    sleep_pain_and_food,
    mood_and_worry,
    hard_times,
    thinking_and_learning,
    people_close_to_me,
    home,
    work_school_and_money,
    legal,
    getting_around,
    culture_and_language,
    meaning_and_values,
    faith_and_spirit,
    social_capital,
    physical_capital,
    human_capital,
    cultural_capital
};
BOOST_DESCRIBE_ENUM(AssessmentTopic, use_and_medicine, physical_health, sleep_pain_and_food,
                    mood_and_worry, hard_times, thinking_and_learning, people_close_to_me, home,
                    work_school_and_money, legal, getting_around, culture_and_language,
                    meaning_and_values, faith_and_spirit, social_capital, physical_capital,
                    human_capital, cultural_capital)

/// One topic of the self-assessment, in bits and in any order (OWN2). Each writing replaces the one
/// before; with nothing in it the client skips the topic.
struct AssessmentAnswered {
    static constexpr std::string_view kind = "assessment.answered";
    static constexpr std::uint16_t code = 3;
    static constexpr int version = 1;
    static constexpr Area area = Area::story;
    static constexpr std::string_view meaning = "The client tells of one part of their life.";

    AssessmentTopic topic{};
    std::optional<Text<2000>> background;
    std::optional<Text<2000>> needs;
    std::optional<Text<2000>> strengths;
    std::optional<Scale<0, 10>> importance;  ///< of a change in it
    friend bool operator==(const AssessmentAnswered&, const AssessmentAnswered&) = default;
};
BOOST_DESCRIBE_STRUCT(AssessmentAnswered, (), (topic, background, needs, strengths, importance))

enum class TriggerSort : std::uint8_t { trigger, sensitivity, high_risk_time, high_risk_place };
BOOST_DESCRIBE_ENUM(TriggerSort, trigger, sensitivity, high_risk_time, high_risk_place)

/// Something to be careful with; `about` is its id. Written again it says it anew (OWN4).
struct TriggerNoted {
    static constexpr std::string_view kind = "trigger.noted";
    static constexpr std::uint16_t code = 4;
    static constexpr int version = 1;
    static constexpr Area area = Area::story;
    static constexpr std::string_view meaning = "The client names what is hard for them.";

    TriggerSort sort{};
    Text<500> words;
    std::optional<Text<500>> please_avoid;  ///< shown to staff before any contact
    friend bool operator==(const TriggerNoted&, const TriggerNoted&) = default;
};
BOOST_DESCRIBE_STRUCT(TriggerNoted, (), (sort, words, please_avoid))

struct TriggerLetGo {
    static constexpr std::string_view kind = "trigger.let_go";
    static constexpr std::uint16_t code = 5;
    static constexpr int version = 1;
    static constexpr Area area = Area::story;
    static constexpr std::string_view meaning = "What was hard no longer stands in the way.";

    std::optional<Text<500>> words;
    friend bool operator==(const TriggerLetGo&, const TriggerLetGo&) = default;
};
BOOST_DESCRIBE_STRUCT(TriggerLetGo, (), (words))

/// The places and people around recovery (OWN4). Each writing is a review and replaces the one
/// before; all are kept.
struct EnvironmentReviewed {
    static constexpr std::string_view kind = "environment.reviewed";
    static constexpr std::uint16_t code = 6;
    static constexpr int version = 1;
    static constexpr Area area = Area::story;
    static constexpr std::string_view meaning =
        "The client looks at the places and people around them.";

    std::optional<Text<2000>> safe_living;
    std::optional<Text<2000>> supportive_people;
    std::optional<Text<2000>> healthy_activities;
    std::optional<Text<2000>> places_to_avoid;
    std::optional<Day> review_on;  ///< when to look again
    friend bool operator==(const EnvironmentReviewed&, const EnvironmentReviewed&) = default;
};
BOOST_DESCRIBE_STRUCT(EnvironmentReviewed, (),
                      (safe_living, supportive_people, healthy_activities, places_to_avoid,
                       review_on))

/// "If I go quiet" (OWN5). Each writing replaces the one before.
struct QuietPlanWritten {
    static constexpr std::string_view kind = "quiet_plan.written";
    static constexpr std::uint16_t code = 7;
    static constexpr int version = 1;
    static constexpr Area area = Area::story;
    static constexpr std::string_view meaning = "The client says what to do if they go quiet.";

    Text<1000> please_do;
    std::optional<Scale<1, 90>> after_days;  ///< without a word from me
    std::optional<Text<300>> by_whom;
    std::optional<Text<500>> how;
    std::optional<Text<500>> please_do_not;
    friend bool operator==(const QuietPlanWritten&, const QuietPlanWritten&) = default;
};
BOOST_DESCRIBE_STRUCT(QuietPlanWritten, (), (please_do, after_days, by_whom, how, please_do_not))

/// Where in a life someone stands.
enum class Bond : std::uint8_t {
    family,
    partner,
    friendship,
    recovery,
    work_or_school,
    faith_or_culture,
    neighborhood,
    professional
};
BOOST_DESCRIBE_ENUM(Bond, family, partner, friendship, recovery, work_or_school, faith_or_culture,
                    neighborhood, professional)

/// Someone in the client's life and how they help (OWN6); `about` is the place on the map. Written
/// again it says it anew.
struct CirclePersonNamed {
    static constexpr std::string_view kind = "circle_person.named";
    static constexpr std::uint16_t code = 8;
    static constexpr int version = 1;
    static constexpr Area area = Area::story;
    static constexpr std::string_view meaning = "The client names someone in their life.";

    Text<80> name;
    Bond bond{};
    Scale<1, 3> closeness{2};  ///< 1 the closest
    std::optional<Text<500>> helps;
    std::optional<Text<40>> phone;  ///< shown on my Help now page
    bool in_hard_moments = false;   ///< someone to call when it is hard
    friend bool operator==(const CirclePersonNamed&, const CirclePersonNamed&) = default;
};
BOOST_DESCRIBE_STRUCT(CirclePersonNamed, (), (name, bond, closeness, helps, phone, in_hard_moments))

struct CirclePersonLetGo {
    static constexpr std::string_view kind = "circle_person.let_go";
    static constexpr std::uint16_t code = 9;
    static constexpr int version = 1;
    static constexpr Area area = Area::story;
    static constexpr std::string_view meaning = "The client takes someone off their map.";

    friend bool operator==(const CirclePersonLetGo&, const CirclePersonLetGo&) = default;
};
BOOST_DESCRIBE_STRUCT(CirclePersonLetGo, (), ())

}  // namespace alongside
