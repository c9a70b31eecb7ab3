// Recovery supports: what fits the client, what was suggested and chosen, and the times they went
// or did not get there (SUP4, SUP5, SUP8).
#pragma once

#include "views/fold.hpp"

namespace alongside {

struct Visit {
    AboutId id;  ///< the entry that told of it
    SupportAttended report;
    friend bool operator==(const Visit&, const Visit&) = default;
};

/// A time the client did not get there.
struct Miss {
    AboutId id;  ///< the entry that told of it
    SupportMissed report;
    std::optional<Helped> way_helped;  ///< what `report.way` was worth, as told the next time
    friend bool operator==(const Miss&, const Miss&) = default;
};

struct Support {
    SupportId id;
    Words name;
    std::optional<Words> meeting;   ///< the directory's id
    std::optional<Words> resource;  ///< the directory's id
    std::optional<Said<SupportSuggested>> suggested;
    std::optional<SupportChosen> choice;  ///< the last answer; absent: none yet
    Moment chosen_at;                     ///< when the choice was made; else when suggested
    std::vector<Visit> visits;            ///< in the order in which they were told
    std::vector<Miss> misses;             ///< likewise
    std::vector<Voice> asked_after;       ///< who of the care team asked how it went
    friend bool operator==(const Support&, const Support&) = default;
};

struct Supports {
    std::optional<Said<SupportWishesSet>> wishes;
    Items<Support> items;  ///< in the order in which they were first suggested or chosen
    friend bool operator==(const Supports&, const Supports&) = default;
};

[[nodiscard]] Supports advance(Supports supports, const Entry& entry);

/// @returns nullptr where there is no such support
[[nodiscard]] const Support* find_support(const Supports& supports, const SupportId& id);
/// Whether the client's last answer was that.
[[nodiscard]] bool is_chosen(const Support& support, Choice choice);
/// What the client wanted to try and has not told about since. @returns nullptr where nothing waits
[[nodiscard]] const Miss* way_to_try(const Support& support);

}  // namespace alongside
