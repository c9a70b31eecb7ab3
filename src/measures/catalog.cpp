#include "measures/catalog.hpp"

#include "measures/embedded.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace alongside::measures {
namespace {

/// The part of a version before its next dot, and the rest of it.
std::string_view take_part(std::string_view& version) {
    const auto dot = version.find('.');
    const std::string_view part = version.substr(0, dot);
    version = dot == std::string_view::npos ? std::string_view{} : version.substr(dot + 1);
    return part;
}

std::optional<unsigned> number_of(std::string_view part) {
    unsigned number = 0;
    const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), number);
    if (error != std::errc() || end != part.data() + part.size()) return std::nullopt;
    return number;
}

/// 1.2 before 1.10; a number before a word, so that the order is one for all versions.
bool is_older(std::string_view a, std::string_view b) {
    while (!a.empty() && !b.empty()) {
        const std::string_view left = take_part(a);
        const std::string_view right = take_part(b);
        const auto left_number = number_of(left);
        const auto right_number = number_of(right);
        if (left_number.has_value() != right_number.has_value()) return left_number.has_value();
        if (left_number && *left_number != *right_number) return *left_number < *right_number;
        if (!left_number && left != right) return left < right;
    }
    return a.empty() && !b.empty();
}

bool comes_before(const Definition& a, const Definition& b) {
    return a.id != b.id ? a.id < b.id : is_older(a.version, b.version);
}

}  // namespace

const Definition* Catalog::find(std::string_view id) const {
    const auto [begin, end] = std::ranges::equal_range(definitions, id, {}, &Definition::id);
    return begin == end ? nullptr : &*std::prev(end);
}

const Definition* Catalog::find(std::string_view id, std::string_view version) const {
    const auto found = std::ranges::find_if(definitions, [&](const Definition& each) {
        return each.id == id && each.version == version;
    });
    return found == definitions.end() ? nullptr : &*found;
}

void add(Catalog& catalog, const std::vector<File>& files) {
    for (const auto& [name, text] : files) {
        if (catalog.definitions.size() >= most_definitions) {
            catalog.faults.push_back(
                {name, "", fmt::format("There are more than {} definitions.", most_definitions)});
            break;
        }
        ReadDefinition read = read_definition(name, text);
        std::ranges::move(read.faults, std::back_inserter(catalog.faults));
        if (!read.definition) continue;
        if (catalog.find(read.definition->id, read.definition->version) != nullptr) {
            catalog.faults.push_back(
                {name, "/version", "This version is there already. Give it another version."});
            continue;
        }
        const auto place =
            std::ranges::upper_bound(catalog.definitions, *read.definition, comes_before);
        catalog.definitions.insert(place, std::move(*read.definition));
    }
}

Catalog read_catalog(const std::vector<File>& files) {
    Catalog catalog;
    add(catalog, files);
    return catalog;
}

Catalog built_in_catalog() {
    return read_catalog(embedded_instruments());
}

}  // namespace alongside::measures
