// Working together: messages within the circle (WORK6).
#pragma once

#include "journal/json.hpp"
#include "journal/words.hpp"

namespace alongside {

/// One message within the circle. `about` may name the goal, step, support or check-in meant.
struct MessageSent {
    static constexpr std::string_view kind = "message.sent";
    static constexpr std::uint16_t code = 50;
    static constexpr int version = 1;
    static constexpr Area area = Area::care;
    static constexpr std::string_view meaning = "Someone writes to the circle.";

    Text<4000> words;
    friend bool operator==(const MessageSent&, const MessageSent&) = default;
};
BOOST_DESCRIBE_STRUCT(MessageSent, (), (words))

}  // namespace alongside
