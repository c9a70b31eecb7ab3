#include "measures/loading.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace alongside::measures {
namespace {

constexpr std::string_view translation = "http://hl7.org/fhir/StructureDefinition/translation";

bool consists_of(std::string_view text, std::string_view allowed) {
    return !text.empty() && text.size() <= 40 &&
           text.find_first_not_of(allowed) == std::string_view::npos;
}

std::string of_ours(std::string_view name) {
    return std::string(extension_root) + std::string(name);
}

/// The one extension of ours with this name, as its parts.
std::optional<Parts> one(const Node& questionnaire, std::string_view name, bool is_needed) {
    const auto found = extensions(questionnaire, of_ours(name));
    if (found.size() > 1) found[1].fault("This extension is here twice. Keep one.");
    if (!found.empty()) return Parts(found.front());
    if (is_needed) {
        questionnaire.fault(
            fmt::format("The extension {}{} is missing. Add it as docs/"
                        "instruments.md tells.",
                        extension_root, name));
    }
    return std::nullopt;
}

void read_licence(const Node& questionnaire, Definition& definition) {
    auto parts = one(questionnaire, "licence", true);
    if (!parts) return;
    Licence& licence = definition.licence;
    if (parts->all("tier").empty()) parts->node().fault("The part \"tier\" is missing. Add it.");
    licence.tier = static_cast<Tier>(parts->choice("tier", {"A", "B", "C"}));
    licence.terms = parts->text("terms", true);
    licence.attribution = parts->text("attribution", true);
    licence.source = parts->text("source", true);
    parts->finish();
}

void read_use(const Node& questionnaire, Definition& definition) {
    auto parts = one(questionnaire, "use", true);
    if (!parts) return;
    definition.cadence_days = parts->whole("cadence-days", 0, 3660, 0);
    definition.respondent =
        static_cast<Respondent>(parts->choice("respondent", {"client", "clinician", "staff"}));
    for (const Node& recall : parts->all("recall")) {
        Parts words(recall);
        definition.recall = words.words();
        words.finish();
    }
    for (const Node& preface : parts->all("preface")) {
        Parts words(preface);
        definition.preface = words.words();
        words.finish();
    }
    parts->finish();
}

void read_head(const Node& questionnaire, Definition& definition) {
    if (questionnaire.text_of("resourceType", true) != "Questionnaire") {
        questionnaire.fault("\"resourceType\" has to be \"Questionnaire\".");
    }
    definition.id = questionnaire.text_of("id", true);
    if (!definition.id.empty() && !is_instrument_id(definition.id)) {
        questionnaire.field("id")->fault(
            "Use lower-case letters, digits and hyphens, such as \"phq-9\".");
    }
    definition.version = questionnaire.text_of("version", true);
    if (!definition.version.empty() && !is_version(definition.version)) {
        questionnaire.field("version")->fault("Use letters, digits, dots and hyphens: \"1.0\".");
    }
    definition.url = questionnaire.text_of("url", true);
    definition.title = worded(questionnaire, "title");
    if (definition.title.empty()) questionnaire.fault("\"title\" is missing. Add it.");
    constexpr std::array known{"draft", "active", "retired", "unknown"};
    const std::string status = questionnaire.text_of("status", true);
    if (!status.empty() && std::ranges::find(known, status) == known.end()) {
        questionnaire.field("status")->fault("Use one of: draft, active, retired, unknown.");
    }
    if (questionnaire.field("modifierExtension")) {
        questionnaire.fault(
            "A modifierExtension changes what all of it means; none is known here.");
    }
}

/// A word of ours that nobody reads is a spelling mistake, and would be silently without effect.
void name_unknown_extensions(const Node& questionnaire) {
    constexpr std::array known{"licence", "use",  "scale",  "band",   "flag",
                               "skip",    "gate", "needed", "change", "not-above"};
    for (const Node& extension : questionnaire.list("extension")) {
        const std::string url = extension.text_of("url", true);
        if (!url.starts_with(extension_root)) continue;
        const std::string_view name = std::string_view(url).substr(extension_root.size());
        if (std::ranges::find(known, name) != known.end()) continue;
        extension.fault("This extension is not known here. Check its spelling.");
    }
}

/// Those languages in which every question and answer can be read.
std::vector<std::string> languages_of(const Definition& definition) {
    std::vector<std::string> languages;
    for (const char* language : {"en", "es"}) {
        const auto is_there = [&](const auto& thing) { return thing.words.contains(language); };
        const bool has_all = std::ranges::all_of(definition.items, [&](const Item& item) {
            return is_there(item) && std::ranges::all_of(item.options, is_there);
        });
        if (has_all) languages.emplace_back(language);
    }
    return languages;
}

}  // namespace

bool is_instrument_id(std::string_view text) {
    return consists_of(text, "abcdefghijklmnopqrstuvwxyz0123456789-") && text.front() != '-';
}

bool is_version(std::string_view text) {
    return consists_of(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-") &&
           text.front() != '.' && text.front() != '-';
}

Worded worded(const Node& parent, std::string_view field) {
    Worded words;
    if (auto text = parent.text_of(field, false); !text.empty()) words["en"] = std::move(text);
    const auto beside = parent.field("_" + std::string(field));
    if (!beside) return words;
    for (const Node& extension : extensions(*beside, translation)) {
        Parts parts(extension);
        const std::string language = parts.text("lang", true);
        if (auto text = parts.text("content", true); !text.empty() && language == "es") {
            words[language] = std::move(text);
        }
        parts.finish();
    }
    return words;
}

ReadDefinition read_definition(std::string_view file, std::string_view text) {
    Faults faults{std::string(file)};
    ReadDefinition read;
    const auto parsed = text.size() <= largest_definition
                            ? json::parse(text)
                            : Result<json::value>(Problem{Kind::too_large, "", "", "", ""});
    if (!parsed || !parsed->is_object()) {
        faults.add("", text.size() > largest_definition
                           ? fmt::format("A definition has at most {} bytes.", largest_definition)
                           : "This is not a JSON object that can be read. Look for a missing "
                             "bracket, comma or quote.");
        read.faults = faults.take();
        return read;
    }
    const Node questionnaire(*parsed, "", faults);
    Definition definition;
    definition.text = text;
    read_head(questionnaire, definition);
    name_unknown_extensions(questionnaire);
    read_licence(questionnaire, definition);
    read_use(questionnaire, definition);
    read_items(questionnaire, definition);
    read_scoring(questionnaire, definition);
    definition.languages = languages_of(definition);
    if (faults.none()) check_consistency(questionnaire, definition);
    if (faults.none()) read.definition = std::move(definition);
    read.faults = faults.take();
    return read;
}

}  // namespace alongside::measures
