// Search: what "tonight" and "now" mean, places, distances; and that every search finds exactly
// what a plain look at each meeting finds.
#include "samples.hpp"

#include "directory/index.hpp"
#include "directory/zone.hpp"

#include "base/text.hpp"

#include <rapidcheck/gtest.h>

#include <algorithm>
#include <random>
#include <set>

using namespace alongside;
using namespace alongside::directory;
using namespace std::chrono_literals;
using std::chrono::weekday;

namespace {

using Keys = std::vector<std::string>;

Answer found(const Index& index, const Query& query, const std::string& now) {
    const auto answer = index.search(query, at(now));
    EXPECT_TRUE(answer) << (answer ? "" : answer.error().title);
    return answer ? *answer : Answer{};
}

Keys keys(const Answer& answer) {
    Keys result;
    for (const Hit& hit : answer.hits) result.push_back(hit.meeting->key);
    return result;
}

Keys keys(const Index& index, const Query& query, const std::string& now) {
    return keys(found(index, query, now));
}

Query asking(When when) {
    Query query;
    query.when = when;
    return query;
}

Meeting online(Meeting meeting) {
    meeting.attendance = Attendance::online;
    return meeting;
}

Meeting placed(Meeting meeting, double lat, double lon) {
    meeting.position = position_at(lat, lon);
    return meeting;
}

}  // namespace

// Saturday 2026-11-21 in New York; UTC-5.
TEST(SUP2, TonightIsFromFiveToFour) {
    const Index index(
        {weekly("afternoon", std::chrono::Saturday, 16, 59),
         weekly("five", std::chrono::Saturday, 17), weekly("late", std::chrono::Saturday, 23, 30),
         weekly("owls", std::chrono::Sunday, 3, 59), weekly("four", std::chrono::Sunday, 4),
         weekly("tomorrow", std::chrono::Sunday, 19)});
    const Query tonight = asking(When::tonight);
    EXPECT_EQ(keys(index, tonight, "2026-11-21T09:00:00-05:00"), (Keys{"five", "late", "owls"}));
    EXPECT_EQ(keys(index, tonight, "2026-11-21T17:10:00-05:00"), (Keys{"five", "late", "owls"}));
    EXPECT_EQ(keys(index, tonight, "2026-11-21T17:10:01-05:00"), (Keys{"late", "owls"}));
    EXPECT_EQ(keys(index, tonight, "2026-11-22T00:30:00-05:00"), Keys{"owls"});  // still that night
    EXPECT_EQ(keys(index, tonight, "2026-11-22T03:59:59-05:00"), Keys{"owls"});
    EXPECT_EQ(keys(index, tonight, "2026-11-22T04:00:00-05:00"), Keys{"tomorrow"});  // a new day
}

TEST(SUP2, TonightOnlineIsTheViewersEvening) {
    Meeting london = online(weekly("london", std::chrono::Sunday, 5));  // midnight in New York
    london.zone = "Europe/London";
    Meeting there = weekly("there", std::chrono::Saturday, 20);
    there.zone = "Europe/London";
    const Index index({london, there, online(weekly("here", std::chrono::Saturday, 19))});
    Query query = asking(When::tonight);
    EXPECT_EQ(keys(index, query, "2026-11-21T12:00:00Z"), (Keys{"there", "here"}));
    query.viewer_zone = "America/New_York";
    EXPECT_EQ(keys(index, query, "2026-11-21T12:00:00Z"), (Keys{"there", "here", "london"}));
    query.venue = Venue::online;
    EXPECT_EQ(keys(index, query, "2026-11-21T12:00:00Z"), (Keys{"here", "london"}));
    query.viewer_zone = "Asia/Tokyo";  // daytime there
    EXPECT_EQ(keys(index, query, "2026-11-21T12:00:00Z"), Keys{});
}

TEST(SUP3, TodayIsWhatIsLeftOfTheDayThere) {
    const Index index({weekly("past", std::chrono::Saturday, 11),
                       weekly("noon", std::chrono::Saturday, 12),
                       weekly("late", std::chrono::Saturday, 23, 59),
                       weekly("tomorrow", std::chrono::Sunday, 0)});
    const Query today = asking(When::today);
    EXPECT_EQ(keys(index, today, "2026-11-21T12:05:00-05:00"), (Keys{"noon", "late"}));
    EXPECT_EQ(keys(index, today, "2026-11-21T23:59:59-05:00"), Keys{"late"});
    EXPECT_EQ(keys(index, today, "2026-11-22T00:05:00-05:00"), Keys{"tomorrow"});
}

