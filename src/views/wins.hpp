// Small wins and milestones (PLAN6): noted, noticed, or found by a rule. A kept ledger: nothing is
// ever taken away, nothing has to be in a row.
#pragma once

#include "views/fold.hpp"

namespace alongside {

/// How a win came to be known. All but the first two are found by the rules of `win_rules`.
enum class WinSource : std::uint8_t {
    noted,
    noticed,
    step_done,
    goal_reached,
    first_visit,
    seven_checkins,
    obstacle_passed,
    tool_helped,
    choice_made,
    agreement_kept
};
BOOST_DESCRIBE_ENUM(WinSource, noted, noticed, step_done, goal_reached, first_visit, seven_checkins,
                    obstacle_passed, tool_helped, choice_made, agreement_kept)

/// How wins are found; the only list. Shown to people as it is (promise 7: explainable).
struct WinRule {
    WinSource source;
    std::string_view meaning;
};
[[nodiscard]] std::span<const WinRule> win_rules();

struct Celebration {
    AboutId id;
    std::optional<Words> words;
    Voice by;
    friend bool operator==(const Celebration&, const Celebration&) = default;
};

struct Win {
    WinId id;  ///< that of the entry that told of it, or from which it was found
    WinSource source{};
    std::optional<Words> words;  ///< of one noted or noticed
    AboutId of;                  ///< the step, goal, support … of one found; nil for none
    Voice by;
    std::vector<Celebration> celebrations;
    friend bool operator==(const Win&, const Win&) = default;
};

struct Milestone {
    MilestoneId id;
    MilestoneChosen chosen;
    Voice by;
    int counted = 0;  ///< of everything but days, which go on by themselves
    std::optional<Voice> rested;
    friend bool operator==(const Milestone&, const Milestone&) = default;
};

/// Something that can be counted, and the client's day on which it was.
struct Counted {
    Counts what{};
    Day on{};
    friend bool operator==(const Counted&, const Counted&) = default;
};

struct Wins {
    Items<Win> items;  ///< oldest first
    Items<Milestone> milestones;
    std::vector<AboutId> seen;      ///< steps, supports and choices that were a win already
    std::vector<Day> checkin_days;  ///< since the last win of seven
    std::vector<Counted> counted;   ///< for milestones that are chosen later and look back
    friend bool operator==(const Wins&, const Wins&) = default;
};

[[nodiscard]] Wins advance(Wins wins, const Entry& entry);

/// @returns nullptr where there is none with that id
[[nodiscard]] const Win* find_win(const Wins& wins, const WinId& id);
[[nodiscard]] const Milestone* find_milestone(const Wins& wins, const MilestoneId& id);

}  // namespace alongside
