// Whom to call in a crisis, by country: `content/help.toml`. Numbers are data that a person checks,
// never part of the program. How they are written: content/README.md.
#pragma once

#include "library/page.hpp"

#include <filesystem>

namespace alongside::library {

inline constexpr std::string_view help_file = "help.toml";  ///< below `content/`

/// Words for a reader of either language.
struct BothLanguages {
    Text<300> en;
    Text<300> es;

    [[nodiscard]] const std::string& in(Language language) const {
        return language == Language::en ? en.text() : es.text();
    }
    friend bool operator==(const BothLanguages&, const BothLanguages&) = default;
};
BOOST_DESCRIBE_STRUCT(BothLanguages, (), (en, es))

/// Someone who answers. Has a number to call, or one to write to, or both.
struct HelpLine {
    BothLanguages name;
    std::optional<Text<24>> call;       ///< as it is shown: `1-800-662-4357`
    std::optional<Text<24>> text;       ///< for text messages
    std::optional<Text<40>> text_word;  ///< what the first message says; only with `text`
    BothLanguages about;                ///< one or two short sentences
    List<Text<3, 2>, 12> languages;     ///< they speak, ISO 639: `en`, `es`; at least one
    std::optional<BothLanguages> hours;
    Text<500> source;            ///< begins with https://: where it can be looked up
    std::optional<Day> checked;  ///< when someone last called and found it as told
    friend bool operator==(const HelpLine&, const HelpLine&) = default;
};
BOOST_DESCRIBE_STRUCT(HelpLine, (),
                      (name, call, text, text_word, about, languages, hours, source, checked))

struct HelpCountry {
    Text<2, 2> code;  ///< ISO 3166: `US`
    BothLanguages name;
    Text<24> emergency;        ///< number for danger to life
    List<HelpLine, 20> lines;  ///< at least one; the first is the one for any crisis
    friend bool operator==(const HelpCountry&, const HelpCountry&) = default;
};
BOOST_DESCRIBE_STRUCT(HelpCountry, (), (code, name, emergency, lines))

/// All countries, at least one, each once.
using HelpLines = List<HelpCountry, 100>;

/// The lines, or what keeps them from being shown; never both.
struct ReadHelp {
    std::optional<HelpLines> lines;
    std::vector<Fault> faults;
};
[[nodiscard]] ReadHelp read_help_lines(std::string_view text);
/// The same for the `help.toml` of a folder; neither lines nor faults where there is none.
[[nodiscard]] ReadHelp load_help_lines(const std::filesystem::path& content);
/// The lines that the program carries within it.
[[nodiscard]] HelpLines built_in_help_lines();

inline constexpr std::chrono::days checked_lasts{180};
/// The countries with a line that nobody has checked, or not within `checked_lasts`, each with what
/// to do about it.
[[nodiscard]] std::vector<std::string> unchecked(const HelpLines& lines, Day today);

/// Whether a text is a country's code by its form: two capital letters.
[[nodiscard]] bool is_country_code(std::string_view text);

}  // namespace alongside::library
