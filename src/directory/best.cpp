#include "directory/best.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <tuple>

namespace alongside::directory {
namespace {

constexpr double earth_km = 6371;
/// How much rounding can add to a distance through the globe; six metres.
constexpr float slack = 1e-6F;

}  // namespace

void Globe::add(std::optional<Position> position) {
    points_.push_back(position ? point_of(*position) : Point{});
}

Globe::Point Globe::point_of(Position position) {
    constexpr double degree = std::numbers::pi / 180;
    const double flat = std::cos(position.lat * degree);
    return {static_cast<float>(flat * std::cos(position.lon * degree)),
            static_cast<float>(flat * std::sin(position.lon * degree)),
            static_cast<float>(std::sin(position.lat * degree))};
}

float Globe::gap_of(double km) {
    const double half_angle = std::min(km / earth_km / 2, std::numbers::pi / 2);
    const double chord = 2 * std::sin(half_angle);
    return static_cast<float>(chord * chord);
}

float Globe::widened(float gap) {
    const float chord = std::sqrt(gap) * (1 + slack) + slack;
    return chord * chord;
}

float Globe::narrowed(float gap) {
    const float chord = std::max(0.0F, std::sqrt(gap) * (1 - slack) - slack);
    return chord * chord;
}

void Best::prune() {
    const auto nth = matches_.begin() + static_cast<std::ptrdiff_t>(count_);
    std::nth_element(matches_.begin(), nth, matches_.end(), [this](const Match& a, const Match& b) {
        return order_ == Order::by_gap
                   ? std::tuple(a.gap, a.start, a.id) < std::tuple(b.gap, b.start, b.id)
                   : std::tuple(a.start, a.gap, a.id) < std::tuple(b.start, b.gap, b.id);
    });
    last_ = *nth;
    last_->gap = Globe::widened(last_->gap);
    std::erase_if(matches_, [this](const Match& match) { return is_surely_behind(match, *last_); });
    // Very many equals stay; then it is not worth trying again soon.
    crowded_ = std::max(crowded_, 2 * matches_.size());
}

std::vector<Match> Best::take() {
    if (matches_.size() > count_) prune();
    return std::move(matches_);
}

}  // namespace alongside::directory
