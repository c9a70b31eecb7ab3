// Reads, adapts and applies the schema's steps.
#include "store/schema.hpp"

#include "base/log.hpp"

#include <array>
#include <utility>

namespace alongside::store {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 3> postgresql_words{{
    {"INTEGER", "BIGINT"},
    {"BLOB", "BYTEA"},
    {" STRICT;", ";"},
}};

std::string in_postgresql_words(std::string line) {
    for (const auto& [from, to] : postgresql_words) {
        for (std::size_t at = 0; (at = line.find(from, at)) != std::string::npos; at += to.size()) {
            line.replace(at, from.size(), to);
        }
    }
    return line;
}

bool has_version_table(ReadTransaction& read) {
    Rows rows = read.engine() == Engine::sqlite
                    ? read.query("SELECT name FROM sqlite_master WHERE name = 'schema_version'")
                    : read.query(
                          "SELECT relname FROM pg_class "
                          "WHERE oid = to_regclass('schema_version')");
    return rows.next();
}

int version_of(ReadTransaction& read) {
    if (!has_version_table(read)) return 0;
    Rows rows = read.query("SELECT coalesce(max(version), 0) FROM schema_version");
    check(rows.next());
    return rows.code(0);
}

Problem newer(int version, int known) {
    return {Kind::unavailable,
            "store.newer",
            "The data was written by a newer version of Alongside.",
            "Install that version again, or a later one; this one knows schema " +
                std::to_string(known) + " and the data has " + std::to_string(version) +
                ". To go back, restore the backup made before the update.",
            "",
            0};
}

Problem older(int version, int known) {
    return {
        Kind::unavailable,
        "store.older",
        "The data was written by an older version of Alongside and has to be brought up to date.",
        "Make a backup with the version that wrote it, then run `alongside migrate` or start the "
        "server; the data has schema " +
            std::to_string(version) + " and this version needs " + std::to_string(known) + ".",
        "",
        0};
}

Problem not_allowed() {
    return {Kind::unavailable,
            "store.rights",
            "This database login may not set up the tables.",
            "Run `alongside migrate` once with a login that owns the database and may create "
            "roles.",
            "",
            0};
}

void apply(Connection& connection, std::span<const SchemaStep> steps) {
    WriteTransaction write{connection};
    if (write.engine() == Engine::postgresql) {
        // Two servers that start together: the second waits here and then finds nothing to do.
        Rows waited = write.query("SELECT 1 FROM pg_advisory_xact_lock(?1)", 0x616C6F6E67);
        check(waited.next());
    }
    if (!has_version_table(write)) {
        write.script(sql_for(write.engine(),
                             "CREATE TABLE schema_version (version INTEGER NOT NULL PRIMARY KEY, "
                             "name TEXT NOT NULL, applied_at INTEGER NOT NULL) STRICT;"));
    }
    const int version = version_of(write);
    for (const SchemaStep& step : steps) {
        if (step.version <= version) continue;
        write.script(sql_for(write.engine(), step.sql));
        write.run("INSERT INTO schema_version (version, name, applied_at) VALUES (?1, ?2, ?3)",
                  step.version, step.name, system_now());
        log::info("A schema step was applied.", {{"step", step.name}});
    }
    write.commit();
}

}  // namespace

std::string sql_for(Engine engine, std::string_view step) {
    constexpr std::string_view only = "-- only: ";
    const std::string_view wanted = engine == Engine::sqlite ? "sqlite" : "postgresql";
    std::string sql;
    bool included = true;
    while (!step.empty()) {
        const std::size_t end = std::min(step.find('\n'), step.size());
        const std::string_view line = step.substr(0, end);
        step.remove_prefix(std::min(end + 1, step.size()));
        if (line.starts_with(only)) {
            included = line.substr(only.size()) == wanted;
        } else if (line == "-- end") {
            included = true;
        } else if (included && !line.starts_with("--")) {
            sql += engine == Engine::sqlite ? std::string(line)
                                            : in_postgresql_words(std::string(line));
            sql += '\n';
        }
    }
    return sql;
}

int schema_version(Connection& connection) {
    ReadTransaction read{connection};
    return version_of(read);
}

Problem nothing_there() {
    return {Kind::not_found,
            "store.none",
            "There is no database here.",
            "Check --data and --database; `alongside init` sets up a new one.",
            "",
            0};
}

Result<void> migrate(Connection& connection, std::span<const SchemaStep> steps, bool may_migrate) {
    check(!steps.empty());
    const int known = steps.back().version;
    ReadTransaction read{connection};
    const int version = version_of(read);
    if (version > known) return newer(version, known);
    if (version == known) return {};
    if (!may_migrate) return version == 0 ? nothing_there() : older(version, known);
    try {
        apply(connection, steps);
    } catch (const StoreError& error) {
        // On PostgreSQL a right that is missing counts as a constraint.
        if (error.cause() != StoreError::Cause::constraint) throw;
        log::error("A schema step was refused.", {{"what", error.what()}});
        return not_allowed();
    }
    return {};
}

}  // namespace alongside::store
