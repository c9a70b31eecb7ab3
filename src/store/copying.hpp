// A whole database, table by table: copied to another place and engine, and compared.
#pragma once

#include "store/store.hpp"

#include <vector>

namespace alongside::store {

/// What one table holds.
struct TableContents {
    std::string table;
    std::int64_t rows = 0;
    Hash sum{};  ///< of the SHA-256 of each row, modulo 2^256: the order of the rows does not count

    friend bool operator==(const TableContents&, const TableContents&) = default;
};

/// What a database holds, in a form that is the same on both engines.
struct Contents {
    std::vector<TableContents> tables;

    friend bool operator==(const Contents&, const Contents&) = default;
};
/// One number for all journals, entries and signed heads.
[[nodiscard]] Hash chains_of(const Contents& contents);

/// Reads everything once, as of one commit. Memory stays bounded.
[[nodiscard]] Contents contents_of(Store& store);

/// Copies everything, as of one commit, into an empty place. Others may go on writing into `from`;
/// what they write meanwhile is not in the copy. The copy was read again and found equal; it is
/// there whole and on the disk, or not at all.
///
/// @param to  SQLite: a directory without a database, made where it is missing. PostgreSQL: a
///            database without rows, with the rights to set it up
/// @returns what was copied
/// @error conflict `copy.not_empty`  there is a database, or are rows, already
/// @error unavailable  see `migrate`
/// @throws StoreError  an engine failed, or the disk is full
[[nodiscard]] Result<Contents> copy_store(Store& from, const StoreOptions& to);

/// Moves an embedded database that nobody has open to another directory of the same file system.
/// @throws StoreError  it is still in use, or cannot be moved
void move_database(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace alongside::store
