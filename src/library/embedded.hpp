// The files of `content/` as they were when the program was built.
#pragma once

#include "library/library.hpp"

namespace alongside::library {

/// Pages and crisis lines by their names, without README.md.
[[nodiscard]] std::vector<File> embedded_content();

}  // namespace alongside::library
