// directory import, directory search.
#include "cli/commands.hpp"
#include "cli/instance.hpp"

#include "directory/fetch.hpp"

#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <ranges>
#include <sstream>

namespace alongside::cli {
namespace {

/// What several imports did together; `sources` has each.
struct Imported {
    std::int64_t read = 0;
    std::int64_t kept = 0;
    std::int64_t merged = 0;
    std::int64_t skipped = 0;
    std::map<std::string, std::int64_t> reasons;
    std::vector<service::ImportReport> sources;
};
BOOST_DESCRIBE_STRUCT(Imported, (), (read, kept, merged, skipped, reasons, sources))

constexpr std::uintmax_t largest_file = 64U << 20U;

bool is_address(const std::string& text) {
    return text.starts_with("http://") || text.starts_with("https://");
}

/// A short name for a list: of a file its name, of an address its host.
std::string source_name(const std::string& file) {
    std::string name;
    if (is_address(file)) {
        const auto begin = file.find("//") + 2;
        name = file.substr(begin, file.find('/', begin) - begin);
    } else {
        name = std::filesystem::path(file).stem().string();
    }
    std::erase_if(name, [](char c) { return c == '/' || c == '?' || c == '#' || c == ' '; });
    return name;
}

Result<std::string> read_file(const std::string& file) {
    std::error_code error;
    const auto size = std::filesystem::file_size(file, error);
    std::ifstream in(file, std::ios::binary);
    if (error || !in) {
        return Problem{Kind::not_found, "import.file", "The file " + file + " cannot be read.",
                       "Check its name and that you may read it.", ""};
    }
    if (size > largest_file) {
        return Problem{Kind::too_large, "import.size", "The file is larger than 64 MiB.",
                       "Split it.", ""};
    }
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

Result<std::string> read_list(const std::string& file) {
    if (!is_address(file)) return read_file(file);
    auto fetched = directory::fetch(file);
    if (!fetched) return fetched.error();
    return std::move(fetched->body);
}

Result<std::unique_ptr<Instance>> open(const Common& common, const Clock& clock) {
    auto config = load_config(common.data);
    if (!config) return config.error();
    apply(*config, common.overrides);
    return open_instance(*config, clock, post_at_once());
}

void print(const service::ImportReport& report) {
    fmt::print("{}: {} read = {} kept + {} merged + {} skipped", report.source, report.read,
               report.kept, report.merged, report.skipped);
    fmt::print("  ({} new, {} changed, {} unchanged, {} vanished)\n", report.added, report.changed,
               report.unchanged, report.vanished);
    for (const auto& [reason, count] : report.reasons)
        fmt::print("  skipped: {} ({})\n", reason, count);
    for (const auto& [note, count] : report.notes) fmt::print("  noticed: {} ({})\n", note, count);
}

void add(Imported& all, service::ImportReport report) {
    all.read += report.read;
    all.kept += report.kept;
    all.merged += report.merged;
    all.skipped += report.skipped;
    for (const auto& [reason, count] : report.reasons) all.reasons[reason] += count;
    all.sources.push_back(std::move(report));
}

}  // namespace

int directory_import(const Common& common, const ImportAsked& asked) {
    if (asked.format != "meeting-guide") {
        return fail(common, {Kind::invalid, "import.format", "That format is not known.",
                             "Use --format meeting-guide.", ""});
    }
    if (!asked.zone.empty() && !is_zone(asked.zone)) {
        return fail(common, {Kind::invalid, "import.zone", "This is not a time zone.",
                             "Use a name such as America/Chicago.", ""});
    }
    if (!asked.source.empty() && asked.files.size() > 1) {
        return fail(common,
                    {Kind::invalid, "import.source", "One name cannot stand for several lists.",
                     "Import them one by one, or leave --source out.", ""});
    }
    auto instance = open(common, system_now);
    if (!instance) return fail(common, instance.error());
    Imported all;
    for (const std::string& file : asked.files) {
        const auto text = read_list(file);
        if (!text) return fail(common, text.error());
        const directory::Source source{asked.source.empty() ? source_name(file) : asked.source,
                                       asked.fellowship, asked.zone};
        auto report = (*instance)->services().directory.import_meeting_guide(*text, source);
        if (!report) return fail(common, report.error());
        if (!common.json) print(*report);
        add(all, std::move(*report));
    }
    if (common.json) std::cout << json::text(all) << "\n";
    return 0;
}

int directory_search(const Common& common, const SearchAsked& asked) {
    Clock clock = system_now;
    if (!asked.now.empty()) {
        const auto moment = parse_moment(asked.now);
        if (!moment) {
            return fail(common, {Kind::invalid, "search.now", "That is not a time.",
                                 "Write it as 2026-11-21T18:00:00-05:00.", ""});
        }
        clock = [at = moment->at] { return at; };
    }
    directory::Query query;
    query.place = asked.place;
    query.text = asked.text;
    query.limit = static_cast<std::size_t>(asked.limit);
    query.when = asked.when == "now"       ? directory::When::now
                 : asked.when == "tonight" ? directory::When::tonight
                 : asked.when == "day"     ? directory::When::day
                                           : directory::When::anytime;
    if (asked.when == "day") {
        query.day = parse_day(asked.day);
        if (!query.day) {
            return fail(common, {Kind::invalid, "search.day", "That is not a day.",
                                 "Write it as YYYY-MM-DD with --day.", ""});
        }
    }
    for (const auto part : std::views::split(asked.types, ',')) {
        const std::string_view name{part.begin(), part.end()};
        const auto facet = directory::facet_named(name);
        if (!facet) {
            return fail(common, {Kind::invalid, "search.types", "One of these types is not known.",
                                 "See docs/directory.md for their names.", ""});
        }
        query.facets.set(directory::bit(*facet));
    }
    query.venue = asked.format == "online"      ? directory::Venue::online
                  : asked.format == "in_person" ? directory::Venue::in_person
                                                : directory::Venue::any;
    if (!asked.near.empty()) {
        double lat = 0;
        double lon = 0;
        if (std::sscanf(asked.near.c_str(), "%lf,%lf", &lat, &lon) == 2) {
            query.near = directory::position_at(lat, lon);
        }
        if (!query.near) {
            return fail(common, {Kind::invalid, "search.near", "That is not a point.",
                                 "Write latitude,longitude in degrees.", ""});
        }
    }
    auto instance = open(common, clock);
    if (!instance) return fail(common, instance.error());
    const auto answer = (*instance)->services().directory.search(query);
    if (!answer) return fail(common, answer.error());
    if (common.json) {
        std::cout << json::text(*answer) << "\n";
        return 0;
    }
    for (const service::MeetingHit& hit : answer->meetings) {
        std::cout << (hit.starts_at ? to_text(*hit.starts_at).substr(0, 16) : "by appointment  ")
                  << "  " << hit.meeting.name;
        if (hit.meeting.location) std::cout << ", " << *hit.meeting.location;
        if (hit.distance_km) std::cout << fmt::format("  {:.1f} km", *hit.distance_km);
        std::cout << "\n";
    }
    for (const std::string& place : answer->places) std::cout << "place: " << place << "\n";
    return 0;
}

}  // namespace alongside::cli
