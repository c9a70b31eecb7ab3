// The parts of the bench. Each measures, adds its lines, and throws where a count is not as it
// should be: a wrong number is worse than none.
#pragma once

#include "child.hpp"
#include "disk.hpp"
#include "program.hpp"
#include "results.hpp"

#include <map>

namespace alongside::bench {

/// How much is done; the work is the same.
struct Sizes {
    std::string name;
    std::size_t rounds;
    std::chrono::milliseconds lasts;       ///< each measurement of a rate
    std::vector<std::size_t> connections;  ///< for appends, rising
    std::vector<int> sync_delays;          ///< ms added to each sync; begins with 0
    std::size_t journals;                  ///< that appends go to
    std::vector<std::size_t> programs;     ///< clients in the database, rising
    std::size_t meetings;
    std::size_t resources;
};
/// `tiny` proves that the bench works, `quick` gives a picture, `full` is what counts.
/// @error invalid  there is no such size
[[nodiscard]] Result<Sizes> sizes_named(std::string_view name);

/// What all parts share.
struct Bench {
    Sizes sizes;
    std::filesystem::path binaries;  ///< of the build: `alongside`, `bench/bare_beast`
    std::filesystem::path work;      ///< an empty folder on the disk to be measured
    std::string postgresql;          ///< `host=… user=… dbname=…`, with fsync on
    Disk disk;
    Results results;
    /// The same program grown, by its number of clients; made by the first part that needs them.
    std::map<std::size_t, std::unique_ptr<Program>> programs;

    [[nodiscard]] std::filesystem::path alongside() const { return binaries / "alongside"; }
    [[nodiscard]] std::filesystem::path bare_beast() const {
        return binaries / "bench" / "bare_beast";
    }
    /// A new folder for one purpose.
    [[nodiscard]] std::filesystem::path folder(const std::string& name) const;
    /// A program grown to the size of that place in `Sizes::programs`.
    [[nodiscard]] Program& program_of(std::size_t place);
};

void measure_appends(Bench& bench);    ///< appends.cpp
void measure_views(Bench& bench);      ///< views.cpp
void measure_fold(Bench& bench);       ///< fold.cpp
void measure_plan(Bench& bench);       ///< plan.cpp
void measure_chart(Bench& bench);      ///< chart.cpp
void measure_boards(Bench& bench);     ///< boards.cpp
void measure_start(Bench& bench);      ///< start.cpp
void measure_upkeep(Bench& bench);     ///< upkeep.cpp
void measure_directory(Bench& bench);  ///< directory.cpp
void measure_resources(Bench& bench);  ///< resources.cpp
void measure_sign_in(Bench& bench);    ///< sign_in.cpp

}  // namespace alongside::bench
