#include "views/supports.hpp"

namespace alongside {
namespace {

void choose(Supports& supports, const Entry& entry, const SupportChosen& e) {
    Support* support = edit_item(supports.items, entry.about);
    if (support == nullptr) {
        support = &supports.items.add({});
        support->id = entry.about;
    }
    support->choice = e;
    support->chosen_at = entry.occurred_at;
}

void correct(Supports& supports, const Entry& entry, const CorrectionMade& e) {
    auto report = corrected_body<SupportAttended>(e);
    if (!report) return;
    const auto told_of = std::ranges::find_if(supports.items, [&](const Support& support) {
        return find_item(support.visits, entry.about) != nullptr;
    });
    if (told_of == supports.items.end()) return;
    find_item(supports.items.edit(told_of).visits, entry.about)->report = std::move(*report);
}

}  // namespace

Supports advance(Supports supports, const Entry& entry) {
    std::visit(Overloaded{
                   [&](const SupportChosen& e) { choose(supports, entry, e); },
                   [&](const SupportAttended& e) {
                       if (Support* support = edit_item(supports.items, entry.about)) {
                           support->visits.push_back({entry.id.as<AboutId>(), e});
                       }
                   },
                   [&](const CorrectionMade& e) { correct(supports, entry, e); },
                   [](const NoneOf<SupportKinds, Corrections> auto&) {},
               },
               entry.body);
    return supports;
}

const Support* find_support(const Supports& supports, const SupportId& id) {
    return find_item(supports.items, id);
}

}  // namespace alongside
