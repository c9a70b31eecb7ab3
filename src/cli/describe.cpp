#include "cli/describe.hpp"
#include "cli/help_page.hpp"
#include "cli/yaml.hpp"

#include "journal/kinds.hpp"
#include "rules/seeing.hpp"
#include "rules/writing.hpp"
#include "views/wins.hpp"

#include <array>
#include <fstream>
#include <sstream>

namespace alongside::cli {
namespace {

constexpr std::string_view made_by =
    "Written by `alongside describe --write`; a test fails when it is out of date.";

/// Refusals that hold for entries of every kind (`rules/writing.cpp`).
constexpr std::array<std::string_view, 3> general_refusals{"rule.stranger", "rule.on_behalf",
                                                           "rule.audience"};

using boost::json::object;
using boost::json::value;

std::string_view text_at(const object& from, std::string_view name) {
    const auto* found = from.if_contains(name);
    const auto* text = found != nullptr ? found->if_string() : nullptr;
    return text != nullptr ? std::string_view{text->data(), text->size()} : std::string_view{};
}

std::string number_at(const object& from, std::string_view name) {
    const auto* found = from.if_contains(name);
    return found != nullptr ? boost::json::serialize(*found) : std::string{};
}

std::string choices(const object& schema) {
    std::vector<std::string> names;
    for (const value& name : schema.at("enum").as_array()) {
        names.push_back("`" + std::string(name.as_string()) + "`");
    }
    return joined(names);
}

/// A field's type and limits as a person would say them.
std::string in_words(const object& schema) {
    const std::string_view type = text_at(schema, "type");
    if (schema.contains("enum")) return "one of " + choices(schema);
    if (text_at(schema, "format") == "uuid") return "an id (UUID)";
    if (text_at(schema, "format") == "date") return "a day, `YYYY-MM-DD`";
    if (type == "string") {
        return "text, " + number_at(schema, "minLength") + " to " + number_at(schema, "maxLength") +
               " characters";
    }
    if (type == "integer") {
        return "a whole number, " + number_at(schema, "minimum") + " to " +
               number_at(schema, "maximum");
    }
    if (type == "boolean") return "true or false";
    if (type == "array") {
        return "at most " + number_at(schema, "maxItems") + ", each " +
               in_words(schema.at("items").as_object());
    }
    const auto* properties = schema.if_contains("properties");
    if (properties == nullptr) return "an object";
    std::vector<std::string> parts;
    for (const auto& field : properties->as_object()) {
        parts.push_back("`" + std::string(field.key()) +
                        "`: " + in_words(field.value().as_object()));
    }
    return "an object of " + joined(parts, "; ");
}

bool is_needed(const object& schema, std::string_view field) {
    const auto* required = schema.if_contains("required");
    if (required == nullptr) return false;
    return std::ranges::any_of(required->as_array(),
                               [&](const value& name) { return name.as_string() == field; });
}

std::string with_spaces(std::string_view name) {
    std::string out(name);
    std::ranges::replace(out, '_', ' ');
    return out;
}

/// The parts of a record in the order in which the kinds stand.
std::vector<Area> areas_in_order() {
    std::vector<Area> areas;
    for (const KindInfo& kind : all_kinds()) {
        if (std::ranges::find(areas, kind.area) == areas.end()) areas.push_back(kind.area);
    }
    return areas;
}

void describe_fields(std::string& out, const object& schema) {
    const object& properties = schema.at("properties").as_object();
    if (properties.empty()) return;
    out += "\n| field | | |\n|---|---|---|\n";
    for (const auto& field : properties) {
        const std::string name(field.key());
        out += "| `" + name + "` | " + in_words(field.value().as_object()) + " | " +
               (is_needed(schema, name) ? "needed" : "may be left out") + " |\n";
    }
}

/// The members of a set of enumerators, such as `Who`, by name.
template <class E>
boost::json::array names_in(const auto& set) {
    boost::json::array names;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto d) {
        if (set.has(d.value)) names.emplace_back(d.name);
    });
    return names;
}

template <class E>
std::string names_of(const auto& set) {
    std::vector<std::string> names;
    for (const value& name : names_in<E>(set)) {
        names.push_back(with_spaces({name.as_string().data(), name.as_string().size()}));
    }
    return joined(names);
}

void describe_writing(std::string& out, Area area) {
    out += "\n### " + std::string(json::Format<Area>::name(area)) + "\n\n";
    out +=
        "| kind | who | when | together | a refusal says | and what to do instead |\n"
        "|---|---|---|---|---|---|\n";
    for (const WriteRule& rule : write_rules()) {
        if (find_kind(rule.kind)->area != area) continue;
        out += "| `" + std::string(rule.kind) + "` | " + names_of<Role>(rule.who) + " | " +
               with_spaces(rule.when.name) + " | " + (rule.together == Together::yes ? "yes" : "") +
               " | " + std::string(rule.sentence) + " | " + std::string(rule.instead) + " |\n";
    }
}

