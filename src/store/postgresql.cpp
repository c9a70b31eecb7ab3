// The RAII layer over libpq: prepared statements, binary parameters and results, pipelines.
// Nothing else includes libpq-fe.h.
#include "store/postgresql.hpp"

#include <libpq-fe.h>
#include <poll.h>

#include <cerrno>
#include <cstring>
#include <unordered_map>

namespace alongside::store {
namespace {

struct FinishConnection {
    void operator()(PGconn* connection) const { PQfinish(connection); }
};
struct ClearResult {
    void operator()(PGresult* result) const { PQclear(result); }
};
using Answer = std::unique_ptr<PGresult, ClearResult>;

StoreError::Cause cause_of(std::string_view state) {
    if (state.starts_with("23") || state == "42501") return StoreError::Cause::constraint;
    if (state.starts_with("40")) return StoreError::Cause::serialization;
    if (state.starts_with("08") || state.starts_with("57P")) return StoreError::Cause::connection;
    if (state == "53100") return StoreError::Cause::full;
    if (state == "53300") return StoreError::Cause::connection;
    if (state == "55P03" || state == "57014") return StoreError::Cause::busy;
    if (state == "58030" || state.starts_with("XX")) return StoreError::Cause::io;
    return StoreError::Cause::other;
}

/// libpq explains at length; its first line says what happened.
std::string first_line(std::string_view text) {
    return std::string(text.substr(0, text.find('\n')));
}

/// Only the primary message is kept: PostgreSQL's details would name the values of a row.
[[noreturn]] void fail(PGconn* link, const PGresult* result) {
    const char* state = result == nullptr ? nullptr : PQresultErrorField(result, PG_DIAG_SQLSTATE);
    const char* message =
        result == nullptr ? nullptr : PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
    if (state == nullptr || PQstatus(link) != CONNECTION_OK) {
        throw StoreError(StoreError::Cause::connection,
                         "PostgreSQL: connection lost: " + first_line(PQerrorMessage(link)));
    }
    throw StoreError(cause_of(state), std::string("PostgreSQL: ") +
                                          (message == nullptr ? "failed" : message) + " (" + state +
                                          ")");
}

bool is_good(const PGresult* result) {
    const ExecStatusType status = PQresultStatus(result);
    return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
}

/// One conversation with a server. libpq's own waiting has no end, so it is never used: sending
/// goes on in the background of receiving, and a server that says nothing for too long is given up.
class Link {
public:
    /// @param patience  how long to wait for the next bytes of an answer; 0: for ever
    /// @throws StoreError  the server cannot be reached or is older than 15
    Link(const std::string& connection, std::chrono::milliseconds patience);

    [[nodiscard]] PGconn* get() const { return connection_.get(); }
    /// Whether it was given up or the server hung up, perhaps since it was last used.
    [[nodiscard]] bool is_over() const;
    /// No answer is waited for any more, because it is not known which one would come.
    void give_up() { given_up_ = true; }

    /// The next result, or nothing where the statement has no more.
    /// @throws StoreError::connection  there is no answer, and whether the statement ran is not
    /// known
    [[nodiscard]] Answer receive();
    /// The result of the statement that was handed to libpq, of the last one where it was several.
    /// @throws StoreError  it failed
    Answer receive_one(bool handed_over);
    Answer ask(const std::string& sql) { return receive_one(PQsendQuery(get(), sql.c_str()) == 1); }

private:
    void wait_for(short events);

