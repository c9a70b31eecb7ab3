// The files of `content/instruments/` as they were when the program was built.
#pragma once

#include "measures/catalog.hpp"

namespace alongside::measures {

/// By their names.
[[nodiscard]] std::vector<File> embedded_instruments();

}  // namespace alongside::measures
