// Coping tools, plans for hard moments, and skills (COPE1, COPE2, COPE4).
#pragma once

#include "journal/json.hpp"
#include "journal/words.hpp"

namespace alongside {

enum class CopingTool : std::uint8_t {
    paced_breathing,
    urge_surfing,
    grounding,
    halt,
    delay_distract_decide,
    play_the_tape,
    call_someone,
    own
};
BOOST_DESCRIBE_ENUM(CopingTool, paced_breathing, urge_surfing, grounding, halt,
                    delay_distract_decide, play_the_tape, call_someone, own)

/// The client used a coping tool (COPE1), and may say how strong the urge was before and after.
struct ToolUsed {
    static constexpr std::string_view kind = "tool.used";
    static constexpr std::uint16_t code = 130;
    static constexpr int version = 1;
    static constexpr Area area = Area::coping;
    static constexpr std::string_view meaning = "The client used a coping tool.";

    CopingTool tool{};
    std::optional<Scale<0, 10>> before;  ///< the urge
    std::optional<Scale<0, 10>> after;   ///< the urge
    std::optional<Text<1000>> words;
    friend bool operator==(const ToolUsed&, const ToolUsed&) = default;
};
BOOST_DESCRIBE_STRUCT(ToolUsed, (), (tool, before, after, words))

/// What to do when it gets hard (COPE2). Each writing replaces the one before.
struct CopingPlanWritten {
    static constexpr std::string_view kind = "coping_plan.written";
    static constexpr std::uint16_t code = 131;
    static constexpr int version = 1;
    static constexpr Area area = Area::coping;
    static constexpr std::string_view meaning = "The client writes their coping plan.";

    List<Text<300>, 12> signs;  ///< how I notice
    List<CopingTool, 8> tools;
    List<Text<300>, 12> what_helps;
    List<Text<300>, 12> people;
    List<Text<300>, 12> places;
    std::optional<Text<1000>> reminder;  ///< why I do this
    friend bool operator==(const CopingPlanWritten&, const CopingPlanWritten&) = default;
};
BOOST_DESCRIBE_STRUCT(CopingPlanWritten, (), (signs, tools, what_helps, people, places, reminder))

/// The safety plan (COPE2): from what I can do alone to whom I can call, and a safer home. Each
/// writing replaces the one before.
struct SafetyPlanWritten {
    static constexpr std::string_view kind = "safety_plan.written";
    static constexpr std::uint16_t code = 132;
    static constexpr int version = 1;
    static constexpr Area area = Area::coping;
    static constexpr std::string_view meaning = "The client writes their safety plan.";

    List<Text<300>, 12> warning_signs;
    List<Text<300>, 12> what_helps;  ///< that I can do alone
    List<Text<300>, 12> people;
    List<Text<300>, 12> places;
    List<Text<300>, 12> professionals;
    List<Text<300>, 12> safer_surroundings;
    friend bool operator==(const SafetyPlanWritten&, const SafetyPlanWritten&) = default;
};
BOOST_DESCRIBE_STRUCT(SafetyPlanWritten, (),
                      (warning_signs, what_helps, people, places, professionals,
                       safer_surroundings))

enum class Skill : std::uint8_t { asking_for_help, refusing, repairing, problem_solving };
BOOST_DESCRIBE_ENUM(Skill, asking_for_help, refusing, repairing, problem_solving)

/// One way to solve a problem, as the client sees it.
struct ProblemOption {
    Text<300> words;
    std::optional<Text<500>> pros;
    std::optional<Text<500>> cons;
    friend bool operator==(const ProblemOption&, const ProblemOption&) = default;
};
BOOST_DESCRIBE_STRUCT(ProblemOption, (), (words, pros, cons))

/// A skill practiced between sessions (COPE4); `about` is the practice. Written again it says more,
/// such as what happened.
struct PracticeTried {
    static constexpr std::string_view kind = "practice.tried";
    static constexpr std::uint16_t code = 133;
    static constexpr int version = 1;
    static constexpr Area area = Area::coping;
    static constexpr std::string_view meaning = "The client practices a skill.";

    Skill skill{};
    std::optional<Text<1000>> situation;
    List<ProblemOption, 6> options;
    std::optional<Text<500>> choice;  ///< what I want to try
    std::optional<Text<1000>> what_happened;
    friend bool operator==(const PracticeTried&, const PracticeTried&) = default;
};
BOOST_DESCRIBE_STRUCT(PracticeTried, (), (skill, situation, options, choice, what_happened))

}  // namespace alongside
