// What people noticed about listings of the directory: kept apart from what the lists say, and
// without who said it.
#pragma once

#include "store/engine.hpp"

namespace alongside::store {

using CorrectionId = Id<struct CorrectionTag>;

/// What became of a correction.
enum class CorrectionState : std::uint8_t { open = 1, shown = 2, set_aside = 3 };

struct StoredCorrection {
    CorrectionId id;
    std::string listing;  ///< `source/key`
    std::string body;     ///< JSON: what was noticed
    CorrectionState state = CorrectionState::open;
    Instant made_at{};

    friend bool operator==(const StoredCorrection&, const StoredCorrection&) = default;
};

/// Adds one, or nothing where its id is there already.
void add_correction(WriteTransaction& write, const OrganizationId& organization,
                    const StoredCorrection& correction);
/// Oldest first, those that were set aside left out.
[[nodiscard]] std::vector<StoredCorrection> corrections(ReadTransaction& read,
                                                        const OrganizationId& organization);
/// Announces `Topic::directory`. @returns false where there is no such correction
bool move_correction(WriteTransaction& write, const OrganizationId& organization,
                     const CorrectionId& id, CorrectionState state);

}  // namespace alongside::store
