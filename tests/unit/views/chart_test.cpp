// Fewer points, honestly, and one's own usual.
#include "views/chart.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace alongside::testing {
namespace {

using namespace std::chrono_literals;

const Instant beginning{std::chrono::sys_days{std::chrono::year{2026} / 1 / 1}};

std::vector<ChartPoint> points_of(const std::vector<int>& values) {
    std::vector<ChartPoint> points;
    Instant at = beginning;
    for (const int value : values) {
        points.push_back({at, static_cast<double>(value)});
        at += 7h;
    }
    return points;
}

}  // namespace

TEST(CHK4, FewPointsStayAsTheyAre) {
    const auto points = points_of({1, 4, 2});
    EXPECT_EQ(thinned(points, 8), points);
    EXPECT_TRUE(thinned({}, 8).empty());
}

TEST(CHK4, OneHighDayInYearsIsNotLost) {
    std::vector<int> values(5000, 1);
    values[3333] = 4;
    values[77] = 0;
    const auto points = points_of(values);
    const auto kept = thinned(points, 400);
    EXPECT_LE(kept.size(), 400U);
    EXPECT_NE(std::ranges::find(kept, points[3333]), kept.end());
    EXPECT_NE(std::ranges::find(kept, points[77]), kept.end());
    EXPECT_EQ(kept.front(), points.front());
    EXPECT_EQ(kept.back(), points.back());
}

RC_GTEST_PROP(CHK4, ThinningKeepsOrderBoundsAndExtremes, (const std::vector<std::uint8_t>& raw)) {
    const std::vector<int> values(raw.begin(), raw.end());
    const auto points = points_of(values);
    const std::size_t most = *rc::gen::inRange<std::size_t>(4, 64);
    const auto kept = thinned(points, most);
    RC_ASSERT(kept.size() <= std::max(most, std::size_t{4}));
    RC_ASSERT(std::ranges::is_sorted(kept, {}, &ChartPoint::at));
    // Nothing is made up: every point kept was there.
    for (const ChartPoint& point : kept) {
        RC_ASSERT(std::ranges::find(points, point) != points.end());
    }
    if (points.empty()) return;
    const auto value = &ChartPoint::value;
    RC_ASSERT(std::ranges::max(kept, {}, value).value == std::ranges::max(points, {}, value).value);
    RC_ASSERT(std::ranges::min(kept, {}, value).value == std::ranges::min(points, {}, value).value);
}

TEST(CHK4, OnesOwnUsualIsTheMiddleOfTheWeeksBeforeTheLast) {
    std::vector<ChartPoint> points;
    const Instant now = beginning + 100 * 24h;
    for (int day = 60; day > 7; --day)
        points.push_back({now - day * 24h, day % 2 == 0 ? 2.0 : 3.0});
    points.push_back({now - 24h, 9});       // what is compared with it is not part of it
    points.push_back({now - 80 * 24h, 9});  // nor is what is long ago
    const auto usual = usual_of(points, now);
    ASSERT_TRUE(usual);
    EXPECT_GE(usual->middle, 2);
    EXPECT_LE(usual->middle, 3);
    EXPECT_EQ(usual->low, 2);
    EXPECT_EQ(usual->high, 3);
}

TEST(CHK4, OfFewAnswersNothingIsCalledUsual) {
    const Instant now = beginning + 100 * 24h;
    std::vector<ChartPoint> points;
    for (int day = 14; day > 7; --day) points.push_back({now - day * 24h, 1});
    EXPECT_FALSE(usual_of(points, now));
}

}  // namespace alongside::testing
