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

/// The blocks of a body in short: kind, level, and its spans with their looks, `|` between.
Names looks_of(const std::string& body) {
    const ReadPage read = read_page("en/a.md", page_with(body));
    if (!read.page) return {read.faults.at(0).sentence};
    Names looks;
    for (const Block& block : read.page->blocks) {
        std::string look(json::Format<BlockKind>::name(block.kind));
        look += " " + std::to_string(block.level) + " ";
        for (const Span& span : block.spans) {
            if (&span != &block.spans.front()) look += "|";
            look += std::string(span.strong ? "*" : "") + (span.emphasis ? "_" : "") + span.text;
            if (span.address) look += "→" + *span.address;
        }
        looks.push_back(look);
    }
    return looks;
}

const std::string matters =
    "[[matters]]\nid = \"a\"\nwords = \"A\"\n[[matters]]\nid = \"b\"\nwords = \"B\"\n"
    "[[matters]]\nid = \"c\"\nwords = \"C\"\n[[matters]]\nid = \"d\"\nwords = \"D\"\n";

std::string option(const std::string& id) {
    return "[[options]]\nid = \"" + id +
           "\"\ntitle = \"Go\"\nwhat_it_is = \"It is.\"\nmay_help = \"It may.\"\n"
           "downsides = \"It costs.\"\nasks_of_me = \"It asks.\"\n"
           "[[options.others_ask]]\nquestion = \"When?\"\nanswer = \"Now.\"\n";
}

/// A decision aid whose matters begin in line 10 and whose options begin in line 22.
std::string aid_with(const std::string& choices) {
    const std::string whole = changed(page_with("You choose.\n"), "education", "decision_aid");
    return changed(whole, "2026-11-20\n", "2026-11-20\n" + choices);
}

/// The faults of this text as a page in both languages, of the English one.
Names labels_of(const std::string& text) {
    Names named = faults_of({{"en/a.md", text}, {"es/a.md", text}});
    std::erase_if(named, [](const std::string& fault) { return fault.starts_with("es/"); });
    return named;
}

const std::string options = option("e") + option("f") + option("g") + option("h");

}  // namespace

TEST(LEARN1, AWholePageIsReadAndShown) {
    const ReadPage read = read_page("en/coping/urges.md",
                                    page_with("It *passes*, like [a wave](waves.md).\n\n- Wait\n"));
    ASSERT_TRUE(read.page) << read.faults.at(0).sentence;
    EXPECT_EQ(read.page->id, "urges");
    EXPECT_EQ(read.page->language, Language::en);
    EXPECT_EQ(read.page->about.sources.at(0).checked_on, *parse_day("2026-11-20"));
    EXPECT_EQ(json::text(read.page->blocks),
              R"([{"kind":"paragraph","level":1,"spans":[)"
              R"({"text":"It ","strong":false,"emphasis":false},)"
              R"({"text":"passes","strong":false,"emphasis":true},)"
              R"({"text":", like ","strong":false,"emphasis":false},)"
              R"({"text":"a wave","strong":false,"emphasis":false,"page":"waves"},)"
              R"({"text":".","strong":false,"emphasis":false}]},)"
              R"({"kind":"item","level":1,"spans":[)"
              R"({"text":"Wait","strong":false,"emphasis":false}]}])");
    using enum Passage::Place;
    EXPECT_EQ(read.page->passages, (std::vector<Passage>{{title, 2, "When an urge comes"},
                                                         {summary, 4, "An urge comes and goes."},
                                                         {text, 12, "It passes, like a wave."},
                                                         {text, 14, "Wait"}}));
    EXPECT_EQ(read.page->links, (std::vector<Link>{{"waves", 12}}));
}

TEST(LEARN1, BlocksAreWhatTheyLookLike) {
    EXPECT_EQ(looks_of("## Now\n\nOne\ntwo\n\n- a\n  1. **b *c***\n- d\n\n> e\n>\n> f\n"),
              (Names{"heading 2 Now", "paragraph 1 One two", "item 1 a", "numbered_item 2 *b |*_c",
                     "item 1 d", "quote 1 e", "quote 1 f"}));
    EXPECT_EQ(looks_of("[x](https://a.example/) <https://b.example/>\n"),
              (Names{"paragraph 1 x→https://a.example/| |https://b.example/→https://b.example/"}));
    EXPECT_EQ(looks_of("a &lt;b&gt; e&#769;\n"), (Names{"paragraph 1 a <b> é"}));
}

