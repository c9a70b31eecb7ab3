// All instruments that there are, in all their versions.
#pragma once

#include "measures/loading.hpp"

namespace alongside::measures {

inline constexpr std::size_t most_definitions = 500;

/// A file's name, and what is in it.
using File = std::pair<std::string, std::string>;

struct Catalog {
    std::vector<Definition> definitions;  ///< by id, then version, the oldest first
    std::vector<Fault> faults;            ///< by file

    /// The newest version. @returns nullptr where there is no such instrument
    [[nodiscard]] const Definition* find(std::string_view id) const;
    /// That version. @returns nullptr where there is none
    [[nodiscard]] const Definition* find(std::string_view id, std::string_view version) const;
};

/// Reads them all; what has faults is left out, and so is the second of one id and version.
[[nodiscard]] Catalog read_catalog(const std::vector<File>& files);

/// Puts further ones beside those that are there; what is there already stays as it is.
void add(Catalog& catalog, const std::vector<File>& files);

/// The definitions that the program carries within it.
[[nodiscard]] Catalog built_in_catalog();

/// A definition that somebody brings. Where it has an instrument's questions but none of our
/// extensions, these, and what the answers count, come from the newest definition of the same id:
/// the program brings the wording that it may use, the scoring is here.
[[nodiscard]] ReadDefinition read_import(const Catalog& catalog, std::string_view file,
                                         std::string_view text);

/// Whether a definition may stand beside those that are there.
/// @returns `instrument.version` where its version is there already with other content
[[nodiscard]] std::optional<Problem> conflict_of(const Catalog& catalog,
                                                 const Definition& definition);

}  // namespace alongside::measures
