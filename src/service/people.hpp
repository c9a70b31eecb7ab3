// People, programs and memberships: names are sealed, looked up by keyed index, and remembered
// only in memory.
#pragma once

#include "journal/json.hpp"
#include "journal/words.hpp"
#include "service/context.hpp"

#include <memory>
#include <mutex>
#include <unordered_map>

namespace alongside::service {

/// Who reads or writes, as the session knows them.
struct Reader {
    struct Place {
        ProgramId program;
        Role role = Role::client;
    };
    PersonId person;
    std::vector<Place> places;  ///< memberships that hold now

    [[nodiscard]] bool is(Role role) const;
    [[nodiscard]] bool is_in(const ProgramId& program, Role role) const;
    [[nodiscard]] bool is_staff() const;
    /// Supervisor or administrator of the program.
    [[nodiscard]] bool leads(const ProgramId& program) const;
};

struct Program {
    ProgramId id;
    std::string name;
    std::string zone;
};
BOOST_DESCRIBE_STRUCT(Program, (), (id, name, zone))

struct Membership {
    Program program;
    Role role = Role::client;
};
BOOST_DESCRIBE_STRUCT(Membership, (), (program, role))

enum class PersonState : std::uint8_t { added = 1, invited = 2, active = 3 };
BOOST_DESCRIBE_ENUM(PersonState, added, invited, active)

struct Person {
    PersonId id;
    Words name;
    PersonState state = PersonState::added;
    std::vector<Membership> memberships;
};
BOOST_DESCRIBE_STRUCT(Person, (), (id, name, state, memberships))

struct PeoplePage {
    std::vector<Person> people;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(PeoplePage, (), (people, next))

struct ProgramList {
    std::vector<Program> programs;
};
BOOST_DESCRIBE_STRUCT(ProgramList, (), (programs))

/// What is asked for a new person.
struct NewPerson {
    Text<120> name;
    Role role = Role::client;
    std::optional<ProgramId> program;
    std::optional<Text<200>> contact;
};
BOOST_DESCRIBE_STRUCT(NewPerson, (), (name, role, program, contact))

struct NewProgram {
    Text<120> name;
    Text<64> zone;
};
BOOST_DESCRIBE_STRUCT(NewProgram, (), (name, zone))

/// Adds a program to the organization, asking nobody.
/// @error invalid  not a time zone
[[nodiscard]] Result<Program> make_program(Context& context, const NewProgram& asked);
/// Writes a new person with their key, names and first membership inside an open transaction,
/// asking nobody: for whoever adds many people at once.
void write_person(Context& context, store::WriteTransaction& write, const NewPerson& asked,
                  const ProgramId& program, const PersonId& id);

class People {
public:
    explicit People(Context& context);

    /// The organization's own name.
    [[nodiscard]] std::string organization_name();
    [[nodiscard]] std::vector<Program> programs();
    [[nodiscard]] std::optional<Program> find_program(const ProgramId& id);
    /// @error invalid  not a time zone
    [[nodiscard]] Result<Program> add_program(const Reader& reader, const NewProgram& asked);
    /// Without asking anyone: for `init`, the simulator and tests.
    [[nodiscard]] Result<Program> create_program(const NewProgram& asked);

    /// The name, or an empty text where the person's key was destroyed or they are not here.
    [[nodiscard]] std::string name_of(const PersonId& person);
    [[nodiscard]] bool exists(const PersonId& person);
    /// Whether a consent may name them: someone who is here in another role than client. Of clients
    /// nobody learns in this way that they are here.
    [[nodiscard]] bool may_be_trusted_with(const PersonId& person);
    [[nodiscard]] std::optional<Person> find(const PersonId& person);
    [[nodiscard]] std::vector<Reader::Place> places_of(const PersonId& person);
    /// Grows when a name or membership changed; part of a view's ETag.
    [[nodiscard]] std::int64_t version();
    /// The same, only if it is in memory.
    [[nodiscard]] std::optional<std::int64_t> remembered_version();

    /// Whom the reader may add: clients for those who walk along, everyone for leads.
    [[nodiscard]] std::vector<Role> may_add(const Reader& reader) const;
    /// @error refused  the reader may not add that role to that program
    /// @error invalid  the program is not named and the reader has several
    [[nodiscard]] Result<Person> add(const Reader& reader, const NewPerson& asked);
    /// Without asking anyone. @param id  nil: a new one is made
    [[nodiscard]] Result<Person> create(const NewPerson& asked, const ProgramId& program,
                                        PersonId id = {});
    void set_state(const PersonId& person, PersonState state);
    /// @error refused  the reader does not lead the program
    /// @error not_found  the person is not, and never was, in a program that the reader leads
    [[nodiscard]] Result<void> add_membership(const Reader& reader, const PersonId& person,
                                              const ProgramId& program, Role role);
    [[nodiscard]] Result<void> end_membership(const Reader& reader, const PersonId& person,
                                              const ProgramId& program, Role role);

    /// People of the programs that the reader leads, in pages or by name.
    [[nodiscard]] Result<PeoplePage> list(const Reader& reader, const std::string& name,
                                          const std::string& cursor, int limit);
    /// Who works in a program, for those who work there.
    [[nodiscard]] Result<PeoplePage> staff_of(const Reader& reader, const ProgramId& program);
    /// Supervisors and administrators of a program, in which role.
    [[nodiscard]] std::vector<std::pair<PersonId, Role>> leads_of(const ProgramId& program);
    /// Everyone, for the command line.
    [[nodiscard]] std::vector<Person> everyone();

    /// A profile as `store::CaseloadRow` and `store::Person` bring it.
    [[nodiscard]] std::string open_name(const PersonId& person, ByteView sealed,
                                        const std::optional<store::Key>& key) const;

private:
    /// Whether they are, or were, in a program that the lead leads.
    [[nodiscard]] bool is_known_to(const Reader& lead, const PersonId& person);
    [[nodiscard]] std::vector<store::Person> people_led_by(store::ReadTransaction& read,
                                                           const Reader& reader,
                                                           const PersonId& after, int limit) const;
    [[nodiscard]] std::vector<store::Person> people_called(store::ReadTransaction& read,
                                                           const std::string& wanted) const;
    [[nodiscard]] Person describe(store::ReadTransaction& read, const store::Person& stored);
    [[nodiscard]] Result<ProgramId> program_for(const Reader& reader, const NewPerson& asked) const;
    void forget();
    [[nodiscard]] std::uint64_t generation();
    [[nodiscard]] bool may_keep(std::uint64_t before) const;

    Context& context_;
    std::mutex mutex_;
    std::uint64_t generation_ = 0;                  ///< grows when something was forgotten
    std::int64_t version_ = -1;                     ///< -1: read it again
    std::optional<std::vector<Program>> programs_;  ///< nothing: read them again
    std::unordered_map<PersonId, std::string> names_;
};

}  // namespace alongside::service
