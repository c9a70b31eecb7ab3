#include "rules/conditions.hpp"

#include "journal/codec.hpp"

namespace alongside::conditions {
namespace {

bool about_is_unused(const Question& q) {
    if (q.about.is_nil()) return q.body == nullptr;  // asked in general: any new id will do
    return find_goal(q.record.plan, q.about) == nullptr &&
           find_step(q.record.plan, q.about) == nullptr &&
           find_support(q.record.supports, q.about) == nullptr &&
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

bool may_finish_step(const Question& q) {
    const Step* step = find_step(q.record.plan, q.about);
    if (step == nullptr || step->state == StepState::done) return false;
    return q.author.role == Role::client || step->owner == q.author.role;
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
    return may_finish_step(q);
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
