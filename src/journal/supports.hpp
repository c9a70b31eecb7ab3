// Recovery supports: what fits, choosing, and going (SUP4, SUP5, SUP8). `about` is the support.
#pragma once

#include "journal/plan.hpp"

namespace alongside {

using SupportId = AboutId;

/// How the client likes to take part.
enum class SupportWay : std::uint8_t { in_person, online, either };
BOOST_DESCRIBE_ENUM(SupportWay, in_person, online, either)

/// How much talk of faith the client is glad of.
enum class FaithWish : std::uint8_t { secular_only, secular_rather, any, faith_welcome };
BOOST_DESCRIBE_ENUM(FaithWish, secular_only, secular_rather, any, faith_welcome)

/// With whom the client would feel at home.
enum class SupportGroup : std::uint8_t {
    women,
    men,
    lgbtq,
    young_people,
    seniors,
    people_of_color,
    newcomer
};
BOOST_DESCRIBE_ENUM(SupportGroup, women, men, lgbtq, young_people, seniors, people_of_color,
                    newcomer)

/// Morning is from 5:00, afternoon from 12:00, evening from 17:00, night from 22:00.
enum class PartOfDay : std::uint8_t { morning, afternoon, evening, night };
BOOST_DESCRIBE_ENUM(PartOfDay, morning, afternoon, evening, night)

/// In which tone the client wants to be encouraged, after going and after not going.
enum class Tone : std::uint8_t { warm, plain, light, none };
BOOST_DESCRIBE_ENUM(Tone, warm, plain, light, none)

/// What fits the client and what is in the way (SUP4). Each writing replaces the one before; what
/// is empty does not matter to them.
struct SupportWishesSet {
    static constexpr std::string_view kind = "support_wishes.set";
    static constexpr std::uint16_t code = 42;
    static constexpr int version = 1;
    static constexpr Area area = Area::supports;
    static constexpr std::string_view meaning =
        "The client says which supports fit them, and what is in the way.";

    List<Barrier, 20> barriers;
    std::optional<SupportWay> way;
    std::optional<FaithWish> faith;
    List<SupportGroup, 7> groups;
    List<Text<20>, 6> languages;     ///< as the directory names them: `spanish`, `asl`
    List<Text<40>, 12> fellowships;  ///< as the directory names them: `aa`, `smart`
    List<DayName, 7> days;
    List<PartOfDay, 4> times;
    std::optional<Text<120>> near;    ///< a town, region or postal code; never a position
    std::optional<Scale<1, 500>> km;  ///< how far is not too far
    std::optional<Tone> tone;
    std::optional<Text<500>> words;
    friend bool operator==(const SupportWishesSet&, const SupportWishesSet&) = default;
};
BOOST_DESCRIBE_STRUCT(SupportWishesSet, (),
                      (barriers, way, faith, groups, languages, fellowships, days, times, near, km,
                       tone, words))

/// Someone of the care team suggests a meeting, group or resource, under a new id. It is an offer
/// and nothing else: the client answers with `support.chosen` (SUP5).
struct SupportSuggested {
    static constexpr std::string_view kind = "support.suggested";
    static constexpr std::uint16_t code = 43;
    static constexpr int version = 1;
    static constexpr Area area = Area::supports;
    static constexpr std::string_view meaning = "Someone of the care team suggests a support.";

    Text<255> name;
    std::optional<Text<200>> meeting;   ///< the directory's id of the meeting: `source/key`
    std::optional<Text<200>> resource;  ///< the directory's id of the resource: `source/key`
    std::optional<Text<1000>> why;
    friend bool operator==(const SupportSuggested&, const SupportSuggested&) = default;
};
BOOST_DESCRIBE_STRUCT(SupportSuggested, (), (name, meeting, resource, why))

enum class Choice : std::uint8_t { yes, not_now, not_for_me };
BOOST_DESCRIBE_ENUM(Choice, yes, not_now, not_for_me)

/// The client says whether a meeting, group or resource is for them. The last answer counts.
struct SupportChosen {
    static constexpr std::string_view kind = "support.chosen";
    static constexpr std::uint16_t code = 40;
    static constexpr int version = 2;  ///< 2 added `resource` and `in_week`
    static constexpr Area area = Area::supports;
    static constexpr std::string_view meaning = "The client says whether a support is for them.";

    Choice choice = Choice::yes;
    Text<255> name;
    std::optional<Text<200>> meeting;  ///< the directory's id of the meeting: `source/key`
    std::optional<Text<500>> words;
    std::optional<Text<200>> resource{};  ///< the directory's id of the resource: `source/key`
    std::optional<bool> in_week{};        ///< it stands in my week, and in my calendar
    friend bool operator==(const SupportChosen&, const SupportChosen&) = default;
};
BOOST_DESCRIBE_STRUCT(SupportChosen, (), (choice, name, meeting, words, resource, in_week))

enum class Again : std::uint8_t { yes, maybe, no };
BOOST_DESCRIBE_ENUM(Again, yes, maybe, no)

/// Whether what was tried against something in the way helped.
enum class Helped : std::uint8_t { yes, a_little, no };
BOOST_DESCRIBE_ENUM(Helped, yes, a_little, no)

/// The client went.
struct SupportAttended {
    static constexpr std::string_view kind = "support.attended";
    static constexpr std::uint16_t code = 41;
    static constexpr int version = 2;  ///< 2 added `helped`
    static constexpr Area area = Area::supports;
    static constexpr std::string_view meaning = "The client says that they went.";

    Day went_on{};
    std::optional<Scale<0, 4>> how;  ///< how it was, 4 the best
    std::optional<Again> again;      ///< would I go back
    std::optional<Text<1000>> words;
    std::optional<Helped> helped{};  ///< what I wanted to try the last time
    friend bool operator==(const SupportAttended&, const SupportAttended&) = default;
};
BOOST_DESCRIBE_STRUCT(SupportAttended, (), (went_on, how, again, words, helped))

/// The client did not get there: a finding, no failing (SUP8).
struct SupportMissed {
    static constexpr std::string_view kind = "support.missed";
    static constexpr std::uint16_t code = 44;
    static constexpr int version = 1;
    static constexpr Area area = Area::supports;
    static constexpr std::string_view meaning = "The client says what got in the way of going.";

    Day on{};
    std::optional<Barrier> barrier;
    std::optional<Text<500>> way;  ///< what to try the next time
    std::optional<Helped> helped;  ///< what I wanted to try the last time
    std::optional<Text<1000>> words;
    friend bool operator==(const SupportMissed&, const SupportMissed&) = default;
};
BOOST_DESCRIBE_STRUCT(SupportMissed, (), (on, barrier, way, helped, words))

/// Someone of the care team asked how it went, so that nobody asks twice and nobody forgets (SUP8).
struct SupportAskedAfter {
    static constexpr std::string_view kind = "support.asked_after";
    static constexpr std::uint16_t code = 45;
    static constexpr int version = 1;
    static constexpr Area area = Area::supports;
    static constexpr std::string_view meaning = "Someone of the care team asked how it went.";

    std::optional<Text<1000>> words;
    friend bool operator==(const SupportAskedAfter&, const SupportAskedAfter&) = default;
};
BOOST_DESCRIBE_STRUCT(SupportAskedAfter, (), (words))

}  // namespace alongside
