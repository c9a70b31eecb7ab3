// Log lines: a sentence of ours and a few numbers or fixed words. Never names, ids, addresses,
// paths, queries or anything a person wrote; people's words (`Words`) do not convert to text here.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>

namespace alongside::log {

/// What stands beside the sentence: a number, or one of our own fixed words (a route's pattern, a
/// cause).
struct Field {
    std::string_view name;
    std::variant<std::int64_t, double, std::string_view> value;
};
using Fields = std::initializer_list<Field>;

enum class Form : std::uint8_t {
    text,  ///< for people: `[time] [level] sentence name=value`
    json,  ///< one JSON object a line: `time` (UTC), `level`, `message` and the fields
};

/// Sends all lines to the error stream in this form. Before the first one.
void begin(Form form);

void info(std::string_view sentence, Fields fields = {});
void warning(std::string_view sentence, Fields fields = {});
void error(std::string_view sentence, Fields fields = {});

/// The rest of a line, after its time and level.
[[nodiscard]] std::string line(Form form, std::string_view sentence, Fields fields);

}  // namespace alongside::log
