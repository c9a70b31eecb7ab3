#include "cli/config.hpp"

#include <toml++/toml.h>

#include <charconv>
#include <cstdlib>

namespace alongside::cli {
namespace {

Problem bad_setting(std::string_view name, std::string_view detail) {
    return {Kind::invalid, "config.invalid",
            "The setting " + std::string(name) + " cannot be used.", std::string(detail),
            std::string(name)};
}

/// A setting as text, from the environment or the file.
std::optional<std::string> find(const toml::table& file, const char* variable, const char* key) {
    if (const char* value = std::getenv(variable); value != nullptr) return std::string(value);
    const auto node = file[key];
    if (auto text = node.value<std::string>()) return text;
    if (const auto number = node.value<std::int64_t>()) return std::to_string(*number);
    return std::nullopt;
}

/// Which of two words a setting says.
/// @returns whether it is the second; `usual` where it is not set
Result<bool> second_of(const toml::table& file, const char* variable, const char* key,
                       std::string_view first, std::string_view second, bool usual) {
    const auto value = find(file, variable, key);
    if (!value) return usual;
    if (*value != first && *value != second) {
        return bad_setting(
            key, "Use \"" + std::string(first) + "\" or \"" + std::string(second) + "\".");
    }
    return *value == second;
}

Result<void> read_policy(const toml::table& file, service::Policy& policy) {
    const auto required =
        second_of(file, "ALONGSIDE_STAFF_TOTP", "staff_totp", "optional", "required", true);
    if (!required) return required.error();
    policy.staff_totp_required = *required;
    if (const auto megabytes = find(file, "ALONGSIDE_CACHE_MB", "cache_mb")) {
        std::size_t number = 0;
        const auto* end = megabytes->data() + megabytes->size();
        const auto read = std::from_chars(megabytes->data(), end, number);
        if (read.ec != std::errc{} || read.ptr != end || number > 1'000'000) {
            return bad_setting("cache_mb", "Use a number of megabytes; 0 keeps nothing in memory.");
        }
        policy.cache_bytes = number << 20U;
    }
    return {};
}

Result<void> read_watching(const toml::table& file, Config& config) {
    const auto json = second_of(file, "ALONGSIDE_LOG", "log", "text", "json", true);
    if (!json) return json.error();
    config.log_form = *json ? log::Form::json : log::Form::text;
    const auto all = second_of(file, "ALONGSIDE_LOG_REQUESTS", "log_requests", "off", "on", false);
    if (!all) return all.error();
    config.log_requests = *all;
    if (auto token = find(file, "ALONGSIDE_METRICS_TOKEN", "metrics_token")) {
        if (token->size() < 16) {
            return bad_setting("metrics_token", "Use at least 16 characters.");
        }
        config.metrics_token = *token;
    }
    return {};
}

}  // namespace

Result<Config> load_config(const std::filesystem::path& data) {
    Config config;
    config.data = data;
    toml::table file;
    const auto path = data / "alongside.toml";
    if (std::filesystem::exists(path)) {
        try {
            file = toml::parse_file(path.string());
        } catch (const toml::parse_error& error) {
            return Problem{Kind::invalid, "config.unreadable",
                           "alongside.toml cannot be read: " + std::string(error.description()),
                           "Look at line " + std::to_string(error.source().begin.line) + ".", ""};
        }
    }
    if (auto value = find(file, "ALONGSIDE_LISTEN", "listen")) config.listen = *value;
    if (auto value = find(file, "ALONGSIDE_ORIGIN", "origin")) config.origin = *value;
    if (auto value = find(file, "ALONGSIDE_DATABASE", "database")) config.database = *value;
    if (auto value = find(file, "ALONGSIDE_TRUSTED_PROXIES", "trusted_proxies")) {
        for (std::size_t at = 0; at < value->size();) {
            const auto comma = std::min(value->find(',', at), value->size());
            if (comma > at) config.trusted_proxies.push_back(value->substr(at, comma - at));
            at = comma + 1;
        }
    }
    if (auto done = read_policy(file, config.policy); !done) return done.error();
    if (auto done = read_watching(file, config); !done) return done.error();
    return config;
}

void apply(Config& config, const Overrides& overrides) {
    if (overrides.listen) config.listen = *overrides.listen;
    if (overrides.origin) config.origin = *overrides.origin;
    if (overrides.database) config.database = *overrides.database;
}

}  // namespace alongside::cli