TEST(SUP3, EveryWayToComeIsToldApart) {
    Meeting both = weekly("both", std::chrono::Saturday, 12);
    both.attendance = Attendance::hybrid;
    Meeting by_phone = online(weekly("call", std::chrono::Saturday, 12));
    by_phone.conference_phone = "+18165550100";
    Meeting closed_room = weekly("closed", std::chrono::Saturday, 12);
    closed_room.attendance = Attendance::inactive;
    closed_room.conference_phone = "+18165550100";
    const Index index({both, by_phone, closed_room, weekly("hall", std::chrono::Saturday, 12),
                       online(weekly("link", std::chrono::Saturday, 12))});
    const auto come = [&](Venue venue) {
        Query query;
        query.venue = venue;
        return keys(index, query, "2026-11-21T08:00:00-05:00");
    };
    EXPECT_EQ(come(Venue::any), (Keys{"both", "call", "hall", "link"}));
    EXPECT_EQ(come(Venue::in_person), (Keys{"both", "hall"}));
    EXPECT_EQ(come(Venue::online), (Keys{"both", "call", "link"}));
    EXPECT_EQ(come(Venue::hybrid), Keys{"both"});
    EXPECT_EQ(come(Venue::phone), Keys{"call"});
}

TEST(SUP3, HoursMayPassMidnight) {
    const Index index({weekly("late", std::chrono::Saturday, 23),
                       weekly("early", std::chrono::Saturday, 1),
                       weekly("noon", std::chrono::Saturday, 12)});
    Query query = asking(When::weekday);
    query.weekday = std::chrono::Saturday;
    query.from = 22h;
    query.to = 5h;
    EXPECT_EQ(keys(index, query, "2026-11-18T08:00:00-05:00"), (Keys{"early", "late"}));
    query.to.reset();
    EXPECT_EQ(keys(index, query, "2026-11-18T08:00:00-05:00"), Keys{"late"});
    query.from = 12h;
    query.to = 23h;  // what begins then does not count
    EXPECT_EQ(keys(index, query, "2026-11-18T08:00:00-05:00"), Keys{"noon"});
}

TEST(SUP2, NowIsUntilTenMinutesAfterItBeganAndAnHourAhead) {
    const Index index({weekly("noon", std::chrono::Saturday, 12)});
    const Query now = asking(When::now);
    EXPECT_EQ(keys(index, now, "2026-11-21T10:59:59-05:00"), Keys{});
    EXPECT_EQ(keys(index, now, "2026-11-21T11:00:00-05:00"), Keys{"noon"});
    EXPECT_EQ(keys(index, now, "2026-11-21T12:10:00-05:00"), Keys{"noon"});
    EXPECT_EQ(keys(index, now, "2026-11-21T12:10:01-05:00"), Keys{});
    EXPECT_EQ(keys(index, now, "2026-11-22T12:00:00-05:00"), Keys{});
}

TEST(SUP2, AnytimeIsTheNextOccurrenceAndAppointmentsComeLast) {
    Meeting appointment = weekly("appointment", std::chrono::Monday, 0);
    appointment.weekday.reset();
    appointment.zone.clear();
    const Index index({appointment, weekly("passed", std::chrono::Saturday, 8),
                       weekly("next", std::chrono::Saturday, 13)});
    const auto answer = found(index, {}, "2026-11-21T12:00:00-05:00");
    EXPECT_EQ(keys(answer), (Keys{"next", "passed", "appointment"}));
    EXPECT_EQ(answer.hits[1].starts_at, at("2026-11-28T08:00:00-05:00"));
    EXPECT_EQ(answer.hits[1].ends_at, at("2026-11-28T09:00:00-05:00"));
    EXPECT_FALSE(answer.hits[2].starts_at);
    EXPECT_EQ(answer.total, 3U);
    Query morning;
    morning.from = 6h;
    EXPECT_EQ(keys(index, morning, "2026-11-21T12:00:00-05:00"), (Keys{"next", "passed"}));
}

