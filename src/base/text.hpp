// Text that people wrote. Kept as written, normalized to NFC, measured in characters, and of a
// type that cannot be printed by accident.
#pragma once

#include "base/result.hpp"

#include <compare>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace alongside {

/// Unicode NFC of valid UTF-8 without control characters (line feed and tab may stay).
/// @returns nothing where the text is not valid UTF-8 or holds other control characters
[[nodiscard]] std::optional<std::string> normalized(std::string_view text);
/// Characters as a person counts them in a limit: Unicode code points. Expects valid UTF-8.
[[nodiscard]] std::size_t count_characters(std::string_view text);
/// For looking up and comparing only: case and accents folded, spaces collapsed.
/// "José  ÁLVAREZ" → "jose alvarez"
[[nodiscard]] std::string folded(std::string_view text);

/// A person's own words, a name, or contact data. There is deliberately no formatter and no `<<`:
/// to log it does not compile. `text()` is for storing, sealing and answering only.
class Words {
public:
    Words() = default;
    explicit Words(std::string text) : text_(std::move(text)) {}

    [[nodiscard]] const std::string& text() const { return text_; }
    [[nodiscard]] bool empty() const { return text_.empty(); }

    friend auto operator<=>(const Words&, const Words&) = default;

private:
    std::string text_;
};

/// Words of `Min` to `Max` characters.
template <std::size_t Max, std::size_t Min = 1>
class Text : public Words {
public:
    static constexpr std::size_t longest = Max;
    static constexpr std::size_t shortest = Min;

    Text() = default;
    /// For words of our own making; the limits are checked as our own mistake.
    Text(const char* literal) : Words(std::string(literal)) { check(fits(text())); }
    explicit Text(std::string own) : Words(std::move(own)) { check(fits(text())); }

    [[nodiscard]] static bool fits(std::string_view text) {
        const std::size_t size = count_characters(text);
        return size >= Min && size <= Max;
    }
    friend auto operator<=>(const Text&, const Text&) = default;
};

}  // namespace alongside
