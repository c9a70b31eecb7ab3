// A backup is a folder: the database in the embedded engine's form, whichever engine it came from,
// and a small manifest. The master key is never in it.
#pragma once

#include "journal/json.hpp"
#include "store/copying.hpp"

#include <filesystem>

namespace alongside::service {

/// What one table held.
struct TableCount {
    std::string table;
    std::int64_t rows = 0;
};
BOOST_DESCRIBE_STRUCT(TableCount, (), (table, rows))

/// `manifest.json` of a backup.
struct Manifest {
    int format = 1;          ///< of the backup itself; others are refused
    int schema = 0;          ///< of the database in it
    std::string made_by;     ///< the version of the program
    Moment made_at;          ///< everything committed by then is in it
    std::int64_t bytes = 0;  ///< of the database file
    std::string sha256;      ///< of the database file, in hexadecimal
    std::string chains;      ///< see store::chains_of, in hexadecimal
    List<TableCount, 1000> tables;
};
BOOST_DESCRIBE_STRUCT(Manifest, (),
                      (format, schema, made_by, made_at, bytes, sha256, chains, tables))

[[nodiscard]] List<TableCount, 1000> counts_of(const store::Contents& contents);

/// Writes a backup, as of one commit, while others go on writing. It appears under its name only
/// when it is whole and on the disk.
/// @param directory  must be missing or empty
/// @error conflict `backup.not_empty`
/// @throws StoreError  it could not be read or written; nothing is left behind
[[nodiscard]] Result<Manifest> back_up(store::Store& store, const std::filesystem::path& directory,
                                       Instant now);

/// Puts the database of a backup into a directory that has none, after holding it against its
/// manifest. It is there whole or not at all.
/// @error not_found `backup.missing`  there is no backup
/// @error refused `backup.unreadable`, `backup.altered`  what is there is not what was written
/// @throws StoreError  it could not be read or written
[[nodiscard]] Result<Manifest> fetch_backup(const std::filesystem::path& directory,
                                            const std::filesystem::path& into);

}  // namespace alongside::service
