// The few checks that need state. Each is named as it is read in the table.
#pragma once

#include "rules/rule.hpp"

namespace alongside::conditions {

/// No condition.
bool always(const Question& q);
/// `about` names nothing yet.
bool about_is_new(const Question& q);
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
/// The client may finish any open step, staff their own.
bool step_is_mine_and_open(const Question& q);
/// At least one answer, words, or the wish to talk.
bool checkin_says_something(const Question& q);
/// Nobody has answered it yet.
bool checkin_is_unanswered(const Question& q);
/// The client said yes to it.
bool support_is_chosen(const Question& q);
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
/// About an entry the author may see; a new body is by its author.
bool correction_fits(const Question& q);

}  // namespace alongside::conditions

namespace alongside::when {

inline constexpr When always{"always", conditions::always};
inline constexpr When about_is_new{"about_is_new", conditions::about_is_new};
inline constexpr When goal_is_on_offer{"goal_is_on_offer", conditions::goal_is_on_offer};
inline constexpr When goal_is_active{"goal_is_active", conditions::goal_is_active};
inline constexpr When goal_is_resting{"goal_is_resting", conditions::goal_is_resting};
inline constexpr When goal_is_kept{"goal_is_kept", conditions::goal_is_kept};
inline constexpr When step_is_mine_to_add{"step_is_mine_to_add", conditions::step_is_mine_to_add};
inline constexpr When step_is_mine_and_open{"step_is_mine_and_open",
                                            conditions::step_is_mine_and_open};
inline constexpr When checkin_says_something{"checkin_says_something",
                                             conditions::checkin_says_something};
inline constexpr When checkin_is_unanswered{"checkin_is_unanswered",
                                            conditions::checkin_is_unanswered};
inline constexpr When support_is_chosen{"support_is_chosen", conditions::support_is_chosen};
inline constexpr When consent_is_whole{"consent_is_whole", conditions::consent_is_whole};
inline constexpr When consent_is_active{"consent_is_active", conditions::consent_is_active};
inline constexpr When team_place_is_free{"team_place_is_free", conditions::team_place_is_free};
inline constexpr When host_begins{"host_begins", conditions::host_begins};
inline constexpr When member_is_on_team{"member_is_on_team", conditions::member_is_on_team};
inline constexpr When member_is_author{"member_is_author", conditions::member_is_author};
inline constexpr When correction_fits{"correction_fits", conditions::correction_fits};

}  // namespace alongside::when
