// Looking things up in a request, and the small answers.
#include "http/message.hpp"

#include "base/result.hpp"

#include <algorithm>

namespace alongside::http {
namespace {

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool same_name(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return lower(x) == lower(y); });
}

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

bool is_safe(std::string_view method) {
    return method == "GET" || method == "HEAD" || method == "OPTIONS";
}

}  // namespace

void Fields::add(std::string_view name, std::string_view value) {
    places_.push_back({static_cast<std::uint32_t>(text_.size()),
                       static_cast<std::uint32_t>(name.size()),
                       static_cast<std::uint32_t>(value.size())});
    text_.append(name).append(value);
}

std::string_view Fields::find(std::string_view name) const {
    const std::string_view text = text_;
    for (const auto& place : places_) {
        if (same_name(text.substr(place.at, place.name_size), name)) {
            return text.substr(place.at + place.name_size, place.value_size);
        }
    }
    return {};
}

std::size_t Fields::count(std::string_view name) const {
    const std::string_view text = text_;
    return static_cast<std::size_t>(std::ranges::count_if(places_, [&](const Place& place) {
        return same_name(text.substr(place.at, place.name_size), name);
    }));
}

std::string_view Request::header(std::string_view name) const {
    return headers.find(name);
}

std::optional<std::string_view> Request::query_value(std::string_view name) const {
    for (const auto& [key, value] : query) {
        if (key == name) return value;
    }
    return std::nullopt;
}

std::vector<std::string_view> Request::query_values(std::string_view name) const {
    std::vector<std::string_view> values;
    for (const auto& [key, value] : query) {
        if (key == name) values.emplace_back(value);
    }
    return values;
}

std::string_view Request::parameter(std::string_view name) const {
    for (const auto& [key, value] : path_parameters) {
        if (key == name) return value;
    }
    throw Mistake("the route has no such part: " + std::string(name));
}

std::optional<std::string_view> Request::cookie(std::string_view name) const {
    std::string_view rest = header("Cookie");
    while (!rest.empty()) {
        const auto end = std::min(rest.find(';'), rest.size());
        const std::string_view pair = trimmed(rest.substr(0, end));
        const auto equals = pair.find('=');
        if (equals != std::string_view::npos && pair.substr(0, equals) == name) {
            return pair.substr(equals + 1);
        }
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return std::nullopt;
}

std::string_view Response::content() const {
    if (shared_body) return *shared_body;
    return static_body.empty() ? std::string_view(body) : static_body;
}

std::string_view Response::header(std::string_view name) const {
    for (const auto& [key, value] : headers) {
        if (same_name(key, name)) return value;
    }
    return {};
}

Response& Response::with(std::string name, std::string value) {
    headers.emplace_back(std::move(name), std::move(value));
    return *this;
}

Response json(std::string body, unsigned status) {
    Response response;
    response.status = status;
    response.content_type = "application/json";
    response.body = std::move(body);
    return response;
}

Response json(std::shared_ptr<const std::string> body) {
    Response response;
    response.content_type = "application/json";
    response.shared_body = std::move(body);
    return response;
}

Response no_content(unsigned status) {
    Response response;
    response.status = status;
    return response;
}

Response see_other(std::string location) {
    Response response;
    response.status = 303;
    response.with("Location", std::move(location));
    return response;
}

std::string to_text(const Cookie& cookie) {
    std::string text = cookie.name + "=" + cookie.value + "; Path=/; HttpOnly; SameSite=";
    text += cookie.strict ? "Strict" : "Lax";
    if (cookie.secure) text += "; Secure";
    if (cookie.max_age_seconds) text += "; Max-Age=" + std::to_string(*cookie.max_age_seconds);
    return text;
}

bool etag_matches(const Request& request, std::string_view etag) {
    const auto opaque = [](std::string_view tag) {
        return tag.starts_with("W/") ? tag.substr(2) : tag;
    };
    std::string_view rest = request.header("If-None-Match");
    while (!rest.empty()) {
        const auto end = std::min(rest.find(','), rest.size());
        const std::string_view tag = trimmed(rest.substr(0, end));
        if (tag == "*" || opaque(tag) == opaque(etag)) return true;
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return false;
}

bool is_cross_site(const Request& request, std::string_view origin) {
    if (is_safe(request.method)) return false;
    const std::string_view site = request.header("Sec-Fetch-Site");
    if (!site.empty() && site != "same-origin" && site != "none") return true;

    const std::string_view from = request.header("Origin");
    if (from.empty()) return false;
    if (!origin.empty()) return !same_name(from, origin);
    const auto scheme = from.find("://");  // "null" has none, and is nobody's own
    return scheme == std::string_view::npos ||
           !same_name(from.substr(scheme + 3), request.header("Host"));
}

}  // namespace alongside::http
