// Appending: the head is compared and set, batches share a commit, nobody's entries are lost.
#include "fixture.hpp"

#include "store/organizations.hpp"
#include "store/people.hpp"

#include <atomic>
#include <cstdlib>

namespace alongside::store {
namespace {

class Appending : public OnEachEngine {};

TEST_P(Appending, EntriesComeBackAsTheyWereWritten) {
    const Append append = append_to(ana, 0, 5);
    ASSERT_TRUE(store().write(append).committed());

    Reader read = store().read();
    EXPECT_EQ(entries_after(read, harbor, ana, 0), append.entries);
    EXPECT_EQ(head_of(read, harbor, ana), (JournalHead{5, hash_of(5)}));
    EXPECT_EQ(find_entry(read, harbor, ana, append.entries[2].id), append.entries[2]);
    EXPECT_EQ(journals(read, harbor).size(), 1U);

    const auto newest = entries_before(read, harbor, ana, 5, 2);
    ASSERT_EQ(newest.size(), 2U);
    EXPECT_EQ(newest[0].seq, 4);
    EXPECT_EQ(newest[1].seq, 3);
    EXPECT_EQ(entries_after(read, harbor, ana, 3, 1).front().seq, 4);
}

TEST_P(Appending, NothingIsFoundWhereNothingWasWritten) {
    ASSERT_TRUE(store().write(append_to(ana, 0)).committed());
    Reader read = store().read();
    EXPECT_EQ(head_of(read, harbor, ben), JournalHead{});
    EXPECT_EQ(head_of(read, elsewhere, ana), JournalHead{});
    EXPECT_TRUE(entries_after(read, elsewhere, ana, 0).empty());
    EXPECT_FALSE(find_entry(read, harbor, ana, id<EntryId>(99)).has_value());
}

TEST_P(Appending, WhoeverExpectedAnOlderHeadIsTurnedAway) {
    ASSERT_TRUE(store().write(append_to(ana, 0, 2)).committed());
    EXPECT_EQ(store().write(append_to(ana, 0, 1, 1)).state, Outcome::State::conflict);
    EXPECT_EQ(store().write(append_to(ana, 1, 1, 1)).state, Outcome::State::conflict);
    EXPECT_EQ(store().write(append_to(ana, 3, 1, 1)).state, Outcome::State::conflict);
    EXPECT_EQ(store().write(append_to(ben, 3, 1, 1)).state, Outcome::State::conflict);
    EXPECT_TRUE(store().write(append_to(ana, 2, 1, 1)).committed());

    Reader read = store().read();
    EXPECT_EQ(head_of(read, harbor, ana).seq, 3);
    EXPECT_EQ(entries_after(read, harbor, ana, 0).size(), 3U);
    EXPECT_EQ(head_of(read, harbor, ben), JournalHead{});
}

TEST_P(Appending, AConflictLeavesNoTraceOfWhatCameWithIt) {
    ASSERT_TRUE(store().write(append_to(ana, 0)).committed());
    Append late = append_to(ana, 0, 1, 1);
    late.summary = Summary{morning(), some_bytes("late")};
    late.care_team = {{coach, 3, true, morning()}};
    late.counts = {{outpatient, Day{std::chrono::year{2026} / 11 / 21}, 1, 1}};
    EXPECT_EQ(store().write(late).state, Outcome::State::conflict);

    Reader read = store().read();
    EXPECT_FALSE(find_summary(read, harbor, ana).has_value());
    EXPECT_TRUE(care_team(read, harbor, ana).empty());
    EXPECT_TRUE(day_counts(read, harbor, outpatient, Day{std::chrono::year{2026} / 1 / 1},
                           Day{std::chrono::year{2026} / 12 / 31})
                    .empty());
}

TEST_P(Appending, WhatWaitsTogetherIsCommittedTogether) {
    if (std::getenv("ALONGSIDE_BATCH") != nullptr) GTEST_SKIP() << "batches are switched off";
    std::atomic<int> commits = 0;
    std::atomic<std::size_t> appends = 0;
    std::atomic<int> answers = 0;
    store().on_commit([&](const Committed& committed) {
        ++commits;
        appends += committed.appends.size();
        EXPECT_EQ(answers, 0);  // listeners come first: whoever is answered finds views fresh
    });
    {
        Pause pause{store()};
        for (int i = 0; i < 20; ++i) {
            const SubjectId subject = id<SubjectId>(static_cast<std::uint8_t>(100 + i));
            ASSERT_TRUE(store().submit(append_to(subject, 0), [&](const Outcome& outcome) {
                EXPECT_TRUE(outcome.committed());
                ++answers;
            }));
        }
        EXPECT_EQ(store().waiting(), 20U);
    }
    EXPECT_TRUE(eventually([&] { return answers == 20; }));
    EXPECT_EQ(commits, 1);
    EXPECT_EQ(appends, 20U);
}

TEST_P(Appending, TwoOfOneJournalInOneBatchFollowEachOtherAndAThirdIsTurnedAway) {
    std::vector<Outcome::State> outcomes(3, Outcome::State::failed);
    std::atomic<int> answers = 0;
    {
        Pause pause{store()};
        const std::vector<Append> appends{append_to(ana, 0, 2), append_to(ana, 2, 1),
                                          append_to(ana, 2, 1, 1)};
        for (std::size_t i = 0; i < appends.size(); ++i) {
            ASSERT_TRUE(store().submit(appends[i], [&, i](const Outcome& outcome) {
                outcomes[i] = outcome.state;
                ++answers;
            }));
        }
    }
    ASSERT_TRUE(eventually([&] { return answers == 3; }));
    EXPECT_EQ(outcomes, (std::vector{Outcome::State::committed, Outcome::State::committed,
                                     Outcome::State::conflict}));
    Reader read = store().read();
    EXPECT_EQ(entries_after(read, harbor, ana, 0).size(), 3U);
}

TEST_P(Appending, AnEntryHandedInAgainIsToldAsAConflict) {
    ASSERT_TRUE(store().write(append_to(ana, 0)).committed());
    Append again = append_to(ana, 1);
    again.entries[0].id = append_to(ana, 0).entries[0].id;
    EXPECT_EQ(store().write(again).state, Outcome::State::conflict);
    Reader read = store().read();
    EXPECT_EQ(head_of(read, harbor, ana).seq, 1);
}

TEST_P(Appending, AnEntryWrittenTwiceIsRefusedAloneInItsBatch) {
    ASSERT_TRUE(store().write(append_to(ana, 0)).committed());
    Append again = append_to(ana, 1, 2);
    again.entries[1].id = append_to(ana, 0).entries[0].id;
    std::atomic<int> answers = 0;
    Outcome repeated;
    {
        Pause pause{store()};
        const auto committed = [&](const Outcome& outcome) {
            EXPECT_TRUE(outcome.committed());
            ++answers;
        };
        ASSERT_TRUE(store().submit(append_to(ben, 0), committed));
        ASSERT_TRUE(store().submit(again, [&](Outcome outcome) {
            repeated = std::move(outcome);
            ++answers;
        }));
        ASSERT_TRUE(store().submit(append_to(ben, 1), committed));
    }
    ASSERT_TRUE(eventually([&] { return answers == 3; }));
    EXPECT_EQ(repeated.state, Outcome::State::failed);
    EXPECT_EQ(repeated.cause, StoreError::Cause::constraint);
    ASSERT_TRUE(repeated.problem.has_value());
    EXPECT_EQ(repeated.problem->kind, Kind::conflict);
    Reader read = store().read();
    EXPECT_EQ(head_of(read, harbor, ana).seq, 1);
    EXPECT_EQ(head_of(read, harbor, ben).seq, 2);
}

TEST_P(Appending, ATaskThatSaysNoIsUndoneAlone) {
    with_people();
    std::atomic<int> answers = 0;
    std::vector<Outcome> outcomes(4);
    {
        Pause pause{store()};
        const auto add = [](std::uint8_t number) {
            return [number](WriteTransaction& write) {
                put_person(write, harbor, {id<PersonId>(number), {}, 0, morning()});
            };
        };
        const std::vector<Task> tasks{
            [&](WriteTransaction& write) -> Result<void> {
                add(40)(write);
                return {};
            },
            [&](WriteTransaction& write) -> Result<void> {
                add(41)(write);
                return Problem{Kind::refused, "test.no", "No.", "", "", 0};
            },
            [&](WriteTransaction& write) -> Result<void> {
                add(42)(write);
                add_subject_key(write, harbor, ana, Bytes{1}, morning());
                add_subject_key(write, harbor, ana, Bytes{2}, morning());  // has one already
                return {};
            },
            [&](WriteTransaction& write) -> Result<void> {
                add(43)(write);
                return {};
            },
        };
        for (std::size_t i = 0; i < tasks.size(); ++i) {
            ASSERT_TRUE(store().submit(tasks[i], [&, i](Outcome outcome) {
                outcomes[i] = std::move(outcome);
                ++answers;
            }));
        }
    }
    ASSERT_TRUE(eventually([&] { return answers == 4; }));
    EXPECT_TRUE(outcomes[0].committed());
    EXPECT_EQ(outcomes[1].state, Outcome::State::problem);
    EXPECT_EQ(outcomes[1].problem->code, "test.no");
    EXPECT_EQ(outcomes[2].state, Outcome::State::failed);
    EXPECT_TRUE(outcomes[3].committed());
    Reader read = store().read();
    EXPECT_TRUE(find_person(read, harbor, id<PersonId>(40)).has_value());
    EXPECT_FALSE(find_person(read, harbor, id<PersonId>(41)).has_value());
    EXPECT_FALSE(find_person(read, harbor, id<PersonId>(42)).has_value());
    EXPECT_TRUE(find_person(read, harbor, id<PersonId>(43)).has_value());
    EXPECT_FALSE(wrapped_subject_key(read, harbor, ana).has_value());
}

TEST_P(Appending, AFullQueueAsksToComeBackLater) {
    StoreOptions small = options();
    small.writer.queue_jobs = 3;
    auto opened = Store::open(small);
    ASSERT_TRUE(opened.has_value());
    Store& busy = **opened;
    std::atomic<int> answers = 0;
    {
        Pause pause{busy};
        const auto answer = [&](const Outcome&) { ++answers; };
        for (int i = 0; i < 3; ++i) ASSERT_TRUE(busy.submit(append_to(ana, i), answer));
        const auto fourth = busy.submit(append_to(ana, 3), answer);
        ASSERT_FALSE(fourth.has_value());
        EXPECT_EQ(fourth.error().kind, Kind::unavailable);
        EXPECT_GT(fourth.error().retry_after_seconds, 0);
    }
    EXPECT_TRUE(eventually([&] { return answers == 3; }));
}

TEST_P(Appending, ClosingWritesWhatIsWaiting) {
    std::atomic<int> committed = 0;
    std::unique_ptr<Store> closing = another();
    for (int i = 0; i < 50; ++i) {
        ASSERT_TRUE(closing->submit(append_to(ana, i), [&](const Outcome& outcome) {
            if (outcome.committed()) ++committed;
        }));
    }
    closing.reset();
    EXPECT_EQ(committed, 50);
    Reader read = store().read();
    EXPECT_EQ(head_of(read, harbor, ana).seq, 50);
}

TEST_P(Appending, TwoServersThatWantTheSameRowsDoNotBlockEachOther) {
    // Each batch holds the same journals and counts, handed in in opposite orders.
    const auto other = another();
    const Day day{std::chrono::year{2026} / 11 / 21};
    const auto run = [&](Store& mine, bool backwards, std::uint8_t salt) {
        for (int round = 0; round < 20; ++round) {
            std::atomic<int> answers = 0;
            for (int i = 0; i < 10; ++i) {
                const int number = backwards ? 9 - i : i;
                const SubjectId subject = id<SubjectId>(static_cast<std::uint8_t>(100 + number));
                Append append = append_to(subject, round, 1, salt);
                append.counts = {{outpatient, day, number, 1}};
                ASSERT_TRUE(mine.submit(append, [&](const Outcome& outcome) {
                    EXPECT_NE(outcome.state, Outcome::State::failed);
                    ++answers;
                }));
            }
            ASSERT_TRUE(eventually([&] { return answers == 10; }));
        }
    };
    std::thread second{[&] { run(*other, true, 2); }};
    run(store(), false, 1);
    second.join();
    Reader read = store().read();
    const auto counts = day_counts(read, harbor, outpatient, day, day);
    ASSERT_EQ(counts.size(), 10U);
    for (const DayCount& count : counts) {
        const SubjectId subject = id<SubjectId>(static_cast<std::uint8_t>(100 + count.measure));
        EXPECT_EQ(count.count, head_of(read, harbor, subject).seq);
    }
}

TEST_P(Appending, EntriesAreNeverChangedOrRemoved) {
    ASSERT_TRUE(store().write(append_to(ana, 0, 2)).committed());
    written([](WriteTransaction& write) {
        add_signed_head(write, harbor, {ana, 2, hash_of(2), morning(), {}});
    });
    const auto server = connection();
    for (const char* sql : {"UPDATE entry SET kind = 1", "DELETE FROM entry",
                            "UPDATE signed_head SET seq = 1", "DELETE FROM signed_head"}) {
        try {
            WriteTransaction write{*server};
            write.run(sql);
            ADD_FAILURE() << sql << " was possible";
        } catch (const StoreError& error) {
            EXPECT_EQ(error.cause(), StoreError::Cause::constraint) << sql;
        }
    }
    Reader read = store().read();
    EXPECT_EQ(entries_after(read, harbor, ana, 0), append_to(ana, 0, 2).entries);
}

TEST_P(Appending, ReadersCannotWrite) {
    ASSERT_TRUE(store().write(append_to(ana, 0)).committed());
    Reader read = store().read();
    EXPECT_THROW((void)static_cast<ReadTransaction&>(read)
                     .query("DELETE FROM journal RETURNING head")
                     .next(),
                 StoreError);
}

TEST_P(Appending, ASnapshotDoesNotMove) {
    ASSERT_TRUE(store().write(append_to(ana, 0)).committed());
    Reader still = store().snapshot();
    EXPECT_EQ(head_of(still, harbor, ana).seq, 1);
    ASSERT_TRUE(store().write(append_to(ana, 1)).committed());
    EXPECT_EQ(head_of(still, harbor, ana).seq, 1);
    Reader read = store().read();
    EXPECT_EQ(head_of(read, harbor, ana).seq, 2);
}

TEST_P(Appending, SignedHeadsAreAskedForOnlyWhereAJournalGrew) {
    ASSERT_TRUE(store().write(append_to(ana, 0, 2)).committed());
    ASSERT_TRUE(store().write(append_to(ben, 0)).committed());
    const SignedHead head{ana, 2, hash_of(2), morning(), {7}};
    written([&](WriteTransaction& write) { add_signed_head(write, harbor, head); });
    {
        Reader read = store().read();
        EXPECT_EQ(signed_heads(read, harbor, ana), std::vector{head});
        ASSERT_EQ(unsigned_journals(read, harbor, 10).size(), 1U);
        EXPECT_EQ(unsigned_journals(read, harbor, 10).front().subject, ben);
    }
    ASSERT_TRUE(store().write(append_to(ana, 2)).committed());
    Reader read = store().read();
    EXPECT_EQ(unsigned_journals(read, harbor, 10).size(), 2U);
    EXPECT_EQ(unsigned_journals(read, harbor, 1).size(), 1U);
}

RUN_ON_EACH_ENGINE(Appending);

}  // namespace
}  // namespace alongside::store
