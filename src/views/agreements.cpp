#include "views/agreements.hpp"

namespace alongside {
namespace {

void propose(Agreements& agreements, const Entry& entry, const AgreementProposed& e) {
    if (find_agreement(agreements, entry.about) != nullptr) return;
    Agreement agreement;
    agreement.id = entry.about;
    agreement.terms = e;
    agreement.proposed_by = voice_of(entry);
    agreements.items.add(std::move(agreement));
}

/// A client who signs an agreement that takes another's place ends the other.
void sign(Agreements& agreements, const Entry& entry) {
    Agreement* agreement = edit_item(agreements.items, entry.about);
    if (agreement == nullptr) return;
    (entry.role == Role::client || entry.on_behalf ? agreement->signed_by_client
                                                   : agreement->signed_by_program) =
        voice_of(entry);
    if (!agreement->holds() || !agreement->terms.replaces) return;
    if (*agreement->terms.replaces == agreement->id) return;
    if (Agreement* before = edit_item(agreements.items, *agreement->terms.replaces)) {
        if (!before->ended) before->ended = voice_of(entry);
    }
}

void appeal(Agreement& agreement, const Entry& entry, const EffectAppealed& e) {
    if (agreement.effects.empty()) return;
    agreement.effects.back().appeal = e.words;
    agreement.effects.back().appealed = voice_of(entry);
}

void answer(Agreement& agreement, const Entry& entry, const AppealAnswered& e) {
    if (agreement.effects.empty()) return;
    Effect& effect = agreement.effects.back();
    effect.outcome = e.outcome;
    effect.answer = e.words;
    effect.answered = voice_of(entry);
}

void end(Agreement& agreement, const Entry& entry, const AgreementEnded& e) {
    agreement.ended = voice_of(entry);
    if (e.why) agreement.why_ended = *e.why;
}

void offer(Agreements& agreements, const Entry& entry, const RewardOffered& e) {
    if (find_reward(agreements, entry.about) != nullptr) return;
    agreements.rewards.add({entry.about, e, voice_of(entry), {}, {}});
}

}  // namespace

Agreements advance(Agreements agreements, const Entry& entry) {
    const auto on = [&](auto&& act) {
        if (Agreement* agreement = edit_item(agreements.items, entry.about)) act(*agreement);
    };
    const auto on_reward = [&](auto&& act) {
        if (Reward* reward = edit_item(agreements.rewards, entry.about)) act(*reward);
    };
    std::visit(Overloaded{
                   [&](const AgreementProposed& e) { propose(agreements, entry, e); },
                   [&](const AgreementSigned&) { sign(agreements, entry); },
                   [&](const AgreementNoted& e) {
                       on([&](Agreement& agreement) {
                           agreement.notes.push_back({entry.id.as<AboutId>(), e, voice_of(entry)});
                       });
                   },
                   [&](const EffectDecided& e) {
                       on([&](Agreement& agreement) {
                           Effect& effect = agreement.effects.emplace_back();
                           effect.decided = e;
                           effect.by = voice_of(entry);
                           effect.notes_before = agreement.notes.size();
                       });
                   },
                   [&](const EffectAppealed& e) {
                       on([&](Agreement& agreement) { appeal(agreement, entry, e); });
                   },
                   [&](const AppealAnswered& e) {
                       on([&](Agreement& agreement) { answer(agreement, entry, e); });
                   },
                   [&](const AgreementEnded& e) {
                       on([&](Agreement& agreement) { end(agreement, entry, e); });
                   },
                   [&](const RewardOffered& e) { offer(agreements, entry, e); },
                   [&](const RewardAgreed&) {
                       on_reward([&](Reward& reward) { reward.agreed = voice_of(entry); });
                   },
                   [&](const RewardEarned&) {
                       on_reward([&](Reward& reward) { reward.earned.push_back(voice_of(entry)); });
                   },
                   [](const NoneOf<AgreementKinds> auto&) {},
               },
               entry.body);
    return agreements;
}

const Agreement* find_agreement(const Agreements& agreements, const AgreementId& id) {
    return find_item(agreements.items, id);
}

const Reward* find_reward(const Agreements& agreements, const AboutId& id) {
    return find_item(agreements.rewards, id);
}

}  // namespace alongside
