// See index.hpp. A search picks the narrowest way in (words, place, distance, or all), then asks
// every remaining meeting the same questions in `Search::starts_if_wanted`.
#include "directory/index.hpp"

#include "base/text.hpp"
#include "directory/nearest.hpp"
#include "directory/occurrences.hpp"
#include "directory/word_index.hpp"
#include "directory/zone.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <unordered_map>

namespace alongside::directory {
namespace {

using std::chrono::minutes;
using std::chrono::weekday;

constexpr std::uint8_t by_appointment = 7;

/// What every search asks, close together in memory.
struct Hot {
    Facets facets;
    std::uint16_t zone = 0;
    std::uint16_t fellowship = 0;
    std::uint16_t start = 0;                 ///< minutes since midnight
    std::uint8_t day = by_appointment;       ///< 0 = Sunday
    Attendance attendance = Attendance::inactive;
};

/// Gives each distinct text a small number.
class Numbers {
public:
    std::uint16_t of(const std::string& text) {
        const auto [at, is_new] = numbers_.emplace(text, texts_.size());
        if (is_new) texts_.push_back(text);
        check(at->second < 65'535);
        return static_cast<std::uint16_t>(at->second);
    }
    /// @returns 65535, which no meeting has, for an unknown text
    std::uint16_t find(const std::string& text) const {
        const auto at = numbers_.find(text);
        return at == numbers_.end() ? std::uint16_t{65'535}
                                    : static_cast<std::uint16_t>(at->second);
    }
    const std::vector<std::string>& texts() const { return texts_; }

private:
    std::unordered_map<std::string, std::size_t> numbers_;
    std::vector<std::string> texts_;
};

std::vector<Meeting> in_order(std::vector<Meeting> meetings) {
    std::ranges::stable_sort(meetings, [](const Meeting& a, const Meeting& b) {
        return std::tie(a.source, a.key) < std::tie(b.source, b.key);
    });
    return meetings;
}

bool can_go_to(Attendance attendance) {
    return attendance == Attendance::in_person || attendance == Attendance::hybrid;
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
            if (meeting.weekday) record.day = static_cast<std::uint8_t>(meeting.weekday->c_encoding());
            hot.push_back(record);
        }
    }
};

namespace {

/// One search: what is wanted, with the time zones met on the way worked out once each.
class Search {
public:
    Search(const Query& query, Instant now, const std::vector<Hot>& hot, const Numbers& zones,
           const Numbers& fellowships)
        : query_(query),
          now_(now),
          hot_(hot),
          zones_(zones),
          days_(zones.texts().size()),
          viewer_days_(zones.texts().size()),
          fellowship_(fellowships.find(query.fellowship)) {}

    /// Whether the meeting is wanted, and when its occurrence that is meant begins.
    struct Wanted {
        bool yes = false;
        std::optional<Instant> starts_at;
    };
    Wanted look_at(std::uint32_t id) {
        const Hot& meeting = hot_[id];
        if (!fits(meeting)) return {};
        if (meeting.day == by_appointment) {
            const bool asks_for_time = query_.when != When::anytime || query_.from || query_.to;
            return {!asks_for_time, std::nullopt};
        }
        const bool by_viewer = is_seen_from_afar(meeting);
        const weekday day{meeting.day};
        const minutes start{meeting.start};
        if (!by_viewer && query_.weekday && day != *query_.weekday) return {};
        if (!by_viewer && !is_in_hours(start)) return {};
        const auto at = days_of(meeting.zone, by_viewer).first(day, start);
        if (!at) return {};
        if (by_viewer) {
            const std::string& zone = query_.viewer_zone;
            if (!is_in_hours(local_minutes(zone, *at))) return {};
            const weekday seen{std::chrono::sys_days{local_day(zone, *at)}};
            if (query_.weekday && seen != *query_.weekday) return {};
        }
        return {true, at};
    }

private:
    bool fits(const Hot& meeting) const {
        if ((meeting.facets & query_.facets) != query_.facets) return false;
        if (!query_.fellowship.empty() && meeting.fellowship != fellowship_) return false;
        switch (query_.venue) {
            case Venue::any: return meeting.attendance != Attendance::inactive;
            case Venue::in_person: return can_go_to(meeting.attendance);
            case Venue::online:
                return meeting.attendance == Attendance::online ||
                       meeting.attendance == Attendance::hybrid;
        }
        return false;
    }
    /// Joined from the viewer's home: the viewer's evening and weekday count.
    bool is_seen_from_afar(const Hot& meeting) const {
        return !query_.viewer_zone.empty() &&
               (meeting.attendance == Attendance::online || query_.venue == Venue::online);
    }
    bool is_in_hours(minutes wall) const {
        const bool late_enough = !query_.from || wall >= *query_.from;
        const bool early_enough = !query_.to || wall < *query_.to;
        const bool over_midnight = query_.from && query_.to && *query_.to < *query_.from;
        return over_midnight ? late_enough || early_enough : late_enough && early_enough;
    }
    /// The instants that the query means, for days and evenings of `zone`.
    Span span_in(std::string_view zone) const {
        switch (query_.when) {
            case When::now: return {now_ - late_entry, now_ + soon + std::chrono::milliseconds{1}};
            case When::tonight: return tonight(zone, now_);
            case When::day: return whole_day(zone, *query_.day);
            case When::anytime:
            case When::weekday: break;
        }
        return {now_ - late_entry, now_ + std::chrono::days{9}};
    }
    const ZoneDays& days_of(std::uint16_t zone, bool by_viewer) {
        auto& days = (by_viewer ? viewer_days_ : days_)[zone];
        if (!days) {
            const std::string& name = zones_.texts()[zone];
            days.emplace(name, span_in(by_viewer ? query_.viewer_zone : name));
        }
        return *days;
    }

