#include "views/referrals.hpp"

namespace alongside {
namespace {

void propose(Referrals& referrals, const Entry& entry, const ReferralProposed& e) {
    Referral& one = referrals.items.add({});
    one.id = entry.about;
    one.what = e;
    one.proposed_by = voice_of(entry);
    one.owner = e.owner;
    one.next_by = e.next_by;
}

void agree(Referral& one, const Entry& entry, const ReferralAgreed& e) {
    one.agreed = Said<ReferralAgreed>{entry.about, e, voice_of(entry)};
    one.state = ReferralState::agreed;
}

void decline(Referral& one, const Entry& entry, const ReferralDeclined& e) {
    one.declined = voice_of(entry);
    one.why_declined = e.why ? std::optional<Words>(*e.why) : std::nullopt;
    one.state = ReferralState::declined;
    one.next_by.reset();
}

void move(Referral& one, const Entry& entry, const ReferralMoved& e) {
    one.moves.push_back({e, voice_of(entry)});
    one.state = e.state;
    if (e.owner) one.owner = *e.owner;
    const Day usual = std::chrono::sys_days{e.on} + usual_look_after;
    one.next_by = is_open(one) ? std::optional(e.next_by.value_or(usual)) : std::nullopt;
}

}  // namespace

Referrals advance(Referrals referrals, const Entry& entry) {
    const auto edit = [&](auto&& change) {
        if (Referral* one = edit_item(referrals.items, entry.about)) change(*one);
    };
    std::visit(
        Overloaded{
            [&](const ReferralProposed& e) { propose(referrals, entry, e); },
            [&](const ReferralAgreed& e) { edit([&](Referral& one) { agree(one, entry, e); }); },
            [&](const ReferralDeclined& e) {
                edit([&](Referral& one) { decline(one, entry, e); });
            },
            [&](const ReferralMoved& e) { edit([&](Referral& one) { move(one, entry, e); }); },
            [&](const ReferralReviewed& e) {
                edit([&](Referral& one) {
                    one.review = Said<ReferralReviewed>{entry.about, e, voice_of(entry)};
                });
            },
            [](const NoneOf<ReferralKinds> auto&) {},
        },
        entry.body);
    return referrals;
}

const Referral* find_referral(const Referrals& referrals, const ReferralId& id) {
    return find_item(referrals.items, id);
}

bool is_open(const Referral& referral) {
    return referral.state != ReferralState::declined &&
           referral.state != ReferralState::not_accepted && referral.state != ReferralState::done;
}

bool may_be_told(const Referral& referral, Day day) {
    return referral.agreed && !referral.declined && day <= referral.agreed->what.until_on;
}

std::optional<Instant> overdue_at(const Referral& referral) {
    if (!referral.next_by) return std::nullopt;
    const std::string& zone =
        referral.moves.empty() ? referral.proposed_by.at.zone : referral.moves.back().by.at.zone;
    const Day after = std::chrono::sys_days{*referral.next_by} + std::chrono::days{1};
    return from_local(zone, after, std::chrono::hours{0});
}

}  // namespace alongside
