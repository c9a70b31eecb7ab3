// See merge.hpp. Only listings that share a link, a street or a square of the map are compared, so
// that lists of any size cost little more than sorting them.
#include "directory/merge.hpp"

#include "base/text.hpp"
#include "directory/words.hpp"
#include "directory/zone.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string_view>
#include <tuple>
#include <unordered_map>

namespace alongside::directory {
namespace {

constexpr double same_door_km = 0.1;
/// Squares of the map, in degrees: 100 m never reach beyond the next one, up to 80° of latitude.
constexpr double square_degrees = 0.006;
/// More listings than this with one link, street or square at one time are compared with none of
/// each other: no place has so many, and a list that says so must not cost a day.
constexpr std::size_t most_at_once = 100;

bool can_be_merged(const Meeting& meeting) {
    return meeting.weekday && meeting.attendance != Attendance::inactive;
}

bool has_door(const Meeting& meeting) {
    return !meeting.approximate && (meeting.attendance == Attendance::in_person ||
                                    meeting.attendance == Attendance::hybrid);
}

/// A link without what differs from one list to the next: scheme, `www.`, case of the host, the
/// password and what is counted behind `?`, a slash at the end.
std::string plain_link(std::string_view url) {
    const auto scheme = url.find("://");
    if (scheme == std::string_view::npos) return {};
    url.remove_prefix(scheme + 3);
    url = url.substr(0, url.find_first_of("?#"));
    while (url.ends_with('/')) url.remove_suffix(1);
    if (url.starts_with("www.")) url.remove_prefix(4);
    const auto slash = url.find('/');
    // A host alone is nobody's room.
    if (slash == std::string_view::npos) return {};
    return folded(url.substr(0, slash)) + std::string(url.substr(slash));
}

/// "123 N. Main Street" and "123 North Main St" are one; only what has a number is a door.
std::string plain_street(const Meeting& meeting) {
    static const std::map<std::string, std::string, std::less<>> shorter{
        {"street", "st"},    {"avenue", "ave"},   {"road", "rd"},      {"boulevard", "blvd"},
        {"drive", "dr"},     {"lane", "ln"},      {"court", "ct"},     {"highway", "hwy"},
        {"place", "pl"},     {"square", "sq"},    {"parkway", "pkwy"}, {"circle", "cir"},
        {"north", "n"},      {"south", "s"},      {"east", "e"},       {"west", "w"},
        {"northeast", "ne"}, {"southeast", "se"}, {"northwest", "nw"}, {"southwest", "sw"}};
    if (!has_door(meeting) || meeting.city.empty()) return {};
    const std::string_view line =
        std::string_view(meeting.address).substr(0, std::string_view(meeting.address).find(','));
    std::string street;
    bool has_number = false;
    for (const std::string& word : words_of(line)) {
        has_number = has_number || (word.front() >= '0' && word.front() <= '9');
        const auto found = shorter.find(word);
        street += (found == shorter.end() ? word : found->second) + ' ';
    }
    if (!has_number) return {};
    return street + '\n' + folded(meeting.city);
}

/// What every meeting is called and nothing can be told from.
bool says_nothing(std::string_view word) {
    static constexpr std::string_view common[] = {"the", "a",  "an", "of",    "and",     "in",
                                                  "at",  "aa", "na", "group", "meeting", "el",
                                                  "la",  "de", "y",  "grupo", "reunion"};
    return std::ranges::find(common, word) != std::end(common);
}

std::set<std::string> name_words(const Meeting& meeting) {
    std::set<std::string> all;
    for (std::string& word : words_of(meeting.name)) {
        if (!says_nothing(word)) all.insert(std::move(word));
    }
    return all;
}

bool names_agree(const Meeting& a, const Meeting& b) {
    if (words_of(a.name) == words_of(b.name)) return true;
    const auto left = name_words(a);
    const auto right = name_words(b);
    if (left.empty() || right.empty()) return false;
    const auto shared =
        std::ranges::count_if(left, [&](const std::string& word) { return right.contains(word); });
    return 2 * static_cast<std::size_t>(shared) > std::max(left.size(), right.size());
}

bool same_time(const Meeting& a, const Meeting& b) {
    return a.weekday == b.weekday && a.start == b.start && a.zone == b.zone &&
           a.fellowship == b.fellowship;
}

bool same_place(const Meeting& a, const Meeting& b) {
    const std::string link = plain_link(a.conference_url);
    if (!link.empty() && link == plain_link(b.conference_url)) return true;
    const std::string street = plain_street(a);
    if (!street.empty() && street == plain_street(b)) return true;
    return has_door(a) && has_door(b) && a.position && b.position &&
           distance_km(*a.position, *b.position) <= same_door_km;
}

std::string_view source_of(std::string_view id) {
    return id.substr(0, id.find('/'));
}

/// What listings of the same meeting share: a link, a street, a square of the map, each with its
/// time. A trace that others share by chance costs a comparison and nothing else.
using Trace = std::size_t;

class Traces {
public:
    explicit Traces(const Meeting& meeting)
        : meeting_(meeting),
          time_(meeting.fellowship + ' ' + std::to_string(meeting.weekday->c_encoding()) + ' ' +
                std::to_string(meeting.start.count()) + ' ' + meeting.zone + '\n') {}

