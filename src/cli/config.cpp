#include "cli/config.hpp"

#include "outgoing/addresses.hpp"

#include <arpa/inet.h>
#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <fstream>
#include <map>
#include <ranges>

namespace alongside::cli {
namespace {

constexpr std::size_t largest_file = 64 * 1024;

/// A setting's name in the file and in the environment.
struct Name {
    const char* key;
    const char* variable;
};
constexpr Name listen{"listen", "ALONGSIDE_LISTEN"};
constexpr Name origin{"origin", "ALONGSIDE_ORIGIN"};
constexpr Name database{"database", "ALONGSIDE_DATABASE"};
constexpr Name trusted_proxies{"trusted_proxies", "ALONGSIDE_TRUSTED_PROXIES"};
constexpr Name staff_totp{"staff_totp", "ALONGSIDE_STAFF_TOTP"};
constexpr Name cache_mb{"cache_mb", "ALONGSIDE_CACHE_MB"};
constexpr Name log_form{"log", "ALONGSIDE_LOG"};
constexpr Name log_requests{"log_requests", "ALONGSIDE_LOG_REQUESTS"};
constexpr Name metrics_token{"metrics_token", "ALONGSIDE_METRICS_TOKEN"};
constexpr Name content{"content", "ALONGSIDE_CONTENT"};
constexpr Name country{"country", "ALONGSIDE_COUNTRY"};
constexpr Name leave_to{"leave_to", "ALONGSIDE_LEAVE_TO"};
constexpr Name mail_url{"mail_url", "ALONGSIDE_MAIL_URL"};
constexpr Name mail_from{"mail_from", "ALONGSIDE_MAIL_FROM"};
constexpr Name mail_name{"mail_name", "ALONGSIDE_MAIL_NAME"};
constexpr Name mail_user{"mail_user", "ALONGSIDE_MAIL_USER"};
constexpr Name mail_password{"mail_password", "ALONGSIDE_MAIL_PASSWORD"};
constexpr Name mail_tls{"mail_tls", "ALONGSIDE_MAIL_TLS"};
constexpr Name text_url{"text_url", "ALONGSIDE_TEXT_URL"};
constexpr Name text_token{"text_token", "ALONGSIDE_TEXT_TOKEN"};
constexpr Name outgoing_ca{"outgoing_ca", "ALONGSIDE_OUTGOING_CA"};
constexpr Name round_ms{"round_ms", "ALONGSIDE_ROUND_MS"};
constexpr std::array names{listen,      origin,        database,     trusted_proxies, staff_totp,
                           cache_mb,    log_form,      log_requests, metrics_token,   content,
                           country,     leave_to,      mail_url,     mail_from,       mail_name,
                           mail_user,   mail_password, mail_tls,     text_url,        text_token,
                           outgoing_ca, round_ms};

/// Settings by their key, as text; the items of a list with commas between.
using Settings = std::map<std::string, std::string, std::less<>>;

Problem bad_setting(std::string_view name, std::string_view detail) {
    return {Kind::invalid, "config.invalid",
            "The setting " + std::string(name) + " cannot be used.", std::string(detail),
            std::string(name)};
}

Problem unreadable(std::string_view why, std::string detail) {
    return {Kind::invalid, "config.unreadable",
            "alongside.toml cannot be read: " + std::string(why), std::move(detail), ""};
}

Problem unknown_setting(std::string_view key, std::uint32_t line) {
    std::string known;
    for (const Name& name : names) known += (known.empty() ? "" : ", ") + std::string(name.key);
    return {Kind::invalid, "config.unknown",
            "alongside.toml has a setting that is not known, in line " + std::to_string(line) + ".",
            "Known are: " + known + ".", std::string(key)};
}

/// A text, a number, or a list of texts. @returns nothing for any other value
std::optional<std::string> as_text(const toml::node& node) {
    if (auto text = node.value_exact<std::string>()) return text;
    if (const auto number = node.value_exact<std::int64_t>()) return std::to_string(*number);
    const auto* items = node.as_array();
    if (items == nullptr) return std::nullopt;
    std::string list;
    for (const toml::node& item : *items) {
        const auto text = item.value_exact<std::string>();
        if (!text || text->find(',') != std::string::npos) return std::nullopt;
        list += (list.empty() ? "" : ",") + *text;
    }
    return list;
}

Result<Settings> read_file(std::string_view text) {
    if (text.size() > largest_file) {
        return unreadable("it is too large.", "Use at most 64 KiB; settings need far less.");
    }
    toml::table file;
    try {
        file = toml::parse(text);
    } catch (const toml::parse_error& error) {
        return unreadable(error.description(),
                          "Look at line " + std::to_string(error.source().begin.line) + ".");
    }
    Settings settings;
    for (const auto& [key, node] : file) {
        if (std::ranges::find(names, key.str(), &Name::key) == names.end()) {
            return unknown_setting(key.str(), key.source().begin.line);
        }
        auto value = as_text(node);
        if (!value) return bad_setting(key.str(), "Write it as text in quotes, or as a number.");
        settings.emplace(key.str(), std::move(*value));
    }
    return settings;
}

/// Where both stand, the environment counts.
void add_environment(Settings& settings, const Environment& environment) {
    for (const Name& name : names) {
        if (auto value = environment(name.variable)) settings[name.key] = std::move(*value);
    }
}

std::optional<std::string> find(const Settings& settings, const Name& name) {
    const auto found = settings.find(name.key);
    return found == settings.end() ? std::nullopt : std::optional(found->second);
}

/// The address as the sockets write it: that is what it will be compared with.
std::optional<std::string> ip_address(const std::string& text) {
    std::array<unsigned char, sizeof(in6_addr)> bytes{};
    std::array<char, INET6_ADDRSTRLEN> spelled{};
    for (const int family : {AF_INET, AF_INET6}) {
        if (::inet_pton(family, text.c_str(), bytes.data()) != 1) continue;
        ::inet_ntop(family, bytes.data(), spelled.data(), spelled.size());
        return std::string(spelled.data());
    }
    return std::nullopt;
}

Result<std::vector<std::string>> read_proxies(std::string_view list) {
    std::vector<std::string> proxies;
    for (const auto part : std::views::split(list, ',')) {
        std::string one(part.begin(), part.end());
        std::erase(one, ' ');
        if (one.empty()) continue;
        const auto address = one.find('\0') == std::string::npos ? ip_address(one) : std::nullopt;
        if (!address) {
            return bad_setting(trusted_proxies.key,
                               "Name the proxies' IP addresses, with commas between.");
        }
        proxies.push_back(*address);
    }
    return proxies;
}

/// Which of two words a setting says.
/// @returns whether it is the second; `usual` where it is not set
Result<bool> second_of(const Settings& settings, const Name& name, std::string_view first,
                       std::string_view second, bool usual) {
    const auto value = find(settings, name);
    if (!value) return usual;
    if (*value != first && *value != second) {
        return bad_setting(
            name.key, "Use \"" + std::string(first) + "\" or \"" + std::string(second) + "\".");
    }
    return *value == second;
}

/// A whole number from `lowest` to `highest`; `usual` where it is not set.
Result<std::size_t> number_of(const Settings& settings, const Name& name, std::size_t lowest,
                              std::size_t highest, std::size_t usual, std::string_view detail) {
    const auto text = find(settings, name);
    if (!text) return usual;
    std::size_t number = 0;
    const auto* end = text->data() + text->size();
    const auto read = std::from_chars(text->data(), end, number);
    if (read.ec != std::errc{} || read.ptr != end || number < lowest || number > highest) {
        return bad_setting(name.key, detail);
    }
    return number;
}

Result<void> read_policy(const Settings& settings, service::Policy& policy) {
    const auto required = second_of(settings, staff_totp, "optional", "required", true);
    if (!required) return required.error();
    policy.staff_totp_required = *required;
    const auto megabytes = number_of(settings, cache_mb, 0, 1'000'000, policy.cache_bytes >> 20U,
                                     "Use a number of megabytes; 0 keeps nothing in memory.");
    if (!megabytes) return megabytes.error();
    policy.cache_bytes = *megabytes << 20U;
    const auto usual = static_cast<std::size_t>(policy.round.count());
    const auto round = number_of(settings, round_ms, 10, 60'000, usual,
                                 "Use a number of milliseconds from 10 to 60000.");
    if (!round) return round.error();
    policy.round = std::chrono::milliseconds{*round};
    return {};
}

Result<void> read_watching(const Settings& settings, Config& config) {
    const auto json = second_of(settings, log_form, "text", "json", true);
    if (!json) return json.error();
    config.log_form = *json ? log::Form::json : log::Form::text;
    const auto all = second_of(settings, log_requests, "off", "on", false);
    if (!all) return all.error();
    config.log_requests = *all;
    if (auto token = find(settings, metrics_token)) {
        if (token->size() < 16) {
            return bad_setting(metrics_token.key, "Use at least 16 characters.");
        }
        config.metrics_token = *token;
    }
    return {};
}

/// A path of this site, and not one that a browser takes for another's (`//…`, `/\…`); or https.
bool is_place_to_leave_to(std::string_view text) {
    constexpr std::size_t longest = 200;
    const auto is_plain = [](char c) { return c > ' ' && c < '\x7f'; };
    if (text.size() > longest || !std::ranges::all_of(text, is_plain) ||
        text.find_first_of("\"'<>\\^`{|}") != std::string_view::npos) {
        return false;
    }
    if (text.starts_with('/')) return !text.starts_with("//");
    const auto host = text.starts_with("https://") ? text.substr(8) : std::string_view{};
    return !host.empty() && host.front() != '/' && host.find('@') == std::string_view::npos;
}

Result<void> read_help(const Settings& settings, service::HelpChoices& help) {
    if (auto value = find(settings, country)) {
        if (!library::is_country_code(*value)) {
            return bad_setting(country.key, "Use the two capital letters of a country: \"US\".");
        }
        help.country = *value;
    }
    if (auto value = find(settings, leave_to)) {
        if (!is_place_to_leave_to(*value)) {
            return bad_setting(leave_to.key,
                               "Use a path of this site, such as \"/pause/\", or an address that "
                               "begins with https://.");
        }
        help.leave_to = *value;
    }
    return {};
}

/// Whether it can stand in a header or a sign-in as it is: no line ends, no other controls.
bool is_one_line(std::string_view text) {
    return std::ranges::none_of(
        text, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; });
}

Result<std::string> line_of(const Settings& settings, const Name& name) {
    auto value = find(settings, name).value_or("");
    if (!is_one_line(value)) return bad_setting(name.key, "Write it on one line.");
    return value;
}

/// How letters are sent as mail. @returns nothing where it is not set
Result<std::optional<outgoing::MailSettings>> read_mail(const Settings& settings) {
    const auto url = find(settings, mail_url).value_or("");
    if (url.empty()) return std::optional<outgoing::MailSettings>();
    const auto server = outgoing::server_address(url);
    if (!server || (server->scheme != "smtp" && server->scheme != "smtps")) {
        return bad_setting(mail_url.key,
                           "Write smtp://host:587 or smtps://host:465; the password has a setting "
                           "of its own.");
    }
    const auto from = outgoing::email_address(find(settings, mail_from).value_or(""));
    if (!from) return bad_setting(mail_from.key, "Name the address that letters come from.");
    const auto name = line_of(settings, mail_name);
    if (!name) return name.error();
    const auto user = line_of(settings, mail_user);
    if (!user) return user.error();
    const auto password = line_of(settings, mail_password);
    if (!password) return password.error();
    const auto only_over_tls =
        second_of(settings, mail_tls, "off", "required", !server->on_this_machine);
    if (!only_over_tls) return only_over_tls.error();
    const bool in_the_clear =
        server->scheme == "smtp" && !*only_over_tls && !server->on_this_machine;
    if (in_the_clear && !user->empty()) {
        return bad_setting(mail_tls.key, "A password is only sent over TLS.");
    }
    return std::optional(outgoing::MailSettings{url, *from, *name, *user, *password, *only_over_tls,
                                                find(settings, outgoing_ca).value_or("")});
}

/// How they are sent as text messages. @returns nothing where it is not set
Result<std::optional<outgoing::TextSettings>> read_text(const Settings& settings) {
    const auto url = find(settings, text_url).value_or("");
    if (url.empty()) return std::optional<outgoing::TextSettings>();
    const auto server = outgoing::server_address(url);
    const bool is_safe = server && (server->scheme == "https" ||
                                    (server->scheme == "http" && server->on_this_machine));
    if (!is_safe) return bad_setting(text_url.key, "Use an address that begins with https://.");
    const auto token = line_of(settings, text_token);
    if (!token) return token.error();
    return std::optional(
        outgoing::TextSettings{url, *token, find(settings, outgoing_ca).value_or("")});
}

}  // namespace

