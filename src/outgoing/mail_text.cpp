#include "outgoing/mail_text.hpp"

#include "base/bytes.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace alongside::outgoing {
namespace {

constexpr std::size_t body_line = 76;     ///< characters; a multiple of 4
constexpr std::size_t encoded_word = 45;  ///< bytes in one encoded word: 60 characters of base64

/// @source RFC 4648 section 4
std::string base64(std::string_view text) {
    constexpr std::string_view letters =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const ByteView bytes = bytes_of(text);
    std::string out;
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        const std::size_t given = std::min<std::size_t>(3, bytes.size() - at);
        std::uint32_t group = 0;
        for (std::size_t i = 0; i < 3; ++i) {
            group = group << 8U | (i < given ? bytes[at + i] : 0U);
        }
        for (std::size_t i = 0; i < 4; ++i) {
            out += i <= given ? letters[group >> (18U - 6U * i) & 63U] : '=';
        }
    }
    return out;
}

std::string without_controls(std::string_view text) {
    std::string plain(text);
    for (char& c : plain) {
        if (static_cast<unsigned char>(c) < ' ' || c == '\x7f') c = ' ';
    }
    return plain;
}

bool is_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80U; });
}

/// The longest beginning of at most `most` bytes that ends between two characters.
std::string_view whole_characters(std::string_view text, std::size_t most) {
    if (text.size() <= most) return text;
    while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80U) --most;
    return text.substr(0, most);
}

/// A name before an address: quoted where it is ASCII, else encoded.
std::string named(std::string_view name, std::string_view address) {
    if (name.empty()) return std::string(address);
    std::string shown = header_text(name);
    if (is_ascii(name)) {
        std::string quoted;
        for (const char c : shown) {
            if (c == '"' || c == '\\') quoted += '\\';
            quoted += c;
        }
        shown = "\"" + quoted + "\"";
    }
    return fmt::format("{} <{}>", shown, address);
}

/// `Sun, 22 Nov 2026 12:10:45 +0000`
std::string date_text(Instant at) {
    constexpr const char* day_names[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr const char* month_names[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                           "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto midnight = std::chrono::floor<std::chrono::days>(at);
    const Day day{midnight};
    const std::chrono::hh_mm_ss time{std::chrono::floor<std::chrono::seconds>(at - midnight)};
    return fmt::format(
        "{}, {:02} {} {} {:02}:{:02}:{:02} +0000",
        day_names[std::chrono::weekday{midnight}.c_encoding()], static_cast<unsigned>(day.day()),
        month_names[static_cast<unsigned>(day.month()) - 1], static_cast<int>(day.year()),
        time.hours().count(), time.minutes().count(), time.seconds().count());
}

std::string body_text(std::string_view text) {
    std::string lines;
    for (const char c : text) lines += c == '\n' ? "\r\n" : std::string(1, c);
    const std::string encoded = base64(lines);
    std::string body;
    for (std::size_t at = 0; at < encoded.size(); at += body_line) {
        body += encoded.substr(at, body_line) + "\r\n";
    }
    return body;
}

}  // namespace

std::string header_text(std::string_view text) {
    const std::string plain = without_controls(text);
    if (is_ascii(plain)) return plain;
    std::string out;
    for (std::string_view rest = plain; !rest.empty();) {
        const std::string_view word = whole_characters(rest, encoded_word);
        out += (out.empty() ? "" : "\r\n ") + fmt::format("=?UTF-8?B?{}?=", base64(word));
        rest.remove_prefix(word.size());
    }
    return out;
}

std::string mail_text(const Letter& letter, std::string_view from, std::string_view name) {
    const std::string_view domain = from.substr(from.find('@') + 1);
    std::string text;
    const auto header = [&](std::string_view key, std::string_view value) {
        text += fmt::format("{}: {}\r\n", key, value);
    };
    header("Date", date_text(letter.at));
    header("From", named(name, from));
    header("To", letter.to.text());
    header("Subject", header_text(letter.subject));
    header("Message-ID", fmt::format("<{}@{}>", letter.id, domain));
    header("Auto-Submitted", "auto-generated");  // RFC 3834: nobody's absence note is wanted
    header("MIME-Version", "1.0");
    header("Content-Type", "text/plain; charset=utf-8");
    header("Content-Transfer-Encoding", "base64");
    return text + "\r\n" + body_text(letter.text);
}

}  // namespace alongside::outgoing
