// Finding meetings among very many made-up ones: taking them over, each kind of search in process,
// what fits a client, and all of it over HTTP.
#include "finding.hpp"
#include "made_up_meetings.hpp"

#include "directory/matching.hpp"

#include <fmt/format.h>

#include <functional>

namespace alongside::bench {
namespace {

using directory::Query;
using directory::When;

constexpr std::size_t lists = 3;  ///< a list may have 64 MiB at most
constexpr std::size_t queries_wanted = 300;
constexpr std::size_t matches_wanted = 30;
constexpr double megabyte = 1024.0 * 1024.0;

/// A kind of search: what is asked in process, and the same in an address.
struct Search {
    const char* id;
    const char* name;
    std::function<void(Query&, const Town&)> ask;
    std::function<std::string(const Town&)> address;
};

void near(Query& query, const Town& town) {
    query.near = directory::position_at(town.latitude, town.longitude);
}

std::string near(const Town& town) {
    return fmt::format("near={:.5f},{:.5f}", town.latitude, town.longitude);
}

const std::vector<Search>& searches() {
    static const std::vector<Search> all = {
        {"nearest", "the nearest, open (in process: in the evening)",
         [](Query& query, const Town& town) {
             near(query, town);
             query.facets.set(directory::bit(directory::Facet::open));
             query.from = std::chrono::hours{17};
             query.to = std::chrono::hours{22};
         },
         [](const Town& town) { return near(town) + "&types=open"; }},
        {"tonight_near", "tonight within 50 km",
         [](Query& query, const Town& town) {
             near(query, town);
             query.when = When::tonight;
         },
         [](const Town& town) { return near(town) + "&when=tonight"; }},
        {"tonight", "tonight, everywhere",
         [](Query& query, const Town& town) {
             query.when = When::tonight;
             query.viewer_zone = town.zone;
         },
         [](const Town& town) { return "when=tonight&zone=" + town.zone; }},
        {"anytime", "at any time, everywhere", [](Query&, const Town&) {},
         [](const Town&) { return std::string("when=any"); }},
        {"online", "online, by the viewer's clock",
         [](Query& query, const Town& town) {
             query.venue = directory::Venue::online;
             query.viewer_zone = town.zone;
         },
         [](const Town& town) { return "format=online&zone=" + town.zone; }},
        {"place", "in a town", [](Query& query, const Town& town) { query.place = town.name; },
         [](const Town& town) {
             return "place=Town%20" + town.name.substr(town.name.find(' ') + 1);
         }},
        {"words", "two words", [](Query& query, const Town&) { query.text = "big wom"; },
         [](const Town&) { return std::string("text=big%20wom"); }},
        {"common_word", "a word that nearly all have",
         [](Query& query, const Town&) { query.text = "street"; },
         [](const Town&) { return std::string("text=street"); }},
        {"common_word_near", "the same, the nearest",
         [](Query& query, const Town& town) {
             near(query, town);
             query.text = "street";
         },
         [](const Town& town) { return near(town) + "&text=street"; }},
    };
    return all;
}

/// One kind of search from every town; @returns the latencies
Latencies search_all(const directory::Index& index, const Search& kind,
                     std::span<const Town> towns) {
    Latencies latencies;
    const Instant now = system_now();
    for (const Town& town : towns) {
        Query query;
        kind.ask(query, town);
        const auto begin = std::chrono::steady_clock::now();
        const auto answer = index.search(query, now);
        latencies.add(std::chrono::steady_clock::now() - begin);
        if (!answer || !answer->candidates.empty()) {
            throw std::runtime_error(std::string("a search failed: ") + kind.name);
        }
    }
    return latencies;
}

/// What fits a client with many wishes, from some towns; @returns the latencies
Latencies match_all(const directory::Index& index, std::span<const Town> towns) {
    directory::Wishes wishes;
    wishes.languages.set(directory::bit(directory::Facet::spanish));
    for (const auto facet : {directory::Facet::women, directory::Facet::lgbtq}) {
        wishes.groups.set(directory::bit(facet));
    }
    wishes.fellowships = {"aa", "smart"};
    wishes.days = 0b0101010;
    wishes.times = 0b0110;
    wishes.barriers.set();
    Latencies latencies;
    const Instant now = system_now();
    for (const Town& town : towns.first(std::min(matches_wanted, towns.size()))) {
        wishes.home = directory::position_at(town.latitude, town.longitude);
        wishes.zone = town.zone;
        const auto begin = std::chrono::steady_clock::now();
        const auto hits = directory::candidates(index, wishes, {}, now);
        const auto list = directory::suggest(wishes, {}, hits, now);
        latencies.add(std::chrono::steady_clock::now() - begin);
        if (list.empty()) throw std::runtime_error("nothing was suggested");
    }
    return latencies;
}

void measure_in_process(Bench& bench, const directory::Index& index, std::span<const Town> towns) {
    const auto& kinds = searches();
    std::vector<Samples> p99(kinds.size());
    Samples mean, matching;
    for (std::size_t round = 0; round < bench.sizes.rounds; ++round) {
        for (std::size_t i = 0; i < kinds.size(); ++i) {
            const Latencies latencies = search_all(index, kinds[i], towns);
            p99[i].push_back(latencies.percentile(0.99));
            if (i == 0) mean.push_back(latencies.mean());
        }
        matching.push_back(match_all(index, towns).percentile(0.99) / 1000);
    }
    bench.results.add(alone("directory.nearest.mean", "the nearest: mean", "µs", mean));
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        bench.results.add(alone(fmt::format("directory.search.{}.p99", kinds[i].id),
                                fmt::format("{}: p99", kinds[i].name), "µs", p99[i]));
    }
    bench.results.add(alone("directory.match.p99", "what fits a client: p99", "ms", matching));
}

}  // namespace

void measure_directory(Bench& bench) {
    Program program(bench.folder("directory"));
    program.add_clients(1, 0);
    const SignedIn reader = program.sign_in(program.clients()).front();
    program.close();
    MadeUpMeetings made_up;
    std::vector<std::string> files;
    for (std::size_t i = 0; i < lists; ++i) {
        files.push_back(made_up.list(bench.sizes.meetings / lists));
    }
    const Ran imported = import_lists(bench, program, files);
    std::vector<Town> towns;
    for (std::size_t i = 0; i < queries_wanted; ++i) towns.push_back(made_up.towns().somewhere());

    bench.results.begin(fmt::format("Finding among {} meetings", bench.sizes.meetings));
    bench.results.add(
        alone("directory.import", "import by the command line", "s", {imported.lasted.count()}));
    bench.results.add(alone("directory.import.memory", "import, most memory", "MB",
                            {imported.most_memory / megabyte}));
    program.open();
    const auto index = program.services().directory.index();
    // What looks the same in two lists is one meeting.
    std::size_t listed = index->meetings().size();
    for (const auto& meeting : index->meetings()) listed += meeting.also_from.size();
    if (listed != bench.sizes.meetings / lists * lists) {
        throw std::runtime_error("a made-up meeting was not taken over");
    }
    measure_in_process(bench, *index, towns);
    program.close();
    const auto over_http = searches_over_http("directory", "/api/v1/directory/search",
                                              R"({"meetings":[)", searches(), towns);
    measure_over_http(bench, program, over_http, reader.token);
}

}  // namespace alongside::bench
