// Recovery supports of a client: what fits, what was chosen, introductions and referrals.
#include "service/client_views.hpp"

namespace alongside::service {
namespace {

constexpr std::string_view supports_kinds[] = {SupportWishesSet::kind, SupportSuggested::kind,
                                               SupportChosen::kind, IntroductionAsked::kind,
                                               ReferralProposed::kind};
constexpr std::string_view support_kinds[] = {SupportChosen::kind, SupportAttended::kind,
                                              SupportMissed::kind, SupportAskedAfter::kind};
constexpr std::string_view introduction_kinds[] = {
    IntroductionAccepted::kind, IntroductionDeclined::kind, IntroductionNoted::kind};
constexpr std::string_view referral_kinds[] = {ReferralAgreed::kind, ReferralDeclined::kind,
                                               ReferralMoved::kind, ReferralReviewed::kind};

template <class W>
std::optional<Words> words_of(const std::optional<W>& words) {
    return words ? std::optional<Words>(*words) : std::nullopt;
}

/// The last time that a weekly meeting was held after the client said yes to it and that nobody of
/// the care team has asked about, nor the client told of.
std::optional<Moment> not_asked_about(const Support& support, const MeetingHit& next) {
    if (!next.starts_at || next.meeting.irregular.value_or(false)) return std::nullopt;
    const std::string& zone = next.starts_at->zone;
    const Day before =
        std::chrono::sys_days{local_day(zone, next.starts_at->at)} - std::chrono::days{7};
    const Instant last = from_local(zone, before, local_minutes(zone, next.starts_at->at));
    const bool was_asked = !support.asked_after.empty() && support.asked_after.back().at.at >= last;
    const bool was_told =
        std::ranges::any_of(support.visits,
                            [&](const Visit& visit) { return visit.report.went_on >= before; }) ||
        std::ranges::any_of(support.misses,
                            [&](const Miss& miss) { return miss.report.on >= before; });
    if (support.chosen_at.at >= last || was_asked || was_told) return std::nullopt;
    return Moment{last, zone};
}

}  // namespace

SupportShape ClientViews::support(const Seen& seen, const Support& support) {
    SupportShape shape;
    shape.id = support.id;
    shape.name = support.name;
    shape.meeting = support.meeting;
    shape.resource = support.resource;
    shape.chosen_at = support.chosen_at;
    if (support.choice) {
        shape.choice = support.choice->choice;
        shape.in_week = support.choice->in_week;
        shape.words = words_of(support.choice->words);
    }
    if (support.suggested) {
        const auto& [id, what, by] = *support.suggested;
        shape.suggested = SuggestedBy{author(by), by.at, words_of(what.why)};
    }
    const bool is_open = !support.choice || is_chosen(support, Choice::yes);
    if (support.meeting && is_open) shape.next = directory_.find(support.meeting->text());
    for (const Visit& visit : support.visits) {
        const auto& how = visit.report.how;
        shape.times.push_back({visit.id, visit.report.went_on,
                               how ? std::optional(how->value) : std::nullopt, visit.report.again,
                               words_of(visit.report.words)});
    }
    for (const Miss& miss : support.misses) {
        shape.missed.push_back({miss.id, miss.report.on, miss.report.barrier,
                                words_of(miss.report.way), miss.way_helped,
                                words_of(miss.report.words)});
    }
    if (const Miss* last = way_to_try(support)) shape.to_try = words_of(last->report.way);
    if (!support.asked_after.empty()) shape.asked_after = by_at(support.asked_after.back());
    const bool is_theirs = seen.viewer.relation == Relation::care_team;
    if (is_theirs && shape.next && is_chosen(support, Choice::yes)) {
        shape.ask_after = not_asked_about(support, *shape.next);
    }
    shape.actions = actions(seen, support_kinds, support.id);
    return shape;
}

IntroductionShape ClientViews::introduction(const Seen& seen, const Introduction& one) {
    IntroductionShape shape;
    shape.id = one.id;
    shape.first_friend = one.what.first_friend;
    shape.name = one.what.name;
    shape.support = one.what.support;
    shape.words = words_of(one.what.words);
    shape.state = one.state;
    shape.asked_by = author(one.asked_by);
    shape.asked_at = one.asked_by.at;
    shape.client_said_yes = one.client_yes.has_value();
    shape.friend_said_yes = one.friend_yes.has_value();
    shape.why = one.why;
    if (may_know_each_other(one)) {
        shape.reach = words_of(one.reach);
        const auto found = first_friends_.find(seen.record->sharing.program, one.what.first_friend);
        if (found) shape.contact = words_of(found->contact);
    }
    for (const auto* note : {&one.by_client, &one.by_team}) {
        if (*note) shape.notes.push_back({{(*note)->said}, author((*note)->by), (*note)->by.at});
    }
    shape.actions = actions(seen, introduction_kinds, one.id);
    return shape;
}

ReferralShape ClientViews::referral(const Seen& seen, const Referral& one) {
    const auto person = [&](const PersonId& id) {
        const TeamMember* member = find_member(seen.record->sharing, id);
        return author(id, member != nullptr ? member->role : Role::clinician);
    };
    ReferralShape shape;
    shape.id = one.id;
    shape.service = one.what.service;
    shape.resource = words_of(one.what.resource);
    shape.contact = words_of(one.what.contact);
    shape.why = one.what.why;
    shape.share = words_of(one.what.share);
    shape.state = one.state;
    shape.owner = person(one.owner);
    shape.proposed_by = author(one.proposed_by);
    shape.proposed_at = one.proposed_by.at;
    shape.next_by = one.next_by;
    const auto late = overdue_at(one);
    shape.is_overdue = late && *late <= seen.now;
    if (one.agreed) {
        shape.agreed = ReferralAgreedShape{{one.agreed->what}, one.agreed->by.at};
        shape.may_be_told = may_be_told(one, local_day(one.agreed->by.at.zone, seen.now));
    }
    shape.declined = by_at(one.declined);
    shape.why_declined = one.why_declined;
    for (const ReferralMove& move : one.moves) {
        shape.moves.push_back({{move.said}, author(move.by), move.by.at});
    }
    if (one.review) shape.review = ReferralReviewShape{{one.review->what}, one.review->by.at};
    shape.actions = actions(seen, referral_kinds, one.id);
    return shape;
}

Result<SupportsView> ClientViews::supports(const Reader& reader, const SubjectId& subject) {
    const auto seen = see(reader, subject, Part::supports);
    if (!seen) return seen.error();
    const Record& record = *seen->record;
    SupportsView view;
    if (const auto& wishes = record.supports.wishes) {
        view.wishes = WishesShape{{wishes->what}, author(wishes->by), wishes->by.at};
    }
    for (const Support& one : record.supports.items) view.supports.push_back(support(*seen, one));
    for (const Introduction& one : record.introductions.items) {
        view.introductions.push_back(introduction(*seen, one));
    }
    for (const Referral& one : record.referrals.items) {
        view.referrals.push_back(referral(*seen, one));
    }
    view.actions = actions(*seen, supports_kinds);
    view.head = seen->head;
    return view;
}

}  // namespace alongside::service
