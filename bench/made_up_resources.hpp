// A list of community resources that do not exist.
#pragma once

#include "made_up_towns.hpp"

namespace alongside::bench {

class MadeUpResources {
public:
    /// A list in HSDS form: each with a place, hours, phones, documents and what it costs.
    [[nodiscard]] std::string list(std::size_t resources);
    [[nodiscard]] MadeUpTowns& towns() { return towns_; }

private:
    [[nodiscard]] std::string resource(std::size_t number);

    MadeUpTowns towns_;
};

}  // namespace alongside::bench
