#include "service/kept_beside.hpp"

#include "views/caseload.hpp"
#include "views/day_counts.hpp"
#include "views/rhythms.hpp"

namespace alongside::service {
namespace {

/// The concern that an entry raises or speaks of.
const Concern* concern_of(const Entry& entry, const Record& record) {
    if (std::holds_alternative<ConcernRaised>(entry.body)) {
        return find_concern(record.concerns, entry.id.as<AboutId>());
    }
    const bool speaks_of_one = std::holds_alternative<ConcernPassedOn>(entry.body) ||
                               std::holds_alternative<ConcernSeen>(entry.body) ||
                               std::holds_alternative<ConcernAnswered>(entry.body);
    return speaks_of_one ? find_concern(record.concerns, entry.about) : nullptr;
}

}  // namespace

void follow_entry(const Entry& entry, const std::optional<Entry>& confirmed, const Record& record,
                  store::Append& append) {
    const auto team_change = [&](const PersonId& person, Role role, bool joined) {
        append.care_team.push_back({person, code_of(role), joined, entry.recorded_at});
    };
    if (const auto* joined = std::get_if<CareTeamJoined>(&entry.body)) {
        team_change(joined->person, joined->role, true);
    } else if (const auto* left = std::get_if<CareTeamLeft>(&entry.body)) {
        team_change(left->person, Role::clinician, false);
        // A consent of their own outlives their place on the team.
        const bool has_consent = std::ranges::any_of(
            record.sharing.consents,
            [&](const Consent& c) { return c.given.person == left->person && !c.revoked_at; });
        if (has_consent) team_change(left->person, Role::supporter, true);
    } else if (const auto* given = std::get_if<ConsentGiven>(&entry.body)) {
        // Kept beside the care team, so that a stranger is told apart by one look-up. What a
        // supporter may see is asked of the consents themselves.
        if (find_member(record.sharing, given->person) == nullptr) {
            team_change(given->person, Role::supporter, true);
        }
    }
    if (const Concern* concern = concern_of(entry, record)) {
        append.concerns.push_back({concern->id,
                                   is_open(*concern) ? concern->told : std::vector<PersonId>{},
                                   due_at(*concern)});
    }
    const Entry& counting = confirmed ? *confirmed : entry;
    if (const auto measure = counted_as(counting); measure && !record.sharing.program.is_nil()) {
        append.counts.push_back(
            {record.sharing.program, counted_on(counting), code_of(*measure), 1});
    }
}

Bytes summary_place(const OrganizationId& organization, const SubjectId& subject) {
    return store::place_of("summary.sealed", {organization.bytes(), subject.bytes()});
}

store::Summary sealed_summary(const OrganizationId& organization, const SubjectId& subject,
                              const Standing& standing, const store::Key& key) {
    const CaseloadSummary summary = summarize(*standing.team);
    return {from_milliseconds(summary.due_at),
            store::seal(key, summary_place(organization, subject), bytes_of(json::text(summary))),
            wakes_from(*standing.self, standing.recorded_at)};
}

}  // namespace alongside::service
