#include "finding.hpp"

#include "talks.hpp"

#include <fmt/format.h>

#include <fstream>

namespace alongside::bench {
namespace {

constexpr double megabyte = 1024.0 * 1024.0;

/// Asks one address after another.
class Searching : public Talk {
public:
    Searching(std::uint16_t port, std::span<const std::string> addresses, std::string answer,
              const std::string& token, std::size_t first)
        : answer_(std::move(answer)), turn_(first) {
        for (const std::string& address : addresses) {
            requests_.push_back(get_request(port, address, token));
        }
    }
    const std::string& next() override { return requests_[turn_++ % requests_.size()]; }
    bool is_good(const Reply& reply) override {
        return reply.status == 200 && reply.body.starts_with(answer_);
    }

private:
    std::vector<std::string> requests_;
    std::string answer_;
    std::size_t turn_;
};

}  // namespace

Ran import_lists(const Bench& bench, const Program& program,
                 const std::vector<std::string>& lists) {
    std::vector<std::string> command{bench.alongside(), "directory", "import"};
    for (std::size_t i = 0; i < lists.size(); ++i) {
        const auto file = program.folder() / fmt::format("list-{}.json", i);
        std::ofstream(file) << lists[i];
        command.push_back(file);
    }
    command.insert(command.end(), {"--data", program.folder()});
    return run(command);
}

void measure_over_http(Bench& bench, const Program& program, const Searches& searches,
                       const std::string& token) {
    const Child server(serve_command(bench.alongside(), program.folder()));
    Load load;
    load.port = server.port();
    load.lasts = bench.sizes.lasts;
    const double before = server.memory().anonymous;
    const auto ready = ask(load.port, get_request(load.port, searches.path, token));
    if (ready.status != 200) throw std::runtime_error("the lists cannot be searched");
    const double after = server.memory().anonymous;
    Samples rate, p99;
    for (std::size_t round = 0; round < bench.sizes.rounds; ++round) {
        const auto talk = [&](std::span<const std::string> addresses) {
            return [&, addresses](std::size_t n) {
                return std::make_unique<Searching>(load.port, addresses, searches.answer, token,
                                                   n * 4);
            };
        };
        load.rate = 0;
        rate.push_back(run_load(load, talk(searches.of_a_kind)).rate());
        load.rate = 200;
        p99.push_back(run_load(load, talk(searches.of_all)).latencies.percentile(0.99) / 1000);
    }
    bench.results.add(alone(searches.id + ".http",
                            fmt::format("over HTTP ({}), 64 connections", searches.kind), "/s",
                            rate));
    bench.results.add(alone(searches.id + ".http_200.p99",
                            "over HTTP (all kinds), 200/s offered: p99", "ms", p99));
    bench.results.add(alone(searches.id + ".memory", "the server's memory for all of it", "MB",
                            {(after - before) / megabyte}));
}

}  // namespace alongside::bench