void describe_wins(std::string& out) {
    out +=
        "\n## How wins are found\n\n"
        "There is no other rule. A win stays a win: nothing takes one away, and nothing has to be "
        "in a row.\n\n| source | a win is |\n|---|---|\n";
    for (const WinRule& rule : win_rules()) {
        out += "| `" + std::string(json::Format<WinSource>::name(rule.source)) + "` | " +
               std::string(rule.meaning) + " |\n";
    }
}

void describe_schema(std::string& out, const KindInfo& kind) {
    out += "    " + std::string(kind.name) + ":\n";
    out += "      description: " +
           yaml_text(std::string(kind.meaning) + " Version " + std::to_string(kind.version) + ".") +
           "\n";
    auto schema = body_schema(kind.name);
    for (auto& field : schema.at("properties").as_object()) {
        if (field.value() == json::schema<Moment>()) {
            field.value() = {{"$ref", "#/components/schemas/Moment"}};
        }
    }
    out += yaml_schema(schema);
}

std::vector<std::string> refusal_codes() {
    std::vector<std::string> codes;
    for (const WriteRule& rule : write_rules()) {
        const std::string code = "rule." + std::string(rule.kind);
        if (std::ranges::find(codes, code) == codes.end()) codes.push_back(code);
    }
    for (const std::string_view code : general_refusals) codes.emplace_back(code);
    return codes;
}

// --- files ---------------------------------------------------------------------------------------

std::optional<std::string> read_file(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) return std::nullopt;
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

/// The text with the part between the two marks of that name made anew; nothing without marks.
std::optional<std::string> spliced(const std::string& contract, const std::string& name,
                                   const std::string& part) {
    const auto begin = contract.find("    # " + name + ": begin");
    const auto end = contract.find("    # " + name + ": end");
    if (begin == std::string::npos || end == std::string::npos || end < begin) return std::nullopt;
    const auto first = contract.find('\n', begin) + 1;
    return contract.substr(0, first) + part + contract.substr(end);
}

std::optional<std::string> contract_with_parts(const std::string& contract) {
    const auto with_views = spliced(contract, "views", openapi_views());
    return with_views ? spliced(*with_views, "kinds", openapi_kinds()) : std::nullopt;
}

struct Description {
    std::filesystem::path path;
    std::optional<std::string> should_say;  ///< nothing where there is no place for it
};

/// The crisis lines as the web app is built with them: for phones that never heard of others.
std::array<Description, 2> help_descriptions(const std::filesystem::path& root) {
    const auto page = root / "web" / "help" / "index.html";
    const auto built_in = root / "web" / "src" / "lib" / "help" / "built_in.json";
    const auto lines =
        library::read_help_lines(read_file(root / "content" / library::help_file).value_or(""));
    const auto written = read_file(page);
    if (!lines.lines || !written) return {Description{page, {}}, Description{built_in, {}}};
    const service::HelpView view = service::help_view({}, *lines.lines);
    return {Description{page, filled_help_page(*written, view)},
            Description{built_in, json::text(view) + "\n"}};
}

std::array<Description, 5> descriptions(const std::filesystem::path& root) {
    const auto contract = root / "api" / "openapi.yaml";
    const auto written = read_file(contract);
    auto [help_page, built_in_help] = help_descriptions(root);
    return {Description{root / "docs" / "kinds.md", kinds_markdown()},
            Description{root / "docs" / "rules.md", rules_markdown()},
            Description{contract, written ? contract_with_parts(*written) : std::nullopt},
            std::move(help_page), std::move(built_in_help)};
}

}  // namespace

std::string kinds_markdown() {
    std::string out =
        "# Kinds of entry\n\n" + std::string(made_by) +
        "\n\nEverything in a journal is one of these. A field that was left out means "
        "\"was not asked\". Each kind is described once, in `src/journal`.\n";
    for (const Area area : areas_in_order()) {
        out += "\n## " + std::string(json::Format<Area>::name(area)) + "\n";
        for (const KindInfo& kind : all_kinds()) {
            if (kind.area != area) continue;
            out += "\n### " + std::string(kind.name) + "\n\n" + std::string(kind.meaning) +
                   " Code " + std::to_string(kind.code) + ", version " +
                   std::to_string(kind.version) + ".\n";
            describe_fields(out, body_schema(kind.name));
        }
    }
    return out;
}

