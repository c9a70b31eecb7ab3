// Lists of meetings that do not exist.
#pragma once

#include "made_up_towns.hpp"

namespace alongside::bench {

class MadeUpMeetings {
public:
    /// A list in Meeting Guide form: of four, three have a room and two can be joined from home.
    [[nodiscard]] std::string list(std::size_t meetings);
    [[nodiscard]] MadeUpTowns& towns() { return towns_; }

private:
    [[nodiscard]] std::string meeting(std::size_t number);

    MadeUpTowns towns_;
};

}  // namespace alongside::bench
