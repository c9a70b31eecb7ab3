#include "service/walking.hpp"

#include "service/access.hpp"
#include "store/caseload.hpp"

namespace alongside::service {
namespace {

template <class W>
std::optional<Words> words_of(const std::optional<W>& words) {
    return words ? std::optional<Words>(*words) : std::nullopt;
}

bool is_first_time(const Support& support) {
    return support.meeting && support.visits.empty() && is_chosen(support, Choice::yes);
}

/// When the next first time is. Whoever has none comes after them, and of these whoever has an
/// introduction that is open comes first.
std::pair<Instant, bool> next_of(const WalkingLine& line) {
    const Instant first =
        line.first_times.empty() ? Instant::max() : line.first_times.front().next.starts_at->at;
    return {first, line.introductions.empty()};
}

}  // namespace

Walking::Walking(Context& context, People& people, Access& access, Records& records,
                 Directory& directory)
    : context_(context),
      people_(people),
      access_(access),
      records_(records),
      directory_(directory) {}

WalkingLine Walking::line(const SubjectId& subject, const Record& record) {
    const auto& preferences = record.story.preferences;
    WalkingLine line;
    line.client = subject;
    line.name = people_.name_of(subject.as<PersonId>());
    line.called = words_of(preferences.called);
    line.pronouns = words_of(preferences.pronouns);
    line.please_avoid = words_of(preferences.please_avoid);
    for (const Support& support : record.supports.items) {
        if (!is_first_time(support)) continue;
        auto next = directory_.find(support.meeting->text());
        if (!next || !next->starts_at) continue;
        line.first_times.push_back({support.id, support.name, std::move(*next)});
    }
    std::ranges::stable_sort(line.first_times, {},
                             [](const FirstTime& one) { return one.next.starts_at->at; });
    for (const Introduction& one : record.introductions.items) {
        if (one.state != IntroductionState::asked && one.state != IntroductionState::accepted) {
            continue;
        }
        line.introductions.push_back({one.id, one.what.name, one.state, one.client_yes.has_value(),
                                      one.friend_yes.has_value()});
    }
    return line;
}

Result<WalkingView> Walking::read(const Reader& reader) {
    if (!reader.is(Role::clinician) && !reader.is(Role::recovery_coach)) {
        return Problem{Kind::refused, "caseload.none",
                       "Only those who walk with clients have a caseload.",
                       "Use the people page to see who is in the program.", ""};
    }
    WalkingView view;
    std::vector<SubjectId> shown;
    {
        auto read = context_.store.read();
        view.total = store::caseload_size(read, context_.organization, reader.person,
                                          code_of(Role::supporter));
        for (const store::CaseloadRow& row :
             store::caseload(read, context_.organization, reader.person, most_walked)) {
            const Role role = role_of(row.role);
            if (!reader.is(role) || role == Role::supporter) continue;
            if (row.wrapped_key) shown.push_back(row.subject);  // else erased for good
        }
    }
    access_.log({reader.person, Relation::care_team, Role::clinician, {}}, shown, Part::supports);
    for (const SubjectId& subject : shown) {
        const auto standing = records_.standing(subject);
        view.people.push_back(line(subject, *standing->seen_by(Relation::care_team)));
    }
    std::ranges::stable_sort(view.people, {}, next_of);
    return view;
}

}  // namespace alongside::service
