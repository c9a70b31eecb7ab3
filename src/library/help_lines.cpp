// Every field is read on its own, so that one look names all that has to be mended.
#include "library/help_lines.hpp"

#include "library/embedded.hpp"
#include "library/toml_reading.hpp"
#include "library/wording.hpp"

#include <fmt/format.h>

#include <fstream>
#include <set>

namespace alongside::library {
namespace {

// Of one kind, one fault a line is told: what stands in no line of its own has a kind of its own.
constexpr std::string_view unfit = "content.help";
constexpr std::string_view missing = "content.help_missing";
constexpr std::string_view no_number = "content.help_number";

int own_line(const toml::node& node, int otherwise) {
    const auto line = node.source().begin.line;
    return line > 0 ? static_cast<int>(line) : otherwise;
}

/// As phones take it: digits, after a plus perhaps, with spaces, hyphens and brackets between.
bool is_number(std::string_view text) {
    constexpr std::size_t fewest = 2;
    constexpr std::size_t most = 15;  // ITU-T E.164
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    const auto digits = static_cast<std::size_t>(std::ranges::count_if(text, is_digit));
    const std::string_view rest = text.starts_with('+') ? text.substr(1) : text;
    return digits >= fewest && digits <= most &&
           rest.find_first_not_of("0123456789 -()") == std::string_view::npos;
}

/// Names of fields that are read elsewhere.
using Elsewhere = std::set<std::string_view>;

/// One table of the file, and where its faults are told.
class Fields {
public:
    Fields(const toml::table& table, int line, Faults& faults)
        : table_(table), line_(own_line(table, line)), faults_(faults) {}

    [[nodiscard]] int line() const { return line_; }
    [[nodiscard]] const toml::node* find(std::string_view name) const { return table_.get(name); }
    void fault(std::string_view field, std::string sentence) const {
        faults_.add(line_of(table_, "/" + std::string(field), line_), unfit,
                    std::string(field) + ": " + std::move(sentence));
    }

    void fault_of_all(std::string_view kind, std::string sentence) const {
        faults_.add(line_, kind, std::move(sentence));
    }

    /// Reads each field into its member; what is missing, unknown or unfit is named.
    template <class T>
    void read(T& to, const Elsewhere& elsewhere = {}) const {
        std::set<std::string_view> known(elsewhere);
        std::string lacking;
        boost::mp11::mp_for_each<json::MembersOf<T>>([&](auto described) {
            auto& member = to.*described.pointer;
            if (!known.insert(described.name).second) return;
            if (const toml::node* node = table_.get(described.name)) {
                read_field(described.name, *node, member);
            } else if (!json::is_optional<std::remove_cvref_t<decltype(member)>>) {
                lacking += (lacking.empty() ? "" : ", ") + std::string(described.name);
            }
        });
        if (!lacking.empty()) fault_of_all(missing, "Needed and missing: " + lacking + ".");
        for (const auto& [key, node] : table_) {
            if (!known.contains(key.str())) fault(key.str(), "This field is not known here.");
        }
    }

private:
    template <class Member>
    void read_field(std::string_view name, const toml::node& node, Member& member) const {
        json::Reading reading;
        if (json::read(as_json(node), member, reading)) return;
        const Problem& problem = *reading.problem();
        faults_.add(line_of(node, problem.field, own_line(node, line_)), unfit,
                    sentence_of(problem, name));
    }

