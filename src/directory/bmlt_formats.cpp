#include "directory/bmlt_formats.hpp"

#include <algorithm>

namespace alongside::directory {
namespace {

/// The keys of a fresh English installation whose meaning servers keep. Asked only where a list
/// comes without its formats.
struct UsualKey {
    std::string_view key;
    std::string_view world_id;
};
constexpr UsualKey usual_keys[] = {
    {"B", "BEG"},  {"BK", "LIT"}, {"BT", "BT"},   {"C", "CLOSED"}, {"CL", "CAN"}, {"CP", "CPT"},
    {"CW", "CW"},  {"D", "DISC"}, {"GL", "GL"},   {"HY", "HY"},    {"IP", "IP"},  {"IW", "IW"},
    {"JT", "JFT"}, {"LC", "LC"},  {"M", "M"},     {"ME", "MED"},   {"NS", "NS"},  {"O", "OPEN"},
    {"QA", "QA"},  {"RF", "VAR"}, {"SD", "SPK"},  {"SG", "SWG"},   {"So", "SPK"}, {"St", "STEP"},
    {"TC", "TC"},  {"To", "TOP"}, {"Tr", "TRAD"}, {"VM", "VM"},    {"W", "W"},    {"WC", "WCHR"},
    {"YP", "Y"},
};

/// @returns whether the world id is one that says something here
bool read_world_id(std::string_view id, FormatsSaid& said) {
    if (id == "VM") return said.online = true;
    if (id == "HY") return said.hybrid = true;
    if (id == "TC") return said.closed_for_now = true;
    const std::string_view code = id == "OPEN"     ? "O"
                                  : id == "CLOSED" ? "C"
                                  : id == "WCHR"   ? "X"
                                                   : id;
    const auto facets = own_meaning_of("na", code);
    if (facets) said.facets |= *facets;
    return facets.has_value();
}

}  // namespace

void BmltFormats::add(const boost::json::object& record, Report& report) {
    RowReader row(record, report);
    Format format{
        row.line({"lang"}),     row.line({"name_string"}), row.line({"description_string"}, 1000),
        row.line({"world_id"}), row.line({"key_string"}),  false};
    format.is_language = format.world_id == "LANG" || row.line({"format_type_enum"}) == "LANG";
    const std::string root = row.line({"root_server_id", "root_server_uri"});
    const std::string id = row.line({"id"});
    roots_.insert(root);
    if (!id.empty()) by_id_[root + "\n" + id].push_back(format);
    if (!format.key.empty()) by_key_[root + "\n" + format.key].push_back(std::move(format));
}

const std::vector<BmltFormats::Format>* BmltFormats::find(const Table& table,
                                                          const std::string& root,
                                                          std::string_view name) const {
    // A table of one server is that of these meetings, under whatever address it was asked.
    const std::string& of = roots_.size() == 1 ? *roots_.begin() : root;
    const auto found = table.find(of + "\n" + std::string(name));
    return found == table.end() ? nullptr : &found->second;
}

void BmltFormats::read(const std::vector<Format>& translations, std::string_view language,
                       FormatsSaid& said) {
    const auto in = [&](std::string_view asked) {
        return std::ranges::find(translations, asked, &Format::language);
    };
    auto format = in(language);
    if (format == translations.end()) format = in("en");
    if (format == translations.end()) format = translations.begin();
    if (format->is_language) {
        auto spoken = meaning_of_name("", format->name);
        if (!spoken) spoken = language_named(format->key);
        if (spoken) {
            said.facets |= *spoken;
            return;
        }
    }
    if (read_world_id(format->world_id, said)) return;
    // A local invention. Its name may still be one that everybody understands ("ASL").
    if (const auto named = meaning_of_name("na", format->name); named && !format->is_language) {
        said.facets |= *named;
        return;
    }
    std::string words = format->name;
    if (!format->description.empty()) words += (words.empty() ? "" : ": ") + format->description;
    const bool is_new = std::ranges::find(said.in_words, words) == said.in_words.end();
    if (!words.empty() && is_new) said.in_words.push_back(std::move(words));
}

FormatsSaid BmltFormats::said_by(RowReader& meeting) const {
    FormatsSaid said;
    const std::string root = meeting.line({"root_server_id", "root_server_uri"});
    const std::string language = meeting.line({"lang_enum"});
    const auto ids = meeting.list("format_shared_id_list", ',');
    const auto keys = meeting.list("formats", ',');
    const bool ids_are_known = std::ranges::any_of(
        ids, [&](const std::string& id) { return find(by_id_, root, id) != nullptr; });
    if (by_id_.empty() && by_key_.empty()) {
        if (!language.empty() && language != "en") {
            said.unknown = keys.size();
            return said;
        }
        for (const std::string& key : keys) {
            const auto* const usual = std::ranges::find(usual_keys, key, &UsualKey::key);
            if (usual == std::end(usual_keys)) {
                ++said.unknown;
            } else {
                said.by_usual_key |= read_world_id(usual->world_id, said);
            }
        }
        return said;
    }
    for (const std::string& name : ids_are_known ? ids : keys) {
        const auto* format = find(ids_are_known ? by_id_ : by_key_, root, name);
        if (format == nullptr) {
            ++said.unknown;
        } else {
            read(*format, language, said);
        }
    }
    return said;
}

}  // namespace alongside::directory
