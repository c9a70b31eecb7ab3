// The views' shapes as schemas of the contract, made from the descriptions the server writes from.
#include "cli/describe.hpp"
#include "cli/yaml.hpp"

#include "service/curation.hpp"
#include "service/help.hpp"
#include "service/kiosks.hpp"
#include "service/life_shapes.hpp"
#include "service/own_list.hpp"
#include "service/policies.hpp"
#include "service/resources.hpp"
#include "service/sources.hpp"
#include "service/walking.hpp"

namespace alongside::cli {
namespace {

using boost::json::object;
using boost::json::value;

struct Named {
    std::string_view name;
    object schema;
    bool is_written = true;  ///< or stands in the contract by hand, and is only referred to
};

template <class Shape>
Named named(std::string_view name) {
    return {name, json::schema<Shape>(), true};
}

template <class Shape>
Named by_hand(std::string_view name) {
    return {name, json::schema<Shape>(), false};
}

using namespace service;

std::vector<Named> shapes() {
    return {
        by_hand<Moment>("Moment"),
        by_hand<Role>("Role"),
        by_hand<Audience>("Audience"),
        by_hand<Action>("Action"),
        by_hand<MeetingHit>("MeetingHit"),
        by_hand<MeetingShape>("Meeting"),
        named<directory::Choosable>("Choosable"),
        named<directory::Choices>("DirectoryChoices"),
        named<PreferencesSet>("Preferences"),
        named<AuthorShape>("Author"),
        named<ByAt>("ByAt"),
        named<VisionShape>("Vision"),
        named<CareNote>("CareNote"),
        named<TeamMemberShape>("TeamMember"),
        named<ClientView>("ClientView"),
        named<WordingShape>("Wording"),
        named<StepShape>("Step"),
        named<ObstacleShape>("Obstacle"),
        named<GaugeShape>("Gauge"),
        named<GoalShape>("Goal"),
        named<PartShape>("PlanPart"),
        named<ReviewShape>("Review"),
        named<PlanSupport>("PlanSupport"),
        named<PlanChoice>("PlanChoice"),
        named<WaitingShape>("Waiting"),
        named<PlanView>("PlanView"),
        named<TogetherView>("TogetherView"),
        named<Promise>("Promise"),
        named<KeptNoteShape>("KeptNote"),
        named<EffectShape>("Effect"),
        named<AgreementShape>("Agreement"),
        named<RewardShape>("Reward"),
        named<AgreementsView>("AgreementsView"),
        named<GoalNamed>("GoalNamed"),
        named<FindingShape>("Finding"),
        named<TriggerShape>("Trigger"),
        named<EnvironmentShape>("Environment"),
        named<QuietPlanShape>("QuietPlan"),
        named<CirclePersonShape>("CirclePerson"),
        named<StoryView>("StoryView"),
        named<CelebrationShape>("Celebration"),
        named<WinShape>("Win"),
        named<MilestoneShape>("Milestone"),
        named<WinRuleShape>("WinRule"),
        named<WinsView>("WinsView"),
        named<StepNamed>("StepNamed"),
        named<SetbackDebriefed>("Debrief"),
        named<SetbackShape>("Setback"),
        named<SetbacksView>("SetbacksView"),
        named<ToolShape>("ToolRecord"),
        named<CopingPlanShape>("CopingPlan"),
        named<SafetyPlanShape>("SafetyPlan"),
        named<ProblemOption>("ProblemOption"),
        named<PracticeShape>("Practice"),
        named<CopingView>("CopingView"),
        named<SuggestionReplyShape>("SuggestionReply"),
        named<SuggestionShape>("Suggestion"),
        named<PageMarkShape>("PageMarked"),
        named<Weight>("Weight"),
        named<WeighedShape>("Weighed"),
        named<ChoiceShape>("Choice"),
        named<DecisionShape>("Decision"),
        named<LearningView>("LearningView"),
        named<AppointmentNoteShape>("AppointmentNote"),
        named<AppointmentShape>("Appointment"),
        named<AppointmentsView>("AppointmentsView"),
        named<WishesShape>("SupportWishes"),
        named<VisitShape>("SupportVisit"),
        named<MissShape>("SupportMiss"),
        named<SuggestedBy>("SuggestedBy"),
        named<SupportShape>("Support"),
        named<IntroductionNoteShape>("IntroductionNote"),
        named<IntroductionShape>("Introduction"),
        named<ReferralMoveShape>("ReferralMove"),
        named<ReferralAgreedShape>("ReferralAgreed"),
        named<ReferralReviewShape>("ReferralReview"),
        named<ReferralShape>("Referral"),
        named<SupportsView>("SupportsView"),
        named<MatchReason>("MatchReason"),
        named<MatchShape>("Match"),
        named<MatchesView>("MatchesView"),
        named<FirstTime>("FirstTime"),
        named<OpenIntroduction>("OpenIntroduction"),
        named<WalkingLine>("WalkingLine"),
        named<WalkingView>("WalkingView"),
        named<CorrectionShape>("CorrectionNote"),
        named<WhenOpen>("WhenOpen"),
        named<ResourceHoursShape>("ResourceHours"),
        named<ResourcePhoneShape>("ResourcePhone"),
        named<ResourceShape>("Resource"),
        named<ResourceHitShape>("ResourceHit"),
        named<ResourcesFound>("ResourcesFound"),
        named<NeedCount>("NeedCount"),
        named<CategoryShape>("CategoryCount"),
        named<ResourceChoices>("ResourceChoices"),
        named<SkippedShape>("SkippedRecord"),
        named<ImportReport>("ImportReport"),
        named<SourceSettings>("SourceSettings"),
        named<SourceProblem>("SourceProblem"),
        named<SourceView>("ListSource"),
        named<SourceList>("SourceList"),
        named<RefreshAsked>("RefreshAsked"),
        named<OwnMeeting>("OwnMeeting"),
        named<OwnHours>("OwnHours"),
        named<OwnPhone>("OwnPhone"),
        named<OwnResource>("OwnResource"),
        named<OwnMeetingView>("OwnMeetingKept"),
        named<OwnResourceView>("OwnResourceKept"),
        named<OwnListView>("OwnList"),
        named<CorrectionAsked>("CorrectionAsked"),
        named<CorrectionSettled>("CorrectionSettled"),
        named<CorrectionView>("Correction"),
        named<SplitAsked>("SplitAsked"),
        named<SplitView>("Split"),
        named<CurationView>("Curation"),
        named<FirstFriend>("FirstFriend"),
        named<FirstFriendsAsked>("FirstFriendsAsked"),
        named<FirstFriendsView>("FirstFriends"),
        named<CheckinAnswer>("CheckinAnswerItem"),
        named<OwnAnswer>("OwnAnswer"),
        named<CheckinItem>("CheckinItem"),
        named<OwnPartShape>("CheckinOwnPart"),
        named<ReplyShape>("CheckinReply"),
        named<CheckinShape>("Checkin"),
        named<CheckinForm>("CheckinForm"),
        named<RhythmShape>("Rhythm"),
        named<PauseShape>("RemindersPause"),
        named<CheckinsView>("CheckinsView"),
        named<Bilingual>("Bilingual"),
        named<InstrumentShape>("Instrument"),
        named<InstrumentsView>("InstrumentsView"),
        named<InstrumentSet>("InstrumentAsked"),
        named<FormOption>("FormOption"),
        named<AskedTestShape>("AskedTest"),
        named<FormItem>("FormItem"),
        named<FormView>("InstrumentForm"),
        named<SheetAnswer>("SheetAnswer"),
        named<FlagShape>("ScoreFlag"),
        named<SubscaleShape>("Subscale"),
        named<ChangeShape>("MeasureChange"),
        named<ResultShape>("MeasureResult"),
        named<BandShape>("ScoreBand"),
        named<MeasureShape>("Measure"),
        named<LifeEventShape>("LifeEvent"),
        named<PersonNamed>("PersonNamed"),
        named<ConcernShape>("Concern"),
        named<TellsShape>("Tells"),
        named<MeasuresView>("MeasuresView"),
        named<ChartSeries>("ChartSeries"),
        named<ChartMarker>("ChartMarker"),
        named<ChartView>("ChartView"),
        named<ConcernLine>("ConcernLine"),
        named<ConcernsView>("ConcernsView"),
        named<PassView>("PassView"),
        named<DeskCode>("DeskCode"),
        named<KioskShape>("Kiosk"),
        named<KiosksView>("KiosksView"),
        named<KioskHere>("KioskHere"),
        named<KioskOpened>("KioskOpened"),
        named<PinSet>("PinSet"),
        named<SensitiveAnswer>("SensitiveAnswer"),
        named<ProgramLimit>("ProgramLimit"),
        named<OnCall>("OnCall"),
        named<PolicyView>("ProgramPolicy"),
        named<PolicyAsked>("ProgramPolicyAsked"),
        named<library::BothLanguages>("BothLanguages"),
        named<library::HelpLine>("HelpLine"),
        named<library::HelpCountry>("HelpCountry"),
        named<HelpView>("HelpView"),
    };
}

object reference(std::string_view name) {
    return {{"$ref", "#/components/schemas/" + std::string(name)}};
}

/// Puts a reference wherever a schema has a name.
void refer(value& schema, const std::vector<Named>& known) {
    if (auto* items = schema.if_array()) {
        for (value& item : *items) refer(item, known);
        return;
    }
    auto* fields = schema.if_object();
    if (fields == nullptr) return;
    const auto same = std::ranges::find(known, *fields, &Named::schema);
    if (same != known.end()) {
        schema = reference(same->name);
        return;
    }
    for (auto& field : *fields) {
        // An entry is sent as it is kept; which kinds there are is told beside it.
        if (field.key() == "entry") {
            field.value() = reference("Entry");
        } else {
            refer(field.value(), known);
        }
    }
}

}  // namespace

std::string openapi_views() {
    const std::vector<Named> known = shapes();
    std::string out;
    for (const Named& shape : known) {
        if (!shape.is_written) continue;
        object schema = shape.schema;
        for (auto& field : schema.at("properties").as_object()) {
            if (field.key() == "entry") {
                field.value() = reference("Entry");
            } else {
                refer(field.value(), known);
            }
        }
        out += "    " + std::string(shape.name) + ":\n" + yaml_schema(schema);
    }
    return out;
}

}  // namespace alongside::cli
