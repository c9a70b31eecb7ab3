// Percent-decoding. What could be read in two ways is refused rather than guessed.
#include "http/target.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace alongside::http {
namespace {

Problem malformed(std::string_view what) {
    return Problem{
        Kind::invalid, "request.target", "The address cannot be read.", std::string(what), {}};
}

int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

bool is_plain(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c >= 0x20 && c < 0x7f; });
}

/// @returns nothing where the encoding is wrong or the text is not UTF-8 without controls
std::optional<std::string> decoded(std::string_view text, bool plus_is_space) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+' && plus_is_space) {
            result += ' ';
        } else if (text[i] != '%') {
            result += text[i];
        } else {
            if (text.size() - i < 3) return std::nullopt;
            const int high = hex_value(text[i + 1]);
            const int low = hex_value(text[i + 2]);
            if (high < 0 || low < 0) return std::nullopt;
            result += static_cast<char>(high * 16 + low);
            i += 2;
        }
    }
    if (!is_plain(result) && !normalized(result)) return std::nullopt;
    return result;
}

bool has_encoded_slash(std::string_view path) {
    for (std::size_t at = path.find('%'); at != std::string_view::npos;
         at = path.find('%', at + 1)) {
        const std::string_view code = path.substr(at, 3);
        if (code == "%2f" || code == "%2F" || code == "%5c" || code == "%5C") return true;
    }
    return false;
}

bool has_dots(std::string_view path) {
    while (!path.empty()) {
        path.remove_prefix(1);
        const auto end = std::min(path.find('/'), path.size());
        const std::string_view segment = path.substr(0, end);
        if (segment == "." || segment == "..") return true;
        path.remove_prefix(end);
    }
    return false;
}

/// @returns false where a name or value cannot be decoded
bool read_query(std::string_view text, Pairs& query) {
    while (!text.empty()) {
        const auto end = std::min(text.find('&'), text.size());
        const std::string_view pair = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (pair.empty()) continue;
        const auto equals = std::min(pair.find('='), pair.size());
        auto name = decoded(pair.substr(0, equals), true);
        auto value = decoded(pair.substr(std::min(equals + 1, pair.size())), true);
        if (!name || !value) return false;
        query.emplace_back(std::move(*name), std::move(*value));
    }
    return true;
}

}  // namespace

Result<std::string> read_target(std::string_view target, Pairs& query) {
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (!target.starts_with(scheme)) continue;
        target.remove_prefix(scheme.size());
        target.remove_prefix(std::min(target.find_first_of("/?"), target.size()));
        break;
    }
    const auto mark = std::min(target.find('?'), target.size());
    const std::string_view raw = target.substr(0, mark);
    if (!raw.starts_with('/')) return malformed("It begins with a slash.");
    if (has_encoded_slash(raw)) return malformed("It holds an encoded slash.");

    auto path = decoded(raw, false);
    if (!path) return malformed("It is percent-encoded UTF-8 without control characters.");
    if (path->find_first_of("\n\t\\") != std::string::npos ||
        path->find("//") != std::string::npos || has_dots(*path)) {
        return malformed("It has no empty, `.` or `..` parts.");
    }
    if (!read_query(target.substr(std::min(mark + 1, target.size())), query)) {
        return malformed("Its query is percent-encoded UTF-8 without control characters.");
    }
    return std::move(*path);
}

}  // namespace alongside::http
