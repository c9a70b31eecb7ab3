#include "service/people.hpp"

#include "journal/json.hpp"
#include "service/program_settings.hpp"

#include <algorithm>
#include <map>
#include <ranges>
#include <set>

namespace alongside::service {
namespace {

/// What is sealed of a person, with their own key.
struct Profile {
    Text<120> name;
    std::optional<Text<200>> contact;
};
BOOST_DESCRIBE_STRUCT(Profile, (), (name, contact))

constexpr std::size_t names_kept = 20'000;
const std::string default_zone = "America/New_York";

Bytes profile_place(const OrganizationId& organization, const PersonId& person) {
    return store::place_of("person.sealed", {organization.bytes(), person.bytes()});
}

/// Whole words of the name, and of each its first three letters.
std::vector<std::string> name_words(std::string_view name) {
    std::set<std::string> words;
    for (const auto part : std::views::split(folded(name), ' ')) {
        const std::string word(part.begin(), part.end());
        if (word.empty()) continue;
        words.insert(word);
        // Three characters, not three bytes: a cut letter would never match.
        std::size_t end = 0;
        for (int letters = 0; end < word.size() && letters < 3; ++letters) {
            do {
                ++end;
            } while (end < word.size() && (static_cast<unsigned char>(word[end]) & 0xC0U) == 0x80U);
        }
        words.insert(word.substr(0, end));
    }
    return {words.begin(), words.end()};
}

bool holds(const store::Membership& membership, Instant now) {
    return !membership.until || *membership.until > now;
}

Problem not_yours(std::string_view title) {
    return {Kind::refused, "people.not_yours", std::string(title),
            "Ask a supervisor or administrator of the program.", ""};
}

constexpr Role all_roles[] = {Role::client,    Role::clinician,  Role::recovery_coach,
                              Role::supporter, Role::supervisor, Role::administrator};

}  // namespace

bool Reader::is(Role role) const {
    return std::ranges::any_of(places, [&](const Place& place) { return place.role == role; });
}

bool Reader::is_in(const ProgramId& program, Role role) const {
    return std::ranges::any_of(
        places, [&](const Place& place) { return place.program == program && place.role == role; });
}

bool Reader::is_staff() const {
    return std::ranges::any_of(places, [](const Place& place) {
        return place.role != Role::client && place.role != Role::supporter;
    });
}

bool Reader::leads(const ProgramId& program) const {
    return is_in(program, Role::supervisor) || is_in(program, Role::administrator);
}

People::People(Context& context) : context_(context) {
    const auto heard = [this](const store::Change& change) {
        if (change.everything || change.topic == store::Topic::people) forget();
    };
    context_.store.on_change(heard);
    context_.store.on_commit([heard](const store::Committed& committed) {
        for (const store::Change& change : committed.changes) heard(change);
    });
}

void People::forget() {
    const std::lock_guard lock(mutex_);
    version_ = -1;
    ++generation_;
    programs_.reset();
    names_.clear();
}

/// Whether what was read since `before` may be remembered. Under the lock.
bool People::may_keep(std::uint64_t before) const {
    return generation_ == before && context_.store.hears_others();
}

std::uint64_t People::generation() {
    const std::lock_guard lock(mutex_);
    return generation_;
}

std::optional<std::int64_t> People::remembered_version() {
    const std::lock_guard lock(mutex_);
    if (version_ < 0 || context_.policy.cache_bytes == 0) return std::nullopt;
    return version_;
}

std::int64_t People::version() {
    if (const auto remembered = remembered_version()) return *remembered;
    const std::uint64_t before = generation();
    auto read = context_.store.read();
    const auto organization = store::find_organization(read, context_.organization);
    check(organization.has_value());
    const std::lock_guard lock(mutex_);
    // Somebody may have changed the people while this was read: then it is used but not kept.
    if (may_keep(before)) version_ = organization->people_version;
    return organization->people_version;
}

std::string People::organization_name() {
    auto read = context_.store.read();
    const auto organization = store::find_organization(read, context_.organization);
    check(organization.has_value());
    const auto plain =
        store::open(context_.vault.data_key(context_.organization),
                    store::place_of("organization.sealed", {context_.organization.bytes()}),
                    organization->sealed);
    check(plain.has_value());
    const auto settings = json::from_text<Settings>(text_of(*plain));
    check(settings.has_value());
    return settings->name.text();
}

std::vector<Program> People::programs() {
    {
        const std::lock_guard lock(mutex_);
        if (programs_ && context_.policy.cache_bytes > 0) return *programs_;
    }
    std::vector<Program> found;
    const std::uint64_t before = generation();
    auto read = context_.store.read();
    for (const store::Program& stored : store::programs(read, context_.organization)) {
        const Settings settings = opened_settings(context_, stored);
        found.push_back({stored.program, settings.name.text(),
                         settings.zone ? settings.zone->text() : default_zone});
    }
    const std::lock_guard lock(mutex_);
    if (may_keep(before)) programs_ = found;
    return found;
}

std::optional<Program> People::find_program(const ProgramId& id) {
    for (Program& program : programs()) {
        if (program.id == id) return std::move(program);
    }
    return std::nullopt;
}

Result<Program> People::add_program(const Reader& reader, const NewProgram& asked) {
    if (!reader.is(Role::administrator)) return not_yours("Only an administrator adds a program.");
    auto added = create_program(asked);
    if (!added) return added;
    // Whoever adds a program can also work in it.
    const auto joined =
        context_.store.write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
            store::put_membership(write, context_.organization,
                                  {reader.person, added->id, code_of(Role::administrator),
                                   context_.now(), std::nullopt});
            return {};
        }});
    if (auto done = store::to_result(joined); !done) return done.error();
    return added;
}

