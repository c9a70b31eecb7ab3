// See matching.hpp. What a factor means is decided here, one function an aspect; what it weighs
// stands in weights.cpp.
#include "directory/matching.hpp"

#include "base/text.hpp"
#include "directory/merge.hpp"
#include "directory/occurrences.hpp"
#include "directory/weights.hpp"
#include "directory/wish.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <tuple>
#include <unordered_set>

namespace alongside::directory {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr double walk_km = 2;
constexpr double near_km = 5;
constexpr double reach_km = 15;  ///< where distance is in the way and no limit was named

Facets set_of(std::initializer_list<Facet> facets) {
    Facets set;
    for (const Facet facet : facets) set.set(bit(facet));
    return set;
}

std::optional<Facet> first_of(const Facets& facets) {
    for (std::size_t i = 0; i < facet_count; ++i) {
        if (facets.test(i)) return static_cast<Facet>(i);
    }
    return std::nullopt;
}

/// Every facet that is a language, spoken or signed.
const Facets& languages() {
    static const Facets set = [] {
        Facets all;
        for (std::size_t i = bit(Facet::asl); i < facet_count; ++i) all.set(i);
        return all;
    }();
    return set;
}

const Facets& genders() {
    static const Facets set = set_of({Facet::women, Facet::men});
    return set;
}

const Facets& ages() {
    static const Facets set = set_of({Facet::young_people, Facet::teens, Facet::seniors});
    return set;
}

const Facets& orientations() {
    static const Facets set = set_of({Facet::lgbtq, Facet::gay, Facet::lesbian, Facet::bisexual,
                                      Facet::transgender, Facet::non_binary});
    return set;
}

const Facets& peoples() {
    static const Facets set =
        set_of({Facet::people_of_color, Facet::native_american, Facet::indigenous});
    return set;
}

/// The wished groups with what lists call parts of them.
Facets with_parts(const Facets& groups) {
    Facets all = groups;
    if (groups.test(bit(Facet::lgbtq))) all |= orientations();
    if (groups.test(bit(Facet::people_of_color))) all |= peoples();
    return all;
}

std::size_t part_of_day(minutes wall) {
    const auto number = [](DayPart part) { return static_cast<std::size_t>(part); };
    if (wall < hours{5} || wall >= hours{22}) return number(DayPart::night);
    if (wall < hours{12}) return number(DayPart::morning);
    return number(wall < hours{17} ? DayPart::afternoon : DayPart::evening);
}

/// One meeting on the scales.
class Weighing {
public:
    Weighing(const Wishes& wishes, const History& history, const Hit& hit, Instant now)
        : wishes_(wishes),
          history_(history),
          now_(now),
          meeting_(*hit.meeting),
          joins_(can_join(meeting_.attendance)),
          goes_(can_go_to(meeting_.attendance)) {
        suggestion_.hit = hit;
    }

    /// The reasons are not in order yet.
    Suggestion done() {
        suggestion_.reasons.reserve(16);
        weigh_way();
        weigh_time();
        weigh_languages();
        weigh_groups();
        weigh_faith();
        weigh_past();
        for (std::size_t i = 0; i < barrier_count; ++i) {
            if (wishes_.barriers.test(i)) weigh_barrier(static_cast<Barrier>(i));
        }
        return std::move(suggestion_);
    }

private:
    [[nodiscard]] bool has(Facet facet) const { return meeting_.has(facet); }
    [[nodiscard]] bool names(Barrier barrier) const {
        return wishes_.barriers.test(static_cast<std::size_t>(barrier));
    }
    [[nodiscard]] const std::optional<double>& km() const { return suggestion_.hit.km; }
    [[nodiscard]] bool within(double limit) const { return goes_ && km() && *km() <= limit; }
    [[nodiscard]] bool beyond(double limit) const { return km() && *km() > limit; }

    Reason& add(Factor factor, std::optional<Barrier> barrier = std::nullopt) {
        const int points = points_of(factor, barrier);
        suggestion_.score += points;
        return suggestion_.reasons.emplace_back(
            Reason{factor, points, barrier, std::nullopt, std::nullopt, std::nullopt});
    }
    void add(Factor factor, std::optional<Facet> facet, std::optional<Barrier> barrier) {
        add(factor, barrier).facet = facet;
    }

    void weigh_way() {
        if (wishes_.way != Way::either) {
            const bool fits = wishes_.way == Way::online ? joins_ : goes_;
            add(fits ? Factor::way_fits : Factor::way_differs);
        }
        if (meeting_.irregular) add(Factor::irregular);
        if (!goes_) return;
        const double most = wishes_.most_km.value_or(usual_reach_km);
        if (!km()) {
            if (!joins_) add(Factor::distance_not_known);
        } else if (within(std::min(walk_km, most))) {
            add(Factor::walkable).km = km();
        } else if (within(std::min(near_km, most))) {
            add(Factor::near_home).km = km();
        } else if (within(most)) {
            add(Factor::in_reach).km = km();
        } else if (!joins_) {
            add(Factor::too_far).km = km();
        }
        if (!joins_ && !names(Barrier::disability_or_access)) {
            const bool listed = has(Facet::wheelchair);
            add(listed ? Factor::access_listed : Factor::access_not_stated);
        }
    }

