#include "cli/directory_lists.hpp"

#include "base/time.hpp"
#include "directory/fetch.hpp"
#include "directory/json_rows.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace alongside::cli {
namespace {

namespace fs = std::filesystem;
using directory::ListFormat;

/// A file, folder or address as it was found.
struct Loaded {
    std::string file;
    directory::ListContents contents;
};

bool is_address(const std::string& text) {
    return text.starts_with("http://") || text.starts_with("https://");
}

/// A short name for a list: of a file its name, of an address its host.
std::string source_name(const std::string& file) {
    std::string name;
    if (is_address(file)) {
        const auto begin = file.find("//") + 2;
        name = file.substr(begin, file.find('/', begin) - begin);
    } else {
        const fs::path path = fs::path(file).lexically_normal();
        name = (path.has_filename() ? path : path.parent_path()).stem().string();
    }
    std::erase_if(name, [](char c) { return c == '/' || c == '?' || c == '#' || c == ' '; });
    return name;
}

Problem unreadable(const std::string& file) {
    return {Kind::not_found, "import.file", "The file " + file + " cannot be read.",
            "Check its name and that you may read it.", ""};
}

Result<std::string> read_file(const std::string& file) {
    std::error_code error;
    const auto size = fs::file_size(file, error);
    std::ifstream in(file, std::ios::binary);
    if (error || !in) return unreadable(file);
    if (size > directory::longest_file) {
        return Problem{Kind::too_large, "import.size", "The file is larger than 64 MiB.",
                       "Split it.", ""};
    }
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

/// The tables of a folder, one CSV each.
Result<directory::HsdsTables> read_folder(const fs::path& folder) {
    constexpr std::size_t most_tables = 100;
    directory::HsdsTables tables;
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        if (at->path().extension() != ".csv") continue;
        if (tables.size() == most_tables) break;
        auto text = read_file(at->path().string());
        if (!text) return text.error();
        tables.emplace(at->path().stem().string(), std::move(*text));
    }
    if (error) return unreadable(folder.string());
    return tables;
}

Problem unknown_format(const std::string& file, std::string_view text) {
    if (directory::looks_like_web_page(text)) {
        return {Kind::invalid, "directory.web_page", file + " is a web page, not a list.",
                "Check the address: lists are JSON or CSV.", ""};
    }
    return {Kind::invalid, "import.format", file + " is in no format that is known here.",
            "Known are Meeting Guide, BMLT, sheets (CSV) and HSDS 3; docs/directory.md tells of "
            "each.",
            ""};
}

Result<Loaded> load(const std::string& file, const std::string& named) {
    Loaded loaded{file, {}};
    std::error_code error;
    if (!is_address(file) && fs::is_directory(file, error)) {
        auto tables = read_folder(file);
        if (!tables) return tables.error();
        loaded.contents.format = ListFormat::hsds_package;
        loaded.contents.tables = std::move(*tables);
        return loaded;
    }
    if (is_address(file)) {
        auto fetched = directory::fetch(file);
        if (!fetched) return fetched.error();
        loaded.contents.text = std::move(fetched->body);
    } else {
        auto text = read_file(file);
        if (!text) return text.error();
        loaded.contents.text = std::move(*text);
    }
    auto format = directory::format_of(file, loaded.contents.text);
    // What only goes with a list keeps its format, whatever the lists are said to be.
    const bool is_side =
        format == ListFormat::bmlt_formats || format == ListFormat::bmlt_service_bodies;
    if (!named.empty() && !is_side) format = directory::format_named(named);
    if (!format) return unknown_format(file, loaded.contents.text);
    loaded.contents.format = *format;
    if (*format == ListFormat::hsds_package) {
        if (is_address(file)) {
            return Problem{Kind::invalid, "import.package",
                           "A package of tables is read from a folder.",
                           "Download it and name the folder.", ""};
        }
        auto tables = read_folder(fs::absolute(file).parent_path());
        if (!tables) return tables.error();
        loaded.contents.tables = std::move(*tables);
    }
    return loaded;
}

Result<void> check_asked(const ListsAsked& asked) {
    if (!asked.format.empty() && !directory::format_named(asked.format)) {
        return Problem{Kind::invalid, "import.format", "That format is not known.",
                       "Use meeting-guide, bmlt, csv or hsds, or leave --format out.", ""};
    }
    if (!asked.zone.empty() && !is_zone(asked.zone)) {
        return Problem{Kind::invalid, "import.zone", "This is not a time zone.",
                       "Use a name such as America/Chicago.", ""};
    }
    return {};
}

}  // namespace

Result<std::vector<ReadList>> read_lists(const ListsAsked& asked) {
    if (const auto sound = check_asked(asked); !sound) return sound.error();
    std::vector<Loaded> lists;
    std::string formats;
    std::string bodies;
    for (const std::string& file : asked.files) {
        auto loaded = load(file, asked.format);
        if (!loaded) return loaded.error();
        const ListFormat format = loaded->contents.format;
        if (format == ListFormat::bmlt_formats) {
            formats = std::move(loaded->contents.text);
        } else if (format == ListFormat::bmlt_service_bodies) {
            bodies = std::move(loaded->contents.text);
        } else {
            lists.push_back(std::move(*loaded));
        }
    }
    if (lists.empty()) {
        return Problem{Kind::invalid, "import.no_list",
                       "These are the formats or service bodies of a BMLT server, not meetings.",
                       "Name them together with the list of meetings.", ""};
    }
    if (!asked.source.empty() && lists.size() > 1) {
        return Problem{Kind::invalid, "import.source", "One name cannot stand for several lists.",
                       "Import them one by one, or leave --source out.", ""};
    }
    std::vector<ReadList> result;
    for (Loaded& loaded : lists) {
        if (loaded.contents.format == ListFormat::bmlt) {
            loaded.contents.formats = formats;
            loaded.contents.service_bodies = bodies;
        }
        ReadList list;
        list.format = loaded.contents.format;
        list.source = {asked.source.empty() ? source_name(loaded.file) : asked.source,
                       asked.fellowship.empty()
                           ? std::string(directory::usual_fellowship(list.format))
                           : asked.fellowship,
                       asked.zone};
        auto listing = directory::read_listing(loaded.contents, list.source);
        if (!listing) return listing.error();
        list.listing = std::move(*listing);
        result.push_back(std::move(list));
    }
    return result;
}

}  // namespace alongside::cli