    const toml::table& table_;
    int line_;
    Faults& faults_;
};

void check_number(const Fields& fields, std::string_view name, std::string_view number) {
    if (number.empty() || is_number(number)) return;
    fields.fault(name, "This is no number that a phone can call: use 2 to 15 digits.");
}

void check_words(const Fields& fields, std::string_view name, const BothLanguages& words) {
    for (const Language language : {Language::en, Language::es}) {
        for (const Label& label : labels_in(words.in(language), language)) {
            fields.fault(name, fmt::format("\"{}\" puts a label before the person. Say: {}.",
                                           label.words, label.instead));
        }
    }
}

void check_languages(const Fields& fields, const HelpLine& line) {
    const auto is_code = [](const Text<3, 2>& language) {
        return std::ranges::all_of(language.text(), [](char c) { return c >= 'a' && c <= 'z'; });
    };
    const std::set<Text<3, 2>> different(line.languages.begin(), line.languages.end());
    if (fields.find("languages") == nullptr) return;
    if (line.languages.empty() || different.size() != line.languages.size() ||
        !std::ranges::all_of(line.languages, is_code)) {
        fields.fault("languages", "Name each language once, by its code: \"en\", \"es\".");
    }
}

HelpLine read_line(const Fields& fields) {
    HelpLine line;
    fields.read(line);
    if (fields.find("call") == nullptr && fields.find("text") == nullptr) {
        fields.fault_of_all(no_number, "A line needs a number to call, or one to write to.");
    }
    if (line.call) check_number(fields, "call", line.call->text());
    if (line.text) check_number(fields, "text", line.text->text());
    if (line.text_word && fields.find("text") == nullptr) {
        fields.fault("text_word", "This needs a number to write to.");
    }
    check_languages(fields, line);
    if (!line.source.empty() && !is_https(line.source.text())) {
        fields.fault("source", "A source's address begins with https://.");
    }
    check_words(fields, "about", line.about);
    return line;
}

/// The tables of a list: `[[countries]]`.
template <class Read>
void each_table(const Fields& fields, std::string_view name, std::size_t most, const Read& read) {
    const toml::node* node = fields.find(name);
    const toml::array* items = node == nullptr ? nullptr : node->as_array();
    if (items == nullptr || items->empty() || items->size() > most) {
        return fields.fault(
            name, fmt::format("1 to {} of them are needed, each below [[{}]].", most, name));
    }
    for (const toml::node& item : *items) {
        if (const auto* table = item.as_table()) {
            read(*table);
        } else {
            fields.fault(name, "Each of them is a table.");
        }
    }
}

HelpCountry read_country(const Fields& fields, Faults& faults) {
    HelpCountry country;
    fields.read(country, {"lines"});
    if (!country.code.empty() && !is_country_code(country.code.text())) {
        fields.fault("code", "A country's code is two capital letters, such as \"US\".");
    }
    check_number(fields, "emergency", country.emergency.text());
    each_table(fields, "lines", country.lines.most, [&](const toml::table& table) {
        country.lines.push_back(read_line(Fields(table, fields.line(), faults)));
    });
    return country;
}

HelpLines read_countries(const toml::table& file, Faults& faults) {
    HelpLines countries;
    const Fields fields(file, 1, faults);
    for (const auto& [key, node] : file) {
        if (key.str() != "countries") fields.fault(key.str(), "This field is not known here.");
    }
    std::set<std::string> seen;
    each_table(fields, "countries", countries.most, [&](const toml::table& table) {
        const Fields own(table, 1, faults);
        countries.push_back(read_country(own, faults));
        const std::string& named = countries.back().code.text();
        if (!named.empty() && !seen.insert(named).second) {
            own.fault("code", "The country " + named + " is there twice.");
        }
    });
    return countries;
}

bool is_checked(const HelpLine& line, Day today) {
    if (!line.checked) return false;
    const auto age = std::chrono::sys_days(today) - std::chrono::sys_days(*line.checked);
    return age >= std::chrono::days{0} && age <= checked_lasts;
}

}  // namespace

bool is_country_code(std::string_view text) {
    return text.size() == 2 &&
           std::ranges::all_of(text, [](char c) { return c >= 'A' && c <= 'Z'; });
}

ReadHelp read_help_lines(std::string_view raw) {
    Faults faults(help_file);
    const auto text = raw.size() <= largest_page ? normalized(raw) : std::nullopt;
    if (!text) {
        faults.add(1, unfit, "This is at most 64 KiB of UTF-8 text without control characters.");
        return {std::nullopt, faults.take()};
    }
    toml::table file;
    try {
        file = toml::parse(*text);
    } catch (const toml::parse_error& error) {
        faults.add(std::max(1, static_cast<int>(error.source().begin.line)), unfit,
                   "This cannot be read: " + std::string(error.description()) + ".");
        return {std::nullopt, faults.take()};
    }
    HelpLines lines = read_countries(file, faults);
    if (!faults.empty()) return {std::nullopt, faults.take()};
    return {std::move(lines), {}};
}

ReadHelp load_help_lines(const std::filesystem::path& content) {
    const auto path = content / help_file;
    if (!std::filesystem::is_regular_file(path)) return {};
    std::ifstream file(path, std::ios::binary);
    std::string text(largest_page + 1, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(file.gcount()));
    return read_help_lines(text);
}

HelpLines built_in_help_lines() {
    const auto files = embedded_content();
    const auto file = std::ranges::find(files, help_file, &File::first);
    check(file != files.end());
    auto read = read_help_lines(file->second);
    check(read.lines.has_value());
    return std::move(*read.lines);
}

std::vector<std::string> unchecked(const HelpLines& lines, Day today) {
    std::vector<std::string> notes;
    for (const HelpCountry& country : lines) {
        std::string names;
        for (const HelpLine& line : country.lines) {
            if (is_checked(line, today)) continue;
            names += (names.empty() ? "" : ", ") + line.name.en.text();
        }
        if (names.empty()) continue;
        notes.push_back(
            fmt::format("{}: nobody has checked these lines within {} days: {}. Call each of them, "
                        "then write the day behind it: checked = {}",
                        country.name.en.text(), checked_lasts.count(), names, to_text(today)));
    }
    return notes;
}

}  // namespace alongside::library