    /// Whether day and hour are among those that were named; nothing where none was, or by
    /// appointment. What is online is judged by the client's own clock. Before four in the morning
    /// it is still the night before.
    [[nodiscard]] std::optional<bool> time_fits() const {
        if (wishes_.days.none() && wishes_.times.none()) return std::nullopt;
        if (!meeting_.weekday) return std::nullopt;
        minutes wall = meeting_.start;
        std::chrono::weekday day = *meeting_.weekday;
        if (!goes_ && !wishes_.zone.empty() && suggestion_.hit.starts_at) {
            wall = local_minutes(wishes_.zone, *suggestion_.hit.starts_at);
            const Day date = local_day(wishes_.zone, *suggestion_.hit.starts_at);
            day = std::chrono::weekday{std::chrono::sys_days{date}};
        }
        if (wall < night_ends) day -= std::chrono::days{1};
        const bool day_fits = wishes_.days.none() || wishes_.days.test(day.c_encoding());
        const bool part_fits = wishes_.times.none() || wishes_.times.test(part_of_day(wall));
        return day_fits && part_fits;
    }

    void weigh_time() {
        if (!meeting_.weekday) add(Factor::by_appointment);
        if (const auto fits = time_fits()) add(*fits ? Factor::time_fits : Factor::time_differs);
    }

    /// What is known of the meeting's language, or nothing where the client named none.
    [[nodiscard]] std::optional<Factor> language() const {
        if (wishes_.languages.none()) return std::nullopt;
        if ((meeting_.facets & wishes_.languages).any()) return Factor::language_fits;
        if ((meeting_.facets & languages()).any()) return Factor::language_differs;
        return Factor::language_not_stated;
    }
    /// The language that fits, else the one that it is in.
    [[nodiscard]] std::optional<Facet> language_facet() const {
        const auto fitting = first_of(meeting_.facets & wishes_.languages);
        return fitting ? fitting : first_of(meeting_.facets & languages());
    }

    void weigh_languages() {
        if (const auto factor = language()) add(*factor, language_facet(), std::nullopt);
    }

    void weigh_groups() {
        const Facets wished = with_parts(wishes_.groups);
        const Facets fitting = meeting_.facets & wished;
        if (fitting.any()) add(Factor::group_fits, first_of(fitting), std::nullopt);
        for (const Facets& kind : {genders(), ages()}) {
            const Facets others = meeting_.facets & kind & ~wished;
            const bool named_another = (wished & kind).any() && (fitting & kind).none();
            if (named_another && others.any()) {
                add(Factor::for_another_group, first_of(others), std::nullopt);
                return;
            }
        }
        const Facets meant_for =
            meeting_.facets & (genders() | ages() | orientations() | peoples());
        if (fitting.none() && meant_for.any()) {
            add(Factor::for_a_group, first_of(meant_for), std::nullopt);
        }
    }

    void weigh_faith() {
        const bool wants_secular =
            wishes_.faith == Faith::secular_only || wishes_.faith == Faith::secular_rather;
        if (wants_secular && has(Facet::secular)) add(Factor::secular_listed);
        if (wishes_.faith == Faith::secular_only && !has(Facet::secular)) {
            add(Factor::secular_not_stated);
        }
    }

    [[nodiscard]] const Past* past() const {
        if (history_.meetings.empty()) return nullptr;
        const auto at = history_.meetings.find(meeting_.source + "/" + meeting_.key);
        return at == history_.meetings.end() ? nullptr : &at->second;
    }
    [[nodiscard]] bool would_not_go_again() const {
        const Past* own = past();
        if (own == nullptr) return false;
        return own->again ? *own->again == Again::no : own->how && *own->how <= 1;
    }
    [[nodiscard]] std::optional<double> fellowship_mean() const {
        const auto at = history_.fellowships.find(meeting_.fellowship);
        if (at == history_.fellowships.end() || at->second.rated == 0) return std::nullopt;
        return static_cast<double>(at->second.sum) / at->second.rated;
    }

