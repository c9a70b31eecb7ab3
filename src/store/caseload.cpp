// Boards, summaries, care teams and day counts.
#include "store/caseload.hpp"

#include <map>
#include <tuple>

namespace alongside::store {
namespace {

std::vector<CaseloadRow> read_board(Rows rows) {
    std::vector<CaseloadRow> board;
    while (rows.next()) {
        CaseloadRow row;
        row.subject = rows.id<SubjectId>(0);
        row.due_at = rows.instant(1);
        row.role = rows.code(2);
        row.since = rows.instant(3);
        row.state = rows.code(4);
        row.sealed_profile = rows.bytes(5);
        row.wrapped_key = rows.optional_bytes(6);
        row.sealed_summary = rows.optional_bytes(7);
        board.push_back(std::move(row));
    }
    return board;
}

/// Before every row there can be.
constexpr std::int64_t before_all = -1;

std::int64_t due_after(const std::optional<BoardCursor>& after) {
    return after ? to_milliseconds(after->due_at) : before_all;
}

SubjectId subject_after(const std::optional<BoardCursor>& after) {
    return after ? after->subject : SubjectId{};
}

}  // namespace

std::vector<CaseloadRow> caseload(ReadTransaction& read, const OrganizationId& organization,
                                  const PersonId& person, std::int64_t limit,
                                  const std::optional<BoardCursor>& after) {
    return read_board(read.query(
        "SELECT t.subject, coalesce(s.due_at, 0), t.role, t.since, p.state, p.sealed, k.wrapped, "
        "s.sealed FROM care_team t "
        "JOIN person p ON p.organization = t.organization AND p.person = t.subject "
        "LEFT JOIN subject_key k ON k.organization = t.organization AND k.subject = t.subject "
        "LEFT JOIN summary s ON s.organization = t.organization AND s.subject = t.subject "
        "WHERE t.organization = ?1 AND t.person = ?2 "
        "AND (coalesce(s.due_at, 0), t.subject) > (?3, ?4) "
        "ORDER BY coalesce(s.due_at, 0), t.subject LIMIT ?5",
        organization, person, due_after(after), subject_after(after), limit));
}

std::int64_t caseload_size(ReadTransaction& read, const OrganizationId& organization,
                           const PersonId& person, int except) {
    auto rows = read.query(
        "SELECT COUNT(*) FROM care_team WHERE organization = ?1 AND person = ?2 AND role <> ?3",
        organization, person, except);
    return rows.next() ? rows.integer(0) : 0;
}

std::vector<CaseloadRow> program_board(ReadTransaction& read, const OrganizationId& organization,
                                       const ProgramId& program, int role, std::int64_t limit,
                                       const std::optional<BoardCursor>& after) {
    return read_board(read.query(
        "SELECT m.person, coalesce(s.due_at, 0), m.role, m.since, p.state, p.sealed, k.wrapped, "
        "s.sealed FROM membership m "
        "JOIN person p ON p.organization = m.organization AND p.person = m.person "
        "LEFT JOIN subject_key k ON k.organization = m.organization AND k.subject = m.person "
        "LEFT JOIN summary s ON s.organization = m.organization AND s.subject = m.person "
        "WHERE m.organization = ?1 AND m.program = ?2 AND m.role = ?3 AND m.until IS NULL "
        "AND (coalesce(s.due_at, 0), m.person) > (?4, ?5) "
        "ORDER BY coalesce(s.due_at, 0), m.person LIMIT ?6",
        organization, program, role, due_after(after), subject_after(after), limit));
}

std::optional<Summary> find_summary(ReadTransaction& read, const OrganizationId& organization,
                                    const SubjectId& subject) {
    Rows rows = read.query(
        "SELECT due_at, sealed, wake_at FROM summary WHERE organization = ?1 AND "
        "subject = ?2",
        organization, subject);
    if (!rows.next()) return std::nullopt;
    return Summary{rows.instant(0), rows.bytes(1), rows.optional_instant(2)};
}

void put_summaries(WriteTransaction& write, const Parameters& rows) {
    write.run_all(
        {"INSERT INTO summary (organization, subject, due_at, sealed, wake_at) "
         "VALUES (?1, ?2, ?3, ?4, nullif(?5, 0)) ON CONFLICT (organization, subject) DO UPDATE SET "
         "due_at = excluded.due_at, sealed = excluded.sealed, wake_at = excluded.wake_at",
         "INSERT INTO summary (organization, subject, due_at, sealed, wake_at) "
         "SELECT o, s, d, b, nullif(w, 0) FROM unnest(?1::bytea[], ?2::bytea[], ?3::bigint[], "
         "?4::bytea[], ?5::bigint[]) AS row (o, s, d, b, w) ON CONFLICT (organization, subject) DO "
         "UPDATE SET "
         "due_at = excluded.due_at, sealed = excluded.sealed, wake_at = excluded.wake_at"},
        rows);
}

void put_summary(WriteTransaction& write, const OrganizationId& organization,
                 const SubjectId& subject, const Summary& summary) {
    Parameters rows;
    rows.add(organization, subject, summary.due_at, summary.sealed, wake_of(summary));
    put_summaries(write, rows);
}

std::int64_t wake_of(const Summary& summary) {
    return summary.wake_at ? to_milliseconds(*summary.wake_at) : 0;
}

std::vector<SubjectId> wakes(ReadTransaction& read, const OrganizationId& organization, Instant now,
                             std::int64_t limit) {
    Rows rows = read.query(
        "SELECT subject FROM summary WHERE organization = ?1 AND wake_at <= ?2 "
        "ORDER BY wake_at, subject LIMIT ?3",
        organization, now, limit);
    std::vector<SubjectId> subjects;
    while (rows.next()) subjects.push_back(rows.id<SubjectId>(0));
    return subjects;
}

void move_wake(WriteTransaction& write, const OrganizationId& organization,
               const SubjectId& subject, Instant from, const std::optional<Instant>& to) {
    write.run(
        "UPDATE summary SET wake_at = ?4 WHERE organization = ?1 AND subject = ?2 "
        "AND wake_at = ?3",
        organization, subject, from, to);
}

std::vector<CareTeamMember> care_team(ReadTransaction& read, const OrganizationId& organization,
                                      const SubjectId& subject) {
    Rows rows = read.query(
        "SELECT person, role, since FROM care_team WHERE organization = ?1 AND subject = ?2 "
        "ORDER BY since, person",
        organization, subject);
    std::vector<CareTeamMember> team;
    while (rows.next()) {
        team.push_back({rows.id<PersonId>(0), rows.code(1), rows.instant(2)});
    }
    return team;
}

std::vector<SubjectId> walks_with(ReadTransaction& read, const OrganizationId& organization,
                                  const PersonId& person, int role) {
    Rows rows = read.query(
        "SELECT subject FROM care_team WHERE organization = ?1 AND person = ?2 AND role = ?3 "
        "ORDER BY subject",
        organization, person, role);
    std::vector<SubjectId> subjects;
    while (rows.next()) subjects.push_back(rows.id<SubjectId>(0));
    return subjects;
}

std::optional<int> care_team_role(ReadTransaction& read, const OrganizationId& organization,
                                  const PersonId& person, const SubjectId& subject) {
    Rows rows = read.query(
        "SELECT role FROM care_team WHERE organization = ?1 AND person = ?2 AND subject = ?3",
        organization, person, subject);
    if (!rows.next()) return std::nullopt;
    return rows.code(0);
}

void change_care_team(WriteTransaction& write, const OrganizationId& organization,
                      const SubjectId& subject, const CareTeamChange& change) {
    if (!change.joined) {
        write.run("DELETE FROM care_team WHERE organization = ?1 AND person = ?2 AND subject = ?3",
                  organization, change.person, subject);
        return;
    }
    write.run(
        "INSERT INTO care_team (organization, person, subject, role, since) "
        "VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (organization, person, subject) "
        "DO UPDATE SET role = excluded.role, since = excluded.since",
        organization, change.person, subject, change.role, change.since);
}

std::vector<DayCount> day_counts(ReadTransaction& read, const OrganizationId& organization,
                                 const ProgramId& program, Day first, Day last) {
    Rows rows = read.query(
        "SELECT day, measure, count FROM day_count "
        "WHERE organization = ?1 AND program = ?2 AND day BETWEEN ?3 AND ?4 ORDER BY day, measure",
        organization, program, first, last);
    std::vector<DayCount> counts;
    while (rows.next()) {
        counts.push_back({program, rows.day(0), rows.code(1), rows.integer(2)});
    }
    return counts;
}

std::vector<DayCount> all_day_counts(ReadTransaction& read, const OrganizationId& organization) {
    Rows rows = read.query(
        "SELECT program, day, measure, count FROM day_count WHERE organization = ?1 "
        "ORDER BY program, day, measure",
        organization);
    std::vector<DayCount> counts;
    while (rows.next()) {
        counts.push_back({rows.id<ProgramId>(0), rows.day(1), rows.code(2), rows.integer(3)});
    }
    return counts;
}

void add_day_counts(WriteTransaction& write, const OrganizationId& organization,
                    std::span<const DayCount> counts) {
    // Sorted and added up first: one row is touched once, and everyone takes rows in this order.
    std::map<std::tuple<ProgramId, std::chrono::sys_days, int>, std::int64_t> sums;
    for (const DayCount& count : counts) {
        sums[{count.program, std::chrono::sys_days(count.day), count.measure}] += count.count;
    }
    Parameters rows;
    for (const auto& [key, sum] : sums) {
        if (sum == 0) continue;
        const auto& [program, day, measure] = key;
        rows.add(organization, program, Day(day), measure, sum);
    }
    write.run_all(
        {"INSERT INTO day_count (organization, program, day, measure, count) "
         "VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (organization, program, day, measure) "
         "DO UPDATE SET count = day_count.count + excluded.count",
         "INSERT INTO day_count (organization, program, day, measure, count) SELECT * FROM "
         "unnest(?1::bytea[], ?2::bytea[], ?3::bigint[], ?4::bigint[], ?5::bigint[]) "
         "ON CONFLICT (organization, program, day, measure) "
         "DO UPDATE SET count = day_count.count + excluded.count"},
        rows);
}

std::vector<SubjectId> projected_subjects(ReadTransaction& read,
                                          const OrganizationId& organization) {
    Rows rows = read.query(
        "SELECT subject FROM summary WHERE organization = ?1 "
        "UNION SELECT subject FROM care_team WHERE organization = ?1 ORDER BY subject",
        organization);
    std::vector<SubjectId> subjects;
    while (rows.next()) subjects.push_back(rows.id<SubjectId>(0));
    return subjects;
}

void drop_projections(WriteTransaction& write, const OrganizationId& organization) {
    write.run("DELETE FROM summary WHERE organization = ?1", organization);
    write.run("DELETE FROM care_team WHERE organization = ?1", organization);
    write.run("DELETE FROM day_count WHERE organization = ?1", organization);
    write.run("DELETE FROM concern_told WHERE organization = ?1", organization);
}

}  // namespace alongside::store
