// The real lists, read in full.
#include "samples.hpp"

#include <algorithm>
#include <set>

using namespace alongside;
using namespace alongside::directory;
using namespace std::chrono_literals;

namespace {

const Meeting& keyed(const Import& import, const std::string& key) {
    const auto found = std::ranges::find(import.meetings, key, &Meeting::key);
    if (found == import.meetings.end()) throw std::out_of_range(key);
    return *found;
}

std::set<std::string> zones(const Import& import) {
    std::set<std::string> result;
    for (const Meeting& m : import.meetings) result.insert(m.zone);
    return result;
}

}  // namespace

TEST(SUP1, BenLomondIsReadInFull) {
    IMPORT_SAMPLE(import, "meeting-guide-benlomond.json");
    EXPECT_EQ(import->report.read, 35U);
    EXPECT_EQ(import->report.kept, 35U);
    EXPECT_EQ(import->meetings.size(), 35U);
    EXPECT_EQ(import->report.notes.at("zone_from_place"), 35U);
    EXPECT_EQ(zones(*import), std::set<std::string>{"America/Los_Angeles"});

    const Meeting& men = keyed(*import, "blf-mens-meeting");
    EXPECT_EQ(men.name, "Men's Meeting");
    EXPECT_EQ(men.weekday, std::chrono::Wednesday);
    EXPECT_EQ(men.start, 20h);
    EXPECT_TRUE(men.has(Facet::men));
    EXPECT_EQ(men.city, "Ben Lomond");
    EXPECT_EQ(men.state, "CA");
    EXPECT_EQ(men.postal_code, "95005");
    EXPECT_EQ(men.country, "US");
    EXPECT_EQ(men.attendance, Attendance::online);

    EXPECT_EQ(keyed(*import, "acceptance-meeting").attendance, Attendance::in_person);
    EXPECT_EQ(keyed(*import, "daily-reflections").conference_phone, "6699009128");
}

TEST(SUP1, AMonthlyRowIsKeptAndSaysThatItIsNotWeekly) {
    IMPORT_SAMPLE(import, "meeting-guide-benlomond.json");
    EXPECT_TRUE(keyed(*import, "steering-committee").irregular);
    EXPECT_EQ(import->report.notes.at("irregular"), 1U);
}

TEST(SUP1, OntarioIsReadInFullAndIsNotInCalifornia) {
    IMPORT_SAMPLE(import, "meeting-guide-kansas-city.json");
    EXPECT_EQ(import->report.read, 45U);
    EXPECT_EQ(import->report.kept, 45U);
    EXPECT_EQ(zones(*import), std::set<std::string>{"America/Toronto"});
    const Meeting& tweed = keyed(*import, "8");
    EXPECT_EQ(tweed.country, "CA");
    EXPECT_EQ(tweed.city, "Tweed");
    EXPECT_EQ(tweed.address, "55 Victoria St N, Tweed, CA");
    EXPECT_EQ(tweed.attendance, Attendance::in_person);
    EXPECT_EQ(keyed(*import, "14").attendance, Attendance::in_person);  // "Fourth & Thomas St"
    EXPECT_TRUE(keyed(*import, "49").irregular);   // "not held on the last Friday of each month"
    EXPECT_FALSE(keyed(*import, "10").irregular);  // "Rear entrance, 2nd floor"
}

TEST(SUP1, TheSmallListIsReadInFull) {
    IMPORT_SAMPLE(import, "meeting-guide-times.json");
    EXPECT_EQ(import->report.read, 9U);
    EXPECT_EQ(import->report.kept, 9U);
    EXPECT_FALSE(keyed(*import, "appointment").weekday);
    EXPECT_EQ(import->report.notes.at("time_by_appointment"), 1U);
    EXPECT_EQ(import->report.notes.at("unknown_type"), 1U);  // "NA" is no type of AA
    const Meeting& monday = keyed(*import, "monday-7pm");
    EXPECT_EQ(monday.zone, "America/Chicago");
    EXPECT_EQ(monday.weekday, std::chrono::Monday);
    EXPECT_EQ(monday.length, 2h);
    EXPECT_EQ(monday.attendance, Attendance::hybrid);
    EXPECT_EQ(keyed(*import, "monday-7am").length, 1h);
    EXPECT_EQ(keyed(*import, "approximate").attendance, Attendance::inactive);
    for (const Meeting& m : import->meetings) {
        EXPECT_EQ(to_json(m).find("redacted@"), std::string::npos);
        EXPECT_EQ(to_json(m).find("555-0100"), std::string::npos);
    }
}

TEST(SUP1, EveryMeetingOfTheRealListsComesBackFromStorage) {
    for (const char* name : {"meeting-guide-benlomond.json", "meeting-guide-kansas-city.json",
                             "meeting-guide-times.json"}) {
        IMPORT_SAMPLE(import, name);
        for (const Meeting& m : import->meetings) {
            const auto back = meeting_from_json(to_json(m));
            ASSERT_TRUE(back) << to_json(m);
            EXPECT_EQ(*back, m) << to_json(m);
        }
    }
}
