// When a list is tried again, and when a person has to look at it first.
#include "service/sources.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace alongside::service {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

TEST(BackOff, DoublesFromAQuarterOfAnHour) {
    EXPECT_EQ(back_off(1, hours{48}), minutes{15});
    EXPECT_EQ(back_off(2, hours{48}), minutes{30});
    EXPECT_EQ(back_off(3, hours{48}), hours{1});
    EXPECT_EQ(back_off(8, hours{48}), hours{24});
}

TEST(BackOff, IsNeverLongerThanADayOrThanUsual) {
    EXPECT_EQ(back_off(5, hours{1}), hours{1});
    EXPECT_EQ(back_off(1000, hours{720}), hours{24});
}

RC_GTEST_PROP(BackOff, NeverBecomesShorter, ()) {
    const auto failures = *rc::gen::inRange<std::int64_t>(0, 10'000);
    const hours usual{*rc::gen::inRange(1, 721)};
    RC_ASSERT(back_off(failures, usual) <= back_off(failures + 1, usual));
    RC_ASSERT(back_off(failures, usual) >= minutes{15});
}

TEST(Shrinking, IsNoticedWhereMoreThanHalfOfTwentyAreGone) {
    EXPECT_TRUE(has_shrunk(20, 9));
    EXPECT_FALSE(has_shrunk(20, 10));
    EXPECT_TRUE(has_shrunk(1000, 0));
    EXPECT_FALSE(has_shrunk(19, 0));
    EXPECT_FALSE(has_shrunk(0, 0));
    EXPECT_FALSE(has_shrunk(20, 500));
}

}  // namespace
}  // namespace alongside::service
