#include "directory/query_words.hpp"

#include <algorithm>
#include <array>
#include <ranges>

namespace alongside::directory {
namespace {

template <class Value>
struct Word {
    std::string_view name;
    Value value;
};
template <class Value>
Word(std::string_view, Value) -> Word<Value>;

constexpr std::array whens = {
    Word{"any", When::anytime},     Word{"now", When::now}, Word{"today", When::today},
    Word{"tonight", When::tonight}, Word{"day", When::day}, Word{"weekday", When::weekday},
};
constexpr std::array venues = {
    Word{"any", Venue::any},
    Word{"online", Venue::online},
    Word{"in_person", Venue::in_person},
    Word{"hybrid", Venue::hybrid},
    Word{"phone", Venue::phone},
};

template <class Words>
auto value_of(const Words& words, std::string_view name) {
    const auto at = std::ranges::find(words, name, [](const auto& word) { return word.name; });
    return at == words.end() ? std::nullopt : std::optional(at->value);
}

}  // namespace

std::optional<When> when_named(std::string_view name) {
    return value_of(whens, name);
}

std::optional<Venue> venue_named(std::string_view name) {
    return value_of(venues, name);
}

std::optional<std::chrono::minutes> wall_time(std::string_view text) {
    const auto two = [&](std::size_t at) -> std::optional<int> {
        const char tens = text[at];
        const char ones = text[at + 1];
        if (tens < '0' || tens > '9' || ones < '0' || ones > '9') return std::nullopt;
        return (tens - '0') * 10 + (ones - '0');
    };
    if (text.size() != 5 || text[2] != ':') return std::nullopt;
    const auto hour = two(0);
    const auto minute = two(3);
    if (!hour || !minute || *minute > 59) return std::nullopt;
    const std::chrono::minutes wall{*hour * 60 + *minute};
    return wall <= std::chrono::hours{24} ? std::optional(wall) : std::nullopt;
}

std::optional<Facets> facets_named(std::string_view names) {
    Facets facets;
    for (const auto part : std::views::split(names, ',')) {
        const std::string_view name{part.begin(), part.end()};
        if (name.empty()) continue;
        const auto facet = facet_named(name);
        if (!facet) return std::nullopt;
        facets.set(bit(*facet));
    }
    return facets;
}

}  // namespace alongside::directory
