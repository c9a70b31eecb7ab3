#include "service/access.hpp"

#include "store/caseload.hpp"
#include "store/openings.hpp"

namespace alongside::service {
namespace {

constexpr std::size_t looks_kept = 100'000;

std::chrono::minutes covers(Part part) {
    return part == Part::caseload ? std::chrono::minutes{24 * 60} : std::chrono::minutes{15};
}

}  // namespace

Access::Access(Context& context, People& people, Records& records)
    : context_(context), people_(people), records_(records) {}

std::optional<Viewer> Access::near_viewer(const Reader& reader, const SubjectId& subject) {
    if (subject == reader.person.as<SubjectId>() && reader.is(Role::client)) {
        return Viewer{reader.person, Relation::self, Role::client, {}};
    }
    const auto standing = records_.remembered(subject);
    if (!standing) return std::nullopt;
    const TeamMember* member = find_member(standing->team->sharing, reader.person);
    if (member == nullptr || !reader.is(member->role)) return std::nullopt;
    return Viewer{reader.person, Relation::care_team, member->role, {}};
}

Viewer Access::viewer(const Reader& reader, const SubjectId& subject) {
    if (auto near = near_viewer(reader, subject)) return std::move(*near);
    Viewer viewer{reader.person, Relation::none, Role::client, {}};
    auto read = context_.store.read();
    const auto role = store::care_team_role(read, context_.organization, reader.person, subject);
    if (role == code_of(Role::supporter)) {
        const auto standing = records_.standing(subject);
        viewer.areas = areas_shared_with(standing->self->sharing, reader.person, context_.now());
        if (viewer.areas.empty()) return viewer;
        viewer.relation = Relation::supporter;
        viewer.role = Role::supporter;
        return viewer;
    }
    if (role && reader.is(role_of(*role))) {
        viewer.relation = Relation::care_team;
        viewer.role = role_of(*role);
        return viewer;
    }
    if (reader.is(Role::supervisor) || reader.is(Role::administrator)) {
        for (const auto& place : people_.places_of(subject.as<PersonId>())) {
            if (place.role != Role::client || !reader.leads(place.program)) continue;
            viewer.relation = Relation::lead;
            viewer.role = reader.is_in(place.program, Role::administrator) ? Role::administrator
                                                                           : Role::supervisor;
            return viewer;
        }
    }
    return viewer;
}

bool Access::is_fresh(const Look& look, Instant now) {
    const std::lock_guard lock(mutex_);
    const auto found = looks_.find(look);
    if (found == looks_.end()) return true;
    // A look that was noted by a clock that ran ahead would cover too much once it is set back.
    return found->second <= now || found->second > now + covers(look.part);
}

bool Access::is_covered(const Viewer& viewer, const SubjectId& subject, Part part) {
    return viewer.relation == Relation::self ||
           !is_fresh({viewer.person, subject, part}, context_.now());
}

void Access::log(const Viewer& viewer, std::span<const SubjectId> subjects, Part part) {
    if (viewer.relation == Relation::self) return;
    const Instant now = context_.now();
    std::vector<store::Opening> openings;
    for (const SubjectId& subject : subjects) {
        if (!is_fresh({viewer.person, subject, part}, now)) continue;
        openings.push_back({subject, now, viewer.person, code_of(part), code_of(viewer.relation)});
    }
    if (openings.empty()) return;
    const auto done =
        context_.store.write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
            store::add_openings(write, context_.organization, openings);
            return {};
        }});
    if (!done.committed()) throw store::StoreError(done.cause, "openings could not be logged");
    const std::lock_guard lock(mutex_);
    if (looks_.size() + openings.size() >= looks_kept) looks_.clear();
    for (const store::Opening& opening : openings) {
        looks_[{viewer.person, opening.subject, part}] = now + covers(part);
    }
}

}  // namespace alongside::service
