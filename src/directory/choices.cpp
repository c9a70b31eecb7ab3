#include "directory/choices.hpp"

#include "directory/wish.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

namespace alongside::directory {
namespace {

using Counts = std::map<std::string, std::int64_t, std::less<>>;

std::vector<Choosable> in_order(const Counts& counts) {
    std::vector<Choosable> all;
    for (const auto& [name, count] : counts) {
        if (count > 0) all.push_back({name, count});
    }
    std::ranges::stable_sort(all, std::greater{}, &Choosable::meetings);
    return all;
}

std::vector<Choosable>& list_of(Choices& choices, FacetGroup group) {
    switch (group) {
        case FacetGroup::openness:
            return choices.openness;
        case FacetGroup::access:
            return choices.access;
        case FacetGroup::whom:
            return choices.whom;
        case FacetGroup::language:
            return choices.languages;
        case FacetGroup::kind:
            break;
    }
    return choices.kinds;
}

}  // namespace

Choices choices_of(const std::vector<Meeting>& meetings) {
    static constexpr std::array formats = {
        std::pair{"in_person", by_going},
        std::pair{"online", by_joining},
        std::pair{"hybrid", both_ways},
        std::pair{"phone", by_phone},
    };
    Choices choices;
    std::map<std::string_view, std::int64_t> fellowships;  // texts of the meetings, copied once
    Counts by_format;
    std::array<std::int64_t, facet_count> by_facet{};
    for (const Meeting& meeting : meetings) {
        const Ways ways = ways_of(meeting);
        if (ways == no_way) continue;
        ++choices.meetings;
        ++fellowships[meeting.fellowship];
        for (const auto& [name, way] : formats) by_format[name] += (ways & way) != 0 ? 1 : 0;
        for (std::size_t i = 0; i < facet_count; ++i) by_facet[i] += meeting.facets.test(i) ? 1 : 0;
    }
    choices.fellowships = in_order(Counts(fellowships.begin(), fellowships.end()));
    choices.formats = in_order(by_format);
    std::map<FacetGroup, Counts> groups;
    for (std::size_t i = 0; i < facet_count; ++i) {
        const auto facet = static_cast<Facet>(i);
        groups[group_of(facet)].emplace(facet_name(facet), by_facet[i]);
    }
    for (const auto& [group, counts] : groups) list_of(choices, group) = in_order(counts);
    return choices;
}

}  // namespace alongside::directory
