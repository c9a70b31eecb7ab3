#include "base/time.hpp"

#include <date/tz.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

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

namespace {

/// Any instant that can be written, more often than not in the years that people live in.
Instant any_instant() {
    const auto from = *rc::gen::element(-2'208'902'400'000, 1'700'000'000'000);
    const auto to = from < 0 ? 7'258'032'000'000 : 1'900'000'000'000;
    return from_milliseconds(
        *rc::gen::resize(rc::kNominalSize, rc::gen::inRange<std::int64_t>(from, to)));
}

/// The name of any zone of this system.
std::string any_zone() {
    const auto& zones = date::get_tzdb().zones;
    const auto place =
        *rc::gen::resize(rc::kNominalSize, rc::gen::inRange<std::size_t>(0, zones.size()));
    return zones[place].name();
}

}  // namespace

RC_GTEST_PROP(Moment, ReadsBackAsItWasWrittenInEveryZone, ()) {
    const Moment moment{any_instant(), any_zone()};
    RC_ASSERT(is_zone(moment.zone));
    const std::string text = to_text(moment);
    RC_LOG() << text;
    RC_ASSERT(parse_moment(text) == moment);
    RC_ASSERT(parse_moment(to_text(moment.at)) == (Moment{moment.at, "UTC"}));
}

RC_GTEST_PROP(LocalTime, LeadsBackToItsWallClockInEveryZone, ()) {
    const std::string zone = any_zone();
    const Instant at = any_instant();
    const Day day = local_day(zone, at);
    const auto wall = local_minutes(zone, at);
    const Instant back = from_local(zone, day, wall);
    RC_LOG() << zone << " " << to_text(at);
    RC_ASSERT(local_day(zone, back) == day);
    RC_ASSERT(local_minutes(zone, back) == wall);
    RC_ASSERT(parse_day(to_text(day)) == day);
}
