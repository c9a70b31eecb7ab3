// The writer's thread.
#include "store/writer.hpp"

#include "base/log.hpp"

#include "store/appending.hpp"

#include <cstdlib>
#include <future>

namespace alongside::store {
namespace {

std::size_t size_of(const Job& job) {
    const auto* append = std::get_if<Append>(&job);
    if (append == nullptr) return 0;
    std::size_t size = append->summary ? append->summary->sealed.size() : 0;
    for (const StoredEntry& entry : append->entries) size += entry.sealed.size() + 150;
    return size;
}

/// Our own mistakes are found here, in the caller's thread.
void check_append(const Append& append) {
    check(!append.entries.empty() && append.expected_head >= 0);
    std::int64_t seq = append.expected_head;
    for (const StoredEntry& entry : append.entries) check(entry.seq == ++seq);
}

WriterOptions with_environment(WriterOptions options) {
    if (const char* batch = std::getenv("ALONGSIDE_BATCH")) {
        options.batch_jobs = std::max<std::size_t>(1, std::strtoul(batch, nullptr, 10));
    }
    return options;
}

Problem problem_of(StoreError::Cause cause) {
    switch (cause) {
        case StoreError::Cause::full:
            return disk_full();
        case StoreError::Cause::constraint:
            return {Kind::conflict,
                    "store.known",
                    "This was written before.",
                    "Read again to see what is there.",
                    "",
                    0};
        default:
            return {Kind::unavailable,
                    "store.unavailable",
                    "The database did not confirm this.",
                    "Try again shortly.",
                    "",
                    5};
    }
}

Outcome failed(StoreError::Cause cause) {
    return {Outcome::State::failed, problem_of(cause), cause};
}

Outcome overtaken() {
    return {Outcome::State::conflict,
            Problem{Kind::conflict, "journal.moved", "The journal moved on meanwhile.",
                    "Read again and retry.", "", 0},
            {}};
}

/// Runs one task so that its failure undoes nothing else.
/// @throws StoreError  the engine failed: the whole batch does
Outcome run_task(WriteTransaction& write, const Task& task) {
    write.begin_part();
    try {
        Result<void> done = task(write);
        if (done) {
            write.keep_part();
            return {};
        }
        write.undo_part();
        return {Outcome::State::problem, done.error(), {}};
    } catch (const StoreError& error) {
        if (error.cause() != StoreError::Cause::constraint) throw;
        log::warning("A task was undone.", {{"what", error.what()}});
        write.undo_part();
        return failed(error.cause());
    } catch (const std::exception& error) {
        log::error("A task was undone.", {{"what", error.what()}});
        write.undo_part();
        return failed(StoreError::Cause::other);
    }
}

std::int64_t data_version(Connection& connection) {
    Rows rows = connection.query("PRAGMA data_version", {});
    check(rows.next());
    return rows.integer(0);
}

/// @returns false where a reader still needs the log
bool empty_the_log(Connection& connection) {
    Rows rows = connection.query("PRAGMA wal_checkpoint(TRUNCATE)", {});
    return rows.next() && rows.integer(0) == 0;
}

}  // namespace

Problem disk_full() {
    return {Kind::storage_full,
            "store.full",
            "The server's disk is full, so nothing can be written.",
            "What is there can still be read. Whoever runs the server must free space.",
            "",
            0};
}

Result<void> to_result(Outcome outcome) {
    if (outcome.problem) return std::move(*outcome.problem);
    return {};
}

Writer::Writer(Connect connect, WriterOptions options)
    : connect_(std::move(connect)), options_(with_environment(options)) {
    connect_again();
    thread_ = std::thread([this] { work(); });
}

Writer::~Writer() {
    {
        const std::lock_guard lock{mutex_};
        closing_ = true;
    }
    wake_.notify_all();
    thread_.join();
}

Result<void> Writer::submit(Job job, Done done) {
    if (const auto* append = std::get_if<Append>(&job)) check_append(*append);
    {
        const std::lock_guard lock{mutex_};
        if (closing_ || queue_.size() >= options_.queue_jobs) {
            return Problem{Kind::unavailable,
                           "store.busy",
                           "More is being written than the server can take.",
                           "Try again shortly.",
                           "",
                           1};
        }
        queue_.push_back({std::move(job), std::move(done), {}});
        if (queue_.size() > 1) return {};  // the writer has been woken already
    }
    wake_.notify_one();
    return {};
}

Outcome Writer::write(Job job) {
    check(std::this_thread::get_id() != thread_.get_id());
    std::promise<Outcome> promise;
    std::future<Outcome> future = promise.get_future();
    const auto taken =
        submit(std::move(job), [&](Outcome outcome) { promise.set_value(std::move(outcome)); });
    if (!taken) return {Outcome::State::problem, taken.error(), {}};
    return future.get();
}

void Writer::on_commit(OnCommit listener) {
    const std::lock_guard lock{listeners_mutex_};
    on_commit_.push_back(std::move(listener));
}

void Writer::on_change(OnChange listener) {
    const std::lock_guard lock{listeners_mutex_};
    on_change_.push_back(std::move(listener));
}

void Writer::tell(const Change& change) {
    std::vector<OnChange> listeners;
    {
        const std::lock_guard lock{listeners_mutex_};
        listeners = on_change_;
    }
    for (const OnChange& listener : listeners) listener(change);
}

std::size_t Writer::waiting() const {
    const std::lock_guard lock{mutex_};
    return queue_.size();
}

void Writer::work() {
    Batch batch;
    while (take(batch)) {
        look_around(batch.empty());
        if (batch.empty()) continue;
        const auto begun = std::chrono::steady_clock::now();
        write_batch(batch);
        count(batch, std::chrono::steady_clock::now() - begun);
        tell_committed(batch);
        for (Waiting& waiting : batch) waiting.done(std::move(waiting.outcome));
        batch.clear();
    }
}

/// Waits for something to write. @returns false once closed and empty
bool Writer::take(Batch& batch) {
    std::unique_lock lock{mutex_};
    wake_.wait_for(lock, options_.poll, [&] { return closing_ || !queue_.empty(); });
    std::size_t bytes = 0;
    while (!queue_.empty() && batch.size() < options_.batch_jobs && bytes < options_.batch_bytes) {
        bytes += size_of(queue_.front().job);
        batch.push_back(std::move(queue_.front()));
        queue_.pop_front();
    }
    return !batch.empty() || !closing_;
}

void Writer::connect_again() {
    connection_.reset();
    connection_ = connect_();
    backend_ = connection_->backend();
    if (connection_->engine() == Engine::sqlite) data_version_ = data_version(*connection_);
}

/// Between two batches: mends the connection, notices other processes, tidies up.
void Writer::look_around(bool idle) {
    try {
        if (!connection_ || !connection_->healthy()) {
            connect_again();
            tell({.everything = true});  // what happened meanwhile is not known
        }
        if (connection_->engine() != Engine::sqlite) return;
        if (const auto version = data_version(*connection_); version != data_version_) {
            data_version_ = version;
            tell({.everything = true});
        }
        // A destroyed key must not survive in the log; secure_delete wipes it from the pages.
        if (idle && log_holds_old_keys_) log_holds_old_keys_ = !empty_the_log(*connection_);
    } catch (const StoreError& error) {
        log::warning("The database is not at hand.",
                     {{"cause", to_text(error.cause())}, {"what", error.what()}});
    }
}

void Writer::write_batch(std::span<Waiting> batch) {
    try {
        write_with_retry(batch);
        return;
    } catch (const StoreError& error) {
        log::warning("A batch was rolled back.", {{"jobs", static_cast<std::int64_t>(batch.size())},
                                                  {"cause", to_text(error.cause())},
                                                  {"what", error.what()}});
        changes_.clear();
        numbers_.rolled_back.add();
        for (Waiting& waiting : batch) waiting.outcome = failed(error.cause());
        if (error.cause() != StoreError::Cause::constraint || batch.size() == 1) return;
    }
    // One of them broke a constraint: each on its own, so that only that one is refused.
    std::vector<Change> changes;
    for (std::size_t i = 0; i < batch.size(); ++i) {
        write_batch(batch.subspan(i, 1));
        changes.insert(changes.end(), changes_.begin(), changes_.end());
    }
    changes_ = std::move(changes);
}

void Writer::write_with_retry(std::span<Waiting> batch) {
    try {
        write_once(batch);
    } catch (const StoreError& error) {
        if (error.cause() != StoreError::Cause::serialization) throw;
        write_once(batch);
    }
}

/// Appends first, in one go, then the tasks in their order. Whoever waits for an outcome before
/// handing in the next job sees them in order; between jobs in flight no order is promised.
void Writer::write_once(std::span<Waiting> batch) {
    if (!connection_ || !connection_->healthy()) {
        throw StoreError(StoreError::Cause::connection, "there is no connection");
    }
    WriteTransaction write{*connection_};
    std::vector<const Append*> appends;
    std::vector<Waiting*> appended;
    for (Waiting& waiting : batch) {
        const auto* append = std::get_if<Append>(&waiting.job);
        if (append == nullptr) continue;
        appends.push_back(append);
        appended.push_back(&waiting);
    }
    const std::vector<bool> written = write_appends(write, appends);
    for (std::size_t i = 0; i < appended.size(); ++i) {
        appended[i]->outcome = written[i] ? Outcome{} : overtaken();
    }
    for (Waiting& waiting : batch) {
        const auto* task = std::get_if<Task>(&waiting.job);
        if (task != nullptr) waiting.outcome = run_task(write, *task);
    }
    write.commit();
    changes_.assign(write.changes().begin(), write.changes().end());
}

void Writer::count(std::span<const Waiting> batch, std::chrono::duration<double> time) {
    numbers_.commit_seconds.observe(time.count());
    numbers_.batch_jobs.observe(static_cast<double>(batch.size()));
    for (const Waiting& waiting : batch) {
        if (waiting.outcome.committed()) numbers_.jobs.add();
        if (waiting.outcome.state == Outcome::State::conflict) numbers_.conflicts.add();
    }
}

void Writer::tell_committed(std::span<Waiting> batch) {
    Committed committed;
    for (const Waiting& waiting : batch) {
        const auto* append = std::get_if<Append>(&waiting.job);
        if (append != nullptr && waiting.outcome.committed()) committed.appends.push_back(append);
    }
    committed.changes = std::move(changes_);
    changes_.clear();
    if (committed.appends.empty() && committed.changes.empty()) return;
    for (const Change& change : committed.changes) {
        if (change.topic == Topic::keys) log_holds_old_keys_ = true;
    }
    std::vector<OnCommit> listeners;
    {
        const std::lock_guard lock{listeners_mutex_};
        listeners = on_commit_;
    }
    for (const OnCommit& listener : listeners) listener(committed);
}

}  // namespace alongside::store
