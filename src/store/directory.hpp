// The directory of meetings and community resources as it was last imported. Public data: not
// sealed.
#pragma once

#include "store/engine.hpp"

#include <functional>
#include <map>

namespace alongside::store {

/// Where listings come from.
struct DirectorySource {
    std::string source;    ///< the organization's own short name for it
    std::string settings;  ///< JSON: address, format …
    Instant updated_at{};
    std::int64_t version = 0;          ///< grows with every import that changed something
    std::string state = "{}";          ///< JSON: what became of reading it
    std::optional<Instant> next_at{};  ///< when it is read again by itself

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
/// Sets what became of reading a source, and when it is read again. Announces nothing: no listing
/// has changed.
void put_source_state(WriteTransaction& write, const OrganizationId& organization,
                      const std::string& source, const std::string& state,
                      std::optional<Instant> next_at);
/// A source was read and is as it was.
void touch_source(WriteTransaction& write, const OrganizationId& organization,
                  const std::string& source, Instant now);
/// Moves a source's next reading if it still is at `was`, so that of several servers one reads.
/// @returns false where another was quicker
bool claim_source(WriteTransaction& write, const OrganizationId& organization,
                  const std::string& source, Instant was, Instant next_at);
/// How much a list names now.
struct ListingCounts {
    std::int64_t meetings = 0;
    std::int64_t resources = 0;
};
[[nodiscard]] std::map<std::string, ListingCounts> live_listings(
    ReadTransaction& read, const OrganizationId& organization);
/// Removes a source and its listings.
void remove_directory_source(WriteTransaction& write, const OrganizationId& organization,
                             const std::string& source);
[[nodiscard]] std::vector<DirectorySource> directory_sources(ReadTransaction& read,
                                                             const OrganizationId& organization);

/// So many added, changed and vanished listings are named.
inline constexpr std::size_t most_named_changes = 50;

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
    /// Keys of the first `most_named_changes` of each.
    std::vector<std::string> added_keys{};
    std::vector<std::string> changed_keys{};
    std::vector<std::string> vanished_keys{};

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

/// Adds or replaces one listing, as an import of it alone would. The source must exist.
void put_listing(WriteTransaction& write, const OrganizationId& organization,
                 const std::string& source, const Listed& listed, Instant now);
/// @returns false where there was none
bool remove_listing(WriteTransaction& write, const OrganizationId& organization,
                    const std::string& source, const std::string& key, Instant now);

/// Pairs of listings that are not the same meeting, `source/key`, the lesser first.
[[nodiscard]] std::set<std::pair<std::string, std::string>> directory_splits(
    ReadTransaction& read, const OrganizationId& organization);
void put_split(WriteTransaction& write, const OrganizationId& organization,
               const std::string& first, const std::string& second);
/// Forgets every pair that names this listing. @returns false where there was none
bool drop_splits(WriteTransaction& write, const OrganizationId& organization,
                 const std::string& listing);

}  // namespace alongside::store
