#include "rules/conditions.hpp"

#include "rules/asked.hpp"

namespace alongside::conditions {
namespace {

const Agreement* agreement_of(const Question& q) {
    return find_agreement(q.record.agreements, q.about);
}

/// The terms that the client turned down, by ending them unsigned, without a new word.
bool repeats_silently(const Question& q, const AgreementProposed& terms) {
    if (q.author.role == Role::client) return false;
    return std::ranges::any_of(q.record.agreements.items, [&](const Agreement& before) {
        const bool was_declined =
            before.ended && before.ended->role == Role::client && !before.signed_by_client;
        return was_declined && before.terms.client_does == terms.client_does &&
               before.terms.effect == terms.effect && before.terms.words == terms.words;
    });
}

/// What several people noted of one miss, or of several before a decision, has one effect.
bool missed_since_last_decision(const Agreement& agreement) {
    const std::size_t before =
        agreement.effects.empty() ? 0 : agreement.effects.back().notes_before;
    return std::any_of(
        agreement.notes.begin() + static_cast<std::ptrdiff_t>(before), agreement.notes.end(),
        [](const KeptNote& note) { return note.noted.side == Side::client && !note.noted.kept; });
}

bool hears_the_appeal(const Agreement& agreement) {
    if (agreement.effects.empty()) return true;
    const Effect& last = agreement.effects.back();
    return !last.appealed || last.answered;
}

const Effect* last_effect(const Question& q) {
    const Agreement* agreement = agreement_of(q);
    return agreement != nullptr && !agreement->effects.empty() ? &agreement->effects.back()
                                                               : nullptr;
}

}  // namespace

bool agreement_has_two_sides(const Question& q) {
    const auto* terms = body_as<AgreementProposed>(q);
    if (terms == nullptr) return true;
    const bool by_those_who_walk_along =
        std::ranges::all_of(terms->others_do, [](const Promise& promise) {
            return promise.by == Role::clinician || promise.by == Role::recovery_coach;
        });
    const bool lies_ahead = std::chrono::sys_days{terms->review_on} >=
                            std::chrono::floor<std::chrono::days>(q.now) - std::chrono::days{1};
    return about_is_new(q) && !terms->client_does.empty() && !terms->others_do.empty() &&
           by_those_who_walk_along && lies_ahead && !repeats_silently(q, *terms);
}

bool agreement_is_unsigned(const Question& q) {
    const Agreement* agreement = agreement_of(q);
    if (agreement == nullptr || agreement->ended) return false;
    return q.author.role == Role::client ? !agreement->signed_by_client
                                         : !agreement->signed_by_program;
}

bool agreement_holds(const Question& q) {
    const Agreement* agreement = agreement_of(q);
    return agreement != nullptr && agreement->holds();
}

bool agreement_is_open(const Question& q) {
    const Agreement* agreement = agreement_of(q);
    return agreement != nullptr && !agreement->ended;
}

/// The effect is the one agreed beforehand, a person noted a miss that has had no effect yet, and
/// the client is not waiting for an answer about the decision before.
bool effect_was_agreed(const Question& q) {
    const Agreement* agreement = agreement_of(q);
    if (agreement == nullptr || !agreement->holds() || !agreement->terms.effect) return false;
    const auto* decided = body_as<EffectDecided>(q);
    return missed_since_last_decision(*agreement) && hears_the_appeal(*agreement) &&
           (decided == nullptr || decided->effect == *agreement->terms.effect);
}

bool effect_can_be_appealed(const Question& q) {
    const Effect* effect = last_effect(q);
    return effect != nullptr && !effect->appealed;
}

bool appeal_waits(const Question& q) {
    const Effect* effect = last_effect(q);
    return effect != nullptr && effect->appealed && !effect->answered;
}

bool reward_waits(const Question& q) {
    const Reward* reward = find_reward(q.record.agreements, q.about);
    return reward != nullptr && !reward->agreed;
}

bool reward_is_agreed(const Question& q) {
    const Reward* reward = find_reward(q.record.agreements, q.about);
    return reward != nullptr && reward->agreed.has_value();
}

}  // namespace alongside::conditions
