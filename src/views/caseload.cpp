#include "views/caseload.hpp"

namespace alongside {
namespace {

std::optional<std::string> text_or_nothing(const auto& words) {
    return words ? std::optional<std::string>(words->text()) : std::nullopt;
}

/// What waits for an answer, and until when; the most pressing wins.
struct Waiting {
    std::optional<std::string> why;
    Instant due{};

    void consider(std::string_view reason, Instant until) {
        if (why && due <= until) return;
        why = std::string(reason);
        due = until;
    }
};

Waiting waiting_in(const Record& record, int& checkins_waiting) {
    Waiting waiting;
    for (const Checkin& checkin : record.checkins.items) {
        if (checkin.reply) continue;
        ++checkins_waiting;
        // Someone who asks to talk is due at once; everyone else within the promise.
        if (checkin.report.talk) {
            waiting.consider("wants_to_talk", checkin.recorded_at);
        } else {
            waiting.consider("checkin_waiting", checkin.recorded_at + answer_promise);
        }
    }
    if (const Message* message = message_waiting(record.messages)) {
        waiting.consider("message_waiting", message->recorded_at + answer_promise);
    }
    return waiting;
}

Instant quiet_from(const Record& record) {
    if (record.last_word_at) return *record.last_word_at + quiet_after;
    return record.began_at.value_or(Instant{}) + quiet_when_new_after;
}

List<UrgePoint, 14> urges_of(const Checkins& checkins) {
    List<UrgePoint, 14> points;
    for (const Checkin& checkin : checkins.items) {
        const auto urge = answer_to(checkin.report, CheckinQuestion::urge);
        if (!urge) continue;
        const Day on = local_day(checkin.by.at.zone, checkin.by.at.at);
        if (!points.empty() && points.back().on == on) points.pop_back();
        points.push_back({on, *urge});
    }
    if (points.empty()) return points;
    const auto first = std::chrono::sys_days{points.back().on} - std::chrono::days{13};
    std::erase_if(points, [&](const UrgePoint& p) { return std::chrono::sys_days{p.on} < first; });
    // Late entries from an offline phone can come out of order and on more days than fit.
    std::ranges::stable_sort(points, {}, [](const UrgePoint& p) { return std::chrono::sys_days{p.on}; });
    if (points.size() > points.most) {
        points.erase(points.begin(), points.end() - static_cast<std::ptrdiff_t>(points.most));
    }
    return points;
}

}  // namespace

CaseloadSummary summarize(const Record& record) {
    CaseloadSummary summary;
    const PreferencesSet& preferences = record.story.preferences;
    summary.called = text_or_nothing(preferences.called);
    summary.pronouns = text_or_nothing(preferences.pronouns);
    summary.please_avoid = text_or_nothing(preferences.please_avoid);
    const Waiting waiting = waiting_in(record, summary.checkins_waiting);
    summary.waiting = waiting.why;
    summary.due_at = to_milliseconds(waiting.why ? waiting.due : quiet_from(record));
    summary.goals_on_offer = static_cast<int>(
        std::ranges::count(record.plan.goals, GoalState::proposed, &Goal::state));
    if (!record.checkins.items.empty()) {
        summary.last_checkin_at = to_milliseconds(record.checkins.items.back().by.at.at);
    }
    if (record.last_word_at) summary.last_word_at = to_milliseconds(*record.last_word_at);
    summary.urges = urges_of(record.checkins);
    return summary;
}

Result<CaseloadSummary> read_summary(std::string_view text) {
    return json::from_text<CaseloadSummary>(text);
}

std::string reason_at(const CaseloadSummary& summary, Instant now) {
    if (summary.waiting) return *summary.waiting;
    if (to_milliseconds(now) >= summary.due_at) return "quiet";
    return summary.last_word_at ? "steady" : "new";
}

}  // namespace alongside
