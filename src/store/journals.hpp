// Journals: reading entries and heads. Appending goes through `Writer` as an `Append`.
#pragma once

#include "store/engine.hpp"

#include <functional>

namespace alongside::store {

/// One entry as it is stored. Codes are the numbers that journal/ gives to its names.
struct StoredEntry {
    std::int64_t seq = 0;  ///< 1, 2, 3 … without gaps
    EntryId id;
    int kind = 0;
    int version = 0;
    PersonId author;
    int role = 0;
    bool on_behalf = false;
    Instant occurred_at{};  ///< the zone is part of `sealed`
    Instant recorded_at{};
    int audience = 0;
    AboutId about;  ///< nil: about nothing in particular; NULL in the table
    Bytes sealed;
    Hash hash{};

    friend bool operator==(const StoredEntry&, const StoredEntry&) = default;
};

/// Where a journal ends. `seq` 0 and an all-zero hash: nothing is written yet.
struct JournalHead {
    std::int64_t seq = 0;
    Hash hash{};

    friend bool operator==(const JournalHead&, const JournalHead&) = default;
};

/// A head that was signed, so that nobody can shorten or rewrite the journal unnoticed.
struct SignedHead {
    SubjectId subject;
    std::int64_t seq = 0;
    Hash hash{};
    Instant signed_at{};
    std::array<std::uint8_t, 64> signature{};  ///< Ed25519

    friend bool operator==(const SignedHead&, const SignedHead&) = default;
};

[[nodiscard]] JournalHead head_of(ReadTransaction& read, const OrganizationId& organization,
                                  const SubjectId& subject);
/// The entries after `seq`, oldest first, at most `limit`.
[[nodiscard]] std::vector<StoredEntry> entries_after(ReadTransaction& read,
                                                     const OrganizationId& organization,
                                                     const SubjectId& subject, std::int64_t seq,
                                                     std::int64_t limit = 1'000'000);
/// The entries before `seq`, newest first, at most `limit`: a timeline read backwards.
[[nodiscard]] std::vector<StoredEntry> entries_before(ReadTransaction& read,
                                                      const OrganizationId& organization,
                                                      const SubjectId& subject, std::int64_t seq,
                                                      std::int64_t limit);
/// The same as `entries_after`, one by one, without holding them all.
void each_entry(ReadTransaction& read, const OrganizationId& organization, const SubjectId& subject,
                std::int64_t after, const std::function<void(const StoredEntry&)>& visit);
/// @returns nothing where the journal has no entry of that id
[[nodiscard]] std::optional<StoredEntry> find_entry(ReadTransaction& read,
                                                    const OrganizationId& organization,
                                                    const SubjectId& subject, const EntryId& id);
/// How many rows the journal has, wherever they stand.
[[nodiscard]] std::int64_t count_entries(ReadTransaction& read, const OrganizationId& organization,
                                         const SubjectId& subject);

/// A journal's own row.
struct Journal {
    SubjectId subject;
    JournalHead head;
    Instant recorded_at{};  ///< of the newest entry
};
[[nodiscard]] std::vector<Journal> journals(ReadTransaction& read,
                                            const OrganizationId& organization);
[[nodiscard]] std::optional<Journal> find_journal(ReadTransaction& read,
                                                  const OrganizationId& organization,
                                                  const SubjectId& subject);
/// Everyone with anything of a journal: its row, an entry, a signed head.
[[nodiscard]] std::vector<SubjectId> journal_subjects(ReadTransaction& read,
                                                      const OrganizationId& organization);
/// From here to the end of the transaction nobody else appends, on any server.
void hold_journals(WriteTransaction& write);

/// Journals that have grown since their head was last signed, at most `limit`.
[[nodiscard]] std::vector<Journal> unsigned_journals(ReadTransaction& read,
                                                     const OrganizationId& organization,
                                                     std::int64_t limit);
void add_signed_head(WriteTransaction& write, const OrganizationId& organization,
                     const SignedHead& head);
/// All signed heads of a journal, oldest first.
[[nodiscard]] std::vector<SignedHead> signed_heads(ReadTransaction& read,
                                                   const OrganizationId& organization,
                                                   const SubjectId& subject);

}  // namespace alongside::store
