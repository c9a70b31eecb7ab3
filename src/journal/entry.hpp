// The envelope around every entry, and what an author hands in.
#pragma once

#include "journal/kinds.hpp"

#include <cstdint>

namespace alongside {

/// Place in a journal: 1, 2, 3 … without gaps, given by the server. 0 is before the first.
using Seq = std::int64_t;

/// What an author's device hands in; the rest of the envelope is the server's.
struct Draft {
    EntryId id;  ///< UUIDv7 made by the author's device, so retries are safe
    bool on_behalf = false;
    Moment occurred_at;
    Audience audience = Audience::circle;
    AboutId about;  ///< the goal, step, support, check-in … it speaks of; nil for none
    Body body;
    friend bool operator==(const Draft&, const Draft&) = default;
};

/// One entry of a journal.
struct Entry {
    SubjectId subject;
    Seq seq = 0;
    EntryId id;
    PersonId author;
    Role role = Role::client;  ///< in which capacity the author wrote
    bool on_behalf = false;    ///< written in session with the client present
    Moment occurred_at;        ///< when it happened, in the author's zone
    Instant recorded_at{};     ///< when the server took it; never before the entry before it
    Audience audience = Audience::circle;
    AboutId about;
    Body body;
    friend bool operator==(const Entry&, const Entry&) = default;
};

/// The part of an entry that is stored in clear and hashed: ids, times, numeric codes.
struct Envelope {
    OrganizationId organization;
    SubjectId subject;
    Seq seq = 0;
    EntryId id;
    std::uint16_t kind = 0;
    std::uint8_t version = 1;
    PersonId author;
    Role role = Role::client;
    bool on_behalf = false;
    Instant occurred_at{};
    Instant recorded_at{};
    Audience audience = Audience::circle;
    AboutId about;
    friend bool operator==(const Envelope&, const Envelope&) = default;
};

[[nodiscard]] Envelope envelope_of(const OrganizationId& organization, const Entry& entry);

}  // namespace alongside
