// One scale's number, and whether conditions hold.
#include "measures/scoring.hpp"

#include <algorithm>
#include <cmath>

namespace alongside::measures {
namespace {

using Values = std::vector<std::optional<double>>;

double half_up(double value, int decimals) {
    const double scale = std::pow(10.0, decimals);
    return std::floor((value * scale) + 0.5) / scale;
}

/// What the answered items add up to, those reversed turned round.
struct Sum {
    double of_answered = 0;
    int answered = 0;
    Reach open;  ///< what the gaps can add
};

Sum add(const Definition& definition, const Scale& scale, const Values& values) {
    Sum sum;
    for (const std::size_t place : scale.items) {
        const auto [lowest, highest] = range_of(definition.items[place]);
        if (!values[place]) {
            sum.open.low += lowest;
            sum.open.high += highest;
            continue;
        }
        const bool is_reversed = std::ranges::find(scale.reversed, place) != scale.reversed.end();
        sum.of_answered += is_reversed ? lowest + highest - *values[place] : *values[place];
        ++sum.answered;
    }
    return sum;
}

Scaled finished(const Scale& scale, Reach exact, int filled, std::string rule) {
    Scaled scaled;
    scaled.exact = exact;
    scaled.rounded = {half_up(exact.low, scale.decimals), half_up(exact.high, scale.decimals)};
    scaled.filled = filled;
    scaled.rule = std::move(rule);
    return scaled;
}

Scaled refused(std::string rule) {
    Scaled scaled;
    scaled.rule = std::move(rule);
    return scaled;
}

Scaled combine(const Scale& scale, const Scales& before) {
    double value = 0;
    for (const auto& [ids, sign] : {std::pair(&scale.plus, 1), std::pair(&scale.minus, -1)}) {
        for (const std::string& id : *ids) {
            const auto found = before.find(id);
            if (found == before.end() || !found->second.exact) return refused("all-needed");
            value += sign * found->second.exact->low;
        }
    }
    value *= scale.times;
    return finished(scale, {value, value}, 0, "combined");
}

/// One thing about one number.
bool is_within(const Test& test, double value) {
    return (!test.at_least || value >= *test.at_least) && (!test.at_most || value <= *test.at_most);
}

bool holds_of_scale(const Test& test, const Scales& scales) {
    const auto found = scales.find(test.scale);
    if (found == scales.end() || !found->second.rounded) return false;
    const Reach reach = *found->second.rounded;
    if (test.how == Test::How::undetermined) {
        return reach.low < *test.at_least && reach.high >= *test.at_least;
    }
    return is_within(test, reach.low) && is_within(test, reach.high);
}

bool holds_of_sum(const Test& test, const Values& values) {
    double sum = 0;
    for (const std::size_t place : test.items) {
        if (!values[place]) return false;
        sum += *values[place];
    }
    return is_within(test, sum);
}

bool holds_of(const Test& test, const Values& values, const Scales& scales) {
    if (!test.scale.empty()) return holds_of_scale(test, scales);
    const auto matches = [&](std::size_t place) {
        return values[place] && is_within(test, *values[place]);
    };
    switch (test.how) {
        case Test::How::missing:
            return std::ranges::any_of(test.items, [&](std::size_t at) { return !values[at]; });
        case Test::How::sum:
            return holds_of_sum(test, values);
        case Test::How::all:
            return std::ranges::all_of(test.items, matches);
        default:
            return std::ranges::any_of(test.items, matches);
    }
}

}  // namespace

Scaled evaluate(const Definition& definition, const Scale& scale, const Values& values,
                const Scales& before) {
    if (scale.items.empty()) return combine(scale, before);
    const Sum sum = add(definition, scale, values);
    const auto size = static_cast<int>(scale.items.size());
    const int missing = size - sum.answered;
    const double parts = scale.method == Method::mean ? size : 1;
    if (missing == 0) {
        const double value = sum.of_answered * scale.times / parts;
        return finished(scale, {value, value}, 0, scale.method == Method::mean ? "mean" : "sum");
    }
    if (scale.gaps == Gaps::range) {
        return finished(scale,
                        {(sum.of_answered + sum.open.low) * scale.times / parts,
                         (sum.of_answered + sum.open.high) * scale.times / parts},
                        0, "possible-range");
    }
    if (std::ranges::any_of(scale.never_imputed, [&](std::size_t at) { return !values[at]; })) {
        return refused("never-imputed");
    }
    if (scale.gaps == Gaps::refuse) return refused("all-needed");
    if (missing > scale.most_missing) return refused("too-many-missing");
    // The product first: a quotient of small whole numbers is then exact where it is a half.
    const double value = sum.of_answered * size * scale.times / (sum.answered * parts);
    return finished(scale, {value, value}, missing, "mean-of-answered");
}

bool holds(const Condition& condition, const Values& values, const Scales& scales) {
    return std::ranges::all_of(condition,
                               [&](const Test& test) { return holds_of(test, values, scales); });
}

bool holds(const Cases& cases, const Values& values, const Scales& scales) {
    return std::ranges::any_of(
        cases, [&](const Condition& condition) { return holds(condition, values, scales); });
}

}  // namespace alongside::measures
