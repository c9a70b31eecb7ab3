// Finding pages by words: which, in what order, and with what words around.
#include "library/search.hpp"

#include <gtest/gtest.h>

namespace alongside::library {
namespace {

std::string page(const std::string& title, const std::string& summary, const std::string& body) {
    return "+++\ntitle = \"" + title + "\"\nkind = \"education\"\nsummary = \"" + summary +
           "\"\ntopics = [\"coping\"]\n[[sources]]\ntitle = \"A\"\n"
           "address = \"https://a.example/\"\nchecked_on = 2026-11-20\n+++\n" +
           body + "\n";
}

class Searching : public testing::Test {
protected:
    [[nodiscard]] std::vector<std::string> ids(std::string_view query,
                                               Language language = Language::en) const {
        std::vector<std::string> found;
        for (const Hit& hit : search_.find(query, language)) found.push_back(hit.page->id);
        return found;
    }
    [[nodiscard]] std::string excerpt(std::string_view query) const {
        const auto hits = search_.find(query, Language::en);
        return hits.empty() ? "none" : hits.front().excerpt;
    }

    Library library_ = read_library({
        {"en/in-text.md", page("Ways", "Some ways.", "An urge is a wave. It is an urge.")},
        {"en/in-text-once.md", page("Rest", "Sleep well.", "Sleep calms an urge.")},
        {"en/in-summary.md", page("Breathing", "For an urge.", "Breathe out slowly.")},
        {"en/in-title.md", page("An urge comes", "It goes.", "Wait a little.")},
        {"en/in-title-too.md", page("After an urge", "It went.", "You did it.")},
        {"en/long.md", page("Long", "Much.",
                            "One two three four five six seven eight nine ten eleven needle twelve "
                            "and more and more and more and more and more and more and more and "
                            "more and an end.")},
        {"es/corazon.md", page("El corazón", "Late.", "¿Qué pasa? Un ÁRBOL y una niña.")},
    });
    Search search_{library_};
};

using Ids = std::vector<std::string>;

}  // namespace

TEST_F(Searching, TitlesComeFirstThenSummariesThenTexts) {
    EXPECT_EQ(ids("urge"),
              (Ids{"in-title-too", "in-title", "in-summary", "in-text", "in-text-once"}));
}

TEST_F(Searching, EveryWordHasToBeThereAndTheLastMayBeBegun) {
    EXPECT_EQ(ids("urge wave"), Ids{"in-text"});
    EXPECT_EQ(ids("wave urge"), Ids{"in-text"});
    EXPECT_EQ(ids("sleep ur"), Ids{"in-text-once"});
    EXPECT_EQ(ids("ur sleep"), Ids{});
    EXPECT_EQ(ids("urge nothing"), Ids{});
    EXPECT_EQ(ids("..."), Ids{});
    EXPECT_EQ(ids(""), Ids{});
}

TEST_F(Searching, CaseAndAccentsMakeNoDifferenceAndLanguagesStayApart) {
    EXPECT_EQ(ids("CORAZON", Language::es), Ids{"corazon"});
    EXPECT_EQ(ids("corazón que arbol nina", Language::es), Ids{"corazon"});
    EXPECT_EQ(ids("corazon"), Ids{});
    EXPECT_EQ(ids("urge", Language::es), Ids{});
}

TEST_F(Searching, AnExcerptHasTheWordsAround) {
    EXPECT_EQ(excerpt("calms"), "Sleep calms an urge.");
    EXPECT_EQ(
        excerpt("needle"),
        "… four five six seven eight nine ten eleven needle twelve and more and more and more "
        "and more and more and more and more and …");
    EXPECT_EQ(excerpt("goes"), "It goes.");
}

TEST_F(Searching, WhatIsTooMuchIsNotLookedAt) {
    std::string query;
    for (std::size_t i = 0; i < most_query_words; ++i) query += "urge ";
    EXPECT_EQ(ids(query + "nothing").size(), 5U);
}

}  // namespace alongside::library
