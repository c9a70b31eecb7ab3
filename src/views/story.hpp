// My story: what recovery means to me, and how I like to be met (OWN1, OWN3).
#pragma once

#include "views/fold.hpp"

namespace alongside {

struct Vision {
    Words words;
    Moment at;
    friend bool operator==(const Vision&, const Vision&) = default;
};

struct Story {
    std::optional<Vision> vision;
    PreferencesSet preferences;
    friend bool operator==(const Story&, const Story&) = default;
};

[[nodiscard]] Story advance(Story story, const Entry& entry);

}  // namespace alongside
