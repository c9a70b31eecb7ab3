// Every kind of entry, by area. A new kind is a struct in its area's file and one word here.
#pragma once

#include "journal/agreements.hpp"
#include "journal/appointments.hpp"
#include "journal/care.hpp"
#include "journal/checkins.hpp"
#include "journal/coping.hpp"
#include "journal/instruments.hpp"
#include "journal/introductions.hpp"
#include "journal/learning.hpp"
#include "journal/plan.hpp"
#include "journal/referrals.hpp"
#include "journal/setbacks.hpp"
#include "journal/story.hpp"
#include "journal/supports.hpp"
#include "journal/trust.hpp"
#include "journal/wins.hpp"

#include <boost/mp11.hpp>

#include <span>
#include <variant>

namespace alongside {

using StoryKinds = boost::mp11::mp_list<VisionWritten, PreferencesSet, AssessmentAnswered,
                                        TriggerNoted, TriggerLetGo, EnvironmentReviewed,
                                        QuietPlanWritten, CirclePersonNamed, CirclePersonLetGo>;
using PlanKinds =
    boost::mp11::mp_list<GoalProposed, GoalAccepted, GoalReworded, GoalDeclined, GoalRested,
                         GoalResumed, GoalAchieved, GoalLetGo, GoalGauged, StepAdded, StepDone,
                         StepChanged, StepLetGo, ObstacleNamed, ObstacleWayChosen, ObstaclePassed,
                         PartAdded, PartEnded, ReviewHeld>;
using AgreementKinds =
    boost::mp11::mp_list<AgreementProposed, AgreementSigned, AgreementNoted, EffectDecided,
                         EffectAppealed, AppealAnswered, AgreementEnded, RewardOffered,
                         RewardAgreed, RewardEarned>;
using CheckinKinds = boost::mp11::mp_list<CheckinRecorded, CheckinAnswered, CheckinQuestionsChosen,
                                          RhythmChosen, RemindersPaused, RemindersResumed>;
using MeasureKinds = boost::mp11::mp_list<InstrumentAnswered, LifeEventNoted>;
using ConcernKinds =
    boost::mp11::mp_list<ConcernRaised, ConcernPassedOn, ConcernSeen, ConcernAnswered>;
using SupportKinds = boost::mp11::mp_list<SupportWishesSet, SupportSuggested, SupportChosen,
                                          SupportAttended, SupportMissed, SupportAskedAfter>;
using IntroductionKinds = boost::mp11::mp_list<IntroductionAsked, IntroductionAccepted,
                                               IntroductionDeclined, IntroductionNoted>;
using ReferralKinds = boost::mp11::mp_list<ReferralProposed, ReferralAgreed, ReferralDeclined,
                                           ReferralMoved, ReferralReviewed>;
using WinKinds = boost::mp11::mp_list<WinNoted, WinNoticed, WinCelebrated, MilestoneChosen,
                                      MilestoneCounted, MilestoneRested>;
using SetbackKinds = boost::mp11::mp_list<SetbackTold, SetbackDebriefed, SetbackAnswered>;
using CopingKinds =
    boost::mp11::mp_list<ToolUsed, CopingPlanWritten, SafetyPlanWritten, PracticeTried>;
using LearningKinds = boost::mp11::mp_list<SuggestionMade, SuggestionAnswered, PageMarked,
                                           PageAnswered, DecisionWeighed, DecisionMade>;
using MessageKinds = boost::mp11::mp_list<MessageSent>;
using AppointmentKinds = boost::mp11::mp_list<AppointmentAsked, AppointmentAgreed, AppointmentMoved,
                                              AppointmentCancelled, AppointmentNoted>;
using TreatmentKinds = boost::mp11::mp_list<TreatmentEnded, TreatmentResumed>;
using TogetherKinds = boost::mp11::mp_list<TogetherConfirmed, TogetherDeclined>;
using TrustKinds = boost::mp11::mp_list<CorrectionMade, ConsentGiven, ConsentRevoked,
                                        CareTeamJoined, CareTeamLeft>;

using AllKinds =
    boost::mp11::mp_append<StoryKinds, PlanKinds, AgreementKinds, CheckinKinds, MeasureKinds,
                           ConcernKinds, SupportKinds, IntroductionKinds, ReferralKinds, WinKinds,
                           SetbackKinds, CopingKinds, LearningKinds, MessageKinds, AppointmentKinds,
                           TreatmentKinds, TrustKinds, TogetherKinds>;

/// What an entry says: exactly one of the kinds. A class of its own so that copying, comparing and
/// ending ninety alternatives is compiled once and not in every file that holds an entry.
struct Body : boost::mp11::mp_rename<AllKinds, std::variant> {
    using Variant = boost::mp11::mp_rename<AllKinds, std::variant>;

    Body();
    Body(const Body&);
    Body(Body&&) noexcept;
    Body& operator=(const Body&);
    Body& operator=(Body&&) noexcept;
    ~Body();
    template <class Kind>
    requires(boost::mp11::mp_contains<AllKinds, Kind>::value) Body(Kind kind)
        : Variant(std::in_place_type<Kind>, std::move(kind)) {}

    friend bool operator==(const Body&, const Body&);
};

/// Handled by every view whose items can be corrected.
using Corrections = boost::mp11::mp_list<CorrectionMade>;

/// For a view's last arm: every kind that is not its own. Its own kinds are listed one by one, so
/// a new one of its area does not compile until the view has an answer to it.
template <class T, class... Lists>
concept NoneOf = !(boost::mp11::mp_contains<Lists, T>::value || ...);

/// What is known of a kind without one at hand.
struct KindInfo {
    std::string_view name;
    std::uint16_t code;
    int version;
    Area area;
    std::string_view meaning;
};

/// All kinds in the order of `AllKinds`.
[[nodiscard]] std::span<const KindInfo> all_kinds();
/// @returns nullptr where no kind has that name
[[nodiscard]] const KindInfo* find_kind(std::string_view name);
/// @returns nullptr where no kind has that code
[[nodiscard]] const KindInfo* find_kind(std::uint16_t code);
[[nodiscard]] const KindInfo& kind_of(const Body& body);
/// The JSON Schema of a kind's body.
[[nodiscard]] boost::json::object body_schema(std::string_view kind);

}  // namespace alongside
