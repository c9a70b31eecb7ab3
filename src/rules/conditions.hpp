// The checks that need state. Each is named as it is read in the table, and stands in the file of
// its part: `conditions_plan.cpp` and so on.
#pragma once

#include "rules/rule.hpp"

namespace alongside::conditions {

// --- every kind, and what was written together ---------------------------------------------------

/// No condition.
bool always(const Question& q);
/// `about` names nothing yet.
bool about_is_new(const Question& q);
/// Written on the client's behalf, and not confirmed or declined.
bool waits_for_me(const Question& q);
/// The same, and it could be written now.
bool waits_and_still_fits(const Question& q);
/// About an entry the author may see; a new body is by its author.
bool correction_fits(const Question& q);

// --- the plan and the story behind it ------------------------------------------------------------

/// A new id; words that were declined before say what is different.
bool goal_can_be_offered(const Question& q);
/// Proposed, or declined before.
bool goal_is_on_offer(const Question& q);
/// The goal counts now.
bool goal_is_active(const Question& q);
/// The goal rests.
bool goal_is_resting(const Question& q);
/// Active or resting.
bool goal_is_kept(const Question& q);
/// A new step of an active goal that the author will do.
bool step_is_mine_to_add(const Question& q);
/// The client any open step, others the open ones that they took on.
bool step_is_mine_and_open(const Question& q);
/// A new id, of a goal that is kept or of an open step.
bool obstacle_can_be_named(const Question& q);
/// It was named and is still in the way.
bool obstacle_is_open(const Question& q);
/// A new id; the goal it names is one of the plan.
bool part_can_be_added(const Question& q);
/// It stands in the plan.
bool part_is_current(const Question& q);
/// It was named and still stands.
bool trigger_is_kept(const Question& q);
/// They are on the map.
bool circle_person_is_kept(const Question& q);
/// It has not ended.
bool treatment_goes_on(const Question& q);
/// It has ended.
bool treatment_has_ended(const Question& q);

// --- check-ins, instruments and what they raise --------------------------------------------------

/// At least one answer, words, or the wish to talk.
bool checkin_says_something(const Question& q);
/// Nobody has answered it yet; "seen" is an answer only where that was agreed.
bool checkin_is_unanswered(const Question& q);
/// At least one question, each once: of the bank, or one's own with its words.
bool questions_fit(const Question& q);
/// Days for a weekly rhythm, a number for one of so many days, hours in order, a zone.
bool rhythm_fits(const Question& q);
/// The client wants no reminders now.
bool reminders_are_paused(const Question& q);
/// At least one question is answered.
bool sheet_says_something(const Question& q);
/// By the server, of an answer that its response policy names.
bool concern_can_be_raised(const Question& q);
/// Its time is over, nobody has seen it, and others are named.
bool concern_can_be_passed_on(const Question& q);
/// The author walks with the client or was told.
bool concern_is_theirs(const Question& q);

// --- agreements and rewards ----------------------------------------------------------------------

/// A new id, something to do for each side, a review that is not over, and not just what the client
/// turned down.
bool agreement_has_two_sides(const Question& q);
/// On offer, and the author's side has not signed.
bool agreement_is_unsigned(const Question& q);
/// Both sides signed it, and nobody ended it.
bool agreement_holds(const Question& q);
/// Proposed or signed, and nobody ended it.
bool agreement_is_open(const Question& q);
/// It holds, names this effect, a miss of the client's was noted since the last decision, and no
/// appeal waits.
bool effect_was_agreed(const Question& q);
/// The last decision has no appeal yet.
bool effect_can_be_appealed(const Question& q);
/// The client appealed, and nobody answered.
bool appeal_waits(const Question& q);
/// On offer, and the client has not agreed.
bool reward_waits(const Question& q);
/// The client agreed to it.
bool reward_is_agreed(const Question& q);

// --- appointments --------------------------------------------------------------------------------

/// A new id, with someone of the care team, at a time within the year that lies ahead.
bool appointment_can_be_asked(const Question& q);
/// The other side asked, and it lies ahead.
bool appointment_waits_for_me(const Question& q);
/// Asked for or agreed, and not begun; a new time lies ahead, too.
bool appointment_can_be_moved(const Question& q);
/// Asked for or agreed, and nobody said what became of it.
bool appointment_stands(const Question& q);
/// It has begun, was not called off, and the author's side has not said whether they met.
bool appointment_can_be_noted(const Question& q);

// --- recovery supports, first friends and referrals ----------------------------------------------

/// The client said yes to it.
bool support_is_chosen(const Question& q);
/// A new id; not what waits for an answer, is in the plan, or is not for the client.
bool support_can_be_suggested(const Question& q);
/// A new id, and no other introduction to the same first friend is open.
bool introduction_can_be_asked(const Question& q);
/// The author's side has not answered it.
bool introduction_waits_for_me(const Question& q);
/// Nobody turned it down, and they have not met.
bool introduction_is_open(const Question& q);
/// Both said yes, and the author's side has not told of it.
bool introduction_can_be_noted(const Question& q);
/// A new id, an owner on the care team, and a day within the year that lies ahead.
bool referral_can_be_proposed(const Question& q);
/// Nobody answered it, and the last day is not over.
bool referral_waits_for_yes(const Question& q);
/// It has not come to an end.
bool referral_is_open(const Question& q);
/// The client said yes and did not take it back; the service is told while that holds.
bool referral_can_move(const Question& q);
/// The client said yes to it once.
bool referral_was_agreed(const Question& q);

// --- pages, decisions, wins and setbacks ---------------------------------------------------------

/// A new id; what waits or was declined before says what is different.
bool suggestion_can_be_made(const Question& q);
/// The client has not said yes to it: a no can become a yes, and a yes is not taken back here.
bool suggestion_can_be_answered(const Question& q);
/// The client asked it about a page.
bool question_waits(const Question& q);
/// A new id, or a decision with the same aid.
bool decision_is_one(const Question& q);
/// A win that the author can see.
bool win_is_known(const Question& q);
/// Chosen, not resting, and counted by hand.
bool milestone_is_counted(const Question& q);
/// Chosen, and not resting.
bool milestone_is_chosen(const Question& q);
/// A setback that the author can see.
bool setback_is_told(const Question& q);

// --- who shares and who walks along --------------------------------------------------------------

/// New, names areas and someone else, does not end before it begins.
bool consent_is_whole(const Question& q);
/// Neither revoked nor over.
bool consent_is_active(const Question& q);
/// Not on the team yet, and in a role that walks along.
bool team_place_is_free(const Question& q);
/// The very first entry: the host joins by themselves.
bool host_begins(const Question& q);
/// Walks with the client now.
bool member_is_on_team(const Question& q);
/// The author leaves by themselves.
bool member_is_author(const Question& q);

}  // namespace alongside::conditions

