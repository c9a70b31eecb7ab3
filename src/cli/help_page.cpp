#include "cli/help_page.hpp"

#include "journal/chain.hpp"

#include <fmt/format.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <functional>

namespace alongside::cli {
namespace {

using library::HelpCountry;
using library::HelpLine;

/// What stands around the lines.
struct PageWords {
    const char* call;           ///< a number follows
    const char* text;           ///< a number follows
    const char* text_word;      ///< the word, then the number
    const char* in;             ///< languages follow
    const char* conjunction;    ///< before the last of several
    const char* more;           ///< heading of the further lines
    const char* numbers_of;     ///< a country's name follows
    const char* danger;         ///< beside an emergency number
    const char* any_emergency;  ///< instead of a number that is not known
};
constexpr PageWords english{"Call {}",
                            "Text {}",
                            "Text {} to {}",
                            "in",
                            "and",
                            "More people to talk to",
                            "Numbers for: {}",
                            "If someone is in danger.",
                            "Call the emergency number of the place where you are."};
constexpr PageWords spanish{"Llama al {}",
                            "Escribe al {}",
                            "Escribe {} al {}",
                            "en",
                            "y",
                            "Más personas con quienes hablar",
                            "Números de: {}",
                            "Si alguien está en peligro.",
                            "Llama al número de emergencia del lugar donde estás."};

const PageWords& words_in(Language language) {
    return language == Language::en ? english : spanish;
}

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\'':
                out += "&#39;";
                break;
            default:
                out += c;
        }
    }
    return out;
}

/// A number as links have it: `1-800-662-4357` → `18006624357`.
std::string dialed(std::string_view number) {
    std::string out;
    std::ranges::copy_if(number, std::back_inserter(out),
                         [](char c) { return c == '+' || (c >= '0' && c <= '9'); });
    return out;
}

/// For a query: whatever is no letter or digit as %XX.
std::string in_address(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool is_plain =
            (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        out += is_plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return out;
}

std::string link(std::string_view address, std::string_view words, std::string_view look) {
    const std::string classes = look.empty() ? "" : fmt::format(" class=\"{}\"", look);
    return fmt::format("<a{} href=\"{}\">{}</a>", classes, escaped(address), escaped(words));
}

std::string call_link(std::string_view number, Language language, std::string_view look = {}) {
    return link("tel:" + dialed(number), fmt::format(fmt::runtime(words_in(language).call), number),
                look);
}

std::string text_link(const HelpLine& line, Language language, std::string_view look = {}) {
    const PageWords& words = words_in(language);
    const std::string& number = line.text->text();
    if (!line.text_word) {
        return link("sms:" + dialed(number), fmt::format(fmt::runtime(words.text), number), look);
    }
    const std::string& word = line.text_word->text();
    // What iPhones and other phones each take for the beginning of the message.
    return link(fmt::format("sms:{}?&body={}", dialed(number), in_address(word)),
                fmt::format(fmt::runtime(words.text_word), word, number), look);
}

/// "English" for `en`, in the reader's language; the code where it has no name.
std::string language_name(const std::string& code, Language reader) {
    const icu::Locale words(reader == Language::en ? "en" : "es");
    icu::UnicodeString wide;
    icu::Locale(code.c_str()).getDisplayLanguage(words, wide);
    std::string name;
    wide.toUTF8String(name);
    return name.empty() ? code : name;
}

bool speaks(const HelpLine& line, Language language) {
    const std::string_view code = json::Format<Language>::name(language);
    return std::ranges::any_of(line.languages,
                               [&](const auto& spoken) { return spoken.text() == code; });
}

/// ", in English and Spanish"; nothing where they speak the reader's language alone.
std::string spoken_in(const HelpLine& line, Language language) {
    if (line.languages.size() == 1 && speaks(line, language)) return {};
    const PageWords& words = words_in(language);
    std::string list;
    for (std::size_t i = 0; i < line.languages.size(); ++i) {
        const std::string name = language_name(line.languages[i].text(), language);
        // Spanish says "español e inglés".
        const bool is_soft = language == Language::es && name.starts_with('i');
        if (i > 0 && i + 1 < line.languages.size()) list += ", ";
        if (i > 0 && i + 1 == line.languages.size()) {
            list += fmt::format(" {} ", is_soft ? "e" : words.conjunction);
        }
        list += name;
    }
    return fmt::format(", {} {}", words.in, list);
}

/// "SAMHSA National Helpline, day and night, in English and Spanish. They help to find …"
std::string told(const HelpLine& line, Language language) {
    const std::string hours = line.hours ? ", " + line.hours->in(language) : "";
    return escaped(line.name.in(language) + hours + spoken_in(line, language) + ". " +
                   line.about.in(language));
}

/// The line for any crisis, as large as can be.
std::string first_part(const HelpCountry* own, Language language) {
    if (own == nullptr) return fmt::format("<p>{}</p>\n", words_in(language).any_emergency);
    const HelpLine& line = own->lines.front();
    std::string out;
    if (line.call) {
        out += fmt::format("<p>{}</p>\n", call_link(line.call->text(), language, "btn btn-block"));
    }
    if (line.text) {
        const char* look = line.call ? "btn btn-quiet btn-block" : "btn btn-block";
        out += fmt::format("<p>{}</p>\n", text_link(line, language, look));
    }
    return out + fmt::format("<p class=\"soft\">{}</p>\n", told(line, language));
}

std::string emergency_part(const HelpCountry* own, Language language) {
    if (own == nullptr) return words_in(language).any_emergency;
    return call_link(own->emergency.text(), language);
}

std::string row(const std::string& links, const std::string& words) {
    return fmt::format("<li>{}<span class=\"soft help-more\">{}</span></li>\n", links, words);
}

/// Lines as a list; those that speak the reader's language first.
std::string rows(std::vector<const HelpLine*> lines, Language language) {
    std::ranges::stable_partition(lines,
                                  [&](const HelpLine* line) { return speaks(*line, language); });
    std::string out;
    for (const HelpLine* line : lines) {
        std::string links;
        if (line->call) links += call_link(line->call->text(), language) + " ";
        if (line->text) links += text_link(*line, language) + " ";
        out += row(links, told(*line, language));
    }
    return out;
}

std::vector<const HelpLine*> lines_from(const HelpCountry& country, std::size_t first) {
    std::vector<const HelpLine*> lines;
    for (std::size_t i = first; i < country.lines.size(); ++i) lines.push_back(&country.lines[i]);
    return lines;
}

std::string more_part(const HelpCountry* own, Language language) {
    if (own == nullptr) return {};
    const PageWords& words = words_in(language);
    std::string out;
    if (own->lines.size() > 1) {
        out = fmt::format("<h3>{}</h3>\n<ul class=\"rows\">\n{}</ul>\n", words.more,
                          rows(lines_from(*own, 1), language));
    }
    const std::string country = fmt::format(fmt::runtime(words.numbers_of), own->name.in(language));
    return out + fmt::format("<p class=\"soft small\">{}</p>\n", escaped(country));
}

std::string others_part(const service::HelpView& view, const HelpCountry* own, Language language) {
    std::string out;
    for (const HelpCountry& country : view.countries) {
        if (&country == own) continue;
        out += fmt::format(
            "<h3>{}</h3>\n<ul class=\"rows\">\n{}{}</ul>\n", escaped(country.name.in(language)),
            row(call_link(country.emergency.text(), language) + " ", words_in(language).danger),
            rows(lines_from(country, 0), language));
    }
    return out;
}

/// Puts `part` between the mark of that name and the next end; as it was where there is no mark.
std::string spliced(std::string page, std::string_view name, const std::string& part) {
    const std::string mark = fmt::format("<!-- lines: {} -->", name);
    const auto begin = page.find(mark);
    const auto end = page.find("<!-- end -->", begin);
    if (begin == std::string::npos || end == std::string::npos) return page;
    const auto first = begin + mark.size();
    return page.replace(first, end - first, part.ends_with('\n') ? "\n" + part : part);
}

/// The text between `before` and the next quote made anew.
std::string with_quoted(std::string script, std::string_view before,
                        const std::function<std::string(std::string_view)>& change) {
    const auto found = script.find(before);
    if (found == std::string::npos) return script;
    const auto first = found + before.size();
    const auto end = script.find('\'', first);
    if (end == std::string::npos) return script;
    const std::string changed = change(std::string_view(script).substr(first, end - first));
    return script.replace(first, end - first, changed);
}

std::string hash_of(std::string_view text) {
    return to_hex(ByteView(sha256({bytes_of(text)})).first(12));
}

}  // namespace

