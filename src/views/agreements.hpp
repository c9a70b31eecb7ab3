// Agreements and agreed rewards: what both sides do, what was kept, and what followed (PLAN4,
// PLAN8).
#pragma once

#include "views/fold.hpp"

namespace alongside {

/// A commitment that was kept or missed, as one of the two sides noted it.
struct KeptNote {
    AboutId id;
    AgreementNoted noted;
    Voice by;
    friend bool operator==(const KeptNote&, const KeptNote&) = default;
};

/// A person's decision that the agreed effect follows, and what became of the client's appeal.
struct Effect {
    EffectDecided decided;
    Voice by;
    std::optional<Words> appeal;
    std::optional<Voice> appealed;
    std::optional<Appeal> outcome;
    std::optional<Words> answer;
    std::optional<Voice> answered;
    std::size_t notes_before = 0;  ///< how many notes had been made when it was decided
    friend bool operator==(const Effect&, const Effect&) = default;
};

struct Agreement {
    AgreementId id;
    AgreementProposed terms;
    Voice proposed_by;
    std::optional<Voice> signed_by_client;
    std::optional<Voice> signed_by_program;
    std::vector<KeptNote> notes;  ///< oldest first
    std::vector<Effect> effects;  ///< oldest first
    std::optional<Voice> ended;
    std::optional<Words> why_ended;
    friend bool operator==(const Agreement&, const Agreement&) = default;

    /// Duties on both sides, both signatures, not ended: only then does it hold.
    [[nodiscard]] bool holds() const {
        return !terms.client_does.empty() && !terms.others_do.empty() && signed_by_client &&
               signed_by_program && !ended;
    }
};

struct Reward {
    AboutId id;
    RewardOffered offered;
    Voice by;
    std::optional<Voice> agreed;
    std::vector<Voice> earned;
    friend bool operator==(const Reward&, const Reward&) = default;
};

struct Agreements {
    Items<Agreement> items;  ///< oldest first
    Items<Reward> rewards;
    friend bool operator==(const Agreements&, const Agreements&) = default;
};

[[nodiscard]] Agreements advance(Agreements agreements, const Entry& entry);

/// @returns nullptr where there is none with that id
[[nodiscard]] const Agreement* find_agreement(const Agreements& agreements, const AgreementId& id);
[[nodiscard]] const Reward* find_reward(const Agreements& agreements, const AboutId& id);

}  // namespace alongside
