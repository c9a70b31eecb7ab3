// See index.hpp. A search picks the narrowest way in (words, place, distance, or all), then asks
// every remaining meeting the same questions in `Wish::look_at`.
#include "directory/index.hpp"

#include "base/text.hpp"
#include "directory/nearest.hpp"
#include "directory/wish.hpp"
#include "directory/word_index.hpp"
#include "directory/zone.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace alongside::directory {
namespace {

using std::chrono::minutes;

std::vector<Meeting> in_order(std::vector<Meeting> meetings) {
    std::ranges::stable_sort(meetings, [](const Meeting& a, const Meeting& b) {
        return std::tie(a.source, a.key) < std::tie(b.source, b.key);
    });
    return meetings;
}

std::vector<std::pair<Position, std::uint32_t>> points_of(const std::vector<Meeting>& meetings) {
    std::vector<std::pair<Position, std::uint32_t>> points;
    for (std::uint32_t id = 0; id < meetings.size(); ++id) {
        const Meeting& meeting = meetings[id];
        if (meeting.position && can_go_to(meeting.attendance)) {
            points.emplace_back(*meeting.position, id);
        }
    }
    return points;
}

Problem out_of_range(const char* field, const char* title) {
    return {Kind::invalid, "directory.query", title, "", std::string("/") + field};
}

std::optional<Problem> problem_of(const Query& query) {
    const auto is_wall = [](const std::optional<minutes>& wall) {
        return !wall || (*wall >= minutes{0} && *wall <= minutes{24 * 60});
    };
    if (query.limit < 1 || query.limit > most_hits) {
        return out_of_range("limit", "One page holds 1 to 100 meetings.");
    }
    if (query.offset > furthest_offset) {
        return out_of_range("offset", "This is further than the list can be paged.");
    }
    if (query.near) {
        const auto [lat, lon] = *query.near;
        const bool is_on_earth = lat >= -90 && lat <= 90 && lon >= -180 && lon <= 180;
        if (!is_on_earth) return out_of_range("near", "There is no such place on earth.");
    }
    if (query.radius_km && !(*query.radius_km > 0 && *query.radius_km <= 20'100)) {
        return out_of_range("radius_km", "A radius is more than 0 km and at most 20,100 km.");
    }
    if (query.radius_km && !query.near) {
        return out_of_range("radius_km", "A radius needs a place to be measured from.");
    }
    if ((query.when == When::day) != query.day.has_value() || (query.day && !query.day->ok())) {
        return out_of_range("day", "A search by day needs a real day, others none.");
    }
    if ((query.when == When::weekday) != query.weekday.has_value() ||
        (query.weekday && !query.weekday->ok())) {
        return out_of_range("weekday", "A search by weekday needs one, others none.");
    }
    if (!is_wall(query.from)) return out_of_range("from", "A day has 24 hours.");
    if (!is_wall(query.to)) return out_of_range("to", "A day has 24 hours.");
    if (query.text.size() > 1000 || query.place.size() > 1000) {
        return out_of_range("text", "Please search for fewer words.");
    }
    if (!query.viewer_zone.empty() && !is_zone(query.viewer_zone)) {
        return out_of_range("viewer_zone", "There is no such time zone.");
    }
    return std::nullopt;
}

/// A found meeting before it becomes a `Hit`. Numbers follow source and key.
struct Match {
    std::optional<Instant> starts_at;
    std::optional<double> km;
    std::uint32_t id = 0;
};

bool is_sooner(const Match& a, const Match& b) {
    // By appointment comes last, an unknown distance too.
    const auto start = [](const Match& m) { return m.starts_at.value_or(Instant::max()); };
    const auto far = [](const Match& m) { return m.km.value_or(1e9); };
    return std::tuple(start(a), far(a), a.id) < std::tuple(start(b), far(b), b.id);
}

bool is_nearer(const Match& a, const Match& b) {
    const auto start = [](const Match& m) { return m.starts_at.value_or(Instant::max()); };
    const auto far = [](const Match& m) { return m.km.value_or(1e9); };
    return std::tuple(far(a), start(a), a.id) < std::tuple(far(b), start(b), b.id);
}

}  // namespace

struct Index::Data {
    std::vector<Meeting> meetings;
    Numbers zones;
    Numbers fellowships;
    std::vector<Hot> hot;
    NearestTree nearest;
    WordIndex words;
    PlaceIndex places;

