// Setbacks, what they taught, and who answered (PLAN7).
#pragma once

#include "views/fold.hpp"

namespace alongside {

struct Setback {
    SetbackId id;
    SetbackTold told;
    Voice by;
    Audience audience = Audience::mine;  ///< the widest with which it was told
    std::optional<SetbackDebriefed> debrief;
    std::optional<Moment> debriefed_at;
    std::vector<Wording> answers;  ///< oldest first
    friend bool operator==(const Setback&, const Setback&) = default;
};

struct Setbacks {
    Items<Setback> items;  ///< oldest first
    friend bool operator==(const Setbacks&, const Setbacks&) = default;
};

[[nodiscard]] Setbacks advance(Setbacks setbacks, const Entry& entry);

/// @returns nullptr where there is none with that id
[[nodiscard]] const Setback* find_setback(const Setbacks& setbacks, const SetbackId& id);

}  // namespace alongside
