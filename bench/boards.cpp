// The caseload of someone with 40 clients, and a program's board, in databases of very different
// sizes: what they cost must follow the caseload, not the population.
#include "parts.hpp"
#include "talks.hpp"

#include "store/caseload.hpp"

#include <fmt/format.h>

namespace alongside::bench {
namespace {

constexpr int board_limit = 50;
constexpr std::size_t looks_a_round = 200;

/// p50 and p99 of one board in one database, a value a round.
struct Timing {
    Samples p50, p99;
    void add(const Latencies& latencies) {
        p50.push_back(latencies.percentile(0.5) / 1000);
        p99.push_back(latencies.percentile(0.99) / 1000);
    }
};

/// Staff from all over the database, always as many as the smallest one has.
std::vector<service::Reader> some_clinicians(const Program& program, std::size_t count) {
    const auto& all = program.clinicians();
    std::vector<service::Reader> some;
    for (std::size_t i = 0; i < count; ++i) some.push_back(all[i * all.size() / count]);
    return some;
}

/// @param look  the board of the n-th of `count`
Latencies timed(std::size_t count, const std::function<void(std::size_t)>& look) {
    Latencies latencies;
    for (std::size_t i = 0; i < looks_a_round; ++i) {
        const auto begin = std::chrono::steady_clock::now();
        look(i % count);
        latencies.add(std::chrono::steady_clock::now() - begin);
    }
    return latencies;
}

void add_rows(Bench& bench, const std::string& id, const std::string& name,
              const std::vector<Timing>& timings) {
    for (std::size_t i = 0; i < timings.size(); ++i) {
        const std::string clients = std::to_string(bench.sizes.programs[i]);
        const std::string what = fmt::format("{}, {} clients in the database: ", name, clients);
        const Timing& least = timings.front();
        bench.results.add(compared(fmt::format("{}{}.p50", id, clients), what + "p50", "ms",
                                   timings[i].p50, least.p50));
        bench.results.add(compared(fmt::format("{}{}.p99", id, clients), what + "p99", "ms",
                                   timings[i].p99, least.p99));
    }
}

Latencies caseload(Program& program, std::span<const service::Reader> staff) {
    auto& caseload = program.services().caseload;
    return timed(staff.size(), [&](std::size_t n) {
        if (must(caseload.read(staff[n], "", board_limit)).clients.empty()) {
            throw std::runtime_error("a caseload is empty");
        }
    });
}

Latencies program_board(Program& program, std::span<const service::Reader> staff) {
    return timed(staff.size(), [&](std::size_t n) {
        auto read = program.store().read();
        const auto rows = store::program_board(read, program.services().context.organization,
                                               staff[n].places.front().program,
                                               service::code_of(Role::client), board_limit);
        if (rows.empty()) throw std::runtime_error("a program's board is empty");
    });
}

void measure_in_process(Bench& bench, std::size_t staff_count) {
    std::vector<Timing> caseloads(bench.sizes.programs.size());
    std::vector<Timing> boards(bench.sizes.programs.size());
    for (std::size_t round = 0; round <= bench.sizes.rounds; ++round) {
        for (std::size_t i = 0; i < caseloads.size(); ++i) {
            Program& program = bench.program_of(i);
            const auto staff = some_clinicians(program, staff_count);
            const Latencies seen = caseload(program, staff);
            const Latencies board = program_board(program, staff);
            if (round == 0) continue;  // the first looks of a day are written down
            caseloads[i].add(seen);
            boards[i].add(board);
        }
    }
    add_rows(bench, "board.caseload.", "caseload", caseloads);
    add_rows(bench, "board.program.", "program's board (rows)", boards);
}

/// Takes turns among the caseloads of several people.
class Looking : public Talk {
public:
    Looking(std::uint16_t port, std::span<const SignedIn> staff) {
        for (const SignedIn& one : staff) {
            requests_.push_back(get_request(port, "/api/v1/caseload", one.token));
        }
    }
    const std::string& next() override { return requests_[turn_++ % requests_.size()]; }
    bool is_good(const Reply& reply) override {
        return reply.status == 200 && reply.body.find("\"client\":\"") != std::string_view::npos;
    }

private:
    std::vector<std::string> requests_;
    std::size_t turn_ = 0;
};

void measure_over_http(Bench& bench, std::size_t staff_count) {
    std::vector<Timing> timings(bench.sizes.programs.size());
    std::vector<std::unique_ptr<Child>> servers;
    std::vector<std::vector<SignedIn>> staff;
    for (std::size_t i = 0; i < timings.size(); ++i) {
        Program& program = bench.program_of(i);
        staff.push_back(program.sign_in(some_clinicians(program, staff_count)));
        program.close();
        servers.push_back(
            std::make_unique<Child>(serve_command(bench.alongside(), program.folder())));
    }
    for (std::size_t round = 0; round < bench.sizes.rounds; ++round) {
        for (std::size_t i = 0; i < timings.size(); ++i) {
            Load load;
            load.port = servers[i]->port();
            load.connections = 4;
            load.lasts = bench.sizes.lasts;
            timings[i].add(run_load(load, [&](std::size_t) {
                               return std::make_unique<Looking>(load.port, staff[i]);
                           }).latencies);
        }
    }
    servers.clear();
    for (std::size_t i = 0; i < timings.size(); ++i) bench.program_of(i).open();
    add_rows(bench, "board.http.", "caseload over HTTP", timings);
}

}  // namespace

void measure_boards(Bench& bench) {
    const std::size_t staff_count =
        std::min<std::size_t>(25, bench.sizes.programs.front() / 40 + 1);
    bench.results.begin("Boards; the ceiling is the same board in the smallest database");
    measure_in_process(bench, staff_count);
    measure_over_http(bench, staff_count);
}

}  // namespace alongside::bench
