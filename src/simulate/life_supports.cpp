// Recovery supports in a simulated life, from both sides: what fits, choosing, going, first friends
// and referrals.
#include "simulate/life.hpp"

#include <algorithm>
#include <cmath>

namespace alongside::simulate {

// --- what the client writes ----------------------------------------------------------------------

void Life::look_after_supports() {
    if (chance_.happens(0.01)) {
        SupportWishesSet wishes;
        wishes.barriers = {chance_.happens(0.5) ? Barrier::transport : Barrier::social_anxiety};
        wishes.way = SupportWay::either;
        wishes.tone = Tone::warm;
        say(wishes);
    }
    if (chance_.happens(supports_.empty() ? 0.08 : 0.02)) choose_support(new_about(), unheard_of());
    if (walk_.suggested && chance_.happens(0.4)) {
        const auto [id, name] = *walk_.suggested;
        walk_.suggested.reset();
        choose_support(id, name);
    }
    go_or_not();
    answer_friend();
    answer_referral();
}

/// A support that this life has not met with yet; nothing where all were.
const char* Life::unheard_of() {
    const char* name = one(words_.supports);
    if (std::ranges::find(walk_.names, name) != walk_.names.end()) return nullptr;
    walk_.names.emplace_back(name);
    return name;
}

void Life::choose_support(const AboutId& id, const char* name) {
    if (name == nullptr) return;
    SupportChosen chosen{Choice::yes, name, std::nullopt, std::nullopt};
    const double answer_given = chance_.share();
    if (answer_given > 0.85) {
        chosen.choice = Choice::not_for_me;
    } else if (answer_given > 0.65) {
        chosen.choice = Choice::not_now;
    } else {
        chosen.in_week = true;
        supports_.push_back(id);
    }
    if (chance_.happens(0.4)) chosen.words = one(words_.choices);
    say(chosen, id);
}

void Life::go_or_not() {
    if (supports_.empty() || !chance_.happens(0.18)) return;
    const AboutId id = chance_.one_of(std::span<const AboutId>(supports_));
    if (chance_.happens(0.25)) {
        say(SupportMissed{Day{first_ + std::chrono::days{day_}}, Barrier::transport, {}, {}, {}},
            id);
        return;
    }
    SupportAttended attended;
    attended.went_on = Day{first_ + std::chrono::days{day_}};
    // A little better than the day was, as people tell it.
    attended.how = std::clamp(static_cast<int>(std::lround(wellbeing_ * 4 + 1)), 0, 4);
    attended.again = attended.how->value > 2 ? Again::yes : Again::maybe;
    if (chance_.happens(0.4)) attended.words = one(words_.visits);
    say(attended, id);
}

void Life::answer_friend() {
    if (!walk_.friend_offered) return;
    const auto [id, accepted] = *walk_.friend_offered;
    if (!accepted && chance_.happens(0.3)) {
        const bool yes = chance_.happens(0.7);
        say(yes ? Body{IntroductionAccepted{}} : Body{IntroductionDeclined{}}, id);
        if (yes) walk_.friend_offered->second = true;
        if (!yes) walk_.friend_offered.reset();
    } else if (accepted && walk_.friend_said_yes && chance_.happens(0.3)) {
        say(IntroductionNoted{}, id);
        walk_.friend_offered.reset();
    }
}

void Life::answer_referral() {
    if (!walk_.referral || !chance_.happens(0.3)) return;
    if (walk_.referral_state == ReferralState::proposed) {
        const bool yes = chance_.happens(0.8);
        const Day until{first_ + std::chrono::days{day_ + 90}};
        say(yes ? Body{ReferralAgreed{one(words_.purposes), until, {}}} : Body{ReferralDeclined{}},
            *walk_.referral);
        walk_.referral_state = ReferralState::agreed;
        if (!yes) walk_.referral.reset();
    } else if (walk_.referral_state == ReferralState::done) {
        say(ReferralReviewed{3, {}}, *walk_.referral);
        walk_.referral.reset();
    }
}

// --- what those who walk along write -------------------------------------------------------------

void Life::walk_to_supports() {
    if (is_quiet()) return;
    if (!walk_.suggested && chance_.happens(0.03)) {
        if (const char* name = unheard_of()) {
            walk_.suggested = std::pair(new_about(), name);
            say(SupportSuggested{name, {}, {}, {}}, walk_.suggested->first);
        }
    }
    if (!supports_.empty() && chance_.happens(0.05)) {
        say(SupportAskedAfter{}, chance_.one_of(std::span<const AboutId>(supports_)));
    }
    offer_friend();
    refer();
}

void Life::offer_friend() {
    if (!walk_.friend_offered && chance_.happens(0.015)) {
        walk_.friend_offered = std::pair(new_about(), false);
        walk_.friend_said_yes = false;
        say(IntroductionAsked{new_about(), "Joe", {}, {}, {}}, walk_.friend_offered->first);
    } else if (walk_.friend_offered && !walk_.friend_said_yes && chance_.happens(0.4)) {
        say(IntroductionAccepted{}, walk_.friend_offered->first);
        walk_.friend_said_yes = true;
    }
}

void Life::refer() {
    const auto in_days = [&](int days) { return Day{first_ + std::chrono::days{day_ + days}}; };
    if (!walk_.referral && chance_.happens(0.01)) {
        ReferralProposed proposed;
        proposed.service = one(words_.supports);
        proposed.why = one(words_.reasons);
        proposed.owner = circle_.clinician.person;
        proposed.next_by = in_days(10);
        walk_.referral = new_about();
        walk_.referral_state = ReferralState::proposed;
        say(proposed, *walk_.referral);
    } else if (walk_.referral && chance_.happens(0.15)) {
        ReferralMoved moved;
        moved.on = in_days(0);
        if (walk_.referral_state == ReferralState::agreed) {
            moved.state = ReferralState::asked;
        } else if (walk_.referral_state == ReferralState::asked) {
            moved.state = ReferralState::first_contact;
        } else if (walk_.referral_state == ReferralState::first_contact) {
            moved.state = ReferralState::done;
        } else {
            return;
        }
        walk_.referral_state = moved.state;
        say(moved, *walk_.referral);
    }
}

}  // namespace alongside::simulate
