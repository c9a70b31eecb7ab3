// Hands simulated sittings to the journals, the same way a device does, and makes sure that each
// entry was taken.
#pragma once

#include "simulate/simulate.hpp"

#include <span>

namespace alongside::simulate {

/// One person at one journal for a few minutes: what they write is handed in together.
struct Sitting {
    service::Reader author;
    SubjectId subject;
    Instant at{};  ///< when it is handed in; no draft happened later
    std::vector<Draft> drafts;
};

/// Writes sittings in the order given, except that those of different journals may be on their way
/// at the same time; two of one journal must not be in one call.
/// @error unavailable, storage_full  the store could not keep it
/// @throws Mistake  a rule refused an entry, or an author is a stranger to the journal
[[nodiscard]] Result<void> write_side_by_side(service::Services& services, SimulatedTime& time,
                                              std::vector<Sitting> sittings);

}  // namespace alongside::simulate
