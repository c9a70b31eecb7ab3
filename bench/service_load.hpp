// Appends through the service, in process: as many callers as connections of the HTTP load, each
// with one append under way, on as many worker threads as the server has.
#pragma once

#include "program.hpp"

namespace alongside::bench {

/// @returns accepted appends a second
/// @throws std::runtime_error  one was not accepted
[[nodiscard]] double append_through_service(Program& program, std::size_t waiters,
                                            std::chrono::milliseconds lasts);

}  // namespace alongside::bench
