#include "library/reading.hpp"

#include <algorithm>
#include <array>

namespace alongside::library {
namespace {

// --- letters -------------------------------------------------------------------------------------

using Letters = std::u32string;

/// Latin letters with their accents, lower case; nothing for what is no letter.
char32_t lower_letter(char32_t c) {
    if (c >= U'A' && c <= U'Z') return c + 32;
    if (c >= U'a' && c <= U'z') return c;
    if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 32;
    if (c >= 0xDF && c <= 0xFF && c != 0xF7) return c;
    return 0;
}

/// Reads one character of valid UTF-8 that is at most two bytes; others are 0, and stepped over.
char32_t next_character(std::string_view text, std::size_t& at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned first = byte(at++);
    if (first < 0x80) return first;
    char32_t c = 0;
    if (first >= 0xC2 && first <= 0xC3 && at < text.size()) {
        c = ((first & 0x1FU) << 6U) | (byte(at) & 0x3FU);
    }
    while (at < text.size() && (byte(at) & 0xC0U) == 0x80) ++at;
    return c;
}

void append(std::string& text, char32_t letter) {
    if (letter < 0x80) {
        text += static_cast<char>(letter);
    } else {
        text += static_cast<char>(0xC0U | (letter >> 6U));
        text += static_cast<char>(0x80U | (letter & 0x3FU));
    }
}

bool is_word_character(char32_t c) {
    return lower_letter(c) != 0 || (c >= U'0' && c <= U'9');
}

Letters letters_of(std::string_view word) {
    Letters letters;
    for (std::size_t at = 0; at < word.size();) {
        if (const char32_t letter = lower_letter(next_character(word, at))) letters += letter;
    }
    return letters;
}

bool is_one_of(char32_t c, std::u32string_view set) {
    return set.find(c) != std::u32string_view::npos;
}

// --- Spanish -------------------------------------------------------------------------------------

bool is_strong(char32_t c) {
    return is_one_of(c, U"aeoáéó");
}
bool is_accented_weak(char32_t c) {
    return is_one_of(c, U"íú");
}
bool is_spanish_vowel(char32_t c) {
    return is_strong(c) || is_accented_weak(c) || is_one_of(c, U"iuü");
}

/// The word as it sounds, for vowels: without the u of que, qui, gue, gui and without h, which
/// parts no vowels; y is a vowel at the end, alone and before a consonant.
Letters sounded(const Letters& word) {
    Letters result;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const char32_t c = word[i];
        const char32_t next = i + 1 < word.size() ? word[i + 1] : U' ';
        const bool is_after_q_or_g = i > 0 && is_one_of(word[i - 1], U"qg");
        if (c == U'h') {
            // ch stays one consonant; elsewhere h is silent.
            if (i > 0 && word[i - 1] == U'c') result += c;
        } else if (c == U'u' && is_after_q_or_g && is_one_of(next, U"eéií")) {
            continue;
        } else if (c == U'y') {
            result += is_spanish_vowel(next) ? U'y' : U'i';
        } else {
            result += c;
        }
    }
    return result;
}

/// Strong vowels, and weak ones with an accent beside strong ones, each carry a syllable; weak ones
/// lean on what is beside them, and two different weak ones are one syllable.
int syllables_of_vowels(std::u32string_view vowels) {
    int carrying = 0;
    int weak_doubles = 0;
    for (std::size_t i = 0; i < vowels.size(); ++i) {
        const char32_t c = vowels[i];
        const bool beside_strong = (i > 0 && is_strong(vowels[i - 1])) ||
                                   (i + 1 < vowels.size() && is_strong(vowels[i + 1]));
        if (is_strong(c) || (is_accented_weak(c) && beside_strong)) ++carrying;
        if (i > 0 && c == vowels[i - 1] && is_one_of(c, U"iu")) ++weak_doubles;
    }
    return std::max(carrying, 1) + weak_doubles;
}

int spanish_syllables(const Letters& word) {
    const Letters sounds = sounded(word);
    int count = 0;
    for (std::size_t at = 0; at < sounds.size(); ++at) {
        std::size_t end = at;
        while (end < sounds.size() && is_spanish_vowel(sounds[end])) ++end;
        if (end > at)
            count += syllables_of_vowels(std::u32string_view(sounds).substr(at, end - at));
        at = end;
    }
    return std::max(count, 1);
}

// --- English -------------------------------------------------------------------------------------

bool is_vowel(char32_t c) {
    return is_one_of(c, U"aeiouy");
}

/// Endings that leave the word before them as it is: its e stays silent.
constexpr std::array<std::u32string_view, 6> endings{U"ful",  U"less", U"ness",
                                                     U"ment", U"ly",   U"self"};
/// First halves of words put together: their e stays silent too.
constexpr std::array<std::u32string_view, 12> halves{U"some",  U"home",  U"life", U"care",
                                                     U"there", U"where", U"here", U"safe",
                                                     U"time",  U"make",  U"fire", U"take"};
/// Two vowels that are two syllables, where the letters before them do not make them one.
struct Parted {
    std::u32string_view vowels;
    std::u32string_view not_after;
};
constexpr std::array<Parted, 8> parted{{{U"ia", U"ctgs"},
                                        {U"io", U"cstgx"},
                                        {U"iu", U""},
                                        {U"ua", U"qg"},
                                        {U"eo", U"pg"},
                                        {U"uou", U""},
                                        {U"iet", U""},
                                        {U"oing", U""}}};

int parted_vowels(std::u32string_view word) {
    int count = 0;
    for (const auto& [vowels, not_after] : parted) {
        const auto at = word.find(vowels);
        if (at == std::u32string_view::npos) continue;
        if (at == 0 || !is_one_of(word[at - 1], not_after)) ++count;
    }
    const auto ends = [&](std::u32string_view ending) { return word.ends_with(ending); };
    if (ends(U"ism") || ends(U"isms")) ++count;
    if (word.size() > 4 && (ends(U"eing") || ends(U"ying"))) ++count;
    if (word.size() > 4 && (ends(U"lient") || ends(U"lients") || ends(U"rience"))) ++count;
    if (word.size() > 4 && (ends(U"sier") || ends(U"dier") || ends(U"vier"))) ++count;
    if (ends(U"dnt") || ends(U"snt")) ++count;  // did-n't
    if (word == U"area" || word == U"areas" || word == U"idea" || word == U"ideas") ++count;
    return count;
}

/// Whether the e of a last e, es or ed is not spoken.
bool ends_silently(std::u32string_view word) {
    const auto before = [&](std::size_t from_end) {
        return word.size() > from_end ? word[word.size() - 1 - from_end] : U' ';
    };
    if (word.ends_with(U'e')) {
        if (is_vowel(before(1))) return false;
        return !(before(1) == U'l' && !is_vowel(before(2)));  // while, but lit-tle
    }
    if (word.ends_with(U"ed")) {
        return !is_vowel(before(2)) && !is_one_of(before(2), U"td") && word != U"hundred";
    }
    if (!word.ends_with(U"es") || is_vowel(before(2))) return false;
    if (before(2) == U'l') return is_vowel(before(3));
    const bool hisses =
        is_one_of(before(2), U"sxzcg") || (before(2) == U'h' && is_one_of(before(3), U"cs"));
    return !hisses;
}

int english_syllables(std::u32string_view word) {
    for (const std::u32string_view ending : endings) {
        if (word.ends_with(ending) && word.size() >= ending.size() + 4) {
            return english_syllables(word.substr(0, word.size() - ending.size())) + 1;
        }
    }
    for (const std::u32string_view half : halves) {
        if (!word.starts_with(half) || word.size() < half.size() + 2) continue;
        if (!is_vowel(word[half.size()])) return 1 + english_syllables(word.substr(half.size()));
    }
    int groups = 0;
    for (std::size_t i = 0; i < word.size(); ++i) {
        if (is_vowel(word[i]) && (i == 0 || !is_vowel(word[i - 1]))) ++groups;
    }
    if (groups > 1 && ends_silently(word)) --groups;
    return std::max(groups + parted_vowels(word), 1);
}

bool ends_sentence(std::string_view text, std::size_t at) {
    return std::string_view(".!?:\n").find(text[at]) != std::string_view::npos;
}

}  // namespace