TEST(SUP2, ADayShowsAllOfItAndAWeekdayTheNextOne) {
    const Index index({weekly("early", std::chrono::Saturday, 7),
                       weekly("late", std::chrono::Saturday, 20),
                       weekly("sunday", std::chrono::Sunday, 7)});
    Query day = asking(When::day);
    day.day = Day{std::chrono::year{2026}, std::chrono::November, std::chrono::day{21}};
    EXPECT_EQ(keys(index, day, "2026-11-21T12:00:00-05:00"), (Keys{"early", "late"}));
    Query saturday = asking(When::weekday);
    saturday.weekday = std::chrono::Saturday;
    const auto answer = found(index, saturday, "2026-11-21T12:00:00-05:00");
    EXPECT_EQ(keys(answer), (Keys{"late", "early"}));
    EXPECT_EQ(answer.hits[1].starts_at, at("2026-11-28T07:00:00-05:00"));
}

TEST(SUP2, HoursMayPassMidnight) {
    const Index index({weekly("noon", std::chrono::Saturday, 12),
                       weekly("night", std::chrono::Saturday, 23),
                       weekly("dawn", std::chrono::Sunday, 1)});
    Query query;
    query.from = 22h;
    query.to = 2h;
    EXPECT_EQ(keys(index, query, "2026-11-21T12:00:00-05:00"), (Keys{"night", "dawn"}));
    query.from = 12h;
    query.to = 23h;  // up to, not with
    EXPECT_EQ(keys(index, query, "2026-11-21T12:00:00-05:00"), Keys{"noon"});
}

// 2026-03-08, New York: 02:00 becomes 03:00. 2026-11-01: 02:00 becomes 01:00 again.
TEST(SUP2, ClocksThatChangeDoNotMoveMeetings) {
    const Index index({weekly("gap", std::chrono::Sunday, 2, 30),
                       weekly("twice", std::chrono::Sunday, 1, 30),
                       weekly("after", std::chrono::Sunday, 19)});
    const auto spring = found(index, {}, "2026-03-07T20:00:00-05:00");
    EXPECT_EQ(spring.hits[0].starts_at, at("2026-03-08T01:30:00-05:00"));
    EXPECT_EQ(spring.hits[1].starts_at, at("2026-03-08T03:00:00-04:00"));  // when the gap ends
    EXPECT_EQ(spring.hits[2].starts_at, at("2026-03-08T19:00:00-04:00"));
    const auto autumn = found(index, {}, "2026-10-31T20:00:00-04:00");
    EXPECT_EQ(autumn.hits[0].starts_at, at("2026-11-01T01:30:00-04:00"));  // the first of the two
    EXPECT_EQ(autumn.hits[1].starts_at, at("2026-11-01T02:30:00-05:00"));
    EXPECT_EQ(autumn.hits[2].starts_at, at("2026-11-01T19:00:00-05:00"));
    const Query tonight = asking(When::tonight);
    EXPECT_EQ(keys(index, tonight, "2026-03-07T20:00:00-05:00"), (Keys{"twice", "gap"}));
    EXPECT_EQ(keys(index, tonight, "2026-03-08T03:30:00-04:00"), Keys{});
    EXPECT_EQ(keys(index, tonight, "2026-03-08T03:05:00-04:00"), Keys{"gap"});
    EXPECT_EQ(keys(index, tonight, "2026-10-31T20:00:00-04:00"), (Keys{"twice", "gap"}));
    EXPECT_EQ(keys(index, tonight, "2026-11-01T01:20:00-05:00"), Keys{"gap"});
}

