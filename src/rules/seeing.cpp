#include "rules/seeing.hpp"

namespace alongside {
namespace {

bool all_of_it(const Entry&, const Viewer&) {
    return true;
}
bool nothing_of_it(const Entry&, const Viewer&) {
    return false;
}
bool what_they_wrote(const Entry& entry, const Viewer& viewer) {
    return entry.author == viewer.person;
}
bool areas_named_in_consent(const Entry& entry, const Viewer& viewer) {
    return std::ranges::find(viewer.areas, kind_of(entry.body).area) != viewer.areas.end();
}
bool who_is_on_the_team(const Entry& entry, const Viewer&) {
    return std::holds_alternative<CareTeamJoined>(entry.body) ||
           std::holds_alternative<CareTeamLeft>(entry.body);
}

using enum Audience;

constexpr SeeRule rules[] = {
    // audience    viewer               sees
    {mine, Relation::self, what_they_wrote, "What the client keeps to themselves, they alone see."},
    {mine, Relation::care_team, nothing_of_it, "Nobody else sees it."},
    {mine, Relation::supporter, nothing_of_it, "Nobody else sees it."},
    {mine, Relation::lead, nothing_of_it, "Nobody else sees it."},

    {circle, Relation::self, all_of_it, "The client sees everything written about them."},
    {circle, Relation::care_team, all_of_it, "Those who walk with the client now see it."},
    {circle, Relation::supporter, nothing_of_it, "Supporters see only what is shared."},
    {circle, Relation::lead, who_is_on_the_team,
     "A program's lead sees who is on the team, no more."},

    {shared, Relation::self, all_of_it, "The client sees everything written about them."},
    {shared, Relation::care_team, all_of_it, "Those who walk with the client now see it."},
    {shared, Relation::supporter, areas_named_in_consent,
     "A supporter sees the parts that a consent names, while it holds."},
    {shared, Relation::lead, who_is_on_the_team,
     "A program's lead sees who is on the team, no more."},

    // legal: 42 CFR 2.11, counseling notes are kept apart; that they exist stays visible.
    {counseling, Relation::self, nothing_of_it, "Counseling notes are kept apart by law."},
    {counseling, Relation::care_team, what_they_wrote, "Their author alone sees them."},
    {counseling, Relation::supporter, nothing_of_it, "Nobody else sees them."},
    {counseling, Relation::lead, nothing_of_it, "Nobody else sees them."},
};

}  // namespace

std::span<const SeeRule> see_rules() {
    return rules;
}

bool may_see(const Entry& entry, const Viewer& viewer) {
    for (const SeeRule& rule : rules) {
        if (rule.audience == entry.audience && rule.viewer == viewer.relation) {
            return rule.sees(entry, viewer);
        }
    }
    return false;  // a stranger sees nothing, nor does a host who has not joined
}

}  // namespace alongside
