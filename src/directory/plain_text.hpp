// Turns the text that lists carry into plain text: entities decoded, tags gone, NFC, one encoding.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace alongside::directory {

/// Whether every byte is part of valid UTF-8.
[[nodiscard]] bool is_utf8(std::string_view text);
/// Many lines: `<br>` and the ends of paragraphs become line feeds, other tags and the insides of
/// `<script>` and `<style>` go. Bytes that are not UTF-8 are read as Windows-1252. Control
/// characters go. Spaces at line ends and more than one blank line go.
/// The result is plain text, which may contain `<`: whoever shows it escapes it.
[[nodiscard]] std::string plain_lines(std::string_view text);
/// The same as one line, spaces collapsed.
[[nodiscard]] std::string plain_line(std::string_view text);
/// An absolute http or https address with a host, without user name, spaces or control characters,
/// at most 2,000 bytes.
/// @returns nothing for any other text
[[nodiscard]] std::optional<std::string> web_address(std::string_view text);
/// Letters and digits in lower case with single hyphens between: "Men's Big Book" →
/// "men-s-big-book".
[[nodiscard]] std::string slug_of(std::string_view text);

}  // namespace alongside::directory
