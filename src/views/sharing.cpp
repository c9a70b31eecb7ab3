#include "views/sharing.hpp"

namespace alongside {
namespace {

void join(Sharing& sharing, const Entry& entry, const CareTeamJoined& e) {
    if (find_member(sharing, e.person) != nullptr) return;
    sharing.care_team.push_back({e.person, e.role, e.program, entry.recorded_at});
    sharing.program = e.program;
}

}  // namespace

Sharing advance(Sharing sharing, const Entry& entry) {
    std::visit(Overloaded{
                   [&](const ConsentGiven& e) {
                       if (find_consent(sharing, entry.about) != nullptr) return;
                       sharing.consents.push_back({entry.about, e, entry.occurred_at, {}});
                   },
                   [&](const ConsentRevoked&) {
                       if (Consent* consent = find_item(sharing.consents, entry.about)) {
                           consent->revoked_at = entry.occurred_at;
                       }
                   },
                   [&](const CareTeamJoined& e) { join(sharing, entry, e); },
                   [&](const CareTeamLeft& e) {
                       std::erase_if(sharing.care_team, [&](const TeamMember& member) {
                           return member.person == e.person;
                       });
                   },
                   [](const CorrectionMade&) {},
                   [](const NoneOf<TrustKinds> auto&) {},
               },
               entry.body);
    return sharing;
}

const TeamMember* find_member(const Sharing& sharing, const PersonId& person) {
    const auto found = std::ranges::find(sharing.care_team, person, &TeamMember::person);
    return found == sharing.care_team.end() ? nullptr : &*found;
}

const Consent* find_consent(const Sharing& sharing, const ConsentId& id) {
    return find_item(sharing.consents, id);
}

bool is_active(const Consent& consent, Instant now) {
    if (consent.revoked_at) return false;
    if (!consent.given.until_on) return true;
    return local_day(consent.given_at.zone, now) <= *consent.given.until_on;
}

std::vector<Area> areas_shared_with(const Sharing& sharing, const PersonId& person, Instant now) {
    std::vector<Area> areas;
    for (const Consent& consent : sharing.consents) {
        if (consent.given.person != person || !is_active(consent, now)) continue;
        for (const Area area : consent.given.areas) {
            if (std::ranges::find(areas, area) == areas.end()) areas.push_back(area);
        }
    }
    return areas;
}

}  // namespace alongside
