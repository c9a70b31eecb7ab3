// My story: what recovery means to me, the whole person I am, how I like to be met, what to be
// careful with, and who is in my life (OWN1 to OWN7).
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
    Items<Said<AssessmentAnswered>> findings;       ///< the latest of each topic; the ids are nil
    Items<Said<TriggerNoted>> triggers;             ///< that still stand
    Items<Said<EnvironmentReviewed>> environments;  ///< all reviews, oldest first; the ids are nil
    std::optional<Said<QuietPlanWritten>> quiet_plan;
    Items<Said<CirclePersonNamed>> circle;
    std::optional<Voice> treatment_ended;  ///< while it has, and nobody came back since
    friend bool operator==(const Story&, const Story&) = default;
};

[[nodiscard]] Story advance(Story story, const Entry& entry);

/// Whether a self-assessment topic says anything, or was skipped.
[[nodiscard]] bool is_skipped(const AssessmentAnswered& answered);

}  // namespace alongside
