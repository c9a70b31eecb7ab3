#include "library/library.hpp"

#include "library/embedded.hpp"
#include "library/help_lines.hpp"
#include "library/wording.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <tuple>

namespace alongside::library {
namespace {

bool is_measured(const Passage& passage) {
    return passage.place == Passage::Place::text || passage.place == Passage::Place::summary;
}

void name_wording(const Page& page, std::vector<Fault>& faults) {
    for (const Passage& passage : page.passages) {
        for (const Label& label : labels_in(passage.words, page.language)) {
            faults.push_back({page.file, passage.line, "content.wording",
                              fmt::format("\"{}\" puts a label before the person. Say: {}.",
                                          label.words, label.instead)});
        }
    }
}

/// A page that is hard to read is named with the line of its hardest passage.
void name_reading(const Page& page, std::vector<Fault>& faults) {
    constexpr int long_enough = 8;  // words: fewer say nothing of a passage
    const auto ease = reading_ease(page);
    if (!ease || ease->is_easy) return;
    int line = 1;
    double hardest = 0;
    for (const Passage& passage : page.passages) {
        const Counts counts = count(passage.words, page.language);
        if (!is_measured(passage) || counts.words < long_enough) continue;
        const double beyond = ease_of(counts, page.language, long_enough)->beyond;
        if (line == 1 || beyond > hardest) {
            hardest = beyond;
            line = passage.line;
        }
    }
    const std::string reads =
        page.language == Language::en
            ? fmt::format("The page reads at grade {:.1f}; the aim is {:.1f} or easier.",
                          ease->score, hardest_grade)
            : fmt::format("The page scores {:.1f} on the INFLESZ scale; the aim is {:.0f} or more.",
                          ease->score, least_perspicuity);
    faults.push_back({page.file, line, "content.grade",
                      reads + " Begin here: use shorter words and sentences."});
}

void name_links(const Library& library, const Page& page, std::vector<Fault>& faults) {
    for (const Link& link : page.links) {
        if (library.find(link.to, page.language) != nullptr) continue;
        faults.push_back({page.file, link.line, "content.link",
                          "There is no page " + link.to + " in this language."});
    }
}

/// The ids of matters or options, in their order.
template <class Things>
std::vector<std::string_view> ids_of(const std::optional<Things>& things) {
    std::vector<std::string_view> ids;
    for (std::size_t i = 0; things && i < things->size(); ++i) {
        ids.emplace_back((*things)[i].id.text());
    }
    return ids;
}

/// A page and the same page in the other language.
void name_translation(const Library& library, const Page& page, std::vector<Fault>& faults) {
    const auto add = [&](const char* code, std::string sentence) {
        faults.push_back({page.file, 1, code, std::move(sentence)});
    };
    const Language other_language = other(page.language);
    const Page* translated = library.find(page.id, other_language);
    if (translated == nullptr) {
        add("content.translation", fmt::format("There is no page {} in {}/.", page.id,
                                               json::Format<Language>::name(other_language)));
        return;
    }
    const FrontMatter& here = page.about;
    const FrontMatter& there = translated->about;
    if (ids_of(here.matters) != ids_of(there.matters) ||
        ids_of(here.options) != ids_of(there.options)) {
        add("content.aid", "Matters and options need the same ids, in the same order, as in " +
                               translated->file + ".");
    } else if (here.kind != there.kind || here.topics != there.topics) {
        add("content.translation", "Kind and topics have to be those of " + translated->file + ".");
    } else if (page.file.substr(2) != translated->file.substr(2)) {
        add("content.translation", "The folder has to be that of " + translated->file + ".");
    }
}

/// A link to what is not there becomes plain words.
void loosen_dead_links(Library& library) {
    for (Page& page : library.pages) {
        for (Block& block : page.blocks) {
            for (Span& span : block.spans) {
                if (!span.page || library.find(*span.page, page.language) != nullptr) continue;
                span.page.reset();
            }
        }
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

std::optional<Ease> reading_ease(const Page& page) {
    Counts counts;
    for (const Passage& passage : page.passages) {
        if (is_measured(passage)) counts += count(passage.words, page.language);
    }
    return ease_of(counts, page.language);
}

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
        name_translation(library, page, library.faults);
        name_wording(page, library.faults);
        name_reading(page, library.faults);
    }
    loosen_dead_links(library);
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
    for (auto entry = fs::recursive_directory_iterator(
             content, fs::directory_options::skip_permission_denied);
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

Library built_in_library() {
    auto files = embedded_content();
    std::erase_if(files, [](const File& file) { return file.first == help_file; });
    return read_library(files);
}

}  // namespace alongside::library