TEST(LEARN1, WhatHasNoBlockIsRefused) {
    expect_fault(page_with("# One\n"), "content.heading", 12);
    expect_fault(page_with("One\n\n##### Two\n"), "content.heading", 14);
    expect_fault(page_with("One\n\n---\n"), "content.block", 14);
    expect_fault(page_with("One\n\n    code\n"), "content.block", 14);
    expect_fault(page_with("`code`\n"), "content.block", 12);
    expect_fault(page_with("| a | b |\n|---|---|\n| c | d |\n"), "content.block", 12);
    expect_fault(page_with("- one\n\n  two\n"), "content.block", 14);
    expect_fault(page_with("- > one\n"), "content.block", 12);
    expect_fault(page_with("> - one\n"), "content.block", 12);
    expect_fault(page_with("- ## one\n"), "content.block", 12);
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
    expect_fault(page_with("- a\n  - b\n    - c\n      - d\n"), "content.depth", 15);
    EXPECT_TRUE(read_page("en/a.md", page_with("- a\n  - b\n    - c\n")).page);
}

TEST(LEARN1, AFaultOfTheFrontMatterIsNamedWithItsLine) {
    const std::string whole = page_with("Text\n");
    expect_fault(changed(whole, "kind = \"education\"", "kind = \"advice\""),
                 "content.front_matter", 3);
    expect_fault(changed(whole, "kind = \"education\"", "kind = education"), "content.front_matter",
                 3);
    expect_fault(changed(whole, "topics = [\"coping\"]", "topics = []"), "content.topics", 5);
    expect_fault(changed(whole, "[\"coping\"]", "[\"coping\", \"coping\"]"), "content.topics", 5);
    expect_fault(changed(whole, "[\"coping\"]", "[\"waves\"]"), "content.front_matter", 5);
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
        faults_of({{"en/a/urges.md", whole}, {"en/b/urges.md", whole}, {"es/a/urges.md", whole}}),
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

TEST(LEARN2, ADecisionAidIsReadWithItsWords) {
    const ReadPage read = read_page("en/go.md", aid_with(matters + options));
    ASSERT_TRUE(read.page) << read.faults.at(0).sentence;
    EXPECT_EQ(read.page->about.matters->size(), 4U);
    EXPECT_EQ(read.page->about.options->at(3).others_ask.at(0).answer, Text<600>("Now."));
    const std::vector<Passage>& passages = read.page->passages;
    ASSERT_EQ(passages.size(), 2U + 4 + 4 * 7 + 1);
    EXPECT_EQ(passages[2], (Passage{Passage::Place::text, 13, "A"}));
    EXPECT_EQ(passages[7], (Passage{Passage::Place::text, 26, "It is."}));
    EXPECT_EQ(passages.back().words, "You choose.");
    EXPECT_EQ(labels_of(aid_with(matters + changed(options, "It costs.", "It is dirty."))),
              Names{"en/a.md:28 content.wording"});
}

TEST(LEARN2, WhatADecisionAidLacksIsNamed) {
    const std::string few = option("e") + option("f") + option("g");
    expect_fault(aid_with(matters + few), "content.aid", 23);
    expect_fault(aid_with(matters), "content.aid", 2);
    expect_fault(aid_with(options), "content.aid", 2);
    expect_fault(
        aid_with(changed(matters, "[[matters]]\nid = \"a\"\nwords = \"A\"\n", "") + options),
        "content.aid", 11);
    expect_fault(aid_with(changed(matters, "\"b\"", "\"a\"") + options), "content.aid", 15);
    expect_fault(aid_with(matters + changed(options, "\"f\"", "\"E\"")), "content.aid", 34);
    expect_fault(aid_with(matters + changed(options, "question = \"When?\"", "")),
                 "content.front_matter", 30);
    const std::string lonely =
        changed(options, "[[options.others_ask]]\nquestion = \"When?\"\nanswer = \"Now.\"\n",
                "others_ask = []\n");
    expect_fault(aid_with(matters + lonely), "content.aid", 23);
    const std::string education = aid_with(matters + options);
    expect_fault(changed(education, "decision_aid", "education"), "content.aid", 11);
}

TEST(LEARN2, BothLanguagesHaveTheSameMattersAndOptions) {
    const std::string whole = aid_with(matters + options);
    const auto compared = [&](const std::string& other) {
        return faults_of({{"en/a.md", whole}, {"es/a.md", other}});
    };
    EXPECT_EQ(compared(whole), Names{});
    const Names differ{"en/a.md:1 content.aid", "es/a.md:1 content.aid"};
    EXPECT_EQ(compared(changed(whole, "id = \"e\"", "id = \"x\"")), differ);
    EXPECT_EQ(compared(changed(whole, "id = \"a\"", "id = \"x\"")), differ);
    EXPECT_EQ(compared(changed(whole, "coping", "family")),
              (Names{"en/a.md:1 content.translation", "es/a.md:1 content.translation"}));
    EXPECT_EQ(faults_of({{"en/x/a.md", whole}, {"es/y/a.md", whole}}),
              (Names{"en/x/a.md:1 content.translation", "es/y/a.md:1 content.translation"}));
}

TEST(LEARN1, ALinkToNothingBecomesPlainWords) {
    const Library library =
        read_library({{"en/a.md", page_with("[Here](a.md) and [there](b.md)\n")}});
    const std::vector<Span>& spans = library.pages.at(0).blocks.at(0).spans;
    EXPECT_EQ(spans.at(0).page, "a");
    EXPECT_EQ(spans.at(2).text, "there");
    EXPECT_FALSE(spans.at(2).page);
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
        Names{"en/a.md:12 content.wording"});
}

