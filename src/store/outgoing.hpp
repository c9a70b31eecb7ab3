// Messages on their way out. A row is queued once, tried by one server at a time, and once it may
// have been taken over, never again.
#pragma once

#include "store/engine.hpp"

namespace alongside::store {

/// How far a message has come. The numbers are stored.
enum class OutgoingState : std::uint8_t {
    waiting = 0,
    trying = 1,   ///< by a server that lives, or died meanwhile: nobody else tries it
    sent = 2,     ///< taken over by the next server
    refused = 3,  ///< there is no such address
    unknown = 4,  ///< it may have been taken over
    dropped = 5,  ///< no longer wanted, or too late
};

struct Outgoing {
    Hash id{};  ///< made from what is said to whom
    PersonId person;
    std::optional<SubjectId> subject;  ///< whose journal it is about
    int purpose = 0;
    std::optional<Bytes> sealed;  ///< what it says, while it is waiting
    int channel = 0;
    Instant due_at{};  ///< waiting: when it is tried next; trying: when it counts as lost
    Instant until{};   ///< it is not sent later than this
    OutgoingState state = OutgoingState::waiting;
    int tries = 0;

    friend bool operator==(const Outgoing&, const Outgoing&) = default;
};

/// @returns false where a message with this id was queued before, whatever became of it
bool queue_outgoing(WriteTransaction& write, const OrganizationId& organization,
                    const Outgoing& message);
[[nodiscard]] std::optional<Outgoing> find_outgoing(ReadTransaction& read,
                                                    const OrganizationId& organization,
                                                    const Hash& id);
/// What is waiting for one channel and may be tried at `now`, the longest due first.
[[nodiscard]] std::vector<Outgoing> due_outgoing(ReadTransaction& read,
                                                 const OrganizationId& organization, int channel,
                                                 Instant now, std::int64_t limit);
/// Takes a message that is due for one try. Of several servers one is given it.
/// @param lost_at  when it counts as lost if nobody says what became of it
/// @returns false where another has it, or it is not waiting any more: do not send it
[[nodiscard]] bool begin_trying(WriteTransaction& write, const OrganizationId& organization,
                                const Hash& id, Instant now, Instant lost_at);
/// The try is over and was the last one: what was to be said is forgotten.
void end_trying(WriteTransaction& write, const OrganizationId& organization, const Hash& id,
                OutgoingState end);
/// The try is over, and nobody took the message over: it waits until `due_at`.
void try_again(WriteTransaction& write, const OrganizationId& organization, const Hash& id,
               Instant due_at);
/// A message that is waiting is no longer wanted.
void drop_outgoing(WriteTransaction& write, const OrganizationId& organization, const Hash& id);

/// How many messages a sweep put aside.
struct OutgoingSwept {
    std::int64_t dropped = 0;  ///< were not sent in time
    std::int64_t lost = 0;     ///< were being tried when their server ended
};
/// Puts aside what is too late, and what was lost in a try; forgets what was over before `before`.
OutgoingSwept sweep_outgoing(WriteTransaction& write, const OrganizationId& organization,
                             int channel, Instant now, Instant before);
/// Nothing that waits is to be sent: in a database that was restored it may have been sent since
/// its backup was made.
void end_all_outgoing(WriteTransaction& write, const OrganizationId& organization);

}  // namespace alongside::store
