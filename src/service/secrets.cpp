#include "service/secrets.hpp"

#include "base/text.hpp"

#include <liboath/oath.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <set>

namespace alongside::service {
namespace {

constexpr std::string_view code_letters =
    "0123456789ABCDEFGHJKMNPQRSTVWXYZ";  // Crockford's base 32

/// What people choose first. Compared with the letters of a password, digits and marks cut off at
/// both ends and look-alikes turned back, so that "P4ssw0rd2026!" is found too.
constexpr std::string_view first_tried[] = {
    "password",   "passwort",      "contrasena",
    "letmein",    "welcome",       "bienvenido",
    "qwerty",     "qwertyuiop",    "asdfghjkl",
    "zxcvbnm",    "iloveyou",      "teamo",
    "tequiero",   "princess",      "princesa",
    "sunshine",   "football",      "baseball",
    "monkey",     "dragon",        "master",
    "superman",   "batman",        "shadow",
    "michael",    "jennifer",      "jordan",
    "hunter",     "trustno",       "whatever",
    "starwars",   "freedom",       "secret",
    "changeme",   "default",       "guest",
    "admin",      "administrator", "root",
    "login",      "abcdefg",       "abcdefgh",
    "abcd",       "abc",           "computer",
    "internet",   "chocolate",     "butterfly",
    "flower",     "summer",        "winter",
    "spring",     "autumn",        "monday",
    "friday",     "sunday",        "january",
    "december",   "family",        "mother",
    "father",     "jesus",         "jesuschrist",
    "blessed",    "amen",          "god",
    "serenity",   "recovery",      "onedayatatime",
    "easydoesit", "soberliving",   "sober",
    "sobriety",   "clinic",        "hospital",
    "counselor",  "therapist",     "patient",
    "client",     "alongside",     "correcthorsebatterystaple",
};

char look_alike(char c) {
    switch (c) {
        case '0':
            return 'o';
        case '1':
        case '!':
            return 'i';
        case '3':
            return 'e';
        case '4':
        case '@':
            return 'a';
        case '5':
        case '$':
            return 's';
        case '7':
            return 't';
        default:
            return c;
    }
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

/// The letters at the heart of a password.
std::string heart_of(std::string_view text) {
    while (!text.empty() && !is_letter(text.back())) text.remove_suffix(1);
    std::string heart;
    for (const char c : text) {
        const char letter = look_alike(c);
        if (is_letter(letter)) heart += letter;
    }
    return heart;
}

/// `word` once or several times over and nothing else.
bool repeats(std::string_view text, std::string_view word) {
    if (word.empty() || text.empty() || text.size() % word.size() != 0) return false;
    for (std::size_t at = 0; at < text.size(); at += word.size()) {
        if (text.substr(at, word.size()) != word) return false;
    }
    return true;
}

/// Up or down by one all along: 123456…, abcdef…
bool is_a_run(std::string_view text) {
    int steps = 0;
    for (std::size_t i = 1; i < text.size(); ++i) {
        const int step = text[i] - text[i - 1];
        if (step >= -1 && step <= 1) ++steps;
    }
    return text.size() > 2 && static_cast<std::size_t>(steps) + 2 >= text.size();
}

Problem weak(std::string_view title, std::string_view detail) {
    return {Kind::invalid, "password.weak", std::string(title), std::string(detail), "/password"};
}

struct OathLibrary {
    OathLibrary() { check(oath_init() == OATH_OK); }
    ~OathLibrary() { oath_done(); }
};

void need_oath() {
    static const OathLibrary library;
}

}  // namespace

std::string random_token() {
    std::array<std::uint8_t, 32> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    return to_base64url(bytes);
}

std::string random_code(int groups) {
    std::string code;
    for (int i = 0; i < groups * 4; ++i) {
        if (i > 0 && i % 4 == 0) code += '-';
        code += code_letters[randombytes_uniform(32)];
    }
    return code;
}

std::string tidy_code(std::string_view typed) {
    std::string code;
    for (char c : typed) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
        if (c == 'O') c = '0';
        if (c == 'I' || c == 'L') c = '1';
        if (code_letters.find(c) == std::string_view::npos) continue;
        if (code.size() == 4 || code.size() == 9) code += '-';
        code += c;
    }
    return code;
}

Result<void> password_may_be_used(std::string_view password, std::size_t shortest,
                                  std::span<const std::string> known) {
    if (!normalized(password)) {
        return weak("This password holds characters that cannot be used.",
                    "Use letters you can type.");
    }
    if (count_characters(password) < shortest) {
        return weak("This password is too short.",
                    "Use at least " + std::to_string(shortest) +
                        " characters. Three or four words that you can remember are good.");
    }
    const std::string text = folded(password);
    const std::set<char> different(text.begin(), text.end());
    if (different.size() < 5 || is_a_run(text)) {
        return weak("This password is a pattern that is easy to guess.",
                    "Use three or four words that you can remember.");
    }
    const std::string heart = heart_of(text);
    for (const std::string_view word : first_tried) {
        if (repeats(heart, word)) {
            return weak("This password is one of the first that anyone would try.",
                        "Use three or four words that you can remember.");
        }
    }
    for (const std::string& word : known) {
        if (word.size() >= 3 && repeats(heart, heart_of(folded(word)))) {
            return weak("This password is a name that others know.",
                        "Use three or four words that have nothing to do with you.");
        }
    }
    return {};
}

Result<void> pin_may_be_used(std::string_view pin) {
    const auto wrong = [](std::string_view title, std::string_view detail) {
        return Problem{Kind::invalid, "pin.weak", std::string(title), std::string(detail), "/pin"};
    };
    const bool is_digits = std::ranges::all_of(pin, [](char c) { return c >= '0' && c <= '9'; });
    if (pin.size() != 6 || !is_digits) {
        return wrong("A PIN is six digits.", "Use six digits that only you know.");
    }
    const std::set<char> different(pin.begin(), pin.end());
    const bool is_pattern = different.size() < 3 || is_a_run(pin) ||
                            repeats(pin, pin.substr(0, 3)) || repeats(pin, pin.substr(0, 2)) ||
                            (pin[0] == pin[1] && pin[2] == pin[3] && pin[4] == pin[5]);
    if (is_pattern) {
        return wrong("This PIN is a pattern that is easy to guess.",
                     "Use digits in no special order.");
    }
    const auto is_year = [](std::string_view part) {
        return part.starts_with("19") || part.starts_with("20");
    };
    if (is_year(pin.substr(0, 4)) || is_year(pin.substr(2))) {
        return wrong("This PIN holds a year.", "Use digits that have nothing to do with you.");
    }
    return {};
}

Bytes new_totp_secret() {
    Bytes secret(20);
    randombytes_buf(secret.data(), secret.size());
    return secret;
}

std::string base32(ByteView secret) {
    need_oath();
    char* text = nullptr;
    std::size_t length = 0;
    check(oath_base32_encode(reinterpret_cast<const char*>(secret.data()), secret.size(), &text,
                             &length) == OATH_OK);
    std::string result(text, length);
    std::free(text);  // liboath allocates with malloc
    return result;
}

std::string totp_uri(ByteView secret, std::string_view issuer, std::string_view account) {
    const auto escaped = [](std::string_view text) {
        std::string out;
        for (const char c : text) {
            const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                                  (c >= '0' && c <= '9') || c == '-' || c == '.';
            if (is_plain) {
                out += c;
            } else {
                const auto byte = static_cast<std::uint8_t>(c);
                out += '%';
                out += to_hex({&byte, 1});
            }
        }
        return out;
    };
    return "otpauth://totp/" + escaped(issuer) + ":" + escaped(account) +
           "?secret=" + base32(secret) + "&issuer=" + escaped(issuer) +
           "&algorithm=SHA1&digits=6&period=30";
}

std::optional<std::int64_t> totp_step(ByteView secret, std::string_view code, Instant now) {
    need_oath();
    if (code.size() != 6) return std::nullopt;
    const auto seconds = static_cast<time_t>(
        std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count());
    int position = 0;
    std::uint64_t counter = 0;
    const std::string typed(code);
    const int found =
        oath_totp_validate3(reinterpret_cast<const char*>(secret.data()), secret.size(), seconds,
                            OATH_TOTP_DEFAULT_TIME_STEP_SIZE, OATH_TOTP_DEFAULT_START_TIME, 1,
                            &position, &counter, typed.c_str());
    if (found < 0) return std::nullopt;
    return static_cast<std::int64_t>(counter);
}

}  // namespace alongside::service
