// The plan, the agreements in it, and what waits for the client's word.
#include "service/client_views.hpp"

#include "journal/codec.hpp"
#include "rules/writing.hpp"
#include "views/reviews.hpp"

namespace alongside::service {
namespace {

constexpr std::string_view plan_kinds[] = {GoalProposed::kind, VisionWritten::kind, PartAdded::kind,
                                           ReviewHeld::kind, SuggestionMade::kind};
constexpr std::string_view goal_kinds[] = {
    GoalAccepted::kind, GoalReworded::kind, GoalDeclined::kind, GoalRested::kind,
    GoalResumed::kind,  GoalAchieved::kind, GoalLetGo::kind,    GoalGauged::kind,
    StepAdded::kind,    ObstacleNamed::kind};
constexpr std::string_view step_kinds[] = {StepDone::kind, StepChanged::kind, StepLetGo::kind,
                                           ObstacleNamed::kind};
constexpr std::string_view obstacle_kinds[] = {ObstacleWayChosen::kind, ObstaclePassed::kind};
constexpr std::string_view part_kinds[] = {PartEnded::kind};
constexpr std::string_view waiting_kinds[] = {TogetherConfirmed::kind, TogetherDeclined::kind};
constexpr std::string_view agreements_kinds[] = {AgreementProposed::kind, RewardOffered::kind};
constexpr std::string_view agreement_kinds[] = {AgreementSigned::kind, AgreementNoted::kind,
                                                EffectDecided::kind,   EffectAppealed::kind,
                                                AppealAnswered::kind,  AgreementEnded::kind};
constexpr std::string_view reward_kinds[] = {RewardAgreed::kind, RewardEarned::kind};

template <class W>
std::optional<Words> words_of(const std::optional<W>& words) {
    return words ? std::optional<Words>(*words) : std::nullopt;
}

/// Looking back, or from outside, changes nothing: no button stands beside it.
PlanView without_actions(PlanView view) {
    view.actions.clear();
    for (GoalShape& goal : view.goals) {
        goal.actions.clear();
        for (StepShape& step : goal.steps) step.actions.clear();
        for (ObstacleShape& obstacle : goal.obstacles) obstacle.actions.clear();
    }
    for (PartShape& part : view.parts) part.actions.clear();
    for (WaitingShape& waiting : view.waiting) waiting.actions.clear();
    return view;
}

}  // namespace

StepShape ClientViews::step(const Seen& seen, const Step& step) {
    StepShape shape;
    shape.id = step.id;
    shape.words = step.words;
    shape.owner = step.owner;
    shape.due_on = step.due_on;
    shape.repeats = step.repeats;
    shape.from = step.from;
    shape.state = step.state;
    shape.added_by = author(step.added_by);
    shape.done_at = step.done_at;
    shape.done_on = step.done_on;
    shape.times_done = step.times_done;
    shape.earlier = wordings(step.wordings);
    shape.actions = actions(seen, step_kinds, step.id);
    return shape;
}

ObstacleShape ClientViews::obstacle(const Seen& seen, const Obstacle& obstacle) {
    ObstacleShape shape;
    shape.id = obstacle.id;
    shape.of = obstacle.named.of;
    shape.barrier = obstacle.named.barrier;
    shape.words = words_of(obstacle.named.words);
    shape.by = author(obstacle.by);
    shape.at = obstacle.by.at;
    shape.ways = wordings(obstacle.ways);
    shape.passed = by_at(obstacle.passed);
    shape.what_helped = obstacle.what_helped;
    shape.actions = actions(seen, obstacle_kinds, obstacle.id);
    return shape;
}

GoalShape ClientViews::goal(const Seen& seen, const Goal& goal) {
    GoalShape shape;
    shape.id = goal.id;
    shape.state = goal.state;
    shape.words = goal.words();
    shape.proposed_by = author(goal.proposed_by);
    shape.why = words_of(goal.proposal.why);
    shape.domain = goal.proposal.domain;
    shape.done_looks_like = words_of(goal.proposal.done_looks_like);
    shape.target_on = goal.proposal.target_on;
    shape.importance = goal.importance;
    shape.confidence = goal.confidence;
    shape.declined_as = goal.declined_as;
    shape.reason = goal.reason;
    shape.wordings = wordings(goal.wordings);
    shape.finding = goal.proposal.finding;
    shape.approach = goal.proposal.approach;
    shape.why_again = words_of(goal.proposal.why_again);
    for (const Gauge& gauge : goal.gauges) {
        shape.gauges.push_back({gauge.importance, gauge.confidence, gauge.at});
    }
    shape.steps.reserve(goal.steps.size());
    for (const Step& one : goal.steps) shape.steps.push_back(step(seen, one));
    for (const Obstacle& one : goal.obstacles) shape.obstacles.push_back(obstacle(seen, one));
    shape.changed_at = goal.changed_at;
    shape.moved_at = goal.moved_at;
    shape.look_again_at = look_again_at(*seen.record, goal);
    shape.actions = actions(seen, goal_kinds, goal.id);
    return shape;
}

std::vector<WaitingShape> ClientViews::waiting(const Seen& seen) {
    std::vector<WaitingShape> shapes;
    const Record hoped_for = as_if_confirmed(*seen.record);
    for (const Entry& entry : seen.record->waiting) {
        WaitingShape shape;
        shape.id = entry.id;
        shape.entry.text = entry_json(entry);
        shape.by = author(voice_of(entry));
        shape.at = entry.occurred_at;
        if (const Goal* goal = find_goal_of(hoped_for.plan, entry.about)) {
            shape.goal_words = goal->words();
        }
        shape.actions = actions(seen, waiting_kinds, entry.id.as<AboutId>());
        shapes.push_back(std::move(shape));
    }
    return shapes;
}

PlanView ClientViews::plan_of(const Seen& seen) {
    const Record& record = *seen.record;
    PlanView view;
    if (record.story.vision) {
        view.vision = VisionShape{record.story.vision->words, record.story.vision->at};
    }
    for (const Goal& one : record.plan.goals) view.goals.push_back(goal(seen, one));
    for (const PlanPart& part : record.plan.parts) {
        view.parts.push_back({part.id, part.added.sort, part.added.words, part.added.goal,
                              author(part.by), part.by.at, by_at(part.ended), part.why_ended,
                              actions(seen, part_kinds, part.id)});
    }
    for (const Support& one : record.supports.items) {
        if (!is_chosen(one, Choice::yes)) continue;
        view.supports.push_back({one.id, one.name, one.chosen_at});
    }
    for (const Decision& decision : record.learning.decisions) {
        if (decision.made.empty()) continue;
        const auto& [id, made, by] = decision.made.back();
        view.choices.push_back(
            {id, made.aid, made.option, made.words, words_of(made.reasons), by.at});
    }
    const auto& reviews = record.plan.reviews;
    for (auto at = reviews.rbegin(); at != reviews.rend(); ++at) {
        view.reviews.push_back({{at->what}, at->id, author(at->by), at->by.at});
    }
    view.review_at = review_at(record);
    view.waiting = waiting(seen);
    view.actions = actions(seen, plan_kinds);
    view.head = seen.head;
    return view;
}

Result<PlanView> ClientViews::plan(const Reader& reader, const SubjectId& subject) {
    const auto seen = see(reader, subject, Part::plan);
    if (!seen) return seen.error();
    return plan_of(*seen);
}

/// The plan as it was at the end of that day in `zone`.
PlanView ClientViews::plan_then(Seen seen, Day day, const std::string& zone) {
    const Day next_day = std::chrono::sys_days{day} + std::chrono::days{1};
    const Instant until =
        from_local(zone, next_day, std::chrono::minutes{0}) - Instant::duration{1};
    auto record = std::make_shared<Record>(records_.folded_for(seen.subject, seen.viewer, until));
    seen.head = record->head;
    seen.record = std::move(record);
    return without_actions(plan_of(seen));
}

Result<PlanView> ClientViews::plan_as_of(const Reader& reader, const SubjectId& subject, Day day,
                                         const std::string& zone) {
    auto seen = see(reader, subject, Part::plan);
    if (!seen) return seen.error();
    return plan_then(std::move(*seen), day, zone);
}

Result<PlanView> ClientViews::plan_for_operator(const SubjectId& subject, std::optional<Day> as_of,
                                                const std::string& zone) {
    const auto places = people_.places_of(subject.as<PersonId>());
    const bool is_client = std::ranges::any_of(
        places, [](const Reader::Place& place) { return place.role == Role::client; });
    if (!is_client) return nothing_here();
    const auto organization = context_.organization.as<PersonId>();
    access_.log({organization, Relation::lead, Role::administrator, {}}, subject, Part::plan);
    const auto standing = records_.standing(subject);
    Seen seen{{subject.as<PersonId>(), Relation::self, Role::client, {}},
              standing->self,
              standing->head,
              subject,
              context_.now()};
    if (as_of) return plan_then(std::move(seen), *as_of, zone);
    return without_actions(plan_of(seen));
}

Result<TogetherView> ClientViews::together(const Reader& reader, const SubjectId& subject) {
    const auto seen = see(reader, subject, Part::together);
    if (!seen) return seen.error();
    return TogetherView{waiting(*seen), seen->head};
}

// --- agreements ----------------------------------------------------------------------------------

AgreementShape ClientViews::agreement(const Seen& seen, const Agreement& agreement) {
    AgreementShape shape{{agreement.terms},
                         agreement.id,
                         by_at(agreement.proposed_by),
                         by_at(agreement.signed_by_client),
                         by_at(agreement.signed_by_program),
                         agreement.holds(),
                         {},
                         {},
                         by_at(agreement.ended),
                         agreement.why_ended,
                         actions(seen, agreement_kinds, agreement.id)};
    for (const KeptNote& note : agreement.notes) {
        shape.notes.push_back({note.id, note.noted.side, note.noted.kept,
                               words_of(note.noted.words), author(note.by), note.by.at});
    }
    for (const Effect& effect : agreement.effects) {
        shape.effects.push_back({effect.decided.effect, effect.decided.why, author(effect.by),
                                 effect.by.at, effect.appeal, by_at(effect.appealed),
                                 effect.outcome, effect.answer, by_at(effect.answered)});
    }
    return shape;
}

Result<AgreementsView> ClientViews::agreements(const Reader& reader, const SubjectId& subject) {
    const auto seen = see(reader, subject, Part::agreements);
    if (!seen) return seen.error();
    AgreementsView view;
    const Agreements& all = seen->record->agreements;
    for (auto at = all.items.rbegin(); at != all.items.rend(); ++at) {
        view.agreements.push_back(agreement(*seen, *at));
    }
    for (const Reward& reward : all.rewards) {
        RewardShape shape{{reward.offered},
                          reward.id,
                          author(reward.by),
                          reward.by.at,
                          by_at(reward.agreed),
                          {},
                          actions(*seen, reward_kinds, reward.id)};
        for (const Voice& earned : reward.earned) shape.earned.push_back(by_at(earned));
        view.rewards.push_back(std::move(shape));
    }
    view.actions = actions(*seen, agreements_kinds);
    view.head = seen->head;
    return view;
}

}  // namespace alongside::service
