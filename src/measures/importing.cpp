// A definition that somebody brings: wording of theirs, scoring of ours.
#include "measures/catalog.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace alongside::measures {
namespace {

using boost::json::array;
using boost::json::object;

bool is_ours(const json::value& extension) {
    const auto* fields = extension.if_object();
    const auto* url = fields != nullptr ? fields->if_contains("url") : nullptr;
    const auto* text = url != nullptr ? url->if_string() : nullptr;
    return text != nullptr &&
           std::string_view(text->data(), text->size()).starts_with(extension_root);
}

const array* list_of(const object& of, const char* name) {
    const auto* found = of.if_contains(name);
    return found != nullptr ? found->if_array() : nullptr;
}

bool has_ours(const object& questionnaire) {
    const auto* extensions = list_of(questionnaire, "extension");
    return extensions != nullptr && std::ranges::any_of(*extensions, is_ours);
}

/// Adds those extensions of ours that the built-in element has.
void bring_extensions(const object& from, object& to) {
    const auto* extensions = list_of(from, "extension");
    if (extensions == nullptr) return;
    auto& own = to["extension"];
    if (!own.is_array()) own = array{};
    for (const json::value& extension : *extensions) own.as_array().push_back(extension);
}

using ItemsById = std::map<std::string, const object*, std::less<>>;

void gather(const object& parent, ItemsById& items) {
    const auto* list = list_of(parent, "item");
    if (list == nullptr) return;
    for (const json::value& each : *list) {
        const auto* item = each.if_object();
        if (item == nullptr) continue;
        const auto* link_id = item->if_contains("linkId");
        if (link_id != nullptr && link_id->is_string()) {
            items.emplace(std::string(link_id->as_string()), item);
        }
        gather(*item, items);
    }
}

/// Gives answers of the same codes what they count.
void complete_options(const object& known, object& item) {
    auto* own = item.if_contains("answerOption");
    const auto* theirs = list_of(known, "answerOption");
    if (own == nullptr || !own->is_array() || theirs == nullptr) return;
    std::map<std::string_view, const object*> by_code;
    const auto coding_of = [](const json::value& option) -> const object* {
        const auto* fields = option.if_object();
        const auto* coding = fields != nullptr ? fields->if_contains("valueCoding") : nullptr;
        return coding != nullptr ? coding->if_object() : nullptr;
    };
    const auto code_of = [](const object& coding) {
        const auto* code = coding.if_contains("code");
        return code != nullptr && code->is_string() ? std::string_view(code->as_string())
                                                    : std::string_view{};
    };
    for (const json::value& option : *theirs) {
        if (const object* coding = coding_of(option)) by_code[code_of(*coding)] = coding;
    }
    for (json::value& option : own->as_array()) {
        const object* coding = coding_of(option);
        const auto found = coding != nullptr ? by_code.find(code_of(*coding)) : by_code.end();
        if (found == by_code.end() || coding->contains("extension")) continue;
        bring_extensions(*found->second, option.as_object()["valueCoding"].as_object());
    }
}

/// Gives each question the type and the answers of the known one with its linkId.
void complete_items(object& parent, const ItemsById& known) {
    auto* list = parent.if_contains("item");
    if (list == nullptr || !list->is_array()) return;
    for (json::value& each : list->as_array()) {
        if (!each.is_object()) continue;
        object& item = each.as_object();
        complete_items(item, known);
        const auto* link_id = item.if_contains("linkId");
        const auto found = link_id != nullptr && link_id->is_string()
                               ? known.find(std::string_view(link_id->as_string()))
                               : known.end();
        if (found == known.end()) continue;
        complete_options(*found->second, item);
        for (const char* name : {"type", "answerOption"}) {
            if (item.contains(name) || !found->second->contains(name)) continue;
            item[name] = found->second->at(name);
        }
        bring_extensions(*found->second, item);
    }
}

/// The text with our scoring where it has none; as it is where it has some, or we have none.
std::string completed(const Catalog& catalog, std::string_view text) {
    auto parsed = json::parse(text);
    if (!parsed || !parsed->is_object()) return std::string(text);
    object& questionnaire = parsed->as_object();
    const auto* id = questionnaire.if_contains("id");
    const Definition* known = id != nullptr && id->is_string()
                                  ? catalog.find(std::string_view(id->as_string()))
                                  : nullptr;
    if (known == nullptr || has_ours(questionnaire)) return std::string(text);
    const auto ours = json::parse(known->text);
    check(ours && ours->is_object());
    ItemsById items;
    gather(ours->as_object(), items);
    complete_items(questionnaire, items);
    bring_extensions(ours->as_object(), questionnaire);
    if (!questionnaire.contains("url")) questionnaire["url"] = known->url;
    return boost::json::serialize(*parsed);
}

}  // namespace

ReadDefinition read_import(const Catalog& catalog, std::string_view file, std::string_view text) {
    // What is too large is refused before anything is made of it.
    if (text.size() > largest_definition) return read_definition(file, text);
    return read_definition(file, completed(catalog, text));
}

std::optional<Problem> conflict_of(const Catalog& catalog, const Definition& definition) {
    const Definition* known = catalog.find(definition.id, definition.version);
    if (known == nullptr || known->text == definition.text) return std::nullopt;
    return Problem{Kind::conflict, "instrument.version",
                   "This version is there already, with other content.",
                   "Give it another version: answers keep the one they were given to.", "/version"};
}

}  // namespace alongside::measures
