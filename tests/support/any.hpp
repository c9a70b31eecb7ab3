// Random values of everything that a kind may hold, made from the same description as the codec.
#pragma once

#include "journal/codec.hpp"

#include <rapidcheck.h>

#include <array>

namespace alongside::testing {

template <class T>
[[nodiscard]] T any();

/// A number from `lowest` to below `end`, each as likely as the other from the first run on: left
/// to itself, RapidCheck begins with the lowest ones, and the last kinds would never be tried.
template <class Number>
[[nodiscard]] Number any_from(Number lowest, Number end) {
    return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange<Number>(lowest, end));
}

namespace parts {

/// Characters that are easy to get wrong: quotes, escapes, line feeds, two to four bytes of UTF-8.
inline constexpr std::array<std::string_view, 16> letters{
    "a", "e", "t", "Z", "7", " ", "\"", "\\", "\n", "\t", "/", "<", "é", "ñ", "河", "🌱"};

/// Words of `shortest` to `longest` characters; one in eight is as long as it may be.
[[nodiscard]] inline std::string words(std::size_t shortest, std::size_t longest) {
    const auto usual = std::min<std::size_t>(longest, 24);
    const bool at_limit = any_from(0, 8) == 0;
    const auto size = at_limit ? longest : any_from(shortest, usual + 1);
    std::string text = "w";  // blank words are refused
    for (std::size_t i = 1; i < size; ++i) {
        text += at_limit ? letters[i % letters.size()] : *rc::gen::elementOf(letters);
    }
    return text;
}

template <class T>
struct Any;
template <>
struct Any<bool> {
    static bool make() { return *rc::gen::arbitrary<bool>(); }
};
template <>
struct Any<double> {
    static double make() { return any_from(-100'000, 100'000) / 16.0; }
};
template <std::size_t Max, std::size_t Min>
struct Any<Text<Max, Min>> {
    static Text<Max, Min> make() {
        return Text<Max, Min>(words(std::max<std::size_t>(Min, 1), Max));
    }
};
template <int Min, int Max>
struct Any<Scale<Min, Max>> {
    static Scale<Min, Max> make() { return Scale<Min, Max>(any_from(Min, Max + 1)); }
};
template <class Tag>
struct Any<Id<Tag>> {
    static Id<Tag> make() {
        Id<Tag> id;
        for (auto& byte : id.uuid) byte = *rc::gen::arbitrary<std::uint8_t>();
        id.uuid[0] = 1;  // nil means "none" and is never written
        return id;
    }
};
template <>
struct Any<Day> {
    static Day make() {
        const std::chrono::sys_days first{std::chrono::year{1900} / 1 / 1};
        return Day{first + std::chrono::days{any_from(0, 109'000)}};
    }
};
template <>
struct Any<Moment> {
    static Moment make() {
        const Instant first{std::chrono::sys_days{std::chrono::year{2000} / 1 / 1}};
        const std::array<std::string, 3> zones{"America/New_York", "Asia/Kathmandu", "UTC"};
        return {first + std::chrono::milliseconds{any_from<std::int64_t>(0, 1'000'000'000'000)},
                *rc::gen::elementOf(zones)};
    }
};
template <json::DescribedEnum E>
struct Any<E> {
    static E make() {
        std::vector<E> all;
        boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>(
            [&](auto d) { all.push_back(d.value); });
        return *rc::gen::elementOf(all);
    }
};
template <class T>
struct Any<std::optional<T>> {
    static std::optional<T> make() {
        if (*rc::gen::arbitrary<bool>()) return any<T>();
        return std::nullopt;
    }
};
template <class T, std::size_t Max>
struct Any<List<T, Max>> {
    static List<T, Max> make() {
        List<T, Max> list;
        const auto size = any_from<std::size_t>(0, Max + 1);
        while (list.size() < size) list.push_back(any<T>());
        return list;
    }
};
template <>
struct Any<RawObject> {
    static RawObject make() {
        const boost::json::object object{{"words", words(1, 50)}, {"talk", any<bool>()}};
        return {boost::json::serialize(object)};
    }
};
template <json::Described T>
struct Any<T> {
    static T make() {
        T made;
        boost::mp11::mp_for_each<json::MembersOf<T>>([&](auto d) {
            made.*d.pointer = any<std::remove_cvref_t<decltype(made.*d.pointer)>>();
        });
        return made;
    }
};

}  // namespace parts

/// Only inside a property.
template <class T>
T any() {
    return parts::Any<T>::make();
}

/// A body of any kind, or of one: its place in `all_kinds()`. Made in one file of their own, as
/// what a hundred kinds take to compile is not for every test that wants one. Only inside a
/// property.
[[nodiscard]] Body any_body();
[[nodiscard]] Body any_body(std::size_t kind);

}  // namespace alongside::testing
