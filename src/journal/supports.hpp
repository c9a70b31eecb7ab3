// Recovery supports: choosing them and going (SUP5, SUP8). `about` is the support.
#pragma once

#include "journal/json.hpp"
#include "journal/words.hpp"

namespace alongside {

using SupportId = AboutId;

enum class Choice : std::uint8_t { yes, not_now, not_for_me };
BOOST_DESCRIBE_ENUM(Choice, yes, not_now, not_for_me)

/// The client says whether a meeting, group or resource is for them. The last answer counts.
struct SupportChosen {
    static constexpr std::string_view kind = "support.chosen";
    static constexpr std::uint16_t code = 40;
    static constexpr int version = 1;
    static constexpr Area area = Area::supports;
    static constexpr std::string_view meaning = "The client says whether a support is for them.";

    Choice choice = Choice::yes;
    Text<255> name;
    std::optional<Text<200>> meeting;  ///< the directory's id of the meeting: `source/key`
    std::optional<Text<500>> words;
    friend bool operator==(const SupportChosen&, const SupportChosen&) = default;
};
BOOST_DESCRIBE_STRUCT(SupportChosen, (), (choice, name, meeting, words))

enum class Again : std::uint8_t { yes, maybe, no };
BOOST_DESCRIBE_ENUM(Again, yes, maybe, no)

/// The client went.
struct SupportAttended {
    static constexpr std::string_view kind = "support.attended";
    static constexpr std::uint16_t code = 41;
    static constexpr int version = 1;
    static constexpr Area area = Area::supports;
    static constexpr std::string_view meaning = "The client says that they went.";

    Day went_on{};
    std::optional<Scale<0, 4>> how;  ///< how it was, 4 the best
    std::optional<Again> again;      ///< would I go back
    std::optional<Text<1000>> words;
    friend bool operator==(const SupportAttended&, const SupportAttended&) = default;
};
BOOST_DESCRIBE_STRUCT(SupportAttended, (), (went_on, how, again, words))

}  // namespace alongside
