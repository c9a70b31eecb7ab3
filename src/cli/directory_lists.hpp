// Reads the lists that a directory command was given: files, folders and addresses, each in its own
// format.
#pragma once

#include "base/result.hpp"
#include "cli/commands.hpp"
#include "directory/listing.hpp"

#include <vector>

namespace alongside::cli {

/// One list, read.
struct ReadList {
    directory::Source source;
    directory::ListFormat format{};
    directory::Listing listing;
};

/// Reads every list that was asked for. The formats and service bodies of a BMLT server, which may
/// stand anywhere among the files, go with each of its lists.
/// @error  the first file that cannot be read, by name; or what was asked makes no sense
[[nodiscard]] Result<std::vector<ReadList>> read_lists(const ListsAsked& asked);

}  // namespace alongside::cli
