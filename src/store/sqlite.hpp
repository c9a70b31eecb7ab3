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
/// Copies the database as of one commit while others go on writing. `copy` must not exist yet; it
/// is readable by its owner alone.
/// @throws StoreError  the copy could not be written
void copy_sqlite(const std::filesystem::path& file, const std::filesystem::path& copy);

}  // namespace alongside::store
