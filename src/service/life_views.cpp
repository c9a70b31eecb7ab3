// What the client tells of themselves and learns: story, wins, setbacks, coping, learning.
#include "service/client_views.hpp"

namespace alongside::service {
namespace {

constexpr std::string_view story_kinds[] = {
    VisionWritten::kind,     PreferencesSet::kind,      AssessmentAnswered::kind,
    TriggerNoted::kind,      EnvironmentReviewed::kind, QuietPlanWritten::kind,
    CirclePersonNamed::kind, TreatmentEnded::kind,      TreatmentResumed::kind};
constexpr std::string_view trigger_kinds[] = {TriggerNoted::kind, TriggerLetGo::kind};
constexpr std::string_view person_kinds[] = {CirclePersonNamed::kind, CirclePersonLetGo::kind};
constexpr std::string_view wins_kinds[] = {WinNoted::kind, WinNoticed::kind, MilestoneChosen::kind};
constexpr std::string_view win_kinds[] = {WinCelebrated::kind};
constexpr std::string_view milestone_kinds[] = {MilestoneCounted::kind, MilestoneRested::kind};
constexpr std::string_view setbacks_kinds[] = {SetbackTold::kind};
constexpr std::string_view setback_kinds[] = {SetbackTold::kind, SetbackDebriefed::kind,
                                              SetbackAnswered::kind};
constexpr std::string_view coping_kinds[] = {ToolUsed::kind, CopingPlanWritten::kind,
                                             SafetyPlanWritten::kind, PracticeTried::kind};
constexpr std::string_view learning_kinds[] = {SuggestionMade::kind, PageMarked::kind,
                                               DecisionWeighed::kind, DecisionMade::kind};
constexpr std::string_view suggestion_kinds[] = {SuggestionAnswered::kind};
constexpr std::string_view mark_kinds[] = {PageAnswered::kind};
constexpr std::string_view decision_kinds[] = {DecisionWeighed::kind, DecisionMade::kind};

constexpr std::size_t wins_shown = 200;

template <class W>
std::optional<Words> words_of(const std::optional<W>& words) {
    return words ? std::optional<Words>(*words) : std::nullopt;
}

/// What a found win is about, in the words that stand now.
std::optional<Words> words_about(const Record& record, const AboutId& id) {
    if (const Goal* goal = find_goal(record.plan, id)) return goal->words();
    if (const Step* step = find_step(record.plan, id)) return step->words;
    if (const Obstacle* obstacle = find_obstacle(record.plan, id)) {
        return words_of(obstacle->named.words);
    }
    if (const Support* support = find_support(record.supports, id)) return support->name;
    if (const Decision* decision = find_decision(record.learning, id)) {
        if (!decision->made.empty()) return decision->made.back().what.words;
    }
    return std::nullopt;
}

}  // namespace

Result<StoryView> ClientViews::story(const Reader& reader, const SubjectId& subject) {
    const auto seen = see(reader, subject, Part::story);
    if (!seen) return seen.error();
    const Story& story = seen->record->story;
    StoryView view;
    if (story.vision) view.vision = VisionShape{story.vision->words, story.vision->at};
    view.preferences = story.preferences;
    for (const auto& finding : story.findings) {
        FindingShape shape{{finding.what}, author(finding.by), finding.by.at, {}};
        for (const Goal& goal : seen->record->plan.goals) {
            if (goal.proposal.finding != finding.what.topic) continue;
            shape.goals.push_back({goal.id, goal.state, goal.words()});
        }
        view.findings.push_back(std::move(shape));
    }
    for (const auto& trigger : story.triggers) {
        view.triggers.push_back({{trigger.what},
                                 trigger.id,
                                 author(trigger.by),
                                 trigger.by.at,
                                 actions(*seen, trigger_kinds, trigger.id)});
    }
    for (auto at = story.environments.rbegin(); at != story.environments.rend(); ++at) {
        view.environments.push_back({{at->what}, author(at->by), at->by.at});
    }
    if (story.quiet_plan) {
        view.quiet_plan = QuietPlanShape{
            {story.quiet_plan->what}, author(story.quiet_plan->by), story.quiet_plan->by.at};
    }
    for (const auto& person : story.circle) {
        view.circle.push_back({{person.what}, person.id, actions(*seen, person_kinds, person.id)});
    }
    view.treatment_ended = by_at(story.treatment_ended);
    view.actions = actions(*seen, story_kinds);
    view.head = seen->head;
    return view;
}

WinShape ClientViews::win(const Seen& seen, const Win& win) {
    WinShape shape{win.id,         win.source, win.words, words_about(*seen.record, win.of),
                   author(win.by), win.by.at,  {},        actions(seen, win_kinds, win.id)};
    for (const Celebration& glad : win.celebrations) {
        shape.celebrations.push_back({author(glad.by), glad.by.at, glad.words});
    }
    return shape;
}

Result<WinsView> ClientViews::wins(const Reader& reader, const SubjectId& subject) {
    const auto seen = see(reader, subject, Part::wins);
    if (!seen) return seen.error();
    const Wins& wins = seen->record->wins;
    WinsView view;
    view.total = static_cast<int>(wins.items.size());
    for (auto at = wins.items.rbegin(); at != wins.items.rend(); ++at) {
        if (view.wins.size() == wins_shown) break;
        view.wins.push_back(win(*seen, *at));
    }
    for (const Milestone& milestone : wins.milestones) {
        MilestoneShape shape{{milestone.chosen},
                             milestone.id,
                             milestone.counted,
                             by_at(milestone.rested),
                             actions(*seen, milestone_kinds, milestone.id)};
        if (milestone.chosen.counts == Counts::days) shape.count.reset();
        view.milestones.push_back(std::move(shape));
    }
    for (const WinRule& rule : win_rules()) {
        view.rules.push_back({rule.source, std::string(rule.meaning)});
    }
    view.actions = actions(*seen, wins_kinds);
    view.head = seen->head;
    return view;
}

SetbackShape ClientViews::setback(const Seen& seen, const Setback& setback) {
    SetbackShape shape;
    shape.id = setback.id;
    shape.by = author(setback.by);
    shape.at = setback.by.at;
    shape.words = words_of(setback.told.words);
    shape.safety = setback.told.safety;
    shape.talk = setback.told.talk;
    shape.audience = setback.audience;
    shape.debrief = setback.debrief;
    shape.debriefed_at = setback.debriefed_at;
    shape.answers = wordings(setback.answers);
    for (const Goal& goal : seen.record->plan.goals) {
        for (const Step& step : goal.steps) {
            if (step.from == setback.id) shape.steps.push_back({step.id, step.words});
        }
    }
    shape.actions = actions(seen, setback_kinds, setback.id);
    return shape;
}

Result<SetbacksView> ClientViews::setbacks(const Reader& reader, const SubjectId& subject) {
    const auto seen = see(reader, subject, Part::setbacks);
    if (!seen) return seen.error();
    SetbacksView view;
    const auto& items = seen->record->setbacks.items;
    for (auto at = items.rbegin(); at != items.rend(); ++at) {
        view.setbacks.push_back(setback(*seen, *at));
    }
    view.actions = actions(*seen, setbacks_kinds);
    view.head = seen->head;
    return view;
}

Result<CopingView> ClientViews::coping(const Reader& reader, const SubjectId& subject) {
    const auto seen = see(reader, subject, Part::coping);
    if (!seen) return seen.error();
    const Coping& coping = seen->record->coping;
    CopingView view;
    for (const ToolRecord& tool : coping.tools) {
        ToolShape shape{tool.id, tool.used, tool.rated, tool.eased, {}, tool.last_at};
        if (tool.rated > 0) {
            shape.mean_change = static_cast<double>(tool.change_total) / tool.rated;
        }
        view.tools.push_back(std::move(shape));
    }
    if (coping.coping_plan) {
        view.coping_plan = CopingPlanShape{
            {coping.coping_plan->what}, author(coping.coping_plan->by), coping.coping_plan->by.at};
    }
    if (coping.safety_plan) {
        view.safety_plan = SafetyPlanShape{
            {coping.safety_plan->what}, author(coping.safety_plan->by), coping.safety_plan->by.at};
    }
    for (auto at = coping.practices.rbegin(); at != coping.practices.rend(); ++at) {
        view.practices.push_back({{at->what}, at->id, author(at->by), at->by.at});
    }
    view.actions = actions(*seen, coping_kinds);
    view.head = seen->head;
    return view;
}

DecisionShape ClientViews::decision(const Seen& seen, const Decision& decision) {
    DecisionShape shape{
        decision.id, decision.aid, {}, {}, actions(seen, decision_kinds, decision.id)};
    if (decision.weighed) {
        const DecisionWeighed& weighed = decision.weighed->what;
        shape.weighed = WeighedShape{weighed.matters, words_of(weighed.leaning),
                                     words_of(weighed.questions), decision.weighed->by.at};
    }
    for (auto at = decision.made.rbegin(); at != decision.made.rend(); ++at) {
        shape.made.push_back({at->what.option, at->what.words, words_of(at->what.reasons),
                              author(at->by), at->by.at});
    }
    return shape;
}

Result<LearningView> ClientViews::learning(const Reader& reader, const SubjectId& subject) {
    const auto seen = see(reader, subject, Part::learning);
    if (!seen) return seen.error();
    const Learning& learning = seen->record->learning;
    LearningView view;
    for (auto at = learning.suggestions.rbegin(); at != learning.suggestions.rend(); ++at) {
        SuggestionShape shape{{at->made}, at->id, author(at->by),
                              at->by.at,  {},     actions(*seen, suggestion_kinds, at->id)};
        if (at->answer) shape.answer = SuggestionReplyShape{{*at->answer}, *at->answered_at};
        view.suggestions.push_back(std::move(shape));
    }
    for (auto at = learning.marks.rbegin(); at != learning.marks.rend(); ++at) {
        view.marks.push_back({{at->marked},
                              at->id,
                              author(at->by),
                              at->by.at,
                              wordings(at->answers),
                              actions(*seen, mark_kinds, at->id)});
    }
    for (const Decision& one : learning.decisions) view.decisions.push_back(decision(*seen, one));
    view.actions = actions(*seen, learning_kinds);
    view.head = seen->head;
    return view;
}

}  // namespace alongside::service
