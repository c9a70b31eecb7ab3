// What may fit a client, with the reasons: their wishes and past, held against the directory
// (SUP4).
#include "service/client_views.hpp"

#include "directory/around.hpp"
#include "directory/matching.hpp"
#include "directory/merge.hpp"

#include <cmath>

namespace alongside::service {
namespace {

/// How many meetings of a named town say where it lies.
constexpr std::size_t meetings_of_a_place = 100;

/// The barriers that a meeting can be easier or harder for, by the journal's names.
std::optional<directory::Barrier> weighed(Barrier barrier) {
    if (barrier == Barrier::work_or_class_schedule) return directory::Barrier::schedule;
    if (barrier == Barrier::cost_or_insurance || barrier == Barrier::money) {
        return directory::Barrier::cost;
    }
    if (barrier == Barrier::privacy_or_stigma) return directory::Barrier::privacy;
    directory::Barrier same{};
    const std::string name{json::Format<Barrier>::name(barrier)};
    if (!boost::describe::enum_from_string(name.c_str(), same)) return std::nullopt;
    return same;
}

void set_named(directory::Facets& facets, std::string_view name) {
    if (const auto facet = directory::facet_named(name)) facets.set(directory::bit(*facet));
}

/// In the order of both enumerations' meanings, not of their numbers.
directory::Faith faith_of(FaithWish wish) {
    switch (wish) {
        case FaithWish::secular_only:
            return directory::Faith::secular_only;
        case FaithWish::secular_rather:
            return directory::Faith::secular_rather;
        case FaithWish::faith_welcome:
            return directory::Faith::faith_welcome;
        default:
            return directory::Faith::no_matter;
    }
}

directory::Way way_of(SupportWay way) {
    if (way == SupportWay::in_person) return directory::Way::in_person;
    return way == SupportWay::online ? directory::Way::online : directory::Way::either;
}

directory::Wishes wishes_of(const Said<SupportWishesSet>& said) {
    const SupportWishesSet& what = said.what;
    directory::Wishes wishes;
    wishes.zone = said.by.at.zone;
    if (what.km) wishes.most_km = what.km->value;
    wishes.way = way_of(what.way.value_or(SupportWay::either));
    wishes.faith = faith_of(what.faith.value_or(FaithWish::any));
    for (const DayName day : what.days) wishes.days.set(static_cast<std::size_t>(day));
    for (const PartOfDay part : what.times) wishes.times.set(static_cast<std::size_t>(part));
    for (const auto& language : what.languages) set_named(wishes.languages, language.text());
    for (const SupportGroup group : what.groups) {
        set_named(wishes.groups, json::Format<SupportGroup>::name(group));
    }
    for (const auto& fellowship : what.fellowships) wishes.fellowships.push_back(fellowship.text());
    for (const Barrier barrier : what.barriers) {
        if (const auto one = weighed(barrier)) wishes.barriers.set(static_cast<std::size_t>(*one));
    }
    return wishes;
}

directory::Choice choice_of(const Support& support) {
    if (is_chosen(support, Choice::yes)) return directory::Choice::yes;
    if (is_chosen(support, Choice::not_now)) return directory::Choice::not_now;
    if (is_chosen(support, Choice::not_for_me)) return directory::Choice::not_for_me;
    return directory::Choice::none;
}

directory::Past past_of(const Support& support) {
    directory::Past past;
    past.choice = choice_of(support);
    past.chosen_at = support.chosen_at.at;
    past.went = static_cast<int>(support.visits.size());
    for (const Visit& visit : support.visits) {
        if (visit.report.how) past.how = visit.report.how->value;
        if (!visit.report.again) continue;
        past.again = static_cast<directory::Again>(*visit.report.again);
    }
    return past;
}

/// What was said of one meeting under two ids: "not for me" stands, else what was said later.
directory::Past both(const directory::Past& earlier, directory::Past later) {
    later.went += earlier.went;
    if (!later.how) later.how = earlier.how;
    if (!later.again) later.again = earlier.again;
    const bool was_refused = earlier.choice == directory::Choice::not_for_me;
    if (was_refused || later.choice == directory::Choice::none) later.choice = earlier.choice;
    return later;
}

directory::History history_of(const Supports& supports, const directory::Index& index) {
    directory::History history;
    for (const Support& support : supports.items) {
        if (!support.meeting) continue;
        const std::string& id = support.meeting->text();
        const auto slash = id.find('/');
        if (slash == std::string::npos) continue;
        const auto* meeting = index.find(id.substr(0, slash), id.substr(slash + 1));
        // Another list may name it first by now, and both ids may have been chosen.
        const auto [at, is_new] = history.meetings.try_emplace(
            meeting == nullptr ? id : directory::id_of(*meeting), past_of(support));
        if (!is_new) at->second = both(at->second, past_of(support));
        if (meeting == nullptr) continue;
        auto& fellowship = history.fellowships[meeting->fellowship];
        for (const Visit& visit : support.visits) {
            if (!visit.report.how) continue;
            ++fellowship.rated;
            fellowship.sum += visit.report.how->value;
        }
    }
    return history;
}

MatchReason shape_of(const directory::Reason& reason) {
    MatchReason shape;
    shape.factor = reason.factor;
    shape.sign = reason.sign();
    shape.barrier = reason.barrier;
    if (reason.facet) shape.facet = std::string(directory::facet_name(*reason.facet));
    if (reason.km) shape.km = std::round(*reason.km * 10) / 10;
    shape.times = reason.times;
    return shape;
}

}  // namespace

MatchShape ClientViews::match(const Record& record, const directory::Suggestion& suggestion) {
    MatchShape shape;
    static_cast<MeetingHit&>(shape) = directory_.shown(suggestion.hit);
    for (const directory::Reason& reason : suggestion.reasons) {
        shape.reasons.push_back(shape_of(reason));
    }
    for (const Support& support : record.supports.items) {
        if (!support.meeting || support.meeting->text() != shape.meeting.id) continue;
        shape.support = support.id;
        if (support.choice) shape.choice = support.choice->choice;
    }
    return shape;
}

Result<MatchesView> ClientViews::matches(const Reader& reader, const SubjectId& subject,
                                         const std::string& meeting) {
    const auto seen = see(reader, subject, Part::matches);
    if (!seen) return seen.error();
    const Supports& supports = seen->record->supports;
    const auto index = directory_.index();
    const directory::History history = history_of(supports, *index);
    directory::Wishes wishes;
    MatchesView view;
    view.has_wishes = supports.wishes.has_value();
    if (supports.wishes) wishes = wishes_of(*supports.wishes);
    if (supports.wishes && supports.wishes->what.near) {
        directory::Query query;
        query.place = supports.wishes->what.near->text();
        query.limit = meetings_of_a_place;
        auto found = index->search(query, seen->now);
        if (!found) return found.error();
        // A position of the client is never kept.
        wishes.home = directory::middle_of(found->hits);
        if (found->place_found) view.near = named_place(*found->place_found);
        for (const auto& place : found->candidates) view.places.push_back(named_place(place));
    }
    if (!meeting.empty()) {
        const auto hit = hit_of(*index, meeting, seen->now);
        if (!hit) return nothing_here();
        view.matches.push_back(
            match(*seen->record, directory::weigh(wishes, history, *hit, seen->now)));
        return view;
    }
    const auto worth = directory::candidates(*index, wishes, history, seen->now);
    for (const auto& one : directory::suggest(wishes, history, worth, seen->now)) {
        view.matches.push_back(match(*seen->record, one));
    }
    return view;
}

}  // namespace alongside::service
