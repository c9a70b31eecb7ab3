// Appointments of a client, ahead and past.
#include "service/client_views.hpp"

namespace alongside::service {
namespace {

constexpr std::string_view appointments_kinds[] = {AppointmentAsked::kind};
constexpr std::string_view appointment_kinds[] = {AppointmentAgreed::kind, AppointmentMoved::kind,
                                                  AppointmentCancelled::kind,
                                                  AppointmentNoted::kind};
constexpr std::size_t past_shown = 100;

Instant end_of(const Appointment& one) {
    return one.what.starts.at + std::chrono::minutes{one.what.minutes.value};
}

}  // namespace

bool lies_ahead(const Appointment& one, Instant now) {
    return stands(one) && end_of(one) > now;
}

AppointmentShape ClientViews::appointment(const Seen& seen, const Appointment& one) {
    AppointmentShape shape;
    static_cast<AppointmentAsked&>(shape) = one.what;
    shape.id = one.id;
    const TeamMember* member = find_member(seen.record->sharing, one.what.with);
    shape.whom = author(one.what.with, member != nullptr ? member->role : Role::clinician);
    shape.state = one.state;
    shape.asked_by = author(one.asked_by);
    shape.why = one.why;
    for (const auto* note : {&one.by_client, &one.by_team}) {
        if (*note) shape.notes.push_back({{(*note)->said}, author((*note)->by), (*note)->by.at});
    }
    shape.actions = actions(seen, appointment_kinds, one.id);
    return shape;
}

Result<AppointmentsView> ClientViews::appointments(const Reader& reader, const SubjectId& subject) {
    const auto seen = see(reader, subject, Part::appointments);
    if (!seen) return seen.error();
    std::vector<const Appointment*> all;
    for (const Appointment& one : seen->record->appointments.items) all.push_back(&one);
    std::ranges::stable_sort(all, {}, [](const Appointment* one) { return one->what.starts.at; });
    AppointmentsView view;
    for (const Appointment* one : all) {
        if (lies_ahead(*one, seen->now)) view.ahead.push_back(appointment(*seen, *one));
    }
    for (auto at = all.rbegin(); at != all.rend() && view.past.size() < past_shown; ++at) {
        if (!lies_ahead(**at, seen->now)) view.past.push_back(appointment(*seen, **at));
    }
    view.team = team(*seen->record);
    view.actions = actions(*seen, appointments_kinds);
    view.head = seen->head;
    return view;
}

}  // namespace alongside::service
