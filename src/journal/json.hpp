// Reads, writes and describes plain structs as JSON, from one Boost.Describe description. Refuses
// unknown and missing fields by name; leaves absent optional fields out.
#pragma once

#include "base/ids.hpp"
#include "base/result.hpp"
#include "base/text.hpp"
#include "base/time.hpp"

#include <boost/describe.hpp>
#include <boost/json.hpp>
#include <boost/mp11.hpp>

#include <algorithm>
#include <charconv>
#include <concepts>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace alongside {

/// A whole number from `Min` to `Max`, as on a ruler.
template <int Min, int Max>
struct Scale {
    static constexpr int lowest = Min;
    static constexpr int highest = Max;
    int value = Min;

    Scale() = default;
    Scale(int number) : value(number) { check(number >= Min && number <= Max); }
    friend auto operator<=>(const Scale&, const Scale&) = default;
};

/// At most `Max` of them.
template <class T, std::size_t Max>
struct List : std::vector<T> {
    static constexpr std::size_t most = Max;
    using std::vector<T>::vector;
};

/// An object of JSON kept as it was written: what it means is known only where it is used.
struct RawObject {
    std::string text = "{}";
    friend bool operator==(const RawObject&, const RawObject&) = default;
};

namespace json {

using boost::json::object;
using boost::json::value;

/// Limits for everything that comes from outside.
inline constexpr std::size_t deepest = 32;
inline constexpr double farthest_number = 1e9;  ///< from 0

/// Parses one JSON text within the limits.
/// @error invalid `request.malformed`  it is not JSON, too deep, or not UTF-8
[[nodiscard]] Result<value> parse(std::string_view text, boost::json::storage_ptr storage = {});

/// Where in the input the reader stands, and the first problem it met.
class Reading {
public:
    [[nodiscard]] const std::optional<Problem>& problem() const { return problem_; }
    void refuse(std::string_view title, std::string_view detail = {});
    /// Reads `inner` under `name` in the pointer.
    template <class F>
    bool under(std::string_view name, F&& inner) {
        const std::size_t length = pointer_.size();
        pointer_ += '/';
        pointer_ += name;
        const bool read = inner();
        pointer_.resize(length);
        return read;
    }

private:
    std::string pointer_;
    std::optional<Problem> problem_;
};

template <class T>
concept Described = boost::describe::has_describe_members<T>::value && std::is_class_v<T>;
template <class T>
concept DescribedEnum = boost::describe::has_describe_enumerators<T>::value;

template <class T>
using MembersOf = boost::describe::describe_members<T, boost::describe::mod_public |
                                                           boost::describe::mod_inherited>;

// --- the simple types ------------------------------------------------------------------------

void write_string(std::string& out, std::string_view text);
bool read_text(const value& from, std::string& to, std::size_t shortest, std::size_t longest,
               Reading& reading);
bool read_integer(const value& from, std::int64_t& to, std::int64_t lowest, std::int64_t highest,
                  Reading& reading);
bool read_number(const value& from, double& to, Reading& reading);
bool read_bool(const value& from, bool& to, Reading& reading);
bool read_uuid(const value& from, Uuid& to, Reading& reading);
bool read_day(const value& from, Day& to, Reading& reading);
bool read_moment(const value& from, Moment& to, Reading& reading);
bool read_object(const value& from, RawObject& to, Reading& reading);

/// How one type is written, read and described. Specialized for every type a struct may hold.
template <class T>
struct Format;

/// Appends the JSON of `from` to `out`.
template <class T>
void write(std::string& out, const T& from) {
    Format<T>::write(out, from);
}
/// Reads `from` into `to`; on failure `reading` holds the problem.
template <class T>
[[nodiscard]] bool read(const value& from, T& to, Reading& reading) {
    return Format<T>::read(from, to, reading);
}
/// The JSON Schema (2020-12) of a type.
template <class T>
[[nodiscard]] object schema() {
    return Format<T>::schema();
}

template <>
struct Format<bool> {
    static void write(std::string& out, bool from) { out += from ? "true" : "false"; }
    static bool read(const value& from, bool& to, Reading& reading) {
        return read_bool(from, to, reading);
    }
    static object schema() { return {{"type", "boolean"}}; }
};

template <std::integral T>
requires(!std::same_as<T, bool>) struct Format<T> {
    static constexpr std::int64_t safe = 9'007'199'254'740'991;  // what a browser can count to
    static void write(std::string& out, T from) {
        char digits[24];
        const auto end = std::to_chars(digits, digits + sizeof digits, from).ptr;
        out.append(digits, end);
    }
    static bool read(const value& from, T& to, Reading& reading) {
        std::int64_t number = 0;
        const auto lowest = std::is_signed_v<T> ? -safe : 0;
        const auto highest =
            sizeof(T) >= 8 ? safe : static_cast<std::int64_t>(std::numeric_limits<T>::max());
        if (!read_integer(from, number, lowest, highest, reading)) return false;
        to = static_cast<T>(number);
        return true;
    }
    static object schema() { return {{"type", "integer"}}; }
};

template <>
struct Format<double> {
    static void write(std::string& out, double from) {
        char digits[32];
        const auto end = std::to_chars(digits, digits + sizeof digits, from).ptr;
        out.append(digits, end);
    }
    static bool read(const value& from, double& to, Reading& reading) {
        return read_number(from, to, reading);
    }
    static object schema() { return {{"type", "number"}}; }
};

template <>
struct Format<std::string> {
    static void write(std::string& out, std::string_view from) { write_string(out, from); }
    static bool read(const value& from, std::string& to, Reading& reading) {
        return read_text(from, to, 0, 10'000, reading);
    }
    static object schema() { return {{"type", "string"}}; }
};

template <>
struct Format<Words> {
    static void write(std::string& out, const Words& from) { write_string(out, from.text()); }
    static object schema() { return {{"type", "string"}}; }
};

template <std::size_t Max, std::size_t Min>
struct Format<Text<Max, Min>> {
    static void write(std::string& out, const Text<Max, Min>& from) {
        write_string(out, from.text());
    }
    static bool read(const value& from, Text<Max, Min>& to, Reading& reading) {
        std::string text;
        if (!read_text(from, text, Min, Max, reading)) return false;
        to = Text<Max, Min>(std::move(text));
        return true;
    }
    static object schema() { return {{"type", "string"}, {"minLength", Min}, {"maxLength", Max}}; }
};

template <int Min, int Max>
struct Format<Scale<Min, Max>> {
    static void write(std::string& out, const Scale<Min, Max>& from) {
        json::write(out, from.value);
    }
    static bool read(const value& from, Scale<Min, Max>& to, Reading& reading) {
        std::int64_t number = 0;
        if (!read_integer(from, number, Min, Max, reading)) return false;
        to.value = static_cast<int>(number);
        return true;
    }
    static object schema() { return {{"type", "integer"}, {"minimum", Min}, {"maximum", Max}}; }
};

template <class Tag>
struct Format<Id<Tag>> {
    static void write(std::string& out, const Id<Tag>& from) { write_string(out, from.text()); }
    static bool read(const value& from, Id<Tag>& to, Reading& reading) {
        return read_uuid(from, to.uuid, reading);
    }
    static object schema() { return {{"type", "string"}, {"format", "uuid"}}; }
};

template <>
struct Format<Day> {
    static void write(std::string& out, const Day& from) { write_string(out, to_text(from)); }
    static bool read(const value& from, Day& to, Reading& reading) {
        return read_day(from, to, reading);
    }
    static object schema() { return {{"type", "string"}, {"format", "date"}}; }
};

template <>
struct Format<Instant> {
    static void write(std::string& out, const Instant& from) { write_string(out, to_text(from)); }
    static object schema() { return {{"type", "string"}, {"format", "date-time"}}; }
};

template <>
struct Format<Moment> {
    static void write(std::string& out, const Moment& from) { write_string(out, to_text(from)); }
    static bool read(const value& from, Moment& to, Reading& reading) {
        return read_moment(from, to, reading);
    }
    static object schema() { return {{"type", "string"}, {"minLength", 20}, {"maxLength", 120}}; }
};

template <>
struct Format<RawObject> {
    static void write(std::string& out, const RawObject& from) { out += from.text; }
    static bool read(const value& from, RawObject& to, Reading& reading) {
        return read_object(from, to, reading);
    }
    static object schema() { return {{"type", "object"}}; }
};

// --- enumerations, optional fields, lists, maps ------------------------------------------------

template <DescribedEnum E>
struct Format<E> {
    static std::string_view name(E from) { return boost::describe::enum_to_string(from, ""); }
    static void write(std::string& out, E from) { write_string(out, name(from)); }
    static bool read(const value& from, E& to, Reading& reading) {
        const auto* text = from.if_string();
        // A zero byte inside would hide what follows it from the comparison.
        const bool is_word = text != nullptr && text->find('\0') == text->npos;
        if (is_word && boost::describe::enum_from_string(text->c_str(), to)) return true;
        std::string choices;
        boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto d) {
            if (!choices.empty()) choices += ", ";
            choices += d.name;
        });
        reading.refuse("This is not one of the choices.", "Use one of: " + choices + ".");
        return false;
    }
    static object schema() {
        boost::json::array names;
        boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>(
            [&](auto d) { names.emplace_back(d.name); });
        return {{"type", "string"}, {"enum", std::move(names)}};
    }
};

