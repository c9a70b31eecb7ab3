// What an import did with each record it read. Shown to the person who keeps the source, so that
// nothing is dropped without a word. The same for every format.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace alongside::directory {

/// Counts of one import. `read == kept + merged + skipped` holds always.
struct Report {
    std::size_t read = 0;     ///< records in the file; one record may become several meetings
    std::size_t kept = 0;     ///< became one meeting or, with a list of days, several
    std::size_t merged = 0;   ///< said again what an earlier record had said
    std::size_t skipped = 0;  ///< not taken; `reasons` says why

    /// Why records were skipped, in plain words: "no name" → 3. The counts add up to `skipped`.
    std::map<std::string, std::size_t, std::less<>> reasons;
    /// What was noticed about records that were kept, or about the file: `zone_from_place` → 35.
    std::map<std::string, std::size_t, std::less<>> notes;

    void skip(std::string_view reason) {
        ++skipped;
        ++reasons[std::string(reason)];
    }
    void note(std::string_view what) { ++notes[std::string(what)]; }

    friend bool operator==(const Report&, const Report&) = default;
};

}  // namespace alongside::directory
