// The database: opens or creates it, brings its schema up to date, owns the writer and the readers.
//
//     auto store = Store::open(options);           // Result: newer than the binary, not reachable
//     … Reader read = (*store)->read();              // a pooled read-only connection const
//     JournalHead head = head_of(read, organization, subject); Outcome done =
//     (*store)->write(Task{[&](WriteTransaction& write) -> Result<void> { … }});
#pragma once

#include "store/engine.hpp"
#include "store/schema.hpp"
#include "store/writer.hpp"

#include <filesystem>

namespace alongside::store {

struct StoreOptions {
    std::filesystem::path directory;  ///< SQLite: the database is `directory/alongside.db`
    std::string postgresql;           ///< a libpq connection string; not empty: used instead
    /// PostgreSQL: how long the server may say nothing before a connection is given up and what
    /// was asked counts as failed.
    std::chrono::milliseconds patience{30'000};
    bool may_migrate = true;   ///< false: refuse where the schema is older, or nothing is there
    std::size_t readers = 16;  ///< read-only connections kept open; more are made at need
    WriterOptions writer;
};

/// Where the embedded database of a data folder is.
[[nodiscard]] std::filesystem::path database_file(const std::filesystem::path& directory);

/// What `Store::open` does first: sets the database up, or brings it to the newest of `steps`. An
/// embedded one is copied before, to `alongside.db.schema-N` beside it.
/// @error, @throws  see `Store::open`
[[nodiscard]] Result<void> bring_up_to_date(const StoreOptions& options,
                                            std::span<const SchemaStep> steps);

class ReaderPool;

/// A read-only connection on loan; give it back soon. Convertible to the `ReadTransaction&` that
/// reading functions take.
class Reader {
public:
    Reader(ReaderPool& pool, std::unique_ptr<Connection> connection, bool snapshot);
    Reader(Reader&&) = delete;
    ~Reader();

    operator ReadTransaction&() { return read_; }

private:
    ReaderPool& pool_;
    std::unique_ptr<Connection> connection_;
    ReadTransaction read_;
    bool snapshot_;
};

class ChangeListener;

class Store {
public:
    /// Opens, or creates, the database and brings its schema up to date.
    /// @error unavailable  the database is newer than this program (the sentence says what to do),
    ///                     older with `may_migrate` off, or lacks the right to be set up
    /// @error not_found    there is no database, with `may_migrate` off
    /// @throws StoreError  the engine failed
    [[nodiscard]] static Result<std::unique_ptr<Store>> open(const StoreOptions& options);
    ~Store();
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;

    /// For queries that stand alone: each sees the newest commit.
    [[nodiscard]] Reader read();
    /// For several queries that must agree: all see the same commit.
    [[nodiscard]] Reader snapshot();

    /// See `Writer`.
    [[nodiscard]] Result<void> submit(Job job, Writer::Done done);
    [[nodiscard]] Outcome write(Job job);
    void on_commit(Writer::OnCommit listener);
    void on_change(Writer::OnChange listener);
    [[nodiscard]] std::size_t waiting() const;
    /// Whether changes by other servers are heard just now. While they are not, nothing that is
    /// read may be remembered; when that begins and when it ends, everything counts as changed.
    [[nodiscard]] bool hears_others() const;
    [[nodiscard]] const WriterNumbers& numbers() const;

    [[nodiscard]] Engine engine() const;
    /// What SQLite finds wrong with the structure of its file, at most ten sentences, which name
    /// tables and indexes. PostgreSQL keeps its own; nothing is found there.
    /// @throws StoreError  the file is too damaged to be looked through
    [[nodiscard]] std::vector<std::string> damage();

private:
    explicit Store(const StoreOptions& options);

    StoreOptions options_;
    std::unique_ptr<ReaderPool> readers_;
    std::unique_ptr<Writer> writer_;
    std::unique_ptr<ChangeListener> listener_;
};

}  // namespace alongside::store
