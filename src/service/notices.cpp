#include "service/notices.hpp"

#include "rules/seeing.hpp"

namespace alongside::service {
namespace {

/// Whom new entries tell of a concern.
std::vector<PersonId> leads_told_by(std::span<const Entry> entries) {
    std::vector<PersonId> told;
    for (const Entry& entry : entries) {
        const auto* raised = std::get_if<ConcernRaised>(&entry.body);
        const auto* passed = std::get_if<ConcernPassedOn>(&entry.body);
        if (raised != nullptr) told.insert(told.end(), raised->told.begin(), raised->told.end());
        if (passed != nullptr) told.insert(told.end(), passed->told.begin(), passed->told.end());
    }
    return told;
}

}  // namespace

std::vector<Notice> notices_of(const SubjectId& subject, const Standing& standing,
                               std::span<const Entry> entries, Instant now) {
    std::vector<Notice> notices;
    const auto tell = [&](const Viewer& viewer) {
        Notice notice{viewer.person, subject, standing.head, {}};
        for (const Entry& entry : entries) {
            const Area area = kind_of(entry.body).area;
            const bool is_new = std::ranges::find(notice.areas, area) == notice.areas.end();
            if (is_new && may_see(entry, viewer)) notice.areas.push_back(area);
        }
        if (!notice.areas.empty()) notices.push_back(std::move(notice));
    };
    tell({subject.as<PersonId>(), Relation::self, Role::client, {}});
    const Sharing& sharing = standing.self->sharing;
    for (const TeamMember& member : sharing.care_team) {
        tell({member.person, Relation::care_team, member.role, {}});
    }
    for (const PersonId& lead : leads_told_by(entries)) {
        if (find_member(sharing, lead) != nullptr) continue;
        tell({lead, Relation::lead, Role::supervisor, {}});
    }
    std::vector<PersonId> told;
    for (const Consent& consent : sharing.consents) {
        const PersonId& person = consent.given.person;
        if (std::ranges::find(told, person) != told.end()) continue;
        told.push_back(person);
        tell({person, Relation::supporter, Role::supporter,
              areas_shared_with(sharing, person, now)});
    }
    return notices;
}

}  // namespace alongside::service
