// See plain_text.hpp. Not a sanitizer for HTML that will be shown as HTML: nothing here ever is.
#include "directory/plain_text.hpp"

#include "base/result.hpp"
#include "base/text.hpp"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

namespace alongside::directory {
namespace {

std::string from_windows_1252(std::string_view text) {
    const icu::UnicodeString wide(text.data(), static_cast<std::int32_t>(text.size()),
                                  "windows-1252");
    std::string result;
    wide.toUTF8String(result);
    return result;
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
bool is_letter(char c) {
    return lower(c) >= 'a' && lower(c) <= 'z';
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// `needle` in lower case, from `from` on.
std::size_t find_ignoring_case(std::string_view text, std::string_view needle, std::size_t from) {
    const auto found =
        std::search(text.begin() + static_cast<std::ptrdiff_t>(from), text.end(), needle.begin(),
                    needle.end(), [](char a, char b) { return lower(a) == b; });
    return found == text.end() ? std::string_view::npos
                               : static_cast<std::size_t>(found - text.begin());
}

/// The tag's name in lower case, with the slash of an end tag: "br", "/p".
std::string tag_name(std::string_view tag) {
    std::string name;
    for (const char c : tag) {
        const bool is_part = is_letter(c) || is_digit(c) || c == '!' || (c == '/' && name.empty());
        if (!is_part) break;
        name += lower(c);
    }
    return name;
}

/// "<" begins a tag only before a letter, `/` and a letter, or `!`: "a < b" stays as it is.
bool begins_tag(std::string_view rest) {
    if (rest.size() < 3) return false;
    return is_letter(rest[1]) || rest[1] == '!' || (rest[1] == '/' && is_letter(rest[2]));
}

std::string without_tags(std::string_view text) {
    static constexpr std::array line_ends = {"br", "/p", "/div", "/li", "/tr", "/h1", "/h2", "/h3"};
    std::string result;
    const std::size_t last_close = text.rfind('>');  // beyond it nothing is searched: linear time
    for (std::size_t at = 0; at < text.size();) {
        const bool is_tag = text[at] == '<' && last_close != std::string_view::npos &&
                            at < last_close && begins_tag(text.substr(at));
        if (!is_tag) {
            result += text[at++];
            continue;
        }
        const std::size_t close = text.find('>', at);
        const std::string name = tag_name(text.substr(at + 1, close - at - 1));
        at = close + 1;
        if (name == "script" || name == "style") {
            const std::size_t end = find_ignoring_case(text, "</" + name, at);
            const std::size_t end_close = end == std::string_view::npos ? end : text.find('>', end);
            at = end_close == std::string_view::npos ? text.size() : end_close + 1;
        } else if (std::ranges::find(line_ends, name) != line_ends.end()) {
            result += '\n';
        }
    }
    return result;
}

void append_code_point(std::string& to, std::uint32_t value) {
    // Numbers 128 to 159 are written for Windows-1252 characters by old programs.
    if (value >= 0x80 && value <= 0x9F) {
        const char byte = static_cast<char>(value);
        to += from_windows_1252({&byte, 1});
        return;
    }
    if (value == 0 || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return;
    icu::UnicodeString(static_cast<UChar32>(value)).toUTF8String(to);
}

struct Entity {
    std::string_view name;
    std::string_view text;
};
constexpr Entity entities[] = {
    {"amp", "&"},    {"lt", "<"},     {"gt", ">"},     {"quot", "\""},  {"apos", "'"},
    {"nbsp", " "},   {"ndash", "–"},  {"mdash", "—"},  {"lsquo", "‘"},  {"rsquo", "’"},
    {"ldquo", "“"},  {"rdquo", "”"},  {"hellip", "…"}, {"bull", "•"},   {"middot", "·"},
    {"deg", "°"},    {"frac12", "½"}, {"copy", "©"},   {"reg", "®"},    {"trade", "™"},
    {"eacute", "é"}, {"egrave", "è"}, {"ecirc", "ê"},  {"aacute", "á"}, {"agrave", "à"},
    {"acirc", "â"},  {"auml", "ä"},   {"iacute", "í"}, {"oacute", "ó"}, {"ocirc", "ô"},
    {"ouml", "ö"},   {"uacute", "ú"}, {"uuml", "ü"},   {"ntilde", "ñ"}, {"ccedil", "ç"},
    {"szlig", "ß"},  {"Eacute", "É"}, {"Aacute", "Á"}, {"Ntilde", "Ñ"}, {"iexcl", "¡"},
};

/// Decodes the entity at the front of `text` (which begins with `&`) into `to`.
/// @returns its length; 0 where there is none
std::size_t decode_entity(std::string_view text, std::string& to) {
    const std::size_t end = text.substr(0, 12).find(';');
    if (end == std::string_view::npos || end < 2) return 0;
    std::string_view name = text.substr(1, end - 1);
    if (name[0] == '#') {
        name.remove_prefix(1);
        const bool is_hex = !name.empty() && lower(name[0]) == 'x';
        if (is_hex) name.remove_prefix(1);
        std::uint32_t value = 0;
        const auto [last, error] =
            std::from_chars(name.data(), name.data() + name.size(), value, is_hex ? 16 : 10);
        if (error != std::errc{} || last != name.data() + name.size()) return 0;
        append_code_point(to, value);
        return end + 1;
    }
    for (const Entity& entity : entities) {
        if (entity.name != name) continue;
        to += entity.text;
        return end + 1;
    }
    return 0;
}

std::string without_entities(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = text[at] == '&' ? decode_entity(text.substr(at), result) : 0;
        if (length == 0) result += text[at];
        at += std::max<std::size_t>(length, 1);
    }
    return result;
}

std::string without_controls(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        // C1 controls are C2 80 to C2 9F in UTF-8.
        if (c == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0) {
            ++i;
            continue;
        }
        if (c == '\r') {
            // CR LF is one line end, a lone CR too.
            if (i + 1 >= text.size() || text[i + 1] != '\n') result += '\n';
            continue;
        }
        if ((c < 0x20 && c != '\n' && c != '\t') || c == 0x7F) continue;
        result += text[i];
    }
    return result;
}

/// Spaces at line ends, blank lines beyond one, and blanks around the whole go.
std::string tidy(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c == '\n') {
            while (!result.empty() && (result.back() == ' ' || result.back() == '\t')) {
                result.pop_back();
            }
            if (result.empty() || result.ends_with("\n\n")) continue;
        }
        if ((c == ' ' || c == '\t') && (result.empty() || result.back() == '\n')) continue;
        result += c;
    }
    while (!result.empty() && (result.back() == ' ' || result.back() == '\n')) result.pop_back();
    return result;
}

}  // namespace

