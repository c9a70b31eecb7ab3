// prepare: a data folder with many clients in it, and sessions for some of them, to try things out
// on by hand; see README.md.
#include "program.hpp"

#include <sodium.h>
#include <CLI/CLI.hpp>

#include <fstream>
#include <iostream>

using namespace alongside;

int main(int argc, char** argv) {
    CLI::App app{"Makes a data folder with many clients and writes sessions into sign-ins.txt."};
    std::string folder;
    std::string database;
    std::size_t clients = 2048;
    std::size_t entries = 4;
    app.add_option("--data", folder, "The new data folder")->required();
    app.add_option("--database", database, "postgresql://… to use instead of SQLite");
    app.add_option("--clients", clients, "How many")->capture_default_str();
    app.add_option("--entries", entries, "Entries that each of them writes")->capture_default_str();
    CLI11_PARSE(app, argc, argv);
    try {
        if (sodium_init() < 0) throw std::runtime_error("libsodium could not be started");
        bench::Program program(folder, database);
        program.add_clients(clients, entries);
        constexpr std::size_t most = 4096;
        const std::span all{program.clients()};
        std::ofstream out(std::filesystem::path(folder) / "sign-ins.txt");
        for (const auto& one : program.sign_in(all.first(std::min(most, all.size())))) {
            out << "client " << one.reader.person.text() << " " << one.token << "\n";
        }
        for (const auto& one : program.sign_in(program.clinicians())) {
            out << "clinician " << one.reader.person.text() << " " << one.token << "\n";
        }
    } catch (const std::exception& error) {
        std::cerr << "prepare: " << error.what() << "\n";
        return 1;
    }
    return 0;
}
