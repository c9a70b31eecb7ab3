// Splits a JSON list into its records without reading them, so that one bad record cannot spoil
// the rest and memory does not grow with the file.
#pragma once

#include "base/result.hpp"

#include <string_view>
#include <vector>

namespace alongside::directory {

inline constexpr std::size_t longest_file = 64U << 20U;  ///< bytes
inline constexpr std::size_t most_rows = 500'000;
inline constexpr std::size_t longest_row = 1U << 20U;  ///< bytes; a longer record is skipped

/// The records of a list, each a piece of the text that it was found in.
struct Rows {
    std::vector<std::string_view> rows;
    bool in_wrapper = false;      ///< the list was the one array inside an object
    bool data_after_end = false;  ///< something other than blanks follows the list
};

/// Finds the list: an array, or the only array among the members of an object. A byte order mark
/// is passed over, so is what follows the list's end (and said so).
/// @error invalid  no such list, or it ends in the middle; a web page is named as such
/// @error too_large  more than `longest_file` bytes or `most_rows` records
[[nodiscard]] Result<Rows> split_rows(std::string_view text);

/// Whether a text begins like a web page. What a sign-in or "checking your browser" page answers.
[[nodiscard]] bool looks_like_web_page(std::string_view text);

}  // namespace alongside::directory
