// Which tables and columns there are is asked of the schema itself, so that a table of a later step
// is copied without a word here.
#include "store/copying.hpp"

#include "store/files.hpp"
#include "store/postgresql.hpp"
#include "store/schema.hpp"
#include "store/sqlite.hpp"

#include <openssl/sha.h>

namespace alongside::store {
namespace {

constexpr std::size_t rows_at_once = 1000;
constexpr std::size_t bytes_at_once = 1U << 20U;

struct Column {
    std::string name;
    Value::Type type;
};
struct Table {
    std::string name;
    std::vector<Column> columns;

    [[nodiscard]] std::string column_names() const {
        std::string names;
        for (const Column& column : columns) {
            names += (names.empty() ? "\"" : ", \"") + column.name + '"';
        }
        return names;
    }
};

std::vector<Column> columns_of(ReadTransaction& read, const std::string& table) {
    Rows rows = read.query("SELECT name, type FROM pragma_table_info(?1) ORDER BY cid", table);
    std::vector<Column> columns;
    while (rows.next()) {
        const std::string type = rows.text(1);
        check(type == "INTEGER" || type == "TEXT" || type == "BLOB");
        columns.push_back({rows.text(0), type == "INTEGER" ? Value::Type::integer
                                         : type == "TEXT"  ? Value::Type::text
                                                           : Value::Type::blob});
    }
    return columns;
}

/// In the order in which they were created, so that what is referred to comes first.
std::vector<Table> tables_of_schema() {
    const auto connection = open_sqlite_in_memory();
    for (const SchemaStep& step : schema_steps()) {
        connection->script(sql_for(Engine::sqlite, step.sql));
    }
    ReadTransaction read{*connection};
    std::vector<std::string> names;
    {
        Rows rows =
            read.query("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY rowid");
        while (rows.next()) names.push_back(rows.text(0));
    }
    std::vector<Table> tables;
    tables.reserve(names.size());
    for (const std::string& name : names) tables.push_back({name, columns_of(read, name)});
    return tables;
}

void add_number(Bytes& bytes, std::uint64_t number) {
    for (int shift = 56; shift >= 0; shift -= 8) {
        bytes.push_back(static_cast<std::uint8_t>(number >> static_cast<unsigned>(shift)));
    }
}

/// Adds numbers of 256 bits, the last byte being the lowest.
void add_to(Hash& sum, const Hash& number) {
    unsigned carry = 0;
    for (std::size_t i = sum.size(); i-- > 0;) {
        carry += static_cast<unsigned>(sum[i]) + number[i];
        sum[i] = static_cast<std::uint8_t>(carry & 0xFFU);
        carry >>= 8U;
    }
}

/// Rows on their way from one database to another, in one stretch of memory.
class Batch {
public:
    explicit Batch(const Table& table) : table_(table) {}

    /// Takes a row over. @returns its hash, which is the same on both engines
    Hash add(const Rows& rows) {
        const std::size_t begin = bytes_.size();
        for (std::size_t i = 0; i < table_.columns.size(); ++i) add_cell(rows, static_cast<int>(i));
        Hash hash{};
        SHA256(bytes_.data() + begin, bytes_.size() - begin, hash.data());
        return hash;
    }
    [[nodiscard]] bool is_full() const {
        return cells_.size() >= rows_at_once * table_.columns.size() ||
               bytes_.size() >= bytes_at_once;
    }
    [[nodiscard]] bool empty() const { return cells_.empty(); }
    /// Good until the batch is changed.
    [[nodiscard]] Parameters parameters() const {
        Parameters rows;
        std::vector<Value> row;
        for (const Cell& cell : cells_) {
            row.push_back(value_of(cell));
            if (row.size() < table_.columns.size()) continue;
            rows.add_row(row);
            row.clear();
        }
        return rows;
    }
    void clear() {
        cells_.clear();
        bytes_.clear();
    }

private:
    struct Cell {
        Value::Type type;
        std::int64_t integer;
        std::size_t begin;
        std::size_t size;
    };

    /// One byte for the type, then the number, or the length and the bytes.
    void add_cell(const Rows& rows, int column) {
        Value::Type type = table_.columns[static_cast<std::size_t>(column)].type;
        if (rows.is_null(column)) type = Value::Type::null;
        bytes_.push_back(static_cast<std::uint8_t>(type));
        std::int64_t integer = 0;
        ByteView view;
        if (type == Value::Type::integer) {
            integer = rows.integer(column);
            add_number(bytes_, static_cast<std::uint64_t>(integer));
        } else if (type != Value::Type::null) {
            view = rows.view(column);
            add_number(bytes_, view.size());
        }
        cells_.push_back({type, integer, bytes_.size(), view.size()});
        bytes_.insert(bytes_.end(), view.begin(), view.end());
    }
    [[nodiscard]] Value value_of(const Cell& cell) const {
        const ByteView view{bytes_.data() + cell.begin, cell.size};
        switch (cell.type) {
            case Value::Type::integer:
                return {cell.integer};
            case Value::Type::text:
                return {text_of(view)};
            case Value::Type::blob:
                return {view};
            case Value::Type::null:
                break;
        }
        return {std::nullopt};
    }

