// From exec to ready, and how much memory the server takes: of a new program at rest, and of a
// large one after people have come by.
#include "parts.hpp"
#include "talks.hpp"

namespace alongside::bench {
namespace {

constexpr double megabyte = 1024.0 * 1024.0;
/// Clients whose plans are read while memory is filled.
constexpr std::size_t readers = 4096;

/// Reads the plans of one client after another.
class Reading : public Talk {
public:
    Reading(std::uint16_t port, std::vector<SignedIn> clients)
        : port_(port), clients_(std::move(clients)) {}
    const std::string& next() override {
        const SignedIn& client = clients_[turn_++ % clients_.size()];
        request_ = get_request(port_, "/api/v1/clients/" + client.reader.person.text() + "/plan",
                               client.token);
        return request_;
    }
    bool is_good(const Reply& reply) override { return reply.status == 200; }

private:
    std::uint16_t port_;
    std::vector<SignedIn> clients_;
    std::size_t turn_ = 0;
    std::string request_;
};

/// @returns milliseconds
double start_time(Bench& bench, const std::filesystem::path& folder) {
    return Child(serve_command(bench.alongside(), folder)).start().count() * 1000;
}

void people_come_by(const Child& server, const std::vector<SignedIn>& clients,
                    std::chrono::milliseconds lasts) {
    Load load;
    load.port = server.port();
    load.connections = std::min<std::size_t>(64, clients.size());
    load.lasts = lasts;
    const auto share = [&](std::size_t n) { return share_of(clients, n, load.connections); };
    (void)run_load(load,
                   [&](std::size_t n) { return std::make_unique<Reading>(load.port, share(n)); });
    (void)run_load(
        load, [&](std::size_t n) { return std::make_unique<CheckingIn>(load.port, share(n)); });
}

void add_memory(Bench& bench, const std::string& id, const std::string& name,
                const Child::Memory& memory) {
    bench.results.add(
        alone(id + ".resident", name + ", resident", "MB", {memory.resident / megabyte}));
    bench.results.add(alone(id + ".anonymous", name + ", not backed by a file", "MB",
                            {memory.anonymous / megabyte}));
}

}  // namespace

void measure_start(Bench& bench) {
    Program fresh(bench.folder("fresh"));
    fresh.close();
    Program& large = bench.program_of(bench.sizes.programs.size() - 1);
    const std::span all{large.clients()};
    const auto clients = large.sign_in(all.first(std::min(readers, all.size())));
    large.close();

    Samples fresh_start, large_start;
    take_turns(bench.sizes.rounds,
               {{&fresh_start, [&] { return start_time(bench, fresh.folder()); }},
                {&large_start, [&] { return start_time(bench, large.folder()); }}});
    const std::string stored = std::to_string(all.size()) + " clients";
    bench.results.begin("Start and memory of the server");
    bench.results.add(alone("start.fresh", "exec to ready, a new program", "ms", fresh_start));
    bench.results.add(alone("start.large", "exec to ready, " + stored, "ms", large_start));
    {
        const Child server(serve_command(bench.alongside(), fresh.folder()));
        (void)ask(server.port(), get_request(server.port(), "/readyz"));
        add_memory(bench, "memory.fresh", "a new program at rest", server.memory());
    }
    {
        const Child server(serve_command(bench.alongside(), large.folder()));
        people_come_by(server, clients, bench.sizes.lasts * 3);
        add_memory(bench, "memory.large", stored + ", after reading and writing", server.memory());
    }
    large.open();
}

}  // namespace alongside::bench
