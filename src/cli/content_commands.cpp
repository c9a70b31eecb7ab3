// content check.
#include "cli/commands.hpp"

#include "library/library.hpp"

#include <fmt/format.h>

#include <iostream>

namespace alongside::cli {
namespace {

/// What was found, for programs.
struct Checked {
    int pages = 0;
    std::vector<library::Fault> faults;
};
BOOST_DESCRIBE_STRUCT(Checked, (), (pages, faults))

}  // namespace

int content_check(const std::string& folder, bool as_json) {
    const auto library = library::load_library(folder);
    if (!library) {
        Common common;
        common.json = as_json;
        return fail(common, library.error());
    }
    const Checked checked{static_cast<int>(library->pages.size()), library->faults};
    if (as_json) {
        std::cout << json::text(checked) << "\n";
    } else {
        for (const library::Fault& fault : checked.faults) {
            fmt::print("{}:{}: {}\n", fault.file, fault.line, fault.sentence);
        }
        fmt::print("{} pages, {} faults\n", checked.pages, checked.faults.size());
    }
    return checked.faults.empty() ? 0 : 1;
}

}  // namespace alongside::cli
