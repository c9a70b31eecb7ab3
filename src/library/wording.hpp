// How a page speaks: whether it puts the person first, and how hard it is to read.
#pragma once

#include "journal/story.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace alongside::library {

/// Grade that client pages keep to or stay below, in school years of the United States.
/// @source patient material is advised at 6th to 8th grade or below (PMC3049622); the project's aim
///   is 6
inline constexpr double hardest_grade = 6.0;

/// Flesch-Kincaid grade of a text whose lines end sentences too. Syllables are counted by the
/// letters, so a single page can be off by about half a grade.
/// @returns nothing for fewer than 30 words, and for languages without a formula here (Spanish)
/// @source Kincaid, Fishburne, Rogers & Chissom 1975, Naval Technical Training Command RBR 8-75
[[nodiscard]] std::optional<double> reading_grade(std::string_view words, Language language);

/// A word that puts a label before the person, and what to say instead. Each word is told once.
struct Label {
    std::string word;
    std::string_view instead;
};
/// @source nida.nih.gov words-matter pages; PMC9386168 table 1
[[nodiscard]] std::vector<Label> labels_in(std::string_view words, Language language);

}  // namespace alongside::library
