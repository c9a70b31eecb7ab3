// Appointments and what became of them, told by both sides (WORK1).
#pragma once

#include "views/fold.hpp"

namespace alongside {

/// Where an appointment stands; `attended` as soon as one side says that they met.
enum class AppointmentState : std::uint8_t { asked, agreed, cancelled, attended, missed };
BOOST_DESCRIBE_ENUM(AppointmentState, asked, agreed, cancelled, attended, missed)

/// What one side said afterwards.
struct AppointmentNote {
    Voice by;
    Instant recorded_at{};
    AppointmentNoted said;
    friend bool operator==(const AppointmentNote&, const AppointmentNote&) = default;
};

struct Appointment {
    AppointmentId id;
    AppointmentAsked what;  ///< with the time that stands
    Voice asked_by;         ///< who asked for this time
    Instant asked_at{};     ///< when the server took it
    AppointmentState state = AppointmentState::asked;
    std::optional<Words> why;  ///< it was moved or called off
    std::optional<Voice> cancelled;
    std::optional<AppointmentNote> by_client;
    std::optional<AppointmentNote> by_team;
    friend bool operator==(const Appointment&, const Appointment&) = default;
};

struct Appointments {
    Items<Appointment> items;  ///< in the order in which they were asked for
    friend bool operator==(const Appointments&, const Appointments&) = default;
};

[[nodiscard]] Appointments advance(Appointments appointments, const Entry& entry);

/// @returns nullptr where there is no such appointment
[[nodiscard]] const Appointment* find_appointment(const Appointments& appointments,
                                                  const AppointmentId& id);
/// Asked for or agreed: nobody called it off or said what became of it.
[[nodiscard]] bool stands(const Appointment& appointment);
/// Whether it waits for a yes from the side of `role`.
[[nodiscard]] bool waits_for(const Appointment& appointment, Role role);
/// When they did not meet: the first word that said so. @returns nothing where they met
[[nodiscard]] const AppointmentNote* missed_by(const Appointment& appointment);

}  // namespace alongside
