// An empty organization on a fresh SQLite store, with the clock that the simulation sets.
#pragma once

#include "simulate/simulate.hpp"

#include <filesystem>

#include <stdlib.h>

namespace alongside::simulate {

/// A folder that goes away with the test.
class Folder {
public:
    Folder() {
        std::string name =
            (std::filesystem::temp_directory_path() / "alongside-sim-XXXXXX").string();
        check(::mkdtemp(name.data()) != nullptr);
        path_ = name;
    }
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

inline Instant morning() {
    return parse_moment("2026-11-21T14:15:00Z")->at;
}

/// Everything that `make_demo` and `run` need.
class World {
public:
    explicit World(std::uint64_t seed = 1) {
        check(store::create_master_key(folder_.path()).has_value());
        // As `init` and `serve` do it: one process begins, another opens what was begun.
        open();
        const auto begun = service::begin_organization(
            *store_, *vault_, time_.clock(), {"Riverside Recovery Center", "America/New_York"},
            {"Main Street Outpatient", "America/New_York"});
        check(begun.has_value());
        open();
        program_ = begun->program.id;
        service::Policy policy;
        policy.staff_totp_required = false;
        services_ = std::make_unique<service::Services>(
            service::Context{*store_, *vault_, begun->organization, time_.clock(), policy,
                             [](const std::function<void()>& job) { job(); }, seeded_ids(seed)});
    }

    [[nodiscard]] service::Services& services() { return *services_; }
    [[nodiscard]] SimulatedTime& time() { return time_; }
    [[nodiscard]] const ProgramId& program() const { return program_; }

private:
    void open() {
        vault_.reset();
        store_.reset();
        store::StoreOptions options;
        options.directory = folder_.path();
        auto opened = store::Store::open(options);
        const auto master = store::load_master_key(folder_.path());
        check(opened.has_value() && master.has_value());
        store_ = std::move(*opened);
        vault_ = std::make_unique<store::Vault>(*store_, *master);
    }

    Folder folder_;
    SimulatedTime time_{morning()};
    std::unique_ptr<store::Store> store_;
    std::unique_ptr<store::Vault> vault_;
    ProgramId program_;
    std::unique_ptr<service::Services> services_;
};

}  // namespace alongside::simulate
