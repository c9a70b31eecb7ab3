// Who walks with the client, and what the client lets whom see (TRUST1, TRUST2).
#pragma once

#include "views/fold.hpp"

namespace alongside {

struct TeamMember {
    PersonId person;
    Role role = Role::clinician;
    ProgramId program;
    Instant since{};
    friend bool operator==(const TeamMember&, const TeamMember&) = default;
};

struct Consent {
    ConsentId id;
    ConsentGiven given;
    Moment given_at;
    std::optional<Moment> revoked_at;
    friend bool operator==(const Consent&, const Consent&) = default;
};

struct Sharing {
    std::vector<TeamMember> care_team;  ///< in the order in which they joined
    std::vector<Consent> consents;      ///< all, ended ones too, oldest first
    ProgramId program;                  ///< of the member who joined last; nil before the first
    friend bool operator==(const Sharing&, const Sharing&) = default;
};

[[nodiscard]] Sharing advance(Sharing sharing, const Entry& entry);

/// @returns nullptr where the person is not on the care team
[[nodiscard]] const TeamMember* find_member(const Sharing& sharing, const PersonId& person);
/// @returns nullptr where there is no such consent
[[nodiscard]] const Consent* find_consent(const Sharing& sharing, const ConsentId& id);
/// Whether a consent holds at `now`: not revoked, and its last day, in the zone in which it was
/// given, is not over.
[[nodiscard]] bool is_active(const Consent& consent, Instant now);
/// The areas that the client lets `person` see at `now`; empty for none.
[[nodiscard]] std::vector<Area> areas_shared_with(const Sharing& sharing, const PersonId& person,
                                                  Instant now);

}  // namespace alongside
