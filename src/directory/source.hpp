// What an importer is told about a list, and what it answers. The same for every format.
#pragma once

#include "directory/meeting.hpp"
#include "directory/report.hpp"

#include <string>
#include <vector>

namespace alongside::directory {

/// What a program's settings say about a list; the lists themselves do not say it.
struct Source {
    std::string name;               ///< unique among the program's sources
    std::string fellowship = "aa";  ///< whose type codes these are: "aa", "na", "al-anon" …
    std::string zone;               ///< IANA name for records without one; may be empty
};

/// The meetings of a list and what became of each record.
struct Import {
    std::vector<Meeting> meetings;
    Report report;
};

}  // namespace alongside::directory
