// Settings: what is written wrongly is named, never passed over.
#include "cli/config.hpp"

#include <gtest/gtest.h>

namespace alongside::cli {
namespace {

std::optional<std::string> nothing(const char*) {
    return std::nullopt;
}

void expect_refused(const Result<Config>& config, std::string_view code, std::string_view field) {
    ASSERT_FALSE(config);
    EXPECT_EQ(config.error().code, code);
    EXPECT_EQ(config.error().field, field);
}

}  // namespace

TEST(Settings, DefaultsAreTheSafeOnes) {
    const auto config = read_config("", nothing);
    ASSERT_TRUE(config);
    EXPECT_EQ(config->listen, "127.0.0.1:8080");
    EXPECT_TRUE(config->policy.staff_totp_required);
    EXPECT_TRUE(config->trusted_proxies.empty());
}

TEST(Settings, PagesMayComeFromAFolder) {
    EXPECT_TRUE(read_config("", nothing)->content.empty());
    EXPECT_EQ(read_config("content = \"/srv/pages\"", nothing)->content, "/srv/pages");
}

TEST(Settings, TheCountryIsACodeAndTheUnitedStatesWhereNobodySays) {
    EXPECT_EQ(read_config("", nothing)->help.country, "US");
    EXPECT_EQ(read_config("country = \"MX\"", nothing)->help.country, "MX");
    for (const char* wrong : {"us", "USA", "U", "", "U1"}) {
        expect_refused(read_config("country = \"" + std::string(wrong) + "\"", nothing),
                       "config.invalid", "country");
    }
}

TEST(Settings, LeavingFastLeadsToAPathOfThisSiteOrToHttps) {
    EXPECT_EQ(read_config("", nothing)->help.leave_to, "/pause/");
    for (const char* good :
         {"/pause/", "/news/today?x=1", "https://weather.example/", "https://weather.example"}) {
        const auto config = read_config("leave_to = '" + std::string(good) + "'", nothing);
        ASSERT_TRUE(config) << good;
        EXPECT_EQ(config->help.leave_to, good);
    }
    for (const char* wrong :
         {"", "pause", "//other.example", "/\\other.example", "http://weather.example", "https://",
          "https:///x", "https://a@b.example", "javascript:alert(1)", "/a b", "/a\"b",
          "data:text/html,x", "/\xC3\xA9"}) {
        const auto config = read_config("", [&](const char* variable) {
            return std::string_view(variable) == "ALONGSIDE_LEAVE_TO"
                       ? std::optional<std::string>(wrong)
                       : std::nullopt;
        });
        expect_refused(config, "config.invalid", "leave_to");
    }
    expect_refused(read_config("leave_to = \"/" + std::string(200, 'x') + "\"", nothing),
                   "config.invalid", "leave_to");
}

TEST(Settings, TheEnvironmentBeatsTheFile) {
    const auto config = read_config("listen = \"a:1\"\ncache_mb = 5", [](const char* variable) {
        return std::string_view(variable) == "ALONGSIDE_LISTEN" ? std::optional<std::string>("b:2")
                                                                : std::nullopt;
    });
    ASSERT_TRUE(config);
    EXPECT_EQ(config->listen, "b:2");
    EXPECT_EQ(config->policy.cache_bytes, 5U << 20U);
}

TEST(Settings, ATypingMistakeIsNoSettingThatWasNeverMade) {
    expect_refused(read_config("orgin = \"https://a.example\"", nothing), "config.unknown",
                   "orgin");
    expect_refused(read_config("[server]\nlisten = \"a:1\"", nothing), "config.unknown", "server");
    expect_refused(read_config("origin = true", nothing), "config.invalid", "origin");
    expect_refused(read_config("staff_totp = \"sometimes\"", nothing), "config.invalid",
                   "staff_totp");
    expect_refused(read_config("cache_mb = -1", nothing), "config.invalid", "cache_mb");
    expect_refused(read_config("listen = ", nothing), "config.unreadable", "");
    expect_refused(read_config("#" + std::string(70'000, 'x'), nothing), "config.unreadable", "");
}

TEST(Settings, ProxiesAreAddressesInTheSpellingOfTheSockets) {
    const std::vector<std::string> both{"127.0.0.1", "2001:db8::1"};
    const auto text = read_config("trusted_proxies = \"127.0.0.1, 2001:DB8:0::1\"", nothing);
    ASSERT_TRUE(text);
    EXPECT_EQ(text->trusted_proxies, both);
    const auto list = read_config("trusted_proxies = ['127.0.0.1', '2001:db8::1']", nothing);
    ASSERT_TRUE(list);
    EXPECT_EQ(list->trusted_proxies, both);
    expect_refused(read_config("trusted_proxies = \"proxy.example\"", nothing), "config.invalid",
                   "trusted_proxies");
    expect_refused(read_config("trusted_proxies = [1]", nothing), "config.invalid",
                   "trusted_proxies");
}

}  // namespace alongside::cli