    /// Those under which the meeting is found.
    [[nodiscard]] std::vector<Trace> own() const {
        std::vector<Trace> traces;
        if (const auto link = plain_link(meeting_.conference_url); !link.empty()) {
            traces.push_back(of("l" + link));
        }
        if (const auto street = plain_street(meeting_); !street.empty()) {
            traces.push_back(of("s" + street));
        }
        if (has_door(meeting_) && meeting_.position) traces.push_back(square(0, 0));
        return traces;
    }
    /// Those of the squares around its own.
    [[nodiscard]] std::vector<Trace> around() const {
        std::vector<Trace> traces;
        if (!has_door(meeting_) || !meeting_.position) return traces;
        for (const int up : {-1, 0, 1}) {
            for (const int right : {-1, 0, 1}) {
                if (up != 0 || right != 0) traces.push_back(square(up, right));
            }
        }
        return traces;
    }

private:
    [[nodiscard]] Trace of(const std::string& what) const {
        return std::hash<std::string>{}(time_ + what);
    }
    [[nodiscard]] Trace square(int up, int right) const {
        const auto number = [](double degrees) {
            return static_cast<int>(std::floor(degrees / square_degrees));
        };
        return of("p" + std::to_string(number(meeting_.position->lat) + up) + ' ' +
                  std::to_string(number(meeting_.position->lon) + right));
    }

