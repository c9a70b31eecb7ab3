// The table of type codes. Sources: the Meeting Guide specification (87 reserved codes) for AA, the
// programs' own lists for the others. Every row is a fact about a list, not a guess.
#include "directory/facets.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <span>
#include <string>

namespace alongside::directory {
namespace {

using enum Facet;

struct Name {
    Facet facet;
    std::string_view name;
};

// In the order of the enumeration; checked below.
constexpr Name names[] = {
    {open, "open"},
    {closed, "closed"},
    {restricted_access, "restricted_access"},
    {proof_of_attendance, "proof_of_attendance"},
    {outdoor, "outdoor"},
    {wheelchair, "wheelchair"},
    {wheelchair_bathroom, "wheelchair_bathroom"},
    {childcare, "childcare"},
    {child_friendly, "child_friendly"},
    {dog_friendly, "dog_friendly"},
    {fragrance_free, "fragrance_free"},
    {smoking, "smoking"},
    {non_smoking, "non_smoking"},
    {captions, "captions"},
    {blind, "blind"},
    {deaf, "deaf"},
    {digital_basket, "digital_basket"},
    {cross_talk, "cross_talk"},
    {men, "men"},
    {women, "women"},
    {young_people, "young_people"},
    {teens, "teens"},
    {seniors, "seniors"},
    {lgbtq, "lgbtq"},
    {gay, "gay"},
    {lesbian, "lesbian"},
    {bisexual, "bisexual"},
    {transgender, "transgender"},
    {non_binary, "non_binary"},
    {people_of_color, "people_of_color"},
    {native_american, "native_american"},
    {indigenous, "indigenous"},
    {professionals, "professionals"},
    {newcomer, "newcomer"},
    {dual_diagnosis, "dual_diagnosis"},
    {secular, "secular"},
    {adults_only, "adults_only"},
    {adult_children, "adult_children"},
    {parents, "parents"},
    {process_addictions, "process_addictions"},
    {loners, "loners"},
    {with_aa, "with_aa"},
    {with_al_anon, "with_al_anon"},
    {with_alateen, "with_alateen"},
    {speaker, "speaker"},
    {discussion, "discussion"},
    {step_study, "step_study"},
    {tradition_study, "tradition_study"},
    {concepts, "concepts"},
    {big_book, "big_book"},
    {book_study, "book_study"},
    {literature, "literature"},
    {workbook, "workbook"},
    {workshop, "workshop"},
    {twelve_and_twelve, "twelve_and_twelve"},
    {as_bill_sees_it, "as_bill_sees_it"},
    {living_sober, "living_sober"},
    {grapevine, "grapevine"},
    {daily_reflections, "daily_reflections"},
    {meditation, "meditation"},
    {eleventh_step, "eleventh_step"},
    {candlelight, "candlelight"},
    {breakfast, "breakfast"},
    {birthday, "birthday"},
    {topic, "topic"},
    {questions, "questions"},
    {format_varies, "format_varies"},
    {basic_text, "basic_text"},
    {just_for_today, "just_for_today"},
    {living_clean, "living_clean"},
    {it_works, "it_works"},
    {informational_pamphlets, "informational_pamphlets"},
    {spiritual_principle, "spiritual_principle"},
    {eightfold_path, "eightfold_path"},
    {inquiry, "inquiry"},
    {business, "business"},
    {asl, "asl"},
    {quebec_sign, "quebec_sign"},
    {russian_sign, "russian_sign"},
    {afrikaans, "afrikaans"},
    {amharic, "amharic"},
    {arabic, "arabic"},
    {bulgarian, "bulgarian"},
    {croatian, "croatian"},
    {danish, "danish"},
    {dutch, "dutch"},
    {english, "english"},
    {finnish, "finnish"},
    {french, "french"},
    {georgian, "georgian"},
    {german, "german"},
    {greek, "greek"},
    {hebrew, "hebrew"},
    {hindi, "hindi"},
    {hungarian, "hungarian"},
    {icelandic, "icelandic"},
    {italian, "italian"},
    {japanese, "japanese"},
    {korean, "korean"},
    {lithuanian, "lithuanian"},
    {malayalam, "malayalam"},
    {maltese, "maltese"},
    {nepali, "nepali"},
    {norwegian, "norwegian"},
    {persian, "persian"},
    {polish, "polish"},
    {portuguese, "portuguese"},
    {punjabi, "punjabi"},
    {russian, "russian"},
    {slovak, "slovak"},
    {slovenian, "slovenian"},
    {spanish, "spanish"},
    {swedish, "swedish"},
    {tagalog, "tagalog"},
    {thai, "thai"},
    {turkish, "turkish"},
    {ukrainian, "ukrainian"},
};
static_assert(std::size(names) == facet_count);
static_assert([] {
    for (std::size_t i = 0; i < std::size(names); ++i) {
        if (bit(names[i].facet) != i) return false;
    }
    return true;
}());

struct Row {
    std::string_view code;
    Facet facet;
    Facet also = end_;  ///< a second facet, where a searcher for either should find the meeting
};

// Meeting Guide: Alcoholics Anonymous. `TC` and `ONL` are handled apart.
constexpr Row aa[] = {
    // attendance and access
    {"O", open},
    {"C", closed},
    {"OUT", outdoor},
    {"X", wheelchair},
    {"XB", wheelchair_bathroom},
    {"BA", childcare},
    {"CF", child_friendly},
    {"FF", fragrance_free},
    {"SM", smoking},
    {"ASL", asl},
    {"DB", digital_basket},
    {"POA", proof_of_attendance},
    {"XT", cross_talk},
    // people
    {"M", men},
    {"W", women},
    {"Y", young_people},
    {"SEN", seniors},
    {"LGBTQ", lgbtq},
    {"G", gay, lgbtq},
    {"L", lesbian, lgbtq},
    {"BI", bisexual, lgbtq},
    {"T", transgender, lgbtq},
    {"NB", non_binary, lgbtq},
    {"POC", people_of_color},
    {"N", native_american, indigenous},
    {"NDG", indigenous},
    {"P", professionals},
    {"BE", newcomer},
    {"DD", dual_diagnosis},
    {"A", secular},
    {"AL-AN", with_al_anon},
    {"AL", with_alateen},
    // format
    {"11", eleventh_step, meditation},
    {"12x12", twelve_and_twelve, step_study},
    {"12X12", twelve_and_twelve, step_study},
    {"ABSI", as_bill_sees_it, literature},
    {"B", big_book},
    {"BRK", breakfast},
    {"CAN", candlelight},
    {"D", discussion},
    {"DR", daily_reflections, literature},
    {"GR", grapevine, literature},
    {"H", birthday},
    {"LIT", literature},
    {"LS", living_sober, literature},
    {"MED", meditation},
    {"SP", speaker},
    {"ST", step_study},
    {"TR", tradition_study},
    {"ASBI", as_bill_sees_it, literature},  // a misspelling of ABSI seen 26 times in one list
    // languages that AA spells apart, because TR is already Tradition
    {"ITA", italian},
    {"KOR", korean},
    {"POL", polish},
    {"POR", portuguese},
    {"PUN", punjabi},
    {"RUS", russian},
    {"S", spanish},
    {"TUR", turkish},
    // proposed in the specification, not yet in use
    {"BV-I", blind},
    {"D-HOH", deaf},
    {"LO-I", loners},
    {"QSL", quebec_sign},
    {"RSL", russian_sign},
};

// Cocaine Anonymous differs from AA in these; all else is AA's.
constexpr Row ca[] = {{"BUS", business}, {"A", secular}, {"ASL", asl}, {"ST", step_study}};

// Narcotics Anonymous; Heroin Anonymous uses the same.
constexpr Row na[] = {
    {"CPT", concepts},
    {"BT", basic_text, literature},
    {"BEG", newcomer},
    {"CAN", candlelight},
    {"CW", child_friendly},
    {"C", closed},
    {"DISC", discussion},
    {"GL", gay, lgbtq},
    {"IP", informational_pamphlets, literature},
    {"IW", it_works, literature},
    {"JFT", just_for_today, literature},
    {"LIT", literature},
    {"LC", living_clean, literature},
    {"M", men},
    {"MED", meditation},
    {"NS", non_smoking},
    {"O", open},
    {"QA", questions},
    {"RA", restricted_access},
    {"SMOK", smoking},
    {"SPAD", spiritual_principle, literature},
    {"SPK", speaker},
    {"STEP", step_study},
    {"SWG", workbook, step_study},
    {"TOP", topic},
    {"TRAD", tradition_study},
    {"VAR", format_varies},
    {"X", wheelchair},
    {"W", women},
    {"Y", young_people},
};

// Recovery Dharma: wheelchair is WA here, and IS is Inquiry Study, not Icelandic.
constexpr Row rd[] = {
    {"BE", newcomer},
    {"BB", book_study, literature},
    {"CC", childcare},
    {"C", closed},
    {"DF", dog_friendly},
    {"8F", eightfold_path},
    {"IS", inquiry},
    {"IW", inquiry},
    {"LGBTQ", lgbtq},
    {"M", men},
    {"MI", meditation},
    {"O", open},
    {"PR", process_addictions},
    {"WA", wheelchair},
    {"W", women},
};

// Crystal Meth Anonymous
constexpr Row cma[] = {
    {"ASL", asl},
    {"C", closed},
    {"LGBTQ", lgbtq},
    {"LIT", literature},
    {"M", men},
    {"BE", newcomer},
    {"O", open},
    {"OUT", outdoor},
    {"POC", people_of_color},
    {"SM", smoking},
    {"SP", speaker},
    {"ST", step_study},
    {"T", transgender, lgbtq},
    {"W", women},
    {"Y", young_people},
    {"X", wheelchair},
    {"XB", wheelchair_bathroom},
};

// Marijuana Anonymous
constexpr Row ma[] = {
    {"BB", book_study, literature},
    {"BE", newcomer},
    {"CCAP", captions},
    {"D", discussion},
    {"H", birthday},
    {"M", men},
    {"MED", meditation},
    {"NB", non_binary, lgbtq},
    {"O", open},
    {"OUT", outdoor},
    {"POC", people_of_color},
    {"SP", speaker},
    {"T", transgender, lgbtq},
    {"W", women},
    {"X", wheelchair},
    {"Y", young_people},
    {"LGBTQI+", lgbtq},
};

// Adult Children of Alcoholics: S is Speaker and Y the Yellow Workbook; Spanish is SP.
constexpr Row aca[] = {
    {"A", adults_only},
    {"ANH", literature},
    {"B", book_study, literature},
    {"BEG", newcomer},
    {"POC", people_of_color},
    {"CAP", captions},
    {"CC", childcare},
    {"C", closed},
    {"D", discussion},
    {"T", literature},
    {"FF", fragrance_free},
    {"G", gay, lgbtq},
    {"LLW", literature},
    {"LGBTQ", lgbtq},
    {"LPG", literature},
    {"M", men},
    {"O", open},
    {"ASL", asl},
    {"SM", smoking},
    {"S", speaker},
    {"ST", step_study},
    {"TEEN", teens},
    {"TR", tradition_study},
    {"X", wheelchair},
    {"W", women},
    {"WOR", workshop},
    {"Y", workbook},
    {"YA", young_people},
    {"SP", spanish},
};

// Al-Anon: AA here is "concurrent with AA", Y is Alateen, POA "parents", SP Speaker, S Spanish.
constexpr Row al_anon[] = {
    {"AC", adult_children},   {"Y", teens},       {"A", secular},
    {"BA", childcare},        {"BE", newcomer},   {"AA", with_aa},
    {"AL", with_alateen},     {"O", open},        {"C", closed},
    {"FF", fragrance_free},   {"G", gay, lgbtq},  {"L", lesbian, lgbtq},
    {"LGBTQIA", lgbtq},       {"M", men},         {"POA", parents},
    {"POC", people_of_color}, {"ASL", asl},       {"SM", smoking},
    {"SP", speaker},          {"ST", step_study}, {"T", transgender, lgbtq},
    {"X", wheelchair},        {"W", women},       {"YA", young_people},
    {"S", spanish},
};

// Languages that every program's list may use, in ISO 639-1; asked only after the program's own.
constexpr Row languages[] = {
    {"AF", afrikaans}, {"AM", amharic},    {"AR", arabic},    {"BG", bulgarian}, {"DA", danish},
    {"DE", german},    {"EL", greek},      {"EN", english},   {"ES", spanish},   {"FA", persian},
    {"FI", finnish},   {"FR", french},     {"HE", hebrew},    {"HI", hindi},     {"HR", croatian},
    {"HU", hungarian}, {"IS", icelandic},  {"IT", italian},   {"JA", japanese},  {"KA", georgian},
    {"KO", korean},    {"LT", lithuanian}, {"ML", malayalam}, {"MT", maltese},   {"NE", nepali},
    {"NL", dutch},     {"NO", norwegian},  {"PA", punjabi},   {"PL", polish},    {"PT", portuguese},
    {"RU", russian},   {"SK", slovak},     {"SL", slovenian}, {"SV", swedish},   {"TH", thai},
    {"TL", tagalog},   {"TR", turkish},    {"UK", ukrainian},
};

// Names that lists write where a code belongs and that are not simply the facet's own name.
struct Alias {
    std::string_view name;
    Facet facet;
};
constexpr Alias aliases[] = {
    {"american sign language", asl},
    {"sign language", asl},
    {"babysitting available", childcare},
    {"child care available", childcare},
    {"child care", childcare},
    {"beginner", newcomer},
    {"beginners", newcomer},
    {"beginner/newcomer", newcomer},
    {"newcomers", newcomer},
    {"outdoor meeting", outdoor},
    {"step meeting", step_study},
    {"step", step_study},
    {"steps", step_study},
    {"tradition", tradition_study},
    {"traditions", tradition_study},
    {"wheelchair access", wheelchair},
    {"wheelchair accessible", wheelchair},
    {"wheelchair-accessible bathroom", wheelchair_bathroom},
    {"smoking permitted", smoking},
    {"no smoking", non_smoking},
    {"non-smoking", non_smoking},
    {"cross talk permitted", cross_talk},
    {"child-friendly", child_friendly},
    {"children welcome", child_friendly},
    {"concurrent with al-anon", with_al_anon},
    {"concurrent with alateen", with_alateen},
    {"concurrent with aa", with_aa},
    {"12 concepts", concepts},
    {"12 steps & 12 traditions", twelve_and_twelve},
    {"11th step meditation", eleventh_step},
    {"non-binary", non_binary},
    {"gay/lesbian", gay},
    {"lgbtqiaa+", lgbtq},
    {"lgbtqia", lgbtq},
    {"bipoc", people_of_color},
    {"young adults", young_people},
    {"alateen", teens},
    {"atheist / agnostic", secular},
    {"mindfulness practice", meditation},
    {"eightfold path study", eightfold_path},
    {"inquiry study", inquiry},
    {"inquiry writing", inquiry},
    {"closed captions", captions},
    {"age restricted 18+", adults_only},
    {"adult child focus", adult_children},
    {"parents of alcoholics", parents},
    {"families, friends and observers", open},
    {"families and friends only", closed},
    {"discussion/participation", discussion},
    {"ip study", informational_pamphlets},
    {"it works study", it_works},
    {"just for today study", just_for_today},
    {"literature study", literature},
    {"questions & answers", questions},
    {"question and answer", questions},
    {"spiritual principle a day", spiritual_principle},
    {"step working guide", workbook},
    {"yellow workbook", workbook},
    {"blind / visually impaired", blind},
    {"deaf / hard of hearing", deaf},
    {"loners / isolationists", loners},
    {"quebec sign language", quebec_sign},
    {"russian sign language", russian_sign},
    // Spanish, folded
    {"abierta", open},
    {"abierto", open},
    {"cerrada", closed},
    {"cerrado", closed},
    {"mujeres", women},
    {"hombres", men},
    {"jovenes", young_people},
    {"principiantes", newcomer},
    {"recien llegados", newcomer},
    {"acceso para sillas de ruedas", wheelchair},
    {"acceso en silla de ruedas", wheelchair},
    {"discusion", discussion},
    {"literatura", literature},
    {"meditacion", meditation},
    {"orador", speaker},
    {"estudio de pasos", step_study},
    {"libro grande", big_book},
    {"cuidado de ninos", childcare},
    // languages by their own names
    {"espanol", spanish},
    {"francais", french},
    {"deutsch", german},
    {"italiano", italian},
    {"portugues", portuguese},
    {"polski", polish},
    {"ingles", english},
};

Facets both(const Row& row) {
    Facets facets;
    facets.set(bit(row.facet));
    if (row.also != end_) facets.set(bit(row.also));
    return facets;
}

std::optional<Facets> look_up(std::span<const Row> rows, std::string_view code) {
    const auto row = std::ranges::find(rows, code, &Row::code);
    if (row == rows.end()) return std::nullopt;
    return both(*row);
}

/// The program's own list; none for one whose list we have not read.
std::span<const Row> rows_of(std::string_view program) {
    if (program == "aa") return aa;
    if (program == "na" || program == "ha") return na;
    if (program == "al-anon") return al_anon;
    if (program == "aca") return aca;
    if (program == "cma") return cma;
    if (program == "ma") return ma;
    if (program == "recovery-dharma" || program == "rd") return rd;
    if (program == "ca") return ca;
    return {};
}

std::string in_capitals(std::string_view code) {
    std::string result(code);
    for (char& c : result) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
    return result;
}

}  // namespace

std::string_view facet_name(Facet facet) {
    return names[bit(facet)].name;
}

std::optional<Facet> facet_named(std::string_view name) {
    for (const Name& each : names) {
        if (each.name == name) return each.facet;
    }
    return std::nullopt;
}

std::optional<Facets> own_meaning_of(std::string_view program, std::string_view code) {
    const auto own = look_up(rows_of(program), code);
    return own || program != "ca" ? own : look_up(aa, code);
}

std::optional<Facets> meaning_of_name(std::string_view program, std::string_view text) {
    std::string name = folded(text);
    const auto* const alias = std::ranges::find(aliases, name, &Alias::name);
    std::ranges::replace(name, ' ', '_');
    const auto facet = alias != std::end(aliases) ? std::optional(alias->facet) : facet_named(name);
    if (!facet) return std::nullopt;
    // A name says what its code says: who is found as gay is found as LGBTQ, too.
    for (const auto rows : {rows_of(program), std::span<const Row>(aa)}) {
        const auto row = std::ranges::find(rows, *facet, &Row::facet);
        if (row != rows.end()) return both(*row);
    }
    Facets facets;
    facets.set(bit(*facet));
    return facets;
}

std::optional<Facets> language_named(std::string_view code) {
    return look_up(languages, in_capitals(code));
}

std::optional<CodeMeaning> meaning_of(std::string_view program, std::string_view code) {
    const std::string capitals = in_capitals(code);
    // ONL is written for every online meeting; the conference fields say it better.
    if (capitals == "ONL" || capitals == "ONLINE MEETING") return CodeMeaning{};
    static constexpr std::array closed_for_now = {"TC", "TEMPORARY CLOSURE",
                                                  "LOCATION TEMPORARILY CLOSED"};
    if (std::ranges::find(closed_for_now, capitals) != closed_for_now.end()) {
        return CodeMeaning{{}, true};
    }
    // "12x12" is the one code that is not in capitals.
    for (const std::string_view form : {code, std::string_view(capitals)}) {
        if (const auto own = own_meaning_of(program, form)) return CodeMeaning{*own, false};
    }
    if (const auto language = language_named(code)) return CodeMeaning{*language, false};
    if (const auto named = meaning_of_name(program, code)) return CodeMeaning{*named, false};
    return std::nullopt;
}

FacetGroup group_of(Facet facet) {
    switch (facet) {
        case open:
        case closed:
        case restricted_access:
            return FacetGroup::openness;
        case proof_of_attendance:
        case digital_basket:
        case cross_talk:
            return FacetGroup::kind;
        default:
            break;
    }
    if (facet < men) return FacetGroup::access;
    if (facet < speaker) return FacetGroup::whom;
    return facet < asl ? FacetGroup::kind : FacetGroup::language;
}

const Facets& room_facets() {
    static const Facets facets = [] {
        Facets set;
        for (const Facet each : {outdoor, wheelchair, wheelchair_bathroom, childcare,
                                 child_friendly, dog_friendly, fragrance_free, smoking, non_smoking,
                                 candlelight, breakfast, with_al_anon, with_alateen}) {
            set.set(bit(each));
        }
        return set;
    }();
    return facets;
}

}  // namespace alongside::directory
