// The one way in: a single thread takes whatever is waiting, writes it in one durable transaction
// and answers everyone after the commit. There is no timer: the batch is what queued meanwhile.
#pragma once

#include "base/metrics.hpp"
#include "store/caseload.hpp"
#include "store/concerns.hpp"
#include "store/engine.hpp"
#include "store/journals.hpp"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <variant>

namespace alongside::store {

/// New entries of one journal and all that follows from them; written whole or not at all.
struct Append {
    OrganizationId organization;
    SubjectId subject;
    std::int64_t expected_head = 0;    ///< on which the rules were checked; 0: nothing is written
    std::vector<StoredEntry> entries;  ///< numbered from `expected_head + 1`, chained and sealed
    std::optional<Summary> summary;    ///< replaces the one before
    std::vector<CareTeamChange> care_team;
    std::vector<ConcernTold> concerns;
    std::vector<DayCount> counts;  ///< added to what is counted already
};

/// Any other writing. A `Problem`, or an exception that is not the engine's, undoes this task
/// alone. It can be run a second time if the first transaction was lost, so it sets its results
/// rather than adding to them.
using Task = std::function<Result<void>(WriteTransaction&)>;
using Job = std::variant<Append, Task>;

/// What became of a job.
struct Outcome {
    enum class State {
        committed,  ///< durable
        conflict,   ///< the journal moved on, or has the first entry already: read its tail, look
                    ///< for the ids, check the rules again, retry
        problem,    ///< the task said no; see `problem`
        failed,  ///< the engine did not confirm it; see `cause` and `problem`. Usually nothing was
                 ///< written; where the commit itself failed it may be there, but whole
    };
    State state = State::committed;
    std::optional<Problem> problem;  ///< set unless committed: what may be answered
    StoreError::Cause cause{};       ///< with `failed`

    [[nodiscard]] bool committed() const { return state == State::committed; }
};
/// What is answered where nothing can be written for want of space.
[[nodiscard]] Problem disk_full();
/// As other code likes to return it: nothing, or the problem.
[[nodiscard]] Result<void> to_result(Outcome outcome);

/// What one commit made durable, in the order in which it was written.
struct Committed {
    std::vector<const Append*> appends;  ///< alive during the call only
    std::vector<Change> changes;
};

/// What an operator watches of the writer.
struct WriterNumbers {
    Counter jobs;         ///< that became durable
    Counter conflicts;    ///< appends that were overtaken, or known already
    Counter rolled_back;  ///< batches
    Histogram commit_seconds = seconds_histogram();  ///< from begin to durable, by batch
    Histogram batch_jobs{1, 2, 4, 8, 16, 32, 64, 128, 256, 512};
};

struct WriterOptions {
    std::size_t queue_jobs = 4096;          ///< waiting at most; beyond: `unavailable`
    std::size_t batch_jobs = 512;           ///< per transaction at most; ALONGSIDE_BATCH overrides
    std::size_t batch_bytes = 1024 * 1024;  ///< of entries per transaction, as soon as reached
    std::chrono::milliseconds poll{250};    ///< how often another process's commits are looked for
};

/// Owns the writing connection and its thread. Everything public may be called from any thread.
class Writer {
public:
    using Done = std::function<void(Outcome)>;
    using OnCommit = std::function<void(const Committed&)>;
    using OnChange = std::function<void(const Change&)>;
    /// Opens a writing connection; called again after one broke.
    using Connect = std::function<std::unique_ptr<Connection>()>;

    Writer(Connect connect, WriterOptions options);
    /// Writes what is waiting, then ends. Jobs that cannot be written are answered `failed`.
    ~Writer();
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    /// Queues a job. `done` is called once, on the writer's thread and after the commit (and after
    /// the `on_commit` listeners), so it must be short and must not throw; post to your own thread.
    /// @error unavailable  too much is waiting, or the store is closing; `done` is not called
    [[nodiscard]] Result<void> submit(Job job, Done done);
    /// The same, waiting for the outcome: for the command line and worker threads, never for a
    /// thread that serves connections and never from inside a task.
    [[nodiscard]] Outcome write(Job job);

    /// Calls `listener` on the writer's thread after each commit, before anyone is answered. For
    /// views and caches: who is answered finds them already fresh.
    void on_commit(OnCommit listener);
    /// Tells that another process committed; on whichever thread notices it.
    void on_change(OnChange listener);
    /// Hands a change noticed elsewhere to the `on_change` listeners.
    void tell(const Change& change);

    /// How many jobs are waiting: for health and metrics.
    [[nodiscard]] std::size_t waiting() const;
    [[nodiscard]] const WriterNumbers& numbers() const { return numbers_; }

    /// Which PostgreSQL process the writer works through, to tell its own changes from others'.
    [[nodiscard]] int backend() const { return backend_; }

private:
    struct Waiting {
        Job job;
        Done done;
        Outcome outcome;
    };
    using Batch = std::vector<Waiting>;

    void work();
    [[nodiscard]] bool take(Batch& batch);
    void connect_again();
    void look_around(bool idle);
    void write_batch(std::span<Waiting> batch);
    void write_with_retry(std::span<Waiting> batch);
    void write_once(std::span<Waiting> batch);
    void count(std::span<const Waiting> batch, std::chrono::duration<double> time);
    void tell_committed(std::span<Waiting> batch);

    Connect connect_;
    WriterOptions options_;
    std::unique_ptr<Connection> connection_;
    std::atomic<int> backend_ = 0;
    std::int64_t data_version_ = 0;    ///< SQLite: moves when another process commits
    bool log_holds_old_keys_ = false;  ///< SQLite: until the write-ahead log was emptied
    std::vector<Change> changes_;      ///< of the last transaction
    WriterNumbers numbers_;

    mutable std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<Waiting> queue_;
    bool closing_ = false;

    std::mutex listeners_mutex_;
    std::vector<OnCommit> on_commit_;
    std::vector<OnChange> on_change_;

    std::thread thread_;
};

}  // namespace alongside::store
