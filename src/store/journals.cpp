// Reading journals and their signed heads.
#include "store/journals.hpp"

namespace alongside::store {
namespace {

/// Codes are hashed at these widths. A stored number that is wider was not written by us, and would
/// otherwise pass for what is left of it.
template <class Width>
int narrow_code(const Rows& rows, int column) {
    const int code = rows.code(column);
    check(std::in_range<Width>(code));
    return code;
}

/// @throws Mistake  a column holds what no entry can
StoredEntry read_entry(const Rows& rows) {
    StoredEntry entry;
    entry.seq = rows.integer(0);
    entry.id = rows.id<EntryId>(1);
    entry.kind = narrow_code<std::uint16_t>(rows, 2);
    entry.version = narrow_code<std::uint8_t>(rows, 3);
    entry.author = rows.id<PersonId>(4);
    entry.role = narrow_code<std::uint8_t>(rows, 5);
    entry.on_behalf = rows.flag(6);
    entry.occurred_at = rows.instant(7);
    entry.recorded_at = rows.instant(8);
    entry.audience = narrow_code<std::uint8_t>(rows, 9);
    if (!rows.is_null(10)) entry.about = rows.id<AboutId>(10);
    entry.sealed = rows.bytes(11);
    entry.hash = rows.hash(12);
    return entry;
}

std::vector<StoredEntry> read_entries(Rows rows) {
    std::vector<StoredEntry> entries;
    while (rows.next()) entries.push_back(read_entry(rows));
    return entries;
}

Rows query_entries_after(ReadTransaction& read, const OrganizationId& organization,
                         const SubjectId& subject, std::int64_t seq, std::int64_t limit) {
    return read.query(
        "SELECT seq, id, kind, version, author, role, on_behalf, occurred_at, recorded_at, "
        "audience, about, sealed, hash FROM entry "
        "WHERE organization = ?1 AND subject = ?2 AND seq > ?3 ORDER BY seq LIMIT ?4",
        organization, subject, seq, limit);
}

std::vector<Journal> read_journals(Rows rows) {
    std::vector<Journal> journals;
    while (rows.next()) {
        journals.push_back(
            {rows.id<SubjectId>(0), {rows.integer(1), rows.hash(2)}, rows.instant(3)});
    }
    return journals;
}

}  // namespace

JournalHead head_of(ReadTransaction& read, const OrganizationId& organization,
                    const SubjectId& subject) {
    Rows rows =
        read.query("SELECT head, head_hash FROM journal WHERE organization = ?1 AND subject = ?2",
                   organization, subject);
    if (!rows.next()) return {};
    return {rows.integer(0), rows.hash(1)};
}

std::vector<StoredEntry> entries_after(ReadTransaction& read, const OrganizationId& organization,
                                       const SubjectId& subject, std::int64_t seq,
                                       std::int64_t limit) {
    return read_entries(query_entries_after(read, organization, subject, seq, limit));
}

std::vector<StoredEntry> entries_before(ReadTransaction& read, const OrganizationId& organization,
                                        const SubjectId& subject, std::int64_t seq,
                                        std::int64_t limit) {
    return read_entries(read.query(
        "SELECT seq, id, kind, version, author, role, on_behalf, occurred_at, recorded_at, "
        "audience, about, sealed, hash FROM entry "
        "WHERE organization = ?1 AND subject = ?2 AND seq < ?3 ORDER BY seq DESC LIMIT ?4",
        organization, subject, seq, limit));
}

void each_entry(ReadTransaction& read, const OrganizationId& organization, const SubjectId& subject,
                std::int64_t after, const std::function<void(const StoredEntry&)>& visit) {
    // In pages: PostgreSQL would otherwise send the whole journal before the first row.
    constexpr std::int64_t page = 1000;
    std::int64_t rows_read = page;
    for (std::int64_t seq = after; rows_read == page;) {
        rows_read = 0;
        Rows rows = query_entries_after(read, organization, subject, seq, page);
        for (; rows.next(); ++rows_read) {
            const StoredEntry entry = read_entry(rows);
            seq = entry.seq;
            visit(entry);
        }
    }
}

std::optional<StoredEntry> find_entry(ReadTransaction& read, const OrganizationId& organization,
                                      const SubjectId& subject, const EntryId& id) {
    Rows rows = read.query(
        "SELECT seq, id, kind, version, author, role, on_behalf, occurred_at, recorded_at, "
        "audience, about, sealed, hash FROM entry "
        "WHERE organization = ?1 AND subject = ?2 AND id = ?3",
        organization, subject, id);
    if (!rows.next()) return std::nullopt;
    return read_entry(rows);
}

std::int64_t count_entries(ReadTransaction& read, const OrganizationId& organization,
                           const SubjectId& subject) {
    Rows rows = read.query("SELECT COUNT(*) FROM entry WHERE organization = ?1 AND subject = ?2",
                           organization, subject);
    check(rows.next());
    return rows.integer(0);
}

std::vector<SubjectId> journal_subjects(ReadTransaction& read, const OrganizationId& organization) {
    Rows rows = read.query(
        "SELECT subject FROM journal WHERE organization = ?1 "
        "UNION SELECT subject FROM entry WHERE organization = ?1 "
        "UNION SELECT subject FROM signed_head WHERE organization = ?1 ORDER BY subject",
        organization);
    std::vector<SubjectId> subjects;
    while (rows.next()) subjects.push_back(rows.id<SubjectId>(0));
    return subjects;
}

std::optional<Journal> find_journal(ReadTransaction& read, const OrganizationId& organization,
                                    const SubjectId& subject) {
    auto found =
        read_journals(read.query("SELECT subject, head, head_hash, recorded_at FROM journal "
                                 "WHERE organization = ?1 AND subject = ?2",
                                 organization, subject));
    if (found.empty()) return std::nullopt;
    return found.front();
}

void hold_journals(WriteTransaction& write) {
    // SQLite has one writer at a time, and this is it.
    if (write.engine() == Engine::postgresql) write.script("LOCK TABLE journal IN EXCLUSIVE MODE");
}

std::vector<Journal> journals(ReadTransaction& read, const OrganizationId& organization) {
    return read_journals(read.query(
        "SELECT subject, head, head_hash, recorded_at FROM journal WHERE organization = ?1 "
        "ORDER BY subject",
        organization));
}

std::vector<Journal> unsigned_journals(ReadTransaction& read, const OrganizationId& organization,
                                       std::int64_t limit) {
    return read_journals(
        read.query("SELECT j.subject, j.head, j.head_hash, j.recorded_at FROM journal j "
                   "WHERE j.organization = ?1 AND NOT EXISTS ("
                   "SELECT 1 FROM signed_head h WHERE h.organization = j.organization "
                   "AND h.subject = j.subject AND h.seq >= j.head) ORDER BY j.subject LIMIT ?2",
                   organization, limit));
}

void add_signed_head(WriteTransaction& write, const OrganizationId& organization,
                     const SignedHead& head) {
    // Two servers may sign the same head; one signature of it is enough.
    write.run(
        "INSERT INTO signed_head (organization, subject, seq, hash, signed_at, signature) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING",
        organization, head.subject, head.seq, head.hash, head.signed_at, head.signature);
}

std::vector<SignedHead> signed_heads(ReadTransaction& read, const OrganizationId& organization,
                                     const SubjectId& subject) {
    Rows rows = read.query(
        "SELECT seq, hash, signed_at, signature FROM signed_head "
        "WHERE organization = ?1 AND subject = ?2 ORDER BY seq",
        organization, subject);
    std::vector<SignedHead> heads;
    while (rows.next()) {
        heads.push_back(
            {subject, rows.integer(0), rows.hash(1), rows.instant(2), rows.array<64>(3)});
    }
    return heads;
}

}  // namespace alongside::store
