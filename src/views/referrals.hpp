// Referrals to services, from the proposal to how it ended (SUP7).
#pragma once

#include "views/fold.hpp"

namespace alongside {

/// How long a referral may rest where nobody named a day to look after it again.
inline constexpr std::chrono::days usual_look_after{14};

struct ReferralMove {
    ReferralMoved said;
    Voice by;
    friend bool operator==(const ReferralMove&, const ReferralMove&) = default;
};

struct Referral {
    ReferralId id;
    ReferralProposed what;
    Voice proposed_by;
    ReferralState state = ReferralState::proposed;
    PersonId owner;              ///< of the care team
    std::optional<Day> next_by;  ///< when the owner looks after it again; absent: it has ended
    std::optional<Said<ReferralAgreed>> agreed;
    std::optional<Voice> declined;
    std::optional<Words> why_declined;
    std::vector<ReferralMove> moves;  ///< oldest first
    std::optional<Said<ReferralReviewed>> review;
    friend bool operator==(const Referral&, const Referral&) = default;
};

struct Referrals {
    Items<Referral> items;  ///< in the order in which they were proposed
    friend bool operator==(const Referrals&, const Referrals&) = default;
};

[[nodiscard]] Referrals advance(Referrals referrals, const Entry& entry);

/// @returns nullptr where there is no such referral
[[nodiscard]] const Referral* find_referral(const Referrals& referrals, const ReferralId& id);
/// Somebody still has to do something.
[[nodiscard]] bool is_open(const Referral& referral);
/// The client's yes holds on `day`: the service may be told what they said it may.
[[nodiscard]] bool may_be_told(const Referral& referral, Day day);
/// The moment from which its owner is late: the day after `next_by`, in the zone of who said it.
/// @returns nothing where it has ended
[[nodiscard]] std::optional<Instant> overdue_at(const Referral& referral);

}  // namespace alongside
