// The only file of the server that compiles the logging library.
#include "http/log.hpp"

#include <spdlog/spdlog.h>

namespace alongside::http {

void log_info(std::string_view line) {
    spdlog::info("{}", line);
}
void log_warning(std::string_view line) {
    spdlog::warn("{}", line);
}
void log_error(std::string_view line) {
    spdlog::error("{}", line);
}

}  // namespace alongside::http
