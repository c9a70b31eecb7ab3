#include "views/setbacks.hpp"

namespace alongside {
namespace {

/// Told again it is the same setback for others too; what was said first stays unless said anew.
void tell(Setbacks& setbacks, const Entry& entry, const SetbackTold& e) {
    Setback* setback = edit_item(setbacks.items, entry.about);
    if (setback == nullptr) {
        setback = &setbacks.items.add({});
        setback->id = entry.about;
        setback->by = voice_of(entry);
    }
    if (e.words) setback->told.words = e.words;
    if (e.safety) setback->told.safety = e.safety;
    if (e.talk) setback->told.talk = e.talk;
    // What was told stays told: to tell it to oneself once more does not take it back.
    setback->audience = std::max(setback->audience, entry.audience);
}

}  // namespace

Setbacks advance(Setbacks setbacks, const Entry& entry) {
    const auto on = [&](auto&& act) {
        if (Setback* setback = edit_item(setbacks.items, entry.about)) act(*setback);
    };
    std::visit(Overloaded{
                   [&](const SetbackTold& e) { tell(setbacks, entry, e); },
                   [&](const SetbackDebriefed& e) {
                       on([&](Setback& setback) {
                           setback.debrief = e;
                           setback.debriefed_at = entry.occurred_at;
                       });
                   },
                   [&](const SetbackAnswered& e) {
                       on([&](Setback& setback) {
                           setback.answers.push_back({e.words, voice_of(entry)});
                       });
                   },
                   [](const NoneOf<SetbackKinds> auto&) {},
               },
               entry.body);
    return setbacks;
}

const Setback* find_setback(const Setbacks& setbacks, const SetbackId& id) {
    return find_item(setbacks.items, id);
}

}  // namespace alongside
