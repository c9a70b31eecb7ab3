#include "views/learning.hpp"

namespace alongside {
namespace {

void suggest(Learning& learning, const Entry& entry, const SuggestionMade& e) {
    if (find_suggestion(learning, entry.about) != nullptr) return;
    learning.suggestions.add({entry.about, e, voice_of(entry), {}, {}});
}

void answer(Learning& learning, const Entry& entry, const SuggestionAnswered& e) {
    Suggestion* suggestion = edit_item(learning.suggestions, entry.about);
    if (suggestion == nullptr) return;
    suggestion->answer = e;
    suggestion->answered_at = entry.occurred_at;
}

void mark(Learning& learning, const Entry& entry, const PageMarked& e) {
    if (find_mark(learning, entry.about) != nullptr) return;
    learning.marks.add({entry.about, e, voice_of(entry), {}});
}

Decision& decision_of(Learning& learning, const Entry& entry, const PageName& aid) {
    Decision* decision = edit_item(learning.decisions, entry.about);
    if (decision != nullptr) return *decision;
    return learning.decisions.add({entry.about, aid, {}, {}});
}

}  // namespace

Learning advance(Learning learning, const Entry& entry) {
    std::visit(Overloaded{
                   [&](const SuggestionMade& e) { suggest(learning, entry, e); },
                   [&](const SuggestionAnswered& e) { answer(learning, entry, e); },
                   [&](const PageMarked& e) { mark(learning, entry, e); },
                   [&](const PageAnswered& e) {
                       if (MarkedPage* marked = edit_item(learning.marks, entry.about)) {
                           marked->answers.push_back({e.words, voice_of(entry)});
                       }
                   },
                   [&](const DecisionWeighed& e) {
                       decision_of(learning, entry, e.aid).weighed =
                           Said<DecisionWeighed>{entry.about, e, voice_of(entry)};
                   },
                   [&](const DecisionMade& e) {
                       decision_of(learning, entry, e.aid)
                           .made.push_back({entry.about, e, voice_of(entry)});
                   },
                   [](const NoneOf<LearningKinds> auto&) {},
               },
               entry.body);
    return learning;
}

const Suggestion* find_suggestion(const Learning& learning, const SuggestionId& id) {
    return find_item(learning.suggestions, id);
}

const MarkedPage* find_mark(const Learning& learning, const AboutId& id) {
    return find_item(learning.marks, id);
}

const Decision* find_decision(const Learning& learning, const DecisionId& id) {
    return find_item(learning.decisions, id);
}

}  // namespace alongside
