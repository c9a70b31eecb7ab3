// Two organizations in one database: what is written for one is not there for the other, even
// where every id is the same; and no statement that names a table forgets the organization.
#include "store/fixture.hpp"

#include "store/caseload.hpp"
#include "store/directory.hpp"
#include "store/journals.hpp"
#include "store/openings.hpp"
#include "store/organizations.hpp"
#include "store/people.hpp"
#include "store/sessions.hpp"
#include "support/source.hpp"

#include <fstream>
#include <regex>
#include <sstream>

namespace alongside::store {
namespace {

using Walls = OnEachEngine;
RUN_ON_EACH_ENGINE(Walls);

const Hash token = hash_of(7);

/// Something in every table, for one organization.
void fill(WriteTransaction& write, const OrganizationId& organization) {
    put_organization(write, {organization, some_bytes("name"), 0, morning()});
    put_program(write, organization, {outpatient, some_bytes("program"), morning()});
    put_person(write, organization, {coach, some_bytes("profile"), 1, morning()});
    put_membership(write, organization, {coach, outpatient, 1, morning(), std::nullopt});
    const NameToken name{1, 2, 3};
    put_names(write, organization, coach, std::span(&name, 1));
    Login login;
    login.login_index = token;
    login.person = coach;
    login.sealed_password = some_bytes("password");
    put_login(write, organization, login);
    add_session(write, organization, {token, coach, morning(), morning(), morning(9'000), 2});
    add_invite(write, organization, {token, token, coach, clinician, morning(9'000), {}});
    count_attempt(write, organization, token, morning(), std::chrono::hours{1});
    add_subject_key(write, organization, ana, some_bytes("key"), morning());
    put_summary(write, organization, ana, {morning(), some_bytes("summary")});
    change_care_team(write, organization, ana, {coach, 1, true, morning()});
    const DayCount count{outpatient, Day{std::chrono::year{2026} / 11 / 21}, 1, 3};
    add_day_counts(write, organization, std::span(&count, 1));
    const Opening opening{ana, morning(), coach, 1, 2};
    add_openings(write, organization, std::span(&opening, 1));
    add_signed_head(write, organization, {ana, 1, token, morning(), {}});
}

/// How much of what `fill` and one entry wrote an organization finds, by each way of reading.
std::vector<std::size_t> found(ReadTransaction& read, const OrganizationId& organization) {
    const NameToken name{1, 2, 3};
    const Day day{std::chrono::year{2026} / 11 / 21};
    std::size_t visited = 0;
    each_entry(read, organization, ana, 0, [&](const StoredEntry&) { ++visited; });
    return {
        find_organization(read, organization) ? 1U : 0U,
        programs(read, organization).size(),
        find_person(read, organization, coach) ? 1U : 0U,
        people(read, organization, {}, 9).size(),
        people_of(read, organization, outpatient, morning(1), {}, 9).size(),
        memberships_of(read, organization, coach).size(),
        members_of(read, organization, outpatient).size(),
        people_named(read, organization, std::span(&name, 1)).size(),
        find_login(read, organization, token) ? 1U : 0U,
        login_of(read, organization, coach) ? 1U : 0U,
        find_session(read, organization, token) ? 1U : 0U,
        sessions_of(read, organization, coach).size(),
        find_invite(read, organization, token) ? 1U : 0U,
        find_invite_by_code(read, organization, token) ? 1U : 0U,
        invites_of(read, organization, coach).size(),
        static_cast<std::size_t>(
            attempts(read, organization, token, morning(1), std::chrono::hours{1})),
        wrapped_subject_key(read, organization, ana) ? 1U : 0U,
        find_summary(read, organization, ana) ? 1U : 0U,
        caseload(read, organization, coach, 9).size(),
        static_cast<std::size_t>(caseload_size(read, organization, coach, 3)),
        care_team(read, organization, ana).size(),
        care_team_role(read, organization, coach, ana) ? 1U : 0U,
        walks_with(read, organization, coach, 1).size(),
        program_board(read, organization, outpatient, 1, 9).size(),
        day_counts(read, organization, outpatient, day, day).size(),
        openings_of(read, organization, ana, morning(9), 9).size(),
        openings_by(read, organization, coach, morning(), morning(9)).size(),
        static_cast<std::size_t>(head_of(read, organization, ana).seq),
        entries_after(read, organization, ana, 0).size(),
        entries_before(read, organization, ana, 9, 9).size(),
        visited,
        journals(read, organization).size(),
        signed_heads(read, organization, ana).size(),
    };
}

}  // namespace

TEST_P(Walls, NothingOfOneOrganizationIsThereForAnother) {
    written([](WriteTransaction& write) {
        fill(write, harbor);
        put_person(write, harbor, {ana.as<PersonId>(), some_bytes("profile"), 1, morning()});
    });
    ASSERT_TRUE(store().write(append_to(ana, 0)).committed());
    auto read = store().read();
    const auto here = found(read, harbor);
    const auto there = found(read, elsewhere);
    for (std::size_t i = 0; i < here.size(); ++i) {
        EXPECT_GT(here[i], 0U) << "the way of reading number " << i << " would find nothing at all";
        EXPECT_EQ(there[i], 0U) << "the way of reading number " << i;
    }
}

TEST_P(Walls, TheSameIdsInAnotherOrganizationChangeNothingHere) {
    written([](WriteTransaction& write) {
        fill(write, harbor);
        fill(write, elsewhere);
    });
    const auto before = [&] {
        auto read = store().read();
        return found(read, harbor);
    }();
    written([](WriteTransaction& write) {
        put_person(write, elsewhere, {coach, some_bytes("another"), 2, morning()});
        put_membership(write, elsewhere, {coach, outpatient, 1, morning(), morning(1)});
        put_names(write, elsewhere, coach, {});
        end_sessions_of(write, elsewhere, coach);
        end_session(write, elsewhere, token);
        (void)use_invite(write, elsewhere, token, morning(1));
        forget_attempts(write, elsewhere, token);
        (void)destroy_subject_key(write, elsewhere, ana, morning(1));
        change_care_team(write, elsewhere, ana, {coach, 1, false, {}});
        drop_projections(write, elsewhere);
    });
    auto read = store().read();
    EXPECT_EQ(found(read, harbor), before);
    EXPECT_EQ(find_person(read, harbor, coach)->sealed, some_bytes("profile"));
    EXPECT_FALSE(find_invite(read, harbor, token)->used_at);
}

namespace {

/// The statements in a source file: string literals side by side are one.
std::vector<std::string> statements_in(const std::string& source) {
    static const std::regex literals(R"re("((?:[^"\\]|\\.)*(?:"\s*"(?:[^"\\]|\\.)*)*)")re");
    static const std::regex seams(R"re("\s*")re");
    std::vector<std::string> statements;
    for (std::sregex_iterator at(source.begin(), source.end(), literals), end; at != end; ++at) {
        const std::string text = std::regex_replace(at->str(1), seams, "");
        static const std::regex begins(R"(^(SELECT|INSERT INTO|UPDATE|DELETE FROM) )");
        if (std::regex_search(text, begins)) statements.push_back(text);
    }
    return statements;
}

std::size_t count(const std::string& text, const std::regex& pattern) {
    return static_cast<std::size_t>(
        std::distance(std::sregex_iterator(text.begin(), text.end(), pattern), {}));
}

/// Whether each table that a statement names is held to one organization.
bool is_walled(const std::string& statement) {
    static const std::regex insert(R"(^INSERT INTO \w+ \(organization\b)");
    static const std::regex table(
        R"(\b(?:FROM|JOIN|^UPDATE) (?!pg_|sqlite_|schema_version|unnest)\w+)");
    static const std::regex held(R"(\borganization = )");
    if (statement.starts_with("INSERT INTO schema_version ")) return true;
    if (statement.starts_with("INSERT")) return std::regex_search(statement, insert);
    return count(statement, held) >= count(statement, table);
}

}  // namespace

TEST(Statements, NoneForgetsTheOrganization) {
    std::size_t seen = 0;
    const auto folder = source_dir() / "src" / "store";
    for (const auto& file : std::filesystem::directory_iterator(folder)) {
        if (file.path().extension() != ".cpp") continue;
        std::ostringstream source;
        source << std::ifstream(file.path()).rdbuf();
        for (const std::string& statement : statements_in(source.str())) {
            ++seen;
            // Which organizations there are is asked once, at the start.
            if (statement.find(" FROM organization ORDER BY") != std::string::npos) continue;
            EXPECT_TRUE(is_walled(statement)) << file.path().filename() << ": " << statement;
        }
    }
    EXPECT_GT(seen, 50U);
}

TEST(Statements, OneThatForgetsItIsFoundOut) {
    EXPECT_FALSE(is_walled("SELECT sealed FROM person WHERE person = ?1"));
    EXPECT_FALSE(is_walled("DELETE FROM session WHERE person = ?1"));
    EXPECT_FALSE(is_walled("UPDATE journal SET head = ?1 WHERE subject = ?2"));
    EXPECT_FALSE(is_walled("INSERT INTO person (person, sealed) VALUES (?1, ?2)"));
    EXPECT_FALSE(
        is_walled("SELECT 1 FROM person p JOIN login l ON l.person = p.person "
                  "WHERE p.organization = ?1"));
    EXPECT_TRUE(is_walled("SELECT sealed FROM person WHERE organization = ?1 AND person = ?2"));
    EXPECT_EQ(statements_in("run(\"SELECT a \"\n  \"FROM b\", c)").front(), "SELECT a FROM b");
}

}  // namespace alongside::store
