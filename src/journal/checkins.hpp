// Check-ins: the client's own short reports, and the answer that each one gets (CHK1).
#pragma once

#include "journal/json.hpp"
#include "journal/words.hpp"

namespace alongside {

/// The bank of plain questions. Each is answered 0 to 4, 4 being the most of what it names.
enum class CheckinQuestion : std::uint8_t { mood, urge, confidence, sleep, connection, stress };
BOOST_DESCRIBE_ENUM(CheckinQuestion, mood, urge, confidence, sleep, connection, stress)

struct CheckinAnswer {
    CheckinQuestion question{};
    Scale<0, 4> value;
    friend bool operator==(const CheckinAnswer&, const CheckinAnswer&) = default;
};
BOOST_DESCRIBE_STRUCT(CheckinAnswer, (), (question, value))

/// The client reports how things are. Any question may be skipped; at least one thing is said.
struct CheckinRecorded {
    static constexpr std::string_view kind = "checkin.recorded";
    static constexpr std::uint16_t code = 30;
    static constexpr int version = 1;
    static constexpr Area area = Area::checkins;
    static constexpr std::string_view meaning = "The client says how things are.";

    List<CheckinAnswer, 12> answers;
    std::optional<Text<2000>> words;
    bool talk = false;  ///< "I'd like to talk"
    friend bool operator==(const CheckinRecorded&, const CheckinRecorded&) = default;
};
BOOST_DESCRIBE_STRUCT(CheckinRecorded, (), (answers, words, talk))

/// A person answers a check-in; `about` is the check-in's entry. Without words it says "seen".
struct CheckinAnswered {
    static constexpr std::string_view kind = "checkin.answered";
    static constexpr std::uint16_t code = 31;
    static constexpr int version = 1;
    static constexpr Area area = Area::checkins;
    static constexpr std::string_view meaning = "Someone of the care team answers a check-in.";

    std::optional<Text<2000>> words;
    friend bool operator==(const CheckinAnswered&, const CheckinAnswered&) = default;
};
BOOST_DESCRIBE_STRUCT(CheckinAnswered, (), (words))

}  // namespace alongside
