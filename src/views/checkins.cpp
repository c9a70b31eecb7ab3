#include "views/checkins.hpp"

namespace alongside {
namespace {

void record(Checkins& checkins, const Entry& entry, const CheckinRecorded& report) {
    Checkin checkin;
    checkin.id = entry.id.as<AboutId>();
    checkin.by = voice_of(entry);
    checkin.recorded_at = entry.recorded_at;
    checkin.on = local_day(entry.occurred_at.zone, entry.occurred_at.at);
    checkin.report = report;
    checkins.items.add(std::move(checkin));
    if (checkins.items.size() > checkins_kept) checkins.items.drop_first();
}

void answer(Checkin& checkin, const Entry& entry, const CheckinAnswered& e) {
    if (checkin.reply) return;
    checkin.reply =
        CheckinReply{voice_of(entry), e.words ? std::optional<Words>(*e.words) : std::nullopt};
}

}  // namespace

Checkins advance(Checkins checkins, const Entry& entry) {
    const auto on_checkin = [&](auto&& act) {
        if (Checkin* checkin = edit_item(checkins.items, entry.about)) act(*checkin);
    };
    std::visit(Overloaded{
                   [&](const CheckinRecorded& e) { record(checkins, entry, e); },
                   [&](const CheckinAnswered& e) {
                       on_checkin([&](Checkin& checkin) { answer(checkin, entry, e); });
                   },
                   [&](const CorrectionMade& e) {
                       on_checkin([&](Checkin& checkin) {
                           if (auto report = corrected_body<CheckinRecorded>(e)) {
                               checkin.report = std::move(*report);
                               checkin.corrected_at = entry.occurred_at;
                           }
                       });
                   },
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

}  // namespace alongside
