// What meetings and community resources have in common: taken over by the command line, searched
// over HTTP.
#pragma once

#include "http_load.hpp"
#include "made_up_towns.hpp"
#include "parts.hpp"

#include <functional>
#include <span>

namespace alongside::bench {

/// Has the command line take over lists, as a program would.
[[nodiscard]] Ran import_lists(const Bench& bench, const Program& program,
                               const std::vector<std::string>& lists);

/// Searches by their addresses.
struct Searches {
    std::string id;                      ///< how the lines begin
    std::string first;                   ///< one, after which everything is in memory
    std::string kind;                    ///< what of_a_kind asks for
    std::vector<std::string> of_a_kind;  ///< for as many as can be
    std::vector<std::string> of_all;     ///< all kinds in turn, for a fixed rate
    std::string answer;                  ///< how each answer begins
};
/// Adds how many can be answered, the p99 at 200 a second, and the server's memory.
void measure_over_http(Bench& bench, const Program& program, const Searches& searches,
                       const std::string& token);

}  // namespace alongside::bench
