// Files that must be whole on the disk before anyone relies on them.
#pragma once

#include "base/bytes.hpp"

#include <filesystem>

namespace alongside::store {

/// Has a file, or a directory's list of names, on the disk when it returns.
/// @throws StoreError  it is not there, or the disk failed
void sync(const std::filesystem::path& path);

/// Copies a file into a new one that only its owner may read, and syncs it.
/// @returns the SHA-256 of what was copied
/// @throws StoreError  `from` cannot be read, `to` is there already, or the disk is full
Hash copy_private(const std::filesystem::path& from, const std::filesystem::path& to);

/// Writes text into a new file that only its owner may read, and syncs it.
/// @throws StoreError  the file is there already, or the disk is full
void write_private(const std::filesystem::path& file, std::string_view text);

/// SHA-256 of a file's bytes. @throws StoreError  it cannot be read
[[nodiscard]] Hash hash_of_file(const std::filesystem::path& file);

}  // namespace alongside::store
