// What an import did with each record it read. Shown to the person who keeps the source, so that
// nothing is dropped without a word. The same for every format.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace alongside::directory {

/// A record that was not taken, so that whoever keeps the list can find it.
struct SkippedRecord {
    std::size_t record =
        0;               ///< its number in the list, from 1; of a sheet the row's, headings are 1
    std::string name;    ///< as the list calls it; empty where it does not
    std::string reason;  ///< as in `Report::reasons`

    friend bool operator==(const SkippedRecord&, const SkippedRecord&) = default;
};

/// Most records that a report names one by one; all are counted.
inline constexpr std::size_t most_named_records = 100;

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
    /// The first `most_named_records` that were skipped, in the order of the list.
    std::vector<SkippedRecord> skipped_records;
    /// The record at hand: what a skip is about.
    SkippedRecord current;

    /// Another record is looked at. @param record  its number; 0: the one after the last
    void begin(std::size_t record = 0) {
        ++read;
        current = {record == 0 ? current.record + 1 : record, {}, {}};
    }
    /// What the record at hand is called.
    void called(std::string_view name) { current.name = std::string(name); }
    /// The record at hand is not taken.
    void skip(std::string_view reason) {
        ++skipped;
        ++reasons[std::string(reason)];
        if (skipped_records.size() == most_named_records) return;
        skipped_records.push_back({current.record, current.name, std::string(reason)});
    }
    void note(std::string_view what) { ++notes[std::string(what)]; }

    friend bool operator==(const Report&, const Report&) = default;
};

/// What whoever keeps the list can do about records that were skipped for that reason, as one
/// sentence. Every reason of every importer has one.
/// @returns "" for what is no reason
[[nodiscard]] std::string_view what_to_do(std::string_view reason);

}  // namespace alongside::directory
