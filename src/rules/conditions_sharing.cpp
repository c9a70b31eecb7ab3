#include "rules/conditions.hpp"

#include "rules/asked.hpp"

namespace alongside::conditions {
bool consent_is_whole(const Question& q) {
    const auto* consent = body_as<ConsentGiven>(q);
    if (consent == nullptr) return true;
    const bool has_time = !consent->until_on ||
                          std::chrono::sys_days{*consent->until_on} >=
                              std::chrono::floor<std::chrono::days>(q.now) - std::chrono::days{1};
    return about_is_new(q) && !consent->areas.empty() && consent->person != q.author.person &&
           has_time;
}

bool consent_is_active(const Question& q) {
    const Consent* consent = find_consent(q.record.sharing, q.about);
    return consent != nullptr && is_active(*consent, q.now);
}

bool team_place_is_free(const Question& q) {
    const auto* joined = body_as<CareTeamJoined>(q);
    if (joined == nullptr) return true;
    const bool walks_along =
        joined->role == Role::clinician || joined->role == Role::recovery_coach;
    return walks_along && find_member(q.record.sharing, joined->person) == nullptr;
}

bool host_begins(const Question& q) {
    const auto* joined = body_as<CareTeamJoined>(q);
    return joined != nullptr && q.record.head == 0 && joined->person == q.author.person &&
           joined->role == q.author.role;
}

bool member_is_on_team(const Question& q) {
    const auto* left = body_as<CareTeamLeft>(q);
    return left == nullptr || find_member(q.record.sharing, left->person) != nullptr;
}

bool member_is_author(const Question& q) {
    const auto* left = body_as<CareTeamLeft>(q);
    return member_is_on_team(q) && (left == nullptr || left->person == q.author.person);
}

}  // namespace alongside::conditions