    std::unique_ptr<PGconn, FinishConnection> connection_;
    std::chrono::milliseconds patience_;
    bool given_up_ = false;
};

Link::Link(const std::string& connection, std::chrono::milliseconds patience)
    : patience_(patience) {
    // The string may overrule what stands before it.
    const std::array keywords = {"connect_timeout",     "keepalives_idle",
                                 "keepalives_interval", "keepalives_count",
                                 "tcp_user_timeout",    "dbname",
                                 "client_encoding",     static_cast<const char*>(nullptr)};
    const std::array values = {"10",    "30",
                               "10",    "3",
                               "30000", connection.c_str(),
                               "UTF8",  static_cast<const char*>(nullptr)};
    connection_.reset(PQconnectdbParams(keywords.data(), values.data(), 1));
    if (!connection_) throw std::bad_alloc();
    if (PQstatus(get()) != CONNECTION_OK) {
        throw StoreError(StoreError::Cause::connection,
                         "PostgreSQL: " + first_line(PQerrorMessage(get())));
    }
    if (PQserverVersion(get()) < 150000) {
        throw StoreError(StoreError::Cause::other, "PostgreSQL 15 or later is needed");
    }
    if (PQsetnonblocking(get(), 1) != 0) fail(get(), nullptr);
    // Notices about savepoints and roles would go to the standard error stream.
    PQsetNoticeProcessor(
        get(), [](void*, const char*) {}, nullptr);
}

bool Link::is_over() const {
    if (given_up_ || PQstatus(get()) != CONNECTION_OK) return true;
    pollfd watched{PQsocket(get()), POLLRDHUP, 0};
    return ::poll(&watched, 1, 0) != 0;
}

void Link::wait_for(short events) {
    pollfd watched{PQsocket(get()), events, 0};
    const int longest = patience_.count() == 0 ? -1 : static_cast<int>(patience_.count());
    const int ready = ::poll(&watched, 1, longest);
    if (ready > 0 || (ready < 0 && errno == EINTR)) return;
    give_up();
    throw StoreError(StoreError::Cause::connection, "PostgreSQL: the server does not answer");
}

Answer Link::receive() {
    int unsent = PQflush(get());
    while (unsent == 1 || (unsent == 0 && PQisBusy(get()) == 1)) {
        wait_for(static_cast<short>(unsent == 1 ? POLLIN | POLLOUT : POLLIN));
        if (PQconsumeInput(get()) != 1) fail(get(), nullptr);
        unsent = PQflush(get());
    }
    if (unsent < 0) fail(get(), nullptr);
    return Answer{PQgetResult(get())};
}

Answer Link::receive_one(bool handed_over) {
    if (!handed_over) fail(get(), nullptr);
    Answer last;
    while (Answer next = receive()) last = std::move(next);
    if (!last || !is_good(last.get())) fail(get(), last.get());
    return last;
}

std::uint64_t from_big_endian(ByteView bytes) {
    std::uint64_t value = 0;
    for (const std::uint8_t byte : bytes) value = (value << 8U) | byte;
    return value;
}

// Object ids of the built-in types, as in pg_type.dat.
constexpr Oid type_int8 = 20;
constexpr Oid type_text = 25;
constexpr Oid type_bytea = 17;

Oid type_of(const Value& value) {
    switch (value.type()) {
        case Value::Type::integer:
            return type_int8;
        case Value::Type::text:
            return type_text;
        case Value::Type::blob:
            return type_bytea;
        case Value::Type::null:
            break;
    }
    return 0;  // left to the server, which knows the column
}

std::vector<Oid> types_of(std::span<const Value> values) {
    std::vector<Oid> types;
    types.reserve(values.size());
    for (const Value& value : values) types.push_back(type_of(value));
    return types;
}

/// Of the first value that is not null; a column of nulls counts as bytes.
Oid type_of_column(const Parameters& rows, std::size_t column) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (const Oid type = type_of(rows.row(i)[column]); type != 0) return type;
    }
    return type_bytea;
}

// Object ids of the arrays of these types.
Oid array_type_of(Oid type) {
    switch (type) {
        case type_int8:
            return 1016;
        case type_text:
            return 1009;
        default:
            return 1001;
    }
}

void add_big_endian(std::string& out, std::uint64_t number, int bytes) {
    for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8) {
        out += static_cast<char>((number >> static_cast<unsigned>(shift)) & 0xFFU);
    }
}

/// One column of all rows in the binary form of an array: dimensions, whether nulls may come, the
/// elements' type, their number, the first index, then length and bytes of each.
std::string array_of(const Parameters& rows, std::size_t column, Oid type) {
    std::string out;
    add_big_endian(out, 1, 4);
    add_big_endian(out, 1, 4);
    add_big_endian(out, type, 4);
    add_big_endian(out, rows.size(), 4);
    add_big_endian(out, 1, 4);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Value& value = rows.row(i)[column];
        if (value.type() == Value::Type::null) {
            add_big_endian(out, 0xFFFFFFFFU, 4);
        } else if (value.type() == Value::Type::integer) {
            add_big_endian(out, 8, 4);
            add_big_endian(out, static_cast<std::uint64_t>(value.integer()), 8);
        } else {
            add_big_endian(out, value.bytes().size(), 4);
            out.append(text_of(value.bytes()));
        }
    }
    return out;
}

