#include "store/calendars.hpp"

namespace alongside::store {
namespace {

std::optional<CalendarFeed> read_feed(Rows rows) {
    if (!rows.next()) return std::nullopt;
    CalendarFeed feed;
    feed.person = rows.id<PersonId>(0);
    feed.token_hash = rows.hash(1);
    feed.discreet = rows.integer(2) != 0;
    feed.created_at = rows.instant(3);
    return feed;
}

}  // namespace

void put_calendar_feed(WriteTransaction& write, const OrganizationId& organization,
                       const CalendarFeed& feed) {
    write.run(
        "INSERT INTO calendar_feed (organization, person, token_hash, discreet, created_at) "
        "VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (organization, person) DO UPDATE SET "
        "token_hash = excluded.token_hash, discreet = excluded.discreet, "
        "created_at = excluded.created_at",
        organization, feed.person, feed.token_hash, feed.discreet ? 1 : 0, feed.created_at);
}

std::optional<CalendarFeed> find_calendar_feed(ReadTransaction& read,
                                               const OrganizationId& organization,
                                               const Hash& token_hash) {
    return read_feed(
        read.query("SELECT person, token_hash, discreet, created_at FROM calendar_feed "
                   "WHERE organization = ?1 AND token_hash = ?2",
                   organization, token_hash));
}

std::optional<CalendarFeed> calendar_feed_of(ReadTransaction& read,
                                             const OrganizationId& organization,
                                             const PersonId& person) {
    return read_feed(
        read.query("SELECT person, token_hash, discreet, created_at FROM calendar_feed "
                   "WHERE organization = ?1 AND person = ?2",
                   organization, person));
}

bool drop_calendar_feed(WriteTransaction& write, const OrganizationId& organization,
                        const PersonId& person) {
    return write
               .run("DELETE FROM calendar_feed WHERE organization = ?1 AND person = ?2",
                    organization, person)
               .changed == 1;
}

}  // namespace alongside::store