template <class T>
struct Format<std::optional<T>> {
    static void write(std::string& out, const std::optional<T>& from) {
        if (from) {
            json::write(out, *from);
        } else {
            out += "null";
        }
    }
    static bool read(const value& from, std::optional<T>& to, Reading& reading) {
        if (from.is_null()) return true;  // "was not asked", like an absent field
        return json::read(from, to.emplace(), reading);
    }
    static object schema() { return json::schema<T>(); }
};

template <class T>
struct Format<std::vector<T>> {
    static void write(std::string& out, const std::vector<T>& from) {
        out += '[';
        bool first = true;
        for (const T& item : from) {
            if (!first) out += ',';
            first = false;
            json::write(out, item);
        }
        out += ']';
    }
    static object schema() { return {{"type", "array"}, {"items", json::schema<T>()}}; }
};

template <class T, std::size_t Max>
struct Format<List<T, Max>> {
    static void write(std::string& out, const List<T, Max>& from) {
        Format<std::vector<T>>::write(out, from);
    }
    static bool read(const value& from, List<T, Max>& to, Reading& reading) {
        const auto* items = from.if_array();
        if (items == nullptr) return reading.refuse("A list is needed here."), false;
        if (items->size() > Max) {
            return reading.refuse("There are too many here.",
                                  "Send at most " + std::to_string(Max) + "."),
                   false;
        }
        to.clear();
        for (const value& item : *items) {
            const std::string index = std::to_string(to.size());
            if (!reading.under(index, [&] { return json::read(item, to.emplace_back(), reading); }))
                return false;
        }
        return true;
    }
    static object schema() {
        return {{"type", "array"}, {"items", json::schema<T>()}, {"maxItems", Max}};
    }
};

