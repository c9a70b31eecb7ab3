// How fast every chain is verified, and every summary compared and built again.
#include "parts.hpp"

namespace alongside::bench {
namespace {

/// @param work  @returns how many entries it went through
double entries_a_second(const std::function<std::int64_t()>& work) {
    const auto begin = std::chrono::steady_clock::now();
    const auto entries = static_cast<double>(work());
    return entries /
           std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

}  // namespace

void measure_upkeep(Bench& bench) {
    Program& program = bench.program_of(1);
    auto& upkeep = program.services().upkeep;
    (void)upkeep.sign_heads();
    Samples verified, compared_again, rebuilt;
    const std::vector<Step> steps{
        {&verified,
         [&] {
             return entries_a_second([&] {
                 const auto found = upkeep.verify();
                 if (!found.faults.empty()) throw std::runtime_error(found.faults.front());
                 return found.entries;
             });
         }},
        {&compared_again,
         [&] {
             return entries_a_second([&] {
                 const auto found = upkeep.rebuild(true);
                 if (!found || !found->differences.empty()) {
                     throw std::runtime_error("what is stored differs");
                 }
                 return found->entries;
             });
         }},
        {&rebuilt,
         [&] { return entries_a_second([&] { return upkeep.rebuild(false)->entries; }); }},
    };
    take_turns(std::min<std::size_t>(bench.sizes.rounds, 3), steps);
    bench.results.begin("Upkeep, " + std::to_string(program.clients().size()) +
                        " journals, in process");
    bench.results.add(alone("upkeep.verify", "verify", "entries/s", verified));
    bench.results.add(alone("upkeep.check", "rebuild --check", "entries/s", compared_again));
    bench.results.add(alone("upkeep.rebuild", "rebuild", "entries/s", rebuilt));
}

}  // namespace alongside::bench
