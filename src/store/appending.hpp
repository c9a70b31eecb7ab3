// Writes many appends inside one transaction, each kind of row in one go.
#pragma once

#include "store/writer.hpp"

namespace alongside::store {

/// As if the appends were written one after another in the order given; an append whose journal
/// moved on leaves no trace.
/// @returns for each append whether it was written
[[nodiscard]] std::vector<bool> write_appends(WriteTransaction& write,
                                              std::span<const Append* const> appends);

}  // namespace alongside::store
