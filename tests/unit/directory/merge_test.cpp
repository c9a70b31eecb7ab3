// The same meeting in several lists: what is put together, what never is, and that neither order
// nor doing it again changes anything.
#include "directory/merge.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

using namespace alongside;
using namespace alongside::directory;
using namespace std::chrono_literals;

namespace {

Meeting listed(const std::string& source, const std::string& key) {
    Meeting meeting;
    meeting.source = source;
    meeting.key = key;
    meeting.name = "Tuesday Night Serenity Group";
    meeting.weekday = std::chrono::Tuesday;
    meeting.start = 19h;
    meeting.zone = "America/Chicago";
    meeting.attendance = Attendance::in_person;
    meeting.address = "12 N. Main Street, Springfield, IL 62701";
    meeting.city = "Springfield";
    meeting.position = position_at(39.8, -89.65);
    return meeting;
}

std::vector<std::string> ids(const std::vector<Meeting>& meetings) {
    std::vector<std::string> all;
    for (const Meeting& meeting : meetings) all.push_back(id_of(meeting));
    return all;
}

bool is_merged(const Meeting& a, const Meeting& b) {
    return merge({a, b}, {}).size() == 1;
}

}  // namespace

TEST(Merge, TheSameMeetingOfTwoListsIsOne) {
    const auto all = merge({listed("b", "2"), listed("a", "1")}, {});
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(id_of(all[0]), "a/1");
    EXPECT_EQ(all[0].also_from, std::vector<std::string>{"b/2"});
}

TEST(Merge, ADoorIsKnownByItsStreetOrByItsPosition) {
    const Meeting a = listed("a", "1");
    Meeting b = listed("b", "1");
    b.position.reset();
    b.address = "12 North Main St";
    EXPECT_TRUE(is_merged(a, b));
    b.city = "Peoria";
    EXPECT_FALSE(is_merged(a, b)) << "there is such a street everywhere";
    b = listed("b", "1");
    b.address = "Church of the Redeemer";
    b.position = position_at(39.8008, -89.65);  // 89 m
    EXPECT_TRUE(is_merged(a, b));
    b.position = position_at(39.801, -89.65);  // 111 m
    EXPECT_FALSE(is_merged(a, b));
    b = listed("b", "1");
    b.approximate = true;
    EXPECT_FALSE(is_merged(a, b)) << "the middle of a town is no door";
}

TEST(Merge, ARoomOnlineIsKnownByItsLink) {
    Meeting a = listed("a", "1");
    a.attendance = Attendance::online;
    a.conference_url = "https://us02web.zoom.us/j/123?pwd=abc";
    Meeting b = a;
    b.source = "b";
    b.conference_url = "http://US02web.zoom.us/j/123/";
    EXPECT_TRUE(is_merged(a, b));
    b.conference_url = "https://us02web.zoom.us/j/124";
    EXPECT_FALSE(is_merged(a, b));
    a.conference_url = b.conference_url = "https://zoom.us/";
    EXPECT_FALSE(is_merged(a, b)) << "a host alone is nobody's room";
}

TEST(Merge, WhatDiffersInTimeOrKindStaysApart) {
    const Meeting a = listed("a", "1");
    const auto differing = [&](auto change) {
        Meeting b = listed("b", "1");
        change(b);
        return is_merged(a, b);
    };
    EXPECT_FALSE(differing([](Meeting& m) { m.weekday = std::chrono::Wednesday; }));
    EXPECT_FALSE(differing([](Meeting& m) { m.start = 19h + 30min; }));
    EXPECT_FALSE(differing([](Meeting& m) { m.zone = "America/Denver"; }));
    EXPECT_FALSE(differing([](Meeting& m) { m.fellowship = "na"; }));
    EXPECT_FALSE(differing([](Meeting& m) { m.weekday.reset(); }));
    EXPECT_FALSE(differing([](Meeting& m) { m.attendance = Attendance::inactive; }));
    EXPECT_FALSE(differing([](Meeting& m) { m.source = "a"; })) << "one list knows its own";
    EXPECT_FALSE(differing([](Meeting& m) { m.name = "Women of Courage"; }));
    EXPECT_TRUE(differing([](Meeting& m) { m.name = "tuesday night SERENITY"; }));
}

TEST(Merge, TheNewestKeepsItsWordsAndTakesWhatItLacks) {
    Meeting a = listed("a", "1");
    a.updated = Instant{1h};
    a.notes = "Ring twice.";
    a.conference_url = "https://zoom.us/j/9";
    a.attendance = Attendance::hybrid;
    Meeting b = listed("b", "1");
    b.updated = Instant{2h};
    b.group = "Serenity";
    const auto all = merge({a, b}, {});
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(id_of(all[0]), "b/1");
    EXPECT_EQ(all[0].also_from, std::vector<std::string>{"a/1"});
    EXPECT_EQ(all[0].group, "Serenity");
    EXPECT_EQ(all[0].notes, "Ring twice.");
    EXPECT_EQ(all[0].conference_url, "https://zoom.us/j/9");
    EXPECT_EQ(all[0].attendance, Attendance::hybrid);
}

