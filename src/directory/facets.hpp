// What a searcher can ask a meeting to be: our own words for the type codes of the many lists.
// A code means different things in different programs, so only (program, code) is ever mapped.
#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace alongside::directory {

/// One property of a meeting. Stored by name (`facet_name`), so the order here may change; names
/// are never changed or used again.
enum class Facet : std::uint8_t {
    // Who may come, and how the room is
    open,
    closed,
    restricted_access,
    proof_of_attendance,
    outdoor,
    wheelchair,
    wheelchair_bathroom,
    childcare,
    child_friendly,
    dog_friendly,
    fragrance_free,
    smoking,
    non_smoking,
    captions,
    blind,
    deaf,
    digital_basket,
    cross_talk,
    // For whom
    men,
    women,
    young_people,
    teens,
    seniors,
    lgbtq,
    gay,
    lesbian,
    bisexual,
    transgender,
    non_binary,
    people_of_color,
    native_american,
    indigenous,
    professionals,
    newcomer,
    dual_diagnosis,
    secular,
    adults_only,
    adult_children,
    parents,
    process_addictions,
    loners,
    with_aa,
    with_al_anon,
    with_alateen,
    // What is done
    speaker,
    discussion,
    step_study,
    tradition_study,
    concepts,
    big_book,
    book_study,
    literature,
    workbook,
    workshop,
    twelve_and_twelve,
    as_bill_sees_it,
    living_sober,
    grapevine,
    daily_reflections,
    meditation,
    eleventh_step,
    candlelight,
    breakfast,
    birthday,
    topic,
    questions,
    format_varies,
    basic_text,
    just_for_today,
    living_clean,
    it_works,
    informational_pamphlets,
    spiritual_principle,
    eightfold_path,
    inquiry,
    business,
    // In which language
    asl,
    quebec_sign,
    russian_sign,
    afrikaans,
    amharic,
    arabic,
    bulgarian,
    croatian,
    danish,
    dutch,
    english,
    finnish,
    french,
    georgian,
    german,
    greek,
    hebrew,
    hindi,
    hungarian,
    icelandic,
    italian,
    japanese,
    korean,
    lithuanian,
    malayalam,
    maltese,
    nepali,
    norwegian,
    persian,
    polish,
    portuguese,
    punjabi,
    russian,
    slovak,
    slovenian,
    spanish,
    swedish,
    tagalog,
    thai,
    turkish,
    ukrainian,
    end_  ///< how many there are; not a facet
};

inline constexpr std::size_t facet_count = static_cast<std::size_t>(Facet::end_);

/// A set of facets.
using Facets = std::bitset<128>;
static_assert(facet_count <= 128);

/// The bit of a facet in `Facets`.
[[nodiscard]] constexpr std::size_t bit(Facet facet) {
    return static_cast<std::size_t>(facet);
}
/// The stable name: `young_people`.
[[nodiscard]] std::string_view facet_name(Facet facet);
/// @returns nothing where no facet has that name
[[nodiscard]] std::optional<Facet> facet_named(std::string_view name);

/// What a facet is about, as somebody chooses.
enum class FacetGroup {
    openness,  ///< who may come at all
    access,    ///< the room, children, seeing and hearing
    whom,      ///< for whom it is
    kind,      ///< what is done
    language,
};
[[nodiscard]] FacetGroup group_of(Facet facet);

/// What one type code says.
struct CodeMeaning {
    Facets facets;                    ///< none for `ONL`, `TC`
    bool temporarily_closed = false;  ///< `TC`: the room is closed for now
};

/// What `code` means in `program` ("aa", "na", "al-anon" …): by code in any case, then by name
/// ("Big Book", "Sign Language"), as hand-made lists write either.
/// @returns nothing for a code that this program does not use
[[nodiscard]] std::optional<CodeMeaning> meaning_of(std::string_view program,
                                                    std::string_view code);

/// What a code of the program's own list says, written as the list writes it.
/// @returns nothing for every other text
[[nodiscard]] std::optional<Facets> own_meaning_of(std::string_view program, std::string_view code);
/// What a name says, "Big Book" or "Mujeres", in any case; the program decides what goes with it.
[[nodiscard]] std::optional<Facets> meaning_of_name(std::string_view program,
                                                    std::string_view name);
/// The language of an ISO 639-1 code in any case.
[[nodiscard]] std::optional<Facets> language_named(std::string_view code);

/// Facets that describe a room: they say nothing about a meeting that is online only.
[[nodiscard]] const Facets& room_facets();

}  // namespace alongside::directory
