#include "views/record.hpp"

namespace alongside {

namespace {

void take_in(Record& record, const Entry& entry) {
    record.story = advance(std::move(record.story), entry);
    record.plan = advance(std::move(record.plan), entry);
    record.agreements = advance(std::move(record.agreements), entry);
    record.checkins = advance(std::move(record.checkins), entry);
    record.measures = advance(std::move(record.measures), entry);
    record.concerns = advance(std::move(record.concerns), entry);
    record.supports = advance(std::move(record.supports), entry);
    record.introductions = advance(std::move(record.introductions), entry);
    record.referrals = advance(std::move(record.referrals), entry);
    record.wins = advance(std::move(record.wins), entry);
    record.setbacks = advance(std::move(record.setbacks), entry);
    record.coping = advance(std::move(record.coping), entry);
    record.learning = advance(std::move(record.learning), entry);
    record.messages = advance(std::move(record.messages), entry);
    record.appointments = advance(std::move(record.appointments), entry);
    record.sharing = advance(std::move(record.sharing), entry);
}

/// What was written together counts from the client's word on, as if written then.
void confirm(Record& record, const EntryId& id) {
    const Entry* waiting = find_item(record.waiting, id);
    if (waiting == nullptr) return;
    const Entry entry = *waiting;
    drop_item(record.waiting, id);
    take_in(record, entry);
}

void turn_down(Record& record, const EntryId& id) {
    if (const Entry* waiting = find_item(record.waiting, id)) record.turned_down.add(*waiting);
    drop_item(record.waiting, id);
}

}  // namespace

Record advance(Record record, const Entry& entry) {
    record.head = entry.seq;
    if (entry.on_behalf) {
        record.waiting.add(entry);
    } else if (std::holds_alternative<TogetherConfirmed>(entry.body)) {
        confirm(record, entry.about.as<EntryId>());
    } else if (std::holds_alternative<TogetherDeclined>(entry.body)) {
        turn_down(record, entry.about.as<EntryId>());
    } else {
        take_in(record, entry);
    }
    if (!record.began_at) record.began_at = entry.recorded_at;
    if (entry.role == Role::client) record.last_word_at = entry.recorded_at;
    return record;
}

Record as_if_confirmed(Record record) {
    while (!record.waiting.empty()) confirm(record, record.waiting.front().id);
    return record;
}

std::size_t size_in_memory(const Record& record) {
    std::size_t size = sizeof(Record);
    for (const Goal& goal : record.plan.goals) {
        size += sizeof(Goal) + goal.wordings.size() * (sizeof(Wording) + 120) +
                goal.steps.size() * (sizeof(Step) + 80) +
                goal.obstacles.size() * (sizeof(Obstacle) + 200) +
                goal.gauges.size() * sizeof(Gauge);
    }
    for (const Checkin& checkin : record.checkins.items) {
        size += sizeof(Checkin) + checkin.report.answers.size() * sizeof(CheckinAnswer) +
                (checkin.report.words ? checkin.report.words->text().size() : 0) + 64;
    }
    for (const CheckinPage& page : record.checkins.numbers) {
        size += sizeof(CheckinPage) + page.checkins.capacity() * (sizeof(CheckinNumbers) + 8);
    }
    for (const Sheet& sheet : record.measures.sheets) {
        size += sizeof(Sheet) + sheet.said.answers.size() * (sizeof(SheetAnswer) + 16);
    }
    for (const Support& support : record.supports.items) {
        size += sizeof(Support) + 200 + support.visits.size() * (sizeof(Visit) + 60) +
                support.misses.size() * (sizeof(Miss) + 100) +
                support.asked_after.size() * sizeof(Voice);
    }
    for (const Referral& referral : record.referrals.items) {
        size += sizeof(Referral) + 1000 + referral.moves.size() * (sizeof(ReferralMove) + 200);
    }
    for (const Message& message : record.messages.items) {
        size += sizeof(Message) + message.words.text().size();
    }
    for (const Win& win : record.wins.items) {
        size += sizeof(Win) + win.celebrations.size() * (sizeof(Celebration) + 80) + 40;
    }
    for (const Setback& setback : record.setbacks.items) {
        size += sizeof(Setback) + setback.answers.size() * (sizeof(Wording) + 120) + 400;
    }
    size += record.agreements.items.size() * (sizeof(Agreement) + 1000) +
            record.plan.parts.size() * (sizeof(PlanPart) + 200) +
            record.plan.reviews.size() * (sizeof(Said<ReviewHeld>) + 800) +
            record.wins.milestones.size() * (sizeof(Milestone) + 60) +
            record.wins.counted.size() * sizeof(Counted) +
            record.concerns.items.size() * (sizeof(Concern) + 400) +
            record.checkins.rhythms.size() * (sizeof(Said<RhythmChosen>) + 100) +
            record.measures.events.size() * (sizeof(Said<LifeEventNoted>) + 60) +
            record.introductions.items.size() * (sizeof(Introduction) + 300) +
            record.appointments.items.size() * (sizeof(Appointment) + 300) +
            record.learning.suggestions.size() * (sizeof(Suggestion) + 200) +
            record.learning.decisions.size() * (sizeof(Decision) + 500) +
            record.learning.marks.size() * (sizeof(MarkedPage) + 100) +
            record.coping.practices.size() * (sizeof(Said<PracticeTried>) + 400) +
            record.story.findings.size() * (sizeof(Said<AssessmentAnswered>) + 400) +
            record.story.triggers.size() * (sizeof(Said<TriggerNoted>) + 100) +
            record.story.environments.size() * (sizeof(Said<EnvironmentReviewed>) + 400) +
            record.story.circle.size() * (sizeof(Said<CirclePersonNamed>) + 100) +
            (record.waiting.size() + record.turned_down.size()) * (sizeof(Entry) + 300);
    return size + record.sharing.care_team.size() * sizeof(TeamMember) +
           record.sharing.consents.size() * (sizeof(Consent) + 100);
}

}  // namespace alongside
