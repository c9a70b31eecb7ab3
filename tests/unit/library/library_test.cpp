// Pages of the library: what is whole is shown, what is not is named with file and line.
#include "library/library.hpp"
#include "library/wording.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace alongside::library {
namespace {

/// A whole page with this body, which begins in line 12.
std::string page_with(const std::string& body) {
    return "+++\n"
           "title = \"When an urge comes\"\n"
           "kind = \"education\"\n"
           "summary = \"An urge comes and goes.\"\n"
           "topics = [\"coping\"]\n"
           "\n"
           "[[sources]]\n"
           "title = \"Words matter\"\n"
           "address = \"https://nida.nih.gov/words-matter\"\n"
           "checked_on = 2026-11-20\n"
           "+++\n" +
           body;
}

std::string changed(std::string text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return text.replace(at, from.size(), to);
}

void expect_fault(const std::string& text, const std::string& code, int line,
                  const std::string& file = "en/urges.md") {
    const ReadPage read = read_page(file, text);
    EXPECT_FALSE(read.page) << text;
    ASSERT_FALSE(read.faults.empty()) << text;
    EXPECT_EQ(read.faults[0].file, file);
    EXPECT_EQ(read.faults[0].code, code) << read.faults[0].sentence;
    EXPECT_EQ(read.faults[0].line, line) << read.faults[0].sentence;
}

/// What a library of these files names, as `file:line code`.
std::vector<std::string> faults_of(const std::vector<File>& files) {
    std::vector<std::string> named;
    for (const Fault& fault : read_library(files).faults) {
        named.push_back(fault.file + ":" + std::to_string(fault.line) + " " + fault.code);
    }
    return named;
}

using Names = std::vector<std::string>;

}  // namespace

TEST(LEARN1, AWholePageIsReadAndShown) {
    const ReadPage read = read_page("en/coping/urges.md",
                                    page_with("It *passes*, like [a wave](waves.md).\n\n- Wait\n"));
    ASSERT_TRUE(read.page) << read.faults.at(0).sentence;
    EXPECT_EQ(read.page->id, "urges");
    EXPECT_EQ(read.page->language, Language::en);
    EXPECT_EQ(read.page->about.sources.at(0).checked_on, *parse_day("2026-11-20"));
    EXPECT_EQ(read.page->html,
              "<p>It <em>passes</em>, like <a href=\"waves\">a wave</a>.</p>\n"
              "<ul>\n<li>Wait</li>\n</ul>\n");
    EXPECT_EQ(read.page->words, "It passes, like a wave.\nWait\n");
    EXPECT_EQ(read.page->links, (std::vector<Link>{{"waves", 12}}));
}

TEST(LEARN1, WhatCouldDoMoreThanBeReadIsRefused) {
    expect_fault(page_with("One\n\n<script>alert(1)</script>\n"), "content.html", 14);
    expect_fault(page_with("One <b>two</b>\n"), "content.html", 12);
    expect_fault(page_with("[x](javascript:alert(1))\n"), "content.link", 12);
    expect_fault(page_with("[x](http://a.example/)\n"), "content.link", 12);
    expect_fault(page_with("[x](//a.example/)\n"), "content.link", 12);
    expect_fault(page_with("<mailto:a@example.org>\n"), "content.link", 12);
    expect_fault(page_with("![x](https://a.example/x.png)\n"), "content.image", 12);
    expect_fault(page_with("bell &#7;\n"), "content.text", 12);
    std::string deep;
    for (int i = 0; i <= deepest_page; ++i) deep += "> ";
    expect_fault(page_with(deep + "x\n"), "content.depth", 12);
    EXPECT_TRUE(read_page("en/a.md", page_with(deep.substr(2) + "x\n")).page);
}

TEST(LEARN1, AFaultOfTheFrontMatterIsNamedWithItsLine) {
    const std::string whole = page_with("Text\n");
    expect_fault(changed(whole, "kind = \"education\"", "kind = \"advice\""),
                 "content.front_matter", 3);
    expect_fault(changed(whole, "kind = \"education\"", "kind = education"), "content.front_matter",
                 3);
    expect_fault(changed(whole, "topics = [\"coping\"]", "topics = []"), "content.topics", 5);
    expect_fault(changed(whole, "topics", "topic"), "content.front_matter", 2);
    expect_fault(changed(whole, "https://", "http://"), "content.sources", 9);
    expect_fault(changed(whole, "2026-11-20", "2026-02-30"), "content.front_matter", 10);
    expect_fault(changed(whole, "An urge comes and goes.", std::string(301, 'x')),
                 "content.front_matter", 4);
    expect_fault("# No front matter\n", "content.front_matter", 1);
    expect_fault(page_with(""), "content.empty", 12);
    expect_fault(page_with("\xFF"), "content.text", 1);
    expect_fault(page_with(std::string(largest_page, 'x')), "content.text", 1);
}

