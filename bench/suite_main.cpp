// suite: all of bench/run, in one run and one table. Started by bench/run, which prepares the disk,
// PostgreSQL and the folder.
#include "parts.hpp"

#include <fmt/format.h>
#include <sodium.h>
#include <spdlog/spdlog.h>
#include <CLI/CLI.hpp>

#include <csignal>
#include <fstream>
#include <iostream>
#include <thread>

using namespace alongside;
using namespace alongside::bench;

namespace {

struct Part {
    const char* name;
    void (*measure)(Bench&);
};
constexpr Part parts[] = {
    {"appends", measure_appends},     {"views", measure_views},
    {"fold", measure_fold},           {"plan", measure_plan},
    {"chart", measure_chart},         {"boards", measure_boards},
    {"start", measure_start},         {"upkeep", measure_upkeep},
    {"directory", measure_directory}, {"resources", measure_resources},
    {"sign_in", measure_sign_in},
};

struct Asked {
    std::string size = "full";
    std::string binaries, work, postgresql, json, markdown;
    std::vector<std::string> only;
};

std::string machine() {
    std::ifstream info("/proc/cpuinfo");
    std::string model = "unknown processor";
    for (std::string line; std::getline(info, line);) {
        if (!line.starts_with("model name")) continue;
        model = line.substr(line.find(':') + 2);
        break;
    }
    return fmt::format("{} x {}", std::thread::hardware_concurrency(), model);
}

int run(const Asked& asked) {
    Bench bench{
        must(sizes_named(asked.size)), asked.binaries, asked.work, asked.postgresql, {}, {}, {}};
    const std::string where = machine();
    fmt::print("size {}, {}; medians of {} rounds (lowest..highest)\n", asked.size, where,
               bench.sizes.rounds);
    for (const Part& part : parts) {
        const bool wanted =
            asked.only.empty() || std::ranges::find(asked.only, part.name) != asked.only.end();
        if (wanted) part.measure(bench);
    }
    if (const auto forgotten = bench.results.forgotten_target();
        asked.only.empty() && !forgotten.empty()) {
        throw std::runtime_error(forgotten);
    }
    fmt::print("\n{} of {} lines with a target meet it\n",
               bench.results.with_target() - bench.results.missed(), bench.results.with_target());
    if (!asked.json.empty()) std::ofstream(asked.json) << bench.results.json(asked.size, where);
    if (!asked.markdown.empty()) {
        std::ofstream(asked.markdown) << bench.results.markdown(asked.size, where);
    }
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app{"Measures Alongside beside its ceilings; use bench/run."};
    Asked asked;
    app.add_option("--size", asked.size, "tiny, quick or full")->capture_default_str();
    app.add_option("--binaries", asked.binaries, "The build folder")->required();
    app.add_option("--work", asked.work, "An empty folder on the disk to be measured")->required();
    app.add_option("--postgresql", asked.postgresql, "A private PostgreSQL")->required();
    app.add_option("--json", asked.json, "Write the table as JSON too");
    app.add_option("--markdown", asked.markdown, "Write the table as Markdown too");
    app.add_option("--only", asked.only, "Only these parts");
    CLI11_PARSE(app, argc, argv);
    std::signal(SIGPIPE, SIG_IGN);
    spdlog::set_level(spdlog::level::err);
    try {
        if (sodium_init() < 0) throw std::runtime_error("libsodium could not be started");
        return run(asked);
    } catch (const std::exception& error) {
        std::cerr << "bench: " << error.what() << "\n";
        return 1;
    }
}
