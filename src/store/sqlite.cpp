// The RAII layer over the C interface of SQLite. Nothing else includes sqlite3.h.
#include "store/sqlite.hpp"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cerrno>
#include <thread>
#include <unordered_map>

namespace alongside::store {
namespace {

StoreError::Cause cause_of(int code) {
    switch (code & 0xFF) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return StoreError::Cause::busy;
        case SQLITE_FULL:
            return StoreError::Cause::full;
        case SQLITE_IOERR:
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
        case SQLITE_READONLY:
        case SQLITE_CANTOPEN:
            return StoreError::Cause::io;
        case SQLITE_CONSTRAINT:
            return StoreError::Cause::constraint;
        default:
            return StoreError::Cause::other;
    }
}

/// SQLite's messages name tables and columns, never values.
[[noreturn]] void fail(sqlite3* database, int code) {
    const int extended = database == nullptr ? code : sqlite3_extended_errcode(database);
    // Only a full database file is told as such; where the log's index cannot grow, the system
    // says.
    const bool is_full = (code & 0xFF) == SQLITE_IOERR && database != nullptr &&
                         sqlite3_system_errno(database) == ENOSPC;
    throw StoreError(is_full ? StoreError::Cause::full : cause_of(code),
                     std::string("SQLite: ") +
                         (database == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(database)) +
                         " (" + std::to_string(extended) + ")");
}

struct CloseDatabase {
    void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
};
struct FinalizeStatement {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Database = std::unique_ptr<sqlite3, CloseDatabase>;
using Statement = std::unique_ptr<sqlite3_stmt, FinalizeStatement>;

/// @param lifetime  whether the values stay (SQLITE_STATIC) or must be copied (SQLITE_TRANSIENT)
void bind(sqlite3* database, sqlite3_stmt* statement, std::span<const Value> values,
          sqlite3_destructor_type lifetime) {
    int place = 0;
    for (const Value& value : values) {
        ++place;
        int code = SQLITE_OK;
        // An empty view may have no address, which SQLite would take for NULL.
        const ByteView bytes = value.bytes();
        const void* data = bytes.empty() ? static_cast<const void*>("") : bytes.data();
        switch (value.type()) {
            case Value::Type::null:
                code = sqlite3_bind_null(statement, place);
                break;
            case Value::Type::integer:
                code = sqlite3_bind_int64(statement, place, value.integer());
                break;
            case Value::Type::text:
                code = sqlite3_bind_text64(statement, place, static_cast<const char*>(data),
                                           bytes.size(), lifetime, SQLITE_UTF8);
                break;
            case Value::Type::blob:
                code = sqlite3_bind_blob64(statement, place, data, bytes.size(), lifetime);
                break;
        }
        if (code != SQLITE_OK) fail(database, code);
    }
}

/// Ends a statement's run on every way out, so that its next user and the commit find it free.
class Reset {
public:
    explicit Reset(sqlite3_stmt* statement) : statement_(statement) {}
    Reset(const Reset&) = delete;
    Reset& operator=(const Reset&) = delete;
    ~Reset() {
        sqlite3_reset(statement_);
        sqlite3_clear_bindings(statement_);
    }

private:
    sqlite3_stmt* statement_;
};

/// An open database, and whether a failure of its files leaves it in doubt: files that it opens
/// when they are first needed (the log, its index) may be missing from then on.
struct Link {
    Database database;
    bool in_doubt = false;

    [[nodiscard]] sqlite3* get() const { return database.get(); }
    [[noreturn]] void fail(int code) {
        if (cause_of(code) == StoreError::Cause::io) in_doubt = true;
        store::fail(get(), code);
    }
};

class SqliteCursor : public Cursor {
public:
    SqliteCursor(Link& link, sqlite3_stmt* statement)
        : link_(link), statement_(statement), reset_(statement) {}

    bool next() override {
        const int code = sqlite3_step(statement_);
        if (code == SQLITE_ROW) return true;
        if (code != SQLITE_DONE) link_.fail(code);
        return false;
    }
    [[nodiscard]] bool is_null(int column) const override {
        return sqlite3_column_type(statement_, column) == SQLITE_NULL;
    }
    [[nodiscard]] std::int64_t integer(int column) const override {
        return sqlite3_column_int64(statement_, column);
    }
    [[nodiscard]] ByteView bytes(int column) const override {
        const auto* data =
            static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_, column));
        return {data, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
    }

private:
    Link& link_;
    sqlite3_stmt* statement_;
    Reset reset_;
};

struct Finder {
    using is_transparent = void;
    std::size_t operator()(std::string_view sql) const {
        return std::hash<std::string_view>{}(sql);
    }
};

class SqliteConnection : public Connection {
public:
    explicit SqliteConnection(Database database) : link_{std::move(database)} {}

    [[nodiscard]] Engine engine() const override { return Engine::sqlite; }
    [[nodiscard]] bool healthy() const override { return !link_.in_doubt; }
    [[nodiscard]] int backend() const override { return 0; }

    std::int64_t run(std::string_view sql, std::span<const Value> values) override {
        sqlite3_stmt* statement = prepared(sql);
        const Reset reset{statement};
        return step(statement, values);
    }

    std::vector<std::int64_t> run_many(std::string_view sql, const Parameters& rows) override {
        std::vector<std::int64_t> changed;
        changed.reserve(rows.size());
        if (rows.empty()) return changed;
        sqlite3_stmt* statement = prepared(sql);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const Reset reset{statement};
            changed.push_back(step(statement, rows.row(i)));
        }
        return changed;
    }

    std::vector<bool> run_all(const ForMany& sql, const Parameters& rows) override {
        std::vector<bool> changed;
        for (const std::int64_t count : run_many(sql.each, rows)) changed.push_back(count > 0);
        return changed;
    }

