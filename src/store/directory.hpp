// The directory of meetings and community resources as it was last imported. Public data: not
// sealed.
#pragma once

#include "store/engine.hpp"

#include <functional>

namespace alongside::store {

/// Where listings come from.
struct DirectorySource {
    std::string source;    ///< the organization's own short name for it
    std::string settings;  ///< JSON: address, format …
    Instant updated_at{};
    std::int64_t version = 0;  ///< grows with every import that changed something

    friend bool operator==(const DirectorySource&, const DirectorySource&) = default;
};

/// What a listing is.
enum class ListingKind : std::uint8_t { meeting, resource };

struct DirectoryListing {
    std::string source;
    std::string key;  ///< the source's own identity of it
    ListingKind kind = ListingKind::meeting;
    std::string payload;  ///< JSON in normal form
    Instant first_seen_at{};
    Instant last_seen_at{};
    std::optional<Instant> vanished_at;  ///< the source no longer lists it

    friend bool operator==(const DirectoryListing&, const DirectoryListing&) = default;
};

/// Adds a source, or replaces its settings; its version stays.
void put_directory_source(WriteTransaction& write, const OrganizationId& organization,
                          const std::string& source, const std::string& settings, Instant now);
/// Removes a source and its listings.
void remove_directory_source(WriteTransaction& write, const OrganizationId& organization,
                             const std::string& source);
[[nodiscard]] std::vector<DirectorySource> directory_sources(ReadTransaction& read,
                                                             const OrganizationId& organization);

/// One listing of an import.
struct Listed {
    std::string key;
    std::string payload;
    ListingKind kind = ListingKind::meeting;
};
/// What an import changed.
struct DirectoryChanges {
    std::int64_t added = 0;
    std::int64_t changed = 0;
    std::int64_t vanished = 0;  ///< listed before and not now
    std::int64_t unchanged = 0;

    friend bool operator==(const DirectoryChanges&, const DirectoryChanges&) = default;
};
/// Takes over what a source lists now. What is no longer listed stays, with `vanished_at`; of
/// a key listed twice the first counts. Announces `Topic::directory` and raises the source's
/// version where anything changed. The source must exist.
DirectoryChanges put_listings(WriteTransaction& write, const OrganizationId& organization,
                              const std::string& source, std::span<const Listed> listed,
                              Instant now);
/// Every listing of this kind, vanished ones too, by source and key.
void each_listing(ReadTransaction& read, const OrganizationId& organization, ListingKind kind,
                  const std::function<void(const DirectoryListing&)>& visit);
[[nodiscard]] std::optional<DirectoryListing> find_listing(ReadTransaction& read,
                                                           const OrganizationId& organization,
                                                           const std::string& source,
                                                           const std::string& key);

}  // namespace alongside::store
