// Appointments between the client and their care team (WORK1). `about` is the appointment. Either
// side asks for one, moves it or calls it off; it is agreed once the other side has said yes.
#pragma once

#include "journal/json.hpp"
#include "journal/words.hpp"

namespace alongside {

using AppointmentId = AboutId;

enum class MeetingWay : std::uint8_t { in_person, video, phone };
BOOST_DESCRIBE_ENUM(MeetingWay, in_person, video, phone)

/// Someone asks to meet, under a new id.
struct AppointmentAsked {
    static constexpr std::string_view kind = "appointment.asked";
    static constexpr std::uint16_t code = 53;
    static constexpr int version = 1;
    static constexpr Area area = Area::appointments;
    static constexpr std::string_view meaning = "The client or their care team asks to meet.";

    PersonId with;    ///< of the care team
    Text<200> words;  ///< what it is about
    Moment starts;    ///< in the zone in which the clocks of the appointment are read
    Scale<5, 480> minutes;
    MeetingWay way = MeetingWay::in_person;
    std::optional<Text<300>> place;  ///< where to go, or which number or link to use
    friend bool operator==(const AppointmentAsked&, const AppointmentAsked&) = default;
};
BOOST_DESCRIBE_STRUCT(AppointmentAsked, (), (with, words, starts, minutes, way, place))

/// The side that did not ask says yes to the time that stands.
struct AppointmentAgreed {
    static constexpr std::string_view kind = "appointment.agreed";
    static constexpr std::uint16_t code = 54;
    static constexpr int version = 1;
    static constexpr Area area = Area::appointments;
    static constexpr std::string_view meaning = "The other side says yes to an appointment.";

    friend bool operator==(const AppointmentAgreed&, const AppointmentAgreed&) = default;
};
BOOST_DESCRIBE_STRUCT(AppointmentAgreed, (), ())

/// Another time is asked for; it waits for the other side's yes again.
struct AppointmentMoved {
    static constexpr std::string_view kind = "appointment.moved";
    static constexpr std::uint16_t code = 55;
    static constexpr int version = 1;
    static constexpr Area area = Area::appointments;
    static constexpr std::string_view meaning = "Either side asks for another time.";

    Moment starts;
    Scale<5, 480> minutes;
    std::optional<Text<1000>> why;
    friend bool operator==(const AppointmentMoved&, const AppointmentMoved&) = default;
};
BOOST_DESCRIBE_STRUCT(AppointmentMoved, (), (starts, minutes, why))

/// Either side calls it off. For the client it carries no penalty.
struct AppointmentCancelled {
    static constexpr std::string_view kind = "appointment.cancelled";
    static constexpr std::uint16_t code = 56;
    static constexpr int version = 1;
    static constexpr Area area = Area::appointments;
    static constexpr std::string_view meaning = "Either side calls an appointment off.";

    std::optional<Text<1000>> why;
    friend bool operator==(const AppointmentCancelled&, const AppointmentCancelled&) = default;
};
BOOST_DESCRIBE_STRUCT(AppointmentCancelled, (), (why))

/// Whether they met; both sides are asked in the same words.
enum class Met : std::uint8_t { met, client_was_away, team_was_away };
BOOST_DESCRIBE_ENUM(Met, met, client_was_away, team_was_away)

/// Afterwards each side says once whether they met, and what got in the way.
struct AppointmentNoted {
    static constexpr std::string_view kind = "appointment.noted";
    static constexpr std::uint16_t code = 57;
    static constexpr int version = 1;
    static constexpr Area area = Area::appointments;
    static constexpr std::string_view meaning = "One side says whether they met.";

    Met met = Met::met;
    std::optional<Text<1000>> words;  ///< how it was, or what got in the way
    friend bool operator==(const AppointmentNoted&, const AppointmentNoted&) = default;
};
BOOST_DESCRIBE_STRUCT(AppointmentNoted, (), (met, words))

}  // namespace alongside
