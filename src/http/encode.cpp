// Status lines, headers and gzip.
#include "http/encode.hpp"

#include "base/result.hpp"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <new>

namespace alongside::http {
namespace {

/// Below this many bytes gzip saves no packet.
constexpr std::size_t worth_compressing = 1024;
/// zlib's second fastest: a quarter of the default's time for nine tenths of its effect on JSON.
constexpr int level = 2;
constexpr int gzip_window = 15 + 16;
constexpr int memory_level = 8;

/// zlib's state, made once a thread: setting it up costs more than compressing an answer.
class Deflater {
public:
    Deflater() {
        if (deflateInit2(&stream_, level, Z_DEFLATED, gzip_window, memory_level,
                         Z_DEFAULT_STRATEGY) != Z_OK) {
            throw std::bad_alloc();
        }
    }
    ~Deflater() { deflateEnd(&stream_); }
    Deflater(const Deflater&) = delete;
    Deflater& operator=(const Deflater&) = delete;

    std::string run(std::string_view bytes) {
        check(deflateReset(&stream_) == Z_OK);
        std::string result(deflateBound(&stream_, bytes.size()), '\0');
        // zlib's interface is older than const: it does not write through next_in.
        stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
        stream_.avail_in = static_cast<uInt>(bytes.size());
        stream_.next_out = reinterpret_cast<Bytef*>(result.data());
        stream_.avail_out = static_cast<uInt>(result.size());
        check(deflate(&stream_, Z_FINISH) == Z_STREAM_END);
        result.resize(stream_.total_out);
        return result;
    }

private:
    z_stream stream_{};
};

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

bool is_text(std::string_view type) {
    return type.starts_with("text/") || type.starts_with("application/json") ||
           type.find("+json") != std::string_view::npos || type.starts_with("application/x-ndjson");
}

std::string_view reason(unsigned status) {
    switch (status) {
        case 200:
            return "OK";
        case 201:
            return "Created";
        case 202:
            return "Accepted";
        case 204:
            return "No Content";
        case 302:
            return "Found";
        case 303:
            return "See Other";
        case 304:
            return "Not Modified";
        case 400:
            return "Bad Request";
        case 401:
            return "Unauthorized";
        case 403:
            return "Forbidden";
        case 404:
            return "Not Found";
        case 405:
            return "Method Not Allowed";
        case 406:
            return "Not Acceptable";
        case 408:
            return "Request Timeout";
        case 409:
            return "Conflict";
        case 410:
            return "Gone";
        case 412:
            return "Precondition Failed";
        case 413:
            return "Content Too Large";
        case 414:
            return "URI Too Long";
        case 415:
            return "Unsupported Media Type";
        case 422:
            return "Unprocessable Content";
        case 429:
            return "Too Many Requests";
        case 431:
            return "Request Header Fields Too Large";
        case 500:
            return "Internal Server Error";
        case 503:
            return "Service Unavailable";
        case 507:
            return "Insufficient Storage";
        default:
            return "";
    }
}

bool has_no_length(unsigned status) {
    return status == 204 || status == 304;
}

void add_header(std::string& head, std::string_view name, std::string_view value) {
    const auto is_control = [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 || byte == 0x7f;
    };
    check(std::ranges::none_of(name, is_control) && std::ranges::none_of(value, is_control));
    head.append(name).append(": ").append(value).append("\r\n");
}

}  // namespace

bool accepts(std::string_view accept_encoding, std::string_view coding) {
    bool by_star = false;
    for (std::string_view rest = accept_encoding; !rest.empty();) {
        const auto end = std::min(rest.find(','), rest.size());
        const std::string_view item = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));

        const auto semicolon = std::min(item.find(';'), item.size());
        const std::string_view name = trimmed(item.substr(0, semicolon));
        const std::string_view weight = trimmed(item.substr(std::min(semicolon + 1, item.size())));
        const bool refused =
            weight.starts_with("q=0") && weight.find_first_of("123456789", 3) == std::string::npos;
        if (name == coding) return !refused;
        if (name == "*") by_star = !refused;
    }
    return by_star;
}

std::string gzip(std::string_view bytes) {
    thread_local Deflater deflater;
    return deflater.run(bytes);
}

void complete(Response& response, const Request& request) {
    if (response.header("Cache-Control").empty()) response.with("Cache-Control", "no-store");
    if (response.events || !is_text(response.content_type)) return;
    const std::string_view content = response.content();
    if (content.size() <= worth_compressing || !response.header("Content-Encoding").empty()) return;

    response.with("Vary", "Accept-Encoding");
    if (!accepts(request.header("Accept-Encoding"), "gzip")) return;
    std::string compressed = gzip(content);
    response.shared_body.reset();
    response.static_body = {};
    response.body = std::move(compressed);
    response.with("Content-Encoding", "gzip");
}

std::string security_headers(std::string_view origin) {
    std::string lines =
        "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; "
        "img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
        "worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'; trusted-types svelte-trusted-html alongside-sw\r\n"
        "X-Content-Type-Options: nosniff\r\n"
        "Referrer-Policy: no-referrer\r\n"
        "Cross-Origin-Opener-Policy: same-origin\r\n"
        "Cross-Origin-Resource-Policy: same-origin\r\n"
        "Permissions-Policy: camera=(), microphone=(), payment=(), usb=(), geolocation=(self)\r\n";
    if (origin.starts_with("https://")) {
        lines += "Strict-Transport-Security: max-age=31536000; includeSubDomains\r\n";
    }
    return lines;
}

std::string head_of(const Response& response, const HeadExtras& extras) {
    std::string head;
    head.reserve(extras.security.size() + 512);
    head.append("HTTP/1.1 ").append(fmt::format_int(response.status).c_str());
    head.append(" ").append(reason(response.status));
    head.append("\r\nDate: ").append(extras.date).append("\r\n");
    if (response.events) {
        // No length: the stream ends with the connection. The last line is for nginx.
        head += "Content-Type: text/event-stream\r\nX-Accel-Buffering: no\r\n";
    } else {
        if (!response.content_type.empty()) {
            add_header(head, "Content-Type", response.content_type);
        }
        if (!has_no_length(response.status)) {
            head.append("Content-Length: ");
            head.append(fmt::format_int(response.content().size()).c_str()).append("\r\n");
        }
    }
    for (const auto& [name, value] : response.headers) add_header(head, name, value);
    head += extras.security;
    head += extras.keep_alive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
    return head;
}

std::string date_now() {
    static constexpr std::array<std::string_view, 7> weekdays{"Sun", "Mon", "Tue", "Wed",
                                                              "Thu", "Fri", "Sat"};
    static constexpr std::array<std::string_view, 12> months{
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    const auto midnight = std::chrono::floor<std::chrono::days>(now);
    const std::chrono::year_month_day day{midnight};
    const std::chrono::hh_mm_ss time{now - midnight};
    return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} GMT",
                       weekdays[std::chrono::weekday{midnight}.c_encoding()], unsigned{day.day()},
                       months[unsigned{day.month()} - 1], int{day.year()}, time.hours().count(),
                       time.minutes().count(), time.seconds().count());
}

}  // namespace alongside::http