Result<Program> make_program(Context& context, const NewProgram& asked) {
    if (!is_zone(asked.zone.text())) {
        return Problem{Kind::invalid, "request.field", "This is not a time zone.",
                       "Use a name such as America/Chicago.", "/zone"};
    }
    const Instant now = context.now();
    const Program program{ProgramId{context.new_id(now)}, asked.name.text(), asked.zone.text()};
    const Bytes sealed = sealed_settings(context, program.id, {asked.name, asked.zone, {}});
    const auto done =
        context.store.write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
            store::put_program(write, context.organization, {program.id, sealed, now});
            return {};
        }});
    if (auto result = store::to_result(done); !result) return result.error();
    return program;
}

Result<Program> People::create_program(const NewProgram& asked) {
    return make_program(context_, asked);
}

std::string People::open_name(const PersonId& person, ByteView sealed,
                              const std::optional<store::Key>& key) const {
    if (!key) return {};
    const auto plain = store::open(*key, profile_place(context_.organization, person), sealed);
    if (!plain) return {};
    const auto profile = json::from_text<Profile>(text_of(*plain));
    return profile ? profile->name.text() : std::string{};
}

std::string People::name_of(const PersonId& person) {
    {
        const std::lock_guard lock(mutex_);
        const auto found = names_.find(person);
        if (found != names_.end()) return found->second;
    }
    const std::uint64_t before = generation();
    auto read = context_.store.read();
    const auto stored = store::find_person(read, context_.organization, person);
    if (!stored) return {};
    auto name =
        open_name(person, stored->sealed,
                  context_.vault.subject_key(read, context_.organization, person.as<SubjectId>()));
    if (context_.policy.cache_bytes == 0) return name;
    const std::lock_guard lock(mutex_);
    if (names_.size() >= names_kept) names_.clear();
    if (may_keep(before)) names_[person] = name;
    return name;
}

bool People::exists(const PersonId& person) {
    auto read = context_.store.read();
    return store::find_person(read, context_.organization, person).has_value();
}

bool People::may_be_trusted_with(const PersonId& person) {
    return std::ranges::any_of(
        places_of(person), [](const Reader::Place& place) { return place.role != Role::client; });
}

Person People::describe(store::ReadTransaction& read, const store::Person& stored) {
    Person person;
    person.id = stored.person;
    person.name = Words(open_name(
        stored.person, stored.sealed,
        context_.vault.subject_key(read, context_.organization, stored.person.as<SubjectId>())));
    person.state = static_cast<PersonState>(stored.state);
    const Instant now = context_.now();
    for (const auto& held : store::memberships_of(read, context_.organization, stored.person)) {
        if (!holds(held, now)) continue;
        if (auto program = find_program(held.program)) {
            person.memberships.push_back({std::move(*program), role_of(held.role)});
        }
    }
    return person;
}

std::optional<Person> People::find(const PersonId& person) {
    auto read = context_.store.read();
    const auto stored = store::find_person(read, context_.organization, person);
    if (!stored) return std::nullopt;
    return describe(read, *stored);
}

std::vector<Reader::Place> People::places_of(const PersonId& person) {
    auto read = context_.store.read();
    const Instant now = context_.now();
    std::vector<Reader::Place> places;
    for (const auto& held : store::memberships_of(read, context_.organization, person)) {
        if (holds(held, now)) places.push_back({held.program, role_of(held.role)});
    }
    return places;
}

