#include "views/story.hpp"

namespace alongside {
namespace {

void answer(Story& story, const Entry& entry, const AssessmentAnswered& e) {
    const auto known = std::ranges::find_if(
        story.findings, [&](const auto& finding) { return finding.what.topic == e.topic; });
    auto& finding =
        known == story.findings.end() ? story.findings.add({}) : story.findings.edit(known);
    finding.what = e;
    finding.by = voice_of(entry);
}

}  // namespace

Story advance(Story story, const Entry& entry) {
    std::visit(Overloaded{
                   [&](const VisionWritten& e) {
                       story.vision = Vision{e.words, entry.occurred_at};
                   },
                   [&](const PreferencesSet& e) { story.preferences = e; },
                   [&](const AssessmentAnswered& e) { answer(story, entry, e); },
                   [&](const TriggerNoted& e) { say(story.triggers, entry, e); },
                   [&](const TriggerLetGo&) { drop_item(story.triggers, entry.about); },
                   [&](const EnvironmentReviewed& e) {
                       story.environments.add({{}, e, voice_of(entry)});
                   },
                   [&](const QuietPlanWritten& e) {
                       story.quiet_plan = Said<QuietPlanWritten>{{}, e, voice_of(entry)};
                   },
                   [&](const CirclePersonNamed& e) { say(story.circle, entry, e); },
                   [&](const CirclePersonLetGo&) { drop_item(story.circle, entry.about); },
                   [&](const TreatmentEnded&) { story.treatment_ended = voice_of(entry); },
                   [&](const TreatmentResumed&) { story.treatment_ended.reset(); },
                   [](const NoneOf<StoryKinds, TreatmentKinds> auto&) {},
               },
               entry.body);
    return story;
}

bool is_skipped(const AssessmentAnswered& answered) {
    return !answered.background && !answered.needs && !answered.strengths && !answered.importance;
}

}  // namespace alongside