TEST(SUP2, TonightIsRightInEachRealListsOwnZone) {
    IMPORT_SAMPLE(lomond, "meeting-guide-benlomond.json");
    IMPORT_SAMPLE(ontario, "meeting-guide-kansas-city.json");
    IMPORT_SAMPLE(small, "meeting-guide-times.json");
    const Index west(lomond->meetings);
    const Index east(ontario->meetings);
    const Index middle(small->meetings);
    const Query tonight = asking(When::tonight);

    // Monday 2026-11-23 at 23:00 UTC: 15:00 in Ben Lomond, 17:00 in Anytown, 18:00 in Ontario.
    EXPECT_EQ(keys(west, tonight, "2026-11-23T23:00:00Z"),
              (Keys{"speaker-discussion-monday", "zoom-speaker-discussion-meeting-1",
                    "blf-womens-hour-of-power", "womens-meeting"}));
    EXPECT_EQ(keys(middle, tonight, "2026-11-23T23:00:00Z"), Keys{"monday-7pm"});
    EXPECT_EQ(keys(east, tonight, "2026-11-23T23:00:00Z"), (Keys{"24", "3", "4", "5", "6"}));
    EXPECT_EQ(found(east, tonight, "2026-11-23T23:00:00Z").hits[0].starts_at,
              at("2026-11-23T19:30:00-05:00"));

    // Tuesday 02:30 UTC is Monday evening everywhere: in Ontario 21:30, all have begun.
    EXPECT_EQ(keys(west, tonight, "2026-11-24T02:30:00Z"),
              (Keys{"blf-womens-hour-of-power", "womens-meeting"}));
    EXPECT_EQ(keys(middle, tonight, "2026-11-24T02:30:00Z"), Keys{});
    EXPECT_EQ(keys(east, tonight, "2026-11-24T02:30:00Z"), Keys{});

    // The Sundays on which clocks change.
    const Keys sunday_west = {"speaker-discussion", "zoom-speaker-discussion-meeting-7",
                              "big-book-study-4"};
    const auto starts = [&](const Index& index, const char* now) {
        const auto answer = found(index, tonight, now);
        return answer.hits.empty() ? std::nullopt : answer.hits.back().starts_at;
    };
    for (const char* noon : {"2026-03-08T20:00:00Z", "2026-11-01T20:00:00Z"}) {
        EXPECT_EQ(keys(west, tonight, noon), sunday_west);
        EXPECT_EQ(keys(middle, tonight, noon), Keys{"sunday-8pm"});
        EXPECT_EQ(keys(east, tonight, noon), (Keys{"22", "23", "40"}));
    }
    EXPECT_EQ(starts(west, "2026-03-08T20:00:00Z"), at("2026-03-08T19:30:00-07:00"));
    EXPECT_EQ(starts(west, "2026-11-01T20:00:00Z"), at("2026-11-01T19:30:00-08:00"));
    EXPECT_EQ(starts(middle, "2026-03-08T20:00:00Z"), at("2026-03-08T20:00:00-05:00"));
    EXPECT_EQ(starts(middle, "2026-11-01T20:00:00Z"), at("2026-11-01T20:00:00-06:00"));
    EXPECT_EQ(starts(east, "2026-03-08T20:00:00Z"), at("2026-03-08T20:00:00-04:00"));
    EXPECT_EQ(starts(east, "2026-11-01T20:00:00Z"), at("2026-11-01T20:00:00-05:00"));
    // One in the morning of that Sunday still belongs to Saturday's night, and all are over.
    EXPECT_EQ(keys(west, tonight, "2026-03-08T09:00:00Z"), Keys{});
}

TEST(SUP2, InactiveMeetingsAreNeverFound) {
    Meeting closed = placed(weekly("closed", std::chrono::Saturday, 20), 44.9, -123.1);
    closed.attendance = Attendance::inactive;
    closed.city = "Salem";
    const Index index({closed});
    EXPECT_EQ(keys(index, {}, "2026-11-21T12:00:00Z"), Keys{});
    Query query;
    query.place = "Salem";
    EXPECT_EQ(keys(index, query, "2026-11-21T12:00:00Z"), Keys{});
    query.place.clear();
    query.near = position_at(44.9, -123.1);
    EXPECT_EQ(keys(index, query, "2026-11-21T12:00:00Z"), Keys{});
    query.near.reset();
    query.text = "closed";
    EXPECT_EQ(keys(index, query, "2026-11-21T12:00:00Z"), Keys{});
}

