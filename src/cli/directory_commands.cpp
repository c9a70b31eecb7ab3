// directory import, directory check, directory template, directory search.
#include "cli/commands.hpp"
#include "cli/directory_lists.hpp"
#include "cli/instance.hpp"

#include "directory/csv.hpp"
#include "directory/query_words.hpp"

#include <fmt/format.h>
#include <boost/json.hpp>

#include <iostream>

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

boost::json::object described(const ReadList& list, bool with_rows) {
    const directory::Report& report = list.listing.report;
    const auto counts = [](const auto& from) {
        boost::json::object result;
        for (const auto& [name, count] : from) result[name] = count;
        return result;
    };
    boost::json::array skipped;
    for (const directory::SkippedRecord& each : report.skipped_records) {
        skipped.push_back({{"record", each.record},
                           {"name", each.name},
                           {"reason", each.reason},
                           {"what_to_do", directory::what_to_do(each.reason)}});
    }
    boost::json::object result{{"source", list.source.name},
                               {"format", directory::to_text(list.format)},
                               {"fellowship", list.source.fellowship},
                               {"read", report.read},
                               {"kept", report.kept},
                               {"merged", report.merged},
                               {"skipped", report.skipped},
                               {"reasons", counts(report.reasons)},
                               {"notes", counts(report.notes)},
                               {"skipped_records", std::move(skipped)},
                               {"meetings", list.listing.meetings.size()},
                               {"resources", list.listing.resources.size()}};
    if (!with_rows) return result;
    boost::json::array rows;
    for (const auto& each : list.listing.meetings) {
        rows.push_back(boost::json::parse(directory::to_json(each)));
    }
    for (const auto& each : list.listing.resources) {
        rows.push_back(boost::json::parse(directory::to_json(each)));
    }
    result["rows"] = std::move(rows);
    return result;
}

void print(const ReadList& list) {
    const directory::Report& report = list.listing.report;
    fmt::print("{}: {}, {} read = {} kept + {} merged + {} skipped\n", list.source.name,
               directory::to_text(list.format), report.read, report.kept, report.merged,
               report.skipped);
    for (const directory::SkippedRecord& each : report.skipped_records) {
        fmt::print("  record {}{}: {}. {}\n", each.record,
                   each.name.empty() ? "" : " (" + each.name + ")", each.reason,
                   directory::what_to_do(each.reason));
    }
    const std::size_t named = report.skipped_records.size();
    if (report.skipped > named) fmt::print("  and {} more\n", report.skipped - named);
    for (const auto& [note, count] : report.notes) fmt::print("  noticed: {} ({})\n", note, count);
}

Problem cannot(const char* code, const char* title, const char* detail) {
    return {Kind::invalid, code, title, detail, ""};
}

Result<void> read_time(const SearchAsked& asked, directory::Query& query) {
    query.when = directory::when_named(asked.when).value_or(directory::When::anytime);
    if (query.when == directory::When::day) {
        query.day = parse_day(asked.day);
        if (!query.day) {
            return cannot("search.day", "That is not a day.", "Write it as YYYY-MM-DD with --day.");
        }
    }
    if (query.when == directory::When::weekday) {
        if (asked.weekday < 0) {
            return cannot("search.weekday", "Say which weekday.", "Use --weekday 0 to 6.");
        }
        query.weekday = std::chrono::weekday{static_cast<unsigned>(asked.weekday)};
    }
    for (const auto& [text, hour] :
         {std::pair{asked.from, &query.from}, std::pair{asked.to, &query.to}}) {
        if (text.empty()) continue;
        *hour = directory::wall_time(text);
        if (!*hour) {
            return cannot("search.hours", "That is not a time of day.", "Write it as HH:MM.");
        }
    }
    return {};
}

Result<void> read_place(const SearchAsked& asked, directory::Query& query) {
    query.place = asked.place;
    if (!asked.near.empty()) {
        double lat = 0;
        double lon = 0;
        if (std::sscanf(asked.near.c_str(), "%lf,%lf", &lat, &lon) == 2) {
            query.near = directory::position_at(lat, lon);
        }
        if (!query.near) {
            return cannot("search.near", "That is not a point.",
                          "Write latitude,longitude in degrees.");
        }
    }
    if (asked.radius_km > 0) query.radius_km = asked.radius_km;
    return {};
}

Result<directory::Query> query_of(const SearchAsked& asked) {
    directory::Query query;
    if (auto done = read_time(asked, query); !done) return done.error();
    if (auto done = read_place(asked, query); !done) return done.error();
    query.text = asked.text;
    query.fellowship = asked.fellowship;
    query.limit = static_cast<std::size_t>(asked.limit);
    query.venue = directory::venue_named(asked.format).value_or(directory::Venue::any);
    const auto facets = directory::facets_named(asked.types);
    if (!facets) {
        return cannot("search.types", "One of these types is not known.",
                      "See docs/directory.md for their names.");
    }
    query.facets = *facets;
    return query;
}

}  // namespace

int directory_import(const Common& common, const ListsAsked& asked) {
    const auto lists = read_lists(asked);
    if (!lists) return fail(common, lists.error());
    auto instance = open(common, system_now);
    if (!instance) return fail(common, instance.error());
    Imported all;
    for (const ReadList& list : *lists) {
        auto report =
            (*instance)->services().directory.take_over(list.source, list.format, list.listing);
        if (!report) return fail(common, report.error());
        if (!common.json) print(*report);
        add(all, std::move(*report));
    }
    if (common.json) std::cout << json::text(all) << "\n";
    return 0;
}

int directory_check(const Common& common, const ListsAsked& asked) {
    const auto lists = read_lists(asked);
    if (!lists) return fail(common, lists.error());
    boost::json::array all;
    for (const ReadList& list : *lists) {
        if (common.json) {
            all.push_back(described(list, asked.rows));
        } else {
            print(list);
        }
    }
    if (common.json) {
        std::cout << boost::json::serialize(boost::json::object{{"lists", std::move(all)}}) << "\n";
    }
    return 0;
}

int directory_template() {
    std::cout << directory::csv_template();
    return 0;
}

int directory_search(const Common& common, const SearchAsked& asked) {
    Clock clock = system_now;
    if (!asked.now.empty()) {
        const auto moment = parse_moment(asked.now);
        if (!moment) {
            return fail(common, cannot("search.now", "That is not a time.",
                                       "Write it as 2026-11-21T18:00:00-05:00."));
        }
        clock = [at = moment->at] { return at; };
    }
    const auto query = query_of(asked);
    if (!query) return fail(common, query.error());
    auto instance = open(common, clock);
    if (!instance) return fail(common, instance.error());
    const auto answer = (*instance)->services().directory.search(*query);
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