    const Table& table_;
    std::vector<Cell> cells_;
    Bytes bytes_;
};

/// Every row of a table, few of them in memory at a time.
void each_row(ReadTransaction& read, const Table& table,
              const std::function<void(const Rows&)>& visit) {
    const std::string select = "SELECT " + table.column_names() + " FROM " + table.name;
    if (read.engine() == Engine::sqlite) {
        Rows rows = read.query(select);
        while (rows.next()) visit(rows);
        return;
    }
    // Without a cursor PostgreSQL would send the whole table before its first row.
    const std::string cursor = "all_of_" + table.name;
    (void)read.query("DECLARE " + cursor + " NO SCROLL CURSOR FOR " + select);
    const std::string fetch = "FETCH " + std::to_string(rows_at_once) + " FROM " + cursor;
    for (bool more = true; more;) {
        more = false;
        Rows rows = read.query(fetch);
        while (rows.next()) {
            more = true;
            visit(rows);
        }
    }
    (void)read.query("CLOSE " + cursor);
}

using Carry = std::function<void(const Table&, const Batch&)>;

/// Reads everything within one transaction and hands it on in batches.
Contents read_all(ReadTransaction& read, const std::vector<Table>& tables, const Carry& carry) {
    Contents contents;
    for (const Table& table : tables) {
        TableContents found{table.name};
        Batch batch{table};
        each_row(read, table, [&](const Rows& rows) {
            add_to(found.sum, batch.add(rows));
            ++found.rows;
            if (!batch.is_full()) return;
            carry(table, batch);
            batch.clear();
        });
        if (!batch.empty()) carry(table, batch);
        contents.tables.push_back(std::move(found));
    }
    return contents;
}

std::string insert_into(const Table& table) {
    std::string places;
    for (std::size_t i = 1; i <= table.columns.size(); ++i) {
        places += (i == 1 ? "?" : ", ?") + std::to_string(i);
    }
    return "INSERT INTO " + table.name + " (" + table.column_names() + ") VALUES (" + places + ")";
}

Problem not_empty(const std::string& where) {
    return {Kind::conflict,
            "copy.not_empty",
            "There are data in " + where + " already.",
            "Choose a place without any; nothing is ever overwritten.",
            "",
            0};
}

bool holds_rows(ReadTransaction& read, const std::vector<Table>& tables) {
    for (const Table& table : tables) {
        Rows rows = read.query("SELECT 1 FROM " + table.name + " LIMIT 1");
        if (rows.next()) return true;
    }
    return false;
}

/// Sets up an empty database and fills it; commits only what was found equal.
Result<Contents> fill(Store& from, Connection& to, const std::string& where) {
    if (const auto ready = migrate(to, schema_steps()); !ready) return ready.error();
    const auto tables = tables_of_schema();
    WriteTransaction write{to};
    if (holds_rows(write, tables)) return not_empty(where);
    Contents copied;
    {
        Reader read = from.snapshot();
        copied = read_all(read, tables, [&](const Table& table, const Batch& batch) {
            write.run_many(insert_into(table), batch.parameters());
        });
    }
    if (read_all(write, tables, [](const Table&, const Batch&) {}) != copied) {
        throw StoreError(StoreError::Cause::other, "the copy does not read as it was written");
    }
    write.commit();
    return copied;
}

/// A file that is removed again unless it was given its name.
class NewFile {
public:
    explicit NewFile(const std::filesystem::path& name) : name_(name), part_(name) {
        part_ += ".part";
        std::filesystem::remove(part_);  // left behind by a copy that was cut short
    }
    NewFile(const NewFile&) = delete;
    NewFile& operator=(const NewFile&) = delete;
    ~NewFile() {
        std::error_code ignored;
        std::filesystem::remove(part_, ignored);
    }
    [[nodiscard]] const std::filesystem::path& part() const { return part_; }
    void keep() const {
        sync(part_);
        std::filesystem::rename(part_, name_);
        sync(name_.parent_path());
    }

private:
    std::filesystem::path name_;
    std::filesystem::path part_;
};

Result<Contents> copy_to_directory(Store& from, const std::filesystem::path& directory) {
    const auto file = database_file(directory);
    if (std::filesystem::exists(file)) return not_empty(directory.string());
    if (std::filesystem::create_directories(directory)) {
        std::filesystem::permissions(directory, std::filesystem::perms::owner_all);
    }
    const NewFile made{file};
    auto copied = fill(from, *create_sqlite(made.part()), directory.string());
    if (copied) made.keep();
    return copied;
}

}  // namespace

Hash chains_of(const Contents& contents) {
    Bytes bytes;
    for (const TableContents& table : contents.tables) {
        if (table.table != "journal" && table.table != "entry" && table.table != "signed_head") {
            continue;
        }
        add_number(bytes, static_cast<std::uint64_t>(table.rows));
        bytes.insert(bytes.end(), table.sum.begin(), table.sum.end());
    }
    Hash hash{};
    SHA256(bytes.data(), bytes.size(), hash.data());
    return hash;
}

Contents contents_of(Store& store) {
    Reader read = store.snapshot();
    return read_all(read, tables_of_schema(), [](const Table&, const Batch&) {});
}

void move_database(const std::filesystem::path& from, const std::filesystem::path& to) {
    const auto file = database_file(from);
    if (std::filesystem::exists(file.string() + "-wal")) {
        throw StoreError(StoreError::Cause::busy, file.string() + " is in use");
    }
    sync(file);
    std::filesystem::rename(file, database_file(to));
    sync(to);
}

Result<Contents> copy_store(Store& from, const StoreOptions& to) {
    if (to.postgresql.empty()) return copy_to_directory(from, to.directory);
    return fill(from, *open_postgresql(to.postgresql, PostgresqlUse::owning), "that database");
}

}  // namespace alongside::store
