// Golden times: what a week's meeting, a night, a day and "now" are where clocks change, in both
// hemispheres, by half an hour, at midnight, and where they never do. All expectations are fixed.
#include "samples.hpp"

#include "directory/index.hpp"
#include "directory/occurrences.hpp"

#include <rapidcheck/gtest.h>

#include <algorithm>

using namespace alongside;
using namespace alongside::directory;
using namespace std::chrono_literals;
using std::chrono::weekday;

namespace {

using Keys = std::vector<std::string>;

constexpr weekday saturday = std::chrono::Saturday;
constexpr weekday sunday = std::chrono::Sunday;

Meeting in(const std::string& zone, Meeting meeting) {
    meeting.zone = zone;
    return meeting;
}

Meeting online(Meeting meeting) {
    meeting.attendance = Attendance::online;
    return meeting;
}

Keys keys(const Index& index, const Query& query, const std::string& now) {
    const auto answer = index.search(query, at(now));
    EXPECT_TRUE(answer);
    Keys result;
    for (const Hit& hit : answer->hits) result.push_back(hit.meeting->key);
    return result;
}

Query on(int year, unsigned month, unsigned day, const std::string& viewer_zone = {}) {
    Query query;
    query.when = When::day;
    query.day = Day{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
    query.viewer_zone = viewer_zone;
    return query;
}

Query asking(When when, const std::string& viewer_zone = {}) {
    Query query;
    query.when = when;
    query.viewer_zone = viewer_zone;
    return query;
}

struct Golden {
    const char* zone;
    const char* asked_at;
    weekday day;
    std::chrono::minutes wall;
    const char* first;  ///< the next two weekly occurrences
    const char* second;
};

constexpr Golden goldens[] = {
    // New York: 02:00 becomes 03:00 on March 8, 02:00 becomes 01:00 on November 1.
    {"America/New_York", "2026-03-02T12:00:00-05:00", sunday, 2h + 30min,
     "2026-03-08T03:00:00-04:00", "2026-03-15T02:30:00-04:00"},
    {"America/New_York", "2026-03-02T12:00:00-05:00", sunday, 1h + 30min,
     "2026-03-08T01:30:00-05:00", "2026-03-15T01:30:00-04:00"},
    {"America/New_York", "2026-03-02T12:00:00-05:00", saturday, 19h, "2026-03-07T19:00:00-05:00",
     "2026-03-14T19:00:00-04:00"},
    {"America/New_York", "2026-10-26T12:00:00-04:00", sunday, 1h + 30min,
     "2026-11-01T01:30:00-04:00", "2026-11-08T01:30:00-05:00"},
    {"America/New_York", "2026-10-26T12:00:00-04:00", sunday, 2h + 30min,
     "2026-11-01T02:30:00-05:00", "2026-11-08T02:30:00-05:00"},
    // In the repeated hour the first has been, whatever the clock on the wall says.
    {"America/New_York", "2026-11-01T01:20:00-05:00", sunday, 1h + 30min,
     "2026-11-08T01:30:00-05:00", "2026-11-15T01:30:00-05:00"},
    // Madrid: 02:00 becomes 03:00 on March 29, 03:00 becomes 02:00 on October 25.
    {"Europe/Madrid", "2026-03-23T12:00:00+01:00", sunday, 2h + 30min, "2026-03-29T03:00:00+02:00",
     "2026-04-05T02:30:00+02:00"},
    {"Europe/Madrid", "2026-10-19T12:00:00+02:00", sunday, 2h + 30min, "2026-10-25T02:30:00+02:00",
     "2026-11-01T02:30:00+01:00"},
    {"Europe/Madrid", "2026-10-19T12:00:00+02:00", sunday, 1h + 30min, "2026-10-25T01:30:00+02:00",
     "2026-11-01T01:30:00+01:00"},
    // Sydney: back on April 5, forward on October 4.
    {"Australia/Sydney", "2026-03-30T12:00:00+11:00", sunday, 2h + 30min,
     "2026-04-05T02:30:00+11:00", "2026-04-12T02:30:00+10:00"},
    {"Australia/Sydney", "2026-09-28T12:00:00+10:00", sunday, 2h + 30min,
     "2026-10-04T03:00:00+11:00", "2026-10-11T02:30:00+11:00"},
    // Santiago changes at midnight: Saturday April 4 has 23:00 twice, September 6 begins at 01:00.
    {"America/Santiago", "2026-03-30T12:00:00-03:00", saturday, 23h + 30min,
     "2026-04-04T23:30:00-03:00", "2026-04-11T23:30:00-04:00"},
    {"America/Santiago", "2026-03-30T12:00:00-03:00", sunday, 1h + 30min,
     "2026-04-05T01:30:00-04:00", "2026-04-12T01:30:00-04:00"},
    {"America/Santiago", "2026-08-31T12:00:00-04:00", sunday, 30min, "2026-09-06T01:00:00-03:00",
     "2026-09-13T00:30:00-03:00"},
    {"America/Santiago", "2026-08-31T12:00:00-04:00", sunday, 2h + 30min,
     "2026-09-06T02:30:00-03:00", "2026-09-13T02:30:00-03:00"},
    // Lord Howe moves by half an hour: 02:00 becomes 01:30 on April 5, 02:30 on October 4.
    {"Australia/Lord_Howe", "2026-03-30T12:00:00+11:00", sunday, 1h + 45min,
     "2026-04-05T01:45:00+11:00", "2026-04-12T01:45:00+10:30"},
    {"Australia/Lord_Howe", "2026-09-28T12:00:00+10:30", sunday, 2h + 15min,
     "2026-10-04T02:30:00+11:00", "2026-10-11T02:15:00+11:00"},
    // Clocks that never change.
    {"America/Phoenix", "2026-03-02T12:00:00-07:00", sunday, 2h + 30min,
     "2026-03-08T02:30:00-07:00", "2026-03-15T02:30:00-07:00"},
    {"America/Phoenix", "2026-10-26T12:00:00-07:00", sunday, 1h + 30min,
     "2026-11-01T01:30:00-07:00", "2026-11-08T01:30:00-07:00"},
    {"Asia/Kolkata", "2026-03-23T12:00:00+05:30", sunday, 2h + 30min, "2026-03-29T02:30:00+05:30",
     "2026-04-05T02:30:00+05:30"},
    {"Pacific/Apia", "2026-03-30T12:00:00+13:00", sunday, 2h + 30min, "2026-04-05T02:30:00+13:00",
     "2026-04-12T02:30:00+13:00"},
};

}  // namespace

TEST(GoldenTimes, WeeklyMeetingsKeepTheirWallTimeOverTheChange) {
    for (const Golden& golden : goldens) {
        const Instant asked = at(golden.asked_at);
        const auto first =
            ZoneDays(golden.zone, {asked, asked + 9 * 24h}).first(golden.day, golden.wall);
        ASSERT_TRUE(first) << golden.zone << " " << golden.first;
        EXPECT_EQ(to_text(*first), to_text(at(golden.first))) << golden.zone;
        const Instant after = *first + 1ms;
        const auto second =
            ZoneDays(golden.zone, {after, after + 9 * 24h}).first(golden.day, golden.wall);
        ASSERT_TRUE(second) << golden.zone << " " << golden.second;
        EXPECT_EQ(to_text(*second), to_text(at(golden.second))) << golden.zone;
    }
}

TEST(GoldenTimes, ASearchTellsTheSame) {
    for (const Golden& golden : goldens) {
        Meeting meeting = in(golden.zone, weekly("it", golden.day, 0));
        meeting.start = golden.wall;
        const Index index({meeting});
        const auto answer = index.search({}, at(golden.asked_at));
        ASSERT_TRUE(answer);
        EXPECT_EQ(answer->hits.at(0).starts_at, at(golden.first)) << golden.zone;
        // From anywhere, and online, it is the same instant.
        const Index from_home({online(meeting)});
        Query query;
        query.viewer_zone = "Asia/Kolkata";
        EXPECT_EQ(from_home.search(query, at(golden.asked_at))->hits.at(0).starts_at,
                  at(golden.first));
    }
}

TEST(GoldenTimes, DaysAreAsLongAsTheyAre) {
    const auto length = [](const char* zone, int year, unsigned month, unsigned day) {
        const Span span = whole_day(
            zone, Day{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}});
        return std::chrono::duration_cast<std::chrono::minutes>(span.to - span.from).count();
    };
    EXPECT_EQ(length("America/New_York", 2026, 3, 8), 23 * 60);
    EXPECT_EQ(length("America/New_York", 2026, 11, 1), 25 * 60);
    EXPECT_EQ(length("Europe/Madrid", 2026, 3, 29), 23 * 60);
    EXPECT_EQ(length("Europe/Madrid", 2026, 10, 25), 25 * 60);
    EXPECT_EQ(length("Australia/Sydney", 2026, 4, 5), 25 * 60);
    EXPECT_EQ(length("Australia/Sydney", 2026, 10, 4), 23 * 60);
    EXPECT_EQ(length("America/Santiago", 2026, 4, 4), 25 * 60);
    EXPECT_EQ(length("America/Santiago", 2026, 9, 6), 23 * 60);
    EXPECT_EQ(length("Australia/Lord_Howe", 2026, 4, 5), 24 * 60 + 30);
    EXPECT_EQ(length("Australia/Lord_Howe", 2026, 10, 4), 23 * 60 + 30);
    EXPECT_EQ(length("America/Phoenix", 2026, 3, 8), 24 * 60);
    EXPECT_EQ(length("Asia/Kolkata", 2026, 3, 29), 24 * 60);
}

