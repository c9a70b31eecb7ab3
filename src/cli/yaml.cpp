#include "cli/yaml.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace alongside::cli {

std::string yaml_text(std::string_view text) {
    static constexpr std::array<std::string_view, 8> words{"yes",  "no",    "on",   "off",
                                                           "true", "false", "null", "y"};
    const bool is_word = std::ranges::find(words, text) != words.end();
    if (!is_word && text.find_first_of(":#{}[],&*!|>'\"%@`") == std::string_view::npos) {
        return std::string(text);
    }
    std::string out = "'";
    for (const char c : text) out += c == '\'' ? std::string("''") : std::string(1, c);
    return out + "'";
}

std::string yaml_flow(const boost::json::value& from) {
    std::vector<std::string> parts;
    if (const auto* fields = from.if_object()) {
        for (const auto& field : *fields) {
            parts.push_back(std::string(field.key()) + ": " + yaml_flow(field.value()));
        }
        return "{ " + joined(parts) + " }";
    }
    if (const auto* items = from.if_array()) {
        for (const boost::json::value& item : *items) parts.push_back(yaml_flow(item));
        return "[" + joined(parts) + "]";
    }
    if (const auto* text = from.if_string()) return yaml_text({text->data(), text->size()});
    return boost::json::serialize(from);
}

std::string yaml_schema(const boost::json::object& schema) {
    std::string out;
    for (const auto& member : schema) {
        if (member.key() != "properties") {
            out += "      " + std::string(member.key()) + ": " + yaml_flow(member.value()) + "\n";
            continue;
        }
        out += "      properties:\n";
        for (const auto& field : member.value().as_object()) {
            out += "        " + std::string(field.key()) + ": " + yaml_flow(field.value()) + "\n";
        }
    }
    return out;
}

}  // namespace alongside::cli
