// SQLite behind `Connection`: one file, write-ahead log, every commit on the disk before it counts.
#pragma once

#include "store/engine.hpp"

#include <filesystem>

namespace alongside::store {

/// Creates the file if need be, readable by its owner alone.
/// @throws StoreError  it cannot be opened
[[nodiscard]] std::unique_ptr<Connection> open_sqlite_writer(const std::filesystem::path& file);
/// @throws StoreError  it does not exist or cannot be opened
[[nodiscard]] std::unique_ptr<Connection> open_sqlite_reader(const std::filesystem::path& file);
/// Creates a file that is to be filled at one go, and at once syncs nothing and can undo nothing:
/// whoever fills it syncs it, and gives it its name when it is whole.
/// @throws StoreError  it cannot be created
[[nodiscard]] std::unique_ptr<Connection> create_sqlite(const std::filesystem::path& file);
/// A database that is gone with its connection.
[[nodiscard]] std::unique_ptr<Connection> open_sqlite_in_memory();
/// Copies the database as of one commit while others go on writing. `copy` must not exist yet; it
/// is readable by its owner alone.
/// @throws StoreError  the copy could not be written
void copy_sqlite(const std::filesystem::path& file, const std::filesystem::path& copy);

}  // namespace alongside::store