    Rows query(std::string_view sql, std::span<const Value> values) override {
        sqlite3_stmt* statement = prepared(sql);
        auto cursor = std::make_unique<SqliteCursor>(link_, statement);
        // The cursor outlives this call and perhaps the values.
        bind(link_.get(), statement, values, SQLITE_TRANSIENT);
        return Rows{std::move(cursor)};
    }

    void script(const std::string& sql) override {
        const int code = sqlite3_exec(link_.get(), sql.c_str(), nullptr, nullptr, nullptr);
        if (code != SQLITE_OK) link_.fail(code);
    }

    void begin_reading() override { run("BEGIN", {}); }
    // The write lock is taken at once: two processes queue here instead of failing half way.
    void begin_writing() override { run("BEGIN IMMEDIATE", {}); }
    void commit() override { run("COMMIT", {}); }
    void roll_back() noexcept override {
        if (sqlite3_get_autocommit(link_.get()) != 0) return;
        if (sqlite3_exec(link_.get(), "ROLLBACK", nullptr, nullptr, nullptr) != SQLITE_OK) {
            link_.in_doubt = true;
        }
    }

private:
    [[nodiscard]] sqlite3_stmt* prepared(std::string_view sql) {
        if (const auto known = statements_.find(sql); known != statements_.end()) {
            // The same statement twice at once would disturb the outer one's rows.
            check(sqlite3_stmt_busy(known->second.get()) == 0);
            return known->second.get();
        }
        sqlite3_stmt* statement = nullptr;
        const int code = sqlite3_prepare_v3(link_.get(), sql.data(), static_cast<int>(sql.size()),
                                            SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
        if (code != SQLITE_OK) link_.fail(code);
        return statements_.emplace(sql, Statement{statement}).first->second.get();
    }

    std::int64_t step(sqlite3_stmt* statement, std::span<const Value> values) {
        bind(link_.get(), statement, values, SQLITE_STATIC);
        const std::int64_t before = sqlite3_total_changes64(link_.get());
        int code = sqlite3_step(statement);
        while (code == SQLITE_ROW) code = sqlite3_step(statement);
        if (code != SQLITE_DONE) link_.fail(code);
        // sqlite3_changes would repeat an older number after a statement that changes nothing.
        return sqlite3_total_changes64(link_.get()) - before;
    }

    Link link_;
    std::unordered_map<std::string, Statement, Finder, std::equal_to<>> statements_;
};

/// Before SQLite can make it with the rights of the day; its -wal and -shm files take after it.
void create_private(const std::filesystem::path& file) {
    const int created = ::open(file.c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0600);
    if (created < 0) {
        throw StoreError(errno == ENOSPC ? StoreError::Cause::full : StoreError::Cause::io,
                         "cannot create " + file.string());
    }
    ::close(created);
}

/// Turns the write-ahead log on. SQLite does not wait here as it does elsewhere, so where another
/// process is starting at the same moment we do.
void use_write_ahead_log(Connection& connection) {
    for (int tries = 500;; --tries) {
        try {
            connection.script("PRAGMA journal_mode = WAL");
            return;
        } catch (const StoreError& error) {
            if (error.cause() != StoreError::Cause::busy || tries == 0) throw;
            std::this_thread::sleep_for(std::chrono::milliseconds{20});
        }
    }
}

std::unique_ptr<Connection> open_file(const std::filesystem::path& file, int flags,
                                      const char* settings) {
    sqlite3* opened = nullptr;
    const int code = sqlite3_open_v2(file.c_str(), &opened, flags | SQLITE_OPEN_NOMUTEX, nullptr);
    Database database{opened};
    if (code != SQLITE_OK) fail(opened, code);
    sqlite3_extended_result_codes(opened, 1);
    sqlite3_busy_timeout(opened, 10'000);
    auto connection = std::make_unique<SqliteConnection>(std::move(database));
    connection->script(settings);
    return connection;
}

}  // namespace

std::unique_ptr<Connection> open_sqlite_writer(const std::filesystem::path& file) {
    create_private(file);
    auto connection = open_file(file, SQLITE_OPEN_READWRITE,
                                "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
                                "PRAGMA wal_autocheckpoint = 4000; PRAGMA cache_size = -65536;"
                                "PRAGMA temp_store = MEMORY; PRAGMA secure_delete = ON;"
                                "PRAGMA trusted_schema = OFF;");
    use_write_ahead_log(*connection);
    return connection;
}

std::unique_ptr<Connection> open_sqlite_reader(const std::filesystem::path& file) {
    // Not SQLITE_OPEN_READONLY: a reader may have to recover the log after a crash. The file is
    // read, never mapped: an unreadable page then fails one query, where a mapped one ends the
    // process.
    return open_file(file, SQLITE_OPEN_READWRITE,
                     "PRAGMA query_only = ON; PRAGMA cache_size = -16384; PRAGMA mmap_size = 0;"
                     "PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF;");
}

std::unique_ptr<Connection> create_sqlite(const std::filesystem::path& file) {
    create_private(file);
    return open_file(file, SQLITE_OPEN_READWRITE,
                     "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
                     "PRAGMA foreign_keys = ON; PRAGMA cache_size = -65536;"
                     "PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF;");
}

std::unique_ptr<Connection> open_sqlite_in_memory() {
    return open_file(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, "");
}

void copy_sqlite(const std::filesystem::path& file, const std::filesystem::path& copy) {
    const auto connection = open_file(file, SQLITE_OPEN_READWRITE, "");
    create_private(copy);  // an empty file is as good as none for VACUUM INTO
    const std::array<Value, 1> into{Value(copy.native())};
    connection->run("VACUUM INTO ?1", into);
}

}  // namespace alongside::store
