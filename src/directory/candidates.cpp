// What of a directory is worth weighing (`candidates` in matching.hpp): many small questions to the
// index, so that a rare language or hour is not crowded out by what is merely near or soon.
#include "directory/matching.hpp"
#include "directory/occurrences.hpp"
#include "directory/zone.hpp"

#include <algorithm>
#include <unordered_set>

namespace alongside::directory {
namespace {

using std::chrono::hours;

constexpr std::size_t known_at_most = 200;
constexpr std::size_t near_at_most = 600;
constexpr std::size_t online_at_most = 300;
constexpr std::size_t focus_at_most = 80;  ///< of each wish, near and online
constexpr std::size_t most_wishes = 8;     ///< facets, fellowships or times that are looked for

class Gathering {
public:
    Gathering(const Index& index, const Wishes& wishes, Instant now)
        : index_(index), wishes_(wishes), now_(now) {}

    void add_known(const History& history) {
        for (const auto& [id, past] : history.meetings) {
            if (hits_.size() >= known_at_most) break;
            const std::size_t slash = id.find('/');
            if (slash == std::string::npos || past.choice == Choice::not_for_me) continue;
            const std::string_view name(id);
            const Meeting* meeting = index_.find(name.substr(0, slash), name.substr(slash + 1));
            const bool is_held = meeting != nullptr && meeting->attendance != Attendance::inactive;
            if (is_held) add(next(*meeting));
        }
    }

    void add_near(Query query, std::size_t most) {
        if (!wishes_.home) return;
        query.near = wishes_.home;
        query.radius_km = std::clamp(wishes_.most_km.value_or(usual_reach_km), 0.1, 1000.0);
        query.venue = Venue::in_person;
        add_found(query, most);
    }

    void add_online(Query query, std::size_t most) {
        query.venue = Venue::online;
        if (is_zone(wishes_.zone)) query.viewer_zone = wishes_.zone;
        add_found(query, most);
    }

    void add_both(const Query& query) {
        add_near(query, focus_at_most);
        add_online(query, focus_at_most);
    }

    std::vector<Hit> done() { return std::move(hits_); }

private:
    void add(const Hit& hit) {
        if (hits_.size() < most_candidates && seen_.insert(hit.meeting).second) {
            hits_.push_back(hit);
        }
    }

    void add_found(const Query& query, std::size_t most) {
        if (hits_.size() >= most_candidates) return;
        const auto found = index_.gather(query, now_, most);
        if (!found) return;
        for (Hit hit : *found) {
            measure(hit);
            add(hit);
        }
    }

    /// One meeting with its next start.
    [[nodiscard]] Hit next(const Meeting& meeting) const {
        Hit hit{&meeting, {}, {}, {}};
        if (meeting.weekday) {
            const ZoneDays days(meeting.zone, {now_ - late_entry, now_ + std::chrono::days{9}});
            hit.starts_at = days.first(*meeting.weekday, meeting.start);
        }
        if (hit.starts_at) hit.ends_at = *hit.starts_at + meeting.length;
        measure(hit);
        return hit;
    }

    void measure(Hit& hit) const {
        if (hit.km || !wishes_.home || !hit.meeting->position) return;
        const Attendance how = hit.meeting->attendance;
        if (how != Attendance::in_person && how != Attendance::hybrid) return;
        hit.km = distance_km(*wishes_.home, *hit.meeting->position);
    }

    const Index& index_;
    const Wishes& wishes_;
    Instant now_;
    std::vector<Hit> hits_;
    std::unordered_set<const Meeting*> seen_;
};

/// The facets that the client is looking for or that help with what is in the way.
std::vector<Facet> wanted_facets(const Wishes& wishes) {
    const auto names = [&](Barrier barrier) {
        return wishes.barriers.test(static_cast<std::size_t>(barrier));
    };
    Facets wanted = wishes.languages | wishes.groups;
    const auto want = [&](bool condition, std::initializer_list<Facet> facets) {
        for (const Facet facet : facets) {
            if (condition) wanted.set(bit(facet));
        }
    };
    want(wishes.faith == Faith::secular_only || wishes.faith == Faith::secular_rather,
         {Facet::secular});
    want(names(Barrier::social_anxiety), {Facet::newcomer});
    want(names(Barrier::childcare), {Facet::childcare, Facet::child_friendly});
    want(names(Barrier::disability_or_access), {Facet::wheelchair});
    want(names(Barrier::hearing_or_vision), {Facet::captions, Facet::asl, Facet::blind});
    std::vector<Facet> facets;
    for (std::size_t i = 0; i < facet_count && facets.size() < most_wishes; ++i) {
        if (wanted.test(i)) facets.push_back(static_cast<Facet>(i));
    }
    return facets;
}

/// Queries for the named parts of the day on the named days.
std::vector<Query> wanted_times(const Wishes& wishes) {
    static constexpr std::pair<hours, hours> parts[] = {{hours{5}, hours{12}},
                                                        {hours{12}, hours{17}},
                                                        {hours{17}, hours{22}},
                                                        {hours{22}, hours{5}}};
    std::vector<Query> by_part;
    for (std::size_t i = 0; i < std::size(parts); ++i) {
        if (!wishes.times.test(i)) continue;
        Query query;
        query.from = parts[i].first;
        query.to = parts[i].second;
        by_part.push_back(query);
    }
    if (wishes.days.none()) return by_part;
    if (by_part.empty()) by_part.emplace_back();
    std::vector<Query> queries;
    for (const Query& part : by_part) {
        for (unsigned day = 0; day < 7 && queries.size() < most_wishes; ++day) {
            if (!wishes.days.test(day)) continue;
            Query query = part;
            query.when = When::weekday;
            query.weekday = std::chrono::weekday{day};
            queries.push_back(query);
        }
    }
    return queries;
}

}  // namespace

std::vector<Hit> candidates(const Index& index, const Wishes& wishes, const History& history,
                            Instant now) {
    Gathering gathering(index, wishes, now);
    gathering.add_known(history);
    for (const Facet facet : wanted_facets(wishes)) {
        Query query;
        query.facets.set(bit(facet));
        gathering.add_both(query);
    }
    for (std::size_t i = 0; i < wishes.fellowships.size() && i < most_wishes; ++i) {
        Query query;
        query.fellowship = wishes.fellowships[i];
        gathering.add_both(query);
    }
    for (const Query& query : wanted_times(wishes)) gathering.add_both(query);
    gathering.add_near({}, near_at_most);
    gathering.add_online({}, online_at_most);
    return gathering.done();
}

}  // namespace alongside::directory
