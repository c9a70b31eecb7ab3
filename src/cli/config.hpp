// One home for every setting: `alongside.toml` in the data folder, an environment override, and a
// default that is safe.
#pragma once

#include "base/log.hpp"
#include "base/result.hpp"
#include "service/context.hpp"

#include <filesystem>
#include <optional>
#include <string>

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
    service::Policy policy;     ///< `staff_totp`, `cache_mb` and their overrides
};

/// Reads `data/alongside.toml`, if there is one, and the environment.
/// @error invalid  names the setting that cannot be used
[[nodiscard]] Result<Config> load_config(const std::filesystem::path& data);

/// What a command line said beats both.
struct Overrides {
    std::optional<std::string> listen;
    std::optional<std::string> origin;
    std::optional<std::string> database;
};
void apply(Config& config, const Overrides& overrides);

}  // namespace alongside::cli
