#include "directory/around.hpp"

namespace alongside::directory {

std::optional<Position> middle_of(const std::vector<Hit>& hits) {
    double lat = 0;
    double lon = 0;
    int places = 0;
    for (const Hit& hit : hits) {
        if (!hit.meeting->position) continue;
        lat += hit.meeting->position->lat;
        lon += hit.meeting->position->lon;
        ++places;
    }
    if (places == 0) return std::nullopt;
    return position_at(lat / places, lon / places);
}

Result<Around> around_place(const Index& index, Query query, Instant now) {
    Around around{std::move(query), std::nullopt};
    Query& asked = around.query;
    if (!asked.radius_km || asked.near || asked.place.empty()) return around;
    Query in_place;
    in_place.place = asked.place;
    in_place.limit = most_hits;
    const auto found = index.search(in_place, now);
    if (!found) return found.error();
    asked.near = middle_of(found->hits);
    if (asked.near && found->place_found) {
        around.place = found->place_found;
        asked.place.clear();
    } else {
        asked.near.reset();
        asked.radius_km.reset();
    }
    return around;
}

}  // namespace alongside::directory
