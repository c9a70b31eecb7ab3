// The plain help page and the service worker, with the crisis lines of the organization's country.
#pragma once

#include "http/assets.hpp"
#include "service/help.hpp"

namespace alongside::cli {

/// `web/help/index.html` with what stands between its marks (`<!-- lines: en first -->` …
/// `<!-- end -->`) made anew. Whatever the lines say becomes text, never markup.
[[nodiscard]] std::string filled_help_page(std::string_view page, const service::HelpView& view);

/// The app's files with the help page filled in. Where that says something else than the page that
/// the app was built with, the worker has another version, so that phones fetch it again.
[[nodiscard]] http::Assets with_help(const http::Assets& assets, const service::HelpView& view);

}  // namespace alongside::cli
