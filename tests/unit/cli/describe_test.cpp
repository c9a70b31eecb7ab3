// The written descriptions say what the code says.
#include "cli/describe.hpp"

#include "journal/kinds.hpp"
#include "support/source.hpp"
#include "views/wins.hpp"

#include <gtest/gtest.h>

using namespace alongside;

TEST(Descriptions, AreCurrent) {
    EXPECT_TRUE(cli::descriptions_are_current(source_dir()))
        << "Run `alongside describe --write` and commit what it wrote.";
}

TEST(Descriptions, NameEveryKindAndEveryRefusal) {
    const std::string kinds = cli::kinds_markdown();
    const std::string contract = cli::openapi_kinds();
    for (const KindInfo& kind : all_kinds()) {
        const std::string name(kind.name);
        EXPECT_NE(kinds.find("### " + name + "\n"), std::string::npos) << name;
        EXPECT_NE(contract.find("    " + name + ":\n"), std::string::npos) << name;
        EXPECT_NE(contract.find("- rule." + name + "\n"), std::string::npos) << name;
    }
}

TEST(Descriptions, SayWhatMayBeWrittenTogetherAndHowWinsAreFound) {
    const std::string rules = cli::rules_markdown();
    const auto line_of = [&](const std::string& begin) {
        const auto at = rules.find(begin);
        return at == std::string::npos ? std::string{}
                                       : rules.substr(at, rules.find('\n', at) - at);
    };
    EXPECT_NE(line_of("| `vision.written`").find("| yes |"), std::string::npos);
    EXPECT_EQ(line_of("| `agreement.signed`").find("| yes |"), std::string::npos);
    for (const WinRule& rule : win_rules())
        EXPECT_NE(rules.find(rule.meaning), std::string::npos) << rule.meaning;
    EXPECT_NE(cli::rules_json().find(R"("together":true)"), std::string::npos);
}

TEST(Descriptions, AnswersThatReadAsYesOrNoStayText) {
    EXPECT_NE(cli::openapi_kinds().find("enum: ['yes', not_now, not_for_me]"), std::string::npos);
}

TEST(Descriptions, AreNotWrittenWhereThereIsNoContract) {
    const auto nowhere = std::filesystem::temp_directory_path() / "alongside-no-such-folder";
    EXPECT_FALSE(cli::descriptions_are_current(nowhere));
    const auto written = cli::write_descriptions(nowhere);
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code, "describe.no_place");
}
