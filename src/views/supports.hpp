// Recovery supports the client has chosen, and the times they went (SUP5, SUP8).
#pragma once

#include "views/fold.hpp"

namespace alongside {

struct Visit {
    AboutId id;  ///< the entry that told of it
    SupportAttended report;
    friend bool operator==(const Visit&, const Visit&) = default;
};

struct Support {
    SupportId id;
    SupportChosen choice;  ///< the last answer
    Moment chosen_at;
    std::vector<Visit> visits;  ///< oldest first
    friend bool operator==(const Support&, const Support&) = default;
};

struct Supports {
    Items<Support> items;  ///< in the order in which they were first chosen
    friend bool operator==(const Supports&, const Supports&) = default;
};

[[nodiscard]] Supports advance(Supports supports, const Entry& entry);

/// @returns nullptr where there is no such support
[[nodiscard]] const Support* find_support(const Supports& supports, const SupportId& id);

}  // namespace alongside
