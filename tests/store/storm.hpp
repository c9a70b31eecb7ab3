// Work for a store that is about to fail: several journals, appends of several entries, tasks, and
// what must be refused, all waiting for the writer at once, and every answer noted in a ledger.
#pragma once

#include "ledger.hpp"

namespace alongside::store {

class Storm {
public:
    Storm(Store& store, Ledger& ledger) : store_(store), ledger_(ledger) {}

    /// Hands in a dozen jobs so that the writer takes them as one batch, waits for the answers,
    /// then looks at every journal and hands in again what was answered `failed`.
    void round();
    /// Looks again and hands in again. @returns whether every job is written, and reading works
    [[nodiscard]] bool is_settled();
    /// Once the faults are over: everything that is still open must now be written or found.
    void settle();

    /// How many looks at a journal's head failed.
    [[nodiscard]] int failed_reads() const { return failed_reads_; }
    /// How many jobs were answered `failed`.
    [[nodiscard]] int failed_jobs() const { return failed_jobs_; }
    /// Why they were.
    [[nodiscard]] const std::set<StoreError::Cause>& causes() const { return causes_; }

private:
    static constexpr std::array<std::uint8_t, 4> journals = {10, 11, 12, 13};

    [[nodiscard]] std::vector<Job> jobs_of_a_round();
    void note_failure(const Outcome& outcome);
    void look();
    void hand_in_again();

    Store& store_;
    Ledger& ledger_;
    std::map<std::uint8_t, JournalHead> heads_;  ///< as last seen
    std::vector<Append> open_;                   ///< answered `failed`
    int failed_reads_ = 0;
    int failed_jobs_ = 0;
    std::set<StoreError::Cause> causes_;
};

/// Hands in all jobs while the writer is held up, so that they share a batch, and waits for the
/// answers. The first job goes alone: it is what holds the writer up.
/// @returns the outcomes in the order of the jobs
[[nodiscard]] std::vector<Outcome> answers_of(Store& store, std::vector<Job> jobs);

}  // namespace alongside::store
