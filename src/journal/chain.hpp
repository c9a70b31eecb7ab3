// The hash chain of a journal. It covers the clear envelope and the *sealed* body, so it can be
// verified without keys and survives the destruction of a person's key.
#pragma once

#include "base/bytes.hpp"
#include "journal/entry.hpp"

namespace alongside {

/// The hash before the first entry of a journal.
inline constexpr Hash no_hash{};

/// SHA-256 (FIPS 180-4) of the parts one after another.
[[nodiscard]] Hash sha256(std::initializer_list<ByteView> parts);

/// The canonical bytes of an envelope: fixed order, fixed width, big-endian. This layout is what
/// every stored hash was made from and never changes; a new one would get a new first byte.
[[nodiscard]] Bytes envelope_bytes(const Envelope& envelope);

/// The hash of one entry: over the hash before it, its envelope, and its sealed body.
[[nodiscard]] Hash chain_hash(const Hash& previous, const Envelope& envelope, ByteView sealed);

/// What binds a sealed body to its place: organization, subject, seq, id, kind and version. A body
/// moved to another row does not open.
[[nodiscard]] Bytes associated_data(const Envelope& envelope);

/// What the server signs (Ed25519) to vouch for a journal up to `seq`.
[[nodiscard]] Bytes head_statement(const OrganizationId& organization, const SubjectId& subject,
                                   Seq seq, const Hash& hash, Instant signed_at);

}  // namespace alongside