std::vector<Role> People::may_add(const Reader& reader) const {
    if (reader.is(Role::supervisor) || reader.is(Role::administrator)) {
        return {std::begin(all_roles), std::end(all_roles)};
    }
    if (reader.is(Role::clinician) || reader.is(Role::recovery_coach)) return {Role::client};
    return {};
}

Result<ProgramId> People::program_for(const Reader& reader, const NewPerson& asked) const {
    std::vector<ProgramId> possible;
    for (const Reader::Place& place : reader.places) {
        const bool brings_clients =
            asked.role == Role::client &&
            (place.role == Role::clinician || place.role == Role::recovery_coach);
        const bool leads = place.role == Role::supervisor || place.role == Role::administrator;
        const bool fits = !asked.program || *asked.program == place.program;
        if (fits && (brings_clients || leads)) possible.push_back(place.program);
    }
    std::ranges::sort(possible);
    possible.erase(std::ranges::unique(possible).begin(), possible.end());
    if (possible.empty()) return not_yours("You cannot add someone in that role to that program.");
    if (possible.size() > 1) {
        return Problem{Kind::invalid, "request.field", "You work in several programs.",
                       "Say which one the person comes to.", "/program"};
    }
    return possible.front();
}

Result<Person> People::add(const Reader& reader, const NewPerson& asked) {
    const auto program = program_for(reader, asked);
    if (!program) return program.error();
    return create(asked, *program);
}

void write_person(Context& context, store::WriteTransaction& write, const NewPerson& asked,
                  const ProgramId& program, const PersonId& id) {
    const Instant now = context.now();
    const store::Key key =
        context.vault.create_subject_key(write, context.organization, id.as<SubjectId>(), now);
    const Bytes sealed = store::seal(key, profile_place(context.organization, id),
                                     bytes_of(json::text(Profile{asked.name, asked.contact})));
    store::put_person(write, context.organization, {id, sealed, code_of(PersonState::added), now});
    store::put_membership(write, context.organization,
                          {id, program, code_of(asked.role), now, std::nullopt});
    std::vector<store::NameToken> tokens;
    for (const std::string& word : name_words(asked.name.text())) {
        tokens.push_back(context.vault.name_token(context.organization, word));
    }
    store::put_names(write, context.organization, id, tokens);
}

Result<Person> People::create(const NewPerson& asked, const ProgramId& program, PersonId id) {
    if (id.is_nil()) id = PersonId{context_.new_id(context_.now())};
    const auto done =
        context_.store.write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
            write_person(context_, write, asked, program, id);
            return {};
        }});
    if (auto result = store::to_result(done); !result) return result.error();
    auto person = find(id);
    check(person.has_value());
    return std::move(*person);
}

void People::set_state(const PersonId& person, PersonState state) {
    const auto done =
        context_.store.write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
            auto stored = store::find_person(write, context_.organization, person);
            if (!stored || stored->state >= code_of(state)) return {};
            stored->state = code_of(state);
            store::put_person(write, context_.organization, *stored);
            return {};
        }});
    check(done.committed());
}

bool People::is_known_to(const Reader& lead, const PersonId& person) {
    auto read = context_.store.read();
    return std::ranges::any_of(
        store::memberships_of(read, context_.organization, person),
        [&](const store::Membership& held) { return lead.leads(held.program); });
}

Result<void> People::add_membership(const Reader& reader, const PersonId& person,
                                    const ProgramId& program, Role role) {
    if (!reader.leads(program)) return not_yours("Only a lead of the program gives roles in it.");
    if (!is_known_to(reader, person)) return nothing_here();
    return store::to_result(
        context_.store.write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
            store::put_membership(write, context_.organization,
                                  {person, program, code_of(role), context_.now(), std::nullopt});
            return {};
        }}));
}

Result<void> People::end_membership(const Reader& reader, const PersonId& person,
                                    const ProgramId& program, Role role) {
    if (!reader.leads(program)) return not_yours("Only a lead of the program ends roles in it.");
    return store::to_result(
        context_.store.write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
            for (auto& held : store::memberships_of(write, context_.organization, person)) {
                if (held.program != program || held.role != code_of(role)) continue;
                if (!holds(held, context_.now())) continue;
                held.until = context_.now();
                store::put_membership(write, context_.organization, held);
                return {};
            }
            return nothing_here();
        }}));
}

