// Crisis lines: what is whole is shown; everything that is not is named with its line.
#include "library/help_lines.hpp"

#include "library/embedded.hpp"
#include "library/library.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace alongside::library {
namespace {

constexpr Day today{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{22}};

// The numbers on the left are those of the lines in the file.
const std::string whole =
    /* 1 */
    "[[countries]]\n"
    /* 2 */
    "code = \"MX\"\n"
    /* 3 */
    "name = { en = \"Mexico\", es = \"México\" }\n"
    /* 4 */
    "emergency = \"911\"\n"
    /* 5 */
    "[[countries.lines]]\n"
    /* 6 */
    "name = { en = \"Line of Life\", es = \"Línea de la Vida\" }\n"
    /* 7 */
    "call = \"800 911 2000\"\n"
    /* 8 */
    "about = { en = \"Free.\", es = \"Es gratis.\" }\n"
    /* 9 */
    "languages = [\"es\"]\n"
    /* 10 */
    "source = \"https://line.example/\"\n"
    /* 11 */ "checked = 2026-11-20\n";

std::string changed(std::string text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return text.replace(at, from.size(), to);
}

/// What is named, as `line sentence`.
std::vector<std::string> faults_of(const std::string& text) {
    const ReadHelp read = read_help_lines(text);
    EXPECT_NE(read.lines.has_value(), !read.faults.empty());
    std::vector<std::string> named;
    for (const Fault& fault : read.faults) {
        EXPECT_EQ(fault.file, "help.toml");
        named.push_back(std::to_string(fault.line) + " " + fault.sentence);
    }
    return named;
}

void expect_fault(const std::string& text, const std::string& begins) {
    const auto named = faults_of(text);
    ASSERT_EQ(named.size(), 1U) << (named.empty() ? "nothing" : named[1]) << " for " << begins;
    EXPECT_TRUE(named[0].starts_with(begins)) << named[0];
}

HelpLines lines_of(const std::string& text) {
    const ReadHelp read = read_help_lines(text);
    EXPECT_TRUE(read.lines) << (read.faults.empty() ? "" : read.faults[0].sentence);
    return read.lines.value_or(HelpLines{});
}

struct Folder {
    std::filesystem::path path =
        std::filesystem::temp_directory_path() / ("alongside-help-" + std::to_string(::getpid()));
    Folder() { std::filesystem::create_directories(path); }
    ~Folder() { std::filesystem::remove_all(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    void write(const std::string& text) const { std::ofstream(path / "help.toml") << text; }
};

}  // namespace

TEST(COPE3, ALineIsReadAsItStands) {
    const HelpLines lines = lines_of(whole);
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_EQ(lines[0].name.in(Language::es), "México");
    ASSERT_EQ(lines[0].lines.size(), 1U);
    const HelpLine& line = lines[0].lines[0];
    EXPECT_EQ(line.call->text(), "800 911 2000");
    EXPECT_FALSE(line.text || line.text_word || line.hours);
    EXPECT_EQ(to_text(*line.checked), "2026-11-20");
}

TEST(COPE3, EveryFaultOfTheLinesIsNamedWithItsPlace) {
    expect_fault(changed(whole, "es = \"Es gratis.\"", "fr = \"Gratuit.\""), "8 about/es: ");
    expect_fault(changed(whole, ", es = \"México\"", ""), "3 name/es: This is needed");
    expect_fault(changed(whole, "checked =", "checkd ="), "11 checkd: This field is not known");
    expect_fault(changed(whole, "800 911 2000", "call us"), "7 call: This is no number");
    expect_fault(changed(whole, "800 911 2000", "1"), "7 call: ");
    expect_fault(changed(whole, "800 911 2000", "8+00"), "7 call: ");
    expect_fault(changed(whole, "800 911 2000", "1234567890123456"), "7 call: ");
    expect_fault(changed(whole, "\"911\"", "\"none\""), "4 emergency: ");
    expect_fault(changed(whole, "\"911\"", "911"), "4 emergency: ");
    expect_fault(changed(whole, "https://", "http://"), "10 source: ");
    expect_fault(changed(whole, "source = \"https://line.example/\"\n", ""),
                 "5 Needed and missing: source.");
    expect_fault(changed(whole, "call = \"800 911 2000\"\n", ""), "5 A line needs a number");
    expect_fault(changed(whole, "call =", "text_word = \"HI\"\ncall ="), "7 text_word: ");
    expect_fault(changed(whole, "[\"es\"]", "[]"), "9 languages: ");
    expect_fault(changed(whole, "[\"es\"]", "[\"es\", \"es\"]"), "9 languages: ");
    expect_fault(changed(whole, "[\"es\"]", "[\"ES\"]"), "9 languages: ");
    expect_fault(changed(whole, "2026-11-20", "2026-02-30"), "11 ");
    expect_fault(changed(whole, "2026-11-20", "\"soon\""), "11 checked: ");
    expect_fault(changed(whole, "\"MX\"", "\"mx\""), "2 code: ");
    expect_fault(changed(whole, "\"Free.\"", "\"For addicts.\""), "8 about: ");
    expect_fault(whole + whole, "13 code: The country MX is there twice.");
    expect_fault("", "1 countries: ");
    expect_fault("countries = [1]\n", "1 countries: Each of them is a table.");
    expect_fault("[[countries]]\ncode = ", "2 This cannot be read: ");
    expect_fault(std::string(largest_page + 1, '#'), "1 This is at most 64 KiB");
    expect_fault("# \xFF\n", "1 This is at most 64 KiB");
}

TEST(COPE3, SeveralFaultsAreAllNamed) {
    const std::string text =
        changed(changed(changed(whole, "\"MX\"", "\"mx\""), "800 911 2000", "call us"), "https://",
                "http://") +
        "colour = \"blue\"\n";
    EXPECT_EQ(faults_of(text).size(), 4U);
}

TEST(COPE3, ThereIsAnEndToEverything) {
    std::string many = whole;
    for (int i = 0; i < 20; ++i) many += whole.substr(whole.find("[[countries.lines]]"));
    expect_fault(many, "5 lines: 1 to 20 of them");
    expect_fault(changed(whole, "Free.", std::string(301, 'x')), "8 about/en: ");
    expect_fault(changed(whole, "800 911 2000", std::string(25, '1')), "7 call: ");
}

TEST(COPE3, LinesThatNobodyCheckedAreNamedAndAreNoFault) {
    EXPECT_TRUE(unchecked(lines_of(whole), today).empty());
    const auto note = [](const std::string& day) {
        return unchecked(lines_of(changed(whole, "checked = 2026-11-20", day)), today);
    };
    EXPECT_TRUE(note("checked = 2026-05-26").empty()) << "180 days ago";
    EXPECT_EQ(note("checked = 2026-05-25").size(), 1U) << "181 days ago";
    EXPECT_EQ(note("checked = 2026-11-23").size(), 1U) << "still to come";
    const auto never = note("");
    ASSERT_EQ(never.size(), 1U);
    EXPECT_NE(never[0].find("Mexico"), std::string::npos);
    EXPECT_NE(never[0].find("Line of Life"), std::string::npos);
    EXPECT_NE(never[0].find("Call each of them"), std::string::npos);
    EXPECT_NE(never[0].find("checked = 2026-11-22"), std::string::npos);
}

TEST(COPE3, AFolderHasLinesOrNone) {
    const Folder folder;
    EXPECT_FALSE(load_help_lines(folder.path).lines);
    EXPECT_TRUE(load_help_lines(folder.path).faults.empty());
    folder.write(whole);
    EXPECT_EQ(load_help_lines(folder.path).lines->at(0).code.text(), "MX");
    EXPECT_TRUE(load_library(folder.path)->faults.empty()) << "it is no page";
    folder.write("[[countries]]\n");
    const ReadHelp faulty = load_help_lines(folder.path);
    EXPECT_FALSE(faulty.lines);
    EXPECT_FALSE(faulty.faults.empty());
}

TEST(COPE3, TheBuiltInLinesAreWholeAndEasyToRead) {
    const HelpLines lines = built_in_help_lines();
    EXPECT_EQ(lines.at(0).code.text(), "US");
    for (const Language language : {Language::en, Language::es}) {
        Counts counts;
        for (const HelpLine& line : lines.at(0).lines) {
            counts += count(line.about.in(language), language);
            EXPECT_EQ(line.about.in(language).find('!'), std::string::npos);
        }
        const auto ease = ease_of(counts, language);
        ASSERT_TRUE(ease);
        EXPECT_TRUE(ease->is_easy) << ease->score;
    }
}

}  // namespace alongside::library
