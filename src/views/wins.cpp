#include "views/wins.hpp"

namespace alongside {
namespace {

constexpr std::size_t checkins_for_a_win = 7;

constexpr WinRule rules[] = {
    {WinSource::noted, "The client notes something that went well."},
    {WinSource::noticed, "Someone in the circle notices something."},
    {WinSource::step_done, "A step is done for the first time."},
    {WinSource::goal_reached, "The client says that a goal is reached."},
    {WinSource::first_visit, "The client goes to a recovery support for the first time."},
    {WinSource::seven_checkins,
     "The client has checked in on seven days, in a row or not, since this was last found."},
    {WinSource::obstacle_passed, "What was in the way is no longer in the way."},
    {WinSource::tool_helped, "An urge was weaker after a coping tool than before."},
    {WinSource::choice_made, "The client makes a choice with a decision aid for the first time."},
    {WinSource::agreement_kept, "A commitment of the client's is noted as kept."},
};

Day day_of(const Entry& entry) {
    return local_day(entry.occurred_at.zone, entry.occurred_at.at);
}

/// Whose win it is: what a counselor wrote down for the client is the client's.
Voice won_by(const Entry& entry) {
    Voice voice = voice_of(entry);
    if (!entry.on_behalf) return voice;
    voice.person = entry.subject.as<PersonId>();
    voice.role = Role::client;
    return voice;
}

void add(Wins& wins, const Entry& entry, WinSource source,
         const std::optional<Words>& words = std::nullopt) {
    const bool is_found = source != WinSource::noted && source != WinSource::noticed;
    wins.items.add({entry.id.as<WinId>(),
                    source,
                    words,
                    is_found ? entry.about : AboutId{},
                    won_by(entry),
                    {}});
}

void count(Wins& wins, const Entry& entry, Counts what) {
    const Day day = day_of(entry);
    wins.counted.push_back({what, day});
    for (auto at = wins.milestones.begin(); at != wins.milestones.end(); ++at) {
        if (at->chosen.counts != what || at->rested || day < at->chosen.since) continue;
        ++wins.milestones.edit(at).counted;
    }
}

/// Only the first time that an entry speaks of it: a step that comes back is one win.
void add_once(Wins& wins, const Entry& entry, WinSource source) {
    if (std::ranges::find(wins.seen, entry.about) != wins.seen.end()) return;
    wins.seen.push_back(entry.about);
    add(wins, entry, source);
}

void check_in(Wins& wins, const Entry& entry) {
    if (!entry.about.is_nil()) return;  // a part of another
    count(wins, entry, Counts::checkins);
    auto& days = wins.checkin_days;
    const Day day = day_of(entry);
    if (std::ranges::find(days, day) != days.end()) return;
    days.push_back(day);
    if (days.size() < checkins_for_a_win) return;
    days.clear();
    add(wins, entry, WinSource::seven_checkins);
}

void use_tool(Wins& wins, const Entry& entry, const ToolUsed& e) {
    count(wins, entry, Counts::tools_used);
    if (e.before && e.after && e.after->value < e.before->value) {
        add(wins, entry, WinSource::tool_helped);
    }
}

void celebrate(Wins& wins, const Entry& entry, const WinCelebrated& e) {
    Win* win = edit_item(wins.items, entry.about);
    if (win == nullptr) return;
    Celebration glad{entry.id.as<AboutId>(), std::nullopt, voice_of(entry)};
    if (e.words) glad.words = *e.words;
    win->celebrations.push_back(std::move(glad));
}

/// A milestone counts from its first day on, also where that was before it was chosen. What was
/// counted already stays counted.
void choose(Wins& wins, const Entry& entry, const MilestoneChosen& e) {
    const auto before = std::ranges::count_if(wins.counted, [&](const Counted& counted) {
        return counted.what == e.counts && counted.on >= e.since;
    });
    Milestone* milestone = edit_item(wins.milestones, entry.about);
    if (milestone == nullptr)
        milestone = &wins.milestones.add({entry.about, e, voice_of(entry), 0, {}});
    milestone->rested.reset();
    milestone->chosen = e;
    milestone->counted = std::max(milestone->counted, static_cast<int>(before));
}

}  // namespace

std::span<const WinRule> win_rules() {
    return rules;
}

Wins advance(Wins wins, const Entry& entry) {
    const auto on_milestone = [&](auto&& act) {
        if (Milestone* milestone = edit_item(wins.milestones, entry.about)) act(*milestone);
    };
    std::visit(
        Overloaded{
            [&](const WinNoted& e) { add(wins, entry, WinSource::noted, e.words); },
            [&](const WinNoticed& e) { add(wins, entry, WinSource::noticed, e.words); },
            [&](const WinCelebrated& e) { celebrate(wins, entry, e); },
            [&](const MilestoneChosen& e) { choose(wins, entry, e); },
            [&](const MilestoneCounted&) {
                on_milestone([](Milestone& milestone) { ++milestone.counted; });
            },
            [&](const MilestoneRested&) {
                on_milestone([&](Milestone& milestone) { milestone.rested = voice_of(entry); });
            },
            [&](const StepDone&) {
                count(wins, entry, Counts::steps_done);
                add_once(wins, entry, WinSource::step_done);
            },
            [&](const GoalAchieved&) { add(wins, entry, WinSource::goal_reached); },
            [&](const SupportAttended&) {
                count(wins, entry, Counts::visits);
                add_once(wins, entry, WinSource::first_visit);
            },
            [&](const CheckinRecorded&) { check_in(wins, entry); },
            [&](const ObstaclePassed&) { add(wins, entry, WinSource::obstacle_passed); },
            [&](const ToolUsed& e) { use_tool(wins, entry, e); },
            [&](const DecisionMade&) { add_once(wins, entry, WinSource::choice_made); },
            [&](const AgreementNoted& e) {
                if (e.kept && e.side == Side::client) add(wins, entry, WinSource::agreement_kept);
            },
            [](const NoneOf<WinKinds> auto&) {},
        },
        entry.body);
    return wins;
}

const Win* find_win(const Wins& wins, const WinId& id) {
    return find_item(wins.items, id);
}

const Milestone* find_milestone(const Wins& wins, const MilestoneId& id) {
    return find_item(wins.milestones, id);
}

}  // namespace alongside
