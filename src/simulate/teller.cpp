#include "simulate/teller.hpp"

#include <algorithm>

namespace alongside::simulate {

Instant Teller::at(int days_ago, int hour, int minute) const {
    check(days_ago >= 1);
    return from_local(zone_, day(days_ago), std::chrono::minutes{hour * 60 + minute});
}

Moment Teller::hour_of(int days_ago, int hour) const {
    return {from_local(zone_, day(days_ago), std::chrono::hours{hour}), zone_};
}

Day Teller::day(int days_ago) const {
    return Day{std::chrono::sys_days{local_day(zone_, now_)} - std::chrono::days{days_ago}};
}

service::Reader Teller::add(const service::Reader& by, const char* name, Role role,
                            const ProgramId& program, Instant when) {
    time_.set(when);
    const auto added = services_.add_person(by, {name, role, program, std::nullopt});
    if (!added) throw Mistake("demo person not taken: " + added.error().code);
    return {added->id, services_.people.places_of(added->id)};
}

EntryId Teller::tell(const service::Reader& author, const service::Reader& client, Instant when,
                     Body body, AboutId about, Audience audience) {
    const EntryId id{services_.context.new_id(when)};
    Sitting sitting{author, client.person.as<SubjectId>(), when, {}};
    sitting.drafts.push_back({id, false, Moment{when, zone_}, audience, about, std::move(body)});
    told_.push_back(std::move(sitting));
    return id;
}

void Teller::write_down() {
    std::ranges::stable_sort(told_, {}, &Sitting::at);
    for (Sitting& sitting : told_) {
        time_.set(sitting.at);
        const auto written = services_.journals.append_now(sitting.author, sitting.subject,
                                                           std::move(sitting.drafts));
        if (!written) throw Mistake("demo entry not taken: " + written.error().code);
        const auto& problem = written->answers.front().problem;
        if (problem) {
            throw Mistake("demo entry not taken: " + problem->code + ": " + problem->title);
        }
    }
    told_.clear();
}

AboutId Teller::name_of(Instant when) {
    return AboutId{services_.context.new_id(when)};
}

void Teller::check_ins(const service::Reader& client, const service::Reader& staff,
                       std::span<const CheckinDay> days) {
    if (days.empty()) return;
    choose_questions(client, days.front().days_ago);
    for (const CheckinDay& day : days) {
        CheckinRecorded report;
        report.answers = {{CheckinQuestion::mood, day.mood},
                          {CheckinQuestion::urge, day.urge},
                          {CheckinQuestion::sleep, day.sleep}};
        if (day.words != nullptr) report.words = day.words;
        const EntryId id = tell(client, client, at(day.days_ago, 20, 10 + day.days_ago), report);
        CheckinAnswered answered;
        if (day.reply != nullptr) answered.words = day.reply;
        const Instant morning = day.days_ago > 1 ? at(day.days_ago - 1, 9, 5) : at(1, 21, 15);
        tell(staff, client, morning, answered, id.as<AboutId>());
    }
}

void Teller::choose_questions(const service::Reader& client, int days_ago) {
    CheckinQuestionsChosen chosen;
    for (const auto question : {CheckinQuestion::mood, CheckinQuestion::urge,
                                CheckinQuestion::sleep, CheckinQuestion::connection}) {
        chosen.items.push_back({question, {}, {}, {}});
    }
    chosen.something_good = true;
    chosen.seen_is_enough = true;
    tell(client, client, at(days_ago, 8, 40), chosen);
    RhythmChosen rhythm;
    rhythm.what = "checkin";
    rhythm.since = day(days_ago);
    rhythm.from = "17:00";
    rhythm.to = "21:00";
    rhythm.zone = Text<64>(zone_);
    tell(client, client, at(days_ago, 8, 41), rhythm);
}

void Teller::answer_instrument(const service::Reader& client, Instant when, const char* instrument,
                               std::initializer_list<int> values) {
    const auto* definition = services_.instruments.find(instrument);
    if (definition == nullptr) throw Mistake("no such instrument in the demo");
    InstrumentAnswered sheet;
    sheet.instrument = instrument;
    sheet.version_of = Text<40>(definition->version);
    std::size_t item = 0;
    for (const int value : values) {
        sheet.answers.push_back({Text<64>(definition->items.at(item++).link_id), value, {}, {}});
    }
    tell(client, client, when, sheet);
}

std::optional<Text<200>> Teller::meeting(std::string_view name) {
    const auto index = services_.directory.index();
    for (const directory::Meeting& meeting : index->meetings()) {
        if (meeting.name == name) return Text<200>{meeting.source + "/" + meeting.key};
    }
    return std::nullopt;
}

}  // namespace alongside::simulate
