// Reading: the plan as it is (200), the plan unchanged (304) and /healthz, beside a bare reply of
// Beast of the same status and size, asked for by the same load.
#include "parts.hpp"
#include "talks.hpp"

namespace alongside::bench {
namespace {

constexpr std::size_t connections = 64;

/// Someone of the demo, signed in as a browser does it.
struct Signed {
    std::string token;
    std::string person;
};

Signed sign_in(std::uint16_t port, const simulate::SignIn& who) {
    const Answer answer = ask(port, post_request(port, "/api/v1/sign-in",
                                                 R"({"login":")" + who.login + R"(","password":")" +
                                                     who.password + "\"}"));
    const std::string_view cookie = header(answer.head, "set-cookie");
    const auto value = cookie.find('=');
    const auto id = answer.body.find(R"("id":")");
    if (answer.status != 200 || value == std::string_view::npos || id == std::string::npos) {
        throw std::runtime_error("the client of the demo could not sign in");
    }
    return {std::string(cookie.substr(value + 1, cookie.find(';') - value - 1)),
            answer.body.substr(id + 6, 36)};
}

/// One request to our server, and the bare server that answers alike.
class Pair {
public:
    Pair(Bench& bench, const Child& server, std::string request)
        : bench_(bench),
          port_(server.port()),
          request_(std::move(request)),
          answer_(ask(port_, request_)),
          bare_({bench.bare_beast(), std::to_string(answer_.status),
                 std::to_string(answer_.body.size())}) {}

    [[nodiscard]] const Answer& answer() const { return answer_; }
    void measure(const std::string& id, const std::string& name) {
        Samples ours, ceiling;
        take_turns(bench_.sizes.rounds, {{&ceiling, [&] { return rate(bare_.port()); }},
                                         {&ours, [&] { return rate(port_); }}});
        const std::string what = name + " (" + std::to_string(answer_.status) + ", " +
                                 std::to_string(answer_.body.size()) + " bytes)";
        bench_.results.add(compared(id, what, "/s", ours, ceiling));
    }

private:
    [[nodiscard]] double rate(std::uint16_t port) const {
        Load load;
        load.port = port;
        load.connections = connections;
        load.lasts = bench_.sizes.lasts;
        return run_load(load,
                        [&](std::size_t) {
                            return std::make_unique<SameAgain>(request_, answer_.status,
                                                               answer_.body.size());
                        })
            .rate();
    }

    Bench& bench_;
    std::uint16_t port_;
    std::string request_;
    Answer answer_;
    Child bare_;
};

}  // namespace

void measure_views(Bench& bench) {
    Program program(bench.folder("demo"));
    const auto demo =
        must(simulate::make_demo(program.services(), program.time(),
                                 program.services().people.programs().front().id, system_now()));
    program.close();
    const Child server(serve_command(bench.alongside(), program.folder()));
    const auto is_client = [](const simulate::SignIn& one) { return one.role == "client"; };
    const Signed client = sign_in(server.port(), *std::ranges::find_if(demo.sign_ins, is_client));
    const std::string path = "/api/v1/clients/" + client.person + "/plan";
    bench.results.begin(
        "Views, 64 connections; the ceiling is a bare Beast reply of the same size");
    Pair plan(bench, server, get_request(server.port(), path, client.token));
    Pair unchanged(bench, server,
                   get_request(server.port(), path, client.token, etag_of(plan.answer())));
    Pair health(bench, server, get_request(server.port(), "/healthz"));
    if (plan.answer().status != 200 || unchanged.answer().status != 304) {
        throw std::runtime_error("the plan was not answered with 200, then 304");
    }
    plan.measure("view.plan", "the plan");
    unchanged.measure("view.unchanged", "the plan, unchanged");
    health.measure("view.healthz", "/healthz");
}

}  // namespace alongside::bench
