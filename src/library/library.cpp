#include "library/library.hpp"

#include "library/wording.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <tuple>

namespace alongside::library {
namespace {

void name_wording(const Page& page, std::vector<Fault>& faults) {
    const std::string words = page.about.title.text() + "\n" + page.about.summary.text() + "\n";
    for (const Label& label : labels_in(words + page.words, page.language)) {
        faults.push_back({page.file, 1, "content.wording",
                          fmt::format("\"{}\" puts a label before the person. Say: {}.", label.word,
                                      label.instead)});
    }
    const auto grade = reading_grade(page.words, page.language);
    if (grade && *grade > hardest_grade) {
        faults.push_back(
            {page.file, 1, "content.grade",
             fmt::format("This reads at grade {:.1f}; use shorter words and sentences until it is "
                         "{:.1f} or easier.",
                         *grade, hardest_grade)});
    }
}

void name_links(const Library& library, const Page& page, std::vector<Fault>& faults) {
    for (const Link& link : page.links) {
        if (library.find(link.to, page.language) != nullptr) continue;
        faults.push_back({page.file, link.line, "content.link",
                          "There is no page " + link.to + " in this language."});
    }
    const Language other = page.language == Language::en ? Language::es : Language::en;
    if (library.find(page.id, other) == nullptr) {
        faults.push_back({page.file, 1, "content.translation",
                          fmt::format("There is no page {} in {}/.", page.id,
                                      json::Format<Language>::name(other))});
    }
}

std::tuple<Language, const std::string&> place(const Page& page) {
    return {page.language, page.id};
}

/// Keeps the first of those with one id, by their files' names.
void leave_out_doubles(Library& library) {
    std::ranges::stable_sort(library.pages,
                             [](const Page& a, const Page& b) { return place(a) < place(b); });
    const auto same = [&](const Page& first, const Page& second) {
        if (place(first) != place(second)) return false;
        library.faults.push_back(
            {second.file, 1, "content.id", "The page " + first.file + " has the same name."});
        return true;
    };
    library.pages.erase(std::unique(library.pages.begin(), library.pages.end(), same),
                        library.pages.end());
}

std::string text_of_file(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::string text(largest_page + 1, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(file.gcount()));
    return text;
}

}  // namespace

const Page* Library::find(std::string_view id, Language language) const {
    const auto found = std::ranges::lower_bound(
        pages, std::tuple(language, id), {},
        [](const Page& page) { return std::tuple(page.language, std::string_view(page.id)); });
    return found != pages.end() && found->id == id && found->language == language ? &*found
                                                                                  : nullptr;
}

Library read_library(const std::vector<File>& files) {
    Library library;
    for (const auto& [file, text] : files) {
        ReadPage read = read_page(file, text);
        if (read.page) library.pages.push_back(std::move(*read.page));
        std::ranges::move(read.faults, std::back_inserter(library.faults));
    }
    leave_out_doubles(library);
    for (const Page& page : library.pages) {
        name_links(library, page, library.faults);
        name_wording(page, library.faults);
    }
    std::ranges::stable_sort(library.faults, {},
                             [](const Fault& fault) { return std::tie(fault.file, fault.line); });
    return library;
}

Result<Library> load_library(const std::filesystem::path& content) {
    namespace fs = std::filesystem;
    if (!fs::is_directory(content)) {
        return Problem{Kind::not_found, "content.none", "There is no such folder of content.",
                       "Name the folder that holds en/ and es/.", ""};
    }
    std::vector<File> files;
    std::vector<Fault> too_many;
    for (auto entry = fs::recursive_directory_iterator(content);
         entry != fs::recursive_directory_iterator(); ++entry) {
        if (entry->is_symlink() || entry.depth() >= deepest_folder) {
            entry.disable_recursion_pending();
        }
        if (!entry->is_regular_file() || entry->is_symlink()) continue;
        const fs::path name = fs::relative(entry->path(), content);
        if (name.extension() != ".md" || name.filename() == "README.md") continue;
        if (files.size() == most_pages) {
            too_many.push_back({name.generic_string(), 1, "content.count",
                                fmt::format("There are more than {} pages.", most_pages)});
            break;
        }
        files.emplace_back(name.generic_string(), text_of_file(entry->path()));
    }
    std::ranges::sort(files);
    Library library = read_library(files);
    std::ranges::move(too_many, std::back_inserter(library.faults));
    return library;
}

}  // namespace alongside::library
