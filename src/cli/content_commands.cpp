// content check, and the pages that the server shows.
#include "cli/commands.hpp"
#include "cli/content.hpp"

#include "base/log.hpp"

#include <fmt/format.h>

#include <algorithm>
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

Result<library::Library> open_content(const std::filesystem::path& folder) {
    return folder.empty() ? library::built_in_library() : library::load_library(folder);
}

void log_faults(const library::Library& library) {
    for (const library::Fault& fault : library.faults) {
        const bool is_shown = std::ranges::find(library.pages, fault.file, &library::Page::file) !=
                              library.pages.end();
        log::warning(is_shown ? "A page of the library has to be mended."
                              : "A page was left out of the library.",
                     {{"file", fault.file}, {"line", fault.line}, {"code", fault.code}});
    }
}

int content_check(const std::string& folder, bool as_json) {
    const auto library = open_content(folder);
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
