#include "simulate/life.hpp"

#include "journal/codec.hpp"

#include <algorithm>

namespace alongside::simulate {
namespace {

using std::chrono::minutes;

constexpr int never = 100'000;

double within(double value) {
    return std::clamp(value, 0.02, 0.98);
}

/// A value on the check-in's scale: 4 is the most of what the question names.
Scale<0, 4> answer(CheckinQuestion question, double wellbeing, double sway) {
    const bool is_burden = question == CheckinQuestion::urge || question == CheckinQuestion::stress;
    const double shown = within(wellbeing + 0.18 * sway);
    const double felt = is_burden ? 1 - shown : shown;
    return std::clamp(static_cast<int>(felt * 5), 0, 4);
}

}  // namespace

Life::Life(std::uint64_t seed, Course course, Language language, Circle circle, Day first, int days)
    : chance_(seed),
      course_(course),
      circle_(std::move(circle)),
      words_(words_in(language)),
      language_(language),
      first_(first),
      days_(days),
      eagerness_(0.55 + 0.35 * chance_.share()),
      quiet_from_(never),
      quiet_until_(never),
      coach_joins_(never),
      clinician_changes_(never) {
    wellbeing_ = 0.35 + 0.4 * chance_.share();
    if (course_ == Course::leaving) quiet_from_ = days_ * 2 / 5 + chance_.whole(0, days_ / 5);
    if (course_ == Course::returning) {
        quiet_from_ = days_ / 4 + chance_.whole(0, days_ / 5);
        quiet_until_ = quiet_from_ + std::max(2, days_ / 6 + chance_.whole(0, days_ / 6));
    }
    if (chance_.happens(0.6)) coach_joins_ = chance_.whole(2, 9);
    if (chance_.happens(0.1)) clinician_changes_ = days_ / 2 + chance_.whole(0, 5);
    questions_ = {CheckinQuestion::mood, CheckinQuestion::urge};
    for (const auto question : {CheckinQuestion::confidence, CheckinQuestion::sleep,
                                CheckinQuestion::connection, CheckinQuestion::stress}) {
        if (chance_.happens(0.5)) questions_.push_back(question);
    }
}

std::vector<Sitting> Life::next_day() {
    ++day_;
    sittings_.clear();
    live_on();
    if (day_ == coach_joins_ || day_ == clinician_changes_) supervisor_sits();
    // Whoever walks along answers in the morning what came in the evening, and again late in the
    // afternoon.
    const bool works = chance_.happens(0.93);
    if (works && day_ > 0) {
        begin_sitting(circle_.clinician, 8 * 60 + 20, 10 * 60);
        staff_sits();
    }
    const double wish = is_quiet() ? 0 : eagerness_ * (0.7 + 0.4 * wellbeing_);
    if (day_ == 0 || day_ == quiet_until_ || chance_.happens(wish)) {
        begin_sitting(circle_.client, 10 * 60 + 30, 21 * 60);
        client_sits();
        last_word_ = day_;
    }
    std::erase_if(sittings_, [](const Sitting& sitting) { return sitting.drafts.empty(); });
    return std::move(sittings_);
}

bool Life::is_quiet() const {
    return day_ >= quiet_from_ && day_ < quiet_until_;
}

/// Wellbeing drifts towards where this course pulls it.
void Life::live_on() {
    double pull = 0.62;
    if (course_ == Course::wavering) pull = day_ / 9 % 2 == 0 ? 0.7 : 0.25;
    if (course_ == Course::leaving) pull = day_ > days_ / 4 ? 0.25 : 0.5;
    if (course_ == Course::returning) pull = day_ < quiet_until_ ? 0.4 : 0.7;
    wellbeing_ = within(wellbeing_ + 0.2 * (pull - wellbeing_) + 0.16 * chance_.sway());
}

/// @param earliest, latest  minutes of the day, wall time
void Life::begin_sitting(const service::Reader& author, int earliest, int latest) {
    const auto day = first_ + std::chrono::days{day_};
    const minutes wall{chance_.whole(earliest, latest)};
    const Instant at = from_local(circle_.zone, Day{day}, wall);
    moment_ = at;
    sittings_.push_back({author, circle_.client.person.as<SubjectId>(), at, {}});
}

void Life::say(Body body, AboutId about, Audience audience) {
    Sitting& sitting = sittings_.back();
    moment_ += std::chrono::seconds{chance_.whole(20, 90)};
    sitting.at = moment_;
    sitting.drafts.push_back({EntryId{chance_.id(moment_)}, false, Moment{moment_, circle_.zone},
                              audience, about, std::move(body)});
}

AboutId Life::new_about() {
    return AboutId{chance_.id(moment_)};
}

void Life::client_sits() {
    if (day_ == 0) first_visit();
    if (day_ == quiet_until_) {
        say(MessageSent{one(words_.back_again)});
        message_waits_ = true;
        was_missed_ = false;
    }
    check_in();
    put_right();
    answer_instrument();
    live_beside();
    look_after_goals();
    look_after_steps();
    look_after_supports();
    look_after_consent();
    write_to_team();
    tell_of_oneself();
    tell_of_people();
    cope();
    tell_of_setback();
    learn_from_setback();
    note_wins();
    answer_suggestions();
    read_and_choose();
    keep_agreement();
    look_at_plan();
    confirm_what_waits();
    answer_meeting();
    come_back();
}

void Life::first_visit() {
    say(VisionWritten{one(words_.visions)});
    PreferencesSet preferences;
    preferences.language = language_;
    preferences.contact = one(words_.contacts);
    if (chance_.happens(0.7)) preferences.welcome = one(words_.welcomes);
    if (chance_.happens(0.5)) preferences.please_avoid = one(words_.avoid);
    say(preferences);
    choose_questions();
}

/// What they are asked and when; nobody is reminded in made-up lives.
void Life::choose_questions() {
    CheckinQuestionsChosen chosen;
    for (const CheckinQuestion question : questions_)
        chosen.items.push_back({question, {}, {}, {}});
    chosen.something_good = chance_.happens(0.5);
    chosen.seen_is_enough = true;
    say(chosen);
    RhythmChosen rhythm;
    rhythm.what = Text<40>("checkin");
    rhythm.since = local_day(circle_.zone, moment_);
    rhythm.from = Text<5>("17:00");
    rhythm.to = Text<5>("21:00");
    rhythm.zone = Text<64>(circle_.zone);
    say(rhythm);
    rhythm.what = Text<40>("phq-9");
    rhythm.rhythm = Rhythm::every_days;
    rhythm.so_many = 14;
    say(rhythm);
}

/// Every other week, and then with answers that follow how things are.
void Life::answer_instrument() {
    if (day_ % 14 != 0) return;
    InstrumentAnswered sheet;
    sheet.instrument = Text<40>("phq-9");
    sheet.version_of = Text<40>("1.0");
    sheet.language = language_;
    for (int item = 1; item <= 9; ++item) {
        const double hardness = 1 - wellbeing_ + chance_.sway() / 4;
        int value = static_cast<int>(std::clamp(hardness * 3, 0.0, 3.0));
        // The ninth is rarely answered with more than "not at all".
        if (item == 9) value = value > 1 && chance_.happens(0.3) ? 1 : 0;
        sheet.answers.push_back({Text<64>(std::to_string(item)), value, {}, {}});
    }
    say(sheet);
}

/// What happens beside treatment, and now and then a pause from being asked.
void Life::live_beside() {
    if (chance_.happens(0.02)) {
        say(LifeEventNoted{one(words_.events), local_day(circle_.zone, moment_)}, new_about());
    }
    if (reminders_paused_ ? chance_.happens(0.3) : chance_.happens(0.01)) {
        say(reminders_paused_ ? Body{RemindersResumed{}} : Body{RemindersPaused{}});
        reminders_paused_ = !reminders_paused_;
    }
}

void Life::check_in() {
    CheckinRecorded report;
    for (const CheckinQuestion question : questions_) {
        if (chance_.happens(0.94)) {
            report.answers.push_back({question, answer(question, wellbeing_, chance_.sway())});
        }
    }
    report.talk = chance_.happens(wellbeing_ < 0.3 ? 0.08 : 0.01);
    if (report.answers.empty() || chance_.happens(0.35)) {
        report.words = one(wellbeing_ > 0.6    ? words_.good_days
                           : wellbeing_ > 0.35 ? words_.mixed_days
                                               : words_.hard_days);
    }
    const bool keeps_it = chance_.happens(0.03);
    const bool shares_it = consent_ && chance_.happens(0.4);
    say(report, {}, keeps_it ? Audience::mine : shares_it ? Audience::shared : Audience::circle);
    const AboutId id = sittings_.back().drafts.back().id.as<AboutId>();
    last_checkin_.reset();
    if (keeps_it) return;
    last_checkin_ = {id, report};
    last_checkin_on_ = local_day(circle_.zone, moment_);
    open_checkins_.push_back({id, moment_, wellbeing_});
}

/// Now and then someone tapped the wrong number, and says so at once.
void Life::put_right() {
    if (!last_checkin_ || !chance_.happens(0.02)) return;
    auto& [id, report] = *last_checkin_;
    CorrectionMade correction{one(words_.corrections), std::nullopt};
    const bool is_still_today =
        local_day(circle_.zone, moment_ + std::chrono::minutes{5}) == last_checkin_on_;
    if (is_still_today && !report.answers.empty()) {
        int& value = report.answers.front().value.value;
        value = value == 0 ? 1 : value - 1;
        correction.body = RawObject{body_json(report)};
    }
    say(correction, id);
}

void Life::look_after_consent() {
    if (circle_.supporter.is_nil()) return;
    if (!consent_ && day_ > 5 && chance_.happens(0.06)) {
        consent_ = new_about();
        ConsentGiven given{
            circle_.supporter, {Area::plan, Area::checkins}, one(words_.purposes), {}};
        say(given, *consent_);
    } else if (consent_ && chance_.happens(0.03)) {
        say(ConsentRevoked{Text<1000>{one(words_.endings)}}, *consent_);
        consent_.reset();
    }
}

void Life::write_to_team() {
    if (!chance_.happens(0.07)) return;
    say(MessageSent{one(words_.client_messages)});
    message_waits_ = true;
}

}  // namespace alongside::simulate
