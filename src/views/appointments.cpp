#include "views/appointments.hpp"

namespace alongside {
namespace {

void ask(Appointments& appointments, const Entry& entry, const AppointmentAsked& e) {
    Appointment& one = appointments.items.add({});
    one.id = entry.about;
    one.what = e;
    one.asked_by = voice_of(entry);
    one.asked_at = entry.recorded_at;
}

void move(Appointment& one, const Entry& entry, const AppointmentMoved& e) {
    one.what.starts = e.starts;
    one.what.minutes = e.minutes;
    one.asked_by = voice_of(entry);
    one.asked_at = entry.recorded_at;
    one.state = AppointmentState::asked;
    one.why = e.why ? std::optional<Words>(*e.why) : std::nullopt;
}

void cancel(Appointment& one, const Entry& entry, const AppointmentCancelled& e) {
    one.state = AppointmentState::cancelled;
    one.cancelled = voice_of(entry);
    one.why = e.why ? std::optional<Words>(*e.why) : std::nullopt;
}

void note(Appointment& one, const Entry& entry, const AppointmentNoted& e) {
    auto& side = entry.role == Role::client ? one.by_client : one.by_team;
    side = AppointmentNote{voice_of(entry), entry.recorded_at, e};
    const bool has_met = (one.by_client && one.by_client->said.met == Met::met) ||
                         (one.by_team && one.by_team->said.met == Met::met);
    one.state = has_met ? AppointmentState::attended : AppointmentState::missed;
}

}  // namespace

Appointments advance(Appointments appointments, const Entry& entry) {
    const auto edit = [&](auto&& change) {
        if (Appointment* one = edit_item(appointments.items, entry.about)) change(*one);
    };
    std::visit(Overloaded{
                   [&](const AppointmentAsked& e) { ask(appointments, entry, e); },
                   [&](const AppointmentAgreed&) {
                       edit([](Appointment& one) { one.state = AppointmentState::agreed; });
                   },
                   [&](const AppointmentMoved& e) {
                       edit([&](Appointment& one) { move(one, entry, e); });
                   },
                   [&](const AppointmentCancelled& e) {
                       edit([&](Appointment& one) { cancel(one, entry, e); });
                   },
                   [&](const AppointmentNoted& e) {
                       edit([&](Appointment& one) { note(one, entry, e); });
                   },
                   [](const NoneOf<AppointmentKinds> auto&) {},
               },
               entry.body);
    return appointments;
}

const Appointment* find_appointment(const Appointments& appointments, const AppointmentId& id) {
    return find_item(appointments.items, id);
}

bool stands(const Appointment& appointment) {
    return appointment.state == AppointmentState::asked ||
           appointment.state == AppointmentState::agreed;
}

bool waits_for(const Appointment& appointment, Role role) {
    const bool asked_by_client = appointment.asked_by.role == Role::client;
    return appointment.state == AppointmentState::asked &&
           asked_by_client != (role == Role::client);
}

const AppointmentNote* missed_by(const Appointment& appointment) {
    if (appointment.state != AppointmentState::missed) return nullptr;
    const auto& [client, team] = std::tie(appointment.by_client, appointment.by_team);
    if (!client) return &*team;
    if (!team) return &*client;
    return client->recorded_at < team->recorded_at ? &*client : &*team;
}

}  // namespace alongside
