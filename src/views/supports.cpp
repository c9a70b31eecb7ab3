#include "views/supports.hpp"

namespace alongside {
namespace {

std::optional<Words> words_or_nothing(const auto& text) {
    return text ? std::optional<Words>(*text) : std::nullopt;
}

Support& known(Supports& supports, const Entry& entry, const auto& named) {
    Support* support = edit_item(supports.items, entry.about);
    if (support == nullptr) support = &supports.items.add({});
    support->id = entry.about;
    support->name = named.name;
    support->meeting = words_or_nothing(named.meeting);
    support->resource = words_or_nothing(named.resource);
    support->chosen_at = entry.occurred_at;
    return *support;
}

/// What was to be tried was tried: the client says whether it helped.
void told_whether_it_helped(Support& support, const std::optional<Helped>& helped) {
    if (!helped || support.misses.empty()) return;
    Miss& last = support.misses.back();
    if (last.report.way && !last.way_helped) last.way_helped = helped;
}

void go(Support& support, const Entry& entry, const SupportAttended& e) {
    told_whether_it_helped(support, e.helped);
    support.visits.push_back({entry.id.as<AboutId>(), e});
}

void miss(Support& support, const Entry& entry, const SupportMissed& e) {
    told_whether_it_helped(support, e.helped);
    support.misses.push_back({entry.id.as<AboutId>(), e, {}});
}

/// Puts right what was told of a visit, or of a time the client did not get there.
template <class Told>
void correct(Supports& supports, const Entry& entry, const CorrectionMade& e,
             std::vector<Told> Support::*all) {
    auto report = corrected_body<decltype(Told::report)>(e);
    if (!report) return;
    const auto told_of = std::ranges::find_if(supports.items, [&](const Support& support) {
        return find_item(support.*all, entry.about) != nullptr;
    });
    if (told_of == supports.items.end()) return;
    Told& told = *find_item(supports.items.edit(told_of).*all, entry.about);
    if constexpr (std::is_same_v<Told, Miss>) {
        // Whether another way helped was said of that way alone.
        if (told.report.way != report->way) told.way_helped.reset();
    }
    told.report = std::move(*report);
}

}  // namespace

Supports advance(Supports supports, const Entry& entry) {
    const auto edit = [&](auto&& change) {
        if (Support* support = edit_item(supports.items, entry.about)) change(*support);
    };
    std::visit(
        Overloaded{
            [&](const SupportWishesSet& e) {
                supports.wishes = Said<SupportWishesSet>{entry.about, e, voice_of(entry)};
            },
            [&](const SupportSuggested& e) {
                known(supports, entry, e).suggested =
                    Said<SupportSuggested>{entry.about, e, voice_of(entry)};
            },
            [&](const SupportChosen& e) { known(supports, entry, e).choice = e; },
            [&](const SupportAttended& e) { edit([&](Support& one) { go(one, entry, e); }); },
            [&](const SupportMissed& e) { edit([&](Support& one) { miss(one, entry, e); }); },
            [&](const SupportAskedAfter&) {
                edit([&](Support& one) { one.asked_after.push_back(voice_of(entry)); });
            },
            [&](const CorrectionMade& e) {
                correct(supports, entry, e, &Support::visits);
                correct(supports, entry, e, &Support::misses);
            },
            [](const NoneOf<SupportKinds, Corrections> auto&) {},
        },
        entry.body);
    return supports;
}

const Support* find_support(const Supports& supports, const SupportId& id) {
    return find_item(supports.items, id);
}

bool is_chosen(const Support& support, Choice choice) {
    return support.choice && support.choice->choice == choice;
}

const Miss* way_to_try(const Support& support) {
    if (support.misses.empty()) return nullptr;
    const Miss& last = support.misses.back();
    return last.report.way && !last.way_helped ? &last : nullptr;
}

}  // namespace alongside