    void weigh_past() {
        const auto& wished = wishes_.fellowships;
        if (std::ranges::find(wished, meeting_.fellowship) != wished.end()) {
            add(Factor::fellowship_wished);
        }
        if (const auto mean = fellowship_mean()) {
            if (*mean >= 3) add(Factor::fellowship_good_before);
            if (*mean <= 1) add(Factor::fellowship_bad_before);
        }
        const Past* own = past();
        if (own == nullptr) return;
        if (own->choice == Choice::yes) add(Factor::chosen);
        if (own->choice == Choice::not_now &&
            now_ < own->chosen_at.value_or(now_) + not_now_rests) {
            add(Factor::not_now);
        }
        if (would_not_go_again()) {
            add(Factor::not_again);
        } else if (own->went > 0) {
            const bool was_good =
                own->again ? *own->again == Again::yes : own->how && *own->how >= 3;
            add(was_good ? Factor::good_before : Factor::been_there).times = own->went;
        }
    }

    void weigh_barrier(Barrier barrier) {
        switch (barrier) {
            case Barrier::social_anxiety:
                return weigh_social_anxiety();
            case Barrier::transport:
                return weigh_transport();
            case Barrier::distance:
                return weigh_distance();
            case Barrier::childcare:
                return weigh_childcare();
            case Barrier::schedule:
                if (const auto fits = time_fits()) {
                    add(*fits ? Factor::time_fits : Factor::time_differs, barrier);
                }
                return;
            case Barrier::cost:
                add(Factor::costs_nothing, barrier);
                if (!joins_ && beyond(near_km)) {
                    add(Factor::costs_to_get_there, barrier).km = km();
                }
                return;
            case Barrier::privacy:
                if (joins_) add(Factor::can_join_from_home, barrier);
                if (has(Facet::closed)) add(Factor::closed_meeting, barrier);
                if (!joins_ && !has(Facet::closed)) add(Factor::in_person_only, barrier);
                return;
            case Barrier::language:
                if (const auto factor = language()) add(*factor, language_facet(), barrier);
                return;
            case Barrier::disability_or_access:
                return weigh_access();
            case Barrier::hearing_or_vision:
                return weigh_aids();
            case Barrier::faith_fit:
                return weigh_faith_fit();
            case Barrier::gender_or_lgbtq_safety:
                return weigh_company(barrier, genders() | orientations());
            case Barrier::age_fit:
                return weigh_company(barrier, ages());
            case Barrier::phone_or_data:
                return weigh_devices();
            case Barrier::medication_not_welcome:
                add(Factor::medication_not_stated, barrier);
                return;
            case Barrier::past_bad_experience:
                return weigh_bad_experience();
        }
    }

    void weigh_social_anxiety() {
        constexpr auto barrier = Barrier::social_anxiety;
        add(joins_ ? Factor::can_join_from_home : Factor::in_person_only, barrier);
        if (has(Facet::newcomer)) add(Factor::newcomers_welcome, barrier);
        if (has(Facet::speaker)) add(Factor::listening_is_enough, barrier);
        if (joins_ && !meeting_.conference_phone.empty()) add(Factor::joined_by_phone, barrier);
    }

    void weigh_transport() {
        constexpr auto barrier = Barrier::transport;
        if (joins_) add(Factor::can_join_from_home, barrier);
        if (within(walk_km)) add(Factor::walkable, barrier).km = km();
        if (!joins_ && !within(walk_km)) add(Factor::in_person_only, barrier).km = km();
    }

    void weigh_distance() {
        constexpr auto barrier = Barrier::distance;
        const double most = wishes_.most_km.value_or(reach_km);
        if (joins_) add(Factor::can_join_from_home, barrier);
        if (within(std::min(near_km, most))) add(Factor::near_home, barrier).km = km();
        if (joins_) return;
        if (beyond(most)) add(Factor::too_far, barrier).km = km();
        if (!km()) add(Factor::distance_not_known, barrier);
    }

    void weigh_childcare() {
        constexpr auto barrier = Barrier::childcare;
        const bool listed = has(Facet::childcare);
        const bool welcome = has(Facet::child_friendly);
        if (joins_) add(Factor::can_join_from_home, barrier);
        if (listed) add(Factor::childcare_listed, barrier);
        if (!listed && welcome) add(Factor::children_welcome, barrier);
        if (!joins_ && !listed && !welcome) add(Factor::childcare_not_stated, barrier);
    }

    void weigh_access() {
        constexpr auto barrier = Barrier::disability_or_access;
        if (joins_) add(Factor::can_join_from_home, barrier);
        if (has(Facet::wheelchair)) add(Factor::access_listed, barrier);
        if (!joins_ && !has(Facet::wheelchair)) add(Factor::access_not_stated, barrier);
    }

    void weigh_aids() {
        static const Facets aids = set_of({Facet::captions, Facet::blind, Facet::deaf, Facet::asl,
                                           Facet::quebec_sign, Facet::russian_sign});
        const auto listed = first_of(meeting_.facets & aids);
        add(listed ? Factor::aids_listed : Factor::aids_not_stated, listed,
            Barrier::hearing_or_vision);
    }

