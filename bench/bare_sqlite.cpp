// The bare C interface of SQLite, with the settings of our writer.
#include "bare.hpp"

#include "store/store.hpp"

#include <sodium.h>
#include <sqlite3.h>

#include <stdexcept>

namespace alongside::bench {
namespace {

struct CloseDatabase {
    void operator()(sqlite3* database) const { sqlite3_close(database); }
};
struct FinalizeStatement {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, FinalizeStatement>;

/// Binds the parameters of one statement in their order, then runs it.
class Run {
public:
    explicit Run(const Statement& statement) : statement_(statement.get()) {}
    Run& number(std::int64_t value) {
        sqlite3_bind_int64(statement_, ++place_, value);
        return *this;
    }
    Run& bytes(ByteView value) {
        sqlite3_bind_blob64(statement_, ++place_, value.data(), value.size(), SQLITE_STATIC);
        return *this;
    }
    Run& nothing() {
        sqlite3_bind_null(statement_, ++place_);
        return *this;
    }
    /// @returns the number in the first column, where there is a row
    std::int64_t go() {
        const int code = sqlite3_step(statement_);
        const std::int64_t value = code == SQLITE_ROW ? sqlite3_column_int64(statement_, 0) : 0;
        sqlite3_reset(statement_);
        if (code != SQLITE_DONE && code != SQLITE_ROW) {
            throw std::runtime_error(sqlite3_errmsg(sqlite3_db_handle(statement_)));
        }
        return value;
    }

private:
    sqlite3_stmt* statement_;
    int place_ = 0;
};

class BareSqlite : public Bare {
public:
    BareSqlite(const std::filesystem::path& folder, std::size_t journals, const RowSizes& sizes);
    void commit(std::span<const BareAppend> appends, Rows rows) override;
    std::int64_t count() override { return Run(count_).go(); }

private:
    [[nodiscard]] Statement prepared(const char* sql) {
        sqlite3_stmt* statement = nullptr;
        if (sqlite3_prepare_v2(database_.get(), sql, -1, &statement, nullptr) != SQLITE_OK) {
            throw std::runtime_error(sqlite3_errmsg(database_.get()));
        }
        return Statement{statement};
    }
    void write_ours(const BareAppend& append);

    std::unique_ptr<sqlite3, CloseDatabase> database_;
    Statement begin_, commit_, count_, entry_, head_, summary_, day_;
    OrganizationId organization_ = OrganizationId::make(system_now());
    ProgramId program_ = ProgramId::make(system_now());
    std::vector<SubjectId> subjects_;
    Bytes sealed_, summary_bytes_;
    Hash hash_{};
};

BareSqlite::BareSqlite(const std::filesystem::path& folder, std::size_t journals,
                       const RowSizes& sizes)
    : sealed_(sizes.sealed), summary_bytes_(sizes.summary) {
    // The product makes its schema; then nothing of it is left but the file.
    store::StoreOptions options;
    options.directory = folder;
    if (!store::Store::open(options)) throw std::runtime_error("no bare database");
    sqlite3* opened = nullptr;
    const int code = sqlite3_open((folder / "alongside.db").c_str(), &opened);
    database_.reset(opened);
    if (code != SQLITE_OK) throw std::runtime_error("the bare database cannot be opened");
    sqlite3_exec(opened,
                 "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000;"
                 "PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY",
                 nullptr, nullptr, nullptr);
    begin_ = prepared("BEGIN IMMEDIATE");
    commit_ = prepared("COMMIT");
    count_ = prepared("SELECT COUNT(*) FROM entry");
    entry_ = prepared("INSERT INTO entry VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    head_ = prepared(
        "UPDATE journal SET head = ?, head_hash = ?, recorded_at = ? "
        "WHERE organization = ? AND subject = ? AND head = ?");
    summary_ = prepared(
        "INSERT INTO summary (organization, subject, due_at, sealed) VALUES (?,?,?,?) ON CONFLICT "
        "(organization, subject) "
        "DO UPDATE SET due_at = excluded.due_at, sealed = excluded.sealed");
    day_ = prepared(
        "INSERT INTO day_count VALUES (?,?,1,1,?) "
        "ON CONFLICT (organization, program, day, measure) "
        "DO UPDATE SET count = count + excluded.count");
    // As unlike one another as sealed bytes are.
    randombytes_buf(sealed_.data(), sealed_.size());
    randombytes_buf(summary_bytes_.data(), summary_bytes_.size());
    const Statement journal = prepared("INSERT INTO journal VALUES (?,?,0,?,0)");
    Run(begin_).go();
    for (std::size_t i = 0; i < journals; ++i) {
        subjects_.push_back(SubjectId::make(system_now()));
        Run(journal).bytes(organization_.bytes()).bytes(subjects_.back().bytes()).bytes(hash_).go();
    }
    Run(commit_).go();
}

void BareSqlite::commit(std::span<const BareAppend> appends, Rows rows) {
    Run(begin_).go();
    for (const BareAppend& append : appends) {
        const SubjectId& subject = subjects_[append.journal];
        const std::int64_t at = to_milliseconds(append.at);
        Run(entry_)
            .bytes(organization_.bytes())
            .bytes(subject.bytes())
            .number(append.seq)
            .bytes(append.id.bytes())
            .number(30)
            .number(1)
            .bytes(subject.bytes())
            .number(1)
            .number(0)
            .number(at)
            .number(at)
            .number(2)
            .nothing()
            .bytes(sealed_)
            .bytes(hash_)
            .go();
        if (rows == Rows::ours) write_ours(append);
    }
    if (rows == Rows::ours) {
        Run(day_)
            .bytes(organization_.bytes())
            .bytes(program_.bytes())
            .number(static_cast<std::int64_t>(appends.size()))
            .go();
    }
    Run(commit_).go();
}

void BareSqlite::write_ours(const BareAppend& append) {
    const SubjectId& subject = subjects_[append.journal];
    const std::int64_t at = to_milliseconds(append.at);
    Run(head_)
        .number(append.seq)
        .bytes(hash_)
        .number(at)
        .bytes(organization_.bytes())
        .bytes(subject.bytes())
        .number(append.seq - 1)
        .go();
    Run(summary_)
        .bytes(organization_.bytes())
        .bytes(subject.bytes())
        .number(at)
        .bytes(summary_bytes_)
        .go();
}

}  // namespace

std::unique_ptr<Bare> bare_sqlite(const std::filesystem::path& folder, std::size_t journals,
                                  const RowSizes& sizes) {
    return std::make_unique<BareSqlite>(folder, journals, sizes);
}

}  // namespace alongside::bench
