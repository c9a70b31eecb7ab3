// As much YAML as the contract needs.
#pragma once

#include <boost/json.hpp>

#include <string>
#include <string_view>

namespace alongside::cli {

/// `a, b, c`
template <class Items>
std::string joined(const Items& items, std::string_view between = ", ") {
    std::string out;
    for (const auto& item : items) {
        if (!out.empty()) out += between;
        out += item;
    }
    return out;
}

/// Plain where that is safe in every version of YAML, else in single quotes.
[[nodiscard]] std::string yaml_text(std::string_view text);
/// On one line.
[[nodiscard]] std::string yaml_flow(const boost::json::value& from);
/// A schema under `components.schemas`: a line for each of its properties.
[[nodiscard]] std::string yaml_schema(const boost::json::object& schema);

}  // namespace alongside::cli
