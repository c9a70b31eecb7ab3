#include "views/caseload.hpp"

#include "views/reviews.hpp"

namespace alongside {
namespace {

std::optional<std::string> text_or_nothing(const auto& words) {
    return words ? std::optional<std::string>(words->text()) : std::nullopt;
}

int pressing(std::string_view reason) {
    if (reason == "concern") return 2;
    return reason == "wants_to_talk" ? 1 : 0;
}

/// What waits for an answer, and until when; the most pressing wins.
struct Waiting {
    std::optional<std::string> why;
    Instant due{};

    void consider(std::string_view reason, Instant until) {
        // A concern comes first, then who asks to talk, whatever else waits for longer.
        const int now = pressing(reason);
        const int before = why ? pressing(*why) : -1;
        if (before > now || (before == now && due <= until)) return;
        why = std::string(reason);
        due = until;
    }
};

/// Until somebody wrote to the client, or asked to meet again: a missed appointment is a reason to
/// reach out, whoever was away.
bool is_open(const Record& record, const AppointmentNote& missed) {
    const bool was_written_to = std::ranges::any_of(record.messages.items, [&](const Message& one) {
        return one.by.role != Role::client && one.recorded_at > missed.recorded_at;
    });
    const bool meets_again = std::ranges::any_of(
        record.appointments.items,
        [&](const Appointment& one) { return one.asked_at > missed.recorded_at; });
    return !was_written_to && !meets_again;
}

Waiting waiting_in(const Record& record, CaseloadSummary& summary) {
    Waiting waiting;
    for (const Concern& concern : record.concerns.items) {
        if (is_open(concern)) waiting.consider("concern", due_at(concern));
    }
    for (const Checkin& checkin : record.checkins.items) {
        if (!waits_for_answer(checkin)) continue;
        ++summary.checkins_waiting;
        auto& unanswered = summary.unanswered ? *summary.unanswered : summary.unanswered.emplace();
        if (unanswered.size() < unanswered.most) {
            unanswered.push_back({checkin.id, to_milliseconds(checkin.recorded_at)});
        }
        // Someone who asks to talk is due at once; everyone else within the promise.
        if (checkin.report.talk) {
            waiting.consider("wants_to_talk", checkin.recorded_at);
        } else {
            waiting.consider("checkin_waiting", checkin.recorded_at + answer_promise);
        }
    }
    for (const Setback& setback : record.setbacks.items) {
        if (!setback.answers.empty()) continue;
        const bool asks = setback.told.talk.value_or(false);
        waiting.consider(asks ? "wants_to_talk" : "setback_told", setback.by.at.at);
    }
    for (const MarkedPage& mark : record.learning.marks) {
        if (mark.marked.mark == PageMark::question && mark.answers.empty()) {
            waiting.consider("question_waiting", mark.by.at.at + answer_promise);
        }
    }
    for (const Agreement& agreement : record.agreements.items) {
        if (agreement.effects.empty() || !agreement.effects.back().appealed) continue;
        if (!agreement.effects.back().answered) {
            waiting.consider("appeal_waiting",
                             agreement.effects.back().appealed->at.at + answer_promise);
        }
    }
    for (const Appointment& one : record.appointments.items) {
        if (waits_for(one, Role::clinician)) {
            waiting.consider("appointment_waiting",
                             std::min(one.asked_at + answer_promise, one.what.starts.at));
        } else if (const auto* missed = missed_by(one);
                   missed != nullptr && is_open(record, *missed)) {
            waiting.consider("appointment_missed", missed->recorded_at);
        }
    }
    for (const Introduction& one : record.introductions.items) {
        if (waits_for(one, Role::recovery_coach)) {
            waiting.consider("introduction_waiting", one.recorded_at + answer_promise);
        }
    }
    if (const Message* message = message_waiting(record.messages)) {
        waiting.consider("message_waiting", message->recorded_at + answer_promise);
    }
    return waiting;
}

/// What to avoid, from the preferences and from everything that was named as hard.
std::optional<std::string> please_avoid_of(const Story& story) {
    std::optional<std::string> all = text_or_nothing(story.preferences.please_avoid);
    for (const auto& trigger : story.triggers) {
        if (!trigger.what.please_avoid) continue;
        const std::string& one = trigger.what.please_avoid->text();
        all = all ? *all + " · " + one : one;
    }
    return all;
}

/// After as many days as the client asked for (OWN5), else after the usual time.
Instant quiet_from(const Record& record) {
    const auto& plan = record.story.quiet_plan;
    const bool asked = plan && plan->what.after_days;
    const std::chrono::days after =
        asked ? std::chrono::days{plan->what.after_days->value} : quiet_after;
    if (record.last_word_at) return *record.last_word_at + after;
    return record.began_at.value_or(Instant{}) + quiet_when_new_after;
}

/// One a day, the last reported, for the two weeks up to the latest day. Late entries from an
/// offline phone can come out of order.
List<UrgePoint, 14> urges_of(const Checkins& checkins) {
    List<UrgePoint, 14> points;
    Day latest{};
    for (const Checkin& checkin : checkins.items) {
        if (answer_to(checkin.report, CheckinQuestion::urge)) latest = std::max(latest, checkin.on);
    }
    const Day first = std::chrono::sys_days{latest} - std::chrono::days{13};
    for (auto at = checkins.items.rbegin(); at != checkins.items.rend(); ++at) {
        if (at->on < first) continue;
        const auto urge = answer_to(at->report, CheckinQuestion::urge);
        const bool is_told = std::ranges::find(points, at->on, &UrgePoint::on) != points.end();
        if (urge && !is_told) points.push_back({at->on, *urge});
    }
    std::ranges::sort(points, {}, &UrgePoint::on);
    return points;
}

/// The referral whose owner is late first.
std::optional<Instant> referral_overdue_at(const Record& record) {
    std::optional<Instant> first;
    for (const Referral& referral : record.referrals.items) {
        const auto at = overdue_at(referral);
        if (at && (!first || *at < *first)) first = at;
    }
    return first;
}

std::optional<std::int64_t> last_checkin_of(const Checkins& checkins) {
    std::optional<std::int64_t> last;
    for (const Checkin& checkin : checkins.items) {
        last = std::max(last, std::optional(to_milliseconds(checkin.by.at.at)));
    }
    return last;
}

}  // namespace

CaseloadSummary summarize(const Record& record) {
    CaseloadSummary summary;
    const PreferencesSet& preferences = record.story.preferences;
    summary.called = text_or_nothing(preferences.called);
    summary.pronouns = text_or_nothing(preferences.pronouns);
    summary.please_avoid = please_avoid_of(record.story);
    const Waiting waiting = waiting_in(record, summary);
    summary.waiting = waiting.why;
    const Instant quiet = quiet_from(record);
    const auto review = review_at(record);
    summary.quiet_at = to_milliseconds(quiet);
    if (review) summary.review_at = to_milliseconds(*review);
    const auto referral = referral_overdue_at(record);
    if (referral) summary.referral_at = to_milliseconds(*referral);
    summary.due_at = to_milliseconds(
        waiting.why ? waiting.due
                    : std::min({quiet, review.value_or(quiet), referral.value_or(quiet)}));
    summary.goals_on_offer =
        static_cast<int>(std::ranges::count(record.plan.goals, GoalState::proposed, &Goal::state));
    summary.last_checkin_at = last_checkin_of(record.checkins);
    if (record.last_word_at) summary.last_word_at = to_milliseconds(*record.last_word_at);
    summary.urges = urges_of(record.checkins);
    return summary;
}

Result<CaseloadSummary> read_summary(std::string_view text) {
    return json::from_text<CaseloadSummary>(text);
}

std::string reason_at(const CaseloadSummary& summary, Instant now) {
    if (summary.waiting) return *summary.waiting;
    const std::int64_t at = to_milliseconds(now);
    // A summary stored before reviews were told has one moment for both.
    if (at >= summary.quiet_at.value_or(summary.due_at)) return "quiet";
    if (summary.referral_at && at >= *summary.referral_at) return "referral_overdue";
    if (summary.review_at && at >= *summary.review_at) return "review_due";
    return summary.last_word_at ? "steady" : "new";
}

int rank_at(const CaseloadSummary& summary, Instant now) {
    if (summary.waiting == "concern") return 0;
    if (summary.waiting == "wants_to_talk") return 1;
    if (summary.waiting || summary.checkins_waiting > 0) return 2;
    const std::string reason = reason_at(summary, now);
    if (reason == "quiet") return 3;
    return reason == "referral_overdue" || reason == "review_due" ? 4 : 5;
}

}  // namespace alongside
