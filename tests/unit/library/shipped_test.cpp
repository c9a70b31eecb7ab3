// The pages that are shipped: nothing about them has to be mended.
#include "library/embedded.hpp"
#include "library/search.hpp"
#include "support/source.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

namespace alongside::library {
namespace {

const Library& shipped() {
    static const Library library = built_in_library();
    return library;
}

constexpr std::array<std::string_view, 8> aids{
    "alcohol-medicine", "housing-after-treatment",   "level-of-care",  "mutual-help-path",
    "opioid-medicine",  "returning-after-a-setback", "telling-family", "stopping-or-using-less"};

}  // namespace

TEST(LEARN1, TheShippedPagesHaveNoFault) {
    for (const Fault& fault : shipped().faults) {
        ADD_FAILURE() << fault.file << ":" << fault.line << " " << fault.sentence;
    }
}

TEST(LEARN1, WhatIsBuiltInIsTheFolder) {
    const auto folder = load_library(source_dir() / "content");
    ASSERT_TRUE(folder);
    EXPECT_EQ(folder->pages, shipped().pages);
    EXPECT_TRUE(std::ranges::is_sorted(embedded_content()));
}

TEST(LEARN1, EveryShippedPageIsThereInBothLanguages) {
    std::size_t education = 0;
    for (const Page& page : shipped().pages) {
        EXPECT_NE(shipped().find(page.id, other(page.language)), nullptr) << page.file;
        if (page.language == Language::en && page.about.kind == PageKind::education) ++education;
    }
    EXPECT_GE(education, 40U);
}

TEST(LEARN1, EveryShippedPageIsEasyToRead) {
    for (const Page& page : shipped().pages) {
        const auto ease = reading_ease(page);
        ASSERT_TRUE(ease) << page.file;
        if (page.language == Language::en) {
            EXPECT_LE(ease->score, 6.0) << page.file;
        } else {
            EXPECT_GE(ease->score, 65.0) << page.file;
        }
        EXPECT_FALSE(page.about.sources.empty()) << page.file;
    }
}

TEST(LEARN2, TheShippedDecisionAidsAreWhole) {
    for (const std::string_view id : aids) {
        for (const Language language : {Language::en, Language::es}) {
            const Page* page = shipped().find(id, language);
            ASSERT_NE(page, nullptr) << id;
            EXPECT_EQ(page->about.kind, PageKind::decision_aid) << id;
            ASSERT_TRUE(page->about.options && page->about.matters) << id;
            EXPECT_GE(page->about.options->size(), 4U) << id;
            EXPECT_GE(page->about.matters->size(), 4U) << id;
        }
    }
    const auto is_aid = [](const Page& page) { return page.about.kind == PageKind::decision_aid; };
    EXPECT_EQ(std::ranges::count_if(shipped().pages, is_aid), 16);
}

TEST(LEARN1, ShippedPagesAreFoundByTheirWords) {
    const Search search(shipped());
    const auto first = [&](std::string_view query, Language language) {
        const auto hits = search.find(query, language);
        return hits.empty() ? std::string("none") : hits.front().page->id;
    };
    EXPECT_EQ(first("urge", Language::en), "urges");
    EXPECT_EQ(first("naloxon", Language::en), "naloxone");
    EXPECT_EQ(first("naloxona", Language::es), "naloxone");
    // Words of options and matters are found too.
    EXPECT_FALSE(search.find("mouthwash", Language::en).empty());
}

}  // namespace alongside::library
