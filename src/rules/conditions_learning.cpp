#include "rules/conditions.hpp"

#include "rules/asked.hpp"

namespace alongside::conditions {
namespace {

bool repeats_silently(const Question& q, const SuggestionMade& suggestion) {
    if (suggestion.why_again) return false;
    const std::string key = folded(suggestion.words.text());
    return std::ranges::any_of(q.record.learning.suggestions, [&](const Suggestion& before) {
        const bool was_declined =
            before.answer && (before.answer->answer == SuggestionAnswer::no ||
                              before.answer->answer == SuggestionAnswer::not_now);
        const bool waits = !before.answer;
        const bool is_same_page = suggestion.page && before.made.page == suggestion.page;
        return (was_declined || waits) && (is_same_page || folded(before.made.words.text()) == key);
    });
}

}  // namespace

bool suggestion_can_be_made(const Question& q) {
    const auto* suggestion = body_as<SuggestionMade>(q);
    return about_is_new(q) && (suggestion == nullptr || !repeats_silently(q, *suggestion));
}

bool suggestion_can_be_answered(const Question& q) {
    const Suggestion* suggestion = find_suggestion(q.record.learning, q.about);
    if (suggestion == nullptr) return false;
    const auto& answer = suggestion->answer;
    return !answer || answer->answer == SuggestionAnswer::not_now ||
           answer->answer == SuggestionAnswer::no;
}

bool question_waits(const Question& q) {
    const MarkedPage* mark = find_mark(q.record.learning, q.about);
    return mark != nullptr && mark->marked.mark == PageMark::question;
}

bool decision_is_one(const Question& q) {
    const Decision* decision = find_decision(q.record.learning, q.about);
    if (decision == nullptr) return about_is_new(q);
    if (const auto* made = body_as<DecisionMade>(q)) return made->aid == decision->aid;
    const auto* weighed = body_as<DecisionWeighed>(q);
    return weighed == nullptr || weighed->aid == decision->aid;
}

bool win_is_known(const Question& q) {
    return find_win(q.record.wins, q.about) != nullptr;
}

bool milestone_is_counted(const Question& q) {
    const Milestone* milestone = find_milestone(q.record.wins, q.about);
    return milestone != nullptr && !milestone->rested && milestone->chosen.counts == Counts::own;
}

bool milestone_is_chosen(const Question& q) {
    const Milestone* milestone = find_milestone(q.record.wins, q.about);
    return milestone != nullptr && !milestone->rested;
}

bool setback_is_told(const Question& q) {
    return find_setback(q.record.setbacks, q.about) != nullptr;
}

}  // namespace alongside::conditions
