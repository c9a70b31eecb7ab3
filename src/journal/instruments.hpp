// Answers to standard instruments (CHK2), and what follows from a sensitive one (CHK5).
#pragma once

#include "journal/story.hpp"

namespace alongside {

/// One answer of a sheet, by the item's `linkId`. An item without one was not answered.
struct SheetAnswer {
    Text<64> item;
    std::optional<double> value;     ///< what it counts
    std::optional<Text<500>> words;  ///< where the item asks for words
    std::optional<bool> declined{};  ///< true: "I would rather not say"
    friend bool operator==(const SheetAnswer&, const SheetAnswer&) = default;
};
BOOST_DESCRIBE_STRUCT(SheetAnswer, (), (item, value, words, declined))

/// An instrument was answered. The answers keep the version they were given to; the score is
/// computed from them whenever it is shown.
struct InstrumentAnswered {
    static constexpr std::string_view kind = "instrument.answered";
    static constexpr std::uint16_t code = 150;
    static constexpr int version = 1;
    static constexpr Area area = Area::checkins;
    static constexpr std::string_view meaning = "An instrument is answered.";

    Text<40> instrument;
    Text<40> version_of;  ///< of the instrument
    Language language = Language::en;
    List<SheetAnswer, 200> answers;
    friend bool operator==(const InstrumentAnswered&, const InstrumentAnswered&) = default;
};
BOOST_DESCRIBE_STRUCT(InstrumentAnswered, (), (instrument, version_of, language, answers))

/// The program tells those whom its response policy names that there is a sensitive answer;
/// `about` is the entry with the answer. Written by the server together with that entry.
struct ConcernRaised {
    static constexpr std::string_view kind = "concern.raised";
    static constexpr std::uint16_t code = 160;
    static constexpr int version = 1;
    static constexpr Area area = Area::checkins;
    static constexpr std::string_view meaning = "The program tells who has to know of an answer.";

    Text<40> instrument;  ///< its id, or `checkin`
    Text<40> because;     ///< the flag, or the question, of the program's policy
    List<PersonId, 40> told;
    Scale<1, 10080> minutes{60};  ///< seen by then, from when the server took the answer
    List<PersonId, 40> then;      ///< who is told if nobody has seen it by then
    friend bool operator==(const ConcernRaised&, const ConcernRaised&) = default;
};
BOOST_DESCRIBE_STRUCT(ConcernRaised, (), (instrument, because, told, minutes, then))

/// Nobody had seen it in time, so others were told. Written by the server.
struct ConcernPassedOn {
    static constexpr std::string_view kind = "concern.passed_on";
    static constexpr std::uint16_t code = 161;
    static constexpr int version = 1;
    static constexpr Area area = Area::checkins;
    static constexpr std::string_view meaning = "Nobody saw it in time, so others are told.";

    List<PersonId, 40> told;
    friend bool operator==(const ConcernPassedOn&, const ConcernPassedOn&) = default;
};
BOOST_DESCRIBE_STRUCT(ConcernPassedOn, (), (told))

/// Someone who was told has seen it.
struct ConcernSeen {
    static constexpr std::string_view kind = "concern.seen";
    static constexpr std::uint16_t code = 162;
    static constexpr int version = 1;
    static constexpr Area area = Area::checkins;
    static constexpr std::string_view meaning = "Someone who was told has seen it.";

    friend bool operator==(const ConcernSeen&, const ConcernSeen&) = default;
};
BOOST_DESCRIBE_STRUCT(ConcernSeen, (), ())

/// Someone who was told says what was done about it; the client reads it.
struct ConcernAnswered {
    static constexpr std::string_view kind = "concern.answered";
    static constexpr std::uint16_t code = 163;
    static constexpr int version = 1;
    static constexpr Area area = Area::checkins;
    static constexpr std::string_view meaning = "Someone who was told says what was done.";

    Text<2000> words;
    friend bool operator==(const ConcernAnswered&, const ConcernAnswered&) = default;
};
BOOST_DESCRIBE_STRUCT(ConcernAnswered, (), (words))

}  // namespace alongside
