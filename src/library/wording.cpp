#include "library/wording.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <ranges>

namespace alongside::library {
namespace {

constexpr std::size_t fewest_words = 30;

struct Row {
    Language language;
    std::string_view word;  ///< folded; whole words only
    std::string_view instead;
};
constexpr std::string_view person_en = "person with a substance use disorder, or person who uses";
constexpr std::string_view person_es = "persona con un trastorno por consumo de sustancias";
constexpr std::array rows{
    Row{Language::en, "addict", person_en},
    Row{Language::en, "addicts", person_en},
    Row{Language::en, "junkie", person_en},
    Row{Language::en, "junkies", person_en},
    Row{Language::en, "abuser", person_en},
    Row{Language::en, "abusers", person_en},
    Row{Language::en, "alcoholic", "person with alcohol use disorder"},
    Row{Language::en, "alcoholics", "people with alcohol use disorder"},
    Row{Language::en, "abuse", "use, or substance use disorder"},
    Row{Language::en, "clean", "in recovery, or not using; of a test: negative"},
    Row{Language::en, "dirty", "using; of a test: positive"},
    Row{Language::en, "relapse", "return to use, or setback"},
    Row{Language::en, "relapsed", "returned to use"},
    Row{Language::en, "failed", "did not fit, or return to use"},
    Row{Language::en, "non-compliant", "not ready yet, or chose not to"},
    Row{Language::en, "noncompliant", "not ready yet, or chose not to"},
    Row{Language::en, "unmotivated", "not ready yet"},
    Row{Language::es, "adicto", person_es},
    Row{Language::es, "adicta", person_es},
    Row{Language::es, "adictos", person_es},
    Row{Language::es, "adictas", person_es},
    Row{Language::es, "limpio", "en recuperación, o sin consumir"},
    Row{Language::es, "limpia", "en recuperación, o sin consumir"},
    Row{Language::es, "recaida", "volver a consumir"},
    Row{Language::es, "recaidas", "volver a consumir"},
};

/// Names of others stand as they are.
constexpr std::array<std::string_view, 5> names{
    "national institute on drug abuse", "national institute on alcohol abuse and alcoholism",
    "substance abuse and mental health services administration", "alcoholics anonymous",
    "alcoholicos anonimos"};

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || c == '-' || c == '\'' || static_cast<unsigned char>(c) >= 0x80;
}

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && is_letter(text[end])) ++end;
        if (end > at) words.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

bool is_vowel(char c) {
    return std::string_view("aeiouy").find(c) != std::string_view::npos;
}

/// Groups of vowels; an e at the end is silent, but in -le.
int syllables_in(std::string_view word) {
    int groups = 0;
    for (std::size_t i = 0; i < word.size(); ++i) {
        if (is_vowel(word[i]) && (i == 0 || !is_vowel(word[i - 1]))) ++groups;
    }
    const auto is_silent = [&](std::string_view ending) {
        return word.ends_with(ending) && word.size() > ending.size() &&
               !is_vowel(word[word.size() - ending.size() - 1]);
    };
    const bool sounded = word.ends_with("le") || word.ends_with("ted") || word.ends_with("ded");
    if (groups > 1 && !sounded && (is_silent("e") || is_silent("ed"))) --groups;
    return std::max(groups, 1);
}

}  // namespace

std::optional<double> reading_grade(std::string_view text, Language language) {
    if (language != Language::en) return std::nullopt;
    double words = 0;
    double sentences = 0;
    double syllables = 0;
    std::size_t begin = 0;
    const auto end_sentence = [&](std::size_t end) {
        const std::string sentence = folded(text.substr(begin, end - begin));
        const auto found = words_of(sentence);
        for (const std::string_view word : found) syllables += syllables_in(word);
        words += static_cast<double>(found.size());
        if (!found.empty()) ++sentences;
        begin = end;
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (std::string_view(".!?:\n").find(text[i]) != std::string_view::npos) end_sentence(i);
    }
    end_sentence(text.size());
    if (words < fewest_words) return std::nullopt;
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59;
}

std::vector<Label> labels_in(std::string_view text, Language language) {
    std::string plain = folded(text);
    for (const std::string_view name : names) {
        for (auto at = plain.find(name); at != std::string::npos; at = plain.find(name, at)) {
            plain.replace(at, name.size(), ".");
        }
    }
    std::vector<Label> labels;
    const auto words = words_of(plain);
    for (const Row& row : rows) {
        if (row.language == language && std::ranges::find(words, row.word) != words.end()) {
            labels.push_back({std::string(row.word), row.instead});
        }
    }
    return labels;
}

}  // namespace alongside::library