TEST(Merge, WhatWasSplitStaysApart) {
    const auto all = merge({listed("a", "1"), listed("b", "1")}, {{"a/1", "b/1"}});
    EXPECT_EQ(all.size(), 2U);
    const auto three =
        merge({listed("a", "1"), listed("b", "1"), listed("c", "1")}, {{"a/1", "b/1"}});
    ASSERT_EQ(three.size(), 2U);
    EXPECT_EQ(three[0].also_from, std::vector<std::string>{"c/1"});
}

TEST(Merge, NeverTwoOfOneSource) {
    const auto all = merge({listed("a", "1"), listed("a", "2"), listed("b", "1")}, {});
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(ids(all), (std::vector<std::string>{"a/1", "a/2"}));
    EXPECT_EQ(all[0].also_from, std::vector<std::string>{"b/1"});
}

TEST(Merge, AThousandAtOneDoorAreLeftAlone) {
    std::vector<Meeting> many;
    for (int i = 0; i < 20'000; ++i) {
        many.push_back(listed(i % 2 == 0 ? "a" : "b", std::to_string(i)));
    }
    EXPECT_EQ(merge(many, {}).size(), many.size());
}

namespace {

/// Few values for each field, so that many are alike.
Meeting made_up(int number) {
    const auto one_of = [](std::vector<std::string> all) {
        return *rc::gen::elementOf(std::move(all));
    };
    Meeting m = listed(one_of({"a", "b", "c"}), std::to_string(number));
    m.name = one_of({"Serenity Group", "Serenity", "Serenity Now Group", "Nooners"});
    m.weekday = std::chrono::weekday{*rc::gen::inRange(0U, 2U)};
    m.start = std::chrono::hours{*rc::gen::inRange(18, 20)};
    m.attendance = *rc::gen::element(Attendance::in_person, Attendance::online, Attendance::hybrid);
    m.address = one_of({"", "1 Main St", "2 Oak Ave"});
    m.position = position_at(39.8 + *rc::gen::inRange(0, 3) * 0.0006, -89.65);
    m.conference_url = one_of({"", "https://zoom.us/j/1", "https://zoom.us/j/2"});
    m.notes = one_of({"", "Ring twice."});
    if (*rc::gen::arbitrary<bool>()) {
        m.updated = Instant{std::chrono::hours{*rc::gen::inRange(0, 3)}};
    }
    return m;
}

}  // namespace

RC_GTEST_PROP(Merge, OrderAndRepetitionChangeNothing, ()) {
    std::vector<Meeting> meetings;
    const int size = *rc::gen::inRange(0, 12);
    for (int i = 0; i < size; ++i) meetings.push_back(made_up(i));
    Splits splits;
    for (int i = 0; i + 1 < size; i += 4) {
        const std::string a = id_of(meetings[static_cast<std::size_t>(i)]);
        const std::string b = id_of(meetings[static_cast<std::size_t>(i) + 1]);
        splits.emplace(std::min(a, b), std::max(a, b));
    }
    const auto merged = merge(meetings, splits);
    RC_ASSERT(merge(merged, splits) == merged);
    auto shuffled = meetings;
    const auto turn = *rc::gen::inRange(0, size + 1);
    std::ranges::rotate(shuffled, shuffled.begin() + turn);
    if (*rc::gen::arbitrary<bool>()) std::ranges::reverse(shuffled);
    RC_ASSERT(merge(shuffled, splits) == merged);

    std::map<std::string, const Meeting*> by_id;
    for (const Meeting& meeting : meetings) by_id[id_of(meeting)] = &meeting;
    std::size_t all = 0;
    for (const Meeting& shown : merged) {
        std::set<std::string> sources{shown.source};
        std::vector<std::string> together = shown.also_from;
        together.push_back(id_of(shown));
        all += together.size();
        for (const std::string& id : shown.also_from) {
            const Meeting& other = *by_id.at(id);
            RC_ASSERT(other.weekday == shown.weekday);
            RC_ASSERT(other.start == shown.start);
            RC_ASSERT(sources.insert(other.source).second);
        }
        for (const std::string& a : together) {
            for (const std::string& b : together) {
                RC_ASSERT(!splits.contains(std::pair(std::min(a, b), std::max(a, b))));
            }
        }
    }
    RC_ASSERT(all == meetings.size());
}