template <class T>
struct Format<std::map<std::string, T>> {
    static void write(std::string& out, const std::map<std::string, T>& from) {
        out += '{';
        bool first = true;
        for (const auto& [name, item] : from) {
            if (!first) out += ',';
            first = false;
            write_string(out, name);
            out += ':';
            json::write(out, item);
        }
        out += '}';
    }
    static object schema() {
        return {{"type", "object"}, {"additionalProperties", json::schema<T>()}};
    }
};

// --- structs -----------------------------------------------------------------------------------

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;

template <Described T>
struct Format<T> {
    static void write(std::string& out, const T& from) {
        out += '{';
        bool first = true;
        boost::mp11::mp_for_each<MembersOf<T>>([&](auto d) {
            const auto& member = from.*d.pointer;
            if constexpr (is_optional<std::remove_cvref_t<decltype(member)>>) {
                if (!member) return;
            }
            if (!first) out += ',';
            first = false;
            out += '"';
            out += d.name;
            out += "\":";
            json::write(out, member);
        });
        out += '}';
    }

    static bool read(const value& from, T& to, Reading& reading) {
        const auto* fields = from.if_object();
        if (fields == nullptr) return reading.refuse("An object is needed here."), false;
        bool good = true;
        std::size_t known = 0;
        boost::mp11::mp_for_each<MembersOf<T>>([&](auto d) {
            if (!good) return;
            auto& member = to.*d.pointer;
            const auto* field = fields->if_contains(d.name);
            if (field != nullptr) {
                ++known;
                good = reading.under(d.name, [&] { return json::read(*field, member, reading); });
            } else if constexpr (!is_optional<std::remove_cvref_t<decltype(member)>>) {
                good = reading.under(d.name, [&] {
                    return reading.refuse("This is needed and is missing."), false;
                });
            }
        });
        if (good && known != fields->size()) return refuse_unknown(*fields, reading), false;
        return good;
    }

    static object schema() {
        object properties;
        boost::json::array required;
        boost::mp11::mp_for_each<MembersOf<T>>([&](auto d) {
            using Member = std::remove_cvref_t<decltype(std::declval<T&>().*d.pointer)>;
            properties[d.name] = json::schema<Member>();
            if (!is_optional<Member>) required.emplace_back(d.name);
        });
        object result{{"type", "object"}, {"properties", std::move(properties)}};
        if (!required.empty()) result["required"] = std::move(required);
        result["additionalProperties"] = false;
        return result;
    }

private:
    static void refuse_unknown(const object& fields, Reading& reading) {
        for (const auto& field : fields) {
            bool known = false;
            boost::mp11::mp_for_each<MembersOf<T>>(
                [&](auto d) { known = known || field.key() == d.name; });
            if (known) continue;
            const std::string_view name{field.key().data(),
                                        std::min<std::size_t>(field.key().size(), 80)};
            reading.under(name, [&] {
                return reading.refuse("This field is not known here.",
                                      "Leave it out, or check its spelling."),
                       false;
            });
            return;
        }
    }
};

/// The whole value as JSON text.
template <class T>
[[nodiscard]] std::string text(const T& from) {
    std::string out;
    write(out, from);
    return out;
}

/// A whole value from parsed JSON.
/// @error invalid `request.field`  with the pointer of the first field that does not fit
template <class T>
[[nodiscard]] Result<T> from(const value& source) {
    Reading reading;
    T result{};
    if (!read(source, result, reading)) return *reading.problem();
    return result;
}

/// A whole value from JSON text.
template <class T>
[[nodiscard]] Result<T> from_text(std::string_view source) {
    unsigned char arena[8192];
    boost::json::monotonic_resource memory(arena, sizeof arena);
    const auto parsed = parse(source, &memory);
    if (!parsed) return parsed.error();
    return from<T>(*parsed);
}

}  // namespace json
}  // namespace alongside
