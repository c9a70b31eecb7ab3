// What meetings and community resources have in common: taken over by the command line, searched
// over HTTP.
#pragma once

#include "http_load.hpp"
#include "made_up_towns.hpp"
#include "parts.hpp"

#include <span>

namespace alongside::bench {

/// Has the command line take over lists, as a program would.
[[nodiscard]] Ran import_lists(const Bench& bench, const Program& program,
                               const std::vector<std::string>& lists);

/// Searches by their addresses.
struct Searches {
    std::string id;                      ///< how the lines begin
    std::string path;                    ///< asked once first: then everything is in memory
    std::string answer;                  ///< how each answer begins
    std::string kind;                    ///< what of_a_kind asks for
    std::vector<std::string> of_a_kind;  ///< for as many as can be
    std::vector<std::string> of_all;     ///< all kinds in turn, for a fixed rate
};

/// From one town after another, of the first kind and of all in turn.
template <class Kind>
[[nodiscard]] Searches searches_over_http(std::string id, std::string path, std::string answer,
                                          const std::vector<Kind>& kinds,
                                          std::span<const Town> towns) {
    Searches all{std::move(id), std::move(path), std::move(answer), kinds.front().name, {}, {}};
    for (std::size_t i = 0; i < towns.size(); ++i) {
        const auto address = [&](const Kind& kind) {
            return all.path + "?limit=20&" + kind.address(towns[i]);
        };
        all.of_a_kind.push_back(address(kinds.front()));
        all.of_all.push_back(address(kinds[i % kinds.size()]));
    }
    return all;
}

/// Adds how many can be answered, the p99 at 200 a second, and the server's memory.
void measure_over_http(Bench& bench, const Program& program, const Searches& searches,
                       const std::string& token);

}  // namespace alongside::bench
