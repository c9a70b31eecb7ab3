// What a person may need, in plain words, and which resources are for it. Lists sort by taxonomies
// of many kinds; a person asks for a roof or a meal (SUP2).
#pragma once

#include "directory/resource.hpp"

#include <boost/describe.hpp>

#include <bitset>
#include <cstdint>

namespace alongside::directory {

enum class Need : std::uint8_t {
    housing,
    food,
    health,
    money,
    jobs,
    transport,
    legal,
    children,
    documents,
    safety,
    learning,
    everyday,
    recovery
};
BOOST_DESCRIBE_ENUM(Need, housing, food, health, money, jobs, transport, legal, children, documents,
                    safety, learning, everyday, recovery)
inline constexpr std::size_t need_count = 13;
/// A set of needs, by their place in the enumeration.
using Needs = std::bitset<need_count>;

/// The needs that a resource is for: told by the words of its categories and its name, and, where
/// these say nothing, of its description. None where nothing tells.
[[nodiscard]] Needs needs_of(const Resource& resource);

}  // namespace alongside::directory
