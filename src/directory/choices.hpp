// What there is to choose from in a search: only what some meeting has, so that no choice leads
// nowhere from the start.
#pragma once

#include "directory/meeting.hpp"

#include <boost/describe/class.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace alongside::directory {

/// One thing to choose, by its stable name.
struct Choosable {
    std::string name;
    std::int64_t meetings = 0;  ///< that have it
    friend bool operator==(const Choosable&, const Choosable&) = default;
};
BOOST_DESCRIBE_STRUCT(Choosable, (), (name, meetings))

/// Everything to choose, in each list what most meetings have first, equals by name.
struct Choices {
    std::int64_t meetings = 0;  ///< that can be found at all
    std::vector<Choosable> fellowships;
    std::vector<Choosable> formats;   ///< in_person, online, hybrid, phone; a meeting has several
    std::vector<Choosable> openness;  ///< facets, as all below
    std::vector<Choosable> access;
    std::vector<Choosable> whom;
    std::vector<Choosable> kinds;
    std::vector<Choosable> languages;
    friend bool operator==(const Choices&, const Choices&) = default;
};
BOOST_DESCRIBE_STRUCT(Choices, (),
                      (meetings, fellowships, formats, openness, access, whom, kinds, languages))

/// @param meetings  inactive ones do not count
[[nodiscard]] Choices choices_of(const std::vector<Meeting>& meetings);

}  // namespace alongside::directory
