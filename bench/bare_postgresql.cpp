// The bare C interface of PostgreSQL: multi-row statements, one round trip for a transaction.
#include "bare.hpp"

#include "store/store.hpp"

#include <libpq-fe.h>
#include <sodium.h>

#include <array>
#include <bit>
#include <map>
#include <stdexcept>

namespace alongside::bench {
namespace {

struct Finish {
    void operator()(PGconn* connection) const { PQfinish(connection); }
};
struct Clear {
    void operator()(PGresult* result) const { PQclear(result); }
};
using Answer = std::unique_ptr<PGresult, Clear>;

/// Parameters in binary, one after another.
class Parameters {
public:
    void number(std::int64_t value) {
        auto rest = static_cast<std::uint64_t>(value);
        std::array<char, 8> bytes{};
        for (std::size_t i = 8; i-- > 0; rest >>= 8U) bytes[i] = static_cast<char>(rest & 0xFFU);
        numbers_.push_back(bytes);
        places_.push_back({nullptr, 8});
    }
    void bytes(ByteView value) {
        places_.push_back(
            {reinterpret_cast<const char*>(value.data()), static_cast<int>(value.size())});
    }
    void nothing() { places_.push_back({nullptr, 0}); }

    void send(PGconn* connection, const std::string& statement) const {
        std::vector<const char*> addresses;
        std::vector<int> lengths;
        auto number = numbers_.begin();
        for (const auto& [address, length] : places_) {
            const bool is_number = address == nullptr && length == 8;
            addresses.push_back(is_number ? (number++)->data() : address);
            lengths.push_back(length);
        }
        const std::vector<int> formats(addresses.size(), 1);
        if (PQsendQueryPrepared(connection, statement.c_str(), static_cast<int>(addresses.size()),
                                addresses.data(), lengths.data(), formats.data(), 1) == 0) {
            throw std::runtime_error(PQerrorMessage(connection));
        }
    }

private:
    std::vector<std::array<char, 8>> numbers_;
    std::vector<std::pair<const char*, int>> places_;
};

/// A statement with as many rows of parameters as are wanted.
struct Sql {
    const char* name;
    const char* before;
    std::vector<const char*> types;  ///< of a row's parameters; the first row names them
    const char* after;

    [[nodiscard]] std::string text(std::size_t rows) const {
        std::string sql = before;
        std::size_t place = 0;
        for (std::size_t row = 0; row < rows; ++row) {
            sql += row == 0 ? "(" : ",(";
            for (std::size_t i = 0; i < types.size(); ++i) {
                if (i > 0) sql += ',';
                sql += '$';
                sql += std::to_string(++place);
                sql += "::";
                sql += types[i];
            }
            sql += ')';
        }
        return sql + after;
    }
};

const Sql entry_sql{"entry",
                    "INSERT INTO entry VALUES ",
                    {"bytea", "bytea", "bigint", "bytea", "bigint", "bigint", "bytea", "bigint",
                     "bigint", "bigint", "bigint", "bigint", "bytea", "bytea", "bytea"},
                    ""};
const Sql head_sql{"head",
                   "UPDATE journal j SET head = v.head, head_hash = v.hash, recorded_at = v.at "
                   "FROM (VALUES ",
                   {"bytea", "bytea", "bigint", "bytea", "bigint"},
                   ") AS v (organization, subject, head, hash, at) WHERE j.organization = "
                   "v.organization AND j.subject = v.subject AND j.head = v.head - 1"};
const Sql summary_sql{"summary",
                      "INSERT INTO summary (organization, subject, due_at, sealed) VALUES ",
                      {"bytea", "bytea", "bigint", "bytea"},
                      " ON CONFLICT (organization, subject) DO UPDATE SET due_at = "
                      "excluded.due_at, sealed = excluded.sealed"};
const Sql day_sql{"day",
                  "INSERT INTO day_count VALUES ",
                  {"bytea", "bytea", "bigint", "bigint", "bigint"},
                  " ON CONFLICT (organization, program, day, measure) "
                  "DO UPDATE SET count = day_count.count + excluded.count"};
const Sql journal_sql{
    "journal", "INSERT INTO journal VALUES ", {"bytea", "bytea", "bigint", "bytea", "bigint"}, ""};
const Sql begin_sql{"begin", "BEGIN", {}, ""};
const Sql commit_sql{"commit", "COMMIT", {}, ""};

class BarePostgresql : public Bare {
public:
    BarePostgresql(const std::string& database, std::size_t journals, const RowSizes& sizes);
    void commit(std::span<const BareAppend> appends, Rows rows) override;
    std::int64_t count() override;

private:
    /// Sends a statement for so many rows; it is prepared the first time.
    void send(const Sql& sql, std::size_t rows, const Parameters& parameters);
    /// Ends the pipeline and waits for all of its answers.
    void finish();
    void send_some(std::span<const BareAppend> appends, Rows rows);