std::vector<store::Person> People::people_led_by(store::ReadTransaction& read, const Reader& reader,
                                                 const PersonId& after, int limit) const {
    std::map<PersonId, store::Person> found;  // someone may be in several of the programs
    for (const Reader::Place& place : reader.places) {
        if (!reader.leads(place.program)) continue;
        for (auto& person : store::people_of(read, context_.organization, place.program,
                                             context_.now(), after, limit)) {
            found.emplace(person.person, std::move(person));
        }
    }
    std::vector<store::Person> people;
    for (auto& [id, person] : found) {
        if (people.size() < static_cast<std::size_t>(limit)) people.push_back(std::move(person));
    }
    return people;
}

std::vector<store::Person> People::people_called(store::ReadTransaction& read,
                                                 const std::string& wanted) const {
    std::vector<store::NameToken> tokens;
    for (const auto part : std::views::split(wanted, ' ')) {
        const std::string_view word{part.begin(), part.end()};
        tokens.push_back(context_.vault.name_token(context_.organization, word));
    }
    std::vector<store::Person> found;
    for (const PersonId& id : store::people_named(read, context_.organization, tokens)) {
        if (auto stored = store::find_person(read, context_.organization, id)) {
            found.push_back(std::move(*stored));
        }
    }
    return found;
}

Result<PeoplePage> People::list(const Reader& reader, const std::string& name,
                                const std::string& cursor, int limit) {
    if (!reader.is(Role::supervisor) && !reader.is(Role::administrator)) {
        return not_yours("Only a program's lead sees its list of people.");
    }
    const auto after = cursor.empty() ? std::optional(PersonId{}) : PersonId::parse(cursor);
    if (!after) {
        return Problem{Kind::invalid, "request.cursor", "This page cannot be found.",
                       "Begin again without a cursor.", "/cursor"};
    }
    auto read = context_.store.read();
    const std::string wanted = folded(name);
    auto found = wanted.empty() ? people_led_by(read, reader, *after, limit + 1)
                                : people_called(read, wanted);
    PeoplePage page;
    // The cursor names the last person shown, never one of another program.
    if (wanted.empty() && found.size() > static_cast<std::size_t>(limit)) {
        found.pop_back();
        page.next = found.back().person.text();
    }
    for (const store::Person& stored : found) {
        Person person = describe(read, stored);
        // What else they are, in programs of others, is nobody's business here.
        std::erase_if(person.memberships,
                      [&](const Membership& held) { return !reader.leads(held.program.id); });
        if (!person.memberships.empty()) page.people.push_back(std::move(person));
    }
    return page;
}

Result<PeoplePage> People::staff_of(const Reader& reader, const ProgramId& program) {
    const bool works_there = std::ranges::any_of(reader.places, [&](const Reader::Place& place) {
        return place.program == program && place.role != Role::client &&
               place.role != Role::supporter;
    });
    if (!works_there) return nothing_here();
    auto read = context_.store.read();
    const Instant now = context_.now();
    PeoplePage page;
    std::set<PersonId> seen;
    for (const auto& held : store::members_of(read, context_.organization, program)) {
        const Role role = role_of(held.role);
        if (!holds(held, now) || role == Role::client || role == Role::supporter) continue;
        if (!seen.insert(held.person).second) continue;
        if (const auto stored = store::find_person(read, context_.organization, held.person)) {
            Person person = describe(read, *stored);
            // That a colleague is also a client somewhere is nobody's business here.
            std::erase_if(person.memberships, [&](const Membership& m) {
                return m.program.id != program || m.role == Role::client;
            });
            page.people.push_back(std::move(person));
        }
    }
    return page;
}

std::vector<std::pair<PersonId, Role>> People::leads_of(const ProgramId& program) {
    std::vector<std::pair<PersonId, Role>> leads;
    const Instant now = context_.now();
    auto read = context_.store.read();
    for (const auto& held : store::members_of(read, context_.organization, program)) {
        const Role role = role_of(held.role);
        const bool leads_it = role == Role::supervisor || role == Role::administrator;
        if (leads_it && holds(held, now)) leads.emplace_back(held.person, role);
    }
    return leads;
}

std::vector<Person> People::everyone() {
    std::vector<Person> all;
    auto read = context_.store.read();
    PersonId after;
    for (;;) {
        const auto page = store::people(read, context_.organization, after, 500);
        for (const store::Person& stored : page) all.push_back(describe(read, stored));
        if (page.size() < 500) return all;
        after = page.back().person;
    }
}

}  // namespace alongside::service