std::string filled_help_page(std::string_view page, const service::HelpView& view) {
    const auto found = std::ranges::find_if(view.countries, [&](const HelpCountry& country) {
        return country.code.text() == view.country;
    });
    const HelpCountry* own = found == view.countries.end() ? nullptr : &*found;
    std::string filled(page);
    for (const Language language : {Language::en, Language::es}) {
        const std::string code(json::Format<Language>::name(language));
        const std::pair<std::string_view, std::string> parts[] = {
            {"first", first_part(own, language)},
            {"emergency", emergency_part(own, language)},
            {"more", more_part(own, language)},
            {"others", others_part(view, own, language)}};
        for (const auto& [name, part] : parts) {
            filled = spliced(std::move(filled), fmt::format("{} {}", code, name), part);
        }
    }
    return filled;
}

http::Assets with_help(const http::Assets& assets, const service::HelpView& view) {
    constexpr std::string_view page_path = "/help/index.html";
    constexpr std::string_view worker_path = "/sw.js";
    const std::string_view page = assets.raw(page_path);
    const std::string_view worker = assets.raw(worker_path);
    const std::string filled = filled_help_page(page, view);
    const bool leaves_elsewhere = view.leave_to != service::HelpChoices{}.leave_to;
    if (page.empty() || (filled == page && !leaves_elsewhere)) return assets;
    const std::string version = hash_of(filled + view.leave_to);
    std::string script =
        with_quoted(std::string(worker), "const VERSION = '",
                    [&](std::string_view built) { return std::string(built) + "-" + version; });
    // Another site's address is none of the worker's business.
    if (view.leave_to.starts_with('/')) {
        script = with_quoted(std::move(script), "const LEAVE_TO = '",
                             [&](std::string_view) { return view.leave_to; });
    }
    return assets.with(page_path, filled, hash_of(filled))
        .with(worker_path, script, hash_of(script));
}

}  // namespace alongside::cli