std::string rules_markdown() {
    std::string out =
        "# Rules\n\n" + std::string(made_by) +
        "\n\n## Who may write what\n\n"
        "Where a kind has several rows, any of them is enough. For every entry:\n\n"
        "- Whoever has no part in a client's record learns nothing of it; if they may "
        "know of it, the answer is `rule.stranger`.\n"
        "- Nothing is written in another's name (`rule.on_behalf`), but for this: in session the "
        "care team may write the client's part down for them, where a row says so under "
        "*together*. It is asked as the client would be, is for the `circle`, and counts for "
        "nothing until the client confirms it.\n"
        "- Only the client keeps something to themselves (`mine`) or shares it with "
        "supporters (`shared`); the care team writes to the `circle`, supporters write what is "
        "`shared` (`rule.audience`). What puts right an entry that was kept to oneself is "
        "kept to oneself too, and leaving a care team never is.\n"
        "- It happened within the last year, and not ahead of the clock by more than "
        "ten minutes (`entry.time`).\n";
    for (const Area area : areas_in_order()) describe_writing(out, area);
    out +=
        "\n## Who may see what\n\n"
        "A view is made only from the entries that its reader may see. A stranger sees nothing.\n\n"
        "| written for | reader | |\n|---|---|---|\n";
    for (const SeeRule& rule : see_rules()) {
        out += "| `" + std::string(json::Format<Audience>::name(rule.audience)) + "` | " +
               with_spaces(json::Format<Relation>::name(rule.viewer)) + " | " +
               std::string(rule.sentence) + " |\n";
    }
    out +=
        "\n## For whom a view opens\n\nEveryone else is told that there is nothing.\n\n"
        "| view | opens for |\n|---|---|\n";
    for (const OpenRule& rule : open_rules()) {
        out +=
            "| `" + std::string(rule.view) + "` | " + names_of<Relation>(rule.opens_for) + " |\n";
    }
    describe_wins(out);
    return out;
}

std::string rules_json() {
    using boost::json::array;
    array kinds;
    for (const KindInfo& kind : all_kinds()) {
        kinds.push_back(object{{"kind", kind.name}, {"area", json::Format<Area>::name(kind.area)}});
    }
    array writing;
    for (const WriteRule& rule : write_rules()) {
        writing.push_back(object{{"kind", rule.kind},
                                 {"who", names_in<Role>(rule.who)},
                                 {"when", rule.when.name},
                                 {"together", rule.together == Together::yes}});
    }
    array seeing;
    for (const SeeRule& rule : see_rules()) {
        seeing.push_back(object{{"audience", json::Format<Audience>::name(rule.audience)},
                                {"viewer", json::Format<Relation>::name(rule.viewer)},
                                {"sees", rule.sees.name}});
    }
    array opening;
    for (const OpenRule& rule : open_rules()) {
        opening.push_back(
            object{{"view", rule.view}, {"opens_for", names_in<Relation>(rule.opens_for)}});
    }
    return boost::json::serialize(object{{"kinds", std::move(kinds)},
                                         {"writing", std::move(writing)},
                                         {"seeing", std::move(seeing)},
                                         {"opening", std::move(opening)}}) +
           "\n";
}

std::string openapi_kinds() {
    std::string out;
    for (const KindInfo& kind : all_kinds()) describe_schema(out, kind);
    out +=
        "    RefusalCode:\n      description: The codes of problems that a rule answers with.\n"
        "      type: string\n      enum:\n";
    for (const std::string& code : refusal_codes()) out += "        - " + code + "\n";
    return out;
}

Result<void> write_descriptions(const std::filesystem::path& root) {
    for (const Description& description : descriptions(root)) {
        if (!description.should_say) {
            return Problem{Kind::not_found, "describe.no_place",
                           "There is no place for " + description.path.filename().string() + ".",
                           "Run this in the folder of the source code, where api/openapi.yaml has "
                           "the marks of `kinds` and of `views`, and content/help.toml no fault.",
                           ""};
        }
    }
    for (const Description& description : descriptions(root)) {
        std::ofstream out(description.path, std::ios::binary | std::ios::trunc);
        out << *description.should_say;
        if (!out.flush()) {
            return Problem{
                Kind::not_found, "describe.not_written", "A description could not be written.",
                "Check that the folder may be written: " + description.path.parent_path().string(),
                ""};
        }
    }
    return {};
}

bool descriptions_are_current(const std::filesystem::path& root) {
    return std::ranges::all_of(descriptions(root), [](const Description& description) {
        return description.should_say && read_file(description.path) == description.should_say;
    });
}

}  // namespace alongside::cli
