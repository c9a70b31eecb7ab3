// instrument list, check, score and import.
#include "cli/commands.hpp"
#include "cli/instruments.hpp"

#include "base/log.hpp"
#include "measures/scoring.hpp"
#include "store/files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iostream>

namespace alongside::cli {
namespace {

namespace fs = std::filesystem;
using measures::Definition;
using measures::Tier;

constexpr std::size_t largest_batch_line = measures::largest_sheet;

/// One line of the list, for programs.
struct Listed {
    std::string id;
    std::string version;
    measures::Worded title;
    std::string tier;   ///< A, B or C
    std::string state;  ///< on, off until its notice is accepted, wording to be supplied
    std::vector<std::string> languages;
    int items = 0;
    std::string attribution;
};
BOOST_DESCRIBE_STRUCT(Listed, (), (id, version, title, tier, state, languages, items, attribution))

struct Listing {
    std::vector<Listed> instruments;
    std::vector<measures::Fault> faults;
};
BOOST_DESCRIBE_STRUCT(Listing, (), (instruments, faults))

struct Checked {
    std::string id;  ///< empty where it has faults
    std::string version;
    std::vector<measures::Fault> faults;
};
BOOST_DESCRIBE_STRUCT(Checked, (), (id, version, faults))

struct Imported {
    std::string id;
    std::string version;
};
BOOST_DESCRIBE_STRUCT(Imported, (), (id, version))

/// The beginning of a file, one byte more than is allowed, so that too large shows.
Result<std::string> text_of_file(const std::string& name, std::size_t most) {
    std::ifstream file(name, std::ios::binary);
    if (!file || fs::is_directory(name)) {
        return Problem{Kind::not_found, "instrument.file", "This file cannot be read.",
                       "Check its name: " + name, ""};
    }
    std::string text(most + 1, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(file.gcount()));
    return text;
}

std::string tier_of(const Definition& definition) {
    return std::string(1, static_cast<char>('A' + static_cast<int>(definition.licence.tier)));
}

std::string state_of(const Definition& definition) {
    if (!measures::has_wording(definition)) return "wording to be supplied";
    return definition.licence.tier == Tier::by_notice ? "off until its notice is accepted" : "on";
}

Listed listed(const Definition& definition) {
    return {definition.id,
            definition.version,
            definition.title,
            tier_of(definition),
            state_of(definition),
            definition.languages,
            static_cast<int>(definition.items.size()),
            definition.licence.attribution};
}

void print_faults(const std::vector<measures::Fault>& faults) {
    for (const measures::Fault& fault : faults) {
        std::cerr << fmt::format("{}{}{}: {}\n", fault.file, fault.path.empty() ? "" : "#",
                                 fault.path, fault.sentence);
    }
}

std::string number(const std::optional<double>& value) {
    return value ? fmt::format("{}", *value) : "not scored";
}

void print_score(const measures::Score& score) {
    fmt::print("{} {}: {}\n", score.instrument, score.version, measures::name_of(score.status));
    if (score.total) fmt::print("  total {}\n", *score.total);
    const bool is_open = std::ranges::find(score.flags, "band-not-confirmed") != score.flags.end();
    if (score.band) fmt::print("  {}{}\n", *score.band, is_open ? " (still to be confirmed)" : "");
    for (const auto& [id, value] : score.subscales) fmt::print("  {} {}\n", id, number(value));
    if (!score.flags.empty()) fmt::print("  flags: {}\n", fmt::join(score.flags, ", "));
    fmt::print("  rule: {}\n", score.rule);
}

Problem no_such(const ScoreAsked& asked) {
    return {Kind::not_found, "instrument.none",
            fmt::format("There is no instrument {}{}{}.", asked.id,
                        asked.version.empty() ? "" : " of version ", asked.version),
            "Run `alongside instrument list` to see what there is.", ""};
}

/// The definition that is asked for; without a version the one that the answers name, or the
/// newest.
const Definition* find(const measures::Catalog& catalog, const ScoreAsked& asked,
                       const std::string& version) {
    if (!asked.version.empty()) return catalog.find(asked.id, asked.version);
    return version.empty() ? catalog.find(asked.id) : catalog.find(asked.id, version);
}

int score_one(const Common& common, const measures::Catalog& catalog, const ScoreAsked& asked) {
    const auto text = text_of_file(asked.answers, measures::largest_sheet);
    if (!text) return fail(common, text.error());
    const auto parsed = json::parse(*text);
    const Definition* definition =
        find(catalog, asked, parsed ? measures::version_of(*parsed) : std::string());
    if (definition == nullptr) return fail(common, no_such(asked));
    const auto answers = measures::answers_from_text(*definition, *text);
    if (!answers) return fail(common, answers.error());
    const measures::Score score = measures::score(*definition, *answers);
    if (common.json) {
        std::cout << measures::to_json(score) << "\n";
    } else {
        print_score(score);
    }
    return 0;
}

/// One sheet a line; a line of JSON for each, a problem for those that cannot be.
int score_many(const Common& common, const measures::Catalog& catalog, const ScoreAsked& asked) {
    const Definition* definition = find(catalog, asked, "");
    if (definition == nullptr) return fail(common, no_such(asked));
    std::ifstream file(asked.batch, std::ios::binary);
    if (!file || fs::is_directory(asked.batch)) {
        return fail(common, {Kind::not_found, "instrument.file", "This file cannot be read.",
                             "Check its name: " + asked.batch, ""});
    }
    bool is_good = true;
    std::string line;
    std::string out;
    while (std::getline(file, line)) {
        const auto answers = measures::answers_from_text(
            *definition, std::string_view(line).substr(0, largest_batch_line));
        if (answers) {
            out += measures::to_json(measures::score(*definition, *answers));
        } else {
            is_good = false;
            out += "{\"problem\":";
            json::write(out, answers.error().code);
            out += ",\"title\":";
            json::write(out, answers.error().title);
            out += '}';
        }
        out += '\n';
    }
    std::cout << out;
    return is_good ? 0 : 2;
}

}  // namespace

measures::Catalog open_instruments(const fs::path& data) {
    measures::Catalog catalog = measures::built_in_catalog();
    const fs::path folder = data / "instruments";
    std::vector<measures::File> files;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error)) {
        const fs::path& name = entry.path();
        if (!entry.is_regular_file() || entry.is_symlink() || name.extension() != ".json") continue;
        if (files.size() >= measures::most_definitions) break;
        auto text = text_of_file(name.string(), measures::largest_definition);
        if (text) files.emplace_back(name.filename().string(), std::move(*text));
    }
    std::ranges::sort(files);
    measures::add(catalog, files);
    return catalog;
}

