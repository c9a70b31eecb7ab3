#include "rules/writing.hpp"

#include "rules/conditions.hpp"

namespace alongside {
namespace {

using enum Role;

constexpr auto care_team = who(clinician, recovery_coach);
constexpr auto circle_staff_and_client = who(client, clinician, recovery_coach);
constexpr auto leads = who(supervisor, administrator);

constexpr WriteRule rules[] = {
    // My story
    // --------------------------------------------------------------------------------------
    {VisionWritten::kind, who(client), when::always,
     "Only the client says what recovery means to them.",
     "Ask them, and let them write it in their own words.", Together::yes},
    {PreferencesSet::kind, who(client), when::always,
     "Only the client says how they like to be met.", "Ask them, and let them write it.",
     Together::yes},
    {AssessmentAnswered::kind, who(client), when::always, "Only the client tells of their life.",
     "Ask them, or write it together and let them confirm it.", Together::yes},
    {TriggerNoted::kind, who(client), when::always, "Only the client names what is hard for them.",
     "Ask them, or write it together and let them confirm it.", Together::yes},
    {TriggerLetGo::kind, who(client), when::trigger_is_kept,
     "Only the client says that something is no longer hard.", "Ask them how it is now.",
     Together::yes},
    {EnvironmentReviewed::kind, who(client), when::always,
     "Only the client reviews the places and people around them.",
     "Look at it together and let them confirm it.", Together::yes},
    {QuietPlanWritten::kind, who(client), when::always,
     "Only the client says what to do if they go quiet.", "Ask them, and write it together.",
     Together::yes},
    {CirclePersonNamed::kind, who(client), when::always,
     "Only the client says who is in their life.", "Ask them, and write it together.",
     Together::yes},
    {CirclePersonLetGo::kind, who(client), when::circle_person_is_kept,
     "Only the client takes someone off their map.", "Ask them.", Together::yes},

    // Goals
    // -----------------------------------------------------------------------------------------
    {GoalProposed::kind, circle_staff_and_client, when::goal_can_be_offered,
     "A goal is proposed under a new id; one that was declined, only with what is different.",
     "To say a goal differently, the client rewords it; to offer it again, say why now."},
    {GoalAccepted::kind, who(client), when::goal_is_on_offer,
     "Only the client takes up a goal, and only one that is on offer.",
     "Propose it, and let them answer.", Together::yes},
    {GoalReworded::kind, who(client), when::goal_is_kept,
     "Only the client rewords a goal, while it is active or resting.",
     "Suggest other words in a message.", Together::yes},
    {GoalDeclined::kind, who(client), when::goal_is_on_offer,
     "Only the client answers a goal on offer.", "Wait for their answer; a no carries no penalty.",
     Together::yes},
    {GoalRested::kind, who(client), when::goal_is_active,
     "Only the client lets a goal rest, and only an active one.", "Talk about it together.",
     Together::yes},
    {GoalResumed::kind, who(client), when::goal_is_resting,
     "Only the client takes up a goal again, and only a resting one.", "Ask how they see it now.",
     Together::yes},
    {GoalAchieved::kind, who(client), when::goal_is_kept,
     "Only the client says that a goal is reached.", "Tell them what you noticed in a message.",
     Together::yes},
    {GoalLetGo::kind, who(client), when::goal_is_kept, "Only the client lets a goal go.",
     "Talk about what changed.", Together::yes},
    {GoalGauged::kind, who(client), when::goal_is_kept,
     "Only the client says how much a goal matters and how sure they are.",
     "Ask them, with a ruler from 0 to 10.", Together::yes},

    // Steps
    // -----------------------------------------------------------------------------------------
    {StepAdded::kind, circle_staff_and_client, when::step_is_mine_to_add,
     "Steps belong to an active goal; the client adds any, staff add only what they will do.",
     "Say what you will do yourself, or suggest the step and let them answer.", Together::yes},
    {StepDone::kind, circle_staff_and_client, when::step_is_mine_and_open,
     "An open step is finished by the client or by whoever took it on.",
     "Ask the person whose step it is.", Together::yes},
    {StepDone::kind, who(supporter), when::step_is_mine_and_open,
     "A supporter finishes only a step that they took on.", "Ask the person whose step it is."},
    {StepChanged::kind, circle_staff_and_client, when::step_is_mine_and_open,
     "An open step is changed by the client or by whoever took it on.",
     "Suggest it, and let them answer.", Together::yes},
    {StepLetGo::kind, circle_staff_and_client, when::step_is_mine_and_open,
     "An open step is let go by the client or by whoever took it on.", "Talk about what changed.",
     Together::yes},

    // What is in the way
    // ----------------------------------------------------------------------------
    {ObstacleNamed::kind, who(client), when::obstacle_can_be_named,
     "Only the client names what is in the way of a goal or a step that stands.",
     "Ask what gets in the way.", Together::yes},
    {ObstacleWayChosen::kind, who(client), when::obstacle_is_open,
     "Only the client chooses a way around what is still in the way.",
     "Suggest one, and let them answer.", Together::yes},
    {ObstaclePassed::kind, who(client), when::obstacle_is_open,
     "Only the client says that it is no longer in the way.", "Ask how it is now.", Together::yes},

    // Treatment in the plan, and reviews
    // ------------------------------------------------------------
    {PartAdded::kind, who(client), when::part_can_be_added,
     "Only the client takes a treatment or service into their plan, under a new id.",
     "Suggest it, and let them answer.", Together::yes},
    {PartEnded::kind, who(client), when::part_is_current,
     "Only the client takes a treatment or service out of their plan, while it is in it.",
     "Talk about what changed.", Together::yes},
    {ReviewHeld::kind, who(client), when::always, "A review counts in the client's words.",
     "Write it together and let them confirm it.", Together::yes},

    // Agreements and rewards
    // ------------------------------------------------------------------------
    {AgreementProposed::kind, circle_staff_and_client, when::agreement_has_two_sides,
     "An agreement has something to do for both sides and a review that lies ahead; what the "
     "client turned down is offered again only with a new word.",
     "Say what you will do yourselves, when you look at it again, and why now."},
    {AgreementSigned::kind, circle_staff_and_client, when::agreement_is_unsigned,
     "Each side signs an open agreement once, for itself.", "Wait for the other side."},
    {AgreementNoted::kind, circle_staff_and_client, when::agreement_holds,
     "What was kept or missed is noted of an agreement that both sides signed.",
     "Sign it first, or talk about it."},
    {EffectDecided::kind, care_team, when::effect_was_agreed,
     "Only the effect agreed beforehand follows, after a new miss that a person noted, and never "
     "while an appeal waits.",
     "Talk about it, and answer the appeal; a new limit needs a new agreement."},
    {EffectAppealed::kind, who(client), when::effect_can_be_appealed,
     "The client asks once for a second look at a decision.", "Add what is missing in a message."},
    {AppealAnswered::kind, care_team, when::appeal_waits,
     "An appeal is answered by the care team, once.", "Write a message to say more."},
    {AgreementEnded::kind, circle_staff_and_client, when::agreement_is_open,
     "Either side ends an agreement that is open.",
     "Nothing more is needed where it has ended already."},
    {RewardOffered::kind, care_team, when::about_is_new,
     "The care team offers a reward beforehand, under a new id.", "Say thank you in a message."},
    {RewardAgreed::kind, who(client), when::reward_waits,
     "Only the client agrees to a reward on offer.", "Ask them."},
    {RewardEarned::kind, care_team, when::reward_is_agreed,
     "A reward is earned only where it was agreed beforehand.", "Offer it first."},

    // Check-ins --------------------------------------------------------------------------------
    {CheckinRecorded::kind, who(client), when::checkin_says_something,
     "Only the client checks in, and says at least one thing.",
     "Answer one question, write a word, or say that you would like to talk."},
    {CheckinAnswered::kind, care_team, when::checkin_is_unanswered,
     "The care team answers a check-in once.",
     "Say a word; \"seen\" is enough only where that was agreed. If it is answered already, write "
     "a "
     "message."},
    {CheckinQuestionsChosen::kind, who(client), when::questions_fit,
     "The client chooses what they are asked: at least one question, each of them once.",
     "Choose them together and let them confirm it.", Together::yes},
    {RhythmChosen::kind, who(client), when::rhythm_fits,
     "The client chooses when they are asked, on days and between hours that make sense.",
     "Choose it together and let them confirm it; the second hour comes after the first.",
     Together::yes},
    {RemindersPaused::kind, who(client), when::always, "Only the client pauses their reminders.",
     "Ask them whether the reminders help."},
    {RemindersResumed::kind, who(client), when::reminders_are_paused,
     "Only the client wants reminders again, after a pause.", "Ask them."},

    // Instruments
    // -----------------------------------------------------------------------------------
    {InstrumentAnswered::kind, who(client), when::sheet_says_something,
     "The client answers their instruments, alone or together, at least one question of them.",
     "Answer one, or leave it for later; go through it together and let them confirm it.",
     Together::yes},
    {InstrumentAnswered::kind, care_team, when::sheet_says_something,
     "Whoever walks with the client fills in the forms that are for staff, at least one question.",
     "Ask the client to answer theirs."},
    {LifeEventNoted::kind, who(client), when::always,
     "Only the client notes what happened in their life.", "Ask how things are."},

    // Sensitive answers
    // ------------------------------------------------------------------------------
    {ConcernRaised::kind, who(administrator), when::concern_can_be_raised,
     "The program itself tells of a sensitive answer, by its response policy.",
     "Write a message, or call."},
    {ConcernPassedOn::kind, who(administrator), when::concern_can_be_passed_on,
     "The program itself tells others, once, when nobody has seen it in time.",
     "Write a message, or call."},
    {ConcernSeen::kind, care_team, when::concern_is_theirs,
     "Whoever was told, or walks with the client, says that they have seen it.",
     "Ask who was told."},
    {ConcernSeen::kind, leads, when::concern_is_theirs,
     "Whoever was told, or walks with the client, says that they have seen it.",
     "Ask who was told."},
    {ConcernAnswered::kind, care_team, when::concern_is_theirs,
     "Whoever was told, or walks with the client, says what was done.", "Ask who was told."},
    {ConcernAnswered::kind, leads, when::concern_is_theirs,
     "Whoever was told, or walks with the client, says what was done.", "Ask who was told."},

    // Recovery supports ------------------------------------------------------------------------
    {SupportChosen::kind, who(client), when::always,
     "Only the client chooses a recovery support; staff never enroll anyone.",
     "Suggest it, and wait for their answer."},
    {SupportWishesSet::kind, who(client), when::always,
     "Only the client says which supports fit them.",
     "Ask them, and look at it together on their phone or the tablet."},
    {SupportSuggested::kind, care_team, when::support_can_be_suggested,
     "The care team suggests a support under a new id: not one that waits for an answer, stands in "
     "the plan or is not for them.",
     "Wait for their answer; a no carries no penalty."},
    {SupportAttended::kind, who(client), when::support_is_chosen,
     "Only the client says that they went, to a support they said yes to.",
     "Choose the support first."},
    {SupportMissed::kind, who(client), when::support_is_chosen,
     "Only the client says what got in the way, of a support they said yes to.",
     "Ask how it went."},
    {SupportAskedAfter::kind, care_team, when::support_is_chosen,
     "The care team asks after a support that the client said yes to.", "Suggest one."},

    // First friends
    // ---------------------------------------------------------------------------------
    {IntroductionAsked::kind, circle_staff_and_client, when::introduction_can_be_asked,
     "An introduction is asked for under a new id, one at a time with the same first friend; how "
     "to reach the client is for the client to say.",
     "Wait for the answer, or choose somebody else."},
    {IntroductionAccepted::kind, circle_staff_and_client, when::introduction_waits_for_me,
     "Each side says yes for itself, once; the care team says it for the first friend.",
     "Wait for the other side."},
    {IntroductionDeclined::kind, circle_staff_and_client, when::introduction_is_open,
     "An introduction that is open can be turned down by either side.",
     "Nothing more is needed where it is over."},
    {IntroductionNoted::kind, circle_staff_and_client, when::introduction_can_be_noted,
     "Once both have said yes, each side says once whether they met.",
     "Write a message to say more."},

    // Referrals
    // -------------------------------------------------------------------------------------
    {ReferralProposed::kind, circle_staff_and_client, when::referral_can_be_proposed,
     "A referral has a new id, an owner on the care team, and a day within the year that lies "
     "ahead.",
     "Name somebody of the care team, and a day."},
    {ReferralAgreed::kind, who(client), when::referral_waits_for_yes,
     "Only the client says yes to a referral, and until a day that is not over.",
     "Wait for their answer; a no carries no penalty."},
    {ReferralDeclined::kind, who(client), when::referral_is_open,
     "Only the client says no to a referral, or takes their yes back.", "Ask them."},
    {ReferralMoved::kind, circle_staff_and_client, when::referral_can_move,
     "A referral goes on once the client has said yes; the service is told only what they agreed "
     "to, while it holds, by the care team.",
     "Ask the client, and wait for their yes."},
    {ReferralReviewed::kind, who(client), when::referral_was_agreed,
     "Only the client says how a service was.", "Ask them."},

    // Wins and milestones
    // ---------------------------------------------------------------------------
    {WinNoted::kind, who(client), when::always, "Only the client notes a win of their own.",
     "Say that you noticed it."},
    {WinNoticed::kind, care_team, when::always,
     "Wins are noticed by those who walk with the client.", "Ask the client whom to talk to."},
    {WinNoticed::kind, who(supporter), when::always,
     "Wins are noticed by those who walk with the client.", "Ask the client whom to talk to."},
    {WinCelebrated::kind, care_team, when::win_is_known,
     "A win is celebrated by those who can see it.", "Tell them what you noticed."},
    {WinCelebrated::kind, who(supporter), when::win_is_known,
     "A win is celebrated by those who can see it.", "Tell them what you noticed."},
    {MilestoneChosen::kind, who(client), when::always, "Only the client chooses what to count.",
     "Ask them what they would like to count."},
    {MilestoneCounted::kind, who(client), when::milestone_is_counted,
     "Only the client counts, and only what is counted by hand.",
     "What the journal tells is counted by itself."},
    {MilestoneRested::kind, who(client), when::milestone_is_chosen,
     "Only the client lets a milestone rest.", "Ask them."},

    // Setbacks
    // --------------------------------------------------------------------------------------
    {SetbackTold::kind, who(client), when::always, "Only the client tells of a setback.",
     "Ask how they are; let them tell it when they want to."},
    {SetbackDebriefed::kind, who(client), when::setback_is_told,
     "Only the client looks at what happened, after telling of it.",
     "Do it together and let them confirm it.", Together::yes},
    {SetbackAnswered::kind, care_team, when::setback_is_told,
     "The care team answers a setback that it was told of.", "Write a message."},

    // Coping
    // ----------------------------------------------------------------------------------------
    {ToolUsed::kind, who(client), when::always,
     "Only the client says that they used a coping tool.", "Ask what helped."},
    {CopingPlanWritten::kind, who(client), when::always,
     "Only the client writes their coping plan.", "Write it together and let them confirm it.",
     Together::yes},
    {SafetyPlanWritten::kind, who(client), when::always,
     "Only the client writes their safety plan.", "Write it together and let them confirm it.",
     Together::yes},
    {PracticeTried::kind, who(client), when::always,
     "Only the client tells of what they practiced.",
     "Practice it together and let them confirm it.", Together::yes},

    // Suggestions, pages and choices
    // ----------------------------------------------------------------
    {SuggestionMade::kind, care_team, when::suggestion_can_be_made,
     "The care team suggests under a new id; what waits or was declined, only with what is "
     "different.",
     "Wait for the answer, or say why now."},
    {SuggestionAnswered::kind, who(client), when::suggestion_can_be_answered,
     "Only the client answers a suggestion, until they said yes to it.",
     "Wait for their answer; a no carries no penalty.", Together::yes},
    {PageMarked::kind, who(client), when::about_is_new,
     "Only the client says what they think of a page.", "Ask them."},
    {PageAnswered::kind, care_team, when::question_waits,
     "The care team answers a question about a page.", "Write a message."},
    {DecisionWeighed::kind, who(client), when::decision_is_one,
     "Only the client weighs a choice, with one decision aid.",
     "Share the decision aid, and talk about it.", Together::yes},
    {DecisionMade::kind, who(client), when::decision_is_one,
     "Only the client makes a choice, with one decision aid.",
     "Share the decision aid, and talk about it.", Together::yes},

    // Working together -------------------------------------------------------------------------
    {MessageSent::kind, circle_staff_and_client, when::always,
     "Messages are between the client and their care team.", "Ask the client whom to talk to."},

    // Appointments
    // ----------------------------------------------------------------------------------
    {AppointmentAsked::kind, circle_staff_and_client, when::appointment_can_be_asked,
     "To meet, name someone of the care team and a time that lies ahead, within a year.",
     "Choose another time, or somebody else."},
    {AppointmentAgreed::kind, circle_staff_and_client, when::appointment_waits_for_me,
     "The side that did not ask says yes, while it lies ahead.",
     "Wait for the other side, or ask for another time."},
    {AppointmentMoved::kind, circle_staff_and_client, when::appointment_can_be_moved,
     "Either side asks for another time before an appointment begins; it lies ahead, too.",
     "Ask to meet again."},
    {AppointmentCancelled::kind, circle_staff_and_client, when::appointment_stands,
     "Either side calls off an appointment that stands.", "Write a message to say more."},
    {AppointmentNoted::kind, circle_staff_and_client, when::appointment_can_be_noted,
     "Once it has begun, each side says once whether they met.", "Write a message to say more."},

    {TreatmentEnded::kind, circle_staff_and_client, when::treatment_goes_on,
     "Treatment that goes on is ended by the client or their care team.",
     "Nothing more is needed where it has ended already."},
    {TreatmentResumed::kind, who(client), when::treatment_has_ended,
     "Only the client comes back, after treatment has ended.", "Tell them that the door is open."},

    // Trust ------------------------------------------------------------------------------------
    {CorrectionMade::kind, circle_staff_and_client, when::correction_fits,
     "A correction speaks of an entry you can see; only its author gives it a new body, and a "
     "check-in one only until its day ends.",
     "Say what is right in words; both will stand."},
    {ConsentGiven::kind, who(client), when::consent_is_whole,
     "Only the client gives consent: to someone else, for named parts, under a new id.",
     "Name the person, the parts and a last day that is not over."},
    {ConsentRevoked::kind, who(client), when::consent_is_active,
     "Only the client ends a consent, and only one that holds.",
     "Nothing more is needed where it has ended already."},
    {CareTeamJoined::kind, leads, when::team_place_is_free,
     "A program's lead adds someone to a care team, once, as clinician or recovery coach.",
     "Ask a supervisor or administrator of the program."},
    {CareTeamJoined::kind, care_team, when::host_begins,
     "Whoever brings a new client to the program begins to walk with them.",
     "Ask a supervisor or administrator of the program."},
    {CareTeamLeft::kind, who(client, supervisor, administrator), when::member_is_on_team,
     "Someone leaves a care team by the client's word, a program's lead's, or their own.",
     "Check that they are on the team now."},
    {CareTeamLeft::kind, care_team, when::member_is_author,
     "Someone leaves a care team by the client's word, a program's lead's, or their own.",
     "Ask a supervisor or administrator of the program."},
    {TogetherConfirmed::kind, who(client), when::waits_and_still_fits,
     "Only the client confirms what was written for them, while it waits and still fits.",
     "Look at it together."},
    {TogetherDeclined::kind, who(client), when::waits_for_me,
     "Only the client declines what was written for them, while it waits.", "Look at it together."},
};

/// Kinds that speak of nothing, or of something that need not be named.
using SpeakOfNothing =
    boost::mp11::mp_list<VisionWritten, PreferencesSet, AssessmentAnswered, EnvironmentReviewed,
                         QuietPlanWritten, ReviewHeld, CheckinRecorded, WinNoted, WinNoticed,
                         ToolUsed, CopingPlanWritten, SafetyPlanWritten, MessageSent,
                         CheckinQuestionsChosen, RhythmChosen, RemindersPaused, RemindersResumed,
                         InstrumentAnswered, SupportWishesSet, TreatmentEnded, TreatmentResumed,
                         CareTeamJoined, CareTeamLeft>;

bool needs_about(const Body& body) {
    return std::visit(
        []<class Kind>(const Kind&) {
            return !boost::mp11::mp_contains<SpeakOfNothing, Kind>::value;
        },
        body);
}

/// Who walks along, and what both sides go by, cannot be kept from those who do.
using ForBothSides =
    boost::mp11::mp_list<CareTeamLeft, TogetherConfirmed, TogetherDeclined, AgreementSigned,
                         AgreementEnded, EffectAppealed, CheckinQuestionsChosen, AppointmentAsked,
                         AppointmentAgreed, AppointmentMoved, AppointmentCancelled,
                         AppointmentNoted, IntroductionAsked, IntroductionAccepted,
                         IntroductionDeclined, IntroductionNoted, ReferralProposed, ReferralAgreed,
                         ReferralDeclined, ReferralMoved>;

bool concerns_both_sides(const Body& body) {
    return std::visit(
        []<class Kind>(const Kind&) { return boost::mp11::mp_contains<ForBothSides, Kind>::value; },
        body);
}

/// A step made from a setback that the client keeps to themselves would tell of it.
bool comes_from_own_secret(const Draft& draft, const Record& record) {
    const auto* step = std::get_if<StepAdded>(&draft.body);
    if (step == nullptr || !step->from) return false;
    const Setback* setback = find_setback(record.setbacks, *step->from);
    return setback != nullptr && setback->audience == Audience::mine;
}

/// A check-in's second part is what the client keeps to themselves.
bool is_part_of_another(const Draft& draft) {
    return std::holds_alternative<CheckinRecorded>(draft.body) && !draft.about.is_nil();
}

/// What would be told to more people than may know of it, or to fewer than have to.
bool is_for_the_wrong_readers(const Draft& draft, const Question& question) {
    const bool is_for_author = draft.audience == Audience::mine;
    const bool is_shared = draft.audience == Audience::shared;
    if (draft.audience == Audience::counseling) return true;
    const Relation relation = question.author.relation;
    // A supporter writes where supporters read; the care team never does.
    if (relation == Relation::supporter) return !is_shared;
    if ((is_for_author || is_shared) && relation != Relation::self) return true;
    // A correction repeats what was kept to oneself: it must not tell it to the care team.
    const bool corrects_own_secret = std::holds_alternative<CorrectionMade>(draft.body) &&
                                     question.spoken_of != nullptr &&
                                     question.spoken_of->audience == Audience::mine;
    if (corrects_own_secret && !is_for_author) return true;
    if (comes_from_own_secret(draft, question.record) && !is_for_author) return true;
    if (is_part_of_another(draft) && !is_for_author) return true;
    return is_for_author && concerns_both_sides(draft.body);
}

/// A stranger and someone without the right answer get the same refusal.
bool belongs(const Viewer& author, const WriteRule& rule) {
    if (!rule.who.has(author.role)) return false;
    switch (author.relation) {
        case Relation::none:
            return false;
        case Relation::self:
            return author.role == Role::client;
        case Relation::care_team:
            return care_team.has(author.role);
        case Relation::supporter:
            return author.role == Role::supporter;
        case Relation::host:
            return care_team.has(author.role) && rule.when.name == when::host_begins.name;
        case Relation::lead:
            return leads.has(author.role);
        case Relation::program:
            return author.role == Role::administrator &&
                   (rule.kind == ConcernRaised::kind || rule.kind == ConcernPassedOn::kind);
    }
    return false;
}

Problem refusal(const WriteRule& rule) {
    return {Kind::refused, "rule." + std::string(rule.kind), std::string(rule.sentence),
            std::string(rule.instead), ""};
}

Result<void> in_every_case(const Draft& draft, const Question& question) {
    const bool may_be_on_behalf = question.author.relation == Relation::care_team &&
                                  draft.audience == Audience::circle &&
                                  may_be_together(kind_of(draft.body).name);
    if (draft.on_behalf && !may_be_on_behalf) {
        return Problem{Kind::refused, "rule.on_behalf", "This is not written in another's name.",
                       "Write it as your own, or let them write it.", "/on_behalf"};
    }
    if (is_for_the_wrong_readers(draft, question)) {
        return Problem{Kind::refused, "rule.audience",
                       "Only the client keeps something to themselves or shares it further.",
                       "Write it to the circle; a correction of what only you see, to yourself.",
                       "/audience"};
    }
    const Instant at = draft.occurred_at.at;
    if (at > question.now + std::chrono::minutes{10} ||
        at < question.now - std::chrono::days{366}) {
        return Problem{Kind::invalid, "entry.time",
                       "The time of this entry is not within the last year, or lies ahead.",
                       "Check the clock of the device and send it again.", "/occurred_at"};
    }
    if (needs_about(draft.body) && draft.about.is_nil()) {
        return Problem{Kind::invalid, "request.field", "This is needed and is missing.",
                       "Name the goal, step, check-in, support or consent it speaks of.", "/about"};
    }
    return {};
}

const WriteRule* find_rule(std::string_view kind, const Question& question) {
    const auto* rule = std::ranges::find_if(rules, [&](const WriteRule& one) {
        return one.kind == kind && belongs(question.author, one) && one.when.holds(question);
    });
    return rule == std::end(rules) ? nullptr : rule;
}

/// The row whose sentence says best why not: one for the author's own role, if there is any.
const WriteRule& refusing_rule(std::string_view kind, const Viewer& author) {
    const auto of_kind = [&](const WriteRule& rule) { return rule.kind == kind; };
    const auto* own = std::ranges::find_if(
        rules, [&](const WriteRule& rule) { return of_kind(rule) && belongs(author, rule); });
    if (own != std::end(rules)) return *own;
    const auto* any = std::ranges::find_if(rules, of_kind);
    check(any != std::end(rules));  // every kind has a row; a test holds the table to it
    return *any;
}

Result<void> by_the_table(const Draft& draft, const Question& question) {
    const std::string_view kind = kind_of(draft.body).name;
    if (find_rule(kind, question) != nullptr) return {};
    return refusal(refusing_rule(kind, question.author));
}

/// Whether the client declined the same before. What was new then has a new id each time.
bool was_turned_down(const Draft& draft, Question question) {
    return std::ranges::any_of(question.record.turned_down, [&](const Entry& before) {
        question.about = before.about;
        const bool is_the_same = before.about == draft.about || when::about_is_new.holds(question);
        return is_the_same && before.body == draft.body;
    });
}

/// As the client would be asked, once they have confirmed what came before in the same session.
Result<void> by_the_table_together(const Draft& draft, const Question& question) {
    const Viewer client{{}, Relation::self, Role::client, {}};
    if (was_turned_down(draft, question)) {
        return Problem{Kind::refused, "rule.on_behalf.again", "They said no to this before.",
                       "Talk about it, and write down what is different now.", ""};
    }
    const Record hoped_for = as_if_confirmed(question.record);
    return by_the_table(draft, {client, hoped_for, question.about, question.now, question.body,
                                question.spoken_of});
}

}  // namespace

Result<void> may_write(const Draft& draft, Question question) {
    if (question.author.relation == Relation::none) {
        return Problem{Kind::refused, "rule.stranger", "You do not walk with this person.",
                       "Ask a supervisor of the program.", ""};
    }
    if (auto checked = in_every_case(draft, question); !checked) return checked;
    question.body = &draft.body;
    question.about = draft.about;
    question.said_at = draft.occurred_at.at;
    return draft.on_behalf ? by_the_table_together(draft, question) : by_the_table(draft, question);
}

bool condition_holds(std::string_view kind, const Question& question) {
    return find_rule(kind, question) != nullptr;
}

bool may_be_together(std::string_view kind) {
    return std::ranges::any_of(rules, [&](const WriteRule& rule) {
        return rule.kind == kind && rule.together == Together::yes;
    });
}

std::vector<std::string_view> may_write_now(std::span<const std::string_view> kinds,
                                            const Question& question) {
    std::vector<std::string_view> allowed;
    for (const std::string_view kind : kinds) {
        if (find_rule(kind, question) != nullptr) allowed.push_back(kind);
    }
    return allowed;
}

std::span<const WriteRule> write_rules() {
    return rules;
}

}  // namespace alongside
