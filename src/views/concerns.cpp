#include "views/concerns.hpp"

namespace alongside {
namespace {

void tell(std::vector<PersonId>& told, const std::vector<PersonId>& more) {
    for (const PersonId& person : more) {
        if (std::ranges::find(told, person) == told.end()) told.push_back(person);
    }
}

void raise(Concerns& concerns, const Entry& entry, const ConcernRaised& e) {
    Concern& concern = concerns.items.add({});
    concern.id = entry.id.as<AboutId>();
    concern.about = entry.about;
    concern.raised = e;
    concern.raised_at = entry.recorded_at;
    concern.told = e.told;
}

/// Whoever says what was done has seen it, too.
void see(Concern& concern, const Entry& entry) {
    const bool has_seen = std::ranges::any_of(
        concern.seen, [&](const Voice& voice) { return voice.person == entry.author; });
    if (!has_seen) concern.seen.push_back(voice_of(entry));
}

}  // namespace

Concerns advance(Concerns concerns, const Entry& entry) {
    const auto on = [&](auto&& act) {
        if (Concern* concern = edit_item(concerns.items, entry.about)) act(*concern);
    };
    std::visit(Overloaded{
                   [&](const ConcernRaised& e) { raise(concerns, entry, e); },
                   [&](const ConcernPassedOn& e) {
                       on([&](Concern& concern) {
                           concern.passed_on_at = entry.recorded_at;
                           tell(concern.told, e.told);
                       });
                   },
                   [&](const ConcernSeen&) { on([&](Concern& concern) { see(concern, entry); }); },
                   [&](const ConcernAnswered& e) {
                       on([&](Concern& concern) {
                           see(concern, entry);
                           concern.answers.push_back({e.words, voice_of(entry)});
                       });
                   },
                   [](const NoneOf<ConcernKinds> auto&) {},
               },
               entry.body);
    return concerns;
}

const Concern* find_concern(const Concerns& concerns, const AboutId& id) {
    return find_item(concerns.items, id);
}

bool is_open(const Concern& concern) {
    return concern.answers.empty();
}

Instant due_at(const Concern& concern) {
    return concern.raised_at + std::chrono::minutes{concern.raised.minutes.value};
}

std::optional<Instant> passes_on_at(const Concern& concern) {
    if (!concern.seen.empty() || concern.passed_on_at || concern.raised.then.empty()) return {};
    return due_at(concern);
}

bool was_told(const Concern& concern, const PersonId& person) {
    return std::ranges::find(concern.told, person) != concern.told.end();
}

}  // namespace alongside
