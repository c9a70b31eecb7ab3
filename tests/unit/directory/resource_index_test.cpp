// Community resources: what is open when, and who finds what in which order.
#include "directory/resource_index.hpp"

#include <gtest/gtest.h>

using namespace alongside;
using namespace alongside::directory;
using namespace std::chrono_literals;

namespace {

Instant moment(const char* text) {
    return parse_moment(text)->at;
}

OpeningHours hours(std::chrono::weekday day, std::chrono::minutes opens,
                   std::chrono::minutes length) {
    OpeningHours each;
    each.weekday = day;
    each.opens = opens;
    each.length = length;
    return each;
}

Resource named(const std::string& key, const std::string& name) {
    Resource resource;
    resource.source = "211";
    resource.key = key;
    resource.name = name;
    resource.zone = "America/New_York";
    return resource;
}

std::optional<Opening> opening_at(const Resource& resource, Instant now) {
    ClocksAround clocks(now);
    return opening_at(resource, clocks);
}

std::optional<bool> is_open(const Resource& resource, Instant now) {
    ClocksAround clocks(now);
    return is_open(resource, clocks);
}

std::vector<std::string> keys(const ResourceIndex& index, const ResourceQuery& query,
                              const char* now = "2026-11-22T12:00:00Z") {
    std::vector<std::string> all;
    ClocksAround clocks(moment(now));
    for (const ResourceHit& hit : index.search(query, clocks).hits) {
        all.push_back(hit.resource->key);
    }
    return all;
}

using Keys = std::vector<std::string>;

}  // namespace

TEST(Opening, FollowsTheWallClockOverBothChanges) {
    Resource desk = named("1", "Desk");
    desk.hours = {hours(std::chrono::Saturday, 22h, 6h), hours(std::chrono::Monday, 9h, 8h)};
    // In the night of 14 March 2027 the clocks go from two to three: until four is five hours.
    const auto spring = opening_at(desk, moment("2027-03-13T23:00:00-05:00"));
    ASSERT_TRUE(spring);
    EXPECT_EQ(spring->until - spring->from, 5h);
    EXPECT_EQ(spring->until, moment("2027-03-14T04:00:00-04:00"));
    EXPECT_EQ(is_open(desk, moment("2027-03-14T03:59:00-04:00")), true);
    EXPECT_EQ(is_open(desk, moment("2027-03-14T04:00:00-04:00")), false);
    // And on 1 November 2026 they go back: until four is seven hours.
    const auto autumn = opening_at(desk, moment("2026-10-31T23:00:00-04:00"));
    ASSERT_TRUE(autumn);
    EXPECT_EQ(autumn->until - autumn->from, 7h);
    const auto next = opening_at(desk, moment("2026-11-01T12:00:00-05:00"));
    ASSERT_TRUE(next);
    EXPECT_EQ(next->from, moment("2026-11-02T09:00:00-05:00"));
}

TEST(Opening, KnowsWeeksOfTheMonthAndSeasons) {
    Resource pantry = named("1", "Pantry");
    pantry.hours = {hours(std::chrono::Sunday, 10h, 2h)};
    pantry.hours[0].week = 4;
    EXPECT_EQ(is_open(pantry, moment("2026-11-22T11:00:00-05:00")), true);
    EXPECT_EQ(is_open(pantry, moment("2026-11-15T11:00:00-05:00")), false);
    pantry.hours[0].week = -1;
    EXPECT_EQ(is_open(pantry, moment("2026-11-29T11:00:00-05:00")), true);
    EXPECT_EQ(is_open(pantry, moment("2026-11-22T11:00:00-05:00")), false);
    pantry.hours[0].week = 0;
    pantry.hours[0].until = parse_day("2026-11-21");
    EXPECT_EQ(is_open(pantry, moment("2026-11-22T11:00:00-05:00")), false);
}

TEST(Opening, SaysNothingWhereNothingIsKnown) {
    Resource place = named("1", "Place");
    EXPECT_EQ(is_open(place, moment("2026-11-22T11:00:00-05:00")), std::nullopt);
    place.hours = {hours(std::chrono::Sunday, 10h, 2h)};
    place.zone.clear();
    EXPECT_EQ(is_open(place, moment("2026-11-22T11:00:00-05:00")), std::nullopt);
    place.zone = "America/New_York";
    place.closed_for_now = true;
    EXPECT_EQ(is_open(place, moment("2026-11-22T11:00:00-05:00")), false);
}

TEST(Opening, IsOpenSaysWhatTheOpeningSays) {
    Resource place = named("1", "Place");
    place.hours = {hours(std::chrono::Saturday, 20h, 9h), hours(std::chrono::Sunday, 0h, 24h),
                   hours(std::chrono::Monday, 9h, 3h), hours(std::chrono::Wednesday, 12h, 24h)};
    place.hours[2].zone = "Pacific/Auckland";
    // Two weeks around the autumn change, every 20 minutes.
    for (Instant at = moment("2026-10-25T00:10:00Z"); at < moment("2026-11-08T00:00:00Z");
         at += 20min) {
        const auto opening = opening_at(place, at);
        ASSERT_EQ(is_open(place, at), opening && opening->from <= at) << to_text(at);
    }
}

TEST(Opening, HoursThatTouchAreOne) {
    Resource shelter = named("1", "Shelter");
    for (unsigned day = 0; day < 7; ++day) {
        shelter.hours.push_back(hours(std::chrono::weekday{day}, 0h, 24h));
    }
    const auto opening = opening_at(shelter, moment("2026-11-22T11:00:00-05:00"));
    ASSERT_TRUE(opening);
    EXPECT_GT(opening->until - opening->from, std::chrono::days{10});
}

