#include "rules/writing.hpp"

#include "rules/conditions.hpp"

namespace alongside {
namespace {

using enum Role;

constexpr auto care_team = who(clinician, recovery_coach);
constexpr auto circle_staff_and_client = who(client, clinician, recovery_coach);
constexpr auto leads = who(supervisor, administrator);

constexpr WriteRule rules[] = {
    // My story ---------------------------------------------------------------------------------
    {VisionWritten::kind, who(client), when::always,
     "Only the client says what recovery means to them.",
     "Ask them, and let them write it in their own words."},
    {PreferencesSet::kind, who(client), when::always,
     "Only the client says how they like to be met.", "Ask them, and let them write it."},

    // Goals ------------------------------------------------------------------------------------
    {GoalProposed::kind, circle_staff_and_client, when::about_is_new,
     "A goal is proposed by the client or their care team, each under a new id.",
     "To say a goal differently, the client rewords it."},
    {GoalAccepted::kind, who(client), when::goal_is_on_offer,
     "Only the client takes up a goal, and only one that is on offer.",
     "Propose it, and let them answer."},
    {GoalReworded::kind, who(client), when::goal_is_kept,
     "Only the client rewords a goal, while it is active or resting.",
     "Suggest other words in a message."},
    {GoalDeclined::kind, who(client), when::goal_is_on_offer,
     "Only the client answers a goal on offer.", "Wait for their answer; a no carries no penalty."},
    {GoalRested::kind, who(client), when::goal_is_active,
     "Only the client lets a goal rest, and only an active one.", "Talk about it together."},
    {GoalResumed::kind, who(client), when::goal_is_resting,
     "Only the client takes up a goal again, and only a resting one.", "Ask how they see it now."},
    {GoalAchieved::kind, who(client), when::goal_is_kept,
     "Only the client says that a goal is reached.", "Tell them what you noticed in a message."},
    {GoalLetGo::kind, who(client), when::goal_is_kept, "Only the client lets a goal go.",
     "Talk about what changed."},

    // Steps ------------------------------------------------------------------------------------
    {StepAdded::kind, circle_staff_and_client, when::step_is_mine_to_add,
     "Steps belong to an active goal; the client adds any, staff add only what they will do.",
     "Say what you will do yourself, or suggest the step in a message."},
    {StepDone::kind, circle_staff_and_client, when::step_is_mine_and_open,
     "An open step is finished by the client or by whoever took it on.",
     "Ask the person whose step it is."},

    // Check-ins --------------------------------------------------------------------------------
    {CheckinRecorded::kind, who(client), when::checkin_says_something,
     "Only the client checks in, and says at least one thing.",
     "Answer one question, write a word, or say that you would like to talk."},
    {CheckinAnswered::kind, care_team, when::checkin_is_unanswered,
     "The care team answers a check-in once.",
     "It may be answered already; write a message to say more."},

    // Recovery supports ------------------------------------------------------------------------
    {SupportChosen::kind, who(client), when::always,
     "Only the client chooses a recovery support; staff never enroll anyone.",
     "Suggest it in a message."},
    {SupportAttended::kind, who(client), when::support_is_chosen,
     "Only the client says that they went, to a support they said yes to.",
     "Choose the support first."},

    // Working together -------------------------------------------------------------------------
    {MessageSent::kind, circle_staff_and_client, when::always,
     "Messages are between the client and their care team.", "Ask the client whom to talk to."},

    // Trust ------------------------------------------------------------------------------------
    {CorrectionMade::kind, circle_staff_and_client, when::correction_fits,
     "A correction speaks of an entry you can see; only its author gives it a new body.",
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
};

/// Kinds that speak of nothing, or of something that need not exist yet.
bool needs_about(const Body& body) {
    return !(std::holds_alternative<VisionWritten>(body) ||
             std::holds_alternative<PreferencesSet>(body) ||
             std::holds_alternative<CheckinRecorded>(body) ||
             std::holds_alternative<MessageSent>(body) ||
             std::holds_alternative<CareTeamJoined>(body) ||
             std::holds_alternative<CareTeamLeft>(body));
}

/// What would be told to more people than may know of it, or to fewer than have to.
bool is_for_the_wrong_readers(const Draft& draft, const Question& question) {
    const bool is_for_author = draft.audience == Audience::mine;
    const bool is_shared = draft.audience == Audience::shared;
    if (draft.audience == Audience::counseling) return true;
    if ((is_for_author || is_shared) && question.author.relation != Relation::self) return true;
    // A correction repeats what was kept to oneself: it must not tell it to the care team.
    const bool corrects_own_secret = std::holds_alternative<CorrectionMade>(draft.body) &&
                                     question.spoken_of != nullptr &&
                                     question.spoken_of->audience == Audience::mine;
    if (corrects_own_secret && !is_for_author) return true;
    // Who walks along cannot be kept from those who do.
    return is_for_author && std::holds_alternative<CareTeamLeft>(draft.body);
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
    }
    return false;
}

Problem refusal(const WriteRule& rule) {
    return {Kind::refused, "rule." + std::string(rule.kind), std::string(rule.sentence),
            std::string(rule.instead), ""};
}

Result<void> in_every_case(const Draft& draft, const Question& question) {
    if (draft.on_behalf) {
        return Problem{Kind::refused, "rule.on_behalf",
                       "Nothing is written in another's name here.",
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

}  // namespace

std::span<const WriteRule> write_rules() {
    return rules;
}

Result<void> may_write(const Draft& draft, Question question) {
    if (question.author.relation == Relation::none) {
        return Problem{Kind::refused, "rule.stranger", "You do not walk with this person.",
                       "Ask a supervisor of the program.", ""};
    }
    if (auto checked = in_every_case(draft, question); !checked) return checked;
    question.body = &draft.body;
    question.about = draft.about;
    const std::string_view kind = kind_of(draft.body).name;
    const WriteRule* refusing = nullptr;
    for (const WriteRule& rule : rules) {
        if (rule.kind != kind) continue;
        const bool belongs_here = belongs(question.author, rule);
        if (belongs_here && rule.when.holds(question)) return {};
        if (refusing == nullptr || belongs_here) refusing = &rule;
    }
    check(refusing != nullptr);  // every kind has a row; a test holds the table to it
    return refusal(*refusing);
}

std::vector<std::string_view> may_write_now(std::span<const std::string_view> kinds,
                                            const Question& question) {
    std::vector<std::string_view> allowed;
    for (const std::string_view kind : kinds) {
        for (const WriteRule& rule : rules) {
            if (rule.kind == kind && belongs(question.author, rule) && rule.when.holds(question)) {
                allowed.push_back(kind);
                break;
            }
        }
    }
    return allowed;
}

}  // namespace alongside