TEST(GoldenTimes, ADayOfAnyLengthHoldsItsMeetingsOnce) {
    const auto week = [](const char* zone) {
        return Index(
            {in(zone, weekly("eve", saturday, 23, 59)), in(zone, weekly("0:00", sunday, 0)),
             in(zone, weekly("0:30", sunday, 0, 30)), in(zone, weekly("1:30", sunday, 1, 30)),
             in(zone, weekly("2:30", sunday, 2, 30)), in(zone, weekly("23:59", sunday, 23, 59)),
             in(zone, weekly("next", std::chrono::Monday, 0))});
    };
    const Keys whole = {"0:00", "0:30", "1:30", "2:30", "23:59"};
    const std::string now = "2026-06-01T00:00:00Z";
    const Index new_york = week("America/New_York");
    EXPECT_EQ(keys(new_york, on(2026, 3, 8), now), whole);   // 23 hours
    EXPECT_EQ(keys(new_york, on(2026, 11, 1), now), whole);  // 25
    const Index madrid = week("Europe/Madrid");
    EXPECT_EQ(keys(madrid, on(2026, 3, 29), now), whole);
    EXPECT_EQ(keys(madrid, on(2026, 10, 25), now), whole);
    const Index lord_howe = week("Australia/Lord_Howe");
    EXPECT_EQ(keys(lord_howe, on(2026, 4, 5), now), whole);
    EXPECT_EQ(keys(lord_howe, on(2026, 10, 4), now), whole);
    // Where the day begins at one, what was to begin before begins then; nothing of the eve does.
    const Index santiago = week("America/Santiago");
    EXPECT_EQ(keys(santiago, on(2026, 9, 6), now), whole);
    EXPECT_EQ(keys(santiago, on(2026, 4, 4), now), Keys{"eve"});  // 23:59 is there twice
}

