// What a stranger's asking costs: the same look-ups, statement for statement, whether or not there
// is such a client. Milliseconds prove nothing on a busy machine; which statements run is the same
// on every one.
#include "unit/service/house.hpp"

#include <sqlite3.h>

#include <functional>

namespace alongside::service {
namespace {

std::mutex mutex;
/// What is run, on any thread, while it is listened to.
std::vector<std::string>* heard = nullptr;

int hear(unsigned, void*, void*, void* sql) {
    const std::string_view statement = static_cast<const char*>(sql);
    const std::lock_guard lock(mutex);
    // The store asks now and then whether another process has written.
    if (heard != nullptr && !statement.starts_with("PRAGMA")) heard->emplace_back(statement);
    return 0;
}

void listen_to(std::vector<std::string>* statements) {
    const std::lock_guard lock(mutex);
    heard = statements;
}

int on_open(sqlite3* connection, char**, const void*) {
    return sqlite3_trace_v2(connection, SQLITE_TRACE_STMT, hear, nullptr);
}

/// While it lives, every connection that is opened tells what it runs.
class Listening {
public:
    // SQLite takes every extension's entry point under this one type.
    Listening() { sqlite3_auto_extension(reinterpret_cast<void (*)()>(on_open)); }
    ~Listening() { sqlite3_reset_auto_extension(); }
    Listening(const Listening&) = delete;
    Listening& operator=(const Listening&) = delete;
};

using Asking = std::function<void(Services&, const Reader&, const SubjectId&)>;

std::vector<std::string> look_ups(House& house, const Asking& ask, const Reader& reader,
                                  const SubjectId& subject) {
    std::vector<std::string> statements;
    listen_to(&statements);
    ask(house.services(), reader, subject);
    listen_to(nullptr);
    return statements;
}

/// Every way of asking the services about one person.
std::vector<std::pair<const char*, Asking>> ways_of_asking(const ProgramId& program) {
    using S = Services&;
    using R = const Reader&;
    using P = const SubjectId&;
    const Draft hello{EntryId{testing::named<EntryId>("hello")},
                      false,
                      Moment{testing::morning, "UTC"},
                      Audience::circle,
                      {},
                      MessageSent{"Are you there?"}};
    return {
        {"client", [](S s, R r, P p) { EXPECT_FALSE(s.views.client(r, p)); }},
        {"plan", [](S s, R r, P p) { EXPECT_FALSE(s.views.plan(r, p)); }},
        {"today", [](S s, R r, P p) { EXPECT_FALSE(s.views.today(r, p)); }},
        {"checkins", [](S s, R r, P p) { EXPECT_FALSE(s.views.checkins(r, p)); }},
        {"supports", [](S s, R r, P p) { EXPECT_FALSE(s.views.supports(r, p)); }},
        {"messages", [](S s, R r, P p) { EXPECT_FALSE(s.views.messages(r, p)); }},
        {"sharing", [](S s, R r, P p) { EXPECT_FALSE(s.views.sharing(r, p)); }},
        {"timeline", [](S s, R r, P p) { EXPECT_FALSE(s.views.timeline(r, p, "2", 10)); }},
        {"entries", [](S s, R r, P p) { EXPECT_FALSE(s.views.entries(r, p, 1, 10)); }},
        {"openings", [](S s, R r, P p) { EXPECT_FALSE(s.views.openings(r, p, "", 10)); }},
        {"a tag", [](S s, R r, P p) { EXPECT_FALSE(s.views.tag(r, p, Part::plan)); }},
        {"writing", [hello](S s, R r, P p) { EXPECT_FALSE(s.journals.append_now(r, p, {hello})); }},
        {"inviting", [](S s, R r, P p) { EXPECT_FALSE(s.accounts.invite(r, p.as<PersonId>())); }},
        {"giving a role",
         [program](S s, R r, P p) {
             EXPECT_FALSE(s.people.add_membership(r, p.as<PersonId>(), program, Role::client));
         }},
        {"ending a role",
         [program](S s, R r, P p) {
             EXPECT_FALSE(s.end_membership(r, p.as<PersonId>(), program, Role::client));
         }},
    };
}

/// A lead, and whatever else there is, of a program in which Maria has no part.
Reader lead_elsewhere(House& house) {
    const auto program = house.services().people.create_program({"Lakeside", "America/Chicago"});
    check(program.has_value());
    const auto person =
        house.services().people.create({"Max Roth", Role::supervisor, {}, {}}, program->id);
    check(person.has_value());
    return {person->id, {{program->id, Role::supervisor}}};
}

}  // namespace

TEST(Strangers, ALookCostsTheSameWhetherOrNotThereIsSuchAClient) {
    const Listening listening;
    House house;
    house.writes(house.maria, VisionWritten{"Peace"});
    const Reader max = lead_elsewhere(house);
    const std::pair<const char*, Reader> strangers[] = {
        {"a clinician who does not walk along", house.kim},
        {"another client", house.add("Noor Haddad", Role::client)},
        {"a supporter", house.add("Ana Ruiz", Role::supporter)},
        {"a lead of another program", max}};
    const auto nobody = testing::named<SubjectId>("nobody");
    for (const auto& [who, reader] : strangers) {
        for (const auto& [what, ask] : ways_of_asking(max.places[0].program)) {
            // Once before, so that what is only prepared at first use is not counted.
            (void)look_ups(house, ask, reader, nobody);
            const auto for_nobody = look_ups(house, ask, reader, nobody);
            // Roles are given and ended by leads alone: others are refused before anything is
            // asked.
            const bool is_asked = reader.places[0].role == Role::supervisor ||
                                  !std::string_view(what).ends_with("a role");
            EXPECT_EQ(for_nobody.empty(), !is_asked) << who << ", " << what;
            EXPECT_EQ(look_ups(house, ask, reader, house.subject()), for_nobody)
                << who << ", " << what;
        }
    }
}

TEST(Strangers, AreAskedAboutInTheStoreWhereADifferenceWouldShow) {
    const Listening listening;
    House house(0);  // nothing in memory: every look-up is made
    const Asking read_plan = [](Services& services, const Reader& reader,
                                const SubjectId& subject) {
        (void)services.views.plan(reader, subject);
    };
    const auto nobody = testing::named<SubjectId>("nobody");
    EXPECT_FALSE(look_ups(house, read_plan, house.kim, nobody).empty());
    // The measure tells apart what differs: someone who walks along has more to look up.
    EXPECT_NE(look_ups(house, read_plan, house.sam, house.subject()),
              look_ups(house, read_plan, house.sam, nobody));
}

}  // namespace alongside::service
