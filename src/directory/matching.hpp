// What may fit a client, best first, with each reason for and against it (SUP4). Pure: the same
// wishes, past and meetings give the same list. Reasons are codes; the web app has the words.
#pragma once

#include "directory/index.hpp"

#include <boost/describe.hpp>

#include <bitset>
#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace alongside::directory {

/// What is in the client's way, as far as a meeting can be easier or harder for it; named as the
/// journal's barriers are, with `schedule`, `cost` and `privacy` for its longer names.
enum class Barrier : std::uint8_t {
    social_anxiety,
    transport,
    distance,
    childcare,
    schedule,
    cost,
    privacy,
    language,
    disability_or_access,
    hearing_or_vision,
    faith_fit,
    gender_or_lgbtq_safety,
    age_fit,
    phone_or_data,
    medication_not_welcome,
    past_bad_experience
};
BOOST_DESCRIBE_ENUM(Barrier, social_anxiety, transport, distance, childcare, schedule, cost,
                    privacy, language, disability_or_access, hearing_or_vision, faith_fit,
                    gender_or_lgbtq_safety, age_fit, phone_or_data, medication_not_welcome,
                    past_bad_experience)
inline constexpr std::size_t barrier_count = 16;
/// A set of barriers, by their place in the enumeration.
using Barriers = std::bitset<barrier_count>;

/// How the client likes to come.
enum class Way : std::uint8_t { either, in_person, online };
/// How much talk of faith the client is glad of.
enum class Faith : std::uint8_t { no_matter, secular_rather, secular_only, faith_welcome };
/// Morning is from 5:00, afternoon from 12:00, evening from 17:00, night from 22:00.
enum class DayPart : std::uint8_t { morning, afternoon, evening, night };

/// What the client said. What is empty does not matter to them.
struct Wishes {
    std::optional<Position> home;   ///< around here; of a town or postal code
    std::optional<double> most_km;  ///< how far is not too far
    std::string zone;               ///< theirs, IANA; for the times of what is online
    Way way = Way::either;
    std::bitset<7> days;   ///< by weekday, 0 = Sunday
    std::bitset<4> times;  ///< by `DayPart`
    Facets languages;      ///< `spanish`, `asl` …
    Facets groups;         ///< where they would feel at home: `women`, `newcomer` …
    Faith faith = Faith::no_matter;
    std::vector<std::string> fellowships;
    Barriers barriers;
};

enum class Again : std::uint8_t { yes, maybe, no };
enum class Choice : std::uint8_t { none, yes, not_now, not_for_me };

/// What the client has said of one meeting.
struct Past {
    int went = 0;                ///< times
    std::optional<int> how;      ///< the last time, 0 to 4, 4 the best
    std::optional<Again> again;  ///< the last time
    Choice choice = Choice::none;
    std::optional<Instant> chosen_at;  ///< absent: just now
};
/// How it was at all meetings of one fellowship.
struct FellowshipPast {
    int rated = 0;  ///< times that `how` was said
    int sum = 0;    ///< of all `how`
};
struct History {
    std::map<std::string, Past, std::less<>> meetings;  ///< by `source/key`
    std::map<std::string, FellowshipPast, std::less<>> fellowships;
};

/// What counts; `weights.cpp` says how much, and why.
enum class Factor : std::uint8_t {
    can_join_from_home,
    in_person_only,
    way_fits,
    way_differs,
    walkable,
    near_home,
    in_reach,
    too_far,
    distance_not_known,
    costs_to_get_there,
    costs_nothing,
    time_fits,
    time_differs,
    by_appointment,
    irregular,
    language_fits,
    language_differs,
    language_not_stated,
    group_fits,
    group_not_stated,
    for_a_group,
    for_another_group,
    newcomers_welcome,
    listening_is_enough,
    joined_by_phone,
    needs_internet,
    can_go_there,
    closed_meeting,
    childcare_listed,
    children_welcome,
    childcare_not_stated,
    access_listed,
    access_not_stated,
    aids_listed,
    aids_not_stated,
    secular_listed,
    secular_not_stated,
    medication_not_stated,
    fellowship_wished,
    fellowship_good_before,
    fellowship_bad_before,
    good_before,
    been_there,
    not_again,
    chosen,
    not_now
};
BOOST_DESCRIBE_ENUM(Factor, can_join_from_home, in_person_only, way_fits, way_differs, walkable,
                    near_home, in_reach, too_far, distance_not_known, costs_to_get_there,
                    costs_nothing, time_fits, time_differs, by_appointment, irregular,
                    language_fits, language_differs, language_not_stated, group_fits,
                    group_not_stated, for_a_group, for_another_group, newcomers_welcome,
                    listening_is_enough, joined_by_phone, needs_internet, can_go_there,
                    closed_meeting, childcare_listed, children_welcome, childcare_not_stated,
                    access_listed, access_not_stated, aids_listed, aids_not_stated, secular_listed,
                    secular_not_stated, medication_not_stated, fellowship_wished,
                    fellowship_good_before, fellowship_bad_before, good_before, been_there,
                    not_again, chosen, not_now)

enum class Sign : std::uint8_t { speaks_for, speaks_against, good_to_know };
BOOST_DESCRIBE_ENUM(Sign, speaks_for, speaks_against, good_to_know)

/// One reason: what counts, how much, and the barrier on whose account.
struct Reason {
    Factor factor = Factor::by_appointment;
    int points = 0;
    std::optional<Barrier> barrier;  ///< absent: whatever is in the way
    std::optional<Facet> facet;      ///< which language, group or aid
    std::optional<double> km;
    std::optional<int> times;  ///< how often the client went

    [[nodiscard]] Sign sign() const {
        return points > 0   ? Sign::speaks_for
               : points < 0 ? Sign::speaks_against
                            : Sign::good_to_know;
    }
    friend bool operator==(const Reason&, const Reason&) = default;
};

/// One meeting with its reasons, the weightiest first and what is good to know last.
struct Suggestion {
    Hit hit;
    int score = 0;  ///< the sum of the reasons' points
    std::vector<Reason> reasons;
};

/// "Not now" rests for so long.
inline constexpr std::chrono::days not_now_rests{30};
/// Among the first `varied` suggestions no group is named more than `most_of_a_group` times, as
/// long as there are others.
inline constexpr std::size_t varied = 10;
inline constexpr std::size_t most_of_a_group = 2;
/// Most meetings that are weighed for one list.
inline constexpr std::size_t most_candidates = 2000;

/// Ranks what may fit. Never holds what the client said is not for them; no fellowship weighs more
/// than another but by the client's own wish and past. By score, then start, distance, key; then
/// varied.
///
/// @param candidates  in any order; a meeting that is given twice counts once
/// @param now  for how long "not now" rests
/// @param most  the length of the list
[[nodiscard]] std::vector<Suggestion> suggest(const Wishes& wishes, const History& history,
                                              std::span<const Hit> candidates, Instant now,
                                              std::size_t most = 50);

/// Why one meeting fits or does not, whatever the client chose: for its own page.
[[nodiscard]] Suggestion weigh(const Wishes& wishes, const History& history, const Hit& candidate,
                               Instant now);

/// What of a directory is worth weighing: near home, online, in the wished languages, groups,
/// fellowships and times, and what the client knows already, each with its next start. At most
/// `most_candidates`.
[[nodiscard]] std::vector<Hit> candidates(const Index& index, const Wishes& wishes,
                                          const History& history, Instant now);

}  // namespace alongside::directory
