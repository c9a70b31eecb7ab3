// What a page of choices offers, the words of a query, and places to measure from.
#include "samples.hpp"

#include "directory/around.hpp"
#include "directory/query_words.hpp"

#include <gtest/gtest.h>

using namespace alongside;
using namespace alongside::directory;

namespace {

Meeting with(std::string key, Attendance attendance, std::initializer_list<Facet> facets) {
    Meeting meeting = weekly(std::move(key), std::chrono::Saturday, 12);
    meeting.attendance = attendance;
    for (const Facet facet : facets) meeting.facets.set(bit(facet));
    return meeting;
}

using All = std::vector<Choosable>;

}  // namespace

TEST(SUP3, OnlyWhatSomeMeetingHasIsOffered) {
    Meeting call = with("call", Attendance::online, {Facet::closed, Facet::spanish});
    call.conference_phone = "+18165550100";
    call.fellowship = "na";
    Meeting gone = with("gone", Attendance::inactive, {Facet::women, Facet::french});
    gone.fellowship = "smart";
    const Choices choices = choices_of(
        {call, gone,
         with("hall", Attendance::hybrid,
              {Facet::open, Facet::wheelchair, Facet::discussion, Facet::newcomer}),
         with("room", Attendance::in_person, {Facet::open, Facet::proof_of_attendance})});
    EXPECT_EQ(choices.meetings, 3);
    EXPECT_EQ(choices.fellowships, (All{{"aa", 2}, {"na", 1}}));
    EXPECT_EQ(choices.formats, (All{{"in_person", 2}, {"online", 2}, {"hybrid", 1}, {"phone", 1}}));
    EXPECT_EQ(choices.openness, (All{{"open", 2}, {"closed", 1}}));
    EXPECT_EQ(choices.access, (All{{"wheelchair", 1}}));
    EXPECT_EQ(choices.whom, (All{{"newcomer", 1}}));
    EXPECT_EQ(choices.kinds, (All{{"discussion", 1}, {"proof_of_attendance", 1}}));
    EXPECT_EQ(choices.languages, (All{{"spanish", 1}}));
    EXPECT_EQ(Index({}).choices(), Choices{});
}

TEST(SUP3, WhatIsOfferedCanBeAskedFor) {
    for (std::size_t i = 0; i < facet_count; ++i) {
        const auto facet = static_cast<Facet>(i);
        const Index index({with("one", Attendance::in_person, {facet})});
        const Choices& offered = index.choices();
        All all;
        for (const auto* list : {&offered.openness, &offered.access, &offered.whom, &offered.kinds,
                                 &offered.languages}) {
            all.insert(all.end(), list->begin(), list->end());
        }
        ASSERT_EQ(all.size(), 1U) << facet_name(facet);
        const auto asked = facets_named(all[0].name);
        ASSERT_TRUE(asked) << facet_name(facet);
        EXPECT_TRUE(asked->test(i)) << facet_name(facet);
    }
}

TEST(SUP3, TheWordsOfAQueryAreClosed) {
    EXPECT_EQ(when_named("tonight"), When::tonight);
    EXPECT_EQ(when_named("Tonight"), std::nullopt);
    EXPECT_EQ(venue_named("phone"), Venue::phone);
    EXPECT_EQ(venue_named(""), std::nullopt);
    EXPECT_EQ(facets_named("")->count(), 0U);
    EXPECT_EQ(facets_named("women,,open")->count(), 2U);
    EXPECT_EQ(facets_named("women,friendly"), std::nullopt);
}

TEST(SUP3, HoursHaveOneForm) {
    EXPECT_EQ(wall_time("00:00"), std::chrono::minutes{0});
    EXPECT_EQ(wall_time("19:30"), std::chrono::minutes{1170});
    EXPECT_EQ(wall_time("24:00"), std::chrono::minutes{1440});
    for (const char* text : {"", "7:30", "24:01", "25:00", "12:60", "12-30", "12:3a", "-1:00"}) {
        EXPECT_FALSE(wall_time(text)) << text;
    }
}

TEST(SUP3, ARadiusAroundATownIsMeasuredFromItsMiddle) {
    const auto in = [](std::string key, std::string city, double lon) {
        Meeting meeting = with(std::move(key), Attendance::in_person, {});
        meeting.city = std::move(city);
        meeting.position = position_at(44.0, lon);
        return meeting;
    };
    const Index index({in("a", "Salem", -123.0), in("b", "Salem", -123.02),
                       in("near", "Keizer", -123.1), in("far", "Bend", -121.3)});
    const Instant now = at("2026-11-21T08:00:00-05:00");
    Query query;
    query.place = "salem";
    query.radius_km = 20;
    const auto around = around_place(index, query, now);
    ASSERT_TRUE(around);
    ASSERT_TRUE(around->place);
    EXPECT_EQ(around->place->name, "Salem");
    EXPECT_TRUE(around->query.place.empty());
    ASSERT_TRUE(around->query.near);
    EXPECT_NEAR(around->query.near->lon, -123.01, 1e-6);
    EXPECT_EQ(index.search(around->query, now)->hits.size(), 3U);

    query.place = "Atlantis";  // then there is nothing to measure from, and nothing is found
    const auto nowhere = around_place(index, query, now);
    ASSERT_TRUE(nowhere);
    EXPECT_FALSE(nowhere->query.near || nowhere->query.radius_km || nowhere->place);
    EXPECT_TRUE(index.search(nowhere->query, now)->hits.empty());
}
