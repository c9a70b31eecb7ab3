// Finding meetings among very many made-up ones: the nearest twenty that fit, in process and over
// HTTP.
#include "parts.hpp"
#include "talks.hpp"

#include <fmt/format.h>

#include <cmath>
#include <random>

namespace alongside::bench {
namespace {

constexpr std::size_t cities = 3000;
constexpr std::size_t lists = 3;  ///< a list may have 64 MiB at most
constexpr std::size_t queries_wanted = 300;
constexpr const char* type_codes[] = {"O", "C", "D", "BE", "W", "M", "LGBTQ", "S", "X", "ST"};

struct Place {
    double latitude = 0;
    double longitude = 0;
};

/// Towns and their meetings, the same every time: the first town has the most of them, the n-th
/// one n-th as many.
class MadeUp {
public:
    MadeUp() {
        std::vector<double> sizes;
        for (std::size_t i = 0; i < cities; ++i) {
            towns_.push_back({between(30, 47), between(-120, -75)});
            sizes.push_back(1.0 / static_cast<double>(i + 1));
        }
        town_ = std::discrete_distribution<std::size_t>(sizes.begin(), sizes.end());
    }

    /// A point of a town, within some kilometres of its middle.
    [[nodiscard]] Place somewhere() {
        const Place& town = towns_[town_(chance_)];
        return {town.latitude + between(-0.1, 0.1), town.longitude + between(-0.1, 0.1)};
    }
    /// A list in Meeting Guide form.
    [[nodiscard]] std::string list(std::size_t meetings) {
        std::string text = "[";
        for (std::size_t i = 0; i < meetings; ++i) {
            const Place place = somewhere();
            const auto hour = static_cast<int>(between(6, 22));
            text += fmt::format(
                R"({}{{"slug":"m{}","name":"Group {}","day":{},"time":"{:02}:00","end_time":"{:02}:00",)"
                R"("timezone":"America/New_York","types":["{}","{}"],"location":"Hall {}",)"
                R"("formatted_address":"{} Main Street, Alder Falls, NY, USA",)"
                R"("latitude":{:.6f},"longitude":{:.6f}}})",
                i == 0 ? "" : ",\n", i, i, static_cast<int>(between(0, 7)), hour, hour + 1, type(),
                type(), i, i % 900 + 1, place.latitude, place.longitude);
        }
        return text + "]";
    }

private:
    [[nodiscard]] double between(double low, double high) {
        return std::uniform_real_distribution<double>(low, high)(chance_);
    }
    [[nodiscard]] const char* type() {
        return type_codes[static_cast<std::size_t>(between(0, std::size(type_codes)))];
    }

    std::mt19937_64 chance_{1};  ///< the same every time
    std::vector<Place> towns_;
    std::discrete_distribution<std::size_t> town_;
};

void import(Program& program, MadeUp& made_up, std::size_t meetings) {
    for (std::size_t i = 0; i < lists; ++i) {
        const std::size_t size = meetings / lists;
        const auto report = must(program.services().directory.import_meeting_guide(
            made_up.list(size), {"list-" + std::to_string(i), "aa", "America/New_York"}));
        if (report.kept != static_cast<std::int64_t>(size)) {
            throw std::runtime_error("a made-up meeting was not taken over");
        }
    }
}

/// The nearest twenty, open to everyone, in the evening.
directory::Query query_at(const Place& place) {
    directory::Query query;
    query.near = directory::position_at(place.latitude, place.longitude);
    query.facets.set(directory::bit(directory::Facet::open));
    query.from = std::chrono::hours{17};
    query.to = std::chrono::hours{22};
    return query;
}

/// Every search once; @returns their latencies
Latencies search_all(const directory::Index& index, std::span<const Place> places) {
    Latencies latencies;
    const Instant now = system_now();
    for (const Place& place : places) {
        const auto query = query_at(place);
        const auto begin = std::chrono::steady_clock::now();
        const auto answer = index.search(query, now);
        latencies.add(std::chrono::steady_clock::now() - begin);
        if (!answer || answer->hits.size() != query.limit) {
            throw std::runtime_error("a search did not find its twenty meetings");
        }
    }
    return latencies;
}

/// Searches from one place after another.
class Searching : public Talk {
public:
    Searching(std::uint16_t port, std::span<const Place> places, const std::string& token,
              std::size_t first)
        : turn_(first) {
        for (const Place& place : places) {
            requests_.push_back(get_request(
                port,
                fmt::format("/api/v1/directory/search?near={:.5f},{:.5f}&types=open&limit=20",
                            place.latitude, place.longitude),
                token));
        }
    }
    const std::string& next() override { return requests_[turn_++ % requests_.size()]; }
    bool is_good(const Reply& reply) override {
        return reply.status == 200 && reply.body.starts_with(R"({"meetings":[{)");
    }

private:
    std::vector<std::string> requests_;
    std::size_t turn_;
};

}  // namespace

void measure_directory(Bench& bench) {
    Program program(bench.folder("directory"));
    program.add_clients(1, 0);
    const SignedIn reader = program.sign_in(program.clients()).front();
    MadeUp made_up;
    import(program, made_up, bench.sizes.meetings);
    std::vector<Place> places;
    for (std::size_t i = 0; i < queries_wanted; ++i) places.push_back(made_up.somewhere());

    Samples mean, p99, over_http;
    {
        const auto index = program.services().directory.index();
        for (std::size_t round = 0; round < bench.sizes.rounds; ++round) {
            const Latencies latencies = search_all(*index, places);
            mean.push_back(latencies.mean());
            p99.push_back(latencies.percentile(0.99));
        }
    }
    program.close();
    const Child server(serve_command(bench.alongside(), program.folder()));
    Load load;
    load.port = server.port();
    load.lasts = bench.sizes.lasts;
    for (std::size_t round = 0; round < bench.sizes.rounds; ++round) {
        over_http.push_back(run_load(load, [&](std::size_t n) {
                                return std::make_unique<Searching>(load.port, places, reader.token,
                                                                   n * 4);
                            }).rate());
    }
    bench.results.begin(fmt::format("The nearest 20 of {} meetings, open and in the evening",
                                    bench.sizes.meetings));
    bench.results.add(alone("directory.nearest.mean", "in process: mean", "µs", mean));
    bench.results.add(alone("directory.nearest.p99", "in process: p99", "µs", p99));
    bench.results.add(
        alone("directory.http", "over HTTP (open, any time), 64 connections", "/s", over_http));
}

}  // namespace alongside::bench
