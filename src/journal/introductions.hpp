// Introductions to first friends: someone of the program's list who comes along to a first meeting
// (SUP6). `about` is the introduction. Both sides accept before either learns how to reach the
// other.
#pragma once

#include "journal/supports.hpp"

namespace alongside {

using IntroductionId = AboutId;
/// Someone on a program's list of first friends.
using FirstFriendId = AboutId;

/// The client asks for a first friend, or their care team offers one.
struct IntroductionAsked {
    static constexpr std::string_view kind = "introduction.asked";
    static constexpr std::uint16_t code = 46;
    static constexpr int version = 1;
    static constexpr Area area = Area::supports;
    static constexpr std::string_view meaning =
        "The client and a first friend are to be introduced to each other.";

    FirstFriendId first_friend;
    Text<80> name;                     ///< as the list called them then
    std::optional<SupportId> support;  ///< where to go together
    std::optional<Text<500>> words;    ///< what they should know
    std::optional<Text<200>> reach;    ///< how they may reach me; from the client alone
    friend bool operator==(const IntroductionAsked&, const IntroductionAsked&) = default;
};
BOOST_DESCRIBE_STRUCT(IntroductionAsked, (), (first_friend, name, support, words, reach))

/// One side says yes. The care team says it for the first friend, who was asked by them.
struct IntroductionAccepted {
    static constexpr std::string_view kind = "introduction.accepted";
    static constexpr std::uint16_t code = 47;
    static constexpr int version = 1;
    static constexpr Area area = Area::supports;
    static constexpr std::string_view meaning = "The client or the first friend says yes.";

    std::optional<Text<200>> reach;  ///< how they may reach me; from the client alone
    friend bool operator==(const IntroductionAccepted&, const IntroductionAccepted&) = default;
};
BOOST_DESCRIBE_STRUCT(IntroductionAccepted, (), (reach))

/// One side says no, or changes their mind, at any time before they met. No reason is needed.
struct IntroductionDeclined {
    static constexpr std::string_view kind = "introduction.declined";
    static constexpr std::uint16_t code = 48;
    static constexpr int version = 1;
    static constexpr Area area = Area::supports;
    static constexpr std::string_view meaning = "The client or the first friend says no.";

    std::optional<Text<500>> why;
    friend bool operator==(const IntroductionDeclined&, const IntroductionDeclined&) = default;
};
BOOST_DESCRIBE_STRUCT(IntroductionDeclined, (), (why))

/// Whether they met, and how it was; each side says it once.
struct IntroductionNoted {
    static constexpr std::string_view kind = "introduction.noted";
    static constexpr std::uint16_t code = 49;
    static constexpr int version = 1;
    static constexpr Area area = Area::supports;
    static constexpr std::string_view meaning = "One side says whether they met, and how it was.";

    bool met = true;
    std::optional<Scale<0, 4>> how;  ///< how it was, 4 the best
    std::optional<Text<1000>> words;
    friend bool operator==(const IntroductionNoted&, const IntroductionNoted&) = default;
};
BOOST_DESCRIBE_STRUCT(IntroductionNoted, (), (met, how, words))

}  // namespace alongside
