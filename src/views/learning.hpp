// Suggestions and their answers, pages and what the client thinks of them, and choices with their
// reasons (PLAN1, LEARN2, LEARN3).
#pragma once

#include "views/fold.hpp"

namespace alongside {

struct Suggestion {
    SuggestionId id;
    SuggestionMade made;
    Voice by;
    std::optional<SuggestionAnswered> answer;
    std::optional<Moment> answered_at;
    friend bool operator==(const Suggestion&, const Suggestion&) = default;
};

struct MarkedPage {
    AboutId id;
    PageMarked marked;
    Voice by;
    std::vector<Wording> answers;  ///< to a question
    friend bool operator==(const MarkedPage&, const MarkedPage&) = default;
};

/// A choice as it is thought about, and as it was made, each time.
struct Decision {
    DecisionId id;
    PageName aid;
    std::optional<Said<DecisionWeighed>> weighed;  ///< the latest
    std::vector<Said<DecisionMade>> made;          ///< oldest first; the last one counts
    friend bool operator==(const Decision&, const Decision&) = default;
};

struct Learning {
    Items<Suggestion> suggestions;  ///< oldest first
    Items<MarkedPage> marks;
    Items<Decision> decisions;
    friend bool operator==(const Learning&, const Learning&) = default;
};

[[nodiscard]] Learning advance(Learning learning, const Entry& entry);

/// @returns nullptr where there is none with that id
[[nodiscard]] const Suggestion* find_suggestion(const Learning& learning, const SuggestionId& id);
[[nodiscard]] const MarkedPage* find_mark(const Learning& learning, const AboutId& id);
[[nodiscard]] const Decision* find_decision(const Learning& learning, const DecisionId& id);

}  // namespace alongside