TEST(LEARN1, WordsThatMeanSomethingElseAreNot) {
    const auto names = [](std::string_view text, Language language) {
        return !labels_in(text, language).empty();
    };
    for (const std::string_view fine :
         {"A habit can be learned.", "You drank, or have drunk, too much.", "Kidney failure.",
          "You may refuse a drink.", "Enable the app.", "Resistant bacteria. Denial of a claim.",
          "Nicotine replacement therapy.", "Alcoholics Anonymous", "A college graduate."}) {
        EXPECT_FALSE(names(fine, Language::en)) << fine;
    }
    for (const std::string_view label :
         {"He kicked, kick the habit.", "a drunk", "He is in denial", "Enabling him",
          "drug-seeking", "She dropped out", "an addicted baby", "medication-assisted treatment",
          "He committed suicide.", "frequent flyers", "She refused treatment", "non-compliant",
          "a drug user", "graduated from treatment"}) {
        EXPECT_TRUE(names(label, Language::en)) << label;
    }
    for (const std::string_view fine :
         {"Bebidas alcohólicas.", "Alcohólicos Anónimos", "Vas a rechazar un trago.",
          "Abandono el hogar.", "La prueba salió negativa."}) {
        EXPECT_FALSE(names(fine, Language::es)) << fine;
    }
    for (const std::string_view label :
         {"un alcohólico", "Es un drogadicto", "los vicios", "está limpia", "Recayó",
          "abuso de sustancias", "cometió suicidio", "abandonó el tratamiento", "en negación",
          "terapia de sustitución"}) {
        EXPECT_TRUE(names(label, Language::es)) << label;
    }
}

TEST(LEARN1, HardPagesAreNamedAtTheirHardestPassage) {
    std::string easy;
    for (int i = 0; i < 4; ++i) easy += "You can call me and we will talk.\n\n";
    const std::string hard =
        "Psychological interventions considerably facilitate comprehensive rehabilitation, "
        "notwithstanding complicated circumstances, organizational responsibilities, "
        "administrative requirements, interdisciplinary communication.\n";
    const std::string hard_es =
        "Las intervenciones psicológicas especializadas proporcionan rehabilitación "
        "considerablemente comprensiva, independientemente de circunstancias administrativas y "
        "responsabilidades organizativas interdisciplinarias excepcionalmente complicadas, "
        "internacionalmente reconocidas y profesionalmente supervisadas con regularidad.\n";
    EXPECT_EQ(faults_of({{"en/a.md", page_with(easy)}, {"es/a.md", page_with("Sí\n")}}), Names{});
    EXPECT_EQ(faults_of({{"en/a.md", page_with(easy + hard)}, {"es/a.md", page_with("Sí\n")}}),
              Names{"en/a.md:20 content.grade"});
    EXPECT_EQ(faults_of({{"en/a.md", page_with("Yes\n")}, {"es/a.md", page_with(hard_es)}}),
              Names{"es/a.md:12 content.grade"});
    // A heading is no sentence: it makes no page easier.
    EXPECT_EQ(faults_of({{"en/a.md", page_with("## So it is\n\n" + easy + hard)},
                         {"es/a.md", page_with("Sí\n")}}),
              Names{"en/a.md:22 content.grade"});
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
