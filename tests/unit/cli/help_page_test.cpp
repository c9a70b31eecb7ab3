// The plain help page: its lines are those of the organization's country, and stay text.
#include "cli/help_page.hpp"

#include "library/library.hpp"

#include <gtest/gtest.h>

#include <array>

namespace alongside::cli {
namespace {

using library::HelpCountry;
using library::HelpLine;

constexpr std::string_view page =
    "<first><!-- lines: en first -->old<!-- end --></first>"
    "<emergency><!-- lines: en emergency -->old<!-- end --></emergency>"
    "<more><!-- lines: es more -->old<!-- end --></more>"
    "<others><!-- lines: en others -->old<!-- end --></others>";

HelpLine line(const char* name, const char* call) {
    HelpLine made;
    made.name = {name, name};
    made.call = Text<24>(call);
    made.about = {"They listen.", "Escuchan."};
    made.languages = {"en"};
    return made;
}

HelpCountry country(const char* code, const char* name, const char* emergency,
                    std::vector<HelpLine> lines) {
    HelpCountry made{code, {name, name}, emergency, {}};
    made.lines.assign(lines.begin(), lines.end());
    return made;
}

service::HelpView view_of(const std::string& own) {
    HelpLine spanish = line("Línea", "800-1");
    spanish.languages = {"en", "es"};
    const library::HelpLines lines{
        country("US", "United States", "911",
                {line("988", "988"), line("In English", "800-2"), spanish}),
        country("XX", "Elsewhere", "112", {line("<b>Bold & \"odd\"</b>", "+99 (1) 23")}),
    };
    return service::help_view({own, "/pause/"}, lines);
}

bool has(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

std::string between(const std::string& text, const std::string& tag) {
    const auto begin = text.find('<' + tag + '>');
    return text.substr(begin, text.find("</" + tag + '>') - begin);
}

}  // namespace

TEST(COPE3, TheHelpPageHasTheLinesOfTheCountryFirst) {
    const std::string filled = filled_help_page(page, view_of("US"));
    EXPECT_FALSE(has(filled, ">old<"));
    EXPECT_TRUE(has(between(filled, "first"), "href=\"tel:988\">Call 988</a>"));
    EXPECT_TRUE(has(between(filled, "emergency"), "href=\"tel:911\">Call 911</a>"));
    const std::string more = between(filled, "more");
    EXPECT_LT(more.find("8001"), more.find("8002")) << "those who speak Spanish come first";
    EXPECT_TRUE(has(more, "Línea, en inglés y español. Escuchan."));
    EXPECT_TRUE(has(between(filled, "others"), "<h3>Elsewhere</h3>"));
    EXPECT_TRUE(has(between(filled, "others"), "tel:112"));
    EXPECT_FALSE(has(between(filled, "others"), "988"));
}

TEST(COPE3, AnotherCountryTurnsThePageRound) {
    const std::string filled = filled_help_page(page, view_of("XX"));
    EXPECT_TRUE(has(between(filled, "first"), "tel:+99123"));
    EXPECT_TRUE(has(between(filled, "emergency"), "tel:112"));
    EXPECT_TRUE(has(between(filled, "others"), "<h3>United States</h3>"));
    EXPECT_TRUE(has(between(filled, "others"), "tel:988"));
}

TEST(COPE3, ACountryWithoutLinesClaimsNoNumberOfAnother) {
    const std::string filled = filled_help_page(page, view_of("ZZ"));
    EXPECT_FALSE(has(between(filled, "first"), "tel:"));
    EXPECT_FALSE(has(between(filled, "emergency"), "tel:"));
    EXPECT_TRUE(has(between(filled, "emergency"), "the place where you are"));
    EXPECT_TRUE(has(between(filled, "others"), "United States"));
    EXPECT_TRUE(has(between(filled, "others"), "Elsewhere"));
}

TEST(COPE3, WhatTheLinesSayStaysText) {
    const std::string filled = filled_help_page(page, view_of("XX"));
    EXPECT_FALSE(has(filled, "<b>Bold"));
    EXPECT_TRUE(has(filled, "&lt;b&gt;Bold &amp; &quot;odd&quot;&lt;/b&gt;"));
    service::HelpView view = view_of("XX");
    HelpLine& odd = view.countries[0].lines[0];
    odd.text = Text<24>("741741");
    odd.text_word = Text<40>("A&\"B");
    EXPECT_TRUE(has(filled_help_page(page, view), "href=\"sms:741741?&amp;body=A%26%22B\""));
}

TEST(COPE3, ThePageWithoutMarksStaysAsItIs) {
    EXPECT_EQ(filled_help_page("<p>Nothing</p>", view_of("US")), "<p>Nothing</p>");
    EXPECT_EQ(filled_help_page("<!-- lines: en first -->", view_of("US")),
              "<!-- lines: en first -->");
}

TEST(COPE3, PhonesFetchThePageAgainWhereItSaysSomethingElse) {
    const std::string built = filled_help_page(page, view_of("US"));
    const std::string worker = "const VERSION = 'abc';\nconst LEAVE_TO = '/pause/';\nrest";
    const std::array files{http::Asset{"/help/index.html", built, "gz", "br", "h1"},
                           http::Asset{"/sw.js", worker, "gz", "br", "h2"}};
    const http::Assets assets{files};
    const auto of = [&](const service::HelpView& view, const char* path) {
        return std::string(with_help(assets, view).raw(path));
    };
    EXPECT_EQ(of(view_of("US"), "/sw.js"), worker);
    const std::string other = of(view_of("XX"), "/sw.js");
    EXPECT_TRUE(other.starts_with("const VERSION = 'abc-")) << other;
    EXPECT_TRUE(has(other, "LEAVE_TO = '/pause/';\nrest"));
    EXPECT_TRUE(has(of(view_of("XX"), "/help/index.html"), "tel:+99123"));
    service::HelpView view = view_of("US");
    view.leave_to = "/news/";
    EXPECT_TRUE(has(of(view, "/sw.js"), "LEAVE_TO = '/news/';"));
    view.leave_to = "https://news.example/";
    EXPECT_TRUE(has(of(view, "/sw.js"), "LEAVE_TO = '/pause/';"));
    EXPECT_EQ(of(view, "/help/index.html"), built);
    EXPECT_TRUE(with_help(http::Assets{}, view).empty());
}

TEST(COPE3, TheAnswerHasTheOwnCountryFirstAndATagOfItsWords) {
    const service::Help there(view_of("XX"));
    EXPECT_LT(there.text()->find("\"XX\",\"name\""), there.text()->find("\"US\",\"name\""));
    const service::Help here(view_of("US"));
    EXPECT_LT(here.text()->find("\"US\",\"name\""), here.text()->find("\"XX\",\"name\""));
    EXPECT_NE(here.tag(), there.tag());
    EXPECT_EQ(service::Help(view_of("XX")).tag(), there.tag());
}

}  // namespace alongside::cli