namespace alongside::when {

inline constexpr When always{"always", conditions::always};
inline constexpr When about_is_new{"about_is_new", conditions::about_is_new};
inline constexpr When waits_for_me{"waits_for_me", conditions::waits_for_me};
inline constexpr When waits_and_still_fits{"waits_and_still_fits",
                                           conditions::waits_and_still_fits};
inline constexpr When correction_fits{"correction_fits", conditions::correction_fits};

inline constexpr When goal_can_be_offered{"goal_can_be_offered", conditions::goal_can_be_offered};
inline constexpr When goal_is_on_offer{"goal_is_on_offer", conditions::goal_is_on_offer};
inline constexpr When goal_is_active{"goal_is_active", conditions::goal_is_active};
inline constexpr When goal_is_resting{"goal_is_resting", conditions::goal_is_resting};
inline constexpr When goal_is_kept{"goal_is_kept", conditions::goal_is_kept};
inline constexpr When step_is_mine_to_add{"step_is_mine_to_add", conditions::step_is_mine_to_add};
inline constexpr When step_is_mine_and_open{"step_is_mine_and_open",
                                            conditions::step_is_mine_and_open};
inline constexpr When obstacle_can_be_named{"obstacle_can_be_named",
                                            conditions::obstacle_can_be_named};
inline constexpr When obstacle_is_open{"obstacle_is_open", conditions::obstacle_is_open};
inline constexpr When part_can_be_added{"part_can_be_added", conditions::part_can_be_added};
inline constexpr When part_is_current{"part_is_current", conditions::part_is_current};
inline constexpr When trigger_is_kept{"trigger_is_kept", conditions::trigger_is_kept};
inline constexpr When circle_person_is_kept{"circle_person_is_kept",
                                            conditions::circle_person_is_kept};
inline constexpr When treatment_goes_on{"treatment_goes_on", conditions::treatment_goes_on};
inline constexpr When treatment_has_ended{"treatment_has_ended", conditions::treatment_has_ended};

inline constexpr When checkin_says_something{"checkin_says_something",
                                             conditions::checkin_says_something};
inline constexpr When checkin_is_unanswered{"checkin_is_unanswered",
                                            conditions::checkin_is_unanswered};
inline constexpr When questions_fit{"questions_fit", conditions::questions_fit};
inline constexpr When rhythm_fits{"rhythm_fits", conditions::rhythm_fits};
inline constexpr When reminders_are_paused{"reminders_are_paused",
                                           conditions::reminders_are_paused};
inline constexpr When sheet_says_something{"sheet_says_something",
                                           conditions::sheet_says_something};
inline constexpr When concern_can_be_raised{"concern_can_be_raised",
                                            conditions::concern_can_be_raised};
inline constexpr When concern_can_be_passed_on{"concern_can_be_passed_on",
                                               conditions::concern_can_be_passed_on};
inline constexpr When concern_is_theirs{"concern_is_theirs", conditions::concern_is_theirs};

inline constexpr When agreement_has_two_sides{"agreement_has_two_sides",
                                              conditions::agreement_has_two_sides};
inline constexpr When agreement_is_unsigned{"agreement_is_unsigned",
                                            conditions::agreement_is_unsigned};
inline constexpr When agreement_holds{"agreement_holds", conditions::agreement_holds};
inline constexpr When agreement_is_open{"agreement_is_open", conditions::agreement_is_open};
inline constexpr When effect_was_agreed{"effect_was_agreed", conditions::effect_was_agreed};
inline constexpr When effect_can_be_appealed{"effect_can_be_appealed",
                                             conditions::effect_can_be_appealed};
inline constexpr When appeal_waits{"appeal_waits", conditions::appeal_waits};
inline constexpr When reward_waits{"reward_waits", conditions::reward_waits};
inline constexpr When reward_is_agreed{"reward_is_agreed", conditions::reward_is_agreed};

inline constexpr When appointment_can_be_asked{"appointment_can_be_asked",
                                               conditions::appointment_can_be_asked};
inline constexpr When appointment_waits_for_me{"appointment_waits_for_me",
                                               conditions::appointment_waits_for_me};
inline constexpr When appointment_can_be_moved{"appointment_can_be_moved",
                                               conditions::appointment_can_be_moved};
inline constexpr When appointment_stands{"appointment_stands", conditions::appointment_stands};
inline constexpr When appointment_can_be_noted{"appointment_can_be_noted",
                                               conditions::appointment_can_be_noted};

inline constexpr When support_is_chosen{"support_is_chosen", conditions::support_is_chosen};
inline constexpr When support_can_be_suggested{"support_can_be_suggested",
                                               conditions::support_can_be_suggested};
inline constexpr When introduction_can_be_asked{"introduction_can_be_asked",
                                                conditions::introduction_can_be_asked};
inline constexpr When introduction_waits_for_me{"introduction_waits_for_me",
                                                conditions::introduction_waits_for_me};
inline constexpr When introduction_is_open{"introduction_is_open",
                                           conditions::introduction_is_open};
inline constexpr When introduction_can_be_noted{"introduction_can_be_noted",
                                                conditions::introduction_can_be_noted};
inline constexpr When referral_can_be_proposed{"referral_can_be_proposed",
                                               conditions::referral_can_be_proposed};
inline constexpr When referral_waits_for_yes{"referral_waits_for_yes",
                                             conditions::referral_waits_for_yes};
inline constexpr When referral_is_open{"referral_is_open", conditions::referral_is_open};
inline constexpr When referral_can_move{"referral_can_move", conditions::referral_can_move};
inline constexpr When referral_was_agreed{"referral_was_agreed", conditions::referral_was_agreed};

inline constexpr When suggestion_can_be_made{"suggestion_can_be_made",
                                             conditions::suggestion_can_be_made};
inline constexpr When suggestion_can_be_answered{"suggestion_can_be_answered",
                                                 conditions::suggestion_can_be_answered};
inline constexpr When question_waits{"question_waits", conditions::question_waits};
inline constexpr When decision_is_one{"decision_is_one", conditions::decision_is_one};
inline constexpr When win_is_known{"win_is_known", conditions::win_is_known};
inline constexpr When milestone_is_counted{"milestone_is_counted",
                                           conditions::milestone_is_counted};
inline constexpr When milestone_is_chosen{"milestone_is_chosen", conditions::milestone_is_chosen};
inline constexpr When setback_is_told{"setback_is_told", conditions::setback_is_told};

inline constexpr When consent_is_whole{"consent_is_whole", conditions::consent_is_whole};
inline constexpr When consent_is_active{"consent_is_active", conditions::consent_is_active};
inline constexpr When team_place_is_free{"team_place_is_free", conditions::team_place_is_free};
inline constexpr When host_begins{"host_begins", conditions::host_begins};
inline constexpr When member_is_on_team{"member_is_on_team", conditions::member_is_on_team};
inline constexpr When member_is_author{"member_is_author", conditions::member_is_author};

}  // namespace alongside::when
