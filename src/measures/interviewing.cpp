#include "measures/interviewing.hpp"

#include "base/result.hpp"

namespace alongside::measures {
namespace {

Rated rated(double value, double fair, double good) {
    if (value >= good) return {value, Level::good};
    return {value, value >= fair ? Level::fair : Level::below_fair};
}

bool is_impression(int value) {
    return value >= 1 && value <= 5;
}

}  // namespace

InterviewRatios interview_ratios(const InterviewCounts& counts) {
    check(counts.simple_reflections >= 0 && counts.complex_reflections >= 0 &&
          counts.questions >= 0);
    check(is_impression(counts.cultivating_change_talk) &&
          is_impression(counts.softening_sustain_talk) && is_impression(counts.partnership) &&
          is_impression(counts.empathy));
    InterviewRatios ratios;
    const int reflections = counts.simple_reflections + counts.complex_reflections;
    if (reflections > 0) {
        ratios.complex_percent = rated(100.0 * counts.complex_reflections / reflections, 40, 50);
    }
    if (counts.questions > 0) {
        ratios.reflections_per_question =
            rated(static_cast<double>(reflections) / counts.questions, 1, 2);
    }
    ratios.technical =
        rated((counts.cultivating_change_talk + counts.softening_sustain_talk) / 2.0, 3, 4);
    ratios.relational = rated((counts.partnership + counts.empathy) / 2.0, 3.5, 4);
    return ratios;
}

}  // namespace alongside::measures
