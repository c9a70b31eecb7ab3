// Coping: plans for hard moments, skills tried, and which tools help (COPE1, COPE2, COPE4).
#pragma once

#include "views/fold.hpp"

namespace alongside {

/// What the journal tells of one tool.
struct ToolRecord {
    CopingTool id{};
    int used = 0;
    int rated = 0;         ///< times with an urge before and after
    int eased = 0;         ///< of these, times it was weaker after
    int change_total = 0;  ///< after minus before, over all rated
    Moment last_at;
    friend bool operator==(const ToolRecord&, const ToolRecord&) = default;
};

struct Coping {
    Items<ToolRecord> tools;  ///< in the order in which they were first used
    std::optional<Said<CopingPlanWritten>> coping_plan;
    std::optional<Said<SafetyPlanWritten>> safety_plan;
    Items<Said<PracticeTried>> practices;
    friend bool operator==(const Coping&, const Coping&) = default;
};

[[nodiscard]] Coping advance(Coping coping, const Entry& entry);

}  // namespace alongside
