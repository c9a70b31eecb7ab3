// Small wins and milestones (PLAN6): a kept ledger. Nothing is ever taken away.
#pragma once

#include "journal/json.hpp"
#include "journal/words.hpp"

namespace alongside {

using WinId = AboutId;
using MilestoneId = AboutId;

struct WinNoted {
    static constexpr std::string_view kind = "win.noted";
    static constexpr std::uint16_t code = 110;
    static constexpr int version = 1;
    static constexpr Area area = Area::wins;
    static constexpr std::string_view meaning = "The client notes something that went well.";

    Text<500> words;
    friend bool operator==(const WinNoted&, const WinNoted&) = default;
};
BOOST_DESCRIBE_STRUCT(WinNoted, (), (words))

struct WinNoticed {
    static constexpr std::string_view kind = "win.noticed";
    static constexpr std::uint16_t code = 111;
    static constexpr int version = 1;
    static constexpr Area area = Area::wins;
    static constexpr std::string_view meaning = "Someone noticed something that went well.";

    Text<500> words;
    friend bool operator==(const WinNoticed&, const WinNoticed&) = default;
};
BOOST_DESCRIBE_STRUCT(WinNoticed, (), (words))

/// Someone of the circle is glad; `about` is the win: the entry that told of it.
struct WinCelebrated {
    static constexpr std::string_view kind = "win.celebrated";
    static constexpr std::uint16_t code = 112;
    static constexpr int version = 1;
    static constexpr Area area = Area::wins;
    static constexpr std::string_view meaning = "Someone celebrates a win.";

    std::optional<Text<500>> words;
    friend bool operator==(const WinCelebrated&, const WinCelebrated&) = default;
};
BOOST_DESCRIBE_STRUCT(WinCelebrated, (), (words))

/// What a milestone counts. Whatever was counted stays counted.
enum class Counts : std::uint8_t { days, checkins, steps_done, visits, tools_used, own };
BOOST_DESCRIBE_ENUM(Counts, days, checkins, steps_done, visits, tools_used, own)

/// What the client wants to count (PLAN6); `about` is the milestone. It is a sum, never a streak.
struct MilestoneChosen {
    static constexpr std::string_view kind = "milestone.chosen";
    static constexpr std::uint16_t code = 113;
    static constexpr int version = 1;
    static constexpr Area area = Area::wins;
    static constexpr std::string_view meaning = "The client chooses what to count.";

    Text<200> words;
    Counts counts = Counts::own;
    Day since{};                         ///< the first day that counts
    std::optional<Scale<1, 9999>> mark;  ///< a number to be glad at
    friend bool operator==(const MilestoneChosen&, const MilestoneChosen&) = default;
};
BOOST_DESCRIBE_STRUCT(MilestoneChosen, (), (words, counts, since, mark))

struct MilestoneCounted {
    static constexpr std::string_view kind = "milestone.counted";
    static constexpr std::uint16_t code = 114;
    static constexpr int version = 1;
    static constexpr Area area = Area::wins;
    static constexpr std::string_view meaning = "The client counts one more.";

    std::optional<Text<500>> words;
    Day on{};
    friend bool operator==(const MilestoneCounted&, const MilestoneCounted&) = default;
};
BOOST_DESCRIBE_STRUCT(MilestoneCounted, (), (words, on))

struct MilestoneRested {
    static constexpr std::string_view kind = "milestone.rested";
    static constexpr std::uint16_t code = 115;
    static constexpr int version = 1;
    static constexpr Area area = Area::wins;
    static constexpr std::string_view meaning =
        "The client counts something no longer; what was counted stays.";

    friend bool operator==(const MilestoneRested&, const MilestoneRested&) = default;
};
BOOST_DESCRIBE_STRUCT(MilestoneRested, (), ())

}  // namespace alongside
