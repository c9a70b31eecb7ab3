#include "made_up_towns.hpp"

#include <fmt/format.h>

namespace alongside::bench {
namespace {

constexpr std::size_t towns = 3000;
constexpr const char* zones[] = {"America/New_York",   "America/New_York", "America/Chicago",
                                 "America/Chicago",    "America/Denver",   "America/Phoenix",
                                 "America/Los_Angeles"};

}  // namespace

MadeUpTowns::MadeUpTowns() {
    std::vector<double> sizes;
    for (std::size_t i = 0; i < towns; ++i) {
        towns_.push_back(
            {fmt::format("Town {}", i), any_of(zones), between(30, 47), between(-120, -75)});
        sizes.push_back(1.0 / static_cast<double>(i + 1));
    }
    town_ = std::discrete_distribution<std::size_t>(sizes.begin(), sizes.end());
}

double MadeUpTowns::between(double low, double high) {
    return std::uniform_real_distribution<double>(low, high)(chance_);
}

Town MadeUpTowns::somewhere() {
    Town town = towns_[town_(chance_)];
    town.latitude += between(-0.1, 0.1);
    town.longitude += between(-0.1, 0.1);
    return town;
}

std::string json_list(std::size_t count, const std::function<std::string(std::size_t)>& one) {
    std::string text = "[";
    for (std::size_t i = 0; i < count; ++i) text += (i == 0 ? "" : ",\n") + one(i);
    return text + "]";
}

}  // namespace alongside::bench
