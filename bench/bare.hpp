// The ceiling of an engine: the same rows in the same tables through its bare C interface, one
// thread committing whatever waits, and nothing above it: no rules, no sealing, no HTTP.
#pragma once

#include "base/ids.hpp"

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <string>

namespace alongside::store {
class Store;
}

namespace alongside::bench {

/// Bytes of what one check-in writes, as they were found in a real database.
struct RowSizes {
    std::size_t sealed = 0;   ///< `entry.sealed`
    std::size_t summary = 0;  ///< `summary.sealed`
};
/// Of the newest entry of a journal.
[[nodiscard]] RowSizes row_sizes(store::Store& store, const OrganizationId& organization,
                                 const SubjectId& subject);

/// One append on its way to a bare engine.
struct BareAppend {
    std::size_t journal = 0;
    std::int64_t seq = 0;
    EntryId id;
    Instant at{};
};

/// How much of what our own append writes is written.
enum class Rows {
    one,   ///< the entry alone
    ours,  ///< entry, head of the journal, summary, and the count of the day
};

/// A connection to a database of our schema with `journals` empty journals in it.
class Bare {
public:
    Bare() = default;
    Bare(const Bare&) = delete;
    Bare& operator=(const Bare&) = delete;
    virtual ~Bare() = default;
    /// Writes all of them in one transaction; durable when it returns. No journal twice.
    virtual void commit(std::span<const BareAppend> appends, Rows rows) = 0;
    /// How many entries there are.
    [[nodiscard]] virtual std::int64_t count() = 0;
};
/// Makes the schema (with the product's own steps) and the journals.
[[nodiscard]] std::unique_ptr<Bare> bare_sqlite(const std::filesystem::path& folder,
                                                std::size_t journals, const RowSizes& sizes);
[[nodiscard]] std::unique_ptr<Bare> bare_postgresql(const std::string& database,
                                                    std::size_t journals, const RowSizes& sizes);
/// An empty database beside the one that `database` names.
/// @returns its connection string
[[nodiscard]] std::string new_database(const std::string& database, const std::string& name);

/// `waiters` who each append, wait for the commit and append again; between two waits each goes to
/// another journal of its own, as the connections of the other measurements do.
class Ceiling {
public:
    Ceiling(Bare& bare, std::size_t journals) : bare_(bare), heads_(journals) {}
    /// @returns appends a second
    /// @throws std::runtime_error  fewer entries are in the database than were committed
    [[nodiscard]] double measure(Rows rows, std::size_t waiters, std::chrono::milliseconds lasts);

private:
    class Waiters;
    Bare& bare_;
    std::vector<std::int64_t> heads_;
    std::int64_t committed_ = 0;
};

}  // namespace alongside::bench
