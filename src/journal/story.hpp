// My story: what recovery means to the client and how they like to be met (OWN1, OWN3).
#pragma once

#include "journal/json.hpp"
#include "journal/words.hpp"

namespace alongside {

/// What recovery means to the client, in their words; stands on top of their plan (OWN1).
struct VisionWritten {
    static constexpr std::string_view kind = "vision.written";
    static constexpr std::uint16_t code = 1;
    static constexpr int version = 1;
    static constexpr Area area = Area::story;
    static constexpr std::string_view meaning = "The client says what recovery means to them.";

    Text<2000> words;
    friend bool operator==(const VisionWritten&, const VisionWritten&) = default;
};
BOOST_DESCRIBE_STRUCT(VisionWritten, (), (words))

/// The languages the product speaks.
enum class Language : std::uint8_t { en, es };
BOOST_DESCRIBE_ENUM(Language, en, es)

/// How the client likes to be met. Each writing replaces the one before; an absent field is blank
/// (OWN3).
struct PreferencesSet {
    static constexpr std::string_view kind = "preferences.set";
    static constexpr std::uint16_t code = 2;
    static constexpr int version = 1;
    static constexpr Area area = Area::story;
    static constexpr std::string_view meaning = "The client says how they like to be met.";

    std::optional<Text<80>> called;  ///< the name to use
    std::optional<Text<40>> pronouns;
    std::optional<Language> language;
    std::optional<Text<500>> contact;         ///< how and when to reach me
    std::optional<Text<1000>> welcome;        ///< what helps me feel welcome
    std::optional<Text<1000>> accessibility;  ///< what I need to take part
    std::optional<Text<1000>> please_avoid;   ///< shown to staff before any contact
    std::optional<Text<500>> crisis_contact;  ///< who to call in a crisis
    friend bool operator==(const PreferencesSet&, const PreferencesSet&) = default;
};
BOOST_DESCRIBE_STRUCT(PreferencesSet, (),
                      (called, pronouns, language, contact, welcome, accessibility, please_avoid,
                       crisis_contact))

}  // namespace alongside
