// How hard a text is to read: syllables, words and sentences, and what two formulas make of them.
#pragma once

#include "journal/story.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace alongside::library {

/// Letters and digits that stand together in valid UTF-8, with the joiners between them:
/// `"¿Un 12-step?"` → `Un`, `12-step` (joined by `-`). Letters are those of English and Spanish and
/// their neighbours (Latin-1).
[[nodiscard]] std::vector<std::string_view> pieces_of(std::string_view text,
                                                      std::string_view joiners = {});
/// The words of a text, lower case, with their accents; numbers are no words here.
[[nodiscard]] std::vector<std::string> words_in(std::string_view text);

/// Syllables of one word in lower case, at least one. Spanish follows the rules of its spelling;
/// English spelling has none, so there it is a good guess: `reading_test.cpp` says how good.
[[nodiscard]] int syllables_in(std::string_view word, Language language);

/// What both formulas stand on; counts of several texts may be added.
struct Counts {
    int words = 0;
    int sentences = 0;
    int syllables = 0;
    Counts& operator+=(const Counts& more);
};
[[nodiscard]] Counts count(std::string_view text, Language language);

inline constexpr int fewest_words = 30;  ///< fewer say nothing about how a text reads

/// Grade that pages in English keep to or stay below, in school years of the United States.
/// @source patient material is advised at 6th to 8th grade or below (PMC3049622); the project's aim
///   is 6
inline constexpr double hardest_grade = 6.0;
/// Flesch-Kincaid grade.
/// @source Kincaid, Fishburne, Rogers & Chissom 1975, for the United States Navy
[[nodiscard]] double grade(const Counts& counts);

/// Perspicuity that pages in Spanish reach or exceed: `bastante fácil` on the INFLESZ scale.
/// @source Barrio-Cantalejo et al. 2008, An Sist Sanit Navar 31(2):135-152, pid
///   S1137-66272008000300004, 210 publications: Spanish school books scored 67.39; 65 to 80 is
///   `bastante fácil`
inline constexpr double least_perspicuity = 65.0;
/// Szigriszt-Pazos perspicuity, which the INFLESZ scale divides: the higher, the easier.
/// @source as above
[[nodiscard]] double perspicuity(const Counts& counts);

/// How a text stands to the aim of its language.
struct Ease {
    double score = 0;     ///< `grade` in English, `perspicuity` in Spanish
    bool is_easy = true;  ///< within the aim
    double beyond = 0;    ///< how far it is beyond the aim; negative where it is within
};
/// @returns nothing for fewer words than `fewest`
[[nodiscard]] std::optional<Ease> ease_of(const Counts& counts, Language language,
                                          int fewest = fewest_words);

}  // namespace alongside::library
