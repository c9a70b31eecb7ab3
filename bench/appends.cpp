// Durable appends: over HTTP, through the service, and the bare engine with the same number of
// writers waiting; on both engines, on the disk as it is and on slower ones.
#include "bare.hpp"
#include "parts.hpp"
#include "service_load.hpp"
#include "talks.hpp"

#include <fmt/format.h>

namespace alongside::bench {
namespace {

/// Each way of writing with a database of its own, all of one engine.
class Appends {
public:
    Appends(Bench& bench, std::string engine);

    void measure(int delay, std::size_t waiters);
    void measure_offered();
    /// @throws std::runtime_error  a chain is broken, or what was accepted is not what is there
    void verify();

private:
    [[nodiscard]] std::string database(const std::string& name) const {
        return engine_ == "sqlite" ? std::string{}
                                   : new_database(bench_.postgresql, "bench_" + name);
    }
    /// One way over HTTP: a prepared folder and the server on it.
    struct Served {
        Served(Bench& bench, const std::filesystem::path& folder, const std::string& database,
               const Child::Environment& environment);
        [[nodiscard]] Measured load(const Load& asked);

        Program program;
        std::vector<SignedIn> clients;
        std::int64_t entries;  ///< that must be there
        std::unique_ptr<Child> server;
    };

    Bench& bench_;
    std::string engine_;
    Served batched_;
    Served single_;
    Program service_;
    std::unique_ptr<Bare> bare_;
    std::unique_ptr<Ceiling> ceiling_;
};

Appends::Served::Served(Bench& bench, const std::filesystem::path& folder,
                        const std::string& database, const Child::Environment& environment)
    : program(folder, database) {
    program.add_clients(bench.sizes.journals, 1);
    clients = program.sign_in(program.clients());
    entries = static_cast<std::int64_t>(2 * bench.sizes.journals);
    program.close();
    server =
        std::make_unique<Child>(serve_command(bench.alongside(), folder, database), environment);
}

Measured Appends::Served::load(const Load& asked) {
    Load load = asked;
    load.port = server->port();
    Measured measured = run_load(load, [&](std::size_t n) {
        return std::make_unique<CheckingIn>(load.port, share_of(clients, n, load.connections));
    });
    entries += static_cast<std::int64_t>(measured.good);
    return measured;
}

Appends::Appends(Bench& bench, std::string engine)
    : bench_(bench),
      engine_(std::move(engine)),
      batched_(bench, bench.folder(engine_ + "-http"), database("http"), {}),
      single_(bench, bench.folder(engine_ + "-single"), database("single"),
              {{"ALONGSIDE_BATCH", "1"}}),
      service_(bench.folder(engine_ + "-service"), database("service")) {
    service_.add_clients(bench.sizes.journals, 3);  // the last of three is a check-in
    const auto& one = service_.clients().front();
    const RowSizes sizes = row_sizes(service_.store(), service_.services().context.organization,
                                     one.person.as<SubjectId>());
    const std::size_t journals = bench.sizes.journals;
    bare_ = engine_ == "sqlite" ? bare_sqlite(bench.folder("sqlite-bare"), journals, sizes)
                                : bare_postgresql(database("bare"), journals, sizes);
    ceiling_ = std::make_unique<Ceiling>(*bare_, journals);
}

void Appends::measure(int delay, std::size_t waiters) {
    const auto lasts = bench_.sizes.lasts;
    const Load load{.connections = waiters, .warm_up = lasts / 10, .lasts = lasts};
    Samples one, ours, service, http, single;
    std::vector<Step> steps{
        {&one, [&] { return ceiling_->measure(Rows::one, waiters, lasts); }},
        {&http, [&] { return batched_.load(load).rate(); }},
        {&ours, [&] { return ceiling_->measure(Rows::ours, waiters, lasts); }},
        {&service, [&] { return append_through_service(service_, waiters, lasts); }},
    };
    const bool compare_single = waiters > 1;
    if (compare_single) steps.push_back({&single, [&] { return single_.load(load).rate(); }});
    const auto before = bench_.disk.syncs();
    bench_.disk.slow_down(std::chrono::milliseconds{delay});
    take_turns(bench_.sizes.rounds, steps);
    bench_.disk.slow_down({});
    if (bench_.disk.syncs() < before + steps.size() * bench_.sizes.rounds) {
        throw std::runtime_error("the " + engine_ + " did not sync: these are not durable appends");
    }
    const std::string id = fmt::format("append.{}.{}ms.{}.", engine_, delay, waiters);
    const std::string who = fmt::format("{} at once", waiters);
    auto& results = bench_.results;
    results.add(
        compared(id + "http_to_one", who + ": HTTP, bare row as the ceiling", "/s", http, one));
    results.add(compared(id + "http_to_ours", who + ": HTTP, our bare rows as the ceiling", "/s",
                         http, ours));
    results.add(compared(id + "service_to_ours", who + ": service, our bare rows as the ceiling",
                         "/s", service, ours));
    if (!compare_single) return;
    results.add(compared(id + "http_to_single", who + ": HTTP, beside one commit a request", "/s",
                         http, single));
}

void Appends::measure_offered() {
    const std::size_t connections = bench_.sizes.connections[1];
    Samples p50, p99;
    for (std::size_t round = 0; round < bench_.sizes.rounds; ++round) {
        const Measured measured = batched_.load({.connections = connections,
                                                 .warm_up = bench_.sizes.lasts / 5,
                                                 .lasts = bench_.sizes.lasts * 2,
                                                 .rate = 1000});
        p50.push_back(measured.latencies.percentile(0.5) / 1000);
        p99.push_back(measured.latencies.percentile(0.99) / 1000);
    }
    const std::string id = "append." + engine_ + ".offered.";
    bench_.results.add(alone(id + "p50", "1,000/s offered: p50", "ms", p50));
    bench_.results.add(alone(id + "p99", "1,000/s offered: p99", "ms", p99));
}

void Appends::verify() {
    for (Served* served : {&batched_, &single_}) {
        served->server->stop();
        served->program.open();
        const auto verified = served->program.services().upkeep.verify();
        if (!verified.faults.empty()) throw std::runtime_error(verified.faults.front());
        if (verified.entries != served->entries) {
            throw std::runtime_error(fmt::format("{} entries were accepted, {} are there",
                                                 served->entries, verified.entries));
        }
    }
}

}  // namespace

void measure_appends(Bench& bench) {
    for (const std::string engine : {"sqlite", "postgresql"}) {
        Appends appends(bench, engine);
        for (const int delay : bench.sizes.sync_delays) {
            const std::string disk =
                delay == 0 ? fmt::format("the disk as it is: 4 KiB and its sync take {:.0f} µs",
                                         sync_time(bench.work))
                           : fmt::format("{} ms added to each sync", delay);
            bench.results.begin(fmt::format("Durable appends, {}, {}", engine, disk));
            for (const std::size_t waiters : bench.sizes.connections) {
                appends.measure(delay, waiters);
            }
            if (delay == 0) appends.measure_offered();
        }
        appends.verify();
    }
}

}  // namespace alongside::bench
