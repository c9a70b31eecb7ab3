// Meetings by distance. Points are kept as unit vectors: on raw degrees the nearest are wrong.
#pragma once

#include "directory/meeting.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace alongside::directory {

/// An R-tree over positions, each with the number of its meeting. The only part of the program that
/// includes Boost.Geometry, which is slow to compile.
class NearestTree {
public:
    using Accept = std::function<bool(std::uint32_t)>;

    explicit NearestTree(const std::vector<std::pair<Position, std::uint32_t>>& points);
    ~NearestTree();
    NearestTree(const NearestTree&) = delete;
    NearestTree& operator=(const NearestTree&) = delete;

    /// The `count` nearest that are accepted, in no order. Among equally far ones any may be
    /// chosen.
    /// @param patience  how many are looked at
    /// @returns nothing where patience ran out before `count` were found
    [[nodiscard]] std::optional<std::vector<std::uint32_t>> nearest(Position at, std::size_t count,
                                                                    std::size_t patience,
                                                                    const Accept& accept) const;
    /// All that are accepted and lie within `km`, in no order; a metre more may be inside.
    [[nodiscard]] std::vector<std::uint32_t> within(Position at, double km,
                                                    const Accept& accept) const;

private:
    struct Tree;
    std::unique_ptr<const Tree> tree_;
};

}  // namespace alongside::directory
