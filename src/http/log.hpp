// Log lines of the server, so that only one file compiles the logging library. Never pass paths,
// queries, addresses or bodies: method, route pattern and our own words only.
#pragma once

#include <string_view>

namespace alongside::http {

void log_info(std::string_view line);
void log_warning(std::string_view line);
void log_error(std::string_view line);

}  // namespace alongside::http
