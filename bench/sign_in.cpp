// Signing in costs a quarter of a processor-second for ten people, on purpose. How many can, and
// what everybody else notices of it.
#include "parts.hpp"
#include "talks.hpp"

#include <thread>

namespace alongside::bench {
namespace {

constexpr std::size_t people = 16;
constexpr const char* password = "a lantern by the quiet river";
/// Offered beside the sign-ins: unchanged views, as phones ask that are looked at again.
constexpr double views_a_second = 1000;

/// People of a program who can really sign in.
std::vector<std::string> sign_in_bodies(Program& program) {
    auto& accounts = program.services().accounts;
    std::vector<std::string> bodies;
    for (std::size_t i = 0; i < people; ++i) {
        const auto secrets = must(accounts.invite(PersonId{}, program.clients()[i].person));
        const std::string login = "person-" + std::to_string(i);
        (void)must(accounts.accept(secrets.code, login, password, "bench"));
        bodies.push_back(R"({"login":")" + login + R"(","password":")" + password + "\"}");
    }
    return bodies;
}

/// People who sign in one after another.
class SigningIn : public Talk {
public:
    SigningIn(std::uint16_t port, const std::vector<std::string>& bodies, std::size_t first)
        : turn_(first) {
        for (const std::string& body : bodies) {
            requests_.push_back(post_request(port, "/api/v1/sign-in", body));
        }
    }
    const std::string& next() override { return requests_[turn_++ % requests_.size()]; }
    bool is_good(const Reply& reply) override {
        return reply.status == 200 && reply.body.find(R"("next":"done")") != std::string_view::npos;
    }

private:
    std::vector<std::string> requests_;
    std::size_t turn_;
};

class Measurement {
public:
    Measurement(Bench& bench, std::uint16_t port, std::vector<std::string> bodies,
                const SignedIn& reader)
        : lasts_(bench.sizes.lasts * 2), port_(port), bodies_(std::move(bodies)) {
        const std::string path = "/api/v1/clients/" + reader.reader.person.text() + "/plan";
        const Answer plan = ask(port, get_request(port, path, reader.token));
        unchanged_ = get_request(port, path, reader.token, etag_of(plan));
        if (ask(port, unchanged_).status != 304) throw std::runtime_error("the plan did change");
    }

    /// @returns sign-ins a second, with nothing else going on
    [[nodiscard]] double sign_ins() {
        Load load = base();
        load.connections = 4;
        return run_load(load,
                        [&](std::size_t n) {
                            return std::make_unique<SigningIn>(port_, bodies_, n * 4);
                        })
            .rate();
    }
    /// @returns p99 of the others, in ms
    [[nodiscard]] double others() {
        Load load = base();
        load.connections = 16;
        load.rate = views_a_second;
        return run_load(
                   load,
                   [&](std::size_t) { return std::make_unique<SameAgain>(unchanged_, 304, 0); })
                   .latencies.percentile(0.99) /
               1000;
    }
    /// The same while people sign in as fast as they can.
    [[nodiscard]] double others_meanwhile() {
        std::string problem;
        std::thread meanwhile([&] {
            try {
                (void)sign_ins();
            } catch (const std::exception& error) {
                problem = error.what();
            }
        });
        double p99 = 0;
        try {
            p99 = others();
        } catch (const std::exception& error) {
            problem = error.what();
        }
        meanwhile.join();
        if (!problem.empty()) throw std::runtime_error(problem);
        return p99;
    }

private:
    [[nodiscard]] Load base() const {
        Load load;
        load.port = port_;
        load.lasts = lasts_;
        return load;
    }

    std::chrono::milliseconds lasts_;
    std::uint16_t port_;
    std::vector<std::string> bodies_;
    std::string unchanged_;
};

}  // namespace

void measure_sign_in(Bench& bench) {
    Program program(bench.folder("sign-in"));
    program.add_clients(people + 1, 2);
    auto bodies = sign_in_bodies(program);
    const SignedIn reader = program.sign_in(std::span(&program.clients().back(), 1)).front();
    program.close();
    const Child server(serve_command(bench.alongside(), program.folder()));
    Measurement measurement(bench, server.port(), std::move(bodies), reader);
    Samples sign_ins, others_alone, others_meanwhile;
    take_turns(bench.sizes.rounds,
               {{&sign_ins, [&] { return measurement.sign_ins(); }},
                {&others_alone, [&] { return measurement.others(); }},
                {&others_meanwhile, [&] { return measurement.others_meanwhile(); }}});
    bench.results.begin("Signing in, and the p99 of 1,000 unchanged views a second beside it");
    bench.results.add(alone("sign_in.rate", "sign-ins", "/s", sign_ins));
    bench.results.add(compared("sign_in.others", "others' p99 meanwhile, beside it without", "ms",
                               others_meanwhile, others_alone));
}

}  // namespace alongside::bench
