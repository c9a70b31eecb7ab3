// All use cases of one organization, put together.
#pragma once

#include "service/accounts.hpp"
#include "service/calendars.hpp"
#include "service/caseload.hpp"
#include "service/client_views.hpp"
#include "service/curation.hpp"
#include "service/directory.hpp"
#include "service/first_friends.hpp"
#include "service/journals.hpp"
#include "service/kiosks.hpp"
#include "service/library.hpp"
#include "service/live.hpp"
#include "service/own_list.hpp"
#include "service/people.hpp"
#include "service/policies.hpp"
#include "service/resources.hpp"
#include "service/rounds.hpp"
#include "service/sending.hpp"
#include "service/sources.hpp"
#include "service/upkeep.hpp"
#include "service/walking.hpp"

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

    /// A way in which letters leave the house from now on. Before `start_sending`.
    void offer(ReminderBy by, std::unique_ptr<outgoing::Channel> channel);
    /// Begins to queue and send letters by itself. Once the server is there: letters have its
    /// address.
    void start_sending();
    void stop_sending();

    Context context;
    People people{context};
    Policies policies{context, people};
    Records records{context};
    Access access{context, people, records};
    Directory directory{context};
    Resources resources{context, directory};
    Sources sources{context, directory};
    OwnList own_list{context, people};
    Curation curation{context, directory};
    FirstFriends first_friends{context, people};
    Library library;  ///< empty until the server shows its pages
    Instruments instruments{context, people, policies};
    Concerns concerns{people, policies, instruments};
    Journals journals{context, people, policies, instruments, concerns, access, records};
    ClientViews views{context, people,  policies,  instruments,  concerns,
                      access,  records, directory, first_friends};
    Caseload caseload{context, people, policies, access};
    Calendars calendars{context, people, records, directory};
    Walking walking{context, people, access, records, directory};
    Accounts accounts{context, people};
    Passes passes{context, people, instruments, records, journals, views};
    Kiosks kiosks{context, people, access, accounts, passes, views};
    Live live;
    Reach reach{context};
    Letters letters{context, people, records, reach};
    Sending sending{context, letters};
    Rounds rounds{context, records, journals, letters};
    Upkeep upkeep{context, records};
};

}  // namespace alongside::service
