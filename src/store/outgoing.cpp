#include "store/outgoing.hpp"

namespace alongside::store {
namespace {

int code_of(OutgoingState state) {
    return static_cast<int>(state);
}

std::vector<Outgoing> read_outgoing(Rows rows) {
    std::vector<Outgoing> messages;
    while (rows.next()) {
        Outgoing message;
        message.id = rows.hash(0);
        message.person = rows.id<PersonId>(1);
        if (!rows.is_null(2)) message.subject = rows.id<SubjectId>(2);
        message.purpose = rows.code(3);
        message.sealed = rows.optional_bytes(4);
        message.channel = rows.code(5);
        message.due_at = rows.instant(6);
        message.until = rows.instant(7);
        message.state = static_cast<OutgoingState>(rows.code(8));
        message.tries = rows.code(9);
        messages.push_back(std::move(message));
    }
    return messages;
}

}  // namespace

bool queue_outgoing(WriteTransaction& write, const OrganizationId& organization,
                    const Outgoing& message) {
    return write
               .run(
                   "INSERT INTO outgoing (organization, id, person, subject, purpose, sealed, "
                   "channel, due_at, until, state, tries) "
                   "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) "
                   "ON CONFLICT (organization, id) DO NOTHING",
                   organization, message.id, message.person, message.subject, message.purpose,
                   message.sealed, message.channel, message.due_at, message.until,
                   code_of(message.state), message.tries)
               .changed == 1;
}

std::optional<Outgoing> find_outgoing(ReadTransaction& read, const OrganizationId& organization,
                                      const Hash& id) {
    auto found = read_outgoing(
        read.query("SELECT id, person, subject, purpose, sealed, channel, due_at, until, state, "
                   "tries FROM outgoing WHERE organization = ?1 AND id = ?2",
                   organization, id));
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::vector<Outgoing> due_outgoing(ReadTransaction& read, const OrganizationId& organization,
                                   int channel, Instant now, std::int64_t limit) {
    return read_outgoing(
        read.query("SELECT id, person, subject, purpose, sealed, channel, due_at, until, state, "
                   "tries FROM outgoing WHERE organization = ?1 AND state = ?2 AND due_at <= ?3 "
                   "AND channel = ?4 AND until >= ?3 ORDER BY due_at, id LIMIT ?5",
                   organization, code_of(OutgoingState::waiting), now, channel, limit));
}

bool begin_trying(WriteTransaction& write, const OrganizationId& organization, const Hash& id,
                  Instant now, Instant lost_at) {
    return write
               .run(
                   "UPDATE outgoing SET state = ?3, due_at = ?4, tries = tries + 1 "
                   "WHERE organization = ?1 AND id = ?2 AND state = ?5 AND due_at <= ?6 "
                   "AND until >= ?6",
                   organization, id, code_of(OutgoingState::trying), lost_at,
                   code_of(OutgoingState::waiting), now)
               .changed == 1;
}

void end_trying(WriteTransaction& write, const OrganizationId& organization, const Hash& id,
                OutgoingState end) {
    check(end != OutgoingState::waiting && end != OutgoingState::trying);
    write.run(
        "UPDATE outgoing SET state = ?3, sealed = NULL "
        "WHERE organization = ?1 AND id = ?2 AND state = ?4",
        organization, id, code_of(end), code_of(OutgoingState::trying));
}

void try_again(WriteTransaction& write, const OrganizationId& organization, const Hash& id,
               Instant due_at) {
    write.run(
        "UPDATE outgoing SET state = ?3, due_at = ?4 "
        "WHERE organization = ?1 AND id = ?2 AND state = ?5",
        organization, id, code_of(OutgoingState::waiting), due_at, code_of(OutgoingState::trying));
}

void drop_outgoing(WriteTransaction& write, const OrganizationId& organization, const Hash& id) {
    write.run(
        "UPDATE outgoing SET state = ?3, sealed = NULL "
        "WHERE organization = ?1 AND id = ?2 AND state = ?4",
        organization, id, code_of(OutgoingState::dropped), code_of(OutgoingState::waiting));
}

OutgoingSwept sweep_outgoing(WriteTransaction& write, const OrganizationId& organization,
                             int channel, Instant now, Instant before) {
    OutgoingSwept swept;
    swept.dropped = write
                        .run(
                            "UPDATE outgoing SET state = ?3, sealed = NULL WHERE organization = ?1 "
                            "AND channel = ?2 AND state = ?4 AND until < ?5",
                            organization, channel, code_of(OutgoingState::dropped),
                            code_of(OutgoingState::waiting), now)
                        .changed;
    swept.lost = write
                     .run(
                         "UPDATE outgoing SET state = ?3, sealed = NULL WHERE organization = ?1 "
                         "AND channel = ?2 AND state = ?4 AND due_at < ?5",
                         organization, channel, code_of(OutgoingState::unknown),
                         code_of(OutgoingState::trying), now)
                     .changed;
    write.run(
        "DELETE FROM outgoing WHERE organization = ?1 AND channel = ?2 AND state IN (?3, ?4, ?5, "
        "?6) AND until < ?7",
        organization, channel, code_of(OutgoingState::sent), code_of(OutgoingState::refused),
        code_of(OutgoingState::unknown), code_of(OutgoingState::dropped), before);
    return swept;
}

void end_all_outgoing(WriteTransaction& write, const OrganizationId& organization) {
    write.run(
        "UPDATE outgoing SET state = ?2, sealed = NULL "
        "WHERE organization = ?1 AND state IN (?3, ?4)",
        organization, code_of(OutgoingState::unknown), code_of(OutgoingState::waiting),
        code_of(OutgoingState::trying));
}

}  // namespace alongside::store