TEST(GoldenTimes, AViewersLongDayIsWhatCountsOnline) {
    // By the clock of UTC; November 1 in New York is from 04:00 to 05:00 on the next day.
    const auto from_afar = [](const char* key, weekday day, int hour, int minute) {
        return in("UTC", online(weekly(key, day, hour, minute)));
    };
    const Index index({from_afar("before", sunday, 3, 59), from_afar("0:00", sunday, 4, 0),
                       from_afar("first 1:30", sunday, 5, 30),
                       from_afar("second 1:30", sunday, 6, 30),
                       from_afar("23:30", std::chrono::Monday, 4, 30),
                       from_afar("after", std::chrono::Monday, 5, 0)});
    EXPECT_EQ(keys(index, on(2026, 11, 1, "America/New_York"), "2026-10-31T12:00:00Z"),
              (Keys{"0:00", "first 1:30", "second 1:30", "23:30"}));
    Query hour = on(2026, 11, 1, "America/New_York");
    hour.from = 1h;
    hour.to = 2h;
    EXPECT_EQ(keys(index, hour, "2026-10-31T12:00:00Z"), (Keys{"first 1:30", "second 1:30"}));
}

TEST(GoldenTimes, TonightAroundMidnightAndFour) {
    // Online from Sydney, which is 16 hours ahead of New York in November.
    const std::string sydney = "Australia/Sydney";
    const Index index({in(sydney, online(weekly("0:30", sunday, 16, 30))),
                       in(sydney, online(weekly("3:45", sunday, 19, 45))),
                       in(sydney, online(weekly("4:15", sunday, 20, 15))),
                       in(sydney, online(weekly("18:00", std::chrono::Monday, 10))),
                       in(sydney, weekly("room there", sunday, 20)),
                       weekly("room here", sunday, 0, 30)});
    const Query tonight = asking(When::tonight, "America/New_York");
    const auto found = [&](const char* now) { return keys(index, tonight, now); };
    const Keys at_midnight = {"0:30", "room here", "3:45", "room there"};
    EXPECT_EQ(found("2026-11-21T23:59:00-05:00"), at_midnight);
    EXPECT_EQ(found("2026-11-22T00:01:00-05:00"), at_midnight);  // still the same night
    // In Sydney it is 19:59 and 20:01: there the evening has begun, whoever asks.
    EXPECT_EQ(found("2026-11-22T03:59:00-05:00"), Keys{"room there"});
    EXPECT_EQ(found("2026-11-22T04:01:00-05:00"), (Keys{"room there", "18:00"}));
    // Nobody said where the viewer is: everything by its own clock.
    EXPECT_EQ(keys(index, asking(When::tonight), "2026-11-21T23:59:00-05:00"),
              (Keys{"room here", "3:45", "room there", "4:15"}));
}

