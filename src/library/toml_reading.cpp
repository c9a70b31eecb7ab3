#include "library/toml_reading.hpp"

namespace alongside::library {

boost::json::value as_json(const toml::node& node, int depth) {
    if (depth > 5) return nullptr;
    if (const auto text = node.value_exact<std::string>()) return boost::json::value(*text);
    if (const auto number = node.value_exact<std::int64_t>()) return *number;
    if (const auto flag = node.value_exact<bool>()) return *flag;
    if (const auto day = node.value_exact<toml::date>()) {
        const Day read{std::chrono::year{day->year}, std::chrono::month{day->month},
                       std::chrono::day{day->day}};
        return boost::json::value(to_text(read));
    }
    if (const auto* items = node.as_array()) {
        boost::json::array array;
        for (const toml::node& item : *items) array.push_back(as_json(item, depth + 1));
        return array;
    }
    if (const auto* fields = node.as_table()) {
        boost::json::object object;
        for (const auto& [key, value] : *fields) object[key.str()] = as_json(value, depth + 1);
        return object;
    }
    return nullptr;
}

int line_of(const toml::node& whole, std::string_view pointer, int line) {
    const toml::node* node = &whole;
    while (node != nullptr && !pointer.empty()) {
        pointer.remove_prefix(1);
        const auto end = std::min(pointer.find('/'), pointer.size());
        const std::string_view name = pointer.substr(0, end);
        pointer.remove_prefix(end);
        if (const auto* fields = node->as_table()) {
            node = fields->get(name);
        } else if (const auto* items = node->as_array()) {
            std::size_t index = 0;
            (void)std::from_chars(name.data(), name.data() + name.size(), index);
            node = items->get(index);
        } else {
            node = nullptr;
        }
        if (node != nullptr && node->source().begin.line > 0) {
            line = static_cast<int>(node->source().begin.line);
        }
    }
    return line;
}

std::string sentence_of(const Problem& problem, std::string_view below) {
    std::string field(below);
    if (!problem.field.empty()) {
        field += below.empty() ? problem.field.substr(1) : problem.field;
    }
    return field + ": " + problem.title + (problem.detail.empty() ? "" : " " + problem.detail);
}

}  // namespace alongside::library