void log_faults(const measures::Catalog& catalog) {
    for (const measures::Fault& fault : catalog.faults) {
        log::warning("An instrument was left out.", {{"file", fault.file}, {"path", fault.path}});
    }
}

int instrument_list(const Common& common) {
    const measures::Catalog catalog = open_instruments(common.data);
    Listing listing;
    for (const Definition& definition : catalog.definitions) {
        listing.instruments.push_back(listed(definition));
    }
    listing.faults = catalog.faults;
    if (common.json) {
        std::cout << json::text(listing) << "\n";
    } else {
        for (const Listed& each : listing.instruments) {
            fmt::print("{:<11} {:<5} {}  {:<34} {}\n", each.id, each.version, each.tier, each.state,
                       each.title.begin()->second);
        }
        print_faults(listing.faults);
    }
    return listing.faults.empty() ? 0 : 1;
}

int instrument_check(const Common& common, const std::string& file) {
    const auto text = text_of_file(file, measures::largest_definition);
    if (!text) return fail(common, text.error());
    const auto [read, faults] = measures::read_import(open_instruments(common.data), file, *text);
    Checked checked;
    checked.faults = faults;
    if (read) {
        checked.id = read->id;
        checked.version = read->version;
    }
    if (common.json) {
        std::cout << json::text(checked) << "\n";
    } else {
        print_faults(faults);
        if (read) fmt::print("{} {}: no faults, {}\n", read->id, read->version, state_of(*read));
    }
    return read ? 0 : 1;
}

int instrument_score(const Common& common, const ScoreAsked& asked) {
    if (asked.answers.empty() == asked.batch.empty()) {
        return fail(common, {Kind::invalid, "instrument.answers", "Name the answers.",
                             "One file, or with --batch a file with one list a line.", ""});
    }
    const measures::Catalog catalog = open_instruments(common.data);
    return asked.batch.empty() ? score_one(common, catalog, asked)
                               : score_many(common, catalog, asked);
}

int instrument_import(const Common& common, const std::string& file) {
    const fs::path data(common.data);
    if (!fs::is_directory(data)) {
        return fail(common, {Kind::not_found, "data.none", "There is no such data folder.",
                             "Name it with --data, or make one with `alongside init`.", ""});
    }
    const auto text = text_of_file(file, measures::largest_definition);
    if (!text) return fail(common, text.error());
    const measures::Catalog catalog = open_instruments(data);
    const auto [read, faults] = measures::read_import(catalog, file, *text);
    if (!read) {
        print_faults(faults);
        return fail(common,
                    {Kind::invalid, "instrument.faults", "This definition cannot be used yet.",
                     "Mend what is named, and try again. Nothing was changed.", ""});
    }
    if (const auto conflict = measures::conflict_of(catalog, *read)) return fail(common, *conflict);
    const bool is_there = catalog.find(read->id, read->version) != nullptr;
    const fs::path folder = data / "instruments";
    fs::create_directories(folder);
    fs::permissions(folder, fs::perms::owner_all);
    const fs::path kept = folder / fmt::format("{}@{}.json", read->id, read->version);
    if (!is_there) {
        // Whole or not at all: written beside it, then renamed.
        const fs::path beside = folder / (kept.filename().string() + ".new");
        fs::remove(beside);
        store::write_private(beside, read->text);
        fs::rename(beside, kept);
        store::sync(folder);
    }
    if (common.json) {
        std::cout << json::text(Imported{read->id, read->version}) << "\n";
    } else {
        fmt::print("{} {}: {}\n", read->id, read->version, state_of(*read));
    }
    return 0;
}

}  // namespace alongside::cli
