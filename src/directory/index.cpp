// See index.hpp. A search picks the narrowest way in (words, place, distance, or all), then asks
// every remaining meeting the same questions: `Wish::fits`, and when its slot begins.
#include "directory/index.hpp"

#include "base/text.hpp"
#include "directory/best.hpp"
#include "directory/nearest.hpp"
#include "directory/wish.hpp"
#include "directory/word_index.hpp"
#include "directory/zone.hpp"

#include <algorithm>
#include <array>
#include <map>
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

/// How many are looked at around a place before all are looked at in a row.
constexpr std::size_t patience = 2000;
/// Beyond this, to look at all in a row is cheaper than to walk a tree.
constexpr double far_km = 100;

}  // namespace

struct Index::Data {
    std::vector<Meeting> meetings;
    Numbers zones;
    Numbers fellowships;
    std::vector<Slot> slots;
    std::vector<Hot> hot;
    std::vector<std::uint32_t> joinable;  ///< online, or both ways
    Globe globe;
    NearestTree nearest;
    WordIndex words;
    PlaceIndex places;
    /// Of meetings that several lists name: their other ids.
    std::map<std::string, std::uint32_t, std::less<>> other_ids;
    Choices choices;

    explicit Data(std::vector<Meeting> all)
        : meetings(in_order(std::move(all))),
          nearest(points_of(meetings)),
          words(meetings),
          places(meetings),
          choices(choices_of(meetings)) {
        hot.reserve(meetings.size());
        globe.reserve(meetings.size());
        std::map<Slot, std::uint32_t> numbers;
        for (const Meeting& meeting : meetings) {
            const auto [slot, is_new] =
                numbers.emplace(slot_of(meeting), static_cast<std::uint32_t>(slots.size()));
            if (is_new) slots.push_back(slot->first);
            for (const std::string& id : meeting.also_from) {
                other_ids.emplace(id, static_cast<std::uint32_t>(hot.size()));
            }
            const bool has_door = can_go_to(meeting.attendance);
            globe.add(has_door ? meeting.position : std::nullopt);
            if (can_join(meeting.attendance)) {
                joinable.push_back(static_cast<std::uint32_t>(hot.size()));
            }
            hot.push_back({FacetBits(meeting.facets), slot->second,
                           fellowships.of(meeting.fellowship), ways_of(meeting)});
        }
    }

    Slot slot_of(const Meeting& meeting) {
        Slot slot;
        slot.zone = zones.of(meeting.zone);
        slot.start = static_cast<std::uint16_t>(meeting.start.count());
        if (meeting.weekday) slot.day = static_cast<std::uint8_t>(meeting.weekday->c_encoding());
        slot.online_only = meeting.attendance == Attendance::online;
        return slot;
    }
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(hot.size()); }
};

Index::Index(std::vector<Meeting> meetings)
    : data_(std::make_unique<const Data>(std::move(meetings))) {}
Index::~Index() = default;

const Choices& Index::choices() const {
    return data_->choices;
}

const std::vector<Meeting>& Index::meetings() const {
    return data_->meetings;
}

const Meeting* Index::find(std::string_view source, std::string_view key) const {
    const auto& all = data_->meetings;
    const auto at =
        std::ranges::lower_bound(all, std::tuple(source, key), {}, [](const Meeting& m) {
            return std::tuple(std::string_view(m.source), std::string_view(m.key));
        });
    if (at != all.end() && at->source == source && at->key == key) return &*at;
    if (data_->other_ids.empty()) return nullptr;
    const auto other = data_->other_ids.find(std::string(source) + "/" + std::string(key));
    return other == data_->other_ids.end() ? nullptr : &all[other->second];
}

/// One search on its way: the meetings found so far, and how they were found.
struct Index::Search {
    const Data& data;
    const Query& query;
    Page page;
    Wish wish;
    Answer answer;
    bool by_distance;  ///< `near` counts
    Globe::Point here;
    std::optional<double> most_km;      ///< of all that is found
    float inside = Globe::everywhere;   ///< a gap that is surely within `most_km`
    float outside = Globe::everywhere;  ///< what is wider is surely beyond
    bool nearest_first;
    bool counted = true;  ///< all that there are were looked at
    Best best;
    std::array<std::uint32_t, 1024> batch{};
    std::size_t waiting = 0;  ///< in `batch`

