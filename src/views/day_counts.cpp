#include "views/day_counts.hpp"

namespace alongside {

std::optional<Measure> counted_as(const Entry& entry) {
    using Counted = std::optional<Measure>;
    if (entry.audience == Audience::mine || entry.on_behalf) return std::nullopt;
    return std::visit(
        Overloaded{
            [](const CheckinRecorded&) -> Counted { return Measure::checkins_recorded; },
            [](const CheckinAnswered&) -> Counted { return Measure::checkins_answered; },
            [](const GoalProposed&) -> Counted { return Measure::goals_proposed; },
            [](const GoalAccepted&) -> Counted { return Measure::goals_accepted; },
            [](const StepDone&) -> Counted { return Measure::steps_done; },
            [](const SupportChosen&) -> Counted { return Measure::supports_chosen; },
            [](const SupportAttended&) -> Counted { return Measure::supports_attended; },
            [&](const MessageSent&) -> Counted {
                return entry.role == Role::client ? Measure::messages_by_clients
                                                  : Measure::messages_by_staff;
            },
            [](const auto&) -> Counted { return std::nullopt; },
        },
        entry.body);
}

Day counted_on(const Entry& entry) {
    return local_day(entry.occurred_at.zone, entry.occurred_at.at);
}

}  // namespace alongside
