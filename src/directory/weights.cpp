// See weights.hpp. A barrier only ever adds its own rows: nothing that it hits can gain by it.
#include "directory/weights.hpp"

#include "base/result.hpp"

#include <array>
#include <string_view>

namespace alongside::directory {
namespace {

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

}  // namespace

int points_of(Factor factor, std::optional<Barrier> barrier) {
    const auto column = barrier ? static_cast<std::size_t>(*barrier) : barrier_count;
    const auto found = points_table[static_cast<std::size_t>(factor)][column];
    check(found.has_value());
    return *found;
}

}  // namespace alongside::directory
