// Suggestions, pages to read and choices to make (PLAN1, LEARN2, LEARN3).
#pragma once

#include "journal/json.hpp"
#include "journal/words.hpp"

namespace alongside {

using SuggestionId = AboutId;
using DecisionId = AboutId;

/// The name of a library page: `urges`.
using PageName = Text<80>;

/// What a suggestion is of. Goals, agreements and rewards have kinds of their own.
enum class SuggestionSort : std::uint8_t {
    step,
    therapy,
    medication,
    group,
    service,
    page,
    tool,
    other
};
BOOST_DESCRIBE_ENUM(SuggestionSort, step, therapy, medication, group, service, page, tool, other)

/// Someone of the care team suggests something (PLAN1, LEARN3); `about` is the suggestion. It is an
/// offer and nothing else: the client answers, and a no carries no penalty.
struct SuggestionMade {
    static constexpr std::string_view kind = "suggestion.made";
    static constexpr std::uint16_t code = 140;
    static constexpr int version = 1;
    static constexpr Area area = Area::learning;
    static constexpr std::string_view meaning = "Someone of the care team suggests something.";

    SuggestionSort sort = SuggestionSort::other;
    Text<500> words;
    std::optional<Text<1000>> why;
    std::optional<AboutId> goal;         ///< which it may serve
    std::optional<PageName> page;        ///< to read
    std::optional<Text<500>> why_again;  ///< made once more after a no: what is different
    friend bool operator==(const SuggestionMade&, const SuggestionMade&) = default;
};
BOOST_DESCRIBE_STRUCT(SuggestionMade, (), (sort, words, why, goal, page, why_again))

enum class SuggestionAnswer : std::uint8_t { yes, changed, not_now, no };
BOOST_DESCRIBE_ENUM(SuggestionAnswer, yes, changed, not_now, no)

struct SuggestionAnswered {
    static constexpr std::string_view kind = "suggestion.answered";
    static constexpr std::uint16_t code = 141;
    static constexpr int version = 1;
    static constexpr Area area = Area::learning;
    static constexpr std::string_view meaning = "The client answers a suggestion.";

    SuggestionAnswer answer = SuggestionAnswer::yes;
    std::optional<Text<500>> words;  ///< of one changed: how the client wants it
    std::optional<Text<1000>> why;
    friend bool operator==(const SuggestionAnswered&, const SuggestionAnswered&) = default;
};
BOOST_DESCRIBE_STRUCT(SuggestionAnswered, (), (answer, words, why))

enum class PageMark : std::uint8_t { helpful, not_for_me, question };
BOOST_DESCRIBE_ENUM(PageMark, helpful, not_for_me, question)

/// What the client thinks of a page of the library (LEARN3); `about` is this mark. A question
/// reaches the care team.
struct PageMarked {
    static constexpr std::string_view kind = "page.marked";
    static constexpr std::uint16_t code = 142;
    static constexpr int version = 1;
    static constexpr Area area = Area::learning;
    static constexpr std::string_view meaning = "The client says what they think of a page.";

    PageName page;
    PageMark mark{};
    std::optional<Text<1000>> words;  ///< the question
    friend bool operator==(const PageMarked&, const PageMarked&) = default;
};
BOOST_DESCRIBE_STRUCT(PageMarked, (), (page, mark, words))

struct PageAnswered {
    static constexpr std::string_view kind = "page.answered";
    static constexpr std::uint16_t code = 143;
    static constexpr int version = 1;
    static constexpr Area area = Area::learning;
    static constexpr std::string_view meaning =
        "Someone of the care team answers a question about a page.";

    Text<2000> words;
    friend bool operator==(const PageAnswered&, const PageAnswered&) = default;
};
BOOST_DESCRIBE_STRUCT(PageAnswered, (), (words))

/// How much something matters to the client in a decision.
struct Weight {
    Text<40> matter;  ///< its id in the decision aid
    Scale<0, 3> weight;
    friend bool operator==(const Weight&, const Weight&) = default;
};
BOOST_DESCRIBE_STRUCT(Weight, (), (matter, weight))

/// The client thinks about a choice with a decision aid (LEARN2); `about` is the decision. Each
/// writing replaces the one before.
struct DecisionWeighed {
    static constexpr std::string_view kind = "decision.weighed";
    static constexpr std::uint16_t code = 144;
    static constexpr int version = 1;
    static constexpr Area area = Area::learning;
    static constexpr std::string_view meaning = "The client weighs a choice.";

    PageName aid;
    List<Weight, 12> matters;
    std::optional<Text<80>> leaning;      ///< the id of an option
    std::optional<Text<1000>> questions;  ///< for my clinician
    friend bool operator==(const DecisionWeighed&, const DecisionWeighed&) = default;
};
BOOST_DESCRIBE_STRUCT(DecisionWeighed, (), (aid, matters, leaning, questions))

/// The client chooses, with their reasons; it stands in the plan as theirs and can be made anew.
struct DecisionMade {
    static constexpr std::string_view kind = "decision.made";
    static constexpr std::uint16_t code = 145;
    static constexpr int version = 1;
    static constexpr Area area = Area::learning;
    static constexpr std::string_view meaning = "The client makes a choice.";

    PageName aid;
    Text<80> option;  ///< its id in the decision aid
    Text<300> words;  ///< the choice as the client says it
    std::optional<Text<2000>> reasons;
    friend bool operator==(const DecisionMade&, const DecisionMade&) = default;
};
BOOST_DESCRIBE_STRUCT(DecisionMade, (), (aid, option, words, reasons))

}  // namespace alongside
