// The instruments that a program has: those within it, and those that it imported.
#pragma once

#include "measures/catalog.hpp"

#include <filesystem>

namespace alongside::cli {

/// The built-in definitions, and those of the folder `instruments` of a data folder, which need not
/// be there. What cannot be read is left out and named in the catalog's faults.
[[nodiscard]] measures::Catalog open_instruments(const std::filesystem::path& data);

/// Says in the log what was left out: file and code.
void log_faults(const measures::Catalog& catalog);

}  // namespace alongside::cli
