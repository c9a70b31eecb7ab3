#include "views/coping.hpp"

namespace alongside {
namespace {

void use(Coping& coping, const Entry& entry, const ToolUsed& e) {
    ToolRecord* tool = edit_item(coping.tools, e.tool);
    if (tool == nullptr) {
        tool = &coping.tools.add({});
        tool->id = e.tool;
    }
    ++tool->used;
    tool->last_at = entry.occurred_at;
    if (!e.before || !e.after) return;
    const int change = e.after->value - e.before->value;
    ++tool->rated;
    tool->change_total += change;
    if (change < 0) ++tool->eased;
}

}  // namespace

Coping advance(Coping coping, const Entry& entry) {
    std::visit(Overloaded{
                   [&](const ToolUsed& e) { use(coping, entry, e); },
                   [&](const CopingPlanWritten& e) {
                       coping.coping_plan = Said<CopingPlanWritten>{{}, e, voice_of(entry)};
                   },
                   [&](const SafetyPlanWritten& e) {
                       coping.safety_plan = Said<SafetyPlanWritten>{{}, e, voice_of(entry)};
                   },
                   [&](const PracticeTried& e) { say(coping.practices, entry, e); },
                   [](const NoneOf<CopingKinds> auto&) {},
               },
               entry.body);
    return coping;
}

}  // namespace alongside
