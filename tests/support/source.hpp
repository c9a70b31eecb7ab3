// Where the project's own files are, for tests that read them.
#pragma once

#include <filesystem>

namespace alongside {

/// The root of the clone that this program was built from.
[[nodiscard]] std::filesystem::path source_dir();

}  // namespace alongside
