// What the client tells of themselves and learns: story, wins, setbacks, coping, learning.
#pragma once

#include "service/measure_shapes.hpp"

namespace alongside::service {

/// A goal that a part of the story led to.
struct GoalNamed {
    GoalId id;
    GoalState state = GoalState::proposed;
    Words words;
};
BOOST_DESCRIBE_STRUCT(GoalNamed, (), (id, state, words))

struct FindingShape : AssessmentAnswered {
    AuthorShape by;
    Moment at;
    std::vector<GoalNamed> goals;
};
BOOST_DESCRIBE_STRUCT(FindingShape, (AssessmentAnswered), (by, at, goals))

struct TriggerShape : TriggerNoted {
    AboutId id;
    AuthorShape by;
    Moment at;
    Actions actions;
};
BOOST_DESCRIBE_STRUCT(TriggerShape, (TriggerNoted), (id, by, at, actions))

struct EnvironmentShape : EnvironmentReviewed {
    AuthorShape by;
    Moment at;
};
BOOST_DESCRIBE_STRUCT(EnvironmentShape, (EnvironmentReviewed), (by, at))

struct QuietPlanShape : QuietPlanWritten {
    AuthorShape by;
    Moment at;
};
BOOST_DESCRIBE_STRUCT(QuietPlanShape, (QuietPlanWritten), (by, at))

struct CirclePersonShape : CirclePersonNamed {
    AboutId id;
    Actions actions;
};
BOOST_DESCRIBE_STRUCT(CirclePersonShape, (CirclePersonNamed), (id, actions))

struct StoryView {
    std::optional<VisionShape> vision;
    PreferencesSet preferences;
    std::vector<FindingShape> findings;
    std::vector<TriggerShape> triggers;
    std::vector<EnvironmentShape> environments;  ///< newest first
    std::optional<QuietPlanShape> quiet_plan;
    std::vector<CirclePersonShape> circle;
    std::optional<ByAt> treatment_ended;
    Actions actions;
    Seq head = 0;
};
BOOST_DESCRIBE_STRUCT(StoryView, (),
                      (vision, preferences, findings, triggers, environments, quiet_plan, circle,
                       treatment_ended, actions, head))

struct CelebrationShape {
    AuthorShape by;
    Moment at;
    std::optional<Words> words;
};
BOOST_DESCRIBE_STRUCT(CelebrationShape, (), (by, at, words))

struct WinShape {
    WinId id;
    WinSource source{};
    std::optional<Words> words;
    std::optional<Words> of;  ///< the words of the goal, step, support or choice it is about
    AuthorShape by;
    Moment at;
    std::vector<CelebrationShape> celebrations;
    Actions actions;
};
BOOST_DESCRIBE_STRUCT(WinShape, (), (id, source, words, of, by, at, celebrations, actions))

struct MilestoneShape : MilestoneChosen {
    MilestoneId id;
    std::optional<int> count;  ///< absent for days, which the reader's own calendar tells
    std::optional<ByAt> rested;
    Actions actions;
};
BOOST_DESCRIBE_STRUCT(MilestoneShape, (MilestoneChosen), (id, count, rested, actions))

struct WinRuleShape {
    WinSource source{};
    std::string meaning;
};
BOOST_DESCRIBE_STRUCT(WinRuleShape, (), (source, meaning))

struct WinsView {
    std::vector<WinShape> wins;  ///< newest first, as many as are shown
    int total = 0;
    std::vector<MilestoneShape> milestones;
    std::vector<WinRuleShape> rules;
    Actions actions;
    Seq head = 0;
};
BOOST_DESCRIBE_STRUCT(WinsView, (), (wins, total, milestones, rules, actions, head))

struct StepNamed {
    StepId id;
    Words words;
};
BOOST_DESCRIBE_STRUCT(StepNamed, (), (id, words))

struct SetbackShape {
    SetbackId id;
    AuthorShape by;
    Moment at;
    std::optional<Words> words;
    std::optional<Safety> safety;
    std::optional<bool> talk;
    Audience audience = Audience::circle;
    std::optional<SetbackDebriefed> debrief;
    std::optional<Moment> debriefed_at;
    std::vector<WordingShape> answers;
    std::vector<StepNamed> steps;  ///< that came of it
    Actions actions;
};
BOOST_DESCRIBE_STRUCT(SetbackShape, (),
                      (id, by, at, words, safety, talk, audience, debrief, debriefed_at, answers,
                       steps, actions))

struct SetbacksView {
    std::vector<SetbackShape> setbacks;  ///< newest first
    Actions actions;
    Seq head = 0;
};
BOOST_DESCRIBE_STRUCT(SetbacksView, (), (setbacks, actions, head))

struct ToolShape {
    CopingTool tool{};
    int used = 0;
    int rated = 0;
    int eased = 0;
    std::optional<double> mean_change;  ///< of the urge, after minus before; absent if never rated
    Moment last_at;
};
BOOST_DESCRIBE_STRUCT(ToolShape, (), (tool, used, rated, eased, mean_change, last_at))

struct CopingPlanShape : CopingPlanWritten {
    AuthorShape by;
    Moment at;
};
BOOST_DESCRIBE_STRUCT(CopingPlanShape, (CopingPlanWritten), (by, at))

struct SafetyPlanShape : SafetyPlanWritten {
    AuthorShape by;
    Moment at;
};
BOOST_DESCRIBE_STRUCT(SafetyPlanShape, (SafetyPlanWritten), (by, at))

struct PracticeShape : PracticeTried {
    AboutId id;
    AuthorShape by;
    Moment at;
};
BOOST_DESCRIBE_STRUCT(PracticeShape, (PracticeTried), (id, by, at))

struct CopingView {
    std::vector<ToolShape> tools;
    std::optional<CopingPlanShape> coping_plan;
    std::optional<SafetyPlanShape> safety_plan;
    std::vector<PracticeShape> practices;  ///< newest first
    Actions actions;
    Seq head = 0;
};
BOOST_DESCRIBE_STRUCT(CopingView, (), (tools, coping_plan, safety_plan, practices, actions, head))

struct SuggestionReplyShape : SuggestionAnswered {
    Moment at;
};
BOOST_DESCRIBE_STRUCT(SuggestionReplyShape, (SuggestionAnswered), (at))

struct SuggestionShape : SuggestionMade {
    SuggestionId id;
    AuthorShape by;
    Moment at;
    std::optional<SuggestionReplyShape> answer;
    Actions actions;
};
BOOST_DESCRIBE_STRUCT(SuggestionShape, (SuggestionMade), (id, by, at, answer, actions))

struct PageMarkShape : PageMarked {
    AboutId id;
    AuthorShape by;
    Moment at;
    std::vector<WordingShape> answers;
    Actions actions;
};
BOOST_DESCRIBE_STRUCT(PageMarkShape, (PageMarked), (id, by, at, answers, actions))

struct WeighedShape {
    std::vector<Weight> matters;
    std::optional<Words> leaning;
    std::optional<Words> questions;
    Moment at;
};
BOOST_DESCRIBE_STRUCT(WeighedShape, (), (matters, leaning, questions, at))

struct ChoiceShape {
    Words option;
    Words words;
    std::optional<Words> reasons;
    AuthorShape by;
    Moment at;
};
BOOST_DESCRIBE_STRUCT(ChoiceShape, (), (option, words, reasons, by, at))

struct DecisionShape {
    DecisionId id;
    Words aid;
    std::optional<WeighedShape> weighed;
    std::vector<ChoiceShape> made;  ///< newest first; the first one counts
    Actions actions;
};
BOOST_DESCRIBE_STRUCT(DecisionShape, (), (id, aid, weighed, made, actions))

struct LearningView {
    std::vector<SuggestionShape> suggestions;  ///< newest first
    std::vector<PageMarkShape> marks;          ///< newest first
    std::vector<DecisionShape> decisions;
    Actions actions;
    Seq head = 0;
};
BOOST_DESCRIBE_STRUCT(LearningView, (), (suggestions, marks, decisions, actions, head))

}  // namespace alongside::service
