// See needs.hpp. The words are ours, in English and Spanish; no taxonomy's codes are used, so that
// a list of any kind is understood in the same way.
#include "directory/needs.hpp"

#include "directory/words.hpp"

#include <algorithm>
#include <string_view>

namespace alongside::directory {
namespace {

struct Telling {
    Need need;
    /// A word, or with `*` how one begins; folded, without accents.
    std::string_view word;
};

/// What tells of each need. A word that may mean several things stands with none.
constexpr Telling table[] = {
    // A roof, and keeping it
    {Need::housing, "hous*"},
    {Need::housing, "shelter*"},
    {Need::housing, "homeless*"},
    {Need::housing, "rent"},
    {Need::housing, "rental"},
    {Need::housing, "eviction*"},
    {Need::housing, "lodging"},
    {Need::housing, "landlord"},
    {Need::housing, "tenant*"},
    {Need::housing, "vivienda*"},
    {Need::housing, "albergue*"},
    {Need::housing, "refugio"},
    {Need::housing, "alquiler"},
    // Something to eat
    {Need::food, "food"},
    {Need::food, "meal*"},
    {Need::food, "pantry"},
    {Need::food, "pantries"},
    {Need::food, "grocer*"},
    {Need::food, "nutrition*"},
    {Need::food, "lunch*"},
    {Need::food, "breakfast"},
    {Need::food, "snap"},
    {Need::food, "wic"},
    {Need::food, "comida*"},
    {Need::food, "aliment*"},
    {Need::food, "despensa"},
    // Body and mind
    {Need::health, "health*"},
    {Need::health, "medic*"},
    {Need::health, "clinic*"},
    {Need::health, "dental"},
    {Need::health, "dentist*"},
    {Need::health, "doctor*"},
    {Need::health, "hospital*"},
    {Need::health, "vision"},
    {Need::health, "pharmac*"},
    {Need::health, "prescription*"},
    {Need::health, "counsel*"},
    {Need::health, "therap*"},
    {Need::health, "salud"},
    {Need::health, "psych*"},
    {Need::health, "vaccin*"},
    {Need::health, "immuniz*"},
    // Money, and what it pays
    {Need::money, "financial"},
    {Need::money, "utility"},
    {Need::money, "utilities"},
    {Need::money, "energy"},
    {Need::money, "benefits"},
    {Need::money, "cash"},
    {Need::money, "debt*"},
    {Need::money, "credit"},
    {Need::money, "tax"},
    {Need::money, "taxes"},
    {Need::money, "budget*"},
    {Need::money, "dinero"},
    {Need::money, "financier*"},
    // Work
    {Need::jobs, "job*"},
    {Need::jobs, "employ*"},
    {Need::jobs, "career*"},
    {Need::jobs, "workforce"},
    {Need::jobs, "resume"},
    {Need::jobs, "vocational"},
    {Need::jobs, "apprentic*"},
    {Need::jobs, "empleo*"},
    {Need::jobs, "trabajo*"},
    // Getting there
    {Need::transport, "transport*"},
    {Need::transport, "ride"},
    {Need::transport, "rides"},
    {Need::transport, "bus"},
    {Need::transport, "transit"},
    {Need::transport, "paratransit"},
    {Need::transport, "bicycle*"},
    // Rights
    {Need::legal, "legal*"},
    {Need::legal, "law"},
    {Need::legal, "lawyer*"},
    {Need::legal, "attorney*"},
    {Need::legal, "court"},
    {Need::legal, "courts"},
    {Need::legal, "immigra*"},
    {Need::legal, "expunge*"},
    {Need::legal, "reentry"},
    {Need::legal, "parole"},
    {Need::legal, "probation"},
    {Need::legal, "abogad*"},
    {Need::legal, "inmigra*"},
    // Children and families
    {Need::children, "child*"},
    {Need::children, "famil*"},
    {Need::children, "parent*"},
    {Need::children, "infant*"},
    {Need::children, "baby"},
    {Need::children, "diaper*"},
    {Need::children, "daycare"},
    {Need::children, "preschool"},
    {Need::children, "pregnan*"},
    {Need::children, "nino*"},
    {Need::children, "guarderia*"},
    // Papers
    {Need::documents, "identification"},
    {Need::documents, "document*"},
    {Need::documents, "license"},
    {Need::documents, "licenses"},
    {Need::documents, "passport*"},
    {Need::documents, "certificate*"},
    // Being safe from others
    {Need::safety, "violence"},
    {Need::safety, "abuse"},
    {Need::safety, "victim*"},
    {Need::safety, "assault"},
    {Need::safety, "trafficking"},
    {Need::safety, "crisis"},
    {Need::safety, "hotline*"},
    {Need::safety, "violencia"},
    // Learning
    {Need::learning, "educat*"},
    {Need::learning, "school*"},
    {Need::learning, "literacy"},
    {Need::learning, "esl"},
    {Need::learning, "ged"},
    {Need::learning, "college*"},
    {Need::learning, "librar*"},
    {Need::learning, "tutor*"},
    {Need::learning, "class"},
    {Need::learning, "classes"},
    {Need::learning, "educac*"},
    {Need::learning, "escuela*"},
    // What one needs each day
    {Need::everyday, "cloth*"},
    {Need::everyday, "furniture"},
    {Need::everyday, "shower*"},
    {Need::everyday, "laundry"},
    {Need::everyday, "hygiene"},
    {Need::everyday, "thrift"},
    {Need::everyday, "phone"},
    {Need::everyday, "phones"},
    {Need::everyday, "internet"},
    {Need::everyday, "ropa"},
    // Recovery
    {Need::recovery, "recovery"},
    {Need::recovery, "substance*"},
    {Need::recovery, "addict*"},
    {Need::recovery, "alcohol*"},
    {Need::recovery, "drug"},
    {Need::recovery, "drugs"},
    {Need::recovery, "sober"},
    {Need::recovery, "sobriety"},
    {Need::recovery, "detox*"},
    {Need::recovery, "opioid*"},
    {Need::recovery, "naloxone"},
    {Need::recovery, "harm"},
    {Need::recovery, "recuperacion"},
    {Need::recovery, "adicc*"},
};

bool tells(std::string_view telling, std::string_view word) {
    if (!telling.ends_with('*')) return telling == word;
    telling.remove_suffix(1);
    return word.starts_with(telling);
}

Needs told_by(std::string_view text) {
    Needs needs;
    const auto words = words_of(text);
    const bool is_substance_abuse = std::ranges::any_of(
        words, [](const std::string& word) { return word.starts_with("substance"); });
    for (const std::string& word : words) {
        // "Substance abuse" is said of addiction, not of violence.
        if (word == "abuse" && is_substance_abuse) continue;
        for (const Telling& one : table) {
            if (tells(one.word, word)) needs.set(static_cast<std::size_t>(one.need));
        }
    }
    return needs;
}

}  // namespace

Needs needs_of(const Resource& resource) {
    std::string named = resource.name + "\n" + resource.other_name;
    for (const Category& category : resource.categories) named += "\n" + category.name;
    const Needs needs = told_by(named);
    return needs.any() ? needs : told_by(resource.description);
}

}  // namespace alongside::directory
