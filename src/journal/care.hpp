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

/// Treatment comes to its end (OWN7). Plan, tools, supports and check-ins go on in a lighter form.
struct TreatmentEnded {
    static constexpr std::string_view kind = "treatment.ended";
    static constexpr std::uint16_t code = 51;
    static constexpr int version = 1;
    static constexpr Area area = Area::care;
    static constexpr std::string_view meaning = "Treatment comes to its end; what is theirs stays.";

    std::optional<Text<1000>> words;
    friend bool operator==(const TreatmentEnded&, const TreatmentEnded&) = default;
};
BOOST_DESCRIBE_STRUCT(TreatmentEnded, (), (words))

struct TreatmentResumed {
    static constexpr std::string_view kind = "treatment.resumed";
    static constexpr std::uint16_t code = 52;
    static constexpr int version = 1;
    static constexpr Area area = Area::care;
    static constexpr std::string_view meaning = "The client comes back, in one tap.";

    std::optional<Text<1000>> words;
    friend bool operator==(const TreatmentResumed&, const TreatmentResumed&) = default;
};
BOOST_DESCRIBE_STRUCT(TreatmentResumed, (), (words))

}  // namespace alongside
