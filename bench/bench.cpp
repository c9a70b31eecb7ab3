#include "parts.hpp"

namespace alongside::bench {

Result<Sizes> sizes_named(std::string_view name) {
    using std::chrono::milliseconds;
    if (name == "tiny") {
        return Sizes{"tiny", 1,  milliseconds{100}, {1, 8, 16}, {0, 5}, 64, {50, 100, 200},
                     3000,   500};
    }
    if (name == "quick") {
        return Sizes{"quick", 2,    milliseconds{250},    {1, 64, 256},
                     {0, 5},  2048, {1000, 4000, 16'000}, 20'000,
                     5000};
    }
    if (name == "full") {
        return Sizes{"full",    5,    milliseconds{1000},      {1, 64, 256},
                     {0, 1, 5}, 2048, {1000, 50'000, 200'000}, 150'000,
                     20'000};
    }
    return Problem{Kind::invalid, "bench.size", "There is no such size.",
                   "Use tiny, quick or full.", ""};
}

std::filesystem::path Bench::folder(const std::string& name) const {
    const auto made = work / name;
    std::filesystem::create_directories(made);
    return made;
}

Program& Bench::program_of(std::size_t place) {
    constexpr std::size_t entries = 4;
    if (programs.empty()) {
        Program growing(folder("program-growing"));
        std::size_t clients = 0;
        for (const std::size_t size : sizes.programs) {
            growing.add_clients(size - clients, entries);
            clients = size;
            programs[size] = growing.copy_to(folder("program-" + std::to_string(size)));
        }
    }
    return *programs.at(sizes.programs.at(place));
}

}  // namespace alongside::bench
