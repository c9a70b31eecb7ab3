// One face for SQLite and PostgreSQL: a connection, and the two kinds of transaction on it.
// SQL is written once, with ?1 placeholders, UPSERT and RETURNING, and prepared once per
// connection.
#pragma once

#include "store/error.hpp"
#include "store/value.hpp"

#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace alongside::store {

enum class Engine : std::uint8_t { sqlite, postgresql };

/// What another part of the program, or another process, may have to read again.
enum class Topic : std::uint8_t { journal, people, sessions, directory, keys };

/// Something was committed.
struct Change {
    bool everything = false;  ///< more is not known: read everything again
    Topic topic{};
    OrganizationId organization{};
    SubjectId subject{};     ///< with `journal`, `keys` and `sessions`: whose; nil: anyone's
    std::int64_t seq = 0;    ///< with `journal`: the new head
    std::int64_t after = 0;  ///< with `journal`: the head before

    friend auto operator<=>(const Change&, const Change&) = default;
};

/// One statement for many rows, as each engine likes it best.
struct ForMany {
    /// SQLite runs this once for each row.
    std::string_view each;
    /// PostgreSQL runs this once: parameter ?n is an array of the rows' n-th values. Its answer, if
    /// it gives one, are the numbers, from 1, of the rows that changed something.
    std::string_view at_once;
};

/// One connection to an engine, used by one thread at a time. Failures throw `StoreError`.
class Connection {
public:
    Connection() = default;
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    virtual ~Connection() = default;

    [[nodiscard]] virtual Engine engine() const = 0;
    /// Whether the connection can still be used; a broken one is closed and replaced.
    [[nodiscard]] virtual bool healthy() const = 0;
    /// Which PostgreSQL process serves the connection; 0 on SQLite.
    [[nodiscard]] virtual int backend() const = 0;
    /// Runs one statement. @returns how many rows it changed
    virtual std::int64_t run(std::string_view sql, std::span<const Value> values) = 0;
    /// Runs one statement once for each row of parameters, on PostgreSQL in one round trip.
    /// @returns how many rows each run changed
    virtual std::vector<std::int64_t> run_many(std::string_view sql, const Parameters& rows) = 0;
    /// The same for what is written all the time, in the form that the engine takes fastest.
    /// @returns which rows of parameters changed something, where the statement tells
    virtual std::vector<bool> run_all(const ForMany& sql, const Parameters& rows) = 0;
    [[nodiscard]] virtual Rows query(std::string_view sql, std::span<const Value> values) = 0;
    /// Runs several statements without parameters, unprepared: schema steps.
    virtual void script(const std::string& sql) = 0;

    virtual void begin_reading() = 0;
    virtual void begin_writing() = 0;
    virtual void commit() = 0;
    /// Never throws: a connection that cannot roll back is no longer healthy.
    virtual void roll_back() noexcept = 0;
};

/// May read. What a function that only reads takes as its first parameter.
class ReadTransaction {
public:
    /// Looks through `connection`, which must outlive it; begins nothing by itself.
    explicit ReadTransaction(Connection& connection) : connection_(&connection) {}
    ReadTransaction(const ReadTransaction&) = delete;
    ReadTransaction& operator=(const ReadTransaction&) = delete;
    virtual ~ReadTransaction() = default;

    template <class... Vs>
    [[nodiscard]] Rows query(std::string_view sql, const Vs&... values) {
        const std::array<Value, sizeof...(values)> bound{Value(values)...};
        return connection_->query(sql, bound);
    }
    [[nodiscard]] Engine engine() const { return connection_->engine(); }

protected:
    [[nodiscard]] Connection& connection() { return *connection_; }

private:
    Connection* connection_;
};

/// How many rows a statement changed.
struct Ran {
    std::int64_t changed = 0;
};

/// May read and write; what a function that writes takes as its first parameter. Rolls back when it
/// goes out of scope without `commit`.
class WriteTransaction : public ReadTransaction {
public:
    explicit WriteTransaction(Connection& connection);
    ~WriteTransaction() override;

    template <class... Vs>
    Ran run(std::string_view sql, const Vs&... values) {
        const std::array<Value, sizeof...(values)> bound{Value(values)...};
        return {connection().run(sql, bound)};
    }
    std::vector<std::int64_t> run_many(std::string_view sql, const Parameters& rows) {
        return connection().run_many(sql, rows);
    }
    std::vector<bool> run_all(const ForMany& sql, const Parameters& rows) {
        return connection().run_all(sql, rows);
    }
    /// Runs statements without parameters, unprepared: schema steps.
    void script(const std::string& sql) { connection().script(sql); }

    /// Remembers that caches of this must be refreshed once the transaction is durable. Other
    /// processes are told in the same transaction.
    void announce(const Change& change) { changes_.insert(change); }
    [[nodiscard]] const std::set<Change>& changes() const { return changes_; }

    /// Undoes, on its own, whatever happens between the two unless it is kept.
    void begin_part();
    void keep_part();
    void undo_part();

    /// Durable when it returns. @throws StoreError  nothing of it was written
    void commit();

private:
    bool open_ = true;
    std::set<Change> changes_;
    std::set<Change> changes_before_part_;
};

/// The PostgreSQL channel on which changes are told.
inline constexpr const char* change_channel = "alongside_change";
/// `<topic> <organization> <subject> <seq> <after>`
[[nodiscard]] std::string to_text(const Change& change);
/// @returns nothing for text of another form
[[nodiscard]] std::optional<Change> parse_change(std::string_view text);

}  // namespace alongside::store