    explicit Data(std::vector<Meeting> all)
        : meetings(in_order(std::move(all))),
          nearest(points_of(meetings)),
          words(meetings),
          places(meetings) {
        hot.reserve(meetings.size());
        for (const Meeting& meeting : meetings) {
            Hot record;
            record.facets = meeting.facets;
            record.zone = zones.of(meeting.zone);
            record.fellowship = fellowships.of(meeting.fellowship);
            record.start = static_cast<std::uint16_t>(meeting.start.count());
            record.attendance = meeting.attendance;
            if (meeting.weekday)
                record.day = static_cast<std::uint8_t>(meeting.weekday->c_encoding());
            hot.push_back(record);
        }
    }
};

namespace {

/// Puts the asked-for page in front and cuts the rest off.
void turn_to_page(std::vector<Match>& matches, const Query& query,
                  bool (*order)(const Match&, const Match&)) {
    const std::size_t end = std::min(matches.size(), query.offset + query.limit);
    std::partial_sort(matches.begin(), matches.begin() + static_cast<std::ptrdiff_t>(end),
                      matches.end(), order);
    matches.resize(end);
    const std::size_t skipped = std::min(end, query.offset);
    matches.erase(matches.begin(), matches.begin() + static_cast<std::ptrdiff_t>(skipped));
}

}  // namespace

Index::Index(std::vector<Meeting> meetings)
    : data_(std::make_unique<const Data>(std::move(meetings))) {}
Index::~Index() = default;

const std::vector<Meeting>& Index::meetings() const {
    return data_->meetings;
}

const Meeting* Index::find(std::string_view source, std::string_view key) const {
    const auto& all = data_->meetings;
    const auto at =
        std::ranges::lower_bound(all, std::tuple(source, key), {}, [](const Meeting& m) {
            return std::tuple(std::string_view(m.source), std::string_view(m.key));
        });
    const bool found = at != all.end() && at->source == source && at->key == key;
    return found ? &*at : nullptr;
}

/// One search on its way: the meetings found so far, and how they were found.
struct Index::Search {
    const Data& data;
    const Query& query;
    Wish wish;
    Answer answer;
    std::vector<Match> matches;
    bool by_distance;     ///< `near` counts
    bool counted = true;  ///< `matches` are all that there are

    Search(const Data& all, const Query& asked, Instant now)
        : data(all),
          query(asked),
          wish(asked, now, all.zones, all.fellowships),
          by_distance(asked.near && asked.venue != Venue::online) {}

    void consider(std::uint32_t id) {
        const auto verdict = wish.look_at(data.hot[id]);
        if (!verdict.yes) return;
        Match match{verdict.starts_at, std::nullopt, id};
        if (by_distance) {
            const Meeting& meeting = data.meetings[id];
            if (!meeting.position || !can_go_to(meeting.attendance)) return;
            match.km = distance_km(*query.near, *meeting.position);
            if (query.radius_km && *match.km > *query.radius_km) return;
        }
        matches.push_back(match);
    }

    /// Words and places leave the fewest. @returns nothing where neither is asked for
    std::optional<Ids> named_ids() {
        std::optional<Ids> ids;
        if (!folded(query.place).empty()) {
            const auto places = data.places.find(query.place);
            if (places.size() == 1) answer.place_found = places[0]->place;
            ids = places.size() == 1 ? places[0]->ids : Ids{};
            for (const auto* each : places) {
                const bool is_a_choice = places.size() > 1 && answer.candidates.size() < most_hits;
                if (is_a_choice) answer.candidates.push_back(each->place);
            }
        }
        if (folded(query.text).empty()) return ids;
        Ids with_words = data.words.find(query.text);
        if (!ids) return with_words;
        Ids both;
        std::ranges::set_intersection(*ids, with_words, std::back_inserter(both));
        return both;
    }

    void find_within(double km) {
        const auto all = [](std::uint32_t) { return true; };
        for (const auto id : data.nearest.within(*query.near, km, all)) consider(id);
        std::erase_if(matches, [&](const Match& match) { return *match.km > km; });
    }

    /// The nearest of the whole earth: first as many as the pages up to here hold, then all that
    /// are no further than the last of them, so that pages do not depend on how the tree chose
    /// among equals.
    void find_nearest() {
        counted = false;
        const auto wanted = [&](std::uint32_t id) { return wish.look_at(data.hot[id]).yes; };
        const std::size_t count = query.offset + query.limit + 1;
        double furthest = 0;
        for (const auto id : data.nearest.nearest(*query.near, count, wanted)) {
            furthest = std::max(furthest, distance_km(*query.near, *data.meetings[id].position));
        }
        find_within(furthest);
    }

    void find() {
        if (const auto ids = named_ids()) {
            std::ranges::for_each(*ids, [this](std::uint32_t id) { consider(id); });
        } else if (!by_distance) {
            for (std::uint32_t id = 0; id < data.hot.size(); ++id) consider(id);
        } else if (query.radius_km) {
            find_within(*query.radius_km);
        } else if (query.when == When::anytime) {
            find_nearest();
        } else {
            find_within(usual_reach_km);
            answer.beyond_reach = matches.empty();
            if (answer.beyond_reach) find_nearest();
        }
    }

    Answer finish() {
        answer.more = matches.size() > query.offset + query.limit;
        if (counted) answer.total = matches.size();
        const bool nearest_first =
            by_distance && (query.when == When::anytime || answer.beyond_reach);
        turn_to_page(matches, query, nearest_first ? is_nearer : is_sooner);
        for (const Match& match : matches) {
            const Meeting& meeting = data.meetings[match.id];
            Hit hit{&meeting, match.starts_at, std::nullopt, match.km};
            if (hit.starts_at) hit.ends_at = *hit.starts_at + meeting.length;
            answer.hits.push_back(hit);
        }
        return std::move(answer);
    }
};

Result<Answer> Index::search(const Query& query, Instant now) const {
    if (const auto problem = problem_of(query)) return *problem;
    Search search(*data_, query, now);
    search.find();
    return search.finish();
}

}  // namespace alongside::directory
