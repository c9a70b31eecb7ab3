// Check-ins as their readers see them: the questions, the answers, when they are asked.
#include "service/client_views.hpp"
#include "views/rhythms.hpp"

namespace alongside::service {
namespace {

constexpr std::string_view checkins_kinds[] = {CheckinRecorded::kind, CheckinQuestionsChosen::kind,
                                               RhythmChosen::kind, RemindersPaused::kind,
                                               RemindersResumed::kind};
constexpr std::string_view checkin_kinds[] = {CheckinAnswered::kind};

constexpr CheckinQuestion questions_by_default[] = {CheckinQuestion::mood, CheckinQuestion::urge,
                                                    CheckinQuestion::sleep,
                                                    CheckinQuestion::connection};
constexpr std::size_t checkins_shown = 60;

template <class W>
std::optional<Words> words_of(const std::optional<W>& words) {
    return words ? std::optional<Words>(*words) : std::nullopt;
}

std::vector<OwnAnswer> own_of(const CheckinRecorded& report) {
    if (!report.own) return {};
    return {report.own->begin(), report.own->end()};
}

}  // namespace

CheckinForm ClientViews::checkin_form(const Record& record) {
    CheckinForm form;
    if (const auto& chosen = record.checkins.questions) {
        form.items = chosen->what.items;
        form.something_good = chosen->what.something_good;
        form.seen_is_enough = chosen->what.seen_is_enough;
        form.chosen = by_at(chosen->by);
        return form;
    }
    for (const CheckinQuestion question : questions_by_default) {
        form.items.push_back({question, {}, {}, {}});
    }
    return form;
}

RhythmShape ClientViews::rhythm(const Seen& seen, const Said<RhythmChosen>& said) {
    RhythmShape shape;
    static_cast<RhythmChosen&>(shape) = said.what;
    shape.chosen = by_at(said.by);
    const std::string what = said.what.what.text();
    const auto last = what == "checkin" ? seen.record->checkins.last_on
                                        : last_answered_on(seen.record->measures, what);
    shape.due = is_due(said.what, last, seen.now);
    if (const auto next = next_window(said.what, seen.now)) shape.next_at = next->from;
    return shape;
}

std::optional<Instant> ClientViews::editable_until(const Seen& seen, const Voice& by, Day on) {
    if (seen.viewer.person != by.person) return std::nullopt;
    const Day next = std::chrono::sys_days{on} + std::chrono::days{1};
    const Instant end = from_local(by.at.zone, next, std::chrono::minutes{0});
    return seen.now < end ? std::optional(end) : std::nullopt;
}

CheckinShape ClientViews::checkin(const Seen& seen, const Checkin& checkin) {
    CheckinShape shape;
    shape.id = checkin.id;
    shape.by = author(checkin.by);
    shape.at = checkin.by.at;
    shape.on = checkin.on;
    shape.answers = checkin.report.answers;
    shape.own = own_of(checkin.report);
    shape.words = words_of(checkin.report.words);
    shape.good = words_of(checkin.report.good);
    shape.talk = checkin.report.talk;
    shape.only_for_me = checkin.audience == Audience::mine;
    if (checkin.only_for_me) {
        const CheckinRecorded& part = *checkin.only_for_me;
        shape.own_part = OwnPartShape{checkin.only_for_me_id, part.answers, own_of(part),
                                      words_of(part.words), words_of(part.good)};
    }
    shape.corrected_at = checkin.corrected_at;
    shape.editable_until = editable_until(seen, checkin.by, checkin.on);
    if (checkin.reply) {
        shape.answer =
            ReplyShape{author(checkin.reply->by), checkin.reply->by.at, checkin.reply->words};
    } else if (waits_for_answer(checkin)) {
        const auto promise = answer_promise_of(policies_.in_force(seen.record->sharing.program));
        shape.due_at = checkin.report.talk ? checkin.recorded_at : checkin.recorded_at + promise;
    }
    shape.actions = actions(seen, checkin_kinds, checkin.id);
    return shape;
}

Result<CheckinsView> ClientViews::checkins(const Reader& reader, const SubjectId& subject) {
    const auto seen = see(reader, subject, Part::checkins);
    if (!seen) return seen.error();
    const Checkins& checkins = seen->record->checkins;
    CheckinsView view;
    view.form = checkin_form(*seen->record);
    const auto promise = answer_promise_of(policies_.in_force(seen->record->sharing.program));
    view.answer_hours = static_cast<int>(promise.count());
    const auto& items = checkins.items;
    for (auto at = items.rbegin(); at != items.rend() && view.checkins.size() < checkins_shown;
         ++at) {
        view.checkins.push_back(checkin(*seen, *at));
    }
    view.own_items.assign(checkins.own_items.begin(), checkins.own_items.end());
    for (const auto& said : checkins.rhythms) view.rhythms.push_back(rhythm(*seen, said));
    if (checkins.paused) {
        view.paused = PauseShape{checkins.paused->what.until_on, checkins.paused->by.at};
    }
    view.actions = actions(*seen, checkins_kinds);
    view.head = seen->head;
    return view;
}

}  // namespace alongside::service
