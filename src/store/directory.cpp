// The directory's sources and listings.
#include "store/directory.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <ranges>
#include <unordered_map>

namespace alongside::store {
namespace {

struct Sorted {
    std::vector<const Listed*> written;  ///< new or changed
    std::vector<std::string> gone;       ///< keys listed before and not now
    DirectoryChanges changes;
};

constexpr std::array<std::string_view, 2> kinds{"meeting", "resource"};

std::string_view to_text(ListingKind kind) {
    return kinds.at(static_cast<std::size_t>(kind));
}

ListingKind kind_named(std::string_view name) {
    return name == kinds[1] ? ListingKind::resource : ListingKind::meeting;
}

/// Compares what is listed with what is stored, reading each stored listing once.
Sorted compare(ReadTransaction& read, const OrganizationId& organization, const std::string& source,
               std::span<const Listed> listed) {
    std::unordered_map<std::string_view, const Listed*> left;
    for (const Listed& listing : listed) left.try_emplace(listing.key, &listing);
    Sorted sorted;
    Rows rows = read.query(
        "SELECT key, payload, vanished_at FROM directory_listing "
        "WHERE organization = ?1 AND source = ?2",
        organization, source);
    while (rows.next()) {
        const bool vanished = !rows.is_null(2);
        const auto found = left.find(text_of(rows.view(0)));
        if (found == left.end()) {
            if (!vanished) sorted.gone.push_back(rows.text(0));
            continue;
        }
        if (vanished || text_of(rows.view(1)) != found->second->payload) {
            sorted.written.push_back(found->second);
        } else {
            ++sorted.changes.unchanged;
        }
        left.erase(found);
    }
    const auto some = [](const auto& keys) {
        std::vector<std::string> first;
        for (const auto& key : keys | std::views::take(most_named_changes)) first.push_back(key);
        std::ranges::sort(first);
        return first;
    };
    sorted.changes.changed_keys =
        some(sorted.written | std::views::transform([](const Listed* one) { return one->key; }));
    sorted.changes.vanished_keys = some(sorted.gone);
    sorted.changes.added_keys = some(
        left | std::views::keys | std::views::transform([](auto key) { return std::string(key); }));
    sorted.changes.changed = std::ssize(sorted.written);
    sorted.changes.vanished = std::ssize(sorted.gone);
    sorted.changes.added = std::ssize(left);
    for (const auto& [key, listing] : left) sorted.written.push_back(listing);
    return sorted;
}

constexpr std::string_view columns =
    "source, key, kind, payload, first_seen_at, last_seen_at, vanished_at";

DirectoryListing read_listing(const Rows& rows) {
    return {rows.text(0),    rows.text(1),    kind_named(rows.text(2)), rows.text(3),
            rows.instant(4), rows.instant(5), rows.optional_instant(6)};
}

void directory_changed(WriteTransaction& write, const OrganizationId& organization) {
    write.announce({.topic = Topic::directory, .organization = organization});
}

/// A source was read: it is as new as now, by `by` versions further.
void raise_version(WriteTransaction& write, const OrganizationId& organization,
                   const std::string& source, Instant now, int by) {
    write.run(
        "UPDATE directory_source SET updated_at = ?3, version = version + ?4 "
        "WHERE organization = ?1 AND source = ?2",
        organization, source, now, by);
    directory_changed(write, organization);
}

}  // namespace

void put_directory_source(WriteTransaction& write, const OrganizationId& organization,
                          const std::string& source, const std::string& settings, Instant now) {
    write.run(
        "INSERT INTO directory_source (organization, source, settings, updated_at, version) "
        "VALUES (?1, ?2, ?3, ?4, 0) ON CONFLICT (organization, source) "
        "DO UPDATE SET settings = excluded.settings",
        organization, source, settings, now);
    directory_changed(write, organization);
}

void put_source_state(WriteTransaction& write, const OrganizationId& organization,
                      const std::string& source, const std::string& state,
                      std::optional<Instant> next_at) {
    write.run(
        "UPDATE directory_source SET state = ?3, next_at = ?4 "
        "WHERE organization = ?1 AND source = ?2",
        organization, source, state, next_at);
}

void touch_source(WriteTransaction& write, const OrganizationId& organization,
                  const std::string& source, Instant now) {
    raise_version(write, organization, source, now, 0);
}

bool claim_source(WriteTransaction& write, const OrganizationId& organization,
                  const std::string& source, Instant was, Instant next_at) {
    return write
               .run(
                   "UPDATE directory_source SET next_at = ?4 "
                   "WHERE organization = ?1 AND source = ?2 AND next_at = ?3",
                   organization, source, was, next_at)
               .changed == 1;
}

std::map<std::string, ListingCounts> live_listings(ReadTransaction& read,
                                                   const OrganizationId& organization) {
    Rows rows = read.query(
        "SELECT source, kind, COUNT(*) FROM directory_listing "
        "WHERE organization = ?1 AND vanished_at IS NULL GROUP BY source, kind",
        organization);
    std::map<std::string, ListingCounts> live;
    while (rows.next()) {
        ListingCounts& one = live[rows.text(0)];
        (kind_named(rows.text(1)) == ListingKind::meeting ? one.meetings : one.resources) =
            rows.integer(2);
    }
    return live;
}

void remove_directory_source(WriteTransaction& write, const OrganizationId& organization,
                             const std::string& source) {
    write.run("DELETE FROM directory_listing WHERE organization = ?1 AND source = ?2", organization,
              source);
    write.run("DELETE FROM directory_source WHERE organization = ?1 AND source = ?2", organization,
              source);
    directory_changed(write, organization);
}

std::vector<DirectorySource> directory_sources(ReadTransaction& read,
                                               const OrganizationId& organization) {
    Rows rows = read.query(
        "SELECT source, settings, updated_at, version, state, next_at FROM directory_source "
        "WHERE organization = ?1 ORDER BY source",
        organization);
    std::vector<DirectorySource> sources;
    while (rows.next()) {
        sources.push_back({rows.text(0), rows.text(1), rows.instant(2), rows.integer(3),
                           rows.text(4), rows.optional_instant(5)});
    }
    return sources;
}

DirectoryChanges put_listings(WriteTransaction& write, const OrganizationId& organization,
                              const std::string& source, std::span<const Listed> listed,
                              Instant now) {
    const Sorted sorted = compare(write, organization, source, listed);
    Parameters gone;
    for (const std::string& key : sorted.gone) gone.add(organization, source, key, now);
    write.run_many(
        "UPDATE directory_listing SET vanished_at = ?4 "
        "WHERE organization = ?1 AND source = ?2 AND key = ?3",
        gone);
    Parameters written;
    for (const Listed* listing : sorted.written) {
        written.add(organization, source, listing->key, to_text(listing->kind), listing->payload,
                    now);
    }
    write.run_many(
        "INSERT INTO directory_listing (organization, source, key, kind, payload, first_seen_at, "
        "last_seen_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6) ON CONFLICT (organization, source, key) "
        "DO UPDATE SET kind = excluded.kind, payload = excluded.payload, last_seen_at = "
        "excluded.last_seen_at, "
        "vanished_at = NULL",
        written);
    write.run(
        "UPDATE directory_listing SET last_seen_at = ?3 WHERE organization = ?1 AND source = ?2 "
        "AND vanished_at IS NULL AND last_seen_at <> ?3",
        organization, source, now);
    const bool moved = !sorted.written.empty() || !sorted.gone.empty();
    raise_version(write, organization, source, now, moved ? 1 : 0);
    return sorted.changes;
}

void each_listing(ReadTransaction& read, const OrganizationId& organization, ListingKind kind,
                  const std::function<void(const DirectoryListing&)>& visit) {
    static const std::string sql = fmt::format(
        "SELECT {} FROM directory_listing WHERE organization = ?1 AND kind = ?2 "
        "ORDER BY source, key",
        columns);
    Rows rows = read.query(sql, organization, to_text(kind));
    while (rows.next()) visit(read_listing(rows));
}

std::optional<DirectoryListing> find_listing(ReadTransaction& read,
                                             const OrganizationId& organization,
                                             const std::string& source, const std::string& key) {
    static const std::string sql = fmt::format(
        "SELECT {} FROM directory_listing WHERE organization = ?1 AND source = ?2 "
        "AND key = ?3",
        columns);
    Rows rows = read.query(sql, organization, source, key);
    if (!rows.next()) return std::nullopt;
    return read_listing(rows);
}

void put_listing(WriteTransaction& write, const OrganizationId& organization,
                 const std::string& source, const Listed& listed, Instant now) {
    write.run(
        "INSERT INTO directory_listing (organization, source, key, kind, payload, first_seen_at, "
        "last_seen_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6) ON CONFLICT (organization, source, key) "
        "DO UPDATE SET kind = excluded.kind, payload = excluded.payload, "
        "last_seen_at = excluded.last_seen_at, vanished_at = NULL",
        organization, source, listed.key, to_text(listed.kind), listed.payload, now);
    raise_version(write, organization, source, now, 1);
}

bool remove_listing(WriteTransaction& write, const OrganizationId& organization,
                    const std::string& source, const std::string& key, Instant now) {
    const auto ran = write.run(
        "UPDATE directory_listing SET vanished_at = ?4 WHERE organization = ?1 AND source = ?2 "
        "AND key = ?3 AND vanished_at IS NULL",
        organization, source, key, now);
    if (ran.changed == 0) return false;
    raise_version(write, organization, source, now, 1);
    return true;
}

std::set<std::pair<std::string, std::string>> directory_splits(ReadTransaction& read,
                                                               const OrganizationId& organization) {
    Rows rows = read.query("SELECT first, second FROM directory_split WHERE organization = ?1",
                           organization);
    std::set<std::pair<std::string, std::string>> splits;
    while (rows.next()) splits.emplace(rows.text(0), rows.text(1));
    return splits;
}

void put_split(WriteTransaction& write, const OrganizationId& organization,
               const std::string& first, const std::string& second) {
    write.run(
        "INSERT INTO directory_split (organization, first, second) VALUES (?1, ?2, ?3) "
        "ON CONFLICT (organization, first, second) DO NOTHING",
        organization, std::min(first, second), std::max(first, second));
    directory_changed(write, organization);
}

bool drop_splits(WriteTransaction& write, const OrganizationId& organization,
                 const std::string& listing) {
    const auto ran = write.run(
        "DELETE FROM directory_split WHERE organization = ?1 AND (first = ?2 OR second = ?2)",
        organization, listing);
    directory_changed(write, organization);
    return ran.changed > 0;
}

}  // namespace alongside::store
