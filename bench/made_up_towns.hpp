// Towns that do not exist, and chances for what is made up in them, the same every time.
#pragma once

#include <functional>
#include <random>
#include <string>
#include <vector>

namespace alongside::bench {

/// A town and its clock.
struct Town {
    std::string name;
    std::string zone;
    double latitude = 0;
    double longitude = 0;
};

/// Towns of the United States; the first has the most of everything, the n-th one n-th as much.
class MadeUpTowns {
public:
    MadeUpTowns();

    /// A town, the more likely the larger it is; at a point within some kilometres of its middle.
    [[nodiscard]] Town somewhere();
    [[nodiscard]] double between(double low, double high);
    template <class T, std::size_t Size>
    [[nodiscard]] const T& any_of(const T (&all)[Size]) {
        return all[static_cast<std::size_t>(between(0, Size))];
    }

private:
    std::mt19937_64 chance_{1};
    std::vector<Town> towns_;
    std::discrete_distribution<std::size_t> town_;
};

/// `[one, one, …]`
[[nodiscard]] std::string json_list(std::size_t count,
                                    const std::function<std::string(std::size_t)>& one);

}  // namespace alongside::bench