    std::unique_ptr<PGconn, Finish> connection_;
    std::map<std::string, bool> prepared_;
    OrganizationId organization_ = OrganizationId::make(system_now());
    ProgramId program_ = ProgramId::make(system_now());
    std::vector<SubjectId> subjects_;
    Bytes sealed_, summary_;
    Hash hash_{};
};

BarePostgresql::BarePostgresql(const std::string& database, std::size_t journals,
                               const RowSizes& sizes)
    : sealed_(sizes.sealed), summary_(sizes.summary) {
    store::StoreOptions options;
    options.postgresql = database;
    if (!store::Store::open(options)) throw std::runtime_error("no bare database");
    connection_.reset(PQconnectdb(database.c_str()));
    if (PQstatus(connection_.get()) != CONNECTION_OK) {
        throw std::runtime_error(PQerrorMessage(connection_.get()));
    }
    PQenterPipelineMode(connection_.get());
    randombytes_buf(sealed_.data(), sealed_.size());
    randombytes_buf(summary_.data(), summary_.size());
    for (std::size_t i = 0; i < journals; ++i) {
        subjects_.push_back(SubjectId::make(system_now()));
        Parameters row;
        row.bytes(organization_.bytes());
        row.bytes(subjects_.back().bytes());
        row.number(0);
        row.bytes(hash_);
        row.number(0);
        send(journal_sql, 1, row);
        if (i % 64 == 63) finish();
    }
    finish();
}

void BarePostgresql::send(const Sql& sql, std::size_t rows, const Parameters& parameters) {
    const std::string name = sql.name + std::to_string(rows);
    if (!prepared_[name]) {
        const std::string text = sql.types.empty() ? sql.before : sql.text(rows);
        PQsendPrepare(connection_.get(), name.c_str(), text.c_str(), 0, nullptr);
        prepared_[name] = true;
    }
    parameters.send(connection_.get(), name);
}

void BarePostgresql::finish() {
    PGconn* connection = connection_.get();
    PQpipelineSync(connection);
    for (bool synced = false; !synced;) {
        const Answer answer{PQgetResult(connection)};
        if (!answer) continue;  // between the answers of two statements
        switch (PQresultStatus(answer.get())) {
            case PGRES_PIPELINE_SYNC:
                synced = true;
                break;
            case PGRES_COMMAND_OK:
            case PGRES_TUPLES_OK:
                break;
            default:
                throw std::runtime_error(PQresultErrorMessage(answer.get()));
        }
    }
}

void BarePostgresql::commit(std::span<const BareAppend> appends, Rows rows) {
    send(begin_sql, 0, {});
    // In powers of two, so that few statements are ever prepared.
    for (std::size_t at = 0; at < appends.size();) {
        const std::size_t some = std::bit_floor(std::min<std::size_t>(appends.size() - at, 256));
        send_some(appends.subspan(at, some), rows);
        at += some;
    }
    if (rows == Rows::ours) {
        Parameters day;
        day.bytes(organization_.bytes());
        day.bytes(program_.bytes());
        day.number(1);
        day.number(1);
        day.number(static_cast<std::int64_t>(appends.size()));
        send(day_sql, 1, day);
    }
    send(commit_sql, 0, {});
    finish();
}

void BarePostgresql::send_some(std::span<const BareAppend> appends, Rows rows) {
    Parameters entries, heads, summaries;
    for (const BareAppend& append : appends) {
        const SubjectId& subject = subjects_[append.journal];
        const std::int64_t at = to_milliseconds(append.at);
        entries.bytes(organization_.bytes());
        entries.bytes(subject.bytes());
        entries.number(append.seq);
        entries.bytes(append.id.bytes());
        entries.number(30);
        entries.number(1);
        entries.bytes(subject.bytes());
        entries.number(1);
        entries.number(0);
        entries.number(at);
        entries.number(at);
        entries.number(2);
        entries.nothing();
        entries.bytes(sealed_);
        entries.bytes(hash_);
        if (rows == Rows::one) continue;
        heads.bytes(organization_.bytes());
        heads.bytes(subject.bytes());
        heads.number(append.seq);
        heads.bytes(hash_);
        heads.number(at);
        summaries.bytes(organization_.bytes());
        summaries.bytes(subject.bytes());
        summaries.number(at);
        summaries.bytes(summary_);
    }
    send(entry_sql, appends.size(), entries);
    if (rows == Rows::one) return;
    send(head_sql, appends.size(), heads);
    send(summary_sql, appends.size(), summaries);
}

std::int64_t BarePostgresql::count() {
    PQexitPipelineMode(connection_.get());
    const Answer answer{PQexec(connection_.get(), "SELECT COUNT(*) FROM entry")};
    if (PQresultStatus(answer.get()) != PGRES_TUPLES_OK) {
        throw std::runtime_error(PQerrorMessage(connection_.get()));
    }
    const std::int64_t count = std::stoll(PQgetvalue(answer.get(), 0, 0));
    PQenterPipelineMode(connection_.get());
    return count;
}

}  // namespace

std::unique_ptr<Bare> bare_postgresql(const std::string& database, std::size_t journals,
                                      const RowSizes& sizes) {
    return std::make_unique<BarePostgresql>(database, journals, sizes);
}

std::string new_database(const std::string& database, const std::string& name) {
    const std::unique_ptr<PGconn, Finish> connection{PQconnectdb(database.c_str())};
    const Answer answer{PQexec(connection.get(), ("CREATE DATABASE " + name).c_str())};
    if (PQresultStatus(answer.get()) != PGRES_COMMAND_OK) {
        throw std::runtime_error(PQerrorMessage(connection.get()));
    }
    // Of two words with the same meaning libpq takes the later.
    return database + " dbname=" + name;
}

}  // namespace alongside::bench