TEST(Opening, CostIsReadForWords) {
    for (const char* free : {"Free", "free of charge", "There is no cost.", "Gratis", "sin costo",
                             "It's FREE for veterans"}) {
        EXPECT_TRUE(is_free_of_cost(free)) << free;
    }
    for (const char* other :
         {"", "$5", "Not free", "Sliding scale", "Near the freeway", "fee-free zone", "carefree"}) {
        EXPECT_FALSE(is_free_of_cost(other)) << other;
    }
}

TEST(Resources, AreFoundByWordsAndThoseInTheNameComeFirst) {
    Resource a = named("a", "Zion Food Shelf");
    Resource b = named("b", "Community Center");
    b.description = "Has a food shelf on Mondays.";
    Resource c = named("c", "Bus Passes");
    c.organization = "Foodbank of the County";
    const ResourceIndex index({a, b, c});
    ResourceQuery query;
    query.text = "FOOD";
    EXPECT_EQ(keys(index, query), (Keys{"c", "a", "b"}));
    query.text = "food she";
    EXPECT_EQ(keys(index, query), (Keys{"a", "b"}));
    query.text = "nothing";
    EXPECT_TRUE(keys(index, query).empty());
    query.text = "";
    EXPECT_EQ(keys(index, query), (Keys{"c", "b", "a"}));
    query.limit = 2;
    ClocksAround clocks(moment("2026-11-22T12:00:00Z"));
    EXPECT_TRUE(index.search(query, clocks).more);
    query.offset = 2;
    EXPECT_EQ(keys(index, query), Keys{"a"});
    query.offset = 10'000;
    EXPECT_TRUE(keys(index, query).empty());
}

TEST(Resources, AreFoundByWhatTheyAskFor) {
    Resource a = named("a", "A");
    a.categories = {{"Food", "BD-1800", "211"}};
    a.languages = {"Spanish"};
    a.minimum_age = 18;
    a.cost = "Free";
    a.city = "Albany";
    a.state = "NY";
    Resource b = named("b", "B");
    b.categories = {{"food", "", ""}, {"Housing", "", ""}};
    b.languages = {"en"};
    b.maximum_age = 20;
    b.city = "Albany";
    b.state = "Oregon";
    b.closed_for_now = true;
    Resource nowhere = named("c", "Nowhere");
    nowhere.minimum_age = 99;
    const ResourceIndex index({b, a, nowhere});
    const auto with = [&](auto change) {
        ResourceQuery query;
        change(query);
        return keys(index, query);
    };
    EXPECT_EQ(with([](ResourceQuery& q) { q.category = "FOOD"; }), (Keys{"a", "b"}));
    EXPECT_EQ(with([](ResourceQuery& q) { q.category = "bd-1800"; }), Keys{"a"});
    EXPECT_EQ(with([](ResourceQuery& q) { q.language = "es"; }), Keys{"a"});
    EXPECT_EQ(with([](ResourceQuery& q) { q.language = "English"; }), Keys{"b"});
    EXPECT_EQ(with([](ResourceQuery& q) { q.age = 17; }), Keys{"b"});
    EXPECT_EQ(with([](ResourceQuery& q) { q.age = 21; }), Keys{"a"});
    EXPECT_EQ(with([](ResourceQuery& q) { q.age = 19; }), (Keys{"a", "b"})) << "closed comes last";
    EXPECT_EQ(with([](ResourceQuery& q) { q.free_of_cost = true; }), Keys{"a"});
    EXPECT_EQ(with([](ResourceQuery& q) { q.place = "albany"; }), (Keys{"a", "b"}));
    EXPECT_EQ(with([](ResourceQuery& q) { q.place = "Albany, OR"; }), Keys{"b"});
    EXPECT_EQ(with([](ResourceQuery& q) { q.place = "Albany,"; }), (Keys{"a", "b"}));
    EXPECT_EQ(with([](ResourceQuery& q) { q.place = "Troy, "; }), Keys{});
    EXPECT_EQ(with([](ResourceQuery& q) { q.place = " , "; }), Keys{});
    EXPECT_EQ(with([](ResourceQuery& q) { q.place = "New York"; }), Keys{"a"});
    EXPECT_EQ(with([](ResourceQuery& q) { q.place = "or"; }), Keys{"b"});
    EXPECT_EQ(with([](ResourceQuery& q) { q.open_now = true; }), Keys{});
    EXPECT_EQ(index.categories(), (std::vector<CategoryCount>{{"Food", 2}, {"Housing", 1}}));
    EXPECT_EQ(index.needs().at(static_cast<std::size_t>(Need::food)), 2U);
    EXPECT_EQ(index.needs().at(static_cast<std::size_t>(Need::housing)), 1U);
    EXPECT_EQ(index.needs().at(static_cast<std::size_t>(Need::health)), 0U);
    EXPECT_EQ(index.languages(), (Keys{"Spanish", "en"}));
    ASSERT_NE(index.find("211", "b"), nullptr);
    EXPECT_EQ(index.find("211", "d"), nullptr);
    EXPECT_EQ(index.find("212", "a"), nullptr);
}

TEST(Resources, NearestComeFirst) {
    Resource a = named("a", "A");
    a.position = position_at(40.0, -75.0);
    Resource b = named("b", "B");
    b.position = position_at(40.1, -75.0);
    const Resource c = named("c", "C");
    const ResourceIndex index({c, b, a});
    ResourceQuery query;
    query.near = position_at(40.11, -75.0);
    EXPECT_EQ(keys(index, query), (Keys{"b", "a"}));
    query.km = 5;
    EXPECT_EQ(keys(index, query), Keys{"b"});
}
