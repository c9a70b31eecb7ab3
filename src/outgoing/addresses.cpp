#include "outgoing/addresses.hpp"

#include "outgoing/curl.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <array>

namespace alongside::outgoing {
namespace {

/// @source RFC 5321 section 4.5.3.1: the longest local part, domain and path
constexpr std::size_t longest_local_part = 64;
constexpr std::size_t longest_label = 63;
constexpr std::size_t longest_address = 254;
/// @source ITU-T E.164: at most 15 digits, the country's first and never 0
constexpr std::size_t most_digits = 15;
constexpr std::size_t fewest_digits = 8;

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(' ');
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

/// Words of these characters with single dots between.
/// @source RFC 5322 section 3.2.3, dot-atom
bool is_local_part(std::string_view text) {
    constexpr std::string_view marks = "!#$%&'*+-/=?^_`{|}~";
    if (text.empty() || text.size() > longest_local_part) return false;
    if (text.front() == '.' || text.back() == '.') return false;
    if (text.find("..") != std::string_view::npos) return false;
    return std::ranges::all_of(text, [&](char c) {
        return is_letter(c) || is_digit(c) || c == '.' || marks.find(c) != std::string_view::npos;
    });
}

bool is_label(std::string_view text) {
    if (text.empty() || text.size() > longest_label) return false;
    if (text.front() == '-' || text.back() == '-') return false;
    return std::ranges::all_of(text,
                               [](char c) { return is_letter(c) || is_digit(c) || c == '-'; });
}

bool is_domain(std::string_view text) {
    int labels = 0;
    std::string_view last;
    for (std::size_t at = 0; at <= text.size(); at += last.size() + 1, ++labels) {
        last = text.substr(at, text.find('.', at) - at);
        if (!is_label(last)) return false;
    }
    // The last one begins with a letter: an address of numbers is none of a mailbox.
    return labels > 1 && is_letter(last.front());
}

std::string in_small_letters(std::string_view text) {
    std::string small(text);
    for (char& c : small) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return small;
}

std::optional<std::string> part(CURLU* url, CURLUPart which) {
    char* text = nullptr;
    if (curl_url_get(url, which, &text, 0) != CURLUE_OK) return std::nullopt;
    std::string result(text);
    curl_free(text);
    return result;
}

bool is_loopback(const std::string& host) {
    std::array<unsigned char, sizeof(in_addr)> bytes{};
    const bool is_v4 = ::inet_pton(AF_INET, host.c_str(), bytes.data()) == 1;
    return host == "localhost" || host == "::1" || (is_v4 && bytes[0] == 127);
}

}  // namespace

std::optional<std::string> email_address(std::string_view typed) {
    const std::string_view text = trimmed(typed);
    const auto at = text.find('@');
    if (at == std::string_view::npos || text.size() > longest_address) return std::nullopt;
    const std::string_view local = text.substr(0, at);
    const std::string_view domain = text.substr(at + 1);
    if (!is_local_part(local) || !is_domain(domain)) return std::nullopt;
    return std::string(local) + "@" + in_small_letters(domain);
}

std::optional<std::string> phone_number(std::string_view typed) {
    const std::string_view text = trimmed(typed);
    if (!text.starts_with('+')) return std::nullopt;
    std::string number = "+";
    for (const char c : text.substr(1)) {
        if (is_digit(c)) {
            number += c;
        } else if (std::string_view(" -.()").find(c) == std::string_view::npos) {
            return std::nullopt;
        }
    }
    const std::size_t digits = number.size() - 1;
    if (digits < fewest_digits || digits > most_digits || number[1] == '0') return std::nullopt;
    return number;
}

std::optional<ServerAddress> server_address(const std::string& text) {
    const Url url(curl_url());
    if (!url) throw std::bad_alloc();
    if (curl_url_set(url.get(), CURLUPART_URL, text.c_str(), 0) != CURLUE_OK) return std::nullopt;
    // A password in an address ends up in listings and logs.
    if (part(url.get(), CURLUPART_USER) || part(url.get(), CURLUPART_PASSWORD)) return std::nullopt;
    auto scheme = part(url.get(), CURLUPART_SCHEME);
    auto host = part(url.get(), CURLUPART_HOST);
    if (!scheme || !host || host->empty()) return std::nullopt;
    if (host->front() == '[' && host->back() == ']') *host = host->substr(1, host->size() - 2);
    const bool here = is_loopback(*host);
    return ServerAddress{std::move(*scheme), std::move(*host), here};
}

}  // namespace alongside::outgoing
