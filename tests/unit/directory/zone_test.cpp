#include "directory/zone.hpp"

#include "directory/address.hpp"
#include "directory/zone_tables.hpp"

#include <gtest/gtest.h>

using namespace alongside;
using namespace alongside::directory;

namespace {

std::string zone_at(double lat, double lon, const char* country = "") {
    return zone_of_place({"", "", country, position_at(lat, lon)}).value_or("none");
}
std::string zone_of(const char* address) {
    return zone_of_place({address, "", "", std::nullopt}).value_or("none");
}

}  // namespace

TEST(Zone, FollowsFromTheStateInTheAddress) {
    EXPECT_EQ(zone_of("9636 CA-9, Ben Lomond, CA 95005, USA"), "America/Los_Angeles");
    EXPECT_EQ(zone_of("Anytown, OK 12345, USA"), "America/Chicago");
    EXPECT_EQ(zone_of("12 Main St, Salem, Oregon"), "America/Los_Angeles");
    EXPECT_EQ(zone_of("12 Main St, Boise, ID"), "America/Denver");
    EXPECT_EQ(zone_of("1 King St, Belleville, ON K8N 1A1, Canada"), "America/Toronto");
    EXPECT_EQ(zone_of("1 King St, Halifax, Nova Scotia, B3H 1A1"), "America/Halifax");
    EXPECT_EQ(zone_of("Paris, France"), "Europe/Paris");
    EXPECT_EQ(zone_of("10 High St, Leeds, UK"), "Europe/London");
    EXPECT_EQ(zone_of("1 Calle Mayor, Madrid, Spain"), "Europe/Madrid");
    EXPECT_EQ(zone_of("somewhere"), "none");
    EXPECT_EQ(zone_of(""), "none");
    EXPECT_EQ(zone_of(",,,"), "none");
}

TEST(Zone, CanadaAndCaliforniaShareTwoLetters) {
    EXPECT_EQ(zone_at(44.47, -77.31, "CA"), "America/Toronto");
    EXPECT_EQ(zone_of_place({"", "CA", "", std::nullopt}), "America/Los_Angeles");
    EXPECT_EQ(zone_of_place({"", "CA", "US", std::nullopt}), "America/Los_Angeles");
    // A list that wrote the state where the country belongs.
    EXPECT_EQ(zone_at(37.09, -122.09, "CA"), "America/Los_Angeles");
    // Canada has many zones: without a province or a position none can be told.
    EXPECT_EQ(zone_of_place({"", "", "CA", std::nullopt}), std::nullopt);
}

TEST(Zone, SplitStatesAreDecidedByTheirLines) {
    const auto in_state = [](const char* state, double lat, double lon) {
        return zone_of_place({"", state, "US", position_at(lat, lon)}).value_or("none");
    };
    EXPECT_EQ(in_state("FL", 30.42, -87.22), "America/Chicago");   // Pensacola
    EXPECT_EQ(in_state("FL", 30.44, -84.28), "America/New_York");  // Tallahassee
    EXPECT_EQ(in_state("TX", 31.76, -106.49), "America/Denver");   // El Paso
    EXPECT_EQ(in_state("TX", 32.0, -102.1), "America/Chicago");    // Midland
    EXPECT_EQ(in_state("TN", 36.16, -86.78), "America/Chicago");   // Nashville
    EXPECT_EQ(in_state("TN", 35.96, -83.92), "America/New_York");  // Knoxville
    EXPECT_EQ(in_state("TN", 35.05, -85.31), "America/New_York");  // Chattanooga
    EXPECT_EQ(in_state("KY", 38.25, -85.76), "America/New_York");  // Louisville
    EXPECT_EQ(in_state("KY", 36.99, -86.44), "America/Chicago");   // Bowling Green
    EXPECT_EQ(in_state("IN", 39.77, -86.16), "America/New_York");  // Indianapolis
    EXPECT_EQ(in_state("IN", 41.59, -87.35), "America/Chicago");   // Gary
    EXPECT_EQ(in_state("IN", 37.97, -87.56), "America/Chicago");   // Evansville
    EXPECT_EQ(in_state("MI", 46.54, -87.4), "America/New_York");   // Marquette
    EXPECT_EQ(in_state("MI", 45.82, -88.07), "America/Chicago");   // Iron Mountain
    EXPECT_EQ(in_state("NE", 41.87, -103.66), "America/Denver");   // Scottsbluff
    EXPECT_EQ(in_state("NE", 41.14, -100.76), "America/Chicago");  // North Platte
    EXPECT_EQ(in_state("SD", 44.08, -103.23), "America/Denver");   // Rapid City
    EXPECT_EQ(in_state("ND", 46.88, -102.79), "America/Denver");   // Dickinson
    EXPECT_EQ(in_state("ND", 46.81, -100.78), "America/Chicago");  // Bismarck
    EXPECT_EQ(in_state("KS", 39.35, -101.71), "America/Denver");   // Goodland
    EXPECT_EQ(in_state("KS", 37.69, -97.34), "America/Chicago");   // Wichita
    EXPECT_EQ(in_state("OR", 44.03, -116.97), "America/Denver");   // Ontario
    EXPECT_EQ(in_state("OR", 45.52, -122.68), "America/Los_Angeles");
    EXPECT_EQ(in_state("ID", 47.68, -116.78), "America/Los_Angeles");  // Coeur d'Alene
    EXPECT_EQ(in_state("ID", 43.62, -116.2), "America/Denver");        // Boise
    EXPECT_EQ(in_state("AK", 61.2, -149.9), "America/Anchorage");
}

