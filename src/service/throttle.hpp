// How often something may fail within a while, counted in the database: by name, by address, by
// whatever is tried.
#pragma once

#include "service/context.hpp"

#include <span>

namespace alongside::service {

/// How many failures something may have within a while.
struct Bound {
    std::int64_t most;
    std::chrono::milliseconds within;
};

/// Something that is counted, such as `address 192.0.2.1`, with how often it may fail.
struct Counted {
    std::string what;
    std::span<const Bound> bounds;
};

/// Whether any of these has failed too often.
[[nodiscard]] bool failed_too_often(Context& context, std::initializer_list<Counted> counted);
/// @throws store::StoreError  a failure that could not be counted must not become a free try
void count_failure(Context& context, std::initializer_list<Counted> counted);
/// Begins anew.
void forgive(Context& context, const Counted& counted);

}  // namespace alongside::service
