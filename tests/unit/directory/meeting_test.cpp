#include "directory/meeting.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <limits>

using namespace alongside;
using namespace alongside::directory;

namespace {

Meeting any_meeting() {
    Meeting meeting;
    const auto text = [] {
        return *rc::gen::element<std::string>("", "x", "Café \"quoted\"\n\\", "日本",
                                              "<b>&amp;</b>");
    };
    for (std::string* field :
         {&meeting.source, &meeting.key, &meeting.name, &meeting.fellowship, &meeting.address,
          &meeting.location, &meeting.city, &meeting.state, &meeting.postal_code, &meeting.country,
          &meeting.conference_url, &meeting.conference_url_notes, &meeting.conference_phone,
          &meeting.conference_phone_notes, &meeting.notes, &meeting.location_notes, &meeting.group,
          &meeting.group_notes, &meeting.url}) {
        *field = text();
    }
    if (*rc::gen::arbitrary<bool>()) {
        meeting.weekday = std::chrono::weekday{static_cast<unsigned>(*rc::gen::inRange(0, 7))};
        meeting.zone = *rc::gen::element<std::string>("UTC", "America/New_York", "-05:00");
    }
    meeting.start = std::chrono::minutes{*rc::gen::inRange(0, 1440)};
    meeting.length = std::chrono::minutes{*rc::gen::inRange(1, 1441)};
    meeting.zone_from = *rc::gen::element(ZoneFrom::row, ZoneFrom::source, ZoneFrom::place);
    meeting.attendance = *rc::gen::element(Attendance::in_person, Attendance::online,
                                           Attendance::hybrid, Attendance::inactive);
    meeting.irregular = *rc::gen::arbitrary<bool>();
    meeting.approximate = *rc::gen::arbitrary<bool>();
    if (*rc::gen::arbitrary<bool>()) meeting.regions = {text(), text()};
    if (*rc::gen::arbitrary<bool>()) {
        meeting.position = position_at(*rc::gen::inRange(-90'000'000, 90'000'001) / 1e6,
                                       *rc::gen::inRange(-180'000'000, 180'000'001) / 1e6);
    }
    for (int i = 0; i < 4; ++i) {
        meeting.facets.set(static_cast<std::size_t>(*rc::gen::inRange(0, 110)));
    }
    if (*rc::gen::arbitrary<bool>()) {
        meeting.updated = from_milliseconds(*rc::gen::inRange(-1'000'000, 2'000'000'000));
    }
    return meeting;
}

}  // namespace

RC_GTEST_PROP(Meeting, ComesBackFromStorageAsItWas, ()) {
    const Meeting meeting = any_meeting();
    const auto back = meeting_from_json(to_json(meeting));
    RC_ASSERT(back.has_value());
    RC_ASSERT(*back == meeting);
}

TEST(Meeting, AnOlderOrNewerFormIsReadAsFarAsItGoes) {
    const auto meeting =
        meeting_from_json(R"({"key":"a","facets":["open","of_the_future"],"new":1})");
    ASSERT_TRUE(meeting);
    EXPECT_EQ(meeting->key, "a");
    EXPECT_TRUE(meeting->has(Facet::open));
    EXPECT_EQ(meeting->facets.count(), 1U);
    EXPECT_EQ(meeting->length, std::chrono::minutes{60});
}

TEST(Meeting, WhatIsOutOfRangeIsRefused) {
    const std::pair<const char*, const char*> rows[] = {
        {"[]", "/"},
        {"{", "/"},
        {R"({"name":1})", "/name"},
        {R"({"weekday":7,"zone":"UTC"})", "/weekday"},
        {R"({"weekday":1})", "/zone"},
        {R"({"weekday":1,"zone":"Mars"})", "/zone"},
        {R"({"start_minutes":1440})", "/start_minutes"},
        {R"({"length_minutes":0})", "/length_minutes"},
        {R"({"attendance":"maybe"})", "/attendance"},
        {R"({"zone_from":1})", "/zone_from"},
        {R"({"irregular":"yes"})", "/irregular"},
        {R"({"regions":"x"})", "/regions"},
        {R"({"facets":[1]})", "/facets"},
        {R"({"lat":91,"lon":0})", "/lat"},
        {R"({"lat":1})", "/lat"},
        {R"({"updated_at":1e300})", "/updated_at"}};
    for (const auto& [row, field] : rows) {
        const auto meeting = meeting_from_json(row);
        ASSERT_FALSE(meeting) << row;
        EXPECT_EQ(meeting.error().field, field) << row;
    }
}

TEST(Meeting, APositionIsOnEarthAndNotNowhere) {
    EXPECT_TRUE(position_at(90, 180));
    EXPECT_TRUE(position_at(0, 0.001));
    EXPECT_FALSE(position_at(0, 0));
    EXPECT_FALSE(position_at(90.1, 0));
    EXPECT_FALSE(position_at(0, -180.1));
    EXPECT_FALSE(position_at(std::nan(""), 1));
    EXPECT_FALSE(position_at(1, std::numeric_limits<double>::infinity()));
    EXPECT_EQ(position_at(37.0897571111, -122.09)->lat, 37.089757);  // ten centimetres are enough
}

TEST(Facet, NamesLeadBackToTheirFacets) {
    for (std::size_t i = 0; i < facet_count; ++i) {
        const auto facet = static_cast<Facet>(i);
        EXPECT_EQ(facet_named(facet_name(facet)), facet);
    }
    EXPECT_FALSE(facet_named("nothing"));
}
