// One home for every setting: `alongside.toml` in the data folder, an environment override, and a
// default that is safe.
#pragma once

#include "base/log.hpp"
#include "base/result.hpp"
#include "outgoing/channel.hpp"
#include "service/context.hpp"
#include "service/help.hpp"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace alongside::cli {

/// What the program can be told. Each value: environment first, then the file, then the default.
struct Config {
    std::filesystem::path data = "./data";
    std::string listen = "127.0.0.1:8080";     ///< ALONGSIDE_LISTEN, `listen`
    std::string origin;                        ///< ALONGSIDE_ORIGIN, `origin`; empty: as it listens
    std::string database;                      ///< ALONGSIDE_DATABASE, `database`; empty: SQLite
    std::vector<std::string> trusted_proxies;  ///< ALONGSIDE_TRUSTED_PROXIES, `trusted_proxies`
    log::Form log_form = log::Form::json;      ///< ALONGSIDE_LOG, `log`: `json` or `text`
    bool log_requests = false;  ///< ALONGSIDE_LOG_REQUESTS, `log_requests`: `on` or `off`
    std::string metrics_token;  ///< ALONGSIDE_METRICS_TOKEN, `metrics_token`; empty: this machine
    /// Not a setting: whether this command may bring the database up to date. Most may not, so that
    /// no newer program changes what an older server is still working on.
    bool may_migrate = false;
    std::filesystem::path content;  ///< ALONGSIDE_CONTENT, `content`; empty: the built-in pages
    service::Policy policy;         ///< `staff_totp`, `cache_mb` and their overrides
    /// `mail_url`, `mail_from`, `mail_name`, `mail_user`, `mail_password`, `mail_tls`; nothing:
    /// no e-mail is sent
    std::optional<outgoing::MailSettings> mail;
    std::optional<outgoing::TextSettings>
        text;                   ///< `text_url`, `text_token`; nothing: none is sent
    service::HelpChoices help;  ///< `country`, `leave_to` and their overrides
};

/// What an environment variable says; nothing where it is not set.
using Environment = std::function<std::optional<std::string>(const char* variable)>;
[[nodiscard]] std::optional<std::string> system_environment(const char* variable);

/// The settings that the text of an `alongside.toml` and the environment give.
/// @error invalid  names the setting that is not known or cannot be used, or the line that cannot
///   be read: a setting with a typing mistake must not be taken for one that was never made
[[nodiscard]] Result<Config> read_config(std::string_view toml, const Environment& environment);

/// Reads `data/alongside.toml`, if there is one, and the environment.
/// @error invalid  as `read_config`, or the file is larger than 64 KiB
[[nodiscard]] Result<Config> load_config(const std::filesystem::path& data);

/// What a command line said beats both.
struct Overrides {
    std::optional<std::string> listen;
    std::optional<std::string> origin;
    std::optional<std::string> database;
};
void apply(Config& config, const Overrides& overrides);

}  // namespace alongside::cli
