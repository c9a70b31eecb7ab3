#include "measures/definition.hpp"

#include <algorithm>

namespace alongside::measures {

std::optional<std::size_t> place_of(const Definition& definition, std::string_view link_id) {
    const auto found = std::ranges::find(definition.items, link_id, &Item::link_id);
    if (found == definition.items.end()) return std::nullopt;
    return static_cast<std::size_t>(found - definition.items.begin());
}

const Option* option_for_days(const Item& item, int days) {
    const auto found = std::ranges::find_if(item.options, [&](const Option& option) {
        return option.covers && days >= option.covers->first && days <= option.covers->second;
    });
    return found == item.options.end() ? nullptr : &*found;
}

std::pair<double, double> range_of(const Item& item) {
    if (item.sort != ItemSort::choice || item.options.empty()) return {item.lowest, item.highest};
    const auto [least, most] = std::ranges::minmax(item.options, {}, &Option::value);
    return {least.value, most.value};
}

bool has_wording(const Definition& definition) {
    return !definition.languages.empty();
}

}  // namespace alongside::measures
