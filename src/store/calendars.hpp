// Private addresses of calendars. Tokens are stored only as hashes.
#pragma once

#include "store/engine.hpp"

namespace alongside::store {

/// The one address under which a person's calendar can be read.
struct CalendarFeed {
    PersonId person;
    Hash token_hash{};
    bool discreet = true;  ///< tells times and nothing else
    Instant created_at{};

    friend bool operator==(const CalendarFeed&, const CalendarFeed&) = default;
};

/// Adds a person's address; the old one ends.
void put_calendar_feed(WriteTransaction& write, const OrganizationId& organization,
                       const CalendarFeed& feed);
[[nodiscard]] std::optional<CalendarFeed> find_calendar_feed(ReadTransaction& read,
                                                             const OrganizationId& organization,
                                                             const Hash& token_hash);
[[nodiscard]] std::optional<CalendarFeed> calendar_feed_of(ReadTransaction& read,
                                                           const OrganizationId& organization,
                                                           const PersonId& person);
/// @returns false where there was none
bool drop_calendar_feed(WriteTransaction& write, const OrganizationId& organization,
                        const PersonId& person);

}  // namespace alongside::store
