// Finding community resources among very many made-up ones: taking them over, each kind of search
// by the service, and all of it over HTTP.
#include "finding.hpp"
#include "made_up_resources.hpp"

#include <fmt/format.h>

#include <functional>

namespace alongside::bench {
namespace {

using directory::ResourceQuery;

constexpr std::size_t queries_wanted = 300;

/// A kind of search: what is asked of the service, and the same in an address.
struct Search {
    const char* id;
    const char* name;
    std::function<void(ResourceQuery&, const Town&)> ask;
    std::function<std::string(const Town&)> address;
};

std::string town_in_address(const Town& town) {
    return "place=Town%20" + town.name.substr(town.name.find(' ') + 1);
}

const std::vector<Search>& searches() {
    static const std::vector<Search> all = {
        {"nearest", "the nearest for a need",
         [](ResourceQuery& query, const Town& town) {
             query.near = directory::position_at(town.latitude, town.longitude);
             query.need = directory::Need::food;
         },
         [](const Town& town) {
             return fmt::format("need=food&near={:.5f},{:.5f}", town.latitude, town.longitude);
         }},
        {"place", "in a town",
         [](ResourceQuery& query, const Town& town) { query.place = town.name; }, town_in_address},
        {"anything", "anything, everywhere", [](ResourceQuery&, const Town&) {},
         [](const Town&) { return std::string(); }},
        {"open", "open now and free",
         [](ResourceQuery& query, const Town&) { query.open_now = query.free_of_cost = true; },
         [](const Town&) { return std::string("open_now=true&free=true"); }},
        {"language", "for a need, in a language",
         [](ResourceQuery& query, const Town&) {
             query.need = directory::Need::housing;
             query.language = "spanish";
         },
         [](const Town&) { return std::string("need=housing&language=spanish"); }},
        {"words", "two words", [](ResourceQuery& query, const Town&) { query.text = "river pan"; },
         [](const Town&) { return std::string("text=river%20pan"); }},
        {"common_word", "a word that all have",
         [](ResourceQuery& query, const Town&) { query.text = "desk"; },
         [](const Town&) { return std::string("text=desk"); }},
    };
    return all;
}

double microseconds_since(std::chrono::steady_clock::time_point begin) {
    return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - begin)
        .count();
}

/// One kind of search from every town; @returns the latencies
Latencies search_all(service::Resources& resources, const Search& kind,
                     std::span<const Town> towns) {
    Latencies latencies;
    std::int64_t found_in_all = 0;
    for (const Town& town : towns) {
        ResourceQuery query;
        kind.ask(query, town);
        const auto begin = std::chrono::steady_clock::now();
        const auto found = resources.search(query);
        latencies.add(std::chrono::steady_clock::now() - begin);
        found_in_all += found.total;
    }
    // A small town may have nothing, but not all of them.
    if (found_in_all == 0) throw std::runtime_error(std::string("nothing found: ") + kind.name);
    return latencies;
}

void measure_by_the_service(Bench& bench, service::Resources& resources,
                            std::span<const Town> towns) {
    const auto& kinds = searches();
    std::vector<Samples> p99(kinds.size());
    Samples choices;
    for (std::size_t round = 0; round < bench.sizes.rounds; ++round) {
        for (std::size_t i = 0; i < kinds.size(); ++i) {
            p99[i].push_back(search_all(resources, kinds[i], towns).percentile(0.99));
        }
        const auto begin = std::chrono::steady_clock::now();
        if (resources.choices().needs.empty()) throw std::runtime_error("nothing can be asked for");
        choices.push_back(microseconds_since(begin));
    }
    bench.results.add(alone("resources.choices", "what can be asked for", "µs", choices));
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        bench.results.add(alone(fmt::format("resources.search.{}.p99", kinds[i].id),
                                fmt::format("{}: p99", kinds[i].name), "µs", p99[i]));
    }
}

}  // namespace

void measure_resources(Bench& bench) {
    Program program(bench.folder("resources"));
    program.add_clients(1, 0);
    const SignedIn reader = program.sign_in(program.clients()).front();
    program.close();
    MadeUpResources made_up;
    const Ran imported = import_lists(bench, program, {made_up.list(bench.sizes.resources)});
    std::vector<Town> towns;
    for (std::size_t i = 0; i < queries_wanted; ++i) towns.push_back(made_up.towns().somewhere());

    bench.results.begin(fmt::format("Finding among {} community resources", bench.sizes.resources));
    bench.results.add(
        alone("resources.import", "import by the command line", "s", {imported.lasted.count()}));
    program.open();
    auto& resources = program.services().resources;
    const auto begin = std::chrono::steady_clock::now();
    const auto all = resources.search({});
    const double first = microseconds_since(begin) / 1000;
    if (static_cast<std::size_t>(all.total) != bench.sizes.resources) {
        throw std::runtime_error("a made-up resource was not taken over");
    }
    bench.results.add(
        alone("resources.first", "the first search, which reads all of them", "ms", {first}));
    measure_by_the_service(bench, resources, towns);
    program.close();
    const auto over_http = searches_over_http("resources", "/api/v1/directory/resources",
                                              R"({"resources":[)", searches(), towns);
    measure_over_http(bench, program, over_http, reader.token);
}

}  // namespace alongside::bench
