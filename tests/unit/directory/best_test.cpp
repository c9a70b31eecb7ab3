// Keeping the first of very many, though what they are ordered by is rounded.
#include "directory/best.hpp"
#include "directory/zone.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <random>
#include <tuple>

using namespace alongside;
using namespace alongside::directory;

namespace {

struct Place {
    Instant start;
    double km = 0;
    std::uint32_t id = 0;
};

/// Whether `kept` has all of the first `count` of what there is.
template <class Rank>
void expect_first(std::vector<Place> all, const std::vector<Match>& kept, std::size_t count,
                  const Rank& rank) {
    std::ranges::sort(all, {}, rank);
    std::vector<bool> is_kept(all.size());
    for (const Match& match : kept) is_kept[match.id] = true;
    for (std::size_t i = 0; i < std::min(count, all.size()); ++i) RC_ASSERT(is_kept[all[i].id]);
}

}  // namespace

RC_GTEST_PROP(Best, TheFirstAreKeptHoweverManyCome, ()) {
    std::mt19937 chance(*rc::gen::inRange(0U, 100'000U));
    const auto below = [&](int end) { return std::uniform_int_distribution(0, end - 1)(chance); };
    const std::size_t total = *rc::gen::element(10U, 5000U, 30'000U);
    const std::size_t count = *rc::gen::element(1U, 20U, 700U);
    // Metres apart, all in one place, or all over the earth.
    const double spread = *rc::gen::element(0.0, 0.00002, 1.0, 60.0);
    const int starts = *rc::gen::element(1, 5, 100'000);
    const Position here{10, 20};
    Globe globe;
    std::vector<Place> all;
    Best by_gap(count, Order::by_gap);
    Best by_both(count, Order::by_start_then_gap);
    Best by_start(count, Order::by_start);
    for (std::uint32_t id = 0; id < total; ++id) {
        const Position there{10 + spread * below(1000) / 1000, 20 + spread * below(1000) / 1000};
        globe.add(there);
        const Instant start = from_milliseconds(below(starts));
        all.push_back({start, distance_km(here, there), id});
        const Match match{start, globe.gap(Globe::point_of(here), id), id};
        by_gap.add(match);
        by_both.add(match);
        by_start.add({start, 0, id});
        const double km = all.back().km;
        RC_ASSERT(Globe::narrowed(Globe::gap_of(km)) <= match.gap);
        RC_ASSERT(Globe::widened(Globe::gap_of(km)) >= match.gap);
    }
    RC_ASSERT(by_gap.total() == total);
    expect_first(all, by_gap.take(), count,
                 [](const Place& p) { return std::tuple(p.km, p.start, p.id); });
    expect_first(all, by_both.take(), count,
                 [](const Place& p) { return std::tuple(p.start, p.km, p.id); });
    const auto kept = by_start.take();
    RC_ASSERT(kept.size() <= count + 1);
    expect_first(all, kept, count, [](const Place& p) { return std::tuple(p.start, p.id); });
}
