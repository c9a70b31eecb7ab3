// load: one load on a server that runs already, and what came of it; see README.md.
#include "talks.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <fstream>
#include <iostream>

using namespace alongside;
using namespace alongside::bench;

namespace {

struct Asked {
    std::string what = "append";
    std::string sign_ins;
    Load load;
    double seconds = 3;
};

std::vector<SignedIn> read_sign_ins(const std::string& file, const std::string& wanted) {
    std::ifstream in(file);
    std::vector<SignedIn> all;
    for (std::string role, person, token; in >> role >> person >> token;) {
        const auto id = PersonId::parse(person);
        if (role == wanted && id) all.push_back({{*id, {}}, token});
    }
    if (all.empty()) throw std::runtime_error("there is no " + wanted + " in " + file);
    return all;
}

std::string path_of(const std::string& what, const SignedIn& who) {
    if (what == "plan" || what == "unchanged") {
        return "/api/v1/clients/" + who.reader.person.text() + "/plan";
    }
    return what == "caseload" ? "/api/v1/caseload" : what;
}

Measured run(const Asked& asked) {
    const Load& load = asked.load;
    if (asked.what == "append") {
        const auto clients = read_sign_ins(asked.sign_ins, "client");
        return run_load(load, [&](std::size_t n) {
            return std::make_unique<CheckingIn>(load.port, share_of(clients, n, load.connections));
        });
    }
    const bool is_path = asked.what.starts_with('/');
    const auto who =
        is_path && asked.sign_ins.empty()
            ? SignedIn{}
            : read_sign_ins(asked.sign_ins, asked.what == "caseload" ? "clinician" : "client")
                  .front();
    const std::string path = path_of(asked.what, who);
    Answer first = ask(load.port, get_request(load.port, path, who.token));
    std::string request = get_request(load.port, path, who.token);
    if (asked.what == "unchanged") {
        request = get_request(load.port, path, who.token, etag_of(first));
        first = ask(load.port, request);
    }
    fmt::print("every answer {} with {} bytes\n", first.status, first.body.size());
    return run_load(load, [&](std::size_t) {
        return std::make_unique<SameAgain>(request, first.status, first.body.size());
    });
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app{"Puts one load on a server of this machine and checks every answer."};
    Asked asked;
    app.add_option("what", asked.what,
                   "append, plan, unchanged (the plan again, 304), caseload, or a path to get")
        ->capture_default_str();
    app.add_option("--port", asked.load.port, "Where the server listens on 127.0.0.1")->required();
    app.add_option("--sign-ins", asked.sign_ins, "The file that prepare wrote");
    app.add_option("--connections", asked.load.connections, "How many")->capture_default_str();
    app.add_option("--seconds", asked.seconds, "For how long")->capture_default_str();
    app.add_option("--rate", asked.load.rate, "Requests a second; 0: as fast as answers come")
        ->capture_default_str();
    CLI11_PARSE(app, argc, argv);
    asked.load.lasts = std::chrono::milliseconds(static_cast<std::int64_t>(asked.seconds * 1000));
    try {
        const Measured measured = run(asked);
        fmt::print(
            "{:.0f} a second; p50 {:.0f} µs, p99 {:.0f} µs, p99.9 {:.0f} µs; {} good answers\n",
            measured.rate(), measured.latencies.percentile(0.5),
            measured.latencies.percentile(0.99), measured.latencies.percentile(0.999),
            measured.good);
    } catch (const std::exception& error) {
        std::cerr << error.what() << "\n";
        return 1;
    }
    return 0;
}
