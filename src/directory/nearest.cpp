#include "directory/nearest.hpp"

#include <boost/geometry.hpp>
#include <boost/geometry/index/rtree.hpp>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numbers>

namespace alongside::directory {
namespace {

namespace bg = boost::geometry;
namespace bgi = boost::geometry::index;

using Vector = bg::model::point<float, 3, bg::cs::cartesian>;
using Value = std::pair<Vector, std::uint32_t>;

Vector unit_vector(Position at) {
    constexpr double degree = std::numbers::pi / 180;
    const double flat = std::cos(at.lat * degree);
    return {static_cast<float>(flat * std::cos(at.lon * degree)),
            static_cast<float>(flat * std::sin(at.lon * degree)),
            static_cast<float>(std::sin(at.lat * degree))};
}

}  // namespace

struct NearestTree::Tree {
    bgi::rtree<Value, bgi::rstar<16>> points;
};

NearestTree::NearestTree(const std::vector<std::pair<Position, std::uint32_t>>& points) {
    std::vector<Value> values;
    values.reserve(points.size());
    for (const auto& [position, id] : points) values.emplace_back(unit_vector(position), id);
    // Building from a range packs the tree: faster to build and to search than inserting.
    tree_ = std::make_unique<const Tree>(Tree{bgi::rtree<Value, bgi::rstar<16>>(values)});
}

NearestTree::~NearestTree() = default;

std::optional<std::vector<std::uint32_t>> NearestTree::nearest(Position at, std::size_t count,
                                                               std::size_t patience,
                                                               const Accept& accept) const {
    std::vector<Value> found;
    found.reserve(count);
    bool gave_up = false;
    const auto accepted = [&](const Value& value) {
        // To take whatever comes is the way to end a query.
        if (patience == 0) gave_up = true;
        if (gave_up) return true;
        --patience;
        return accept(value.second);
    };
    tree_->points.query(
        bgi::nearest(unit_vector(at), static_cast<unsigned>(count)) && bgi::satisfies(accepted),
        std::back_inserter(found));
    if (gave_up) return std::nullopt;
    std::vector<std::uint32_t> ids;
    ids.reserve(found.size());
    for (const Value& value : found) ids.push_back(value.second);
    return ids;
}

std::vector<std::uint32_t> NearestTree::within(Position at, double km, const Accept& accept) const {
    // Distance through the earth of two points `km` apart on it, with a metre for rounding.
    const double half_angle = std::min((km + 0.002) / 6371.0 / 2, std::numbers::pi / 2);
    const auto chord = static_cast<float>(2 * std::sin(half_angle) + 2e-7);
    const Vector middle = unit_vector(at);
    const bg::model::box<Vector> box(
        {middle.get<0>() - chord, middle.get<1>() - chord, middle.get<2>() - chord},
        {middle.get<0>() + chord, middle.get<1>() + chord, middle.get<2>() + chord});
    const auto accepted = [&](const Value& value) {
        const float x = value.first.get<0>() - middle.get<0>();
        const float y = value.first.get<1>() - middle.get<1>();
        const float z = value.first.get<2>() - middle.get<2>();
        return x * x + y * y + z * z <= chord * chord && accept(value.second);
    };
    std::vector<std::uint32_t> ids;
    for (auto it = tree_->points.qbegin(bgi::intersects(box) && bgi::satisfies(accepted));
         it != tree_->points.qend(); ++it) {
        ids.push_back(it->second);
    }
    return ids;
}

}  // namespace alongside::directory
