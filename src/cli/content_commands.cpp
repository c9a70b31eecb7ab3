// content check, and the pages that the server shows.
#include "cli/commands.hpp"
#include "cli/content.hpp"

#include "base/log.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <tuple>

namespace alongside::cli {
namespace {

/// What was found, for programs.
struct Checked {
    int pages = 0;
    std::vector<library::Fault> faults;
    std::vector<std::string> notes;  ///< what only a person can do; no fault
};
BOOST_DESCRIBE_STRUCT(Checked, (), (pages, faults, notes))

/// The lines of a folder, or, without one, those within the program.
library::ReadHelp open_help(const std::filesystem::path& folder) {
    if (folder.empty()) return {library::built_in_help_lines(), {}};
    return library::load_help_lines(folder);
}

std::vector<std::string> notes_on(const library::ReadHelp& help) {
    if (help.lines) return library::unchecked(*help.lines, local_day("UTC", system_now()));
    return {
        fmt::format("The server shows the built-in crisis lines: there is no {} here that can "
                    "be used.",
                    library::help_file)};
}

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

service::HelpView help_of(const Config& config) {
    auto read = open_help(config.content);
    for (const library::Fault& fault : read.faults) {
        log::warning("The crisis lines have to be mended.",
                     {{"file", fault.file}, {"line", fault.line}, {"code", fault.code}});
    }
    if (!read.lines) {
        log::warning(
            "The folder of content has no crisis lines that can be used: the built-in "
            "ones are shown.");
        read.lines = library::built_in_help_lines();
    }
    service::HelpView view = service::help_view(config.help, *read.lines);
    if (view.countries.front().code.text() != view.country) {
        log::warning(
            "There are no crisis lines for the country of the settings: write them into "
            "help.toml of the folder of content.",
            {{"country", view.country}});
    }
    return view;
}

int content_check(const std::string& folder, bool as_json) {
    const auto library = open_content(folder);
    if (!library) {
        Common common;
        common.json = as_json;
        return fail(common, library.error());
    }
    const library::ReadHelp help = open_help(folder);
    Checked checked{static_cast<int>(library->pages.size()), library->faults, notes_on(help)};
    checked.faults.insert(checked.faults.end(), help.faults.begin(), help.faults.end());
    std::ranges::stable_sort(checked.faults, {}, [](const library::Fault& fault) {
        return std::tie(fault.file, fault.line);
    });
    if (as_json) {
        std::cout << json::text(checked) << "\n";
    } else {
        for (const library::Fault& fault : checked.faults) {
            fmt::print("{}:{}: {}\n", fault.file, fault.line, fault.sentence);
        }
        for (const std::string& note : checked.notes) fmt::print("note: {}\n", note);
        fmt::print("{} pages, {} faults\n", checked.pages, checked.faults.size());
    }
    return checked.faults.empty() ? 0 : 1;
}

}  // namespace alongside::cli
