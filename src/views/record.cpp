#include "views/record.hpp"

namespace alongside {

Record advance(Record record, const Entry& entry) {
    record.head = entry.seq;
    record.story = advance(std::move(record.story), entry);
    record.plan = advance(std::move(record.plan), entry);
    record.checkins = advance(std::move(record.checkins), entry);
    record.supports = advance(std::move(record.supports), entry);
    record.messages = advance(std::move(record.messages), entry);
    record.sharing = advance(std::move(record.sharing), entry);
    if (!record.began_at) record.began_at = entry.recorded_at;
    if (entry.role == Role::client) record.last_word_at = entry.recorded_at;
    return record;
}

std::size_t size_in_memory(const Record& record) {
    std::size_t size = sizeof(Record);
    for (const Goal& goal : record.plan.goals) {
        size += sizeof(Goal) + goal.wordings.size() * (sizeof(Wording) + 120) +
                goal.steps.size() * (sizeof(Step) + 80);
    }
    for (const Checkin& checkin : record.checkins.items) {
        size += sizeof(Checkin) + checkin.report.answers.size() * sizeof(CheckinAnswer) +
                (checkin.report.words ? checkin.report.words->text().size() : 0) + 64;
    }
    for (const Support& support : record.supports.items) {
        size += sizeof(Support) + support.visits.size() * (sizeof(Visit) + 60);
    }
    for (const Message& message : record.messages.items) {
        size += sizeof(Message) + message.words.text().size();
    }
    return size + record.sharing.care_team.size() * sizeof(TeamMember) +
           record.sharing.consents.size() * (sizeof(Consent) + 100);
}

}  // namespace alongside
