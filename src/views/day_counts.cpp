#include "views/day_counts.hpp"

namespace alongside {

std::optional<Measure> counted_as(const Entry& entry) {
    using Which = std::optional<Measure>;
    if (entry.audience == Audience::mine || entry.on_behalf) return std::nullopt;
    return std::visit(
        Overloaded{
            [](const CheckinRecorded&) -> Which { return Measure::checkins_recorded; },
            [](const InstrumentAnswered&) -> Which { return Measure::instruments_answered; },
            [](const CheckinAnswered&) -> Which { return Measure::checkins_answered; },
            [](const GoalProposed&) -> Which { return Measure::goals_proposed; },
            [](const GoalAccepted&) -> Which { return Measure::goals_accepted; },
            [](const StepDone&) -> Which { return Measure::steps_done; },
            [](const SupportChosen&) -> Which { return Measure::supports_chosen; },
            [](const SupportAttended&) -> Which { return Measure::supports_attended; },
            [&](const MessageSent&) -> Which {
                return entry.role == Role::client ? Measure::messages_by_clients
                                                  : Measure::messages_by_staff;
            },
            [](const auto&) -> Which { return std::nullopt; },
        },
        entry.body);
}

std::optional<Entry> confirmed_by(const Entry& entry, const Record& before) {
    if (!std::holds_alternative<TogetherConfirmed>(entry.body)) return std::nullopt;
    const Entry* waiting = find_item(before.waiting, entry.about.as<EntryId>());
    if (waiting == nullptr) return std::nullopt;
    Entry confirmed = *waiting;
    confirmed.on_behalf = false;
    return confirmed;
}

Day counted_on(const Entry& entry) {
    return local_day(entry.occurred_at.zone, entry.occurred_at.at);
}

}  // namespace alongside
