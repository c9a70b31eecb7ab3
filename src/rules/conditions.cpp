#include "rules/conditions.hpp"

#include "journal/codec.hpp"
#include "rules/asked.hpp"
#include "rules/writing.hpp"

namespace alongside::conditions {
namespace {

const Entry* waiting_of(const Question& q) {
    return find_item(q.record.waiting, q.about.as<EntryId>());
}

/// Until the end of the author's own day, as their device told it.
bool is_still_that_day(const Question& q) {
    const Moment& then = q.spoken_of->occurred_at;
    return local_day(then.zone, when_said(q)) == local_day(then.zone, then.at);
}

/// A check-in, a sheet, a visit or a missed one can be put right by its author, as a whole new
/// body; the first two only on the same day: later answers are new answers.
bool new_body_fits(const Question& q, const RawObject& body) {
    if (q.spoken_of->author != q.author.person) return false;
    const auto parsed = json::parse(body.text);
    if (!parsed) return false;
    const KindInfo& kind = kind_of(q.spoken_of->body);
    const auto read = read_body(kind.name, kind.version, *parsed);
    if (!read) return false;
    if (const auto* report = std::get_if<CheckinRecorded>(&*read)) {
        return is_said(*report) && is_still_that_day(q);
    }
    if (const auto* sheet = std::get_if<InstrumentAnswered>(&*read)) {
        const auto& before = std::get<InstrumentAnswered>(q.spoken_of->body);
        return sheet->instrument == before.instrument && sheet->version_of == before.version_of &&
               is_still_that_day(q);
    }
    return std::holds_alternative<SupportAttended>(*read) ||
           std::holds_alternative<SupportMissed>(*read);
}

}  // namespace

bool always(const Question&) {
    return true;
}

bool about_is_new(const Question& q) {
    if (q.about.is_nil()) return q.body == nullptr;  // asked in general: any new id will do
    return find_goal(q.record.plan, q.about) == nullptr &&
           find_step(q.record.plan, q.about) == nullptr &&
           find_obstacle(q.record.plan, q.about) == nullptr &&
           find_item(q.record.plan.parts, q.about) == nullptr &&
           find_agreement(q.record.agreements, q.about) == nullptr &&
           find_reward(q.record.agreements, q.about) == nullptr &&
           find_support(q.record.supports, q.about) == nullptr &&
           find_introduction(q.record.introductions, q.about) == nullptr &&
           find_referral(q.record.referrals, q.about) == nullptr &&
           find_milestone(q.record.wins, q.about) == nullptr &&
           find_setback(q.record.setbacks, q.about) == nullptr &&
           find_item(q.record.coping.practices, q.about) == nullptr &&
           find_suggestion(q.record.learning, q.about) == nullptr &&
           find_mark(q.record.learning, q.about) == nullptr &&
           find_decision(q.record.learning, q.about) == nullptr &&
           find_item(q.record.story.triggers, q.about) == nullptr &&
           find_item(q.record.story.circle, q.about) == nullptr &&
           find_appointment(q.record.appointments, q.about) == nullptr &&
           find_consent(q.record.sharing, q.about) == nullptr;
}

bool waits_for_me(const Question& q) {
    return waiting_of(q) != nullptr;
}

/// Asked as the client, now: the plan may have gone on since the session.
bool waits_and_still_fits(const Question& q) {
    const Entry* entry = waiting_of(q);
    if (entry == nullptr) return false;
    return condition_holds(kind_of(entry->body).name,
                           {q.author, q.record, entry->about, q.now, &entry->body, nullptr});
}

bool correction_fits(const Question& q) {
    if (q.spoken_of == nullptr) return false;
    if (std::holds_alternative<CorrectionMade>(q.spoken_of->body)) return false;
    const auto* correction = body_as<CorrectionMade>(q);
    return correction == nullptr || !correction->body || new_body_fits(q, *correction->body);
}

}  // namespace alongside::conditions