    const Query& query_;
    Instant now_;
    const std::vector<Hot>& hot_;
    const Numbers& zones_;
    std::vector<std::optional<ZoneDays>> days_;
    std::vector<std::optional<ZoneDays>> viewer_days_;
    std::uint16_t fellowship_;
};

/// Puts the asked-for page in front and cuts the rest off.
template <class Order>
void turn_to_page(std::vector<Match>& matches, const Query& query, Order order) {
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

const std::vector<Meeting>& Index::meetings() const { return data_->meetings; }

const Meeting* Index::find(std::string_view source, std::string_view key) const {
    const auto& all = data_->meetings;
    const auto at = std::ranges::lower_bound(
        all, std::tuple(source, key), {}, [](const Meeting& m) {
            return std::tuple(std::string_view(m.source), std::string_view(m.key));
        });
    const bool found = at != all.end() && at->source == source && at->key == key;
    return found ? &*at : nullptr;
}

Result<Answer> Index::search(const Query& query, Instant now) const {
    if (const auto problem = problem_of(query)) return *problem;
    const Data& data = *data_;
    Answer answer;
    Search search(query, now, data.hot, data.zones, data.fellowships);

    const bool by_distance = query.near && query.venue != Venue::online;
    const double reach = query.radius_km.value_or(
        query.when == When::anytime ? 1e9 : usual_reach_km);
    std::vector<Match> matches;
    const auto consider = [&](std::uint32_t id) {
        const auto wanted = search.look_at(id);
        if (!wanted.yes) return;
        Match match{wanted.starts_at, std::nullopt, id};
        if (by_distance) {
            const Meeting& meeting = data.meetings[id];
            if (!meeting.position || !can_go_to(meeting.attendance)) return;
            match.km = distance_km(*query.near, *meeting.position);
        }
        matches.push_back(match);
    };
    const auto drop_beyond = [&](double km) {
        std::erase_if(matches, [&](const Match& match) { return match.km && *match.km > km; });
    };
    // The nearest of the whole earth: first as many as the pages up to here hold, then all that are
    // no further than the last of them, so that pages do not depend on how equals were chosen.
    const auto find_nearest = [&] {
        const auto accepted = [&](std::uint32_t id) { return search.look_at(id).yes; };
        const auto some =
            data.nearest.nearest(*query.near, query.offset + query.limit + 1, accepted);
        double furthest = 0;
        for (const std::uint32_t id : some) {
            furthest = std::max(furthest, distance_km(*query.near, *data.meetings[id].position));
        }
        for (const auto id : data.nearest.within(*query.near, furthest, accepted)) consider(id);
    };

    // Words and places first: they leave the fewest.
    std::optional<Ids> ids;
    if (!folded(query.place).empty()) {
        const auto places = data.places.find(query.place);
        if (places.size() == 1) answer.place_found = places[0]->place;
        if (places.size() > 1) {
            for (const auto* each : places) answer.candidates.push_back(each->place);
            answer.candidates.resize(std::min(answer.candidates.size(), most_hits));
        }
        ids = places.size() == 1 ? places[0]->ids : Ids{};
    }
    if (!folded(query.text).empty()) {
        Ids with_words = data.words.find(query.text);
        if (ids) {
            Ids both;
            std::ranges::set_intersection(*ids, with_words, std::back_inserter(both));
            with_words = std::move(both);
        }
        ids = std::move(with_words);
    }

    bool counted = true;
    if (ids) {
        std::ranges::for_each(*ids, consider);
        if (query.radius_km) drop_beyond(*query.radius_km);
    } else if (by_distance && (query.radius_km || query.when != When::anytime)) {
        const auto all = [](std::uint32_t) { return true; };
        for (const auto id : data.nearest.within(*query.near, reach, all)) consider(id);
        drop_beyond(reach);
        if (matches.empty() && !query.radius_km) {
            answer.beyond_reach = true;
            find_nearest();
            counted = false;
        }
    } else if (by_distance) {
        find_nearest();
        counted = false;
    } else {
        for (std::uint32_t id = 0; id < data.hot.size(); ++id) consider(id);
    }

    answer.more = matches.size() > query.offset + query.limit;
    if (counted) answer.total = matches.size();
    const bool nearest_first =
        by_distance && (query.when == When::anytime || answer.beyond_reach);
    if (nearest_first) {
        turn_to_page(matches, query, is_nearer);
    } else {
        turn_to_page(matches, query, is_sooner);
    }
    for (const Match& match : matches) {
        const Meeting& meeting = data.meetings[match.id];
        Hit hit{&meeting, match.starts_at, std::nullopt, match.km};
        if (hit.starts_at) hit.ends_at = *hit.starts_at + meeting.length;
        if (!hit.km && query.near && meeting.position && can_go_to(meeting.attendance)) {
            hit.km = distance_km(*query.near, *meeting.position);
        }
        answer.hits.push_back(hit);
    }
    return answer;
}

}  // namespace alongside::directory