    const Meeting& meeting_;
    std::string time_;
};

using Pairs = std::set<std::pair<std::size_t, std::size_t>>;
using Traced = std::vector<std::pair<Trace, std::size_t>>;

/// Pairs of numbers, the lesser first, that look the same.
Pairs pairs_in(const std::vector<Meeting>& meetings) {
    Traced traced;
    for (std::size_t i = 0; i < meetings.size(); ++i) {
        if (!can_be_merged(meetings[i])) continue;
        for (const Trace trace : Traces(meetings[i]).own()) traced.emplace_back(trace, i);
    }
    std::ranges::sort(traced);
    Pairs pairs;
    const auto compare_with = [&](std::size_t one, Trace trace) {
        const auto all = std::ranges::equal_range(traced, trace, {}, &Traced::value_type::first);
        if (std::ranges::size(all) > most_at_once) return;
        for (const auto& [_, other] : all) {
            if (!look_the_same(meetings[one], meetings[other])) continue;
            pairs.emplace(std::min(one, other), std::max(one, other));
        }
    };
    for (const auto& [trace, one] : traced) compare_with(one, trace);
    for (std::size_t i = 0; i < meetings.size(); ++i) {
        if (!can_be_merged(meetings[i])) continue;
        for (const Trace trace : Traces(meetings[i]).around()) compare_with(i, trace);
    }
    return pairs;
}

std::vector<std::string> ids_of(const Meeting& meeting) {
    std::vector<std::string> ids = meeting.also_from;
    ids.push_back(id_of(meeting));
    return ids;
}

bool may_join(const std::vector<std::string>& left, const std::vector<std::string>& right,
              const Splits& splits) {
    for (const std::string& a : left) {
        for (const std::string& b : right) {
            if (source_of(a) == source_of(b)) return false;
            if (splits.contains(std::pair(std::min(a, b), std::max(a, b)))) return false;
        }
    }
    return true;
}

template <class T>
void fill(T& to, const T& from) {
    if (to == T{}) to = from;
}

/// Takes what the newer record lacks from the older one. What belongs together comes together: an
/// address with its position, a link with its notes.
void fill_from(Meeting& meeting, const Meeting& older) {
    if (!has_door(meeting) && has_door(older)) {
        meeting.address = older.address;
        meeting.location = older.location;
        meeting.location_notes = older.location_notes;
        meeting.city = older.city;
        meeting.state = older.state;
        meeting.postal_code = older.postal_code;
        meeting.country = older.country;
        meeting.position = older.position;
        meeting.approximate = false;
        // Joined from home so far; now there is a door, too.
        meeting.attendance = Attendance::hybrid;
    }
    if (has_door(meeting) && has_door(older)) {
        fill(meeting.address, older.address);
        fill(meeting.location, older.location);
        fill(meeting.location_notes, older.location_notes);
        fill(meeting.position, older.position);
        fill(meeting.postal_code, older.postal_code);
        fill(meeting.city, older.city);
        fill(meeting.state, older.state);
        fill(meeting.country, older.country);
    }
    const bool joins = older.attendance != Attendance::in_person;
    if (joins && meeting.conference_url.empty() && meeting.conference_phone.empty()) {
        meeting.conference_url = older.conference_url;
        meeting.conference_url_notes = older.conference_url_notes;
        meeting.conference_phone = older.conference_phone;
        meeting.conference_phone_notes = older.conference_phone_notes;
        if (meeting.attendance == Attendance::in_person) meeting.attendance = Attendance::hybrid;
    }
    if (meeting.facets.none()) meeting.facets = older.facets;
    fill(meeting.regions, older.regions);
    fill(meeting.notes, older.notes);
    fill(meeting.group, older.group);
    fill(meeting.group_notes, older.group_notes);
    fill(meeting.url, older.url);
}

/// @param members  numbers of the same meeting
Meeting joined(const std::vector<Meeting>& meetings, std::vector<std::size_t> members) {
    std::ranges::sort(members, [&](std::size_t a, std::size_t b) {
        const auto age = [&](std::size_t i) {
            return meetings[i].updated.value_or(Instant::min());
        };
        return std::tuple(age(b), a) < std::tuple(age(a), b);
    });
    Meeting first = meetings[members.front()];
    for (auto it = members.begin() + 1; it != members.end(); ++it) {
        fill_from(first, meetings[*it]);
        const auto ids = ids_of(meetings[*it]);
        first.also_from.insert(first.also_from.end(), ids.begin(), ids.end());
    }
    std::ranges::sort(first.also_from);
    return first;
}

void put_in_order(std::vector<Meeting>& meetings) {
    std::ranges::stable_sort(meetings, [](const Meeting& a, const Meeting& b) {
        return std::tie(a.source, a.key) < std::tie(b.source, b.key);
    });
}

/// Joins the pairs once. @returns whether there was anything to join
bool merge_once(std::vector<Meeting>& meetings, const Splits& splits) {
    std::vector<std::size_t> group(meetings.size());
    std::iota(group.begin(), group.end(), std::size_t{0});
    std::unordered_map<std::size_t, std::vector<std::size_t>> members;
    std::unordered_map<std::size_t, std::vector<std::string>> ids;
    const auto ids_in = [&](std::size_t of) -> std::vector<std::string>& {
        auto [found, is_new] = ids.try_emplace(of);
        if (is_new) found->second = ids_of(meetings[of]);
        return found->second;
    };
    for (const auto& [a, b] : pairs_in(meetings)) {
        const std::size_t kept = std::min(group[a], group[b]);
        const std::size_t gone = std::max(group[a], group[b]);
        if (kept == gone || !may_join(ids_in(kept), ids_in(gone), splits)) continue;
        const auto others = members.try_emplace(gone, std::vector{gone}).first->second;
        auto& all = members.try_emplace(kept, std::vector{kept}).first->second;
        for (const std::size_t other : others) group[other] = kept;
        all.insert(all.end(), others.begin(), others.end());
        const auto joining = ids_in(gone);
        auto& kept_ids = ids_in(kept);
        kept_ids.insert(kept_ids.end(), joining.begin(), joining.end());
        members.erase(gone);
    }
    if (members.empty()) return false;
    std::vector<Meeting> result;
    result.reserve(meetings.size());
    for (std::size_t i = 0; i < meetings.size(); ++i) {
        if (group[i] != i) continue;
        const auto found = members.find(i);
        if (found != members.end()) result.push_back(joined(meetings, found->second));
    }
    for (std::size_t i = 0; i < meetings.size(); ++i) {
        if (group[i] == i && !members.contains(i)) result.push_back(std::move(meetings[i]));
    }
    meetings = std::move(result);
    put_in_order(meetings);
    return true;
}

}  // namespace

std::string id_of(const Meeting& meeting) {
    return meeting.source + "/" + meeting.key;
}

bool look_the_same(const Meeting& a, const Meeting& b) {
    if (a.source == b.source || !can_be_merged(a) || !can_be_merged(b)) return false;
    return same_time(a, b) && same_place(a, b) && names_agree(a, b);
}

std::vector<Meeting> merge(std::vector<Meeting> meetings, const Splits& splits) {
    put_in_order(meetings);
    const bool is_one_source =
        meetings.empty() || meetings.front().source == meetings.back().source;
    // What a meeting took from another may make it look like a third one: until nothing is left.
    while (!is_one_source && merge_once(meetings, splits)) {
    }
    return meetings;
}

}  // namespace alongside::directory
