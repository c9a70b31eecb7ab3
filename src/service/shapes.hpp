// Views as readers get them: the words of api/openapi.yaml, field by field.
#pragma once

#include "service/support_shapes.hpp"
#include "views/caseload.hpp"

namespace alongside::service {

struct VisionShape {
    Words words;
    Moment at;
};
BOOST_DESCRIBE_STRUCT(VisionShape, (), (words, at))

struct TeamMemberShape {
    PersonId person;
    std::string name;
    Role role = Role::clinician;
    Instant since{};
};
BOOST_DESCRIBE_STRUCT(TeamMemberShape, (), (person, name, role, since))

enum class SeenAs : std::uint8_t { self, care_team, supporter, lead };
BOOST_DESCRIBE_ENUM(SeenAs, self, care_team, supporter, lead)

/// What to be careful with, for whoever is about to talk to the client.
struct CareNote {
    TriggerSort sort{};
    Words words;
    std::optional<Words> please_avoid;
};
BOOST_DESCRIBE_STRUCT(CareNote, (), (sort, words, please_avoid))

struct ClientView {
    PersonId id;
    std::string name;
    PreferencesSet preferences;
    std::optional<VisionShape> vision;
    std::vector<CareNote> be_careful_with;
    std::vector<TeamMemberShape> care_team;
    std::optional<ProgramId>
        program;  ///< whose limits and hours hold; nothing before anyone joined
    std::optional<ByAt> treatment_ended;
    SeenAs seen_as = SeenAs::self;
    Actions actions;
};
BOOST_DESCRIBE_STRUCT(ClientView, (),
                      (id, name, preferences, vision, be_careful_with, care_team, program,
                       treatment_ended, seen_as, actions))

struct WordingShape {
    Words words;
    AuthorShape by;
    Moment at;
};
BOOST_DESCRIBE_STRUCT(WordingShape, (), (words, by, at))

struct StepShape {
    StepId id;
    Words words;
    Role owner = Role::client;
    std::optional<Day> due_on;
    std::optional<Repeats> repeats;
    std::optional<AboutId> from;
    StepState state = StepState::open;
    AuthorShape added_by;
    std::optional<Moment> done_at;
    std::optional<Day> done_on;
    int times_done = 0;
    std::vector<WordingShape> earlier;
    Actions actions;
};
BOOST_DESCRIBE_STRUCT(StepShape, (),
                      (id, words, owner, due_on, repeats, from, state, added_by, done_at, done_on,
                       times_done, earlier, actions))

struct ObstacleShape {
    AboutId id;
    AboutId of;
    Barrier barrier = Barrier::other;
    std::optional<Words> words;
    AuthorShape by;
    Moment at;
    std::vector<WordingShape> ways;
    std::optional<ByAt> passed;
    std::optional<Words> what_helped;
    Actions actions;
};
BOOST_DESCRIBE_STRUCT(ObstacleShape, (),
                      (id, of, barrier, words, by, at, ways, passed, what_helped, actions))

struct GaugeShape {
    std::optional<int> importance;
    std::optional<int> confidence;
    Moment at;
};
BOOST_DESCRIBE_STRUCT(GaugeShape, (), (importance, confidence, at))

struct GoalShape {
    GoalId id;
    GoalState state = GoalState::proposed;
    Words words;
    AuthorShape proposed_by;
    std::optional<Words> why;
    std::optional<LifeDomain> domain;
    std::optional<Words> done_looks_like;
    std::optional<Day> target_on;
    std::optional<int> importance;
    std::optional<int> confidence;
    std::optional<Decline> declined_as;
    std::optional<Words> reason;
    std::vector<WordingShape> wordings;
    std::optional<AssessmentTopic> finding;
    std::optional<Approach> approach;
    std::optional<Words> why_again;
    std::vector<GaugeShape> gauges;
    std::vector<StepShape> steps;
    std::vector<ObstacleShape> obstacles;
    Moment changed_at;
    Moment moved_at;
    std::optional<Instant> look_again_at;  ///< while active: from when it has stood still for long
    Actions actions;
};
BOOST_DESCRIBE_STRUCT(GoalShape, (),
                      (id, state, words, proposed_by, why, domain, done_looks_like, target_on,
                       importance, confidence, declined_as, reason, wordings, finding, approach,
                       why_again, gauges, steps, obstacles, changed_at, moved_at, look_again_at,
                       actions))

struct PartShape {
    AboutId id;
    PartSort sort = PartSort::other;
    Words words;
    std::optional<GoalId> goal;
    AuthorShape by;
    Moment at;
    std::optional<ByAt> ended;
    std::optional<Words> why_ended;
    Actions actions;
};
BOOST_DESCRIBE_STRUCT(PartShape, (), (id, sort, words, goal, by, at, ended, why_ended, actions))

struct ReviewShape : ReviewHeld {
    AboutId id;
    AuthorShape by;
    Moment at;
};
BOOST_DESCRIBE_STRUCT(ReviewShape, (ReviewHeld), (id, by, at))

/// A recovery support that the client said yes to, as it stands in the plan.
struct PlanSupport {
    SupportId id;
    Words name;
    Moment chosen_at;
};
BOOST_DESCRIBE_STRUCT(PlanSupport, (), (id, name, chosen_at))

/// A choice as it stands in the plan.
struct PlanChoice {
    DecisionId id;
    Words aid;
    Words option;
    Words words;
    std::optional<Words> reasons;
    Moment at;
};
BOOST_DESCRIBE_STRUCT(PlanChoice, (), (id, aid, option, words, reasons, at))

/// Written in session on the client's behalf, and not confirmed yet.
struct WaitingShape {
    EntryId id;
    RawObject entry;
    AuthorShape by;
    Moment at;
    std::optional<Words> goal_words;
    Actions actions;
};
BOOST_DESCRIBE_STRUCT(WaitingShape, (), (id, entry, by, at, goal_words, actions))

struct PlanView {
    std::optional<VisionShape> vision;
    std::vector<GoalShape> goals;
    std::vector<PartShape> parts;
    std::vector<PlanSupport> supports;
    std::vector<PlanChoice> choices;
    std::vector<ReviewShape> reviews;  ///< newest first
    std::optional<Instant> review_at;  ///< from when a look at it together is due
    std::vector<WaitingShape> waiting;
    Actions actions;
    Seq head = 0;
};
BOOST_DESCRIBE_STRUCT(PlanView, (),
                      (vision, goals, parts, supports, choices, reviews, review_at, waiting,
                       actions, head))

/// All that waits for the client's word.
struct TogetherView {
    std::vector<WaitingShape> waiting;
    Seq head = 0;
};
BOOST_DESCRIBE_STRUCT(TogetherView, (), (waiting, head))

// --- agreements ----------------------------------------------------------------------------------

struct KeptNoteShape {
    AboutId id;
    Side side = Side::client;
    bool kept = true;
    std::optional<Words> words;
    AuthorShape by;
    Moment at;
};
BOOST_DESCRIBE_STRUCT(KeptNoteShape, (), (id, side, kept, words, by, at))

struct EffectShape {
    Words effect;
    Words why;
    AuthorShape by;
    Moment at;
    std::optional<Words> appeal;
    std::optional<ByAt> appealed;
    std::optional<Appeal> outcome;
    std::optional<Words> answer;
    std::optional<ByAt> answered;
};
BOOST_DESCRIBE_STRUCT(EffectShape, (),
                      (effect, why, by, at, appeal, appealed, outcome, answer, answered))

struct AgreementShape : AgreementProposed {
    AgreementId id;
    ByAt proposed;
    std::optional<ByAt> signed_by_client;
    std::optional<ByAt> signed_by_program;
    bool holds = false;
    std::vector<KeptNoteShape> notes;
    std::vector<EffectShape> effects;
    std::optional<ByAt> ended;
    std::optional<Words> why_ended;
    Actions actions;
};
BOOST_DESCRIBE_STRUCT(AgreementShape, (AgreementProposed),
                      (id, proposed, signed_by_client, signed_by_program, holds, notes, effects,
                       ended, why_ended, actions))

struct RewardShape : RewardOffered {
    AboutId id;
    AuthorShape by;
    Moment at;
    std::optional<ByAt> agreed;
    std::vector<ByAt> earned;
    Actions actions;
};
BOOST_DESCRIBE_STRUCT(RewardShape, (RewardOffered), (id, by, at, agreed, earned, actions))

struct AgreementsView {
    std::vector<AgreementShape> agreements;  ///< newest first
    std::vector<RewardShape> rewards;
    Actions actions;
    Seq head = 0;
};
BOOST_DESCRIBE_STRUCT(AgreementsView, (), (agreements, rewards, actions, head))

// --- check-ins
// ------------------------------------------------------------------------------------

struct ReplyShape {
    AuthorShape by;
    Moment at;
    std::optional<Words> words;
};
BOOST_DESCRIBE_STRUCT(ReplyShape, (), (by, at, words))

/// What of a check-in the client keeps to themselves; shown to them alone.
struct OwnPartShape {
    AboutId id;
    std::vector<CheckinAnswer> answers;
    std::vector<OwnAnswer> own;
    std::optional<Words> words;
    std::optional<Words> good;
};
BOOST_DESCRIBE_STRUCT(OwnPartShape, (), (id, answers, own, words, good))

struct CheckinShape {
    AboutId id;
    AuthorShape by;
    Moment at;
    Day on{};  ///< the client's own day
    std::vector<CheckinAnswer> answers;
    std::vector<OwnAnswer> own;
    std::optional<Words> words;
    std::optional<Words> good;
    bool talk = false;
    bool only_for_me = false;  ///< all of it is kept to oneself: nobody answers
    std::optional<OwnPartShape> own_part;
    std::optional<Moment> corrected_at;
    std::optional<Instant> editable_until;  ///< to its author, while that lies ahead
    std::optional<Instant> due_at;
    std::optional<ReplyShape> answer;
    Actions actions;
};
BOOST_DESCRIBE_STRUCT(CheckinShape, (),
                      (id, by, at, on, answers, own, words, good, talk, only_for_me, own_part,
                       corrected_at, editable_until, due_at, answer, actions))

struct MessageShape {
    AboutId id;
    Words words;
    AuthorShape by;
    Moment at;
    std::optional<AboutId> about;
};
BOOST_DESCRIBE_STRUCT(MessageShape, (), (id, words, by, at, about))

struct MessagesView {
    std::vector<MessageShape> messages;
    Actions actions;
    Seq head = 0;
};
BOOST_DESCRIBE_STRUCT(MessagesView, (), (messages, actions, head))

enum class ConsentState : std::uint8_t { active, ended, revoked };
BOOST_DESCRIBE_ENUM(ConsentState, active, ended, revoked)

struct ConsentShape {
    ConsentId id;
    PersonId person;
    std::string name;
    std::vector<Area> areas;
    Words purpose;
    Moment given_at;
    std::optional<Day> until_on;
    ConsentState state = ConsentState::active;
    Actions actions;
};
BOOST_DESCRIBE_STRUCT(ConsentShape, (),
                      (id, person, name, areas, purpose, given_at, until_on, state, actions))

struct SharingView {
    std::vector<TeamMemberShape> care_team;
    std::vector<ConsentShape> consents;
    Actions actions;
    Seq head = 0;
};
BOOST_DESCRIBE_STRUCT(SharingView, (), (care_team, consents, actions, head))

/// What one side said afterwards.
struct AppointmentNoteShape : AppointmentNoted {
    AuthorShape by;
    Moment at;
};
BOOST_DESCRIBE_STRUCT(AppointmentNoteShape, (AppointmentNoted), (by, at))

/// What its own body says stands first; `with` there is an id, `whom` their name.
struct AppointmentShape : AppointmentAsked {
    AppointmentId id;
    AuthorShape whom;
    AppointmentState state = AppointmentState::asked;
    AuthorShape asked_by;  ///< whoever asked for the time that stands
    std::optional<Words> why;
    std::vector<AppointmentNoteShape> notes;  ///< the client's first
    Actions actions;
};
BOOST_DESCRIBE_STRUCT(AppointmentShape, (AppointmentAsked),
                      (id, whom, state, asked_by, why, notes, actions))

struct AppointmentsView {
    std::vector<AppointmentShape> ahead;  ///< what stands and is not over, the next one first
    std::vector<AppointmentShape> past;   ///< the others, newest first, as many as are shown
    std::vector<TeamMemberShape> team;    ///< whom to meet
    Actions actions;
    Seq head = 0;
};
BOOST_DESCRIBE_STRUCT(AppointmentsView, (), (ahead, past, team, actions, head))

/// The one thing for now.
enum class Now : std::uint8_t {
    confirm_together,
    answer_goal,
    answer_suggestion,
    answer_appointment,
    check_in,
    answer_instrument,
    say_vision,
    go_to_support,
    nothing
};
BOOST_DESCRIBE_ENUM(Now, confirm_together, answer_goal, answer_suggestion, answer_appointment,
                    check_in, answer_instrument, say_vision, go_to_support, nothing)

struct CheckinDue {
    bool due = true;
    std::optional<Moment> last_at;
};
BOOST_DESCRIBE_STRUCT(CheckinDue, (), (due, last_at))

/// An instrument that it is time to answer.
struct InstrumentDue {
    std::string instrument;
    Day since{};
};
BOOST_DESCRIBE_STRUCT(InstrumentDue, (), (instrument, since))

struct TodayView {
    std::string called;
    Day day{};
    Now now = Now::nothing;
    std::optional<VisionShape> vision;
    std::vector<GoalShape> goals_on_offer;
    int waiting = 0;      ///< written together, to be confirmed
    int suggestions = 0;  ///< that wait for an answer
    CheckinDue checkin;
    std::vector<InstrumentDue> instruments;  ///< time to answer them
    std::vector<CheckinShape> answers;
    std::optional<MessageShape> message;
    std::vector<SupportShape> supports;
    std::vector<AppointmentShape> appointments;  ///< of the next days
    Seq head = 0;
};
BOOST_DESCRIBE_STRUCT(TodayView, (),
                      (called, day, now, vision, goals_on_offer, waiting, suggestions, checkin,
                       instruments, answers, message, supports, appointments, head))

struct TimelineItem {
    RawObject entry;
    AuthorShape by;
    std::optional<Words> goal_words;
    std::optional<std::string> person_name;
    std::vector<WordingShape> corrections;
    Actions actions;
};
BOOST_DESCRIBE_STRUCT(TimelineItem, (), (entry, by, goal_words, person_name, corrections, actions))

struct TimelineView {
    std::vector<TimelineItem> items;
    Seq head = 0;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(TimelineView, (), (items, head, next))

struct EntriesPage {
    std::vector<RawObject> entries;
    Seq head = 0;
    std::optional<Seq> next;
};
BOOST_DESCRIBE_STRUCT(EntriesPage, (), (entries, head, next))

struct OpeningShape {
    Instant at{};
    AuthorShape by;
    Part what = Part::client;
    SeenAs why = SeenAs::care_team;
};
BOOST_DESCRIBE_STRUCT(OpeningShape, (), (at, by, what, why))

struct OpeningsPage {
    std::vector<OpeningShape> openings;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(OpeningsPage, (), (openings, next))

/// A check-in on a board that nobody has answered, and until when somebody promised to.
struct UnansweredCheckin {
    AboutId checkin;
    Instant at{};
    Instant due_at{};
};
BOOST_DESCRIBE_STRUCT(UnansweredCheckin, (), (checkin, at, due_at))

struct CaseloadLine {
    SubjectId client;
    std::string name;
    std::optional<std::string> called;
    std::optional<std::string> pronouns;
    std::optional<std::string> please_avoid;
    std::string reason;
    std::optional<Instant> due_at;
    int checkins_waiting = 0;
    int goals_on_offer = 0;
    std::optional<Instant> last_checkin_at;
    std::optional<Instant> last_word_at;
    std::vector<UrgePoint> urges;
    std::vector<UnansweredCheckin> unanswered;  ///< the oldest five
};
BOOST_DESCRIBE_STRUCT(CaseloadLine, (),
                      (client, name, called, pronouns, please_avoid, reason, due_at,
                       checkins_waiting, goals_on_offer, last_checkin_at, last_word_at, urges,
                       unanswered))

struct CaseloadView {
    std::vector<CaseloadLine> clients;
    std::int64_t total = 0;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(CaseloadView, (), (clients, total, next))

}  // namespace alongside::service