/// Parameters as libpq wants them: addresses, lengths, all binary.
class Arguments {
public:
    void fill(std::span<const Value> values) {
        const std::size_t size = values.size();
        addresses_.resize(size);
        lengths_.resize(size);
        formats_.assign(size, 1);
        numbers_.resize(size);
        for (std::size_t i = 0; i < size; ++i) fill_one(i, values[i]);
    }
    [[nodiscard]] int count() const { return static_cast<int>(addresses_.size()); }
    [[nodiscard]] const char* const* addresses() const { return addresses_.data(); }
    [[nodiscard]] const int* lengths() const { return lengths_.data(); }
    [[nodiscard]] const int* formats() const { return formats_.data(); }

private:
    void fill_one(std::size_t i, const Value& value) {
        switch (value.type()) {
            case Value::Type::null:
                addresses_[i] = nullptr;
                lengths_[i] = 0;
                return;
            case Value::Type::integer: {
                auto number = static_cast<std::uint64_t>(value.integer());
                for (std::size_t byte = 8; byte-- > 0; number >>= 8U) {
                    numbers_[i][byte] = static_cast<char>(number & 0xFFU);
                }
                addresses_[i] = numbers_[i].data();
                lengths_[i] = 8;
                return;
            }
            case Value::Type::text:
            case Value::Type::blob:
                // An empty view may have no address, which libpq would take for NULL.
                addresses_[i] = value.bytes().empty()
                                    ? ""
                                    : reinterpret_cast<const char*>(value.bytes().data());
                lengths_[i] = static_cast<int>(value.bytes().size());
                return;
        }
    }

    std::vector<const char*> addresses_;
    std::vector<int> lengths_;
    std::vector<int> formats_;
    std::vector<std::array<char, 8>> numbers_;
};

/// `?1` becomes `$1`.
std::string with_dollars(std::string_view sql) {
    std::string text{sql};
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
        if (text[i] == '?' && text[i + 1] >= '1' && text[i + 1] <= '9') text[i] = '$';
    }
    return text;
}

std::int64_t changed_rows(PGresult* result) {
    const std::string_view count = PQcmdTuples(result);
    return count.empty() ? 0 : std::stoll(std::string(count));
}

class PostgresqlCursor : public Cursor {
public:
    explicit PostgresqlCursor(Answer answer) : answer_(std::move(answer)) {}

    bool next() override { return ++row_ < PQntuples(answer_.get()); }
    [[nodiscard]] bool is_null(int column) const override {
        return PQgetisnull(answer_.get(), row_, column) == 1;
    }
    /// int8, or the int4 of a literal.
    [[nodiscard]] std::int64_t integer(int column) const override {
        if (is_null(column)) return 0;
        const ByteView seen = bytes(column);
        if (seen.size() == 4) return static_cast<std::int32_t>(from_big_endian(seen));
        check(seen.size() == 8);
        return static_cast<std::int64_t>(from_big_endian(seen));
    }
    [[nodiscard]] ByteView bytes(int column) const override {
        return {reinterpret_cast<const std::uint8_t*>(PQgetvalue(answer_.get(), row_, column)),
                static_cast<std::size_t>(PQgetlength(answer_.get(), row_, column))};
    }

private:
    Answer answer_;
    int row_ = -1;
};

struct Finder {
    using is_transparent = void;
    std::size_t operator()(std::string_view sql) const {
        return std::hash<std::string_view>{}(sql);
    }
};

class PostgresqlConnection : public Connection {
public:
    explicit PostgresqlConnection(Link link) : link_(std::move(link)) {}

    [[nodiscard]] Engine engine() const override { return Engine::postgresql; }
    [[nodiscard]] bool healthy() const override { return !link_.is_over(); }
    [[nodiscard]] int backend() const override { return PQbackendPID(link_.get()); }

    std::int64_t run(std::string_view sql, std::span<const Value> values) override {
        return changed_rows(execute(sql, values).get());
    }
    Rows query(std::string_view sql, std::span<const Value> values) override {
        return Rows{std::make_unique<PostgresqlCursor>(execute(sql, values))};
    }
    std::vector<std::int64_t> run_many(std::string_view sql, const Parameters& rows) override;
    std::vector<bool> run_all(const ForMany& sql, const Parameters& rows) override;

    void script(const std::string& sql) override { link_.ask(sql); }

