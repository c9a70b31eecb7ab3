#include "directory/listing_words.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace alongside::directory {
namespace {

using std::chrono::minutes;
using std::chrono::weekday;

// From Sunday on, as `weekday` counts; folded, so without accents.
constexpr std::array<std::array<std::string_view, 7>, 3> day_names = {{
    {"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"},
    {"domingo", "lunes", "martes", "miercoles", "jueves", "viernes", "sabado"},
    {"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"},
}};

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// A name in full, or its first three letters or more ("tues", "thurs"), or its plural.
std::optional<weekday> named_day(std::string_view word) {
    if (word.size() < 3) return std::nullopt;
    for (const auto& names : day_names) {
        for (unsigned i = 0; i < names.size(); ++i) {
            const bool is_plural = word.size() == names[i].size() + 1 && word.back() == 's' &&
                                   word.starts_with(names[i]);
            if (names[i].starts_with(word) || is_plural) return weekday{i};
        }
    }
    return std::nullopt;
}

/// One or two digits at the front of `text`, taken off; nothing where there are none or more.
std::optional<int> take_number(std::string_view& text) {
    std::size_t count = 0;
    int value = 0;
    while (count < text.size() && is_digit(text[count])) {
        if (count == 2) return std::nullopt;
        value = value * 10 + (text[count++] - '0');
    }
    if (count == 0) return std::nullopt;
    text.remove_prefix(count);
    return value;
}

/// Words and numbers of a text, folded; everything else separates.
std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    std::string word;
    for (const char c : folded(text)) {
        const bool is_part =
            is_digit(c) || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
        if (is_part) {
            word += c;
        } else if (!word.empty()) {
            words.push_back(std::exchange(word, {}));
        }
    }
    if (!word.empty()) words.push_back(word);
    return words;
}

template <std::size_t N>
bool is_any(std::string_view word, const std::array<std::string_view, N>& of) {
    return std::ranges::find(of, word) != of.end();
}

bool is_ordinal(std::string_view word) {
    static constexpr std::array<std::string_view, 21> ordinals = {
        "1st",    "2nd",     "3rd",    "4th",    "5th",    "first",   "second",
        "third",  "fourth",  "fifth",  "last",   "primer", "primero", "segundo",
        "tercer", "tercero", "cuarto", "quinto", "ultimo", "ultima",  "alternate"};
    return is_any(word, ordinals);
}

bool joins(std::string_view word) {
    static constexpr std::array<std::string_view, 5> joiners = {"and", "or", "y", "o", "the"};
    return is_any(word, joiners);
}

}  // namespace

std::optional<weekday> read_weekday(std::string_view text) {
    const std::string name = folded(text);
    std::string_view rest = name;
    while (rest.ends_with('.') || rest.ends_with(' ')) rest.remove_suffix(1);
    if (rest.size() == 1 && rest[0] >= '0' && rest[0] <= '6') {
        return weekday{static_cast<unsigned>(rest[0] - '0')};
    }
    return named_day(rest);
}

std::optional<minutes> read_time(std::string_view text) {
    if (text.size() > 32) return std::nullopt;
    const std::string name = folded(text);
    if (name == "noon" || name == "12 noon") return minutes{720};
    if (name == "midnight" || name == "12 midnight") return minutes{0};
    std::string_view rest = name;
    while (rest.ends_with(' ')) rest.remove_suffix(1);
    const auto hour = take_number(rest);
    if (!hour) return std::nullopt;
    int minute = 0;
    const bool has_minutes = rest.starts_with(':');
    for (int i = 0; i < 2 && rest.starts_with(':'); ++i) {
        rest.remove_prefix(1);
        const std::size_t before = rest.size();
        const auto part = take_number(rest);
        if (!part || *part > 59 || before - rest.size() != 2) return std::nullopt;
        if (i == 0) minute = *part;
    }
    std::string half;
    for (const char c : rest) {
        if (c != ' ' && c != '.') half += c;
    }
    if (half == "am" || half == "pm") {
        if (*hour < 1 || *hour > 12) return std::nullopt;
        return minutes{(*hour % 12 + (half == "pm" ? 12 : 0)) * 60 + minute};
    }
    // A bare number ("7") could be either half of the day.
    if (!half.empty() || !has_minutes) return std::nullopt;
    if (*hour > 24 || (*hour == 24 && minute > 0)) return std::nullopt;
    return minutes{*hour * 60 + minute};
}

bool name_says_irregular(std::string_view text) {
    static constexpr std::array<std::string_view, 10> plain = {
        "monthly", "bimonthly",    "biweekly",  "fortnightly",    "quarterly",
        "mensual", "mensualmente", "quincenal", "quincenalmente", "trimestral"};
    const auto words = words_of(text);
    const auto at = [&](std::size_t i) {
        return i < words.size() ? std::string_view(words[i]) : std::string_view();
    };
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (is_any(words[i], plain)) return true;
        if (words[i] == "bi" && (at(i + 1) == "weekly" || at(i + 1) == "monthly")) return true;
        if (words[i] == "every" && (at(i + 1) == "other" || is_ordinal(at(i + 1)))) {
            if (at(i + 2) == "week" || named_day(at(i + 2))) return true;
        }
        if (words[i] == "alternate" && at(i + 1).starts_with("week")) return true;
        if (words[i] == "once" && at(i + 1) == "a" && at(i + 2) == "month") return true;
        if (!is_ordinal(words[i])) continue;
        // "1st and 3rd", then perhaps a day: pass over further ordinals and what joins them.
        std::size_t next = i + 1;
        bool several = false;
        while (is_ordinal(at(next)) || joins(at(next))) several |= is_ordinal(at(next++));
        if (named_day(at(next)) || (several && next >= words.size())) return true;
        if (several && (at(next) == "of" || at(next).starts_with("week"))) return true;
        if (at(next) == "week" && at(next + 1) == "of") return true;
    }
    return false;
}

bool notes_say_irregular(std::string_view notes) {
    static constexpr std::array<std::string_view, 12> of_the_meeting = {
        "only",     "meets",     "meet", "held",      "not",   "no",
        "canceled", "cancelled", "solo", "solamente", "reune", "reunen"};
    while (!notes.empty()) {
        const std::size_t end = notes.find_first_of(".;!\n");
        const auto sentence = notes.substr(0, end);
        const auto words = words_of(sentence);
        const bool is_meant = std::ranges::any_of(
            words, [](const std::string& word) { return is_any(word, of_the_meeting); });
        if (is_meant && name_says_irregular(sentence)) return true;
        if (end == std::string_view::npos) break;
        notes.remove_prefix(end + 1);
    }
    return false;
}

}  // namespace alongside::directory