TEST(SUP2, NearIsByDistanceAtAnyTimeAndByStartWithinReachElse) {
    const Index index({placed(weekly("far", std::chrono::Saturday, 17), 45.52, -122.68),
                       placed(weekly("here", std::chrono::Saturday, 20), 44.94, -123.03),
                       placed(weekly("town", std::chrono::Saturday, 19), 44.96, -123.00),
                       placed(online(weekly("online", std::chrono::Saturday, 18)), 44.94, -123.03),
                       weekly("somewhere", std::chrono::Saturday, 18)});
    Query query;
    query.near = position_at(44.94, -123.03);
    const auto anytime = found(index, query, "2026-11-21T12:00:00-05:00");
    EXPECT_EQ(keys(anytime), (Keys{"here", "town", "far"}));
    EXPECT_NEAR(*anytime.hits[2].km, 70, 2);
    EXPECT_FALSE(anytime.total);
    query.when = When::tonight;
    EXPECT_EQ(keys(index, query, "2026-11-21T12:00:00-05:00"), (Keys{"town", "here"}));
    query.radius_km = 100;
    EXPECT_EQ(keys(index, query, "2026-11-21T12:00:00-05:00"), (Keys{"far", "town", "here"}));
    query.radius_km = 0.1;
    EXPECT_EQ(keys(index, query, "2026-11-21T12:00:00-05:00"), Keys{"here"});
    query.radius_km.reset();
    query.near = position_at(40, -110);
    const auto beyond = found(index, query, "2026-11-21T12:00:00-05:00");
    EXPECT_TRUE(beyond.beyond_reach);
    EXPECT_EQ(beyond.hits.size(), 3U);
    query.venue = Venue::online;  // distance has no meaning
    EXPECT_EQ(keys(index, query, "2026-11-21T12:00:00-05:00"), Keys{"online"});
}

TEST(SUP2, PagesOfEquallyFarMeetingsNeitherRepeatNorMiss) {
    std::vector<Meeting> all;
    for (int i = 0; i < 47; ++i) {
        all.push_back(
            placed(weekly("m" + std::to_string(100 + i), std::chrono::Saturday, 12), 44.9, -123.1));
    }
    const Index index(all);
    Query query;
    query.near = position_at(44.8, -123.1);
    query.limit = 10;
    Keys seen;
    for (bool more = true; more; query.offset += 10) {
        const auto page = found(index, query, "2026-11-21T12:00:00Z");
        for (const auto& key : keys(page)) seen.push_back(key);
        more = page.more;
    }
    EXPECT_EQ(seen.size(), 47U);
    EXPECT_TRUE(std::ranges::is_sorted(seen));
}

TEST(SUP2, APlaceIsFoundByNameOrAskedAbout) {
    const auto in = [](const char* key, const char* city, const char* state, const char* region) {
        Meeting meeting = weekly(key, std::chrono::Saturday, 20);
        meeting.city = city;
        meeting.state = state;
        meeting.country = "US";
        if (*region) meeting.regions = {region};
        return meeting;
    };
    const Index index({in("a", "Springfield", "IL", ""), in("b", "Springfield", "MO", "Ozarks"),
                       in("c", "Springfield", "MO", "Springfield"), in("d", "Peñasco", "NM", "")});
    Query query;
    query.place = "springfield";
    const auto ambiguous = found(index, query, "2026-11-21T12:00:00Z");
    EXPECT_TRUE(ambiguous.hits.empty());
    EXPECT_FALSE(ambiguous.place_found);
    EXPECT_EQ(ambiguous.candidates, (std::vector<NamedPlace>{{"Springfield", "MO, US", 2},
                                                             {"Springfield", "IL, US", 1}}));
    for (const char* text : {"Springfield, MO", "SPRINGFIELD, Missouri", "springfield , mo , us"}) {
        query.place = text;
        const auto answer = found(index, query, "2026-11-21T12:00:00Z");
        EXPECT_EQ(keys(answer), (Keys{"b", "c"})) << text;
        EXPECT_EQ(answer.place_found, (NamedPlace{"Springfield", "MO, US", 2})) << text;
    }
    query.place = "penasco";
    EXPECT_EQ(keys(index, query, "2026-11-21T12:00:00Z"), Keys{"d"});
    query.place = "ozarks";
    EXPECT_EQ(keys(index, query, "2026-11-21T12:00:00Z"), Keys{"b"});
    for (const char* text : {"Atlantis", "Springfield, OR", ","}) {
        query.place = text;
        const auto answer = found(index, query, "2026-11-21T12:00:00Z");
        EXPECT_TRUE(answer.hits.empty() && !answer.place_found && answer.candidates.empty())
            << text;
    }
}