    void begin_reading() override { script("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"); }
    void begin_writing() override { script("BEGIN"); }
    void commit() override {
        const Answer answer = link_.ask("COMMIT");
        // A transaction that failed before answers COMMIT with "ROLLBACK", and no error.
        if (std::string_view(PQcmdStatus(answer.get())) != "COMMIT") {
            throw StoreError(StoreError::Cause::other, "PostgreSQL: rolled back instead");
        }
    }
    void roll_back() noexcept override {
        if (link_.is_over() || PQtransactionStatus(link_.get()) == PQTRANS_IDLE) return;
        try {
            link_.ask("ROLLBACK");
        } catch (const std::exception&) {
            link_.give_up();
        }
    }

private:
    [[nodiscard]] Answer execute(std::string_view sql, std::span<const Value> values) {
        const std::string& name = prepared(sql, types_of(values));
        arguments_.fill(values);
        return link_.receive_one(send(name));
    }
    [[nodiscard]] const std::string& prepared(std::string_view sql, std::span<const Oid> types);
    /// Hands a statement with `arguments_` to libpq.
    [[nodiscard]] bool send(const std::string& name) {
        return PQsendQueryPrepared(link_.get(), name.c_str(), arguments_.count(),
                                   arguments_.addresses(), arguments_.lengths(),
                                   arguments_.formats(), 1) == 1;
    }
    void send_all(const std::string& name, const Parameters& rows, std::size_t begin,
                  std::size_t end);
    void receive_all(std::size_t count, std::vector<std::int64_t>& changed);

    Link link_;
    std::unordered_map<std::string, std::string, Finder, std::equal_to<>> statements_;
    Arguments arguments_;
};

const std::string& PostgresqlConnection::prepared(std::string_view sql,
                                                  std::span<const Oid> types) {
    if (const auto known = statements_.find(sql); known != statements_.end()) return known->second;
    const std::string name = "s" + std::to_string(statements_.size());
    link_.receive_one(PQsendPrepare(link_.get(), name.c_str(), with_dollars(sql).c_str(),
                                    static_cast<int>(types.size()), types.data()) == 1);
    return statements_.emplace(sql, name).first->second;
}

std::vector<std::int64_t> PostgresqlConnection::run_many(std::string_view sql,
                                                         const Parameters& rows) {
    constexpr std::size_t at_once = 1000;  // so that neither side has to hold back much
    std::vector<std::int64_t> changed;
    if (rows.empty()) return changed;
    if (rows.size() == 1) return {run(sql, rows.row(0))};
    const std::string& name = prepared(sql, types_of(rows.row(0)));
    changed.reserve(rows.size());
    for (std::size_t begin = 0; begin < rows.size(); begin += at_once) {
        const std::size_t end = std::min(begin + at_once, rows.size());
        send_all(name, rows, begin, end);
        receive_all(end - begin, changed);
    }
    return changed;
}

void PostgresqlConnection::send_all(const std::string& name, const Parameters& rows,
                                    std::size_t begin, std::size_t end) {
    bool sent = PQenterPipelineMode(link_.get()) == 1;
    for (std::size_t i = begin; sent && i < end; ++i) {
        arguments_.fill(rows.row(i));
        sent = send(name);
    }
    if (sent && PQpipelineSync(link_.get()) == 1) return;
    link_.give_up();
    fail(link_.get(), nullptr);
}

void PostgresqlConnection::receive_all(std::size_t count, std::vector<std::int64_t>& changed) {
    Answer failure;
    try {
        for (std::size_t i = 0; i < count; ++i) {
            Answer answer = link_.receive();
            if (!answer) fail(link_.get(), nullptr);
            if (is_good(answer.get()))
                changed.push_back(changed_rows(answer.get()));
            else if (!failure && PQresultStatus(answer.get()) == PGRES_FATAL_ERROR) {
                failure = std::move(answer);
            }
            answer = link_.receive();  // the end of this statement's results
        }
        const Answer end = link_.receive();
        if (PQresultStatus(end.get()) != PGRES_PIPELINE_SYNC) fail(link_.get(), failure.get());
        if (PQexitPipelineMode(link_.get()) != 1) fail(link_.get(), nullptr);
    } catch (const StoreError&) {
        link_.give_up();  // the pipeline is half full
        throw;
    }
    if (failure) fail(link_.get(), failure.get());
}