    Search(const Data& all, const Query& asked, Page wanted, Instant now)
        : data(all),
          query(asked),
          page(wanted),
          wish(asked, now, all.zones, all.fellowships, all.slots),
          by_distance(asked.near && !is_from_home(asked.venue)),
          nearest_first(by_distance && asked.when == When::anytime),
          best(wanted.end(), order()) {
        if (by_distance) here = Globe::point_of(*query.near);
        if (by_distance && query.radius_km) reach(*query.radius_km);
    }

    void reach(double km) {
        most_km = km;
        inside = Globe::narrowed(Globe::gap_of(km));
        outside = Globe::widened(Globe::gap_of(km));
    }

    [[nodiscard]] Order order() const {
        if (!by_distance) return Order::by_start;
        return nearest_first ? Order::by_gap : Order::by_start_then_gap;
    }

    [[nodiscard]] double km_to(std::uint32_t id) const {
        return distance_km(*query.near, *data.meetings[id].position);
    }

    /// Adds the next number of a meeting that might be found.
    void consider(std::uint32_t id) {
        batch[waiting++] = id;
        if (waiting == batch.size()) look_at_batch();
    }

    /// Asks one question of many meetings at a time: whom it leaves is moved together without a
    /// branch, which no processor could foresee.
    void look_at_batch() {
        const Hot* hot = data.hot.data();
        std::uint32_t* ids = batch.data();
        std::size_t left = 0;
        for (std::size_t i = 0; i < waiting; ++i) {
            const std::uint32_t id = ids[i];
            ids[left] = id;
            left += static_cast<std::size_t>(wish.fits(hot[id]));
        }
        waiting = 0;
        if (by_distance) left = drop_the_far(left);
        for (std::size_t i = 0; i < left; ++i) {
            const std::uint32_t id = ids[i];
            const Instant start = wish.start_of(hot[id].slot);
            if (start == Wish::never) continue;
            const float gap = by_distance ? data.globe.gap(here, id) : 0;
            if (gap < inside || km_to(id) <= *most_km) best.add({start, gap, id});
        }
    }

