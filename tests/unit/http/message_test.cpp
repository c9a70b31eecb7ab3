// Looking things up in requests; cookies, entity tags, other sites.
#include "http/message.hpp"

#include "base/result.hpp"

#include <gtest/gtest.h>

namespace alongside::http {
namespace {

Request with_headers(std::initializer_list<std::pair<std::string_view, std::string_view>> headers,
                     std::string method = "POST") {
    Request request;
    request.method = std::move(method);
    for (const auto& [name, value] : headers) request.headers.add(name, value);
    return request;
}

TEST(Request, HeadersAreFoundWhateverTheirCase) {
    const Request request = with_headers({{"X-One", "1"}, {"x-one", "2"}, {"Two", ""}});
    EXPECT_EQ(request.header("x-ONE"), "1");
    EXPECT_EQ(request.headers.count("X-one"), 2U);
    EXPECT_EQ(request.header("three"), "");
}

TEST(Request, TheFirstQueryValueWinsAndAllCanBeHad) {
    Request request;
    request.query = {{"day", "mon"}, {"city", "Boise"}, {"day", "tue"}};
    EXPECT_EQ(request.query_value("day"), "mon");
    EXPECT_EQ(request.query_values("day"), (std::vector<std::string_view>{"mon", "tue"}));
    EXPECT_EQ(request.query_value("hour"), std::nullopt);
}

TEST(Request, AskingForAPartTheRouteLacksIsOurMistake) {
    Request request;
    request.path_parameters = {{"id", "7"}};
    EXPECT_EQ(request.parameter("id"), "7");
    EXPECT_THROW(static_cast<void>(request.parameter("name")), Mistake);
}

TEST(Cookies, AreReadByTheirWholeName) {
    const Request request = with_headers({{"Cookie", "xsid=1; sid=a=b;  theme=dark"}});
    EXPECT_EQ(request.cookie("sid"), "a=b");
    EXPECT_EQ(request.cookie("theme"), "dark");
    EXPECT_EQ(request.cookie("id"), std::nullopt);
}

TEST(Cookies, AreWrittenOutOfReachOfScripts) {
    EXPECT_EQ(to_text(Cookie{"__Host-sid", "abc", 60, true}),
              "__Host-sid=abc; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=60");
    EXPECT_EQ(to_text(Cookie{"sid", "abc", std::nullopt, false}),
              "sid=abc; Path=/; HttpOnly; SameSite=Lax");
}

TEST(EntityTags, MatchWeaklyAndInLists) {
    EXPECT_TRUE(etag_matches(with_headers({{"If-None-Match", "\"1\", W/\"42\""}}), "\"42\""));
    EXPECT_TRUE(etag_matches(with_headers({{"If-None-Match", "*"}}), "\"42\""));
    EXPECT_FALSE(etag_matches(with_headers({{"If-None-Match", "\"4\""}}), "\"42\""));
    EXPECT_FALSE(etag_matches(with_headers({}), "\"42\""));
}

TEST(CrossSite, OurOwnPagesPass) {
    EXPECT_FALSE(is_cross_site(
        with_headers({{"Sec-Fetch-Site", "same-origin"}, {"Origin", "https://app.example.org"}}),
        "https://app.example.org"));
    EXPECT_FALSE(is_cross_site(
        with_headers({{"Origin", "http://localhost:8080"}, {"Host", "localhost:8080"}}), ""));
}

TEST(CrossSite, OtherPagesDoNot) {
    const std::string_view own = "https://app.example.org";
    EXPECT_TRUE(is_cross_site(with_headers({{"Sec-Fetch-Site", "cross-site"}}), own));
    EXPECT_TRUE(is_cross_site(with_headers({{"Sec-Fetch-Site", "same-site"}}), own));
    EXPECT_TRUE(is_cross_site(with_headers({{"Origin", "https://evil.example"}}), own));
    EXPECT_TRUE(is_cross_site(with_headers({{"Origin", "null"}, {"Host", "here"}}), ""));
    // A name that was made to point at us is not the name we go by.
    EXPECT_TRUE(is_cross_site(
        with_headers({{"Origin", "http://evil.example"}, {"Host", "evil.example"}}), own));
}

TEST(CrossSite, ReadingAndProgramsPass) {
    EXPECT_FALSE(is_cross_site(with_headers({{"Sec-Fetch-Site", "cross-site"}}, "GET"), ""));
    EXPECT_FALSE(is_cross_site(with_headers({}), "https://app.example.org"));
}

}  // namespace
}  // namespace alongside::http
