#include "service/source_shapes.hpp"

#include <algorithm>
#include <cctype>

namespace alongside::service {
namespace {

/// Letters, digits, dots and dashes: it stands in addresses and in front of a slash.
bool is_source_name(const std::string& name) {
    return !name.empty() && name.size() <= 60 && name != "own" &&
           std::ranges::all_of(name, [](unsigned char c) {
               return std::isalnum(c) != 0 || c == '-' || c == '_' || c == '.';
           });
}

bool is_web_address(const Text<500>& url) {
    return url.text().starts_with("https://") || url.text().starts_with("http://");
}

}  // namespace

Result<void> check_settings(const std::string& source, const SourceSettings& settings) {
    const auto refuse = [](std::string_view field, std::string_view title,
                           std::string_view detail) {
        return Problem{Kind::invalid, "request.field", std::string(title), std::string(detail),
                       std::string(field)};
    };
    if (!is_source_name(source)) {
        return refuse("/source", "This cannot be a list's short name.",
                      "Use up to 60 letters, digits, dots and dashes, and not the word own.");
    }
    for (const auto& [field, url] :
         {std::pair{"/url", &settings.url}, std::pair{"/formats_url", &settings.formats_url},
          std::pair{"/service_bodies_url", &settings.service_bodies_url}}) {
        if (*url && !is_web_address(**url)) {
            return refuse(field, "This is not the address of a list.",
                          "It begins with https:// or http://.");
        }
    }
    if (settings.format && !directory::format_named(settings.format->text())) {
        return refuse("/format", "That format is not known.",
                      "Use meeting-guide, bmlt, csv or hsds, or leave it out.");
    }
    if (settings.zone && !is_zone(settings.zone->text())) {
        return refuse("/zone", "This is not a time zone.", "Use a name such as America/Chicago.");
    }
    if (settings.every_hours && !settings.url) {
        return refuse("/every_hours", "A list without an address cannot be read again.",
                      "Give its address, or leave this out.");
    }
    return {};
}

std::optional<std::chrono::minutes> rhythm_of(const SourceSettings& settings) {
    if (!settings.every_hours || !settings.url) return std::nullopt;
    return std::chrono::hours{settings.every_hours->value};
}

}  // namespace alongside::service
