#include "rules/conditions.hpp"

#include "rules/asked.hpp"

namespace alongside::conditions {
namespace {

bool is_same(const Support& support, const SupportSuggested& suggested) {
    if (suggested.meeting) return support.meeting == Words(*suggested.meeting);
    if (suggested.resource) return support.resource == Words(*suggested.resource);
    return folded(support.name.text()) == folded(suggested.name.text());
}

const Introduction* introduction_of(const Question& q) {
    return find_introduction(q.record.introductions, q.about);
}

const Referral* referral_of(const Question& q) {
    return find_referral(q.record.referrals, q.about);
}

/// Days are the author's own, so one day to either side is no mistake.
bool is_not_over(const Question& q, Day day) {
    const auto today = std::chrono::floor<std::chrono::days>(when_said(q));
    return std::chrono::sys_days{day} >= today - std::chrono::days{1} &&
           std::chrono::sys_days{day} <= today + std::chrono::days{366};
}

bool is_on_team(const Question& q, const PersonId& person) {
    return find_member(q.record.sharing, person) != nullptr;
}

bool moves_rightly(const Question& q, const Referral& one, const ReferralMoved& moved) {
    const auto today = std::chrono::floor<std::chrono::days>(when_said(q));
    const bool has_been = std::chrono::sys_days{moved.on} <= today + std::chrono::days{1};
    const bool is_a_move = moved.state >= ReferralState::asked;
    const bool may_tell =
        !moved.told || (q.author.role != Role::client && may_be_told(one, moved.on));
    return has_been && is_a_move && may_tell && (!moved.owner || is_on_team(q, *moved.owner)) &&
           (!moved.next_by || is_not_over(q, *moved.next_by));
}

}  // namespace

bool support_is_chosen(const Question& q) {
    const Support* support = find_support(q.record.supports, q.about);
    return support != nullptr && is_chosen(*support, Choice::yes);
}

/// Nobody is asked twice, and a "not for me" is the end of it.
bool support_can_be_suggested(const Question& q) {
    const auto* suggested = body_as<SupportSuggested>(q);
    if (suggested == nullptr) return true;
    return about_is_new(q) &&
           std::ranges::none_of(q.record.supports.items, [&](const Support& support) {
               return is_same(support, *suggested) && !is_chosen(support, Choice::not_now);
           });
}

bool introduction_can_be_asked(const Question& q) {
    const auto* asked = body_as<IntroductionAsked>(q);
    if (asked == nullptr) return true;
    const bool is_for_the_client_to_say = asked->reach && q.author.role != Role::client;
    return about_is_new(q) && !is_for_the_client_to_say &&
           std::ranges::none_of(q.record.introductions.items, [&](const Introduction& one) {
               return is_open(one) && one.what.first_friend == asked->first_friend;
           });
}

bool introduction_waits_for_me(const Question& q) {
    const Introduction* one = introduction_of(q);
    const auto* yes = body_as<IntroductionAccepted>(q);
    const bool is_for_the_client_to_say =
        yes != nullptr && yes->reach && q.author.role != Role::client;
    return one != nullptr && waits_for(*one, q.author.role) && !is_for_the_client_to_say;
}

bool introduction_is_open(const Question& q) {
    const Introduction* one = introduction_of(q);
    return one != nullptr && is_open(*one);
}

bool introduction_can_be_noted(const Question& q) {
    const Introduction* one = introduction_of(q);
    if (one == nullptr || !may_know_each_other(*one)) return false;
    return q.author.role == Role::client ? !one->by_client : !one->by_team;
}

bool referral_can_be_proposed(const Question& q) {
    const auto* proposed = body_as<ReferralProposed>(q);
    if (proposed == nullptr) return !q.record.sharing.care_team.empty();
    return about_is_new(q) && is_on_team(q, proposed->owner) && is_not_over(q, proposed->next_by);
}

bool referral_waits_for_yes(const Question& q) {
    const Referral* one = referral_of(q);
    const auto* agreed = body_as<ReferralAgreed>(q);
    return one != nullptr && one->state == ReferralState::proposed &&
           (agreed == nullptr || is_not_over(q, agreed->until_on));
}

bool referral_is_open(const Question& q) {
    const Referral* one = referral_of(q);
    return one != nullptr && is_open(*one);
}

bool referral_can_move(const Question& q) {
    const Referral* one = referral_of(q);
    if (one == nullptr || !one->agreed || !is_open(*one)) return false;
    const auto* moved = body_as<ReferralMoved>(q);
    return moved == nullptr || moves_rightly(q, *one, *moved);
}

bool referral_was_agreed(const Question& q) {
    const Referral* one = referral_of(q);
    return one != nullptr && one->agreed.has_value();
}

}  // namespace alongside::conditions
