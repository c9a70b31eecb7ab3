#include "measures/reliable_change.hpp"

#include <algorithm>
#include <cmath>

namespace alongside::measures {
namespace {

/// Standard error of the difference of two scores. @returns nothing where it is 0 or makes no sense
std::optional<double> error_of_difference(const Norms& norms) {
    const bool is_sound =
        std::isfinite(norms.sd) && norms.sd > 0 && norms.reliability >= 0 && norms.reliability < 1;
    if (!is_sound) return std::nullopt;
    return std::sqrt(2.0) * norms.sd * std::sqrt(1 - norms.reliability);
}

Problem without_norms() {
    return {Kind::invalid, "change.norms",
            "Without a spread and a reliability nothing can be said.",
            "Use a standard deviation above 0 and a reliability from 0 to below 1.", ""};
}

const Scale* total_of(const Definition& definition) {
    const auto found = std::ranges::find(definition.scales, "total", &Scale::id);
    return found == definition.scales.end() ? nullptr : &*found;
}

Change no_claim(NoClaim why) {
    Change change;
    change.why = why;
    return change;
}

/// How many points it takes: as published, or as estimated.
std::optional<double> points_needed(const ChangeRule& rule, std::optional<double> local_sd) {
    if (rule.points) return rule.points;
    if (!local_sd || !rule.reliability) return std::nullopt;
    const auto estimate = fewest_points({*local_sd, *rule.reliability});
    return estimate ? std::optional(*estimate) : std::nullopt;
}

/// @param gain  points in the direction that is better
Verdict verdict_of(const ChangeRule& rule, double gain, double needed, bool is_estimate) {
    const double size = std::abs(gain);
    // A published number of points is enough itself; an estimate has to be passed.
    if (is_estimate ? size <= needed : size < needed) return Verdict::about_same;
    const bool is_clear = size >= rule.clear_points.value_or(needed);
    if (gain > 0) return is_clear ? Verdict::clear_better : Verdict::some_better;
    return is_clear ? Verdict::clear_worse : Verdict::some_worse;
}

}  // namespace

Result<double> reliable_change(double before, double after, const Norms& norms) {
    const auto error = error_of_difference(norms);
    if (!error) return without_norms();
    return (after - before) / *error;
}

Result<double> fewest_points(const Norms& norms) {
    const auto error = error_of_difference(norms);
    if (!error) return without_norms();
    return reliable_at * *error;
}

Change change_between(const Definition& definition, const Score& before, const Score& after,
                      std::optional<double> local_sd) {
    const auto is_of_it = [&](const Score& score) {
        return score.instrument == definition.id && score.version == definition.version;
    };
    if (!is_of_it(before) || !is_of_it(after)) return no_claim(NoClaim::other_version);
    const ChangeRule& rule = definition.change;
    const auto needed = points_needed(rule, local_sd);
    if (!needed) return no_claim(NoClaim::nothing_published);
    const Scale* scale = total_of(definition);
    if (!before.total || !after.total || scale == nullptr) return no_claim(NoClaim::no_total);

    Change change;
    change.points = *after.total - *before.total;
    change.needed = *needed;
    change.is_estimate = !rule.points;
    const double gain = scale->direction == Direction::worse ? -change.points : change.points;
    change.verdict = verdict_of(rule, gain, *needed, change.is_estimate);
    const bool is_better =
        change.verdict == Verdict::clear_better || change.verdict == Verdict::some_better;
    if (rule.recovered_below) {
        change.is_recovery = is_better && *before.total >= *rule.recovered_below &&
                             *after.total < *rule.recovered_below;
    }
    if (rule.response_percent && *before.total > 0) {
        change.is_response = gain * 100 >= *rule.response_percent * *before.total;
    }
    if (rule.remission_below) change.is_remission = *after.total < *rule.remission_below;
    return change;
}

}  // namespace alongside::measures