    /// @returns how many of the first `count` of the batch may be within `most_km`
    std::size_t drop_the_far(std::size_t count) {
        std::uint32_t* ids = batch.data();
        std::size_t left = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const std::uint32_t id = ids[i];
            ids[left] = id;
            left += static_cast<std::size_t>(data.globe.gap(here, id) <= outside);
        }
        return left;
    }

    void consider_all() {
        if (is_from_home(query.venue)) {
            for (const std::uint32_t id : data.joinable) consider(id);
        } else {
            for (std::uint32_t id = 0; id < data.size(); ++id) consider(id);
        }
        look_at_batch();
    }

    /// Words and places leave the fewest. @returns nothing where neither is asked for
    std::optional<Marks> named() {
        std::optional<Marks> marks;
        if (!folded(query.place).empty()) {
            marks.emplace(data.size());
            const auto places = data.places.find(query.place);
            if (places.size() == 1) {
                answer.place_found = places[0]->place;
                for (const auto id : places[0]->ids) marks->set(id);
            }
            for (const auto* each : places) {
                const bool is_a_choice = places.size() > 1 && answer.candidates.size() < most_hits;
                if (is_a_choice) answer.candidates.push_back(each->place);
            }
        }
        if (folded(query.text).empty()) return marks;
        Marks with_words = data.words.find(query.text);
        if (marks) with_words.keep(*marks);
        return with_words;
    }

    void find_within(double km) {
        reach(km);
        if (km > far_km) return consider_all();
        const auto all = [](std::uint32_t) { return true; };
        for (const auto id : data.nearest.within(*query.near, km, all)) consider(id);
        look_at_batch();
    }

    /// The nearest of the whole earth: first as many as the pages up to here hold, then all that
    /// are no further than the last of them, so that pages do not depend on how the tree chose
    /// among equals.
    void find_nearest() {
        counted = false;
        const auto wanted = [&](std::uint32_t id) {
            const Hot& meeting = data.hot[id];
            return wish.fits(meeting) && wish.start_of(meeting.slot) != Wish::never;
        };
        const std::size_t count = page.end() + 1;
        const auto found = data.nearest.nearest(*query.near, count, patience + count, wanted);
        if (!found) return consider_all();
        double furthest = 0;
        for (const auto id : *found) furthest = std::max(furthest, km_to(id));
        find_within(furthest);
    }

    void find_in_reach() {
        find_within(usual_reach_km);
        if (best.total() > 0) return;
        answer.beyond_reach = true;
        nearest_first = true;
        best = Best(page.end(), order());
        most_km.reset();
        inside = Globe::everywhere;
        outside = Globe::everywhere;
        find_nearest();
    }

    void find() {
        if (const auto marks = named()) {
            marks->for_each([this](std::uint32_t id) { consider(id); });
            look_at_batch();
        } else if (!by_distance) {
            consider_all();
        } else if (query.radius_km) {
            find_within(*query.radius_km);
        } else if (query.when == When::anytime) {
            find_nearest();
        } else {
            find_in_reach();
        }
    }

    Hit hit_of(const Match& match) const {
        const Meeting& meeting = data.meetings[match.id];
        Hit hit{&meeting, std::nullopt, std::nullopt, std::nullopt};
        if (match.start != Wish::some_day) {
            hit.starts_at = match.start;
            hit.ends_at = match.start + meeting.length;
        }
        if (by_distance) hit.km = km_to(match.id);
        return hit;
    }

    /// By start, then distance, then key, or by distance first. The meetings lie in memory by
    /// source and key.
    [[nodiscard]] bool is_before(const Hit& a, const Hit& b) const {
        const auto start = [](const Hit& hit) { return hit.starts_at.value_or(Instant::max()); };
        const auto far = [](const Hit& hit) { return hit.km.value_or(0); };
        return nearest_first ? std::tuple(far(a), start(a), a.meeting) <
                                   std::tuple(far(b), start(b), b.meeting)
                             : std::tuple(start(a), far(a), a.meeting) <
                                   std::tuple(start(b), far(b), b.meeting);
    }

    Answer finish() {
        answer.more = best.total() > page.end();
        if (counted) answer.total = best.total();
        std::vector<Match> matches = best.take();
        std::vector<Hit>& hits = answer.hits;
        if (by_distance) {
            // Gaps are rounded: the first are told by their real distances.
            for (const Match& match : matches) hits.push_back(hit_of(match));
            std::ranges::sort(hits, [this](const Hit& a, const Hit& b) { return is_before(a, b); });
            if (hits.size() > page.end()) hits.resize(page.end());
            hits.erase(hits.begin(), hits.begin() + static_cast<std::ptrdiff_t>(
                                                        std::min(hits.size(), page.offset)));
            return std::move(answer);
        }
        const auto is_sooner = [](const Match& a, const Match& b) {
            return std::tuple(a.start, a.id) < std::tuple(b.start, b.id);
        };
        const auto at = [&](std::size_t place) {
            return matches.begin() + static_cast<std::ptrdiff_t>(std::min(place, matches.size()));
        };
        std::nth_element(matches.begin(), at(page.offset), matches.end(), is_sooner);
        std::partial_sort(at(page.offset), at(page.end()), matches.end(), is_sooner);
        std::for_each(at(page.offset), at(page.end()),
                      [&](const Match& match) { hits.push_back(hit_of(match)); });
        return std::move(answer);
    }
};

Result<Answer> Index::search(const Query& query, Instant now) const {
    if (const auto problem = problem_of(query)) return *problem;
    Search search(*data_, query, {query.offset, query.limit}, now);
    search.find();
    return search.finish();
}

Result<std::vector<Hit>> Index::gather(const Query& query, Instant now, std::size_t most) const {
    if (const auto problem = problem_of(query)) return *problem;
    Search search(*data_, query, {0, most}, now);
    search.find();
    return search.finish().hits;
}

}  // namespace alongside::directory
