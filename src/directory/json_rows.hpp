// Splits a JSON list into its records without reading them, so that one bad record cannot spoil
// the rest and memory does not grow with the file.
#pragma once

#include "base/result.hpp"

#include <optional>
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

/// Finds the list: an array, or among the members of an object the one of that name, or else the
/// only array. A byte order mark is passed over, so is what follows the list's end (and said so).
/// @error invalid  no such list, or it ends in the middle; a web page is named as such
/// @error too_large  more than `longest_file` bytes or `most_rows` records
[[nodiscard]] Result<Rows> split_rows(std::string_view text, std::string_view member = "");

/// A member of an object, as its text.
struct Member {
    std::string_view name;  ///< without the quotation marks, escapes as they stand
    std::string_view value;
};

/// The members of the object that a text begins with, at most `most_members`.
/// @returns nothing where the text begins with something else, or ends in the middle
[[nodiscard]] std::optional<std::vector<Member>> members_of(std::string_view text);
inline constexpr std::size_t most_members = 1000;

/// Whether a text begins like a web page. What a sign-in or "checking your browser" page answers.
[[nodiscard]] bool looks_like_web_page(std::string_view text);

}  // namespace alongside::directory
