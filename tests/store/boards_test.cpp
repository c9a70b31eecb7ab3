// Summaries, care teams, boards and day counts.
#include "fixture.hpp"

#include "store/organizations.hpp"
#include "store/people.hpp"

namespace alongside::store {
namespace {

class Boards : public OnEachEngine {
protected:
    /// A client with a key, on the coach's care team; `due` milliseconds after the morning.
    void client(std::uint8_t number, std::int64_t due) {
        const SubjectId subject = id<SubjectId>(number);
        written([&](WriteTransaction& write) {
            put_person(write, harbor,
                       {subject.as<PersonId>(), some_bytes("profile"), 2, morning()});
            put_membership(write, harbor,
                           {subject.as<PersonId>(), outpatient, 1, morning(), std::nullopt});
            add_subject_key(write, harbor, subject, some_bytes("wrapped"), morning());
        });
        Append append = append_to(subject, 0, 1, number);
        append.summary = Summary{morning(due), some_bytes("summary")};
        append.care_team = {{coach, 3, true, morning(7)}};
        ASSERT_TRUE(store().write(append).committed());
    }
    [[nodiscard]] std::vector<SubjectId> caseload_of(const PersonId& person) {
        Reader read = store().read();
        std::vector<SubjectId> subjects;
        for (const CaseloadRow& row : caseload(read, harbor, person, 100)) {
            subjects.push_back(row.subject);
        }
        return subjects;
    }
};

TEST_P(Boards, ACaseloadBeginsWithWhoIsMostUrgent) {
    with_people();
    client(50, 300);
    client(51, 100);
    client(52, 200);
    EXPECT_EQ(caseload_of(coach),
              (std::vector{id<SubjectId>(51), id<SubjectId>(52), id<SubjectId>(50)}));
    EXPECT_TRUE(caseload_of(clinician).empty());

    Reader read = store().read();
    const CaseloadRow row = caseload(read, harbor, coach, 1).front();
    EXPECT_EQ(row.due_at, morning(100));
    EXPECT_EQ(row.role, 3);
    EXPECT_EQ(row.since, morning(7));
    EXPECT_EQ(row.state, 2);
    EXPECT_EQ(row.sealed_profile, some_bytes("profile"));
    EXPECT_EQ(row.wrapped_key, some_bytes("wrapped"));
    EXPECT_EQ(row.sealed_summary, some_bytes("summary"));
}

TEST_P(Boards, PagesFollowEachOtherWithoutGapOrRepetition) {
    with_people();
    for (std::uint8_t i = 0; i < 7; ++i) client(static_cast<std::uint8_t>(50 + i), i / 3 * 100);
    const auto whole = caseload_of(coach);
    std::vector<SubjectId> paged;
    std::optional<BoardCursor> after;
    Reader read = store().read();
    for (;;) {
        const auto page = caseload(read, harbor, coach, 2, after);
        if (page.empty()) break;
        for (const CaseloadRow& row : page) paged.push_back(row.subject);
        after = BoardCursor{page.back().due_at, page.back().subject};
    }
    EXPECT_EQ(paged, whole);
    EXPECT_EQ(program_board(read, harbor, outpatient, 1, 100).size(), 7U);
    EXPECT_EQ(program_board(read, harbor, outpatient, 1, 3).size(), 3U);
    EXPECT_TRUE(program_board(read, harbor, outpatient, 2, 100).empty());
}

TEST_P(Boards, WhoeverLeavesACareTeamSeesTheClientNoMore) {
    with_people();
    client(50, 0);
    Append left = append_to(id<SubjectId>(50), 1, 1, 50);
    left.care_team = {{clinician, 2, true, morning(9)}, {coach, 3, false, {}}};
    ASSERT_TRUE(store().write(left).committed());
    EXPECT_TRUE(caseload_of(coach).empty());
    EXPECT_EQ(caseload_of(clinician), std::vector{id<SubjectId>(50)});
    Reader read = store().read();
    EXPECT_EQ(care_team(read, harbor, id<SubjectId>(50)),
              (std::vector{CareTeamMember{clinician, 2, morning(9)}}));
    EXPECT_EQ(care_team_role(read, harbor, clinician, id<SubjectId>(50)), 2);
    EXPECT_EQ(care_team_role(read, harbor, coach, id<SubjectId>(50)), std::nullopt);
}

TEST_P(Boards, SomeoneWithoutSummaryOrKeyIsStillOnTheBoard) {
    with_people();
    written([](WriteTransaction& write) {
        change_care_team(write, harbor, ana, {coach, 3, true, morning()});
    });
    Reader read = store().read();
    const auto rows = caseload(read, harbor, coach, 10);
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].due_at, Instant{});
    EXPECT_FALSE(rows[0].wrapped_key.has_value());
    EXPECT_FALSE(rows[0].sealed_summary.has_value());
}

TEST_P(Boards, NothingDueComesLast) {
    with_people();
    client(50, 0);
    written([](WriteTransaction& write) {
        put_summary(write, harbor, id<SubjectId>(50), {Instant::max(), {}});
    });
    client(51, 999'999);
    EXPECT_EQ(caseload_of(coach), (std::vector{id<SubjectId>(51), id<SubjectId>(50)}));
    Reader read = store().read();
    EXPECT_EQ(find_summary(read, harbor, id<SubjectId>(50))->due_at, Instant::max());
}

TEST_P(Boards, CountsAddUp) {
    const Day monday{std::chrono::year{2026} / 11 / 16};
    const Day tuesday{std::chrono::year{2026} / 11 / 17};
    Append append = append_to(ana, 0);
    append.counts = {{outpatient, monday, 1, 2},
                     {outpatient, monday, 1, 3},
                     {outpatient, tuesday, 2, 1},
                     {outpatient, tuesday, 3, 0}};
    ASSERT_TRUE(store().write(append).committed());
    append = append_to(ana, 1);
    append.counts = {{outpatient, monday, 1, -1}};
    ASSERT_TRUE(store().write(append).committed());
    Reader read = store().read();
    EXPECT_EQ(
        day_counts(read, harbor, outpatient, monday, tuesday),
        (std::vector{DayCount{outpatient, monday, 1, 4}, DayCount{outpatient, tuesday, 2, 1}}));
    EXPECT_EQ(day_counts(read, harbor, outpatient, tuesday, tuesday).size(), 1U);
    EXPECT_TRUE(day_counts(read, elsewhere, outpatient, monday, tuesday).empty());
}

TEST_P(Boards, ProjectionsCanBeDroppedWithoutTouchingTheJournals) {
    with_people();
    client(50, 0);
    written([](WriteTransaction& write) { drop_projections(write, harbor); });
    EXPECT_TRUE(caseload_of(coach).empty());
    Reader read = store().read();
    EXPECT_FALSE(find_summary(read, harbor, id<SubjectId>(50)).has_value());
    EXPECT_EQ(head_of(read, harbor, id<SubjectId>(50)).seq, 1);
}

RUN_ON_EACH_ENGINE(Boards);

}  // namespace
}  // namespace alongside::store
