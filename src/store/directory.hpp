// The directory of meetings and recovery supports as it was last imported. Public data: not sealed.
#pragma once

#include "store/engine.hpp"

#include <functional>

namespace alongside::store {

/// Where meetings come from.
struct DirectorySource {
    std::string source;    ///< the organization's own short name for it
    std::string settings;  ///< JSON: address, format …
    Instant updated_at{};
    std::int64_t version = 0;  ///< grows with every import that changed something

    friend bool operator==(const DirectorySource&, const DirectorySource&) = default;
};

struct DirectoryMeeting {
    std::string source;
    std::string key;      ///< the source's own identity of it
    std::string payload;  ///< JSON in normal form
    Instant first_seen_at{};
    Instant last_seen_at{};
    std::optional<Instant> vanished_at;  ///< the source no longer lists it

    friend bool operator==(const DirectoryMeeting&, const DirectoryMeeting&) = default;
};

/// Adds a source, or replaces its settings; its version stays.
void put_directory_source(WriteTransaction& write, const OrganizationId& organization,
                          const std::string& source, const std::string& settings, Instant now);
/// Removes a source and its meetings.
void remove_directory_source(WriteTransaction& write, const OrganizationId& organization,
                             const std::string& source);
[[nodiscard]] std::vector<DirectorySource> directory_sources(ReadTransaction& read,
                                                             const OrganizationId& organization);

/// One meeting of an import.
struct Listed {
    std::string key;
    std::string payload;
};
/// What an import changed.
struct DirectoryChanges {
    std::int64_t added = 0;
    std::int64_t changed = 0;
    std::int64_t vanished = 0;  ///< listed before and not now
    std::int64_t unchanged = 0;

    friend bool operator==(const DirectoryChanges&, const DirectoryChanges&) = default;
};
/// Takes over what a source lists now. Meetings no longer listed stay, with `vanished_at`; of
/// a key listed twice the first counts. Announces `Topic::directory` and raises the source's
/// version where anything changed. The source must exist.
DirectoryChanges put_meetings(WriteTransaction& write, const OrganizationId& organization,
                              const std::string& source, std::span<const Listed> listed,
                              Instant now);
/// Every meeting, vanished ones too, by source and key.
void each_meeting(ReadTransaction& read, const OrganizationId& organization,
                  const std::function<void(const DirectoryMeeting&)>& visit);
[[nodiscard]] std::optional<DirectoryMeeting> find_meeting(ReadTransaction& read,
                                                           const OrganizationId& organization,
                                                           const std::string& source,
                                                           const std::string& key);

}  // namespace alongside::store