/// One array for each column, and one round trip for all rows.
std::vector<bool> PostgresqlConnection::run_all(const ForMany& sql, const Parameters& rows) {
    std::vector<bool> changed(rows.size(), false);
    if (rows.empty()) return changed;
    const std::size_t width = rows.row(0).size();
    std::vector<std::string> arrays;
    std::vector<Oid> types;
    std::vector<const char*> addresses;
    std::vector<int> lengths;
    for (std::size_t column = 0; column < width; ++column) {
        const Oid type = type_of_column(rows, column);
        arrays.push_back(array_of(rows, column, type));
        types.push_back(array_type_of(type));
    }
    for (const std::string& array : arrays) {
        addresses.push_back(array.data());
        lengths.push_back(static_cast<int>(array.size()));
    }
    const std::vector<int> formats(width, 1);
    const std::string& name = prepared(sql.at_once, types);
    PostgresqlCursor told{link_.receive_one(
        PQsendQueryPrepared(link_.get(), name.c_str(), static_cast<int>(width), addresses.data(),
                            lengths.data(), formats.data(), 1) == 1)};
    while (told.next()) changed[static_cast<std::size_t>(told.integer(0)) - 1] = true;
    return changed;
}

std::string milliseconds(std::chrono::milliseconds time) {
    return std::to_string(time.count());
}

/// The server gives up before we do: a lock first, then the statement, so that the answer is a
/// definite no. A connection that we gave up, or that broke unnoticed, lets go of its locks.
std::string limits(std::chrono::milliseconds patience) {
    return "SET lock_timeout = " + milliseconds(patience / 3) +
           "; SET statement_timeout = " + milliseconds(patience * 2 / 3) +
           "; SET idle_in_transaction_session_timeout = " + milliseconds(patience) +
           "; SET tcp_keepalives_idle = 30; SET tcp_keepalives_interval = 10;"
           "SET tcp_keepalives_count = 3; SET tcp_user_timeout = 30000;";
}

constexpr const char* same_everywhere = "SET timezone = 'UTC'; SET bytea_output = 'hex';";

}  // namespace

std::unique_ptr<Connection> open_postgresql(const std::string& connection, PostgresqlUse use,
                                            std::chrono::milliseconds patience) {
    if (use == PostgresqlUse::owning) {
        // A schema step on a large table takes the time that it takes.
        auto opened =
            std::make_unique<PostgresqlConnection>(Link{connection, std::chrono::milliseconds{0}});
        opened->script(std::string(same_everywhere) + "SET lock_timeout = '10s'");
        return opened;
    }
    auto opened = std::make_unique<PostgresqlConnection>(Link{connection, patience});
    opened->script(same_everywhere + limits(patience) + "SET ROLE alongside_server");
    // A database that was told not to wait for the disk is overruled; one that waits for its
    // standby as well is left alone.
    // What the writer looks for it finds by its key, row by row in the order in which we ask: the
    // order in which rows are locked.
    opened->script(use == PostgresqlUse::writing
                       ? "SELECT set_config('synchronous_commit', 'on', false) "
                         "WHERE current_setting('synchronous_commit') = 'off';"
                         "SET enable_seqscan = off; SET enable_hashjoin = off;"
                         "SET enable_mergejoin = off"
                       : "SET default_transaction_read_only = on");
    return opened;
}

struct PostgresqlEar::Inside {
    Link link;
};

PostgresqlEar::PostgresqlEar(const std::string& connection, std::chrono::milliseconds patience)
    : inside_(std::make_unique<Inside>(Inside{Link{connection, patience}})) {
    inside_->link.ask(std::string("LISTEN ") + change_channel);
}

PostgresqlEar::~PostgresqlEar() = default;

std::vector<HeardChange> PostgresqlEar::wait(int wake, std::chrono::milliseconds longest) {
    PGconn* link = inside_->link.get();
    std::array<pollfd, 2> watched{{{PQsocket(link), POLLIN, 0}, {wake, POLLIN, 0}}};
    if (::poll(watched.data(), watched.size(), static_cast<int>(longest.count())) < 0 &&
        errno != EINTR) {
        throw StoreError(StoreError::Cause::connection, "PostgreSQL: cannot wait for changes");
    }
    if (PQconsumeInput(link) != 1) fail(link, nullptr);
    struct Free {
        void operator()(PGnotify* notice) const { PQfreemem(notice); }
    };
    std::vector<HeardChange> heard;
    while (const std::unique_ptr<PGnotify, Free> notice{PQnotifies(link)}) {
        if (const auto change = parse_change(notice->extra)) {
            heard.push_back({*change, notice->be_pid});
        }
    }
    return heard;
}

}  // namespace alongside::store