std::optional<std::string> system_environment(const char* variable) {
    const char* value = std::getenv(variable);
    return value != nullptr ? std::optional<std::string>(value) : std::nullopt;
}

Result<Config> read_config(std::string_view toml, const Environment& environment) {
    auto settings = read_file(toml);
    if (!settings) return settings.error();
    add_environment(*settings, environment);
    Config config;
    if (auto value = find(*settings, listen)) config.listen = *value;
    if (auto value = find(*settings, origin)) config.origin = *value;
    if (auto value = find(*settings, database)) config.database = *value;
    if (auto value = find(*settings, content)) config.content = *value;
    auto proxies = read_proxies(find(*settings, trusted_proxies).value_or(""));
    if (!proxies) return proxies.error();
    config.trusted_proxies = std::move(*proxies);
    if (auto done = read_policy(*settings, config.policy); !done) return done.error();
    // No setting of a program's: only a test reads lists from its own machine.
    config.policy.lists_from_here = environment("ALONGSIDE_TEST_LOOPBACK").has_value();
    if (auto done = read_watching(*settings, config); !done) return done.error();
    if (auto done = read_help(*settings, config.help); !done) return done.error();
    auto mail = read_mail(*settings);
    if (!mail) return mail.error();
    config.mail = std::move(*mail);
    auto text = read_text(*settings);
    if (!text) return text.error();
    config.text = std::move(*text);
    return config;
}

Result<Config> load_config(const std::filesystem::path& data) {
    std::string text;
    const auto path = data / "alongside.toml";
    if (std::filesystem::exists(path)) {
        std::ifstream file(path, std::ios::binary);
        text.resize(largest_file + 1);
        file.read(text.data(), static_cast<std::streamsize>(text.size()));
        if (file.bad() || !file.is_open()) {
            return unreadable("it cannot be opened.", "Check who may read it.");
        }
        text.resize(static_cast<std::size_t>(file.gcount()));
    }
    auto config = read_config(text, system_environment);
    if (config) config->data = data;
    return config;
}

void apply(Config& config, const Overrides& overrides) {
    if (overrides.listen) config.listen = *overrides.listen;
    if (overrides.origin) config.origin = *overrides.origin;
    if (overrides.database) config.database = *overrides.database;
}

}  // namespace alongside::cli
