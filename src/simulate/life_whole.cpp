// The rest of a simulated life: who they are, what helps, setbacks and wins, choices, agreements.
#include "simulate/house_rules.hpp"
#include "simulate/life.hpp"

#include <algorithm>

namespace alongside::simulate {
namespace {

constexpr const char* a_page = "urges";
constexpr const char* an_aid = "mutual-help-path";

}  // namespace

// --- what the client writes ----------------------------------------------------------------------

void Life::tell_of_oneself() {
    if (chance_.happens(0.04)) {
        AssessmentAnswered told;
        told.topic = static_cast<AssessmentTopic>(chance_.whole(0, 17));
        told.background = one(words_.mixed_days);
        if (chance_.happens(0.5)) told.strengths = one(words_.good_days);
        say(told);
    }
    if (chance_.happens(0.01)) {
        EnvironmentReviewed around;
        around.healthy_activities = one(words_.good_days);
        say(around);
    }
    if (chance_.happens(0.008)) say(QuietPlanWritten{one(words_.contacts), 7, {}, {}, {}});
    if (!rest_.trigger && chance_.happens(0.03)) {
        rest_.trigger = new_about();
        say(TriggerNoted{TriggerSort::high_risk_time, one(words_.hard_days), {}}, *rest_.trigger);
    } else if (rest_.trigger && chance_.happens(0.02)) {
        say(TriggerLetGo{}, *rest_.trigger);
        rest_.trigger.reset();
    }
}

void Life::tell_of_people() {
    if (!rest_.person && chance_.happens(0.04)) {
        rest_.person = new_about();
        CirclePersonNamed person;
        person.name = "Ana";
        person.bond = Bond::family;
        say(person, *rest_.person);
    } else if (rest_.person && chance_.happens(0.02)) {
        say(CirclePersonLetGo{}, *rest_.person);
        rest_.person.reset();
    }
}

void Life::cope() {
    if (chance_.happens(wellbeing_ < 0.4 ? 0.2 : 0.04)) {
        const int before = chance_.whole(3, 9);
        say(ToolUsed{static_cast<CopingTool>(chance_.whole(0, 7)),
                     before,
                     std::max(0, before - chance_.whole(-1, 4)),
                     {}});
    }
    if (chance_.happens(0.01)) {
        CopingPlanWritten plan;
        plan.tools = {CopingTool::call_someone};
        plan.what_helps = {Text<300>(one(words_.supports))};
        say(plan);
    }
    if (chance_.happens(0.01)) {
        SafetyPlanWritten plan;
        plan.people = {"Ana"};
        say(plan);
    }
    if (chance_.happens(0.02)) {
        if (!rest_.practice) rest_.practice = new_about();
        say(PracticeTried{Skill::asking_for_help, {}, {}, {}, one(words_.mixed_days)},
            *rest_.practice);
    }
}

void Life::tell_of_setback() {
    if (rest_.setback || !chance_.happens(wellbeing_ < 0.35 ? 0.08 : 0.005)) return;
    rest_.setback = new_about();
    rest_.setback_answered = false;
    say(SetbackTold{one(words_.hard_days), Safety::safe, {}}, *rest_.setback);
}

/// Looked at once it was answered; now and then a step comes of it.
void Life::learn_from_setback() {
    if (!rest_.setback || !rest_.setback_answered || !chance_.happens(0.4)) return;
    SetbackDebriefed learned;
    learned.feeling = one(words_.hard_days);
    learned.learned = one(words_.reasons);
    say(learned, *rest_.setback);
    rest_.setback.reset();
}

void Life::note_wins() {
    if (chance_.happens(wellbeing_ > 0.6 ? 0.06 : 0.01)) {
        say(WinNoted{one(words_.good_days)});
        rest_.win = sittings_.back().drafts.back().id;
    }
    const Day today{first_ + std::chrono::days{day_}};
    if (!rest_.milestone && chance_.happens(0.02)) {
        rest_.milestone = new_about();
        say(MilestoneChosen{one(words_.supports), Counts::own, today, {}}, *rest_.milestone);
    } else if (rest_.milestone && chance_.happens(0.3)) {
        say(MilestoneCounted{{}, today}, *rest_.milestone);
    } else if (rest_.milestone && chance_.happens(0.02)) {
        say(MilestoneRested{}, *rest_.milestone);
        rest_.milestone.reset();
    }
}

void Life::answer_suggestions() {
    if (!rest_.suggestion || !chance_.happens(0.5)) return;
    const bool is_yes = chance_.happens(0.6);
    say(SuggestionAnswered{is_yes ? SuggestionAnswer::yes : SuggestionAnswer::no, {}, {}},
        *rest_.suggestion);
    if (is_yes && !rest_.part) {
        rest_.part = new_about();
        say(PartAdded{PartSort::therapy, one(words_.supports), {}, rest_.suggestion}, *rest_.part);
    }
    rest_.suggestion.reset();
}

void Life::read_and_choose() {
    if (!rest_.question && chance_.happens(0.02)) {
        rest_.question = new_about();
        say(PageMarked{a_page, PageMark::question, one(words_.choices)}, *rest_.question);
    }
    if (!chance_.happens(0.02)) return;
    if (!rest_.decision) {
        rest_.decision = new_about();
        say(DecisionWeighed{an_aid, {{"privacy", 2}}, {}, {}}, *rest_.decision);
    } else {
        say(DecisionMade{an_aid, "not-now", one(words_.choices), one(words_.reasons)},
            *rest_.decision);
    }
}

void Life::keep_agreement() {
    if (rest_.reward && !rest_.reward_agreed) {
        say(RewardAgreed{}, *rest_.reward);
        rest_.reward_agreed = true;
    }
    if (!rest_.agreement) return;
    if (rest_.agreement_stage == 2) {
        say(AgreementSigned{}, *rest_.agreement);
        rest_.agreement_stage = 3;
    } else if (rest_.agreement_stage == 3 && chance_.happens(0.2)) {
        say(AgreementNoted{Side::client, true, {}}, *rest_.agreement);
    } else if (rest_.agreement_stage == 5 && !rest_.appealed) {
        say(EffectAppealed{one(words_.reasons)}, *rest_.agreement);
        rest_.appealed = true;
    }
}

void Life::look_at_plan() {
    const auto active = std::ranges::find(goals_, At::active, &OwnGoal::at);
    if (active == goals_.end()) return;
    if (chance_.happens(0.05)) say(GoalGauged{8, chance_.whole(2, 9)}, active->id);
    if (chance_.happens(0.01)) say(ReviewHeld{one(words_.reasons), {}, {}, {}});
    if (!rest_.obstacle && chance_.happens(0.03)) {
        rest_.obstacle = new_about();
        say(ObstacleNamed{active->id, Barrier::childcare, one(words_.mixed_days)}, *rest_.obstacle);
        say(ObstacleWayChosen{one(words_.supports)}, *rest_.obstacle);
    } else if (rest_.obstacle && chance_.happens(0.05)) {
        say(ObstaclePassed{}, *rest_.obstacle);
        rest_.obstacle.reset();
    }
    if (rest_.part && chance_.happens(0.02)) {
        say(PartEnded{one(words_.reasons)}, *rest_.part);
        rest_.part.reset();
    }
    if (steps_.empty() || !chance_.happens(0.03)) return;
    say(StepChanged{one(words_.staff_steps), {}, {}, true, {}}, steps_.front().id);
    if (!chance_.happens(0.3)) return;
    say(StepLetGo{}, steps_.front().id);
    steps_.erase(steps_.begin());
}

void Life::confirm_what_waits() {
    if (!rest_.waiting || !chance_.happens(0.7)) return;
    const auto about = rest_.waiting->as<AboutId>();
    if (chance_.happens(0.8)) {
        say(TogetherConfirmed{}, about);
    } else {
        say(TogetherDeclined{one(words_.reasons)}, about);
    }
    rest_.waiting.reset();
}

/// Mostly a yes; now and then another day, or not at all.
void Life::answer_meeting() {
    if (!meeting_ || !meeting_->waits_for_client || day_ >= meeting_->day) return;
    if (!chance_.happens(0.7)) return;
    meeting_->waits_for_client = false;
    if (chance_.happens(0.75)) {
        say(AppointmentAgreed{}, meeting_->id);
    } else if (chance_.happens(0.6)) {
        meeting_->day += 2;
        meeting_->waits_for_staff = true;
        say(AppointmentMoved{meeting_on(meeting_->day), 45, std::nullopt}, meeting_->id);
    } else {
        say(AppointmentCancelled{one(words_.reasons)}, meeting_->id);
        meeting_.reset();
    }
}

void Life::come_back() {
    if (!rest_.ended || !chance_.happens(0.2)) return;
    say(TreatmentResumed{one(words_.back_again)});
    rest_.ended = false;
}

// --- what those who walk along write -------------------------------------------------------------

void Life::answer_the_rest() {
    if (rest_.setback && !rest_.setback_answered) {
        say(SetbackAnswered{one(words_.kind_answers)}, *rest_.setback);
        rest_.setback_answered = true;
    }
    if (rest_.question && chance_.happens(0.8)) {
        say(PageAnswered{one(words_.staff_messages)}, *rest_.question);
        rest_.question.reset();
    }
}

void Life::suggest() {
    if (rest_.suggestion || is_quiet() || !chance_.happens(0.04)) return;
    rest_.suggestion = new_about();
    SuggestionMade made;
    made.sort = SuggestionSort::therapy;
    made.words = one(words_.supports);
    made.why_again = one(words_.reasons);
    say(made, *rest_.suggestion);
}

/// From a proposal to an end, one stage a visit.
void Life::agree() {
    if (is_quiet() || !chance_.happens(rest_.agreement ? 0.3 : 0.02)) return;
    if (!rest_.agreement) {
        rest_.agreement = new_about();
        AgreementProposed terms;
        terms.client_does = {Text<300>(one(words_.steps))};
        terms.others_do = {{Role::clinician, Text<300>(one(words_.staff_steps))}};
        const service::ProgramLimit& limit =
            chance_.one_of(std::span<const service::ProgramLimit>(house_rules().limits));
        terms.limit = limit.name;
        terms.effect = limit.effect;
        rest_.effect = limit.effect.text();
        terms.review_on = Day{first_ + std::chrono::days{day_ + 30}};
        say(terms, *rest_.agreement);
        say(AgreementSigned{}, *rest_.agreement);
        rest_.agreement_stage = 2;
    } else if (rest_.agreement_stage == 3) {
        say(AgreementNoted{Side::client, false, {}}, *rest_.agreement);
        say(EffectDecided{Text<500>(rest_.effect), one(words_.reasons)}, *rest_.agreement);
        rest_.agreement_stage = 5;
        rest_.appealed = false;
    } else if (rest_.agreement_stage == 5 && rest_.appealed) {
        say(AppealAnswered{Appeal::changed, one(words_.kind_answers)}, *rest_.agreement);
        say(AgreementEnded{}, *rest_.agreement);
        rest_.agreement.reset();
        rest_.agreement_stage = 0;
    }
}

/// In session, with the client beside them.
void Life::write_together() {
    if (rest_.waiting || is_quiet() || !chance_.happens(0.03)) return;
    // What was declined before is not offered again as it was.
    const int days = 3 + ++rest_.sessions % 25;
    say(QuietPlanWritten{one(words_.contacts), days, {}, {}, {}});
    sittings_.back().drafts.back().on_behalf = true;
    rest_.waiting = sittings_.back().drafts.back().id;
}

void Life::walk_along() {
    if (chance_.happens(0.02)) say(WinNoticed{one(words_.answers)});
    if (rest_.win && chance_.happens(0.5)) {
        say(WinCelebrated{one(words_.answers)}, rest_.win->as<AboutId>());
        rest_.win.reset();
    }
    if (!rest_.reward && chance_.happens(0.01)) {
        rest_.reward = new_about();
        rest_.reward_agreed = false;
        say(RewardOffered{RewardSort::praise, one(words_.good_days), one(words_.steps)},
            *rest_.reward);
    } else if (rest_.reward && rest_.reward_agreed && chance_.happens(0.1)) {
        say(RewardEarned{}, *rest_.reward);
        rest_.reward.reset();
    }
}

/// Late in a life that goes well.
void Life::end_treatment() {
    const bool is_time = course_ == Course::steady && day_ > days_ * 2 / 3;
    if (rest_.ended || !is_time || !chance_.happens(0.02)) return;
    say(TreatmentEnded{one(words_.answers)});
    rest_.ended = true;
}

}  // namespace alongside::simulate