TEST(GoldenTimes, TonightOverTheChange) {
    const Index index({weekly("gap", sunday, 2, 30), weekly("twice", sunday, 1, 30),
                       weekly("3:59", sunday, 3, 59), weekly("4:00", sunday, 4)});
    const Query tonight = asking(When::tonight);
    for (const char* now : {"2026-03-07T23:59:00-05:00", "2026-03-08T00:01:00-05:00",
                            "2026-10-31T23:59:00-04:00", "2026-11-01T00:01:00-04:00"}) {
        EXPECT_EQ(keys(index, tonight, now), (Keys{"twice", "gap", "3:59"})) << now;
    }
    for (const char* now : {"2026-03-08T03:59:00-04:00", "2026-11-01T03:59:00-05:00"}) {
        EXPECT_EQ(keys(index, tonight, now), Keys{"3:59"}) << now;
    }
    EXPECT_EQ(keys(index, tonight, "2026-03-08T04:01:00-04:00"), Keys{});
    // Santiago's night of September 5 is an hour shorter, at midnight.
    const Index santiago({in("America/Santiago", weekly("0:30", sunday, 0, 30)),
                          in("America/Santiago", weekly("eve", saturday, 23, 30))});
    EXPECT_EQ(keys(santiago, tonight, "2026-09-05T23:40:00-04:00"), (Keys{"eve", "0:30"}));
    EXPECT_EQ(keys(santiago, tonight, "2026-09-06T01:10:00-03:00"), Keys{"0:30"});
    EXPECT_EQ(keys(santiago, tonight, "2026-09-06T01:10:01-03:00"), Keys{});
}

TEST(GoldenTimes, NowPassesMidnight) {
    const Index index({weekly("before", saturday, 23, 55), weekly("after", sunday, 0, 30)});
    const Query now = asking(When::now);
    EXPECT_EQ(keys(index, now, "2026-11-21T23:29:59-05:00"), Keys{"before"});
    EXPECT_EQ(keys(index, now, "2026-11-21T23:30:00-05:00"), (Keys{"before", "after"}));
    EXPECT_EQ(keys(index, now, "2026-11-22T00:05:00-05:00"), (Keys{"before", "after"}));
    EXPECT_EQ(keys(index, now, "2026-11-22T00:05:01-05:00"), Keys{"after"});
    EXPECT_EQ(keys(index, now, "2026-11-22T00:40:00-05:00"), Keys{"after"});
    EXPECT_EQ(keys(index, now, "2026-11-22T00:40:01-05:00"), Keys{});
}

TEST(GoldenTimes, NowCountsRealMinutesOverTheChange) {
    const Index index(
        {weekly("1:55", sunday, 1, 55), weekly("2:00", sunday, 2), weekly("3:00", sunday, 3)});
    const Query now = asking(When::now);
    // Autumn: the first 01:55 is an hour and five minutes before 02:00.
    EXPECT_EQ(keys(index, now, "2026-11-01T01:30:00-04:00"), Keys{"1:55"});
    EXPECT_EQ(keys(index, now, "2026-11-01T01:04:00-05:00"), (Keys{"1:55", "2:00"}));
    EXPECT_EQ(keys(index, now, "2026-11-01T01:54:00-05:00"), Keys{"2:00"});
    // Spring: a minute before 02:00 is a minute before 03:00.
    EXPECT_EQ(keys(index, now, "2026-03-08T01:59:00-05:00"), (Keys{"1:55", "2:00", "3:00"}));
    EXPECT_EQ(keys(index, now, "2026-03-08T03:10:00-04:00"), (Keys{"2:00", "3:00"}));
}

RC_GTEST_PROP(WallClock, SaysWhatTheZoneSays, ()) {
    const auto zone = *rc::gen::element<std::string>(
        "America/New_York", "Europe/Madrid", "Australia/Sydney", "America/Santiago",
        "Australia/Lord_Howe", "Africa/Casablanca", "America/Phoenix", "Asia/Kolkata",
        "Pacific/Apia", "UTC", "-05:30", "+13:00", "Mars/Base", "");
    // From 2000 to 2037, with Samoa's jump over a whole day and Morocco's two changes a month.
    const Instant from =
        at("2000-01-01T00:00:00Z") + std::chrono::minutes{*rc::gen::inRange(0, 37 * 365 * 24 * 60)};
    const int hours = *rc::gen::inRange(1, 24 * 9);
    const WallClock clock(zone, {from, from + std::chrono::hours{hours}});
    for (int i = -72; i < hours + 72; ++i) {
        const Instant instant = from + i * 59min;
        RC_ASSERT(clock.offset_at(instant) == zone_offset(zone, instant));
        const Day day = local_day(zone, instant);
        const auto wall = local_minutes(zone, instant);
        RC_ASSERT(clock.instant_of(std::chrono::sys_days{day}, wall) ==
                  from_local(zone, day, wall));
    }
}
