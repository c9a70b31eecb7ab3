// How a page speaks of people: whether it puts the person first.
#pragma once

#include "journal/story.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace alongside::library {

/// Words that put a label before the person, and what to say instead. Each is told once.
struct Label {
    std::string words;
    std::string_view instead;
};
/// What stands in it is what a machine can tell without false alarms: `resistant` of a person is
/// named by "resistant to treatment", since much else may be resistant.
/// @source nida.nih.gov words-matter pages; PMC9386168 table 1
[[nodiscard]] std::vector<Label> labels_in(std::string_view text, Language language);

}  // namespace alongside::library
