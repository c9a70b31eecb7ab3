#include "rules/conditions.hpp"

#include "rules/asked.hpp"

namespace alongside::conditions {
namespace {

/// What lies more than a year ahead is a slip of the finger.
bool is_soon_enough(const Question& q, const Moment& starts) {
    return starts.at > when_said(q) && starts.at < when_said(q) + std::chrono::days{366};
}

const Appointment* appointment_of(const Question& q) {
    return find_appointment(q.record.appointments, q.about);
}

}  // namespace

bool appointment_can_be_asked(const Question& q) {
    const auto* asked = body_as<AppointmentAsked>(q);
    if (asked == nullptr) return !q.record.sharing.care_team.empty();
    return about_is_new(q) && find_member(q.record.sharing, asked->with) != nullptr &&
           is_soon_enough(q, asked->starts);
}

bool appointment_waits_for_me(const Question& q) {
    const Appointment* one = appointment_of(q);
    return one != nullptr && waits_for(*one, q.author.role) && one->what.starts.at > when_said(q);
}

bool appointment_can_be_moved(const Question& q) {
    const Appointment* one = appointment_of(q);
    if (one == nullptr || !stands(*one) || one->what.starts.at <= when_said(q)) return false;
    const auto* moved = body_as<AppointmentMoved>(q);
    return moved == nullptr || is_soon_enough(q, moved->starts);
}

bool appointment_stands(const Question& q) {
    const Appointment* one = appointment_of(q);
    return one != nullptr && stands(*one);
}

bool appointment_can_be_noted(const Question& q) {
    const Appointment* one = appointment_of(q);
    if (one == nullptr || one->state == AppointmentState::cancelled) return false;
    const auto& mine = q.author.role == Role::client ? one->by_client : one->by_team;
    return !mine && one->what.starts.at <= when_said(q);
}

}  // namespace alongside::conditions
