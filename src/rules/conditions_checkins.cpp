#include "rules/conditions.hpp"

#include "rules/asked.hpp"
#include "views/rhythms.hpp"

namespace alongside::conditions {
namespace {

template <class Answers, class Key>
bool each_once(const Answers& answers, Key key) {
    for (auto at = answers.begin(); at != answers.end(); ++at) {
        if (std::ranges::find(answers.begin(), at, (*at).*key, key) != at) return false;
    }
    return true;
}

bool seen_is_enough(const Question& q) {
    const auto& questions = q.record.checkins.questions;
    return questions && questions->what.seen_is_enough;
}

bool is_one_question(const CheckinItem& item) {
    return item.question ? !item.own && !item.words : item.own && item.words;
}

bool says_anything(const SheetAnswer& answer) {
    return answer.value || answer.words || answer.declined.value_or(false);
}

const Concern* concern_of(const Question& q) {
    return find_concern(q.record.concerns, q.about);
}

bool can_be_passed_on(const Question& q) {
    const Concern* concern = concern_of(q);
    const auto at = concern != nullptr ? passes_on_at(*concern) : std::nullopt;
    return at && *at <= q.now;
}

}  // namespace

bool checkin_says_something(const Question& q) {
    const auto* report = body_as<CheckinRecorded>(q);
    if (report == nullptr) return true;
    // What is kept to oneself belongs to a check-in that is there.
    const bool is_whole = q.about.is_nil() || find_checkin(q.record.checkins, q.about) != nullptr;
    return is_whole && is_said(*report) && each_once(report->answers, &CheckinAnswer::question) &&
           (!report->own || each_once(*report->own, &OwnAnswer::item));
}

bool checkin_is_unanswered(const Question& q) {
    const Checkin* checkin = find_checkin(q.record.checkins, q.about);
    const auto* answer = body_as<CheckinAnswered>(q);
    const bool is_enough = answer == nullptr || answer->words || seen_is_enough(q);
    return checkin != nullptr && waits_for_answer(*checkin) && is_enough;
}

bool questions_fit(const Question& q) {
    const auto* chosen = body_as<CheckinQuestionsChosen>(q);
    if (chosen == nullptr) return true;
    const auto& items = chosen->items;
    if (items.empty() || !std::ranges::all_of(items, is_one_question)) return false;
    for (auto at = items.begin(); at != items.end(); ++at) {
        const bool is_again = std::any_of(items.begin(), at, [&](const CheckinItem& before) {
            return at->question ? before.question == at->question : before.own == at->own;
        });
        if (is_again) return false;
    }
    return true;
}

bool rhythm_fits(const Question& q) {
    const auto* chosen = body_as<RhythmChosen>(q);
    if (chosen == nullptr) return true;
    const auto from = clock_time(chosen->from.text());
    const auto to = clock_time(chosen->to.text());
    const bool has_days = chosen->rhythm != Rhythm::weekly || !chosen->days.empty();
    const bool has_number = chosen->rhythm != Rhythm::every_days || chosen->so_many;
    return from && to && *from < *to && has_days && has_number && is_zone(chosen->zone.text());
}

bool reminders_are_paused(const Question& q) {
    return q.record.checkins.paused.has_value();
}

bool sheet_says_something(const Question& q) {
    const auto* sheet = body_as<InstrumentAnswered>(q);
    return sheet == nullptr || std::ranges::any_of(sheet->answers, says_anything);
}

bool concern_can_be_raised(const Question& q) {
    return q.author.relation == Relation::program;
}

bool concern_can_be_passed_on(const Question& q) {
    return q.author.relation == Relation::program && can_be_passed_on(q);
}

bool concern_is_theirs(const Question& q) {
    const Concern* concern = concern_of(q);
    if (concern == nullptr) return false;
    return q.author.relation == Relation::care_team || was_told(*concern, q.author.person);
}

}  // namespace alongside::conditions
