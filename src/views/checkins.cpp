#include "views/checkins.hpp"

namespace alongside {
namespace {

void take_numbers(CheckinNumbers& numbers, const CheckinRecorded& report) {
    for (const CheckinAnswer& answer : report.answers) {
        numbers.values.at(static_cast<std::size_t>(answer.question)) =
            static_cast<std::int8_t>(answer.value.value);
    }
    if (report.own) {
        numbers.own.insert(numbers.own.end(), report.own->begin(), report.own->end());
    }
}

/// The numbers of a check-in that was recorded before, to be changed, or nullptr.
CheckinNumbers* edit_numbers(Checkins& checkins, const AboutId& id) {
    for (auto page = checkins.numbers.begin(); page != checkins.numbers.end(); ++page) {
        if (std::ranges::find(page->checkins, id, &CheckinNumbers::id) == page->checkins.end()) {
            continue;
        }
        return find_item(checkins.numbers.edit(page).checkins, id);
    }
    return nullptr;
}

void add_numbers(Checkins& checkins, const Checkin& checkin) {
    if (checkins.numbers.empty() || checkins.numbers.back().checkins.size() >= CheckinPage::most) {
        checkins.numbers.add({}).checkins.reserve(CheckinPage::most);
    }
    CheckinNumbers numbers{checkin.id, checkin.by.at.at, checkin.on, {}, {}};
    numbers.values.fill(-1);
    take_numbers(numbers, checkin.report);
    CheckinPage& page = checkins.numbers.edit(std::prev(checkins.numbers.end()));
    page.checkins.push_back(std::move(numbers));
}

void count_again(Checkins& checkins, const Checkin& checkin) {
    CheckinNumbers* numbers = edit_numbers(checkins, checkin.id);
    if (numbers == nullptr) return;
    numbers->values.fill(-1);
    numbers->own.clear();
    take_numbers(*numbers, checkin.report);
    if (checkin.only_for_me) take_numbers(*numbers, *checkin.only_for_me);
}

/// What is kept to oneself belongs to the check-in it was made with.
bool add_to_another(Checkins& checkins, const Entry& entry, const CheckinRecorded& report) {
    if (entry.about.is_nil()) return false;
    Checkin* checkin = edit_item(checkins.items, entry.about);
    if (checkin == nullptr) return false;
    checkin->only_for_me_id = entry.id.as<AboutId>();
    checkin->only_for_me = report;
    count_again(checkins, *checkin);
    return true;
}

void record(Checkins& checkins, const Entry& entry, const CheckinRecorded& report) {
    if (add_to_another(checkins, entry, report)) return;
    Checkin checkin;
    checkin.id = entry.id.as<AboutId>();
    checkin.by = voice_of(entry);
    checkin.recorded_at = entry.recorded_at;
    checkin.on = local_day(entry.occurred_at.zone, entry.occurred_at.at);
    checkin.audience = entry.audience;
    checkin.report = report;
    checkins.last_on = std::max(checkins.last_on, std::optional(checkin.on));
    add_numbers(checkins, checkin);
    checkins.items.add(std::move(checkin));
    if (checkins.items.size() > checkins_kept) checkins.items.drop_first();
}

void answer(Checkin& checkin, const Entry& entry, const CheckinAnswered& e) {
    if (checkin.reply) return;
    checkin.reply =
        CheckinReply{voice_of(entry), e.words ? std::optional<Words>(*e.words) : std::nullopt};
}

void correct(Checkins& checkins, const Entry& entry, const CorrectionMade& e) {
    auto report = corrected_body<CheckinRecorded>(e);
    if (!report) return;
    const auto found = std::ranges::find_if(checkins.items, [&](const Checkin& checkin) {
        return checkin.id == entry.about || checkin.only_for_me_id == entry.about;
    });
    if (found == checkins.items.end()) return;
    Checkin& checkin = checkins.items.edit(found);
    (checkin.id == entry.about ? checkin.report : checkin.only_for_me.emplace()) =
        std::move(*report);
    checkin.corrected_at = entry.occurred_at;
    count_again(checkins, checkin);
}

void choose(Checkins& checkins, const Entry& entry, const CheckinQuestionsChosen& e) {
    checkins.questions = {entry.about, e, voice_of(entry)};
    for (const CheckinItem& item : e.items) {
        if (!item.own) continue;
        const auto found = std::ranges::find(checkins.own_items, item.own, &CheckinItem::own);
        if (found == checkins.own_items.end()) {
            checkins.own_items.add(item);
        } else {
            checkins.own_items.edit(found) = item;
        }
    }
}

void choose(Checkins& checkins, const Entry& entry, const RhythmChosen& e) {
    const auto found = std::ranges::find_if(
        checkins.rhythms, [&](const auto& said) { return said.what.what == e.what; });
    auto& said =
        found == checkins.rhythms.end() ? checkins.rhythms.add({}) : checkins.rhythms.edit(found);
    said = {entry.about, e, voice_of(entry)};
}

}  // namespace

Checkins advance(Checkins checkins, const Entry& entry) {
    std::visit(Overloaded{
                   [&](const CheckinRecorded& e) { record(checkins, entry, e); },
                   [&](const CheckinAnswered& e) {
                       Checkin* checkin = edit_item(checkins.items, entry.about);
                       if (checkin != nullptr) answer(*checkin, entry, e);
                   },
                   [&](const CheckinQuestionsChosen& e) { choose(checkins, entry, e); },
                   [&](const RhythmChosen& e) { choose(checkins, entry, e); },
                   [&](const RemindersPaused& e) {
                       checkins.paused = {entry.about, e, voice_of(entry)};
                   },
                   [&](const RemindersResumed&) { checkins.paused.reset(); },
                   [&](const CorrectionMade& e) { correct(checkins, entry, e); },
                   [](const NoneOf<CheckinKinds, Corrections> auto&) {},
               },
               entry.body);
    return checkins;
}

const Checkin* find_checkin(const Checkins& checkins, const AboutId& id) {
    return find_item(checkins.items, id);
}

std::optional<int> answer_to(const CheckinRecorded& report, CheckinQuestion question) {
    for (const CheckinAnswer& answer : report.answers) {
        if (answer.question == question) return answer.value.value;
    }
    return std::nullopt;
}

bool waits_for_answer(const Checkin& checkin) {
    return !checkin.reply && checkin.audience != Audience::mine;
}

const RhythmChosen* rhythm_of(const Checkins& checkins, std::string_view what) {
    const auto found = std::ranges::find_if(
        checkins.rhythms, [&](const auto& said) { return said.what.what.text() == what; });
    return found == checkins.rhythms.end() ? nullptr : &found->what;
}

}  // namespace alongside
