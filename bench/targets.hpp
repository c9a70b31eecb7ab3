// The targets, all of them: for 2 processors that are shared with the load.
#pragma once

#include <string_view>

namespace alongside::bench {

enum class Of { result, ratio };
enum class Bound { at_least, at_most };

/// What the rows whose id fits `rows` (shell pattern) should keep.
struct Target {
    std::string_view rows;
    Of of;
    Bound bound;
    double value;  ///< a ratio, or a result in its row's unit
};

inline constexpr Target targets[] = {
    {"append.*.http_to_one", Of::ratio, Bound::at_least, 0.4},
    {"append.*.5ms.*.http_to_single", Of::ratio, Bound::at_least, 15},
    {"view.unchanged", Of::ratio, Bound::at_least, 0.8},
    {"view.plan", Of::ratio, Bound::at_least, 0.6},
    {"fold.*", Of::result, Bound::at_most, 12},
    {"plan.*", Of::result, Bound::at_most, 50},
    {"chart.*", Of::result, Bound::at_most, 100},
    {"board.caseload.*", Of::ratio, Bound::at_most, 1.5},
    {"board.http.*", Of::ratio, Bound::at_most, 1.5},
    {"start.*", Of::result, Bound::at_most, 1000},
    {"memory.fresh.resident", Of::result, Bound::at_most, 64},
    {"memory.large.resident", Of::result, Bound::at_most, 300},
    {"directory.search.*", Of::result, Bound::at_most, 2000},
    {"directory.match.p99", Of::result, Bound::at_most, 20},
    {"directory.http_200.p99", Of::result, Bound::at_most, 10},
    {"directory.import", Of::result, Bound::at_most, 30},
    {"directory.import.memory", Of::result, Bound::at_most, 1000},
    {"directory.memory", Of::result, Bound::at_most, 300},
    {"resources.search.*", Of::result, Bound::at_most, 10'000},
    {"resources.http_200.p99", Of::result, Bound::at_most, 10},
};

}  // namespace alongside::bench
