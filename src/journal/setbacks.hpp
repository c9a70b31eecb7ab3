// Setbacks and what they teach (PLAN7). Which setback an entry speaks of is the envelope's `about`.
#pragma once

#include "journal/json.hpp"
#include "journal/words.hpp"

namespace alongside {

using SetbackId = AboutId;

enum class Safety : std::uint8_t { safe, not_sure, need_help };
BOOST_DESCRIBE_ENUM(Safety, safe, not_sure, need_help)

/// The client tells of a setback, in one tap or in words (PLAN7); `about` is the setback. Told
/// again to others it is the same setback with another audience.
struct SetbackTold {
    static constexpr std::string_view kind = "setback.told";
    static constexpr std::uint16_t code = 120;
    static constexpr int version = 1;
    static constexpr Area area = Area::setbacks;
    static constexpr std::string_view meaning = "The client tells of a setback.";

    std::optional<Text<2000>> words;
    std::optional<Safety> safety;  ///< how safe they are now
    std::optional<bool> talk;      ///< "I would like to talk"
    friend bool operator==(const SetbackTold&, const SetbackTold&) = default;
};
BOOST_DESCRIBE_STRUCT(SetbackTold, (), (words, safety, talk))

/// What was learned from a setback: a chain of what happened, every part optional, filled in bits.
/// Each writing replaces the one before.
/// @source functional (chain) analysis, standard in cognitive behavioral therapy; Marlatt & Gordon
struct SetbackDebriefed {
    static constexpr std::string_view kind = "setback.debriefed";
    static constexpr std::uint16_t code = 121;
    static constexpr int version = 1;
    static constexpr Area area = Area::setbacks;
    static constexpr std::string_view meaning =
        "The client looks at what happened and what to learn.";

    std::optional<Text<500>> when_and_where;
    std::optional<Text<500>> who_was_there;
    std::optional<Text<500>> what_i_was_doing;
    std::optional<Text<500>> body;
    std::optional<Text<500>> feeling;
    std::optional<Scale<0, 10>> strength;  ///< of the feeling
    std::optional<Text<500>> thought;
    std::optional<Text<500>> trigger;
    std::optional<Text<500>> choice_points;
    std::optional<Text<500>> what_i_did;
    std::optional<Text<500>> at_once;  ///< what it did for me at once
    std::optional<Text<500>> later;    ///< what came later
    std::optional<Text<500>> helped_a_little;
    std::optional<Text<500>> learned;
    std::optional<Text<500>> try_next;
    std::optional<Text<500>> tell_whom;
    friend bool operator==(const SetbackDebriefed&, const SetbackDebriefed&) = default;
};
BOOST_DESCRIBE_STRUCT(SetbackDebriefed, (),
                      (when_and_where, who_was_there, what_i_was_doing, body, feeling, strength,
                       thought, trigger, choice_points, what_i_did, at_once, later, helped_a_little,
                       learned, try_next, tell_whom))

struct SetbackAnswered {
    static constexpr std::string_view kind = "setback.answered";
    static constexpr std::uint16_t code = 122;
    static constexpr int version = 1;
    static constexpr Area area = Area::setbacks;
    static constexpr std::string_view meaning = "Someone of the care team answers a setback.";

    Text<2000> words;
    friend bool operator==(const SetbackAnswered&, const SetbackAnswered&) = default;
};
BOOST_DESCRIBE_STRUCT(SetbackAnswered, (), (words))

}  // namespace alongside
