#include "rules/conditions.hpp"

#include "journal/codec.hpp"
#include "rules/writing.hpp"

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
           find_milestone(q.record.wins, q.about) == nullptr &&
           find_setback(q.record.setbacks, q.about) == nullptr &&
           find_item(q.record.coping.practices, q.about) == nullptr &&
           find_suggestion(q.record.learning, q.about) == nullptr &&
           find_mark(q.record.learning, q.about) == nullptr &&
           find_decision(q.record.learning, q.about) == nullptr &&
           find_item(q.record.story.triggers, q.about) == nullptr &&
           find_item(q.record.story.circle, q.about) == nullptr &&
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
    return !report.answers.empty() || report.words || report.talk;
}

bool says_something(const Question& q) {
    const auto* report = body_as<CheckinRecorded>(q);
    return report == nullptr || is_said(*report);
}

bool is_unanswered(const Question& q) {
    const Checkin* checkin = find_checkin(q.record.checkins, q.about);
    return checkin != nullptr && !checkin->reply;
}

bool support_is_yes(const Question& q) {
    const Support* support = find_support(q.record.supports, q.about);
    return support != nullptr && support->choice.choice == Choice::yes;
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

/// A check-in or a visit can be put right by its author, as a whole new body. A check-in only until
/// it is answered: an answer must go on speaking of what it answered.
bool new_body_fits(const Question& q, const RawObject& body) {
    if (q.spoken_of->author != q.author.person) return false;
    const auto parsed = json::parse(body.text);
    if (!parsed) return false;
    const KindInfo& kind = kind_of(q.spoken_of->body);
    const auto read = read_body(kind.name, kind.version, *parsed);
    if (!read) return false;
    if (const auto* report = std::get_if<CheckinRecorded>(&*read)) {
        return is_said(*report) && is_unanswered(q);
    }
    return std::holds_alternative<SupportAttended>(*read);
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
bool support_is_chosen(const Question& q) {
    return support_is_yes(q);
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
