// See matching.hpp. The weights are one table; what a factor means is decided below it, one
// function an aspect. A barrier only ever adds its own rows: nothing that it hits can gain by it.
#include "directory/matching.hpp"

#include "base/text.hpp"
#include "directory/merge.hpp"
#include "directory/occurrences.hpp"
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

struct Weight {
    Factor factor;
    std::optional<Barrier> barrier;  ///< counts where the client named it; absent: always
    int points;                      ///< 0: good to know
    std::string_view why;
};

constexpr auto always = std::nullopt;

// All weights. What somebody said about themselves (a language, faith, "not again") weighs most,
// what makes coming possible at all next, comfort least. For each barrier the rows of what it hits
// add up to less than 0 and those of everything else to no less than 0: `matching_test` holds this.
constexpr Weight weights[] = {
    // How one comes
    {Factor::way_fits, always, 10, "the client said how they like to come"},
    {Factor::way_differs, always, -12, "and so does the other way count, a little more"},
    {Factor::walkable, always, 10, "no ride to ask for"},
    {Factor::near_home, always, 7, "a short way is gone more often"},
    {Factor::in_reach, always, 3, "within what the client called not too far"},
    {Factor::too_far, always, -20, "further than the client wants to go"},
    {Factor::distance_not_known, always, 0, "the list names no place, or the client no home"},
    {Factor::irregular, always, 0, "listed weekly but does not meet each week: ask first"},
    // When
    {Factor::time_fits, always, 10, "a day and hour that the client named"},
    {Factor::time_differs, always, -18, "a time that does not fit is a meeting not gone to"},
    {Factor::by_appointment, always, 0, "to be asked for"},
    // With whom
    {Factor::language_fits, always, 20, "to be understood comes before all comfort"},
    {Factor::language_differs, always, -25, "nothing is gained where one does not understand"},
    {Factor::language_not_stated, always, 0, "most lists name a language only where it is rare"},
    {Factor::group_fits, always, 12, "the client would feel at home"},
    {Factor::for_a_group, always, -4, "meant for a group that the client did not name"},
    {Factor::for_another_group, always, -30, "the client named another: may be turned away"},
    {Factor::secular_listed, always, 14, "the client would rather be without prayer"},
    {Factor::secular_not_stated, always, -10, "the client wants only what is secular"},
    {Factor::fellowship_wished, always, 12, "the client's own choice; the only weight of a name"},
    {Factor::access_listed, always, 0, "good to know for whoever comes along"},
    {Factor::access_not_stated, always, 0, "unknown, which is no fault of the meeting"},
    // What was
    {Factor::good_before, always, 15, "went and would go again"},
    {Factor::been_there, always, 4, "what is known is easier"},
    {Factor::not_again, always, -40, "the client would not go again"},
    {Factor::chosen, always, 8, "the client said yes to it"},
    {Factor::not_now, always, -60, "rests below whatever fits, and is still to be found"},
    {Factor::fellowship_good_before, always, 5, "others of its kind were good"},
    {Factor::fellowship_bad_before, always, -6, "others of its kind were not"},

    // Social anxiety: from home, among beginners, or where one need not speak or be seen
    {Factor::can_join_from_home, Barrier::social_anxiety, 15, "one can leave with a click"},
    {Factor::in_person_only, Barrier::social_anxiety, -16, "a room full of strangers"},
    {Factor::newcomers_welcome, Barrier::social_anxiety, 8, "others are new as well"},
    {Factor::listening_is_enough, Barrier::social_anxiety, 4, "somebody else speaks"},
    {Factor::joined_by_phone, Barrier::social_anxiety, 4, "no camera"},
    // Transport: from home or on foot
    {Factor::can_join_from_home, Barrier::transport, 20, "no ride needed"},
    {Factor::walkable, Barrier::transport, 12, "no ride needed"},
    {Factor::in_person_only, Barrier::transport, -20, "somebody has to drive"},
    // Distance
    {Factor::can_join_from_home, Barrier::distance, 14, "no way to go"},
    {Factor::near_home, Barrier::distance, 8, "a short way"},
    {Factor::too_far, Barrier::distance, -20, "what is in the way is the way"},
    {Factor::distance_not_known, Barrier::distance, 0, "may be near or far"},
    // Childcare
    {Factor::can_join_from_home, Barrier::childcare, 12, "while the children sleep"},
    {Factor::childcare_listed, Barrier::childcare, 18, "somebody looks after the children"},
    {Factor::children_welcome, Barrier::childcare, 10, "the children come along"},
    {Factor::childcare_not_stated, Barrier::childcare, -14, "the children need somebody"},
    // Schedule: the times that were named count twice
    {Factor::time_fits, Barrier::schedule, 6, "time is scarce"},
    {Factor::time_differs, Barrier::schedule, -15, "time is scarce"},
    // Cost: meetings are free, the way there is not
    {Factor::costs_nothing, Barrier::cost, 0, "nobody has to give anything"},
    {Factor::costs_to_get_there, Barrier::cost, -6, "a fare or fuel"},
    // Privacy
    {Factor::can_join_from_home, Barrier::privacy, 8, "nobody sees who goes in"},
    {Factor::closed_meeting, Barrier::privacy, 6, "only who has the same problem is there"},
    {Factor::in_person_only, Barrier::privacy, -10, "neighbors may come, or see one go in"},
    // Language
    {Factor::language_fits, Barrier::language, 10, "what was in the way is not, there"},
    {Factor::language_differs, Barrier::language, -15, "it is what is in the way"},
    {Factor::language_not_stated, Barrier::language, -5, "most likely in another language"},
    // Disability: unknown counts against where it is in the way
    {Factor::can_join_from_home, Barrier::disability_or_access, 14, "no steps"},
    {Factor::access_listed, Barrier::disability_or_access, 18, "the list says so"},
    {Factor::access_not_stated, Barrier::disability_or_access, -12, "ask before going"},
    {Factor::aids_listed, Barrier::hearing_or_vision, 16, "captions, signs, or made for it"},
    {Factor::aids_not_stated, Barrier::hearing_or_vision, -6, "ask before going"},
    // Faith, with the client's own wish
    {Factor::secular_listed, Barrier::faith_fit, 10, "faith was in the way"},
    {Factor::secular_not_stated, Barrier::faith_fit, -10, "there may be prayer"},
    // Who is there
    {Factor::group_fits, Barrier::gender_or_lgbtq_safety, 16, "among their own"},
    {Factor::group_not_stated, Barrier::gender_or_lgbtq_safety, -8, "anybody may come"},
    {Factor::group_fits, Barrier::age_fit, 14, "of their age"},
    {Factor::group_not_stated, Barrier::age_fit, -8, "of any age"},
    // Phone or data
    {Factor::can_go_there, Barrier::phone_or_data, 6, "needs no device"},
    {Factor::joined_by_phone, Barrier::phone_or_data, -4, "minutes, but no data"},
    {Factor::needs_internet, Barrier::phone_or_data, -16, "there may be none"},
    // Medication: no list says, so it is a question to ask
    {Factor::medication_not_stated, Barrier::medication_not_welcome, 0, "ask before going"},
    // What went wrong before
    {Factor::not_again, Barrier::past_bad_experience, -10, "it is what is in the way"},
    {Factor::fellowship_bad_before, Barrier::past_bad_experience, -12, "much like it"},
    {Factor::newcomers_welcome, Barrier::past_bad_experience, 4, "a first time again"},
};

/// The weights by factor and barrier, where the last column is for `always`.
constexpr auto points_table = [] {
    constexpr auto factors = static_cast<std::size_t>(Factor::not_now) + 1;
    std::array<std::array<std::optional<int>, barrier_count + 1>, factors> table{};
    for (const Weight& weight : weights) {
        const auto column =
            weight.barrier ? static_cast<std::size_t>(*weight.barrier) : barrier_count;
        table[static_cast<std::size_t>(weight.factor)][column] = weight.points;
    }
    return table;
}();

int points_of(Factor factor, std::optional<Barrier> barrier) {
    const auto column = barrier ? static_cast<std::size_t>(*barrier) : barrier_count;
    const auto found = points_table[static_cast<std::size_t>(factor)][column];
    check(found.has_value());
    return *found;
}

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
