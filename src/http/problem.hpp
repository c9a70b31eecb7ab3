// A Problem on its way out: RFC 9457 problem+json, and the one place where a Kind becomes a status.
#pragma once

#include "base/result.hpp"
#include "http/message.hpp"

#include <string_view>

namespace alongside::http {

/// The status of a problem. `invalid` is 422, but 400 where the code begins with `request.`: the
/// message itself could not be read.
[[nodiscard]] unsigned status_of(const Problem& problem);
/// The problem as `application/problem+json`, with Retry-After where it names seconds.
/// @param instance  path of what it is about; empty: left out
[[nodiscard]] Response problem_json(const Problem& problem, std::string_view instance = {});
/// The same with a status that has no Kind of its own: 405, 408, 414, 431, 500.
[[nodiscard]] Response problem_json(unsigned status, const Problem& problem);

}  // namespace alongside::http
