// The only file that compiles the logging library.
#include "base/log.hpp"

#include "base/result.hpp"

#include <fmt/format.h>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

namespace alongside::log {
namespace {

Form form_now = Form::text;

/// A JSON string. Bytes that are no ASCII letters come from other libraries' messages: escaped one
/// by one, they are valid whatever they are.
std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (byte < 0x20 || byte > 0x7e) {
            out += fmt::format("\\u{:04x}", byte);
        } else {
            out += c;
        }
    }
    return out + '"';
}

std::string value_of(const Field& field, Form form) {
    return std::visit(Overloaded{
                          [](std::int64_t number) { return fmt::format("{}", number); },
                          [](double number) { return fmt::format("{:.6g}", number); },
                          [&](std::string_view word) {
                              return form == Form::json ? quoted(word) : std::string(word);
                          },
                      },
                      field.value);
}

}  // namespace

std::string line(Form form, std::string_view sentence, Fields fields) {
    std::string out =
        form == Form::json ? "\"message\":" + quoted(sentence) : std::string(sentence);
    for (const Field& field : fields) {
        out += form == Form::json ? ',' + quoted(field.name) + ':'
                                  : ' ' + std::string(field.name) + '=';
        out += value_of(field, form);
    }
    return out;
}

void begin(Form form) {
    form_now = form;
    auto logger = std::make_shared<spdlog::logger>(
        "alongside", std::make_shared<spdlog::sinks::stderr_color_sink_mt>());
    if (form == Form::json) {
        logger->set_pattern(R"({"time":"%Y-%m-%dT%H:%M:%S.%eZ","level":"%l",%v})",
                            spdlog::pattern_time_type::utc);
    } else {
        logger->set_pattern("[%Y-%m-%d %H:%M:%S.%e] [%^%l%$] %v");
    }
    spdlog::set_default_logger(std::move(logger));
}

void info(std::string_view sentence, Fields fields) {
    spdlog::info("{}", line(form_now, sentence, fields));
}
void warning(std::string_view sentence, Fields fields) {
    spdlog::warn("{}", line(form_now, sentence, fields));
}
void error(std::string_view sentence, Fields fields) {
    spdlog::error("{}", line(form_now, sentence, fields));
}

}  // namespace alongside::log
