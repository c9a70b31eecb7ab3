#include "base/time.hpp"

#include <gtest/gtest.h>

using namespace alongside;
using namespace std::chrono_literals;

TEST(Moment, KeepsTheWritersZone) {
    const auto moment = parse_moment("2026-11-21T08:15:00.000-05:00[America/New_York]");
    ASSERT_TRUE(moment);
    EXPECT_EQ(to_text(moment->at), "2026-11-21T13:15:00.000Z");
    EXPECT_EQ(moment->zone, "America/New_York");
    EXPECT_EQ(to_text(*moment), "2026-11-21T08:15:00.000-05:00[America/New_York]");
}

TEST(Moment, WithoutAZoneKeepsTheOffset) {
    const auto moment = parse_moment("2026-07-01T10:00:00+02:00");
    ASSERT_TRUE(moment);
    EXPECT_EQ(moment->zone, "+02:00");
    EXPECT_EQ(to_text(*moment), "2026-07-01T10:00:00.000+02:00");
}

TEST(Moment, RefusesWhatIsNoTime) {
    for (const char* text :
         {"", "2026-11-21", "2026-13-21T08:15:00Z", "2026-02-30T08:15:00Z", "2026-11-21T24:00:00Z",
          "2026-11-21T08:15:00", "2026-11-21 08:15:00Z", "2026-11-21T08:15:00Z[Not/AZone]",
          "2026-11-21T08:15:00.Z", "2026-11-21T08:15:00+5:00"}) {
        EXPECT_FALSE(parse_moment(text)) << text;
    }
}

TEST(Moment, FarAwayOnesAreRefusedRatherThanWrittenSoThatNobodyCanReadThem) {
    EXPECT_FALSE(parse_moment("1900-01-01T12:00:00Z"));
    EXPECT_TRUE(parse_moment("1900-01-02T00:00:00Z[America/New_York]"));
    EXPECT_TRUE(parse_moment("2199-12-30T23:59:59.999Z[Pacific/Auckland]"));
    EXPECT_FALSE(parse_moment("2199-12-30T23:59:59-18:00"));
}

TEST(Moment, SpellsAFixedOffsetInOneWay) {
    EXPECT_EQ(parse_moment("2026-07-01T10:00:00Z[Z]")->zone, "UTC");
    EXPECT_EQ(parse_moment("2026-07-01T10:00:00-00:00")->zone, "UTC");
    EXPECT_EQ(parse_moment("2026-07-01T10:00:00Z[+02:00]")->zone, "+02:00");
}

TEST(Moment, FromBeforeTimeZonesReadsBackAsItWas) {
    const auto moment = parse_moment("1901-03-01T12:00:00Z[Africa/Monrovia]");  // 43 min 8 s behind
    ASSERT_TRUE(moment);
    EXPECT_EQ(to_text(*moment), "1901-03-01T11:17:00.000-00:43[Africa/Monrovia]");
    EXPECT_EQ(parse_moment(to_text(*moment)), moment);
}

TEST(LocalTime, FollowsDaylightSaving) {
    const Day before{2026y / 3 / 7};
    const Day after{2026y / 3 / 9};
    EXPECT_EQ(to_text(from_local("America/New_York", before, 19h)), "2026-03-08T00:00:00.000Z");
    EXPECT_EQ(to_text(from_local("America/New_York", after, 19h)), "2026-03-09T23:00:00.000Z");
}

TEST(LocalTime, TheSkippedHourBecomesTheFirstInstantAfterIt) {
    EXPECT_EQ(to_text(from_local("America/New_York", Day{2026y / 3 / 8}, 2h + 30min)),
              "2026-03-08T07:00:00.000Z");
}

TEST(LocalTime, TheRepeatedHourIsTheEarlierOne) {
    EXPECT_EQ(to_text(from_local("America/New_York", Day{2026y / 11 / 1}, 1h + 30min)),
              "2026-11-01T05:30:00.000Z");
}

TEST(LocalTime, ADayIsTheLocalOne) {
    const auto at = parse_moment("2026-11-22T03:30:00Z")->at;
    EXPECT_EQ(local_day("America/Los_Angeles", at), Day{2026y / 11 / 21});
    EXPECT_EQ(local_minutes("America/Los_Angeles", at), 19h + 30min);
    EXPECT_EQ(local_day("UTC", at), Day{2026y / 11 / 22});
}
