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

TEST(Settings, WithoutAServerNoLetterIsSent) {
    EXPECT_FALSE(read_config("", nothing)->mail);
    EXPECT_FALSE(read_config("", nothing)->text);
    EXPECT_FALSE(read_config("mail_from = 'notes@example.org'", nothing)->mail);
}

TEST(Settings, MailGoesOverTlsUnlessItStaysOnThisMachine) {
    const std::string from = "\nmail_from = ' notes@Example.org '";
    const auto far = read_config("mail_url = 'smtp://mail.example.org:587'" + from, nothing);
    ASSERT_TRUE(far);
    EXPECT_TRUE(far->mail->only_over_tls);
    EXPECT_EQ(far->mail->from, "notes@example.org");
    const auto here = read_config("mail_url = 'smtp://127.0.0.1:25'" + from, nothing);
    ASSERT_TRUE(here);
    EXPECT_FALSE(here->mail->only_over_tls);
    const auto asked =
        read_config("mail_url = 'smtp://127.0.0.1:25'\nmail_tls = 'required'" + from, nothing);
    ASSERT_TRUE(asked);
    EXPECT_TRUE(asked->mail->only_over_tls);
    const std::string clear = "mail_url = 'smtp://mail.example.org'\nmail_tls = 'off'" + from;
    EXPECT_TRUE(read_config(clear, nothing)->mail);
    expect_refused(read_config(clear + "\nmail_user = 'notes'", nothing), "config.invalid",
                   "mail_tls");
    EXPECT_TRUE(
        read_config("mail_url = 'smtps://mail.example.org'\nmail_user = 'notes'" + from, nothing)
            ->mail);
}

TEST(Settings, NothingGetsIntoAHeaderOfMailThatDoesNotBelongThere) {
    const std::string url = "mail_url = 'smtp://mail.example.org'\n";
    const std::string from = "mail_from = 'notes@example.org'\n";
    for (const char* wrong :
         {"", "mail.example.org", "http://mail.example.org", "smtp://user:word@mail.example.org"}) {
        const auto config =
            read_config("mail_url = '" + std::string(wrong) + "'\n" + from, nothing);
        if (*wrong == '\0') {
            EXPECT_FALSE(config->mail);
        } else {
            expect_refused(config, "config.invalid", "mail_url");
        }
    }
    expect_refused(read_config(url, nothing), "config.invalid", "mail_from");
    expect_refused(read_config(url + "mail_from = 'Notes <notes@example.org>'", nothing),
                   "config.invalid", "mail_from");
    expect_refused(read_config(url + from + "mail_name = \"a\\nb\"", nothing), "config.invalid",
                   "mail_name");
    expect_refused(read_config(url + from + "mail_password = \"a\\rb\"", nothing), "config.invalid",
                   "mail_password");
}

TEST(Settings, TextMessagesLeaveThisMachineOverHttpsOnly) {
    const auto config =
        read_config("text_url = 'https://gateway.example/send'\ntext_token = 'word'", nothing);
    ASSERT_TRUE(config);
    EXPECT_EQ(config->text->token, "word");
    EXPECT_TRUE(read_config("text_url = 'http://localhost:8090/'", nothing)->text);
    for (const char* wrong : {"http://gateway.example/", "gateway.example", "ftp://gateway.example",
                              "https://user:word@gateway.example/"}) {
        expect_refused(read_config("text_url = '" + std::string(wrong) + "'", nothing),
                       "config.invalid", "text_url");
    }
    expect_refused(
        read_config("text_url = 'https://gateway.example/'\ntext_token = \"a\\nb\"", nothing),
        "config.invalid", "text_token");
}

TEST(Settings, RoundsAreNeitherIdleNorForEver) {
    EXPECT_EQ(read_config("", nothing)->policy.round, std::chrono::seconds{5});
    EXPECT_EQ(read_config("round_ms = 50", nothing)->policy.round, std::chrono::milliseconds{50});
    for (const char* wrong : {"0", "9", "60001", "'soon'", "-5"}) {
        expect_refused(read_config("round_ms = " + std::string(wrong), nothing), "config.invalid",
                       "round_ms");
    }
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