bool is_utf8(std::string_view text) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto size = static_cast<std::int32_t>(text.size());
    for (std::int32_t at = 0; at < size;) {
        UChar32 c = 0;
        U8_NEXT(bytes, at, size, c);
        if (c < 0) return false;
    }
    return true;
}

std::string plain_lines(std::string_view text) {
    const std::string utf8 = is_utf8(text) ? std::string(text) : from_windows_1252(text);
    // Tags once more after the entities: some lists carry their markup encoded.
    const std::string plain = without_tags(without_entities(without_tags(utf8)));
    const auto result = normalized(without_controls(plain));
    return result ? tidy(*result) : std::string();
}

std::string plain_line(std::string_view text) {
    std::string result;
    for (const char c : plain_lines(text)) {
        const bool is_space = c == ' ' || c == '\n' || c == '\t';
        if (is_space && (result.empty() || result.back() == ' ')) continue;
        result += is_space ? ' ' : c;
    }
    if (result.ends_with(' ')) result.pop_back();
    return result;
}

std::optional<std::string> web_address(std::string_view text) {
    while (text.starts_with(' ')) text.remove_prefix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    if (text.size() > 2000) return std::nullopt;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte <= 0x20 || byte == 0x7F || c == '"' || c == '<' || c == '>' || c == '\\') {
            return std::nullopt;
        }
    }
    const std::size_t scheme = text.find("://");
    if (scheme == std::string_view::npos || !is_utf8(text)) return std::nullopt;
    std::string address;
    for (const char c : text.substr(0, scheme)) address += lower(c);
    if (address != "http" && address != "https") return std::nullopt;
    const std::string_view rest = text.substr(scheme + 3);
    const std::string_view host = rest.substr(0, rest.find_first_of("/?#"));
    // A user name before the host makes an address look like another one's.
    if (host.empty() || host.front() == '.' || host.find('@') != std::string_view::npos) {
        return std::nullopt;
    }
    return address + "://" + std::string(rest);
}

std::string slug_of(std::string_view text) {
    std::string slug;
    for (const char c : folded(text)) {
        const bool is_part = is_letter(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
        if (is_part) {
            slug += c;
        } else if (!slug.empty() && slug.back() != '-') {
            slug += '-';
        }
    }
    if (slug.ends_with('-')) slug.pop_back();
    return slug;
}

}  // namespace alongside::directory
