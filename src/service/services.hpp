// All use cases of one organization, put together.
#pragma once

#include "service/accounts.hpp"
#include "service/caseload.hpp"
#include "service/client_views.hpp"
#include "service/directory.hpp"
#include "service/journals.hpp"
#include "service/library.hpp"
#include "service/live.hpp"
#include "service/people.hpp"
#include "service/policies.hpp"
#include "service/upkeep.hpp"

namespace alongside::service {

/// What a new data folder begins with.
struct Begun {
    OrganizationId organization;
    Program program;
};

/// Makes the organization, its keys and its first program in an empty database.
/// @error conflict  there is an organization already
[[nodiscard]] Result<Begun> begin_organization(store::Store& store, store::Vault& vault,
                                               const Clock& now, const NewProgram& organization,
                                               const NewProgram& program);

/// The organization that a data folder holds.
/// @error not_found  there is none yet: `alongside init` makes one
[[nodiscard]] Result<OrganizationId> only_organization(store::Store& store);

class Services {
public:
    explicit Services(Context with);
    Services(const Services&) = delete;
    Services& operator=(const Services&) = delete;

    /// Adds a person; a client's host joins their care team at once.
    [[nodiscard]] Result<Person> add_person(const Reader& reader, const NewPerson& asked);

    /// Ends a role. Whoever walked with clients of the program in it leaves their care teams, and
    /// whoever has no role left is signed out; streams open again only for what they may still see.
    [[nodiscard]] Result<void> end_membership(const Reader& reader, const PersonId& person,
                                              const ProgramId& program, Role role);

    Context context;
    People people{context};
    Policies policies{context, people};
    Records records{context};
    Access access{context, people, records};
    Directory directory{context};
    Library library;  ///< empty until the server shows its pages
    Journals journals{context, people, policies, access, records};
    ClientViews views{context, people, access, records, directory};
    Caseload caseload{context, people, access};
    Accounts accounts{context, people};
    Live live;
    Upkeep upkeep{context, records};
};

}  // namespace alongside::service