    void weigh_faith_fit() {
        if (wishes_.faith != Faith::secular_only && wishes_.faith != Faith::secular_rather) return;
        const bool listed = has(Facet::secular);
        add(listed ? Factor::secular_listed : Factor::secular_not_stated, Barrier::faith_fit);
    }

    /// Whether those are there among whom the client would feel safe; no word where they named
    /// none.
    void weigh_company(Barrier barrier, const Facets& kind) {
        const Facets wished = with_parts(wishes_.groups) & kind;
        if (wished.none()) return;
        const auto fitting = first_of(meeting_.facets & wished);
        add(fitting ? Factor::group_fits : Factor::group_not_stated, fitting, barrier);
    }

    void weigh_devices() {
        constexpr auto barrier = Barrier::phone_or_data;
        if (goes_) {
            add(Factor::can_go_there, barrier);
        } else {
            const bool by_phone = !meeting_.conference_phone.empty();
            add(by_phone ? Factor::joined_by_phone : Factor::needs_internet, barrier);
        }
    }

    void weigh_bad_experience() {
        constexpr auto barrier = Barrier::past_bad_experience;
        if (would_not_go_again()) add(Factor::not_again, barrier);
        if (fellowship_mean().value_or(4) <= 1) add(Factor::fellowship_bad_before, barrier);
        if (has(Facet::newcomer)) add(Factor::newcomers_welcome, barrier);
    }

    const Wishes& wishes_;
    const History& history_;
    Instant now_;
    const Meeting& meeting_;
    bool joins_;
    bool goes_;
    Suggestion suggestion_;
};

void put_reasons_in_order(Suggestion& suggestion) {
    std::ranges::stable_sort(suggestion.reasons, std::ranges::greater{},
                             [](const Reason& reason) { return std::abs(reason.points); });
}

bool ranks_before(const Suggestion& a, const Suggestion& b) {
    const auto rank = [](const Suggestion& s) {
        const Meeting& meeting = *s.hit.meeting;
        return std::tuple(-s.score, s.hit.starts_at.value_or(Instant::max()),
                          s.hit.km.value_or(1e9), std::string_view(meeting.source),
                          std::string_view(meeting.key));
    };
    return rank(a) < rank(b);
}

/// Takes the first of the ranked list so that no group fills it; what was passed over follows.
std::vector<Suggestion> with_variety(std::vector<Suggestion> ranked, std::size_t most) {
    std::vector<Suggestion> chosen;
    std::vector<Suggestion> later;
    std::map<std::string, std::size_t> times;
    for (Suggestion& each : ranked) {
        if (chosen.size() + later.size() >= most && chosen.size() >= std::min(varied, most)) break;
        const Meeting& meeting = *each.hit.meeting;
        const std::string& group = meeting.group.empty() ? meeting.name : meeting.group;
        const bool counts = chosen.size() < varied;
        if (counts && ++times[meeting.fellowship + "\n" + folded(group)] > most_of_a_group) {
            later.push_back(std::move(each));
        } else {
            chosen.push_back(std::move(each));
        }
    }
    // Behind the varied ones the order is the ranked one again.
    const auto head = static_cast<std::ptrdiff_t>(std::min(varied, chosen.size()));
    chosen.insert(chosen.end(), std::make_move_iterator(later.begin()),
                  std::make_move_iterator(later.end()));
    std::sort(chosen.begin() + head, chosen.end(), ranks_before);
    if (chosen.size() > most) {
        chosen.erase(chosen.begin() + static_cast<std::ptrdiff_t>(most), chosen.end());
    }
    return chosen;
}

}  // namespace

Suggestion weigh(const Wishes& wishes, const History& history, const Hit& candidate, Instant now) {
    Suggestion suggestion = Weighing(wishes, history, candidate, now).done();
    put_reasons_in_order(suggestion);
    return suggestion;
}

std::vector<Suggestion> suggest(const Wishes& wishes, const History& history,
                                std::span<const Hit> candidates, Instant now, std::size_t most) {
    std::vector<Suggestion> ranked;
    ranked.reserve(candidates.size());
    for (const Hit& candidate : candidates) {
        if (candidate.meeting->attendance == Attendance::inactive) continue;
        if (!history.meetings.empty()) {
            const auto past = history.meetings.find(id_of(*candidate.meeting));
            const bool is_known = past != history.meetings.end();
            if (is_known && past->second.choice == Choice::not_for_me) continue;
        }
        ranked.push_back(Weighing(wishes, history, candidate, now).done());
    }
    std::ranges::sort(ranked, ranks_before);
    std::unordered_set<const Meeting*> seen;
    std::erase_if(ranked,
                  [&](const Suggestion& each) { return !seen.insert(each.hit.meeting).second; });
    auto list = with_variety(std::move(ranked), most);
    std::ranges::for_each(list, put_reasons_in_order);
    return list;
}

}  // namespace alongside::directory
