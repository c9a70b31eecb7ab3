// The whole of `content/`: what can be shown, and everything that someone has to mend.
#pragma once

#include "library/page.hpp"
#include "library/reading.hpp"

#include <filesystem>
#include <utility>
#include <vector>

namespace alongside::library {

inline constexpr std::size_t most_pages = 2000;  ///< files, both languages together
inline constexpr int deepest_folder = 6;         ///< folders below `content/`

struct Library {
    std::vector<Page> pages;    ///< by language, then id
    std::vector<Fault> faults;  ///< by file, then line

    /// @returns nullptr where there is none, or it could not be read
    [[nodiscard]] const Page* find(std::string_view id, Language language) const;
};

/// A file's path below `content/`, and what is in it.
using File = std::pair<std::string, std::string>;

/// Reads and compares all files: links between pages, the other language, ids used twice, sources,
/// person-first wording and how hard each is to read.
[[nodiscard]] Library read_library(const std::vector<File>& files);

/// The same for all files of a folder that end with `.md`. Links that leave it are not followed.
/// @error not_found  there is no such folder
[[nodiscard]] Result<Library> load_library(const std::filesystem::path& content);

/// The pages that the program carries within it.
[[nodiscard]] Library built_in_library();

/// How hard a page is to read: its summary, its body and a decision aid's words; no headings.
/// @returns nothing where there are too few words to tell
[[nodiscard]] std::optional<Ease> reading_ease(const Page& page);

[[nodiscard]] constexpr Language other(Language language) {
    return language == Language::en ? Language::es : Language::en;
}

}  // namespace alongside::library
