#include "api/query.hpp"

#include "base/text.hpp"

#include <charconv>

namespace alongside::api {

using http::Request;

Problem bad_query(std::string_view name, std::string_view detail) {
    return {Kind::invalid, "request.query", "A part of the address cannot be used.",
            std::string(detail), "/" + std::string(name)};
}

Result<std::int64_t> number_in(const Request& request, std::string_view name, std::int64_t usual,
                               std::int64_t lowest, std::int64_t highest) {
    const auto text = request.query_value(name);
    if (!text) return usual;
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
    constexpr std::size_t longest = 20;  // noughts before a number do not make it longer than this
    if (text->size() > longest || error != std::errc{} || end != text->data() + text->size() ||
        number < lowest || number > highest) {
        return bad_query(name, "Use a number from " + std::to_string(lowest) + " to " +
                                   std::to_string(highest) + ".");
    }
    return number;
}

Result<std::string> text_in(const Request& request, std::string_view name, std::size_t most) {
    const std::string_view given = request.query_value(name).value_or("");
    const auto text = normalized(given);
    if (!text || count_characters(*text) > most) {
        return bad_query(name, "Use at most " + std::to_string(most) + " characters.");
    }
    return *text;
}

}  // namespace alongside::api
