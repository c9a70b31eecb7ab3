// Points in time made fit for a chart: fewer of them, honestly, and one's own usual (CHK4).
#pragma once

#include "base/time.hpp"

#include <optional>
#include <span>
#include <vector>

namespace alongside {

struct ChartPoint {
    Instant at{};
    double value = 0;
    friend bool operator==(const ChartPoint&, const ChartPoint&) = default;
};

/// At most `most` of the points, in their order. Of each stretch of time the first, the lowest, the
/// highest and the last are kept, so that no peak and no low is lost; nothing is averaged.
/// @param points  by time
/// @param most  at least 4
[[nodiscard]] std::vector<ChartPoint> thinned(std::span<const ChartPoint> points, std::size_t most);

/// What is usual for someone: half of their answers lie from `low` to `high`.
struct Usual {
    double middle = 0;
    double low = 0;
    double high = 0;
    friend bool operator==(const Usual&, const Usual&) = default;
};

inline constexpr std::chrono::weeks usual_of_weeks{8};
inline constexpr std::size_t fewest_for_usual = 8;

/// The median and the quartiles of the eight weeks before the last one: the last week is what is
/// compared with it.
/// @param points  by time
/// @returns nothing where there are fewer than `fewest_for_usual`
[[nodiscard]] std::optional<Usual> usual_of(std::span<const ChartPoint> points, Instant now);

}  // namespace alongside
