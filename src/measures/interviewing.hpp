// A clinician's review of their own motivational interviewing: counts and ratios, nothing else.
#pragma once

#include <cstdint>
#include <optional>

namespace alongside::measures {

/// What was counted, and the four impressions from 1 to 5. All kept by the clinician alone.
struct InterviewCounts {
    int simple_reflections = 0;
    int complex_reflections = 0;
    int questions = 0;
    int cultivating_change_talk = 1;
    int softening_sustain_talk = 1;
    int partnership = 1;
    int empathy = 1;
};

enum class Level : std::uint8_t { below_fair, fair, good };

/// A ratio, and where the published thresholds put it.
struct Rated {
    double value = 0;
    Level level = Level::below_fair;
};

struct InterviewRatios {
    std::optional<Rated> complex_percent;           ///< nothing without reflections
    std::optional<Rated> reflections_per_question;  ///< nothing without questions
    Rated technical;                                ///< mean of the first two impressions
    Rated relational;                               ///< mean of the other two
};

/// @param counts  not negative; impressions 1 to 5
/// @source MITI 4.2.1 thresholds, as in PMC9461167 table 3
[[nodiscard]] InterviewRatios interview_ratios(const InterviewCounts& counts);

}  // namespace alongside::measures