TEST(SUP2, WordsAreFoundByTheirBeginningsButNeverInNotes) {
    Meeting women = weekly("women", std::chrono::Saturday, 20);
    women.name = "Women’s Big Book";
    women.location = "Église St-Jean";
    women.notes = "Ask for Ada";
    const Index index({women, weekly("other", std::chrono::Saturday, 21)});
    Query query;
    for (const char* text : {"big", "BOO big", "womens", "eglise jean", "wom"}) {
        query.text = text;
        EXPECT_EQ(keys(index, query, "2026-11-21T12:00:00Z"), Keys{"women"}) << text;
    }
    for (const char* text : {"ook", "big zebra", "ada"}) {
        query.text = text;
        EXPECT_EQ(keys(index, query, "2026-11-21T12:00:00Z"), Keys{}) << text;
    }
}

TEST(SUP2, AQueryOutOfRangeIsRefused) {
    const Index index({});
    const auto field = [&](auto change) {
        Query query;
        change(query);
        const auto answer = index.search(query, at("2026-11-21T12:00:00Z"));
        return answer ? std::string("found") : answer.error().field;
    };
    EXPECT_EQ(field([](Query&) {}), "found");
    EXPECT_EQ(field([](Query& q) { q.limit = 0; }), "/limit");
    EXPECT_EQ(field([](Query& q) { q.limit = 101; }), "/limit");
    EXPECT_EQ(field([](Query& q) { q.offset = 10'001; }), "/offset");
    EXPECT_EQ(field([](Query& q) { q.near = Position{91, 0}; }), "/near");
    EXPECT_EQ(field([](Query& q) { q.near = Position{std::nan(""), 0}; }), "/near");
    EXPECT_EQ(field([](Query& q) { q.radius_km = 5; }), "/radius_km");
    EXPECT_EQ(field([](Query& q) {
                  q.near = Position{1, 1};
                  q.radius_km = 0;
              }),
              "/radius_km");
    EXPECT_EQ(field([](Query& q) {
                  q.near = Position{1, 1};
                  q.radius_km = std::nan("");
              }),
              "/radius_km");
    EXPECT_EQ(field([](Query& q) { q.when = When::day; }), "/day");
    EXPECT_EQ(field([](Query& q) { q.weekday = std::chrono::Monday; }), "/weekday");
    EXPECT_EQ(field([](Query& q) { q.when = When::weekday; }), "/weekday");
    EXPECT_EQ(field([](Query& q) { q.from = 25h; }), "/from");
    EXPECT_EQ(field([](Query& q) { q.to = -1min; }), "/to");
    EXPECT_EQ(field([](Query& q) { q.viewer_zone = "Mars"; }), "/viewer_zone");
    EXPECT_EQ(field([](Query& q) { q.text = std::string(1001, 'x'); }), "/text");
}

TEST(SUP2, AMeetingIsFoundByItsKey) {
    const Index index(
        {weekly("b", std::chrono::Saturday, 20), weekly("a", std::chrono::Sunday, 9)});
    ASSERT_NE(index.find("test", "a"), nullptr);
    EXPECT_EQ(index.find("test", "a")->weekday, std::chrono::Sunday);
    EXPECT_EQ(index.find("test", "c"), nullptr);
    EXPECT_EQ(index.find("other", "a"), nullptr);
}

namespace {

// The same search again, written as plainly as can be: look at each meeting, at each day around.
struct Plain {
    const Query& query;
    Instant now;

    bool is_from_home() const {
        return query.venue == Venue::online || query.venue == Venue::phone;
    }
    bool is_afar(const Meeting& m) const {
        return !query.viewer_zone.empty() && (m.attendance == Attendance::online || is_from_home());
    }
    bool is_meant(const Meeting& m, Instant start) const {
        const std::string& zone = is_afar(m) ? query.viewer_zone : m.zone;
        const auto wall = is_afar(m) ? local_minutes(zone, start) : m.start;
        if (query.from && query.to && *query.to < *query.from) {
            if (wall < *query.from && wall >= *query.to) return false;
        } else if ((query.from && wall < *query.from) || (query.to && wall >= *query.to)) {
            return false;
        }
        switch (query.when) {
            case When::anytime:
                return start >= now - 10min;
            case When::weekday:
                return start >= now - 10min &&
                       (is_afar(m) ? weekday{std::chrono::sys_days{local_day(zone, start)}}
                                   : *m.weekday) == *query.weekday;
            case When::now:
                return start >= now - 10min && start <= now + 60min;
            case When::day:
                return start >= from_local(zone, *query.day, 0min) &&
                       start <
                           from_local(zone,
                                      Day{std::chrono::sys_days{*query.day} + std::chrono::days{1}},
                                      0min);
            case When::today:
                return start >= now - 10min && local_day(zone, start) == local_day(zone, now);
            case When::tonight: {
                std::chrono::sys_days evening{local_day(zone, now)};
                if (local_minutes(zone, now) < 4h) evening -= std::chrono::days{1};
                return start >= from_local(zone, Day{evening}, 17h) && start >= now - 10min &&
                       start < from_local(zone, Day{evening + std::chrono::days{1}}, 4h);
            }
        }
        return false;
    }
    std::optional<std::optional<Instant>> look_at(const Meeting& m) const {
        const bool goes =
            m.attendance == Attendance::in_person || m.attendance == Attendance::hybrid;
        const bool joins = m.attendance == Attendance::online || m.attendance == Attendance::hybrid;
        if (!goes && !joins) return std::nullopt;
        if (query.venue == Venue::online && !joins) return std::nullopt;
        if (query.venue == Venue::in_person && !goes) return std::nullopt;
        if (query.venue == Venue::hybrid && !(goes && joins)) return std::nullopt;
        const bool calls = joins && !m.conference_phone.empty();
        if (query.venue == Venue::phone && !calls) return std::nullopt;
        if (!query.fellowship.empty() && m.fellowship != query.fellowship) return std::nullopt;
        if ((m.facets & query.facets) != query.facets) return std::nullopt;
        if (query.near && !is_from_home() && (!goes || !m.position)) {
            return std::nullopt;
        }
        if (query.near && !is_from_home() && query.radius_km &&
            distance_km(*query.near, *m.position) > *query.radius_km) {
            return std::nullopt;
        }
        if (!m.weekday) {
            if (query.when != When::anytime || query.from || query.to) return std::nullopt;
            return std::optional<Instant>{};
        }
        const auto around = query.day ? std::chrono::sys_days{*query.day}
                                      : std::chrono::floor<std::chrono::days>(now);
        // The next occurrence only: a search by weekday does not look past it.
        for (auto day = around - std::chrono::days{3}; day < around + std::chrono::days{12};
             day += std::chrono::days{1}) {
            if (weekday{day} != *m.weekday) continue;
            const Instant start = from_local(m.zone, Day{day}, m.start);
            if (query.when != When::day && start < now - 10min) continue;
            if (is_meant(m, start)) return start;
            if (query.when != When::day) return std::nullopt;
        }
        return std::nullopt;
    }
};

Query any_query() {
    Query query;
    query.when = *rc::gen::element(When::anytime, When::now, When::today, When::tonight, When::day,
                                   When::weekday);
    query.limit = 100;
    const auto coin = [] { return *rc::gen::inRange(0, 3) == 0; };
    if (query.when == When::day) {
        query.day = Day{std::chrono::year{2026},
                        *rc::gen::element(std::chrono::March, std::chrono::November),
                        std::chrono::day{static_cast<unsigned>(*rc::gen::inRange(1, 30))}};
    }
    if (query.when == When::weekday) {
        query.weekday = weekday{static_cast<unsigned>(*rc::gen::inRange(0, 7))};
    }
    if (coin()) query.from = std::chrono::minutes{*rc::gen::inRange(0, 1440)};
    if (coin()) query.to = std::chrono::minutes{*rc::gen::inRange(0, 1441)};
    if (coin()) query.facets.set(bit(*rc::gen::element(Facet::open, Facet::women)));
    query.venue = *rc::gen::element(Venue::any, Venue::any, Venue::online, Venue::in_person,
                                    Venue::hybrid, Venue::phone);
    if (coin()) query.fellowship = *rc::gen::element<std::string>("aa", "na", "smart");
    query.viewer_zone = *rc::gen::element<std::string>("", "", "America/Los_Angeles",
                                                       "Asia/Kolkata", "Australia/Lord_Howe");
    if (coin() || coin()) {
        query.near = position_at(40 + *rc::gen::inRange(-50, 50) / 10.0,
                                 -100 + *rc::gen::inRange(-50, 50) / 10.0);
        if (query.when != When::anytime || coin()) query.radius_km = *rc::gen::inRange(1, 900);
    }
    return query;
}

Meeting any_meeting(int number) {
    Meeting meeting = weekly("m" + std::to_string(1000 + number),
                             weekday{static_cast<unsigned>(*rc::gen::inRange(0, 7))},
                             *rc::gen::inRange(0, 24), *rc::gen::element(0, 1, 30, 59));
    meeting.zone = *rc::gen::element<std::string>("America/New_York", "America/New_York",
                                                  "America/Los_Angeles", "Europe/London",
                                                  "America/Nuuk", "Australia/Lord_Howe", "UTC");
    meeting.attendance =
        *rc::gen::element(Attendance::in_person, Attendance::in_person, Attendance::online,
                          Attendance::hybrid, Attendance::inactive);
    if (*rc::gen::inRange(0, 3) == 0) meeting.conference_phone = "+18165550100";
    meeting.fellowship = *rc::gen::element<std::string>("aa", "aa", "na");
    if (*rc::gen::inRange(0, 2) == 0) meeting.facets.set(bit(Facet::open));
    if (*rc::gen::inRange(0, 3) == 0) meeting.facets.set(bit(Facet::women));
    if (*rc::gen::inRange(0, 12) == 0) meeting.weekday.reset();
    if (*rc::gen::inRange(0, 5) != 0) {
        meeting.position =
            position_at(40 + *rc::gen::inRange(-8, 8) * 0.5, -100 + *rc::gen::inRange(-8, 8) * 0.5);
    }
    return meeting;
}

}  // namespace

RC_GTEST_PROP(Index, FindsWhatAPlainLookFinds, ()) {
    std::vector<Meeting> all;
    const int count = *rc::gen::inRange(0, 60);
    for (int i = 0; i < count; ++i) all.push_back(any_meeting(i));
    const Index index(all);
    const Query query = any_query();
    // Around the changes of spring and autumn, and on an ordinary day.
    const Instant now = *rc::gen::element(at("2026-03-07T22:00:00Z"), at("2026-10-31T22:00:00Z"),
                                          at("2026-03-28T20:00:00Z"), at("2026-11-18T12:00:00Z")) +
                        std::chrono::minutes{*rc::gen::inRange(0, 3000)};
    const auto answer = index.search(query, now);
    RC_ASSERT(answer.has_value());

    const Plain plain{query, now};
    std::vector<Hit> expected;
    for (const Meeting& meeting : index.meetings()) {
        const auto start = plain.look_at(meeting);
        if (!start) continue;
        Hit hit{&meeting, *start, std::nullopt, std::nullopt};
        if (query.near && !is_from_home(query.venue)) {
            hit.km = distance_km(*query.near, *meeting.position);
        }
        expected.push_back(hit);
    }
    const bool by_distance =
        query.near && !is_from_home(query.venue) && query.when == When::anytime;
    std::ranges::stable_sort(expected, [&](const Hit& a, const Hit& b) {
        const auto start = [](const Hit& h) { return h.starts_at.value_or(Instant::max()); };
        const auto far = [](const Hit& h) { return h.km.value_or(0); };
        return by_distance ? std::tuple(far(a), start(a)) < std::tuple(far(b), start(b))
                           : std::tuple(start(a), far(a)) < std::tuple(start(b), far(b));
    });
    RC_ASSERT(answer->hits.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        RC_ASSERT(answer->hits[i].meeting == expected[i].meeting);
        RC_ASSERT(answer->hits[i].starts_at == expected[i].starts_at);
    }
    if (answer->total) RC_ASSERT(*answer->total == expected.size());
}
