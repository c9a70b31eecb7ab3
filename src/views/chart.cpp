#include "views/chart.hpp"

#include <algorithm>

namespace alongside {
namespace {

constexpr std::size_t kept_of_a_stretch = 4;

/// Adds the first, the lowest, the highest and the last of a stretch, each once, in their order.
void keep_outline(std::span<const ChartPoint> stretch, std::vector<ChartPoint>& kept) {
    if (stretch.empty()) return;
    const auto [lowest, highest] = std::ranges::minmax_element(stretch, {}, &ChartPoint::value);
    std::vector<std::ptrdiff_t> places{0, lowest - stretch.begin(), highest - stretch.begin(),
                                       std::ssize(stretch) - 1};
    std::ranges::sort(places);
    places.erase(std::unique(places.begin(), places.end()), places.end());
    for (const std::ptrdiff_t place : places) {
        kept.push_back(stretch[static_cast<std::size_t>(place)]);
    }
}

/// The value below which a share of the sorted values lies, between two of them by proportion.
double quantile(const std::vector<double>& sorted, double share) {
    const double place = share * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (sorted[above] - sorted[below]) * (place - static_cast<double>(below));
}

}  // namespace

std::vector<ChartPoint> thinned(std::span<const ChartPoint> points, std::size_t most) {
    if (points.size() <= most) return {points.begin(), points.end()};
    const auto stretches =
        static_cast<std::int64_t>(std::max<std::size_t>(1, most / kept_of_a_stretch));
    const auto begin = points.front().at;
    const auto length = (points.back().at - begin).count() / stretches + 1;
    std::vector<ChartPoint> kept;
    kept.reserve(most);
    for (auto at = points.begin(); at != points.end();) {
        const auto stretch = (at->at - begin).count() / length;
        const auto end = std::find_if(at, points.end(), [&](const ChartPoint& point) {
            return (point.at - begin).count() / length != stretch;
        });
        keep_outline({at, end}, kept);
        at = end;
    }
    return kept;
}

std::optional<Usual> usual_of(std::span<const ChartPoint> points, Instant now) {
    const Instant to = now - std::chrono::weeks{1};
    const Instant from = to - usual_of_weeks;
    std::vector<double> values;
    for (const ChartPoint& point : points) {
        if (point.at >= from && point.at < to) values.push_back(point.value);
    }
    if (values.size() < fewest_for_usual) return std::nullopt;
    std::ranges::sort(values);
    return Usual{quantile(values, 0.5), quantile(values, 0.25), quantile(values, 0.75)};
}

}  // namespace alongside
