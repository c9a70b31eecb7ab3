// TOML of the content as the reader of described structs takes it, and where in a file it stands.
// For page.cpp and help_lines.cpp.
#pragma once

#include "library/body.hpp"

#include <toml++/toml.h>

namespace alongside::library {

/// A value as JSON: days as text, what JSON has no word for as null, nothing below six levels.
[[nodiscard]] boost::json::value as_json(const toml::node& node, int depth = 0);

/// The line of a field below `node`, as far as the text has it: `/sources/0/address` → that of the
/// address. @param line  of the whole, where nothing of it is known
[[nodiscard]] int line_of(const toml::node& node, std::string_view pointer, int line);

/// What a problem of reading says of its field: `about/es: This is needed and is missing.`
[[nodiscard]] std::string sentence_of(const Problem& problem, std::string_view below = {});

}  // namespace alongside::library
