// See zone.hpp. The lines between zones are good to about 50 km: a meeting nearer than that to a
// line should name its zone, and the report counts how many did not (`zone_from_place`).
#include "directory/zone.hpp"

#include "base/text.hpp"
#include "directory/address.hpp"
#include "directory/zone_tables.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <unordered_map>

namespace alongside::directory {
namespace {

struct Knot {
    double lat;
    double lon;
};

/// Longitude of a line at a latitude, straight between knots that go north.
template <std::size_t N>
double line_at(const Knot (&line)[N], double lat) {
    if (lat <= line[0].lat) return line[0].lon;
    for (std::size_t i = 1; i < N; ++i) {
        if (lat > line[i].lat) continue;
        const double share = (lat - line[i - 1].lat) / (line[i].lat - line[i - 1].lat);
        return line[i - 1].lon + share * (line[i].lon - line[i - 1].lon);
    }
    return line[N - 1].lon;
}

// Eastern | Central: the Apalachicola, the Alabama border, middle Tennessee and Kentucky, the
// corner of Indiana at Evansville, the Illinois border, the corner at Gary, Lake Michigan, the four
// western counties of the Upper Peninsula.
constexpr Knot eastern_central[] = {
    {29.5, -85.2},  {31.0, -85.05}, {32.5, -85.05}, {34.9, -85.55}, {35.05, -85.45},
    {36.0, -84.75}, {36.6, -85.0},  {37.3, -85.9},  {37.95, -86.5}, {38.2, -87.0},
    {38.4, -87.6},  {41.0, -87.55}, {41.1, -86.7},  {41.8, -86.8},  {42.5, -87.0},
    {45.2, -87.3},  {45.8, -87.6},  {46.3, -88.8},  {46.6, -90.2},  {48.5, -90.0},
};
// Central | Mountain: west of El Paso's two counties, the New Mexico border, four counties of
// Kansas, western Nebraska, the Missouri in South Dakota, the south-west of North Dakota.
constexpr Knot central_mountain[] = {
    {30.5, -104.9},  {31.9, -104.9},  {32.0, -103.06}, {36.5, -103.04}, {37.0, -102.04},
    {37.7, -101.5},  {39.6, -101.4},  {40.0, -101.4},  {41.5, -101.2},  {42.8, -101.0},
    {44.0, -100.5},  {45.9, -100.6},  {46.2, -101.2},  {46.9, -102.1},  {47.5, -103.0},
    {47.7, -104.04}, {49.0, -104.05},
};
// Mountain | Pacific: the Colorado, the Utah border, the Idaho border but for Malheur County of
// Oregon, the Salmon River, the Montana border.
constexpr Knot mountain_pacific[] = {
    {32.5, -114.75}, {35.0, -114.6},  {37.0, -114.05}, {42.0, -114.05}, {42.05, -117.9},
    {44.3, -117.9},  {44.5, -117.2},  {45.3, -116.8},  {45.5, -114.5},  {46.7, -114.4},
    {47.5, -115.7},  {48.0, -116.05}, {49.0, -116.05},
};

// The southern and northern borders of the 48 states from west to east, as latitudes: towns just
// across have principal locations nearer than their own country's.
constexpr Knot southern_border[] = {
    {32.53, -117.2}, {32.6, -114.7}, {31.33, -111.0}, {31.33, -108.3}, {31.77, -108.2},
    {31.76, -106.5}, {30.6, -104.9}, {29.0, -103.1},  {29.75, -102.3}, {29.75, -101.4},
    {28.3, -100.3},  {27.5, -99.53}, {26.4, -99.1},   {25.9, -97.2},   {24.4, -96.0},
    {24.4, -80.5},   {27.0, -79.8},  {30.0, -79.0},
};
constexpr Knot northern_border[] = {
    {48.3, -124.8}, {48.4, -123.2}, {49.0, -123.0}, {49.0, -95.2}, {48.6, -94.0}, {48.0, -89.6},
    {46.5, -84.6},  {45.9, -83.5},  {42.3, -83.0},  {42.3, -79.9}, {43.2, -79.0}, {44.2, -76.3},
    {45.0, -74.8},  {45.0, -71.5},  {46.3, -70.1},  {47.4, -69.1}, {47.1, -67.9}, {44.9, -67.0},
};

/// Latitude of a border at a longitude, straight between knots that go east.
template <std::size_t N>
double border_at(const Knot (&border)[N], double lon) {
    if (lon <= border[0].lon) return border[0].lat;
    for (std::size_t i = 1; i < N; ++i) {
        const Knot& from = border[i - 1];
        if (lon > border[i].lon) continue;
        const double share = (lon - from.lon) / (border[i].lon - from.lon);
        return from.lat + share * (border[i].lat - from.lat);
    }
    return border[N - 1].lat;
}

bool is_in_48_states(Position at) {
    return at.lon > -124.8 && at.lon < -66.9 && at.lat > border_at(southern_border, at.lon) &&
           at.lat < border_at(northern_border, at.lon);
}

/// The zone of a place in the United States by coordinates alone.
std::string us_zone_at(Position at) {
    if (at.lat < 24 && at.lon < -154) return "Pacific/Honolulu";
    if (at.lat < 19 && at.lon > -68) return "America/Puerto_Rico";
    if (at.lat > 51 && (at.lon < -129.9 || at.lon > 0)) {
        return at.lon < -169.5 || at.lon > 0 ? "America/Adak" : "America/Anchorage";
    }
    if (at.lon > line_at(eastern_central, at.lat)) return "America/New_York";
    if (at.lon > line_at(central_mountain, at.lat)) return "America/Chicago";
    // Arizona keeps standard time the year round (the Navajo Nation does not).
    if (at.lat < 37 && at.lon < -109.05 && at.lon > line_at(mountain_pacific, at.lat)) {
        return "America/Phoenix";
    }
    if (at.lon > line_at(mountain_pacific, at.lat)) return "America/Denver";
    return "America/Los_Angeles";
}

struct StateZone {
    std::string_view state;
    std::string_view zone;  ///< of most of its people
    bool is_split = false;  ///< decided by the lines above where coordinates are known
};

constexpr StateZone us_zones[] = {
    {"AL", "America/Chicago"},        {"AK", "America/Anchorage", true},
    {"AZ", "America/Phoenix"},        {"AR", "America/Chicago"},
    {"CA", "America/Los_Angeles"},    {"CO", "America/Denver"},
    {"CT", "America/New_York"},       {"DE", "America/New_York"},
    {"DC", "America/New_York"},       {"FL", "America/New_York", true},
    {"GA", "America/New_York"},       {"HI", "Pacific/Honolulu"},
    {"ID", "America/Denver", true},   {"IL", "America/Chicago"},
    {"IN", "America/New_York", true}, {"IA", "America/Chicago"},
    {"KS", "America/Chicago", true},  {"KY", "America/New_York", true},
    {"LA", "America/Chicago"},        {"ME", "America/New_York"},
    {"MD", "America/New_York"},       {"MA", "America/New_York"},
    {"MI", "America/New_York", true}, {"MN", "America/Chicago"},
    {"MS", "America/Chicago"},        {"MO", "America/Chicago"},
    {"MT", "America/Denver"},         {"NE", "America/Chicago", true},
    {"NV", "America/Los_Angeles"},    {"NH", "America/New_York"},
    {"NJ", "America/New_York"},       {"NM", "America/Denver"},
    {"NY", "America/New_York"},       {"NC", "America/New_York"},
    {"ND", "America/Chicago", true},  {"OH", "America/New_York"},
    {"OK", "America/Chicago"},        {"OR", "America/Los_Angeles", true},
    {"PA", "America/New_York"},       {"PR", "America/Puerto_Rico"},
    {"RI", "America/New_York"},       {"SC", "America/New_York"},
    {"SD", "America/Chicago", true},  {"TN", "America/Chicago", true},
    {"TX", "America/Chicago", true},  {"UT", "America/Denver"},
    {"VT", "America/New_York"},       {"VA", "America/New_York"},
    {"WA", "America/Los_Angeles"},    {"WV", "America/New_York"},
    {"WI", "America/Chicago"},        {"WY", "America/Denver"},
    {"GU", "Pacific/Guam"},           {"AS", "Pacific/Pago_Pago"},
    {"VI", "America/St_Thomas"},
};

constexpr StateZone canadian_zones[] = {
    {"AB", "America/Edmonton"},       {"BC", "America/Vancouver", true},
    {"MB", "America/Winnipeg"},       {"NB", "America/Moncton"},
    {"NL", "America/St_Johns", true}, {"NT", "America/Edmonton"},
    {"NS", "America/Halifax"},        {"NU", "America/Iqaluit", true},
    {"ON", "America/Toronto", true},  {"PE", "America/Halifax"},
    {"QC", "America/Toronto", true},  {"SK", "America/Regina"},
    {"YT", "America/Whitehorse"},
};

constexpr StateZone australian_zones[] = {
    {"nsw", "Australia/Sydney"},
    {"new south wales", "Australia/Sydney"},
    {"act", "Australia/Sydney"},
    {"vic", "Australia/Melbourne"},
    {"victoria", "Australia/Melbourne"},
    {"qld", "Australia/Brisbane"},
    {"queensland", "Australia/Brisbane"},
    {"sa", "Australia/Adelaide"},
    {"south australia", "Australia/Adelaide"},
    {"wa", "Australia/Perth"},
    {"western australia", "Australia/Perth"},
    {"nt", "Australia/Darwin"},
    {"northern territory", "Australia/Darwin"},
    {"tas", "Australia/Hobart"},
    {"tasmania", "Australia/Hobart"},
};

// Countries whose further zones are distant islands or thinly settled: without coordinates the
// mainland's zone is meant.
constexpr StateZone mainlands[] = {
    {"AR", "America/Argentina/Buenos_Aires"},
    {"CL", "America/Santiago"},
    {"CN", "Asia/Shanghai"},
    {"CY", "Asia/Nicosia"},
    {"DE", "Europe/Berlin"},
    {"EC", "America/Guayaquil"},
    {"ES", "Europe/Madrid"},
    {"MY", "Asia/Kuala_Lumpur"},
    {"NZ", "Pacific/Auckland"},
    {"PT", "Europe/Lisbon"},
    {"UA", "Europe/Kyiv"},
    {"UZ", "Asia/Tashkent"},
};

/// The zone of a place in Canada by coordinates: the provinces' borders, roughly.
std::string canadian_zone_at(Position at) {
    if (at.lat > 60 && at.lon < -62) {
        if (at.lon < -123.8) return "America/Whitehorse";
        if (at.lon < -110) return "America/Edmonton";
        return at.lon < -85 ? "America/Rankin_Inlet" : "America/Iqaluit";
    }
    if (at.lon > -59.5 && at.lat < 51.7) return "America/St_Johns";
    // Labrador, but for its south-east corner, keeps Atlantic time.
    if (at.lon > -67 && at.lat > 51.7) return "America/Goose_Bay";
    // The north shore of the St Lawrence and the Gaspé belong to Quebec.
    const bool is_maritime = (at.lon > -67.8 && at.lat < 48) || (at.lon > -69 && at.lat < 47.4);
    if (is_maritime && at.lon > -64.3 && at.lat < 47.1) return "America/Halifax";
    if (is_maritime) return "America/Moncton";
    if (at.lon > -90) return "America/Toronto";
    if (at.lon > -101.7) return "America/Winnipeg";
    if (at.lon > -110) return "America/Regina";
    // The East Kootenay keeps Alberta's time; Alberta's own border runs north-west along the
    // mountains up to 120° west.
    constexpr Knot mountains[] = {{49.0, -116.3}, {51.0, -116.8}, {53.8, -120.0}, {60.0, -120.0}};
    if (at.lon > line_at(mountains, at.lat)) return "America/Edmonton";
    if (at.lat > 58 && at.lon > -124) return "America/Fort_Nelson";
    if (at.lat > 55 && at.lon > -122.6) return "America/Dawson_Creek";
    return "America/Vancouver";
}

template <std::size_t N>
const StateZone* find_zone(const StateZone (&table)[N], std::string_view state) {
    const auto* row = std::find_if(std::begin(table), std::end(table),
                                   [&](const StateZone& each) { return each.state == state; });
    return row == std::end(table) ? nullptr : row;
}

/// @param country  "" looks at all countries
const PrincipalLocation* nearest_location(Position at, std::string_view country) {
    const PrincipalLocation* nearest = nullptr;
    double best = 0;
    for (const PrincipalLocation& location : principal_locations()) {
        if (!country.empty() && location.country != country) continue;
        const double distance = distance_km(at, location.position);
        if (nearest != nullptr && distance >= best) continue;
        nearest = &location;
        best = distance;
    }
    return nearest;
}

std::optional<std::string> zone_in_country(std::string_view country,
                                           const std::optional<Position>& position) {
    if (position) {
        if (country == "US") return us_zone_at(*position);
        if (country == "CA") return canadian_zone_at(*position);
    }
    const PrincipalLocation* only = nullptr;
    for (const PrincipalLocation& location : principal_locations()) {
        if (location.country != country) continue;
        if (only != nullptr) {
            // A second zone: the position decides, or the mainland is meant.
            if (position) return nearest_location(*position, country)->zone;
            const auto* mainland = find_zone(mainlands, country);
            return mainland ? std::optional(std::string(mainland->zone)) : std::nullopt;
        }
        only = &location;
    }
    return only ? std::optional(only->zone) : std::nullopt;
}

}  // namespace

double distance_km(Position a, Position b) {
    constexpr double degree = std::numbers::pi / 180;
    const double sin_lat = std::sin((b.lat - a.lat) * degree / 2);
    const double sin_lon = std::sin((b.lon - a.lon) * degree / 2);
    const double h =
        sin_lat * sin_lat + std::cos(a.lat * degree) * std::cos(b.lat * degree) * sin_lon * sin_lon;
    return 2 * 6371.0 * std::asin(std::min(1.0, std::sqrt(h)));
}

std::string country_of_place(const Whereabouts& place) {
    const Address parsed = parse_address(place.address);
    const std::string_view state =
        place.state.empty() ? std::string_view(parsed.state) : place.state;
    std::string country = country_code(place.country);
    if (country.empty()) country = parsed.country;
    // "Tweed, CA" with the country "CA": nothing of California lies north of 42°.
    const bool is_canada_twice =
        country == "CA" && us_state(state) == "CA" && place.position && place.position->lat > 42;
    if (is_canada_twice) return country;
    const bool is_us_state = !us_state(state).empty() && canadian_province(state).empty();
    const bool south_of_canada = place.position && place.position->lat < 41.6;
    if (country == "CA" && (is_us_state || south_of_canada)) return "US";
    if (country.empty() && is_us_state) return "US";
    if (country.empty() && !canadian_province(state).empty()) return "CA";
    return country;
}

std::optional<std::string> zone_of_place(const Whereabouts& place) {
    const Address parsed = parse_address(place.address);
    const std::string_view state =
        place.state.empty() ? std::string_view(parsed.state) : place.state;
    const std::string country = country_of_place(place);
    const bool is_us = country == "US";
    const StateZone* found = is_us             ? find_zone(us_zones, us_state(state))
                             : country == "CA" ? find_zone(canadian_zones, canadian_province(state))
                             : country == "AU" ? find_zone(australian_zones, folded(state))
                                               : nullptr;
    if (found != nullptr && found->is_split && place.position) {
        return is_us ? us_zone_at(*place.position) : canadian_zone_at(*place.position);
    }
    if (found != nullptr) return std::string(found->zone);
    if (!country.empty()) return zone_in_country(country, place.position);
    if (!place.position) return std::nullopt;
    // Where principal locations are far apart, the lines know better than the nearest one.
    if (is_in_48_states(*place.position)) return us_zone_at(*place.position);
    const PrincipalLocation* nearest = nearest_location(*place.position, "");
    if (nearest == nullptr) return std::nullopt;
    if (nearest->country == "US") return us_zone_at(*place.position);
    if (nearest->country == "CA") return canadian_zone_at(*place.position);
    return nearest->zone;
}

std::optional<std::string> zone_named(std::string_view text) {
    if (text.empty() || text.size() > 64) return std::nullopt;
    struct Usual {
        std::string_view name;
        std::string_view zone;
    };
    static constexpr Usual usual[] = {
        {"et", "America/New_York"},     {"est", "America/New_York"},
        {"edt", "America/New_York"},    {"eastern", "America/New_York"},
        {"ct", "America/Chicago"},      {"cst", "America/Chicago"},
        {"cdt", "America/Chicago"},     {"central", "America/Chicago"},
        {"mt", "America/Denver"},       {"mst", "America/Denver"},
        {"mdt", "America/Denver"},      {"mountain", "America/Denver"},
        {"pt", "America/Los_Angeles"},  {"pst", "America/Los_Angeles"},
        {"pdt", "America/Los_Angeles"}, {"pacific", "America/Los_Angeles"},
    };
    const std::string name = folded(text);
    for (const Usual& each : usual) {
        // "Eastern", "Eastern Time", "Eastern Standard Time"
        if (name == each.name ||
            (each.name.size() > 3 && name.starts_with(each.name) && name.ends_with(" time"))) {
            return std::string(each.zone);
        }
    }
    if (is_zone(text)) return std::string(text);
    static const auto by_name = [] {
        std::unordered_map<std::string, std::string> result;
        for (const PrincipalLocation& location : principal_locations()) {
            result.emplace(folded(location.zone), location.zone);
        }
        return result;
    }();
    const auto found = by_name.find(name);
    return found == by_name.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace alongside::directory