TEST(LEARN1, APageIsCalledByItsLanguageAndItsName) {
    const std::string whole = page_with("Text\n");
    expect_fault(whole, "content.name", 1, "fr/urges.md");
    expect_fault(whole, "content.name", 1, "en/Urges.md");
    expect_fault(whole, "content.name", 1, "urges.md");
    expect_fault(whole, "content.name", 1, "en/.md");
}

TEST(LEARN1, PagesAreComparedWithEachOther) {
    const std::string whole = page_with("Text\n");
    EXPECT_EQ(faults_of({{"en/urges.md", whole}, {"es/urges.md", whole}}), Names{});
    EXPECT_EQ(faults_of({{"en/urges.md", whole}}), Names{"en/urges.md:1 content.translation"});
    EXPECT_EQ(
        faults_of({{"en/a/urges.md", whole}, {"en/b/urges.md", whole}, {"es/urges.md", whole}}),
        Names{"en/b/urges.md:1 content.id"});
    EXPECT_EQ(faults_of({{"en/urges.md", page_with("Go on\n\n[there](waves.md)\n")},
                         {"es/urges.md", whole}}),
              Names{"en/urges.md:14 content.link"});
    // A broken page is left out; the rest is there, and says what it misses.
    const Library rest = read_library({{"en/urges.md", whole}, {"es/urges.md", "broken"}});
    EXPECT_NE(rest.find("urges", Language::en), nullptr);
    EXPECT_EQ(rest.find("urges", Language::es), nullptr);
    EXPECT_EQ(rest.faults.size(), 2U);
}

TEST(LEARN1, WordsThatPutALabelBeforeThePersonAreNamed) {
    const auto count = [](std::string_view text, Language language) {
        return labels_in(text, language).size();
    };
    EXPECT_EQ(count("An Addict, or a JUNKIE.", Language::en), 2U);
    EXPECT_EQ(count("A person who uses. Cleaning the house.", Language::en), 0U);
    EXPECT_EQ(count("National Institute on Drug Abuse", Language::en), 0U);
    EXPECT_EQ(count("drug abuse", Language::en), 1U);
    EXPECT_EQ(count("Una recaída", Language::es), 1U);
    EXPECT_EQ(count("Una recaída", Language::en), 0U);
    EXPECT_EQ(
        faults_of({{"en/a.md", page_with("The clean one\n")}, {"es/a.md", page_with("Sí\n")}}),
        Names{"en/a.md:1 content.wording"});
}

TEST(LEARN1, HardPagesAreNamedAndEasyOnesAreNot) {
    std::string easy;
    std::string hard;
    for (int i = 0; i < 10; ++i) {
        easy += "You can call me. We will talk.\n";
        hard +=
            "Psychological interventions considerably facilitate comprehensive rehabilitation, "
            "notwithstanding complicated circumstances.\n";
    }
    EXPECT_LT(reading_grade(easy, Language::en).value(), 2.0);
    EXPECT_GT(reading_grade(hard, Language::en).value(), 16.0);
    EXPECT_FALSE(reading_grade("Too short to tell.", Language::en));
    EXPECT_FALSE(reading_grade(hard, Language::es));
    EXPECT_EQ(faults_of({{"en/a.md", page_with(hard)}, {"es/a.md", page_with("Sí\n")}}),
              Names{"en/a.md:1 content.grade"});
}

TEST(LEARN1, TheGradeIsThatOfTheFormula) {
    // 30 words of one syllable in 6 sentences: 0.39 × 5 + 11.8 × 1 − 15.59.
    std::string text;
    for (int i = 0; i < 6; ++i) text += "The cat sat in sun. ";
    EXPECT_NEAR(reading_grade(text, Language::en).value(), -1.84, 0.001);
}

TEST(LEARN1, AFolderIsReadWithoutFollowingLinksOutOfIt) {
    namespace fs = std::filesystem;
    const fs::path folder =
        fs::temp_directory_path() / ("alongside-content-" + std::to_string(::getpid()));
    fs::create_directories(folder / "en/deep");
    std::ofstream(folder / "en/deep/a.md") << page_with("Text\n");
    std::ofstream(folder / "en/notes.txt") << "no page";
    fs::create_symlink("/etc/passwd", folder / "en/b.md");
    const auto library = load_library(folder);
    fs::remove_all(folder);
    ASSERT_TRUE(library);
    ASSERT_EQ(library->pages.size(), 1U);
    EXPECT_EQ(library->pages[0].file, "en/deep/a.md");
    EXPECT_FALSE(load_library(folder));
}

}  // namespace alongside::library
