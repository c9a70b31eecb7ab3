// What is computed from journals and kept for boards: summaries, care teams and day counts. All of
// it can be dropped and built again from the journals.
#pragma once

#include "store/engine.hpp"

namespace alongside::store {

/// The summary of one journal: what a board shows of a client.
struct Summary {
    Instant due_at{};  ///< when somebody should look; `Instant::max()`: nothing is due
    Bytes sealed;
    /// When the program has something to do for the client by itself; nothing: never.
    std::optional<Instant> wake_at{};

    friend bool operator==(const Summary&, const Summary&) = default;
};

/// Someone joins (`joined`) a client's care team, or leaves it. A person has one role on a team:
/// joining again replaces it.
struct CareTeamChange {
    PersonId person;
    int role = 0;
    bool joined = true;
    Instant since{};  ///< with `joined`

    friend bool operator==(const CareTeamChange&, const CareTeamChange&) = default;
};

/// What is added to a program's count of one measure on one day. Also a row read back.
struct DayCount {
    ProgramId program;
    Day day{};
    int measure = 0;
    std::int64_t count = 0;

    friend bool operator==(const DayCount&, const DayCount&) = default;
};

/// One line of a board, all that is needed to open it in one row.
struct CaseloadRow {
    SubjectId subject;
    Instant due_at{};  ///< the summary's; 1970 where there is none yet
    int role = 0;      ///< the viewer's role on the care team; on a program's board the client's
    Instant since{};
    int state = 0;                        ///< the client's `Person::state`
    Bytes sealed_profile;                 ///< the client's `Person::sealed`
    std::optional<Bytes> wrapped_key;     ///< nothing: the key was destroyed
    std::optional<Bytes> sealed_summary;  ///< nothing: not built yet
};

/// Where the next page of a board begins: after the last row of the one before.
struct BoardCursor {
    Instant due_at{};
    SubjectId subject;
};

/// The clients whose care team `person` is on, the most urgent first, in one query.
[[nodiscard]] std::vector<CaseloadRow> caseload(ReadTransaction& read,
                                                const OrganizationId& organization,
                                                const PersonId& person, std::int64_t limit,
                                                const std::optional<BoardCursor>& after = {});
/// How many clients `person` walks with in another role than `except`.
[[nodiscard]] std::int64_t caseload_size(ReadTransaction& read, const OrganizationId& organization,
                                         const PersonId& person, int except);
/// Everyone whose membership of `program` with the role `role` has not ended, the most urgent
/// first.
[[nodiscard]] std::vector<CaseloadRow> program_board(ReadTransaction& read,
                                                     const OrganizationId& organization,
                                                     const ProgramId& program, int role,
                                                     std::int64_t limit,
                                                     const std::optional<BoardCursor>& after = {});

[[nodiscard]] std::optional<Summary> find_summary(ReadTransaction& read,
                                                  const OrganizationId& organization,
                                                  const SubjectId& subject);
void put_summary(WriteTransaction& write, const OrganizationId& organization,
                 const SubjectId& subject, const Summary& summary);

/// The same for many: organization, subject, due_at, sealed, `wake_of`.
void put_summaries(WriteTransaction& write, const Parameters& rows);
/// In milliseconds; 0: never. Columns of many rows have a value in each.
[[nodiscard]] std::int64_t wake_of(const Summary& summary);

/// Whose moment to wake has come, the earliest first.
[[nodiscard]] std::vector<SubjectId> wakes(ReadTransaction& read,
                                           const OrganizationId& organization, Instant now,
                                           std::int64_t limit);
/// Moves on a moment to wake, unless somebody did already.
/// @param from  the moment that was acted on
void move_wake(WriteTransaction& write, const OrganizationId& organization,
               const SubjectId& subject, Instant from, const std::optional<Instant>& to);

/// Someone on a client's care team.
struct CareTeamMember {
    PersonId person;
    int role = 0;
    Instant since{};

    friend bool operator==(const CareTeamMember&, const CareTeamMember&) = default;
};
[[nodiscard]] std::vector<CareTeamMember> care_team(ReadTransaction& read,
                                                    const OrganizationId& organization,
                                                    const SubjectId& subject);
/// The role in which `person` is on the care team of `subject`. @returns nothing where they are not
[[nodiscard]] std::optional<int> care_team_role(ReadTransaction& read,
                                                const OrganizationId& organization,
                                                const PersonId& person, const SubjectId& subject);
/// The subjects whose care team `person` is on in one role.
[[nodiscard]] std::vector<SubjectId> walks_with(ReadTransaction& read,
                                                const OrganizationId& organization,
                                                const PersonId& person, int role);
void change_care_team(WriteTransaction& write, const OrganizationId& organization,
                      const SubjectId& subject, const CareTeamChange& change);

/// The counts of a program from `first` to `last`, both included, by day and measure.
[[nodiscard]] std::vector<DayCount> day_counts(ReadTransaction& read,
                                               const OrganizationId& organization,
                                               const ProgramId& program, Day first, Day last);
/// Every count of the organization by program, day and measure.
[[nodiscard]] std::vector<DayCount> all_day_counts(ReadTransaction& read,
                                                   const OrganizationId& organization);
/// Adds to what is counted already. Zero adds nothing.
void add_day_counts(WriteTransaction& write, const OrganizationId& organization,
                    std::span<const DayCount> counts);

/// Everyone with a summary or a care team.
[[nodiscard]] std::vector<SubjectId> projected_subjects(ReadTransaction& read,
                                                        const OrganizationId& organization);
/// Removes every summary, care team, day count and note of who was told of the organization, to be
/// built again.
void drop_projections(WriteTransaction& write, const OrganizationId& organization);

}  // namespace alongside::store
