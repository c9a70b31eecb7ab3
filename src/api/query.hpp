// The parts of an address's query, each within its limits.
#pragma once

#include "base/result.hpp"
#include "http/message.hpp"

namespace alongside::api {

/// A number in the query within its limits.
/// @error invalid `request.query`  not a number, or out of range
[[nodiscard]] Result<std::int64_t> number_in(const http::Request& request, std::string_view name,
                                             std::int64_t usual, std::int64_t lowest,
                                             std::int64_t highest);
/// A text in the query; empty where it is absent.
/// @error invalid `request.query`  longer than `most` characters
[[nodiscard]] Result<std::string> text_in(const http::Request& request, std::string_view name,
                                          std::size_t most);
/// The refusal of one part, by its name, with what to write instead.
[[nodiscard]] Problem bad_query(std::string_view name, std::string_view detail);

}  // namespace alongside::api