TEST(Zone, CoordinatesAloneAreEnough) {
    EXPECT_EQ(zone_at(40.71, -74.0), "America/New_York");
    EXPECT_EQ(zone_at(32.78, -96.8), "America/Chicago");  // Dallas: Denver's town is nearer
    EXPECT_EQ(zone_at(33.45, -112.07), "America/Phoenix");
    EXPECT_EQ(zone_at(36.17, -115.14), "America/Los_Angeles");  // Las Vegas
    EXPECT_EQ(zone_at(21.3, -157.86), "Pacific/Honolulu");
    EXPECT_EQ(zone_at(46.81, -71.21), "America/Toronto");  // Québec: Moncton's town is nearer
    EXPECT_EQ(zone_at(49.9, -97.14), "America/Winnipeg");
    EXPECT_EQ(zone_at(50.45, -104.6), "America/Regina");
    EXPECT_EQ(zone_at(51.05, -114.07), "America/Edmonton");
    EXPECT_EQ(zone_at(49.25, -123.1), "America/Vancouver");
    EXPECT_EQ(zone_at(44.65, -63.57), "America/Halifax");
    EXPECT_EQ(zone_at(47.56, -52.71), "America/St_Johns");
    EXPECT_EQ(zone_at(48.86, 2.35), "Europe/Paris");
    EXPECT_EQ(zone_at(-33.87, 151.2), "Australia/Sydney");
    EXPECT_EQ(zone_of_place({"", "NSW", "Australia", position_at(-28.64, 153.6)}),
              "Australia/Sydney");
}

TEST(Zone, NamesComeInManyForms) {
    EXPECT_EQ(zone_named("America/New_York"), "America/New_York");
    EXPECT_EQ(zone_named("america/new_york"), "America/New_York");
    EXPECT_EQ(zone_named("Pacific"), "America/Los_Angeles");
    EXPECT_EQ(zone_named("Central Standard Time"), "America/Chicago");
    EXPECT_EQ(zone_named("MST"), "America/Denver");
    EXPECT_EQ(zone_named(""), std::nullopt);
    EXPECT_EQ(zone_named("Mars/Olympus"), std::nullopt);
    EXPECT_EQ(zone_named(std::string(65, 'x')), std::nullopt);
}

TEST(Zone, TheSystemsTableIsReadWithSecondsAndWithout) {
    const auto rows = parse_zone_table(
        "# comment\nUS\t+404251-0740023\tAmerica/New_York\tEastern\nXX\tbad\tNo/Where\n"
        "FR\t+4852+00220\tEurope/Paris\nshort\n");
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_NEAR(rows[0].position.lat, 40.714167, 1e-6);
    EXPECT_NEAR(rows[1].position.lon, 2.333333, 1e-6);
    EXPECT_GT(principal_locations().size(), 300U);
}

TEST(Address, IsTakenApart) {
    const auto parsed = parse_address("9636 CA-9, Ben Lomond, CA 95005, USA");
    EXPECT_EQ(parsed.street, "9636 CA-9");
    EXPECT_EQ(parsed.city, "Ben Lomond");
    EXPECT_EQ(parsed.state, "CA");
    EXPECT_EQ(parsed.postal_code, "95005");
    EXPECT_EQ(parsed.country, "US");
    const auto canada = parse_address("1 King St, Belleville, Ontario K8N 1A1");
    EXPECT_EQ(canada.state, "ON");
    EXPECT_EQ(canada.country, "CA");
    EXPECT_EQ(canada.city, "Belleville");
}

TEST(Address, AnAreaIsNotADoor) {
    EXPECT_TRUE(is_area_only("Anytown, OK 12345, USA"));
    EXPECT_TRUE(is_area_only("Salem, OR"));
    EXPECT_TRUE(is_area_only("USA"));
    EXPECT_TRUE(is_area_only(""));
    EXPECT_FALSE(is_area_only("12 Main St, Salem, OR 97301, USA"));
    EXPECT_FALSE(is_area_only("St Mary's Church, Salem, OR 97301, USA"));
    EXPECT_FALSE(is_area_only("12 Main St, Salem, USA"));
}
