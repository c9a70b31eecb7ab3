#include "rules/conditions.hpp"

#include "journal/codec.hpp"
#include "rules/writing.hpp"
#include "views/rhythms.hpp"

namespace alongside::conditions {
namespace {

bool about_is_unused(const Question& q) {
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

bool goal_is(const Question& q, std::initializer_list<GoalState> states) {
    const Goal* goal = find_goal(q.record.plan, q.about);
    return goal != nullptr && std::ranges::find(states, goal->state) != states.end();
}

template <class Kind>
const Kind* body_as(const Question& q) {
    return q.body != nullptr ? std::get_if<Kind>(q.body) : nullptr;
}

bool may_add_step(const Question& q) {
    const auto* step = body_as<StepAdded>(q);
    if (step == nullptr) return goal_is(q, {GoalState::active});  // asked at a goal
    const Goal* goal = find_goal(q.record.plan, step->goal);
    const bool owner_can_act =
        step->owner != Role::supervisor && step->owner != Role::administrator;
    const bool is_promise_of_own = q.author.role == Role::client || step->owner == q.author.role;
    return goal != nullptr && goal->state == GoalState::active && about_is_unused(q) &&
           owner_can_act && is_promise_of_own;
}

bool is_open_step_of_mine(const Question& q) {
    const Step* step = find_step(q.record.plan, q.about);
    if (step == nullptr || step->state != StepState::open) return false;
    return q.author.role == Role::client || step->owner == q.author.role;
}

/// The same words again after a no, without a word on what is different: nobody is worn down.
bool repeats_silently(const Question& q, const GoalProposed& offer) {
    if (offer.why_again || q.author.role == Role::client) return false;
    const std::string key = folded(offer.words.text());
    return std::ranges::any_of(q.record.plan.goals, [&](const Goal& goal) {
        return goal.declined_as && folded(goal.wordings.front().words.text()) == key;
    });
}

bool repeats_silently(const Question& q, const SuggestionMade& suggestion) {
    if (suggestion.why_again) return false;
    const std::string key = folded(suggestion.words.text());
    return std::ranges::any_of(q.record.learning.suggestions, [&](const Suggestion& before) {
        const bool was_declined =
            before.answer && (before.answer->answer == SuggestionAnswer::no ||
                              before.answer->answer == SuggestionAnswer::not_now);
        const bool waits = !before.answer;
        const bool is_same_page = suggestion.page && before.made.page == suggestion.page;
        return (was_declined || waits) && (is_same_page || folded(before.made.words.text()) == key);
    });
}

/// Of a goal that is active or rests, or of an open step.
bool can_be_in_the_way_of(const Plan& plan, const AboutId& of) {
    if (const Goal* goal = find_goal(plan, of)) {
        return goal->state == GoalState::active || goal->state == GoalState::resting;
    }
    const Step* step = find_step(plan, of);
    return step != nullptr && step->state == StepState::open;
}

const PlanPart* current_part(const Question& q) {
    const PlanPart* part = find_item(q.record.plan.parts, q.about);
    return part != nullptr && !part->ended ? part : nullptr;
}

// --- appointments --------------------------------------------------------------------------------

Instant when_said(const Question& q) {
    return q.said_at.value_or(q.now);
}

/// What lies more than a year ahead is a slip of the finger.
bool is_soon_enough(const Question& q, const Moment& starts) {
    return starts.at > when_said(q) && starts.at < when_said(q) + std::chrono::days{366};
}

const Appointment* appointment_of(const Question& q) {
    return find_appointment(q.record.appointments, q.about);
}

bool may_ask_to_meet(const Question& q) {
    const auto* asked = body_as<AppointmentAsked>(q);
    if (asked == nullptr) return !q.record.sharing.care_team.empty();
    return about_is_unused(q) && find_member(q.record.sharing, asked->with) != nullptr &&
           is_soon_enough(q, asked->starts);
}

bool may_say_yes(const Question& q) {
    const Appointment* one = appointment_of(q);
    return one != nullptr && waits_for(*one, q.author.role) && one->what.starts.at > when_said(q);
}

bool may_move(const Question& q) {
    const Appointment* one = appointment_of(q);
    if (one == nullptr || !stands(*one) || one->what.starts.at <= when_said(q)) return false;
    const auto* moved = body_as<AppointmentMoved>(q);
    return moved == nullptr || is_soon_enough(q, moved->starts);
}

bool may_tell_of(const Question& q) {
    const Appointment* one = appointment_of(q);
    if (one == nullptr || one->state == AppointmentState::cancelled) return false;
    const auto& mine = q.author.role == Role::client ? one->by_client : one->by_team;
    return !mine && one->what.starts.at <= when_said(q);
}

// --- agreements ----------------------------------------------------------------------------------

const Agreement* agreement_of(const Question& q) {
    return find_agreement(q.record.agreements, q.about);
}

/// The terms that the client turned down, by ending them unsigned, without a new word.
bool repeats_silently(const Question& q, const AgreementProposed& terms) {
    if (q.author.role == Role::client) return false;
    return std::ranges::any_of(q.record.agreements.items, [&](const Agreement& before) {
        const bool was_declined =
            before.ended && before.ended->role == Role::client && !before.signed_by_client;
        return was_declined && before.terms.client_does == terms.client_does &&
               before.terms.effect == terms.effect && before.terms.words == terms.words;
    });
}

bool has_two_sides(const Question& q) {
    const auto* terms = body_as<AgreementProposed>(q);
    if (terms == nullptr) return true;
    const bool by_those_who_walk_along =
        std::ranges::all_of(terms->others_do, [](const Promise& promise) {
            return promise.by == Role::clinician || promise.by == Role::recovery_coach;
        });
    const bool lies_ahead = std::chrono::sys_days{terms->review_on} >=
                            std::chrono::floor<std::chrono::days>(q.now) - std::chrono::days{1};
    return about_is_unused(q) && !terms->client_does.empty() && !terms->others_do.empty() &&
           by_those_who_walk_along && lies_ahead && !repeats_silently(q, *terms);
}

/// What several people noted of one miss, or of several before a decision, has one effect.
bool missed_since_last_decision(const Agreement& agreement) {
    const std::size_t before =
        agreement.effects.empty() ? 0 : agreement.effects.back().notes_before;
    return std::any_of(
        agreement.notes.begin() + static_cast<std::ptrdiff_t>(before), agreement.notes.end(),
        [](const KeptNote& note) { return note.noted.side == Side::client && !note.noted.kept; });
}

bool hears_the_appeal(const Agreement& agreement) {
    if (agreement.effects.empty()) return true;
    const Effect& last = agreement.effects.back();
    return !last.appealed || last.answered;
}

/// The effect is the one agreed beforehand, a person noted a miss that has had no effect yet, and
/// the client is not waiting for an answer about the decision before.
bool was_agreed(const Question& q) {
    const Agreement* agreement = agreement_of(q);
    if (agreement == nullptr || !agreement->holds() || !agreement->terms.effect) return false;
    const auto* decided = body_as<EffectDecided>(q);
    return missed_since_last_decision(*agreement) && hears_the_appeal(*agreement) &&
           (decided == nullptr || decided->effect == *agreement->terms.effect);
}

const Effect* last_effect(const Question& q) {
    const Agreement* agreement = agreement_of(q);
    return agreement != nullptr && !agreement->effects.empty() ? &agreement->effects.back()
                                                               : nullptr;
}

// --- written together ----------------------------------------------------------------------------

const Entry* waiting_of(const Question& q) {
    return find_item(q.record.waiting, q.about.as<EntryId>());
}

/// Asked as the client, now: the plan may have gone on since the session.
bool still_fits(const Question& q) {
    const Entry* entry = waiting_of(q);
    if (entry == nullptr) return false;
    return condition_holds(kind_of(entry->body).name,
                           {q.author, q.record, entry->about, q.now, &entry->body, nullptr});
}

bool is_said(const CheckinRecorded& report) {
    return !report.answers.empty() || report.words || report.talk || report.good ||
           (report.own && !report.own->empty());
}

template <class Answers, class Key>
bool each_once(const Answers& answers, Key key) {
    for (auto at = answers.begin(); at != answers.end(); ++at) {
        if (std::ranges::find(answers.begin(), at, (*at).*key, key) != at) return false;
    }
    return true;
}

bool says_something(const Question& q) {
    const auto* report = body_as<CheckinRecorded>(q);
    if (report == nullptr) return true;
    // What is kept to oneself belongs to a check-in that is there.
    const bool is_whole = q.about.is_nil() || find_checkin(q.record.checkins, q.about) != nullptr;
    return is_whole && is_said(*report) && each_once(report->answers, &CheckinAnswer::question) &&
           (!report->own || each_once(*report->own, &OwnAnswer::item));
}

bool seen_is_enough(const Question& q) {
    const auto& questions = q.record.checkins.questions;
    return questions && questions->what.seen_is_enough;
}

bool is_unanswered(const Question& q) {
    const Checkin* checkin = find_checkin(q.record.checkins, q.about);
    const auto* answer = body_as<CheckinAnswered>(q);
    const bool is_enough = answer == nullptr || answer->words || seen_is_enough(q);
    return checkin != nullptr && waits_for_answer(*checkin) && is_enough;
}

bool is_one_question(const CheckinItem& item) {
    return item.question ? !item.own && !item.words : item.own && item.words;
}

bool are_good_questions(const Question& q) {
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

bool is_good_rhythm(const Question& q) {
    const auto* chosen = body_as<RhythmChosen>(q);
    if (chosen == nullptr) return true;
    const auto from = clock_time(chosen->from.text());
    const auto to = clock_time(chosen->to.text());
    const bool has_days = chosen->rhythm != Rhythm::weekly || !chosen->days.empty();
    const bool has_number = chosen->rhythm != Rhythm::every_days || chosen->so_many;
    return from && to && *from < *to && has_days && has_number && is_zone(chosen->zone.text());
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

bool is_theirs(const Question& q) {
    const Concern* concern = concern_of(q);
    if (concern == nullptr) return false;
    return q.author.relation == Relation::care_team || was_told(*concern, q.author.person);
}

// --- recovery supports ---------------------------------------------------------------------------

bool support_is_yes(const Question& q) {
    const Support* support = find_support(q.record.supports, q.about);
    return support != nullptr && is_chosen(*support, Choice::yes);
}

bool is_same(const Support& support, const SupportSuggested& suggested) {
    if (suggested.meeting) return support.meeting == Words(*suggested.meeting);
    if (suggested.resource) return support.resource == Words(*suggested.resource);
    return folded(support.name.text()) == folded(suggested.name.text());
}

/// Nobody is asked twice, and a "not for me" is the end of it.
bool may_suggest(const Question& q) {
    const auto* suggested = body_as<SupportSuggested>(q);
    if (suggested == nullptr) return true;
    return about_is_unused(q) &&
           std::ranges::none_of(q.record.supports.items, [&](const Support& support) {
               return is_same(support, *suggested) && !is_chosen(support, Choice::not_now);
           });
}

const Introduction* introduction_of(const Question& q) {
    return find_introduction(q.record.introductions, q.about);
}

bool may_ask_for_a_friend(const Question& q) {
    const auto* asked = body_as<IntroductionAsked>(q);
    if (asked == nullptr) return true;
    const bool is_for_the_client_to_say = asked->reach && q.author.role != Role::client;
    return about_is_unused(q) && !is_for_the_client_to_say &&
           std::ranges::none_of(q.record.introductions.items, [&](const Introduction& one) {
               return is_open(one) && one.what.first_friend == asked->first_friend;
           });
}

bool may_say_yes_to_a_friend(const Question& q) {
    const Introduction* one = introduction_of(q);
    const auto* yes = body_as<IntroductionAccepted>(q);
    const bool is_for_the_client_to_say =
        yes != nullptr && yes->reach && q.author.role != Role::client;
    return one != nullptr && waits_for(*one, q.author.role) && !is_for_the_client_to_say;
}

bool may_tell_of_a_friend(const Question& q) {
    const Introduction* one = introduction_of(q);
    if (one == nullptr || !may_know_each_other(*one)) return false;
    return q.author.role == Role::client ? !one->by_client : !one->by_team;
}

// --- referrals -----------------------------------------------------------------------------------

const Referral* referral_of(const Question& q) {
    return find_referral(q.record.referrals, q.about);
}

/// Days are the author's own, so one day to either side is no mistake.
bool is_not_over(const Question& q, Day day) {
    const auto today = std::chrono::floor<std::chrono::days>(when_said(q));
    return std::chrono::sys_days{day} >= today - std::chrono::days{1} &&
           std::chrono::sys_days{day} <= today + std::chrono::days{366};
}

bool is_on_team(const Question& q, const PersonId& person) {
    return find_member(q.record.sharing, person) != nullptr;
}

bool may_refer(const Question& q) {
    const auto* proposed = body_as<ReferralProposed>(q);
    if (proposed == nullptr) return !q.record.sharing.care_team.empty();
    return about_is_unused(q) && is_on_team(q, proposed->owner) &&
           is_not_over(q, proposed->next_by);
}

bool may_agree_to_refer(const Question& q) {
    const Referral* one = referral_of(q);
    const auto* agreed = body_as<ReferralAgreed>(q);
    return one != nullptr && one->state == ReferralState::proposed &&
           (agreed == nullptr || is_not_over(q, agreed->until_on));
}

bool moves_rightly(const Question& q, const Referral& one, const ReferralMoved& moved) {
    const auto today = std::chrono::floor<std::chrono::days>(when_said(q));
    const bool has_been = std::chrono::sys_days{moved.on} <= today + std::chrono::days{1};
    const bool is_a_move = moved.state >= ReferralState::asked;
    const bool may_tell =
        !moved.told || (q.author.role != Role::client && may_be_told(one, moved.on));
    return has_been && is_a_move && may_tell && (!moved.owner || is_on_team(q, *moved.owner)) &&
           (!moved.next_by || is_not_over(q, *moved.next_by));
}

bool may_move_referral(const Question& q) {
    const Referral* one = referral_of(q);
    if (one == nullptr || !one->agreed || !is_open(*one)) return false;
    const auto* moved = body_as<ReferralMoved>(q);
    return moved == nullptr || moves_rightly(q, *one, *moved);
}

bool consent_fits(const Question& q) {
    const auto* consent = body_as<ConsentGiven>(q);
    if (consent == nullptr) return true;
    const bool has_time = !consent->until_on ||
                          std::chrono::sys_days{*consent->until_on} >=
                              std::chrono::floor<std::chrono::days>(q.now) - std::chrono::days{1};
    return about_is_unused(q) && !consent->areas.empty() && consent->person != q.author.person &&
           has_time;
}

bool consent_holds(const Question& q) {
    const Consent* consent = find_consent(q.record.sharing, q.about);
    return consent != nullptr && is_active(*consent, q.now);
}

bool place_is_free(const Question& q) {
    const auto* joined = body_as<CareTeamJoined>(q);
    if (joined == nullptr) return true;
    const bool walks_along =
        joined->role == Role::clinician || joined->role == Role::recovery_coach;
    return walks_along && find_member(q.record.sharing, joined->person) == nullptr;
}

bool member_is_there(const Question& q) {
    const auto* left = body_as<CareTeamLeft>(q);
    return left == nullptr || find_member(q.record.sharing, left->person) != nullptr;
}

bool author_leaves(const Question& q) {
    const auto* left = body_as<CareTeamLeft>(q);
    return member_is_there(q) && (left == nullptr || left->person == q.author.person);
}

/// Until the end of the author's own day, as their device told it.
bool is_still_that_day(const Question& q) {
    const Moment& then = q.spoken_of->occurred_at;
    return local_day(then.zone, q.said_at.value_or(q.now)) == local_day(then.zone, then.at);
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

bool may_correct(const Question& q) {
    if (q.spoken_of == nullptr) return false;
    if (std::holds_alternative<CorrectionMade>(q.spoken_of->body)) return false;
    const auto* correction = body_as<CorrectionMade>(q);
    return correction == nullptr || !correction->body || new_body_fits(q, *correction->body);
}

}  // namespace

bool always(const Question&) {
    return true;
}
bool about_is_new(const Question& q) {
    return about_is_unused(q);
}
bool goal_is_on_offer(const Question& q) {
    return goal_is(q, {GoalState::proposed, GoalState::declined});
}
bool goal_is_active(const Question& q) {
    return goal_is(q, {GoalState::active});
}
bool goal_is_resting(const Question& q) {
    return goal_is(q, {GoalState::resting});
}
bool goal_is_kept(const Question& q) {
    return goal_is(q, {GoalState::active, GoalState::resting});
}
bool step_is_mine_to_add(const Question& q) {
    return may_add_step(q);
}
bool step_is_mine_and_open(const Question& q) {
    return is_open_step_of_mine(q);
}
bool checkin_says_something(const Question& q) {
    return says_something(q);
}
bool checkin_is_unanswered(const Question& q) {
    return is_unanswered(q);
}
bool questions_fit(const Question& q) {
    return are_good_questions(q);
}
bool rhythm_fits(const Question& q) {
    return is_good_rhythm(q);
}
bool sheet_says_something(const Question& q) {
    const auto* sheet = body_as<InstrumentAnswered>(q);
    return sheet == nullptr || std::ranges::any_of(sheet->answers, says_anything);
}
bool reminders_are_paused(const Question& q) {
    return q.record.checkins.paused.has_value();
}
bool concern_can_be_raised(const Question& q) {
    return q.author.relation == Relation::program;
}
bool concern_can_be_passed_on(const Question& q) {
    return q.author.relation == Relation::program && can_be_passed_on(q);
}
bool concern_is_theirs(const Question& q) {
    return is_theirs(q);
}
bool appointment_can_be_asked(const Question& q) {
    return may_ask_to_meet(q);
}
bool appointment_waits_for_me(const Question& q) {
    return may_say_yes(q);
}
bool appointment_can_be_moved(const Question& q) {
    return may_move(q);
}
bool appointment_stands(const Question& q) {
    const Appointment* one = appointment_of(q);
    return one != nullptr && stands(*one);
}
bool appointment_can_be_noted(const Question& q) {
    return may_tell_of(q);
}
bool support_is_chosen(const Question& q) {
    return support_is_yes(q);
}
bool support_can_be_suggested(const Question& q) {
    return may_suggest(q);
}
bool introduction_can_be_asked(const Question& q) {
    return may_ask_for_a_friend(q);
}
bool introduction_waits_for_me(const Question& q) {
    return may_say_yes_to_a_friend(q);
}
bool introduction_is_open(const Question& q) {
    const Introduction* one = introduction_of(q);
    return one != nullptr && is_open(*one);
}
bool introduction_can_be_noted(const Question& q) {
    return may_tell_of_a_friend(q);
}
bool referral_can_be_proposed(const Question& q) {
    return may_refer(q);
}
bool referral_waits_for_yes(const Question& q) {
    return may_agree_to_refer(q);
}
bool referral_is_open(const Question& q) {
    const Referral* one = referral_of(q);
    return one != nullptr && is_open(*one);
}
bool referral_can_move(const Question& q) {
    return may_move_referral(q);
}
bool referral_was_agreed(const Question& q) {
    const Referral* one = referral_of(q);
    return one != nullptr && one->agreed.has_value();
}
bool goal_can_be_offered(const Question& q) {
    const auto* offer = body_as<GoalProposed>(q);
    return about_is_unused(q) && (offer == nullptr || !repeats_silently(q, *offer));
}
bool trigger_is_kept(const Question& q) {
    return find_item(q.record.story.triggers, q.about) != nullptr;
}
bool circle_person_is_kept(const Question& q) {
    return find_item(q.record.story.circle, q.about) != nullptr;
}
bool obstacle_can_be_named(const Question& q) {
    const auto* named = body_as<ObstacleNamed>(q);
    if (named == nullptr) return can_be_in_the_way_of(q.record.plan, q.about);  // asked at a goal
    return about_is_unused(q) && can_be_in_the_way_of(q.record.plan, named->of);
}
bool obstacle_is_open(const Question& q) {
    const Obstacle* obstacle = find_obstacle(q.record.plan, q.about);
    return obstacle != nullptr && !obstacle->passed;
}
bool part_can_be_added(const Question& q) {
    const auto* part = body_as<PartAdded>(q);
    return about_is_unused(q) &&
           (part == nullptr || !part->goal || find_goal(q.record.plan, *part->goal) != nullptr);
}
bool part_is_current(const Question& q) {
    return current_part(q) != nullptr;
}
bool agreement_has_two_sides(const Question& q) {
    return has_two_sides(q);
}
bool agreement_is_unsigned(const Question& q) {
    const Agreement* agreement = agreement_of(q);
    if (agreement == nullptr || agreement->ended) return false;
    return q.author.role == Role::client ? !agreement->signed_by_client
                                         : !agreement->signed_by_program;
}
bool agreement_holds(const Question& q) {
    const Agreement* agreement = agreement_of(q);
    return agreement != nullptr && agreement->holds();
}
bool effect_was_agreed(const Question& q) {
    return was_agreed(q);
}
bool effect_can_be_appealed(const Question& q) {
    const Effect* effect = last_effect(q);
    return effect != nullptr && !effect->appealed;
}
bool appeal_waits(const Question& q) {
    const Effect* effect = last_effect(q);
    return effect != nullptr && effect->appealed && !effect->answered;
}
bool agreement_is_open(const Question& q) {
    const Agreement* agreement = agreement_of(q);
    return agreement != nullptr && !agreement->ended;
}
bool reward_waits(const Question& q) {
    const Reward* reward = find_reward(q.record.agreements, q.about);
    return reward != nullptr && !reward->agreed;
}
bool reward_is_agreed(const Question& q) {
    const Reward* reward = find_reward(q.record.agreements, q.about);
    return reward != nullptr && reward->agreed.has_value();
}
bool win_is_known(const Question& q) {
    return find_win(q.record.wins, q.about) != nullptr;
}
bool milestone_is_counted(const Question& q) {
    const Milestone* milestone = find_milestone(q.record.wins, q.about);
    return milestone != nullptr && !milestone->rested && milestone->chosen.counts == Counts::own;
}
bool milestone_is_chosen(const Question& q) {
    const Milestone* milestone = find_milestone(q.record.wins, q.about);
    return milestone != nullptr && !milestone->rested;
}
bool setback_is_told(const Question& q) {
    return find_setback(q.record.setbacks, q.about) != nullptr;
}
bool suggestion_can_be_made(const Question& q) {
    const auto* suggestion = body_as<SuggestionMade>(q);
    return about_is_unused(q) && (suggestion == nullptr || !repeats_silently(q, *suggestion));
}
bool suggestion_can_be_answered(const Question& q) {
    const Suggestion* suggestion = find_suggestion(q.record.learning, q.about);
    if (suggestion == nullptr) return false;
    const auto& answer = suggestion->answer;
    return !answer || answer->answer == SuggestionAnswer::not_now ||
           answer->answer == SuggestionAnswer::no;
}
bool question_waits(const Question& q) {
    const MarkedPage* mark = find_mark(q.record.learning, q.about);
    return mark != nullptr && mark->marked.mark == PageMark::question;
}
bool decision_is_one(const Question& q) {
    const Decision* decision = find_decision(q.record.learning, q.about);
    if (decision == nullptr) return about_is_unused(q);
    if (const auto* made = body_as<DecisionMade>(q)) return made->aid == decision->aid;
    const auto* weighed = body_as<DecisionWeighed>(q);
    return weighed == nullptr || weighed->aid == decision->aid;
}
bool treatment_goes_on(const Question& q) {
    return !q.record.story.treatment_ended;
}
bool treatment_has_ended(const Question& q) {
    return q.record.story.treatment_ended.has_value();
}
bool waits_for_me(const Question& q) {
    return waiting_of(q) != nullptr;
}
bool waits_and_still_fits(const Question& q) {
    return still_fits(q);
}
bool consent_is_whole(const Question& q) {
    return consent_fits(q);
}
bool consent_is_active(const Question& q) {
    return consent_holds(q);
}
bool team_place_is_free(const Question& q) {
    return place_is_free(q);
}
bool host_begins(const Question& q) {
    const auto* joined = body_as<CareTeamJoined>(q);
    return joined != nullptr && q.record.head == 0 && joined->person == q.author.person &&
           joined->role == q.author.role;
}
bool member_is_on_team(const Question& q) {
    return member_is_there(q);
}
bool member_is_author(const Question& q) {
    return author_leaves(q);
}
bool correction_fits(const Question& q) {
    return may_correct(q);
}

}  // namespace alongside::conditions
