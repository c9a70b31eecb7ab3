#include "service/services.hpp"

namespace alongside::service {
namespace {

/// What is sealed of an organization; see people.cpp for its reading.
struct OrganizationSettings {
    Text<120> name;
    std::optional<Text<64>> zone;
};
BOOST_DESCRIBE_STRUCT(OrganizationSettings, (), (name, zone))

}  // namespace

Result<Begun> begin_organization(store::Store& store, store::Vault& vault, const Clock& now,
                                 const NewProgram& organization, const NewProgram& program) {
    const auto there = only_organization(store);
    if (there) {
        return Problem{Kind::conflict, "init.done", "This folder holds an organization already.",
                       "Choose another folder, or use it as it is.", ""};
    }
    const Instant at = now();
    const OrganizationId id = OrganizationId::make(at);
    const auto done = store.write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
        // The row comes first because the keys refer to it; its name is sealed right after.
        store::put_organization(write, {id, {}, 0, at});
        vault.create_organization_keys(write, id, at);
        return {};
    }});
    if (auto result = store::to_result(done); !result) return result.error();
    const Bytes sealed = store::seal(
        vault.data_key(id), store::place_of("organization.sealed", {id.bytes()}),
        bytes_of(json::text(OrganizationSettings{organization.name, organization.zone})));
    const auto named = store.write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
        store::put_organization(write, {id, sealed, 1, at});
        return {};
    }});
    if (auto result = store::to_result(named); !result) return result.error();
    Context context{store, vault, id, now, {}, [](const std::function<void()>& job) { job(); }, {}};
    context.new_id = [](Instant when) { return make_uuid(when); };
    auto first = make_program(context, program);
    if (!first) return first.error();
    return Begun{id, std::move(*first)};
}

Result<OrganizationId> only_organization(store::Store& store) {
    auto read = store.read();
    const auto all = store::organizations(read);
    if (all.empty()) {
        return Problem{Kind::not_found, "init.needed", "There is no organization here yet.",
                       "Run `alongside init --data DIR --organization NAME` first.", ""};
    }
    if (all.size() > 1) {
        return Problem{Kind::conflict, "organization.several",
                       "There are several organizations here.",
                       "Say which one with --organization-id.", ""};
    }
    return all.front().organization;
}

Services::Services(Context with) : context(std::move(with)) {
    journals.on_notice([this](const Notice& notice) { live.tell(notice); });
    context.store.on_change([this](const store::Change& change) {
        const bool is_one = change.topic == store::Topic::journal && !change.subject.is_nil();
        if (change.everything || !is_one) return;
        context.post([this, change] {
            try {
                journals.tell_of(change.subject, change.after, change.seq);
            } catch (const std::exception&) {
                // Live readers are told again with the next change; views are read fresh anyway.
            }
        });
    });
    letters.link_with([this](const PersonId& person, Instant until) {
        const auto link = passes.link_for(person, until);
        return link ? link->url : context.policy.origin + "/";
    });
    reach.on_queued([this] { sending.wake(); });
    rounds.on_queued([this] { sending.wake(); });
    accounts.on_sessions_ended([this](const PersonId& person) { live.end(person); });
}

void Services::offer(ReminderBy by, std::unique_ptr<outgoing::Channel> channel) {
    reach.offer(by);
    sending.offer(by, std::move(channel));
}

void Services::start_sending() {
    sending.start();
    rounds.start();
}

void Services::stop_sending() {
    rounds.stop();
    sending.stop();
}

Result<Person> Services::add_person(const Reader& reader, const NewPerson& asked) {
    auto added = people.add(reader, asked);
    if (!added || asked.role != Role::client) return added;
    const ProgramId program = added->memberships.front().program.id;
    if (auto begun = journals.begin(reader, added->id.as<SubjectId>(), program); !begun) {
        return begun.error();
    }
    return added;
}

Result<void> Services::end_membership(const Reader& reader, const PersonId& person,
                                      const ProgramId& program, Role role) {
    // First the teams: a role that has ended cannot be ended once more if this is interrupted.
    if (reader.leads(program)) {
        if (auto left = journals.leave_teams(reader, person, program, role); !left) return left;
    }
    if (auto ended = people.end_membership(reader, person, program, role); !ended) return ended;
    if (people.places_of(person).empty()) {
        accounts.end_sessions(person);
    } else {
        live.end(person);
    }
    return {};
}

}  // namespace alongside::service
