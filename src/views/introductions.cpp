#include "views/introductions.hpp"

namespace alongside {
namespace {

void accept(Introduction& one, const Entry& entry, const std::optional<Text<200>>& reach) {
    if (entry.role == Role::client) {
        one.client_yes = voice_of(entry);
        if (reach) one.reach = reach;
    } else {
        one.friend_yes = voice_of(entry);
    }
    if (one.client_yes && one.friend_yes) one.state = IntroductionState::accepted;
}

void ask(Introductions& introductions, const Entry& entry, const IntroductionAsked& e) {
    Introduction& one = introductions.items.add({});
    one.id = entry.about;
    one.what = e;
    one.asked_by = voice_of(entry);
    one.recorded_at = entry.recorded_at;
    // Who asks for it has said yes; the care team asks for nobody.
    if (entry.role == Role::client) accept(one, entry, e.reach);
}

void decline(Introduction& one, const Entry& entry, const IntroductionDeclined& e) {
    one.declined = voice_of(entry);
    one.why = e.why ? std::optional<Words>(*e.why) : std::nullopt;
    one.state = IntroductionState::declined;
}

void note(Introduction& one, const Entry& entry, const IntroductionNoted& e) {
    auto& side = entry.role == Role::client ? one.by_client : one.by_team;
    side = IntroductionNote{e, voice_of(entry)};
    const bool have_met =
        (one.by_client && one.by_client->said.met) || (one.by_team && one.by_team->said.met);
    one.state = have_met ? IntroductionState::met : IntroductionState::missed;
}

}  // namespace

Introductions advance(Introductions introductions, const Entry& entry) {
    const auto edit = [&](auto&& change) {
        if (Introduction* one = edit_item(introductions.items, entry.about)) change(*one);
    };
    std::visit(Overloaded{
                   [&](const IntroductionAsked& e) { ask(introductions, entry, e); },
                   [&](const IntroductionAccepted& e) {
                       edit([&](Introduction& one) { accept(one, entry, e.reach); });
                   },
                   [&](const IntroductionDeclined& e) {
                       edit([&](Introduction& one) { decline(one, entry, e); });
                   },
                   [&](const IntroductionNoted& e) {
                       edit([&](Introduction& one) { note(one, entry, e); });
                   },
                   [](const NoneOf<IntroductionKinds> auto&) {},
               },
               entry.body);
    return introductions;
}

const Introduction* find_introduction(const Introductions& introductions,
                                      const IntroductionId& id) {
    return find_item(introductions.items, id);
}

bool is_open(const Introduction& introduction) {
    return introduction.state == IntroductionState::asked ||
           introduction.state == IntroductionState::accepted;
}

bool waits_for(const Introduction& introduction, Role role) {
    if (introduction.state != IntroductionState::asked) return false;
    return role == Role::client ? !introduction.client_yes : !introduction.friend_yes;
}

bool may_know_each_other(const Introduction& introduction) {
    return introduction.client_yes && introduction.friend_yes && !introduction.declined;
}

}  // namespace alongside