std::vector<std::string_view> pieces_of(std::string_view text, std::string_view joiners) {
    std::vector<std::string_view> pieces;
    const auto goes_on_at = [&](std::size_t at) {
        return at < text.size() && is_word_character(next_character(text, at));
    };
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        while (goes_on_at(at) ||
               (at > begin && at < text.size() &&
                joiners.find(text[at]) != std::string_view::npos && goes_on_at(at + 1))) {
            (void)next_character(text, at);
        }
        if (at > begin) pieces.push_back(text.substr(begin, at - begin));
        if (at < text.size()) (void)next_character(text, at);
    }
    return pieces;
}

std::vector<std::string> words_in(std::string_view text) {
    std::vector<std::string> words;
    for (const std::string_view piece : pieces_of(text, "'-")) {
        std::string word;
        bool has_letter = false;
        for (std::size_t at = 0; at < piece.size();) {
            const char first = piece[at];
            const char32_t letter = lower_letter(next_character(piece, at));
            has_letter = has_letter || letter != 0;
            if (letter != 0) {
                append(word, letter);
            } else {
                word += first;
            }
        }
        if (has_letter) words.push_back(std::move(word));
    }
    return words;
}

int syllables_in(std::string_view word, Language language) {
    int count = 0;
    // Parts of a word with hyphens are counted each.
    for (std::size_t at = 0; at <= word.size();) {
        const std::size_t end = std::min(word.find('-', at), word.size());
        const Letters letters = letters_of(word.substr(at, end - at));
        if (!letters.empty()) {
            count +=
                language == Language::es ? spanish_syllables(letters) : english_syllables(letters);
        }
        at = end + 1;
    }
    return std::max(count, 1);
}

Counts& Counts::operator+=(const Counts& more) {
    words += more.words;
    sentences += more.sentences;
    syllables += more.syllables;
    return *this;
}

Counts count(std::string_view text, Language language) {
    Counts counts;
    std::size_t begin = 0;
    for (std::size_t at = 0; at <= text.size(); ++at) {
        if (at < text.size() && !ends_sentence(text, at)) continue;
        const auto words = words_in(text.substr(begin, at - begin));
        for (const std::string& word : words) counts.syllables += syllables_in(word, language);
        counts.words += static_cast<int>(words.size());
        if (!words.empty()) ++counts.sentences;
        begin = at;
    }
    return counts;
}

double grade(const Counts& counts) {
    const double words = counts.words;
    return 0.39 * words / counts.sentences + 11.8 * counts.syllables / words - 15.59;
}

double perspicuity(const Counts& counts) {
    const double words = counts.words;
    return 206.835 - 62.3 * counts.syllables / words - words / counts.sentences;
}

std::optional<Ease> ease_of(const Counts& counts, Language language, int fewest) {
    if (counts.words < std::max(fewest, 1)) return std::nullopt;
    const bool is_spanish = language == Language::es;
    const double score = is_spanish ? perspicuity(counts) : grade(counts);
    const double beyond = is_spanish ? least_perspicuity - score : score - hardest_grade;
    return Ease{score, beyond <= 0, beyond};
}

}  // namespace alongside::library
