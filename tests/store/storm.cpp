// See storm.hpp. Which job shares a batch with which does not depend on time, so that counting the
// calls to a disk gives the same number in every run.
#include "storm.hpp"

namespace alongside::store {

std::vector<Outcome> answers_of(Store& store, std::vector<Job> jobs) {
    struct Answers {
        explicit Answers(std::size_t count)
            : outcomes(count), answered(static_cast<std::ptrdiff_t>(count)) {}
        std::vector<Outcome> outcomes;
        std::latch begun{1};
        std::latch all_handed_in{1};
        std::latch answered;
    };
    // Shared, because the writer's thread may still be in the last latch when we go on.
    const auto answers = std::make_shared<Answers>(jobs.size());
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        const auto taken = store.submit(std::move(jobs[i]), [answers, i](Outcome outcome) {
            answers->outcomes[i] = std::move(outcome);
            if (i == 0) {  // on the writer's thread, whatever became of the job
                answers->begun.count_down();
                answers->all_handed_in.wait();
            }
            answers->answered.count_down();
        });
        check(taken.has_value());
        if (i == 0) answers->begun.wait();
    }
    answers->all_handed_in.count_down();
    answers->answered.wait();
    return answers->outcomes;
}

void Storm::round() {
    std::vector<Append> appends;
    appends.push_back(ledger_.append(journals[0], heads_[journals[0]], 1));
    appends.push_back(ledger_.append(journals[1], heads_[journals[1]], 3));
    // The next of the same journal, in the same batch.
    const StoredEntry& last = appends.back().entries.back();
    appends.push_back(ledger_.append(journals[1], {last.seq, last.hash}, 2));
    appends.push_back(ledger_.append(journals[2], heads_[journals[2]], 1));
    appends.push_back(ledger_.append(journals[3], heads_[journals[3]], 4));
    // Somebody who was overtaken.
    appends.push_back(ledger_.append(journals[3], heads_[journals[3]], 2));

    std::vector<Ledger::Pair> pairs;
    for (const bool refuses : {false, true, false}) pairs.push_back(ledger_.pair(refuses));

    std::vector<Job> jobs{appends.begin(), appends.end()};
    for (const Ledger::Pair& pair : pairs) jobs.emplace_back(pair.task);
    const std::vector<Outcome> outcomes = answers_of(store_, std::move(jobs));
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
        note_failure(outcomes[i]);
        if (i >= appends.size()) {
            ledger_.answered(pairs[i - appends.size()], outcomes[i]);
            continue;
        }
        ledger_.answered(appends[i], outcomes[i]);
        if (outcomes[i].state == Outcome::State::failed) open_.push_back(appends[i]);
    }
    look();
    hand_in_again();
}

void Storm::note_failure(const Outcome& outcome) {
    if (outcome.state != Outcome::State::failed) return;
    ++failed_jobs_;
    causes_.insert(outcome.cause);
}

/// Reads the heads, as whoever was answered would.
void Storm::look() {
    for (const std::uint8_t journal : journals) {
        const std::int64_t acknowledged = ledger_.acknowledged_head(journal);
        try {
            Reader read = store_.read();
            heads_[journal] = head_of(read, harbor, Ledger::journal(journal));
            ledger_.seen(journal, acknowledged, heads_[journal]);
        } catch (const StoreError&) {
            ++failed_reads_;
        }
    }
}

/// As a device does after a lost answer: what is there is done, the rest goes again, by its ids.
void Storm::hand_in_again() {
    std::vector<Append> still_open;
    for (Append& append : open_) {
        const std::uint8_t journal = append.subject.uuid[15];
        try {
            Reader read = store_.read();
            if (find_entry(read, harbor, append.subject, append.entries.front().id)) continue;
            heads_[journal] = head_of(read, harbor, append.subject);
        } catch (const StoreError&) {
            ++failed_reads_;
            still_open.push_back(std::move(append));
            continue;
        }
        const Append once_more = ledger_.again(append, heads_[journal]);
        const Outcome outcome = store_.write(once_more);
        ledger_.answered(once_more, outcome);
        note_failure(outcome);
        const StoredEntry& last = once_more.entries.back();
        if (outcome.committed())
            heads_[journal] = {last.seq, last.hash};
        else
            still_open.push_back(std::move(append));
    }
    open_ = std::move(still_open);
}

bool Storm::is_settled() {
    failed_reads_ = 0;
    look();
    hand_in_again();
    return open_.empty() && failed_reads_ == 0;
}

void Storm::settle() {
    failed_reads_ = 0;
    look();
    EXPECT_EQ(failed_reads_, 0) << "reading did not come back";
    hand_in_again();
    EXPECT_TRUE(open_.empty()) << "writing did not come back";
    failed_jobs_ = 0;
    round();
    EXPECT_EQ(failed_jobs_, 0) << "writing did not come back";
    EXPECT_EQ(failed_reads_, 0) << "reading did not come back";
}

}  // namespace alongside::store
