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
bool names(const List<PersonId, 40>& told, const Viewer& viewer) {
    return std::ranges::find(told, viewer.person) != told.end();
}
bool team_and_concerns_that_name_them(const Entry& entry, const Viewer& viewer) {
    if (const auto* raised = std::get_if<ConcernRaised>(&entry.body)) {
        // Whoever may be told next has to know what it is about once it is passed on.
        return names(raised->told, viewer) || names(raised->then, viewer);
    }
    if (const auto* passed = std::get_if<ConcernPassedOn>(&entry.body)) {
        return names(passed->told, viewer);
    }
    return what_they_wrote(entry, viewer) || std::holds_alternative<CareTeamJoined>(entry.body) ||
           std::holds_alternative<CareTeamLeft>(entry.body);
}

using enum Audience;

constexpr What all{"all", all_of_it};
constexpr What nothing{"nothing", nothing_of_it};
constexpr What own{"own", what_they_wrote};
constexpr What areas{"areas_named_in_consent", areas_named_in_consent};
constexpr What team{"team_and_concerns_that_name_them", team_and_concerns_that_name_them};

constexpr SeeRule rules[] = {
    // audience    viewer               sees
    {mine, Relation::self, own, "What the client keeps to themselves, they alone see."},
    {mine, Relation::care_team, nothing, "Nobody else sees it."},
    {mine, Relation::supporter, nothing, "Nobody else sees it."},
    {mine, Relation::lead, nothing, "Nobody else sees it."},
    {mine, Relation::program, nothing, "Nobody else sees it."},

    {circle, Relation::self, all, "The client sees everything written about them."},
    {circle, Relation::care_team, all, "Those who walk with the client now see it."},
    {circle, Relation::supporter, nothing, "Supporters see only what is shared."},
    {circle, Relation::lead, team,
     "A program's lead sees who is on the team, a concern that names them, and their own words."},
    {circle, Relation::program, nothing, "The server itself reads nothing for anyone."},

    {shared, Relation::self, all, "The client sees everything written about them."},
    {shared, Relation::care_team, all, "Those who walk with the client now see it."},
    {shared, Relation::supporter, areas,
     "A supporter sees the parts that a consent names, while it holds."},
    {shared, Relation::lead, team,
     "A program's lead sees who is on the team, a concern that names them, and their own words."},
    {shared, Relation::program, nothing, "The server itself reads nothing for anyone."},

    // legal: 42 CFR 2.11, counseling notes are kept apart; that they exist stays visible.
    {counseling, Relation::self, nothing, "Counseling notes are kept apart by law."},
    {counseling, Relation::care_team, own, "Their author alone sees them."},
    {counseling, Relation::supporter, nothing, "Nobody else sees them."},
    {counseling, Relation::lead, nothing, "Nobody else sees them."},
    {counseling, Relation::program, nothing, "Nobody else sees them."},
};

constexpr Near the_client = near(Relation::self);
constexpr Near circle_and_supporters =
    near(Relation::self, Relation::care_team, Relation::supporter);
constexpr Near client_and_care_team = near(Relation::self, Relation::care_team);
constexpr Near everyone_near =
    near(Relation::self, Relation::care_team, Relation::supporter, Relation::lead);

constexpr OpenRule views[] = {
    {"client", circle_and_supporters},
    {"plan", circle_and_supporters},
    {"agreements", circle_and_supporters},
    {"together", client_and_care_team},
    {"story", circle_and_supporters},
    {"wins", circle_and_supporters},
    {"setbacks", circle_and_supporters},
    {"coping", circle_and_supporters},
    {"learning", circle_and_supporters},
    {"today", the_client},
    {"checkins", circle_and_supporters},
    {"measures", circle_and_supporters},
    {"chart", circle_and_supporters},
    {"supports", circle_and_supporters},
    {"matches", client_and_care_team},
    {"messages", circle_and_supporters},
    {"appointments", circle_and_supporters},
    {"sharing", everyone_near},  // a lead sees who is on the team, and nothing else opens for them
    {"timeline", circle_and_supporters},
    {"entries", circle_and_supporters},
    {"openings", the_client},
};

}  // namespace

std::span<const SeeRule> see_rules() {
    return rules;
}

std::span<const OpenRule> open_rules() {
    return views;
}

bool may_open(std::string_view view, Relation relation) {
    const auto* const found = std::ranges::find(views, view, &OpenRule::view);
    check(found != std::end(views));
    return found->opens_for.has(relation);
}

bool may_see(const Entry& entry, const Viewer& viewer) {
    for (const SeeRule& rule : rules) {
        if (rule.audience == entry.audience && rule.viewer == viewer.relation) {
            return rule.sees.is_seen(entry, viewer);
        }
    }
    return false;  // a stranger sees nothing, nor does a host who has not joined
}

}  // namespace alongside
