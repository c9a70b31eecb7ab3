// Recovery supports, introductions and referrals as readers get them.
#pragma once

#include "directory/matching.hpp"
#include "service/author_shapes.hpp"
#include "service/directory.hpp"
#include "views/introductions.hpp"
#include "views/referrals.hpp"
#include "views/supports.hpp"

namespace alongside::service {

struct WishesShape : SupportWishesSet {
    AuthorShape by;
    Moment at;
};
BOOST_DESCRIBE_STRUCT(WishesShape, (SupportWishesSet), (by, at))

struct VisitShape {
    AboutId id;
    Day went_on{};
    std::optional<int> how;
    std::optional<Again> again;
    std::optional<Words> words;
};
BOOST_DESCRIBE_STRUCT(VisitShape, (), (id, went_on, how, again, words))

/// A time the client did not get there, and what became of what they wanted to try.
struct MissShape {
    AboutId id;
    Day on{};
    std::optional<Barrier> barrier;
    std::optional<Words> way;
    std::optional<Helped> way_helped;
    std::optional<Words> words;
};
BOOST_DESCRIBE_STRUCT(MissShape, (), (id, on, barrier, way, way_helped, words))

/// Who suggested it, and why.
struct SuggestedBy {
    AuthorShape by;
    Moment at;
    std::optional<Words> why;
};
BOOST_DESCRIBE_STRUCT(SuggestedBy, (), (by, at, why))

struct SupportShape {
    SupportId id;
    Words name;
    std::optional<Choice> choice;  ///< absent: suggested and not answered
    std::optional<Words> meeting;
    std::optional<Words> resource;
    std::optional<bool> in_week;
    std::optional<Words> words;
    Moment chosen_at;
    std::optional<SuggestedBy> suggested;
    std::optional<MeetingHit> next;
    std::vector<VisitShape> times;
    std::vector<MissShape> missed;
    std::optional<Words> to_try;      ///< what the client wanted to try, not told about since
    std::optional<Moment> ask_after;  ///< for the care team: a time that nobody has asked about
    std::optional<ByAt> asked_after;  ///< the last time somebody asked
    Actions actions;
};
BOOST_DESCRIBE_STRUCT(SupportShape, (),
                      (id, name, choice, meeting, resource, in_week, words, chosen_at, suggested,
                       next, times, missed, to_try, ask_after, asked_after, actions))

/// One reason for or against a meeting; the app has the words.
struct MatchReason {
    directory::Factor factor{};
    directory::Sign sign{};
    std::optional<directory::Barrier> barrier;  ///< on whose account
    std::optional<std::string> facet;           ///< which language, group or aid
    std::optional<double> km;
    std::optional<int> times;
};
BOOST_DESCRIBE_STRUCT(MatchReason, (), (factor, sign, barrier, facet, km, times))

/// A meeting that may fit, and what the client has said of it.
struct MatchShape : MeetingHit {
    std::vector<MatchReason> reasons;  ///< the weightiest first
    std::optional<SupportId> support;
    std::optional<Choice> choice;
};
BOOST_DESCRIBE_STRUCT(MatchShape, (MeetingHit), (reasons, support, choice))

struct MatchesView {
    std::vector<MatchShape> matches;  ///< best first
    bool has_wishes = false;
    std::optional<std::string> near;  ///< the place that the client's words name
    std::vector<std::string> places;  ///< where they name several
};
BOOST_DESCRIBE_STRUCT(MatchesView, (), (matches, has_wishes, near, places))

struct IntroductionNoteShape : IntroductionNoted {
    AuthorShape by;
    Moment at;
};
BOOST_DESCRIBE_STRUCT(IntroductionNoteShape, (IntroductionNoted), (by, at))

struct IntroductionShape {
    IntroductionId id;
    FirstFriendId first_friend;
    Words name;
    std::optional<SupportId> support;
    std::optional<Words> words;
    IntroductionState state = IntroductionState::asked;
    AuthorShape asked_by;
    Moment asked_at;
    bool client_said_yes = false;
    bool friend_said_yes = false;
    std::optional<Words> reach;    ///< how to reach the client; once both have said yes
    std::optional<Words> contact;  ///< how to reach the first friend; once both have said yes
    std::optional<Words> why;      ///< why not
    std::vector<IntroductionNoteShape> notes;  ///< the client's first
    Actions actions;
};
BOOST_DESCRIBE_STRUCT(IntroductionShape, (),
                      (id, first_friend, name, support, words, state, asked_by, asked_at,
                       client_said_yes, friend_said_yes, reach, contact, why, notes, actions))

struct ReferralMoveShape : ReferralMoved {
    AuthorShape by;
    Moment at;
};
BOOST_DESCRIBE_STRUCT(ReferralMoveShape, (ReferralMoved), (by, at))

struct ReferralAgreedShape : ReferralAgreed {
    Moment at;
};
BOOST_DESCRIBE_STRUCT(ReferralAgreedShape, (ReferralAgreed), (at))

struct ReferralReviewShape : ReferralReviewed {
    Moment at;
};
BOOST_DESCRIBE_STRUCT(ReferralReviewShape, (ReferralReviewed), (at))

struct ReferralShape {
    ReferralId id;
    Words service;
    std::optional<Words> resource;
    std::optional<Words> contact;
    Words why;
    std::optional<Words> share;  ///< as it was proposed
    ReferralState state = ReferralState::proposed;
    AuthorShape owner;
    AuthorShape proposed_by;
    Moment proposed_at;
    std::optional<Day> next_by;
    bool is_overdue = false;
    std::optional<ReferralAgreedShape> agreed;
    bool may_be_told = false;  ///< the client's yes holds today
    std::optional<ByAt> declined;
    std::optional<Words> why_declined;
    std::vector<ReferralMoveShape> moves;  ///< oldest first
    std::optional<ReferralReviewShape> review;
    Actions actions;
};
BOOST_DESCRIBE_STRUCT(ReferralShape, (),
                      (id, service, resource, contact, why, share, state, owner, proposed_by,
                       proposed_at, next_by, is_overdue, agreed, may_be_told, declined,
                       why_declined, moves, review, actions))

struct SupportsView {
    std::optional<WishesShape> wishes;
    std::vector<SupportShape> supports;
    std::vector<IntroductionShape> introductions;
    std::vector<ReferralShape> referrals;
    Actions actions;
    Seq head = 0;
};
BOOST_DESCRIBE_STRUCT(SupportsView, (), (wishes, supports, introductions, referrals, actions, head))

}  // namespace alongside::service
