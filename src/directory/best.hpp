// The first page of very many matches without keeping them all.
#pragma once

#include "base/time.hpp"
#include "directory/meeting.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace alongside::directory {

/// Positions as points on a sphere of radius 1: how far apart two are, to within some metres, is a
/// few multiplications. What must be exact asks `distance_km` as well.
class Globe {
public:
    struct Point {
        float x = 9;  ///< far from everything
        float y = 9;
        float z = 9;
    };

    /// No two places are further apart than this gap; what has no place is.
    static constexpr float everywhere = 4.1F;

    void reserve(std::size_t count) { points_.reserve(count); }
    void add(std::optional<Position> position);
    [[nodiscard]] static Point point_of(Position position);
    /// The square of the distance through the globe; above `everywhere` where one has no position.
    [[nodiscard]] float gap(const Point& from, std::uint32_t id) const {
        const Point& to = points_[id];
        const float x = from.x - to.x;
        const float y = from.y - to.y;
        const float z = from.z - to.z;
        return x * x + y * y + z * z;
    }
    /// The gap of points so far apart.
    [[nodiscard]] static float gap_of(double km);
    /// A gap that is surely no smaller than the real one, whatever was rounded.
    [[nodiscard]] static float widened(float gap);
    /// One that is surely no larger.
    [[nodiscard]] static float narrowed(float gap);

private:
    std::vector<Point> points_;
};

/// A found meeting before it becomes a `Hit`. Numbers follow source and key.
struct Match {
    Instant start;
    float gap = 0;  ///< of `Globe`; 0 where distance does not count
    std::uint32_t id = 0;
};

/// Which of the found ones are wanted.
struct Page {
    std::size_t offset = 0;
    std::size_t limit = 0;
    [[nodiscard]] std::size_t end() const { return offset + limit; }
};

enum class Order { by_start, by_start_then_gap, by_gap };

/// Collects matches and keeps those that may be among the first. Gaps are rounded, so it keeps also
/// what is too close to the last of them to tell.
class Best {
public:
    /// @param count  how many are wanted
    Best(std::size_t count, Order order) : count_(count), order_(order) {}

    void add(const Match& match) {
        ++total_;
        if (last_ && is_surely_behind(match, *last_)) return;
        matches_.push_back(match);
        if (matches_.size() >= crowded_) prune();
    }
    /// How many were added.
    [[nodiscard]] std::size_t total() const { return total_; }
    /// No fewer than the first `count`, in no order.
    [[nodiscard]] std::vector<Match> take();

private:
    [[nodiscard]] bool is_surely_behind(const Match& match, const Match& last) const {
        if (order_ == Order::by_gap) return match.gap > last.gap;
        if (match.start != last.start) return match.start > last.start;
        return order_ == Order::by_start ? match.id > last.id : match.gap > last.gap;
    }
    void prune();

    std::size_t count_;
    Order order_;
    std::size_t total_ = 0;
    std::size_t crowded_ = 4096 + 2 * count_;
    std::optional<Match> last_;  ///< with its gap widened; nothing behind it can be among the first
    std::vector<Match> matches_;
};

}  // namespace alongside::directory
