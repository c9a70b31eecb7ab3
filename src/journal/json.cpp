#include "journal/json.hpp"

#include <algorithm>
#include <cmath>

namespace alongside::json {
namespace {

/// As much of the beginning, up to `most` bytes, as is whole characters and no control characters.
std::string beginning_of(std::string_view text, std::size_t most) {
    std::string kept(text.substr(0, most));
    while (!kept.empty() && !normalized(kept)) kept.pop_back();
    return kept;
}

/// A number beyond what a double holds is read as infinity, which JSON cannot write again.
bool is_writable(const value& any) {
    if (const auto* number = any.if_double()) return std::isfinite(*number);
    if (const auto* list = any.if_array()) return std::ranges::all_of(*list, is_writable);
    const auto* fields = any.if_object();
    return fields == nullptr || std::ranges::all_of(*fields, [](const auto& field) {
               return is_writable(field.value());
           });
}

}  // namespace

Result<value> parse(std::string_view text, boost::json::storage_ptr storage) {
    boost::json::parse_options options;
    options.max_depth = deepest;
    boost::json::error_code error;
    auto parsed =
        boost::json::parse({text.data(), text.size()}, error, std::move(storage), options);
    if (error) {
        return Problem{Kind::invalid, "request.malformed", "This is not JSON that can be read.",
                       "Check the text for a missing bracket or quote; nothing was changed.", ""};
    }
    return parsed;
}

void Reading::refuse(std::string_view title, std::string_view detail) {
    if (problem_) return;
    // A field's name can come from outside, cut short anywhere; this much is enough to find it.
    problem_ = Problem{Kind::invalid, "request.field", std::string(title), std::string(detail),
                       beginning_of(pointer_, 200)};
}

void write_string(std::string& out, std::string_view text) {
    static constexpr std::string_view digits = "0123456789abcdef";
    out += '"';
    for (const char c : text) {
        switch (c) {
            case '"':
                out += "\\\"";
                break;
            case '\\':
                out += "\\\\";
                break;
            case '\n':
                out += "\\n";
                break;
            case '\t':
                out += "\\t";
                break;
            case '\r':
                out += "\\r";
                break;
            default:
                if (static_cast<unsigned char>(c) < 0x20) {
                    out += "\\u00";
                    out += digits[static_cast<unsigned char>(c) >> 4U];
                    out += digits[static_cast<unsigned char>(c) & 15U];
                } else {
                    out += c;
                }
        }
    }
    out += '"';
}

bool read_text(const value& from, std::string& to, std::size_t shortest, std::size_t longest,
               Reading& reading) {
    const auto* text = from.if_string();
    if (text == nullptr) return reading.refuse("Text is needed here."), false;
    auto kept = normalized({text->data(), text->size()});
    if (!kept) {
        return reading.refuse("This text holds characters that cannot be kept.",
                              "Remove control characters and try again."),
               false;
    }
    const std::size_t size = count_characters(*kept);
    const bool is_blank = shortest > 0 && kept->find_first_not_of(" \n\t") == std::string::npos;
    if (size < shortest || is_blank) {
        return reading.refuse("This is empty.", "Write something, or leave the field out."), false;
    }
    if (size > longest) {
        return reading.refuse("This text is too long.", "Use at most " + std::to_string(longest) +
                                                            " characters; this has " +
                                                            std::to_string(size) + "."),
               false;
    }
    to = std::move(*kept);
    return true;
}

bool read_number(const value& from, double& to, Reading& reading) {
    if (!from.is_number()) return reading.refuse("A number is needed here."), false;
    to = from.to_number<double>() + 0.0;  // there is one zero
    if (std::abs(to) <= farthest_number) return true;
    return reading.refuse("This is out of range.", "Use a smaller number."), false;
}

bool read_integer(const value& from, std::int64_t& to, std::int64_t lowest, std::int64_t highest,
                  Reading& reading) {
    const auto range =
        "Use a number from " + std::to_string(lowest) + " to " + std::to_string(highest) + ".";
    if (const auto* number = from.if_int64()) {
        to = *number;
    } else if (const auto* big = from.if_uint64(); big != nullptr && *big <= INT64_MAX) {
        to = static_cast<std::int64_t>(*big);
    } else {
        return reading.refuse("A whole number is needed here.", range), false;
    }
    if (to < lowest || to > highest) return reading.refuse("This is out of range.", range), false;
    return true;
}

bool read_bool(const value& from, bool& to, Reading& reading) {
    const auto* flag = from.if_bool();
    if (flag == nullptr) return reading.refuse("Use true or false here."), false;
    to = *flag;
    return true;
}

bool read_uuid(const value& from, Uuid& to, Reading& reading) {
    const auto* text = from.if_string();
    const auto uuid = text != nullptr ? parse_uuid({text->data(), text->size()}) : std::nullopt;
    if (!uuid || *uuid == Uuid{}) return reading.refuse("A UUID is needed here."), false;
    to = *uuid;
    return true;
}

bool read_day(const value& from, Day& to, Reading& reading) {
    const auto* text = from.if_string();
    const auto day = text != nullptr ? parse_day({text->data(), text->size()}) : std::nullopt;
    if (!day) return reading.refuse("A date is needed here.", "Write it as YYYY-MM-DD."), false;
    to = *day;
    return true;
}

bool read_moment(const value& from, Moment& to, Reading& reading) {
    const auto* text = from.if_string();
    auto moment = text != nullptr ? parse_moment({text->data(), text->size()}) : std::nullopt;
    if (!moment) {
        return reading.refuse("A time with its offset is needed here.",
                              "Write it as 2026-11-21T08:15:00-05:00[America/New_York]."),
               false;
    }
    to = std::move(*moment);
    return true;
}

bool read_object(const value& from, RawObject& to, Reading& reading) {
    if (!from.is_object()) return reading.refuse("An object is needed here."), false;
    if (!is_writable(from)) {
        return reading.refuse("A number in this is too large.", "Use a smaller number."), false;
    }
    to.text = boost::json::serialize(from);
    return true;
}

}  // namespace alongside::json
