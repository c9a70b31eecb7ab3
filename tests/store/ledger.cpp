// Makes chained jobs, and compares what was answered with what is stored.
#include "ledger.hpp"

#include "journal/chain.hpp"
#include "store/sessions.hpp"

#include <algorithm>

namespace alongside::store {
namespace {

constexpr Day counted_on{std::chrono::year{2026} / 11 / 21};

Hash chained(const Hash& previous, const EntryId& entry, ByteView sealed) {
    return sha256({previous, entry.uuid, sealed});
}

Hash session_hash(std::int64_t pair, std::uint8_t half) {
    Hash hash{};
    for (std::size_t byte = 0; byte < 8; ++byte) {
        hash[byte] = static_cast<std::uint8_t>(static_cast<std::uint64_t>(pair) >> (8 * byte));
    }
    hash[8] = half;
    return hash;
}

std::uint8_t number_of(const SubjectId& subject) {
    return subject.uuid[15];
}

std::string place(const SubjectId& subject, std::int64_t seq) {
    return "journal " + std::to_string(number_of(subject)) + " entry " + std::to_string(seq);
}

Bytes summary_of(std::int64_t head) {
    return some_bytes("summary of " + std::to_string(head));
}

}  // namespace

Append Ledger::append(std::uint8_t journal_number, const JournalHead& head, int count) {
    const std::lock_guard lock{mutex_};
    Append made;
    made.organization = harbor;
    made.subject = journal(journal_number);
    for (int i = 0; i < count; ++i) {
        const std::uint32_t number = ++entries_made_;
        StoredEntry entry;
        entry.id = id<EntryId>(0);
        for (std::size_t byte = 0; byte < 4; ++byte) {
            entry.id.uuid[1 + byte] = static_cast<std::uint8_t>(number >> (24 - 8 * byte));
        }
        entry.kind = 7;
        entry.version = 1;
        entry.author = coach;
        // From a few bytes to more than a page.
        entry.sealed.assign(20 + number * 37 % 700 + (number % 11 == 0 ? 5000 : 0),
                            static_cast<std::uint8_t>(number));
        made.entries.push_back(std::move(entry));
    }
    finish(made, head);
    return made;
}

Append Ledger::again(const Append& before, const JournalHead& head) {
    Append made = before;
    finish(made, head);
    return made;
}

/// Everything that depends on where the journal ended.
void Ledger::finish(Append& append, const JournalHead& head) const {
    append.expected_head = head.seq;
    Hash hash = head.hash;
    std::int64_t seq = head.seq;
    for (StoredEntry& entry : append.entries) {
        entry.seq = ++seq;
        entry.occurred_at = morning(seq);
        entry.recorded_at = morning(seq);
        hash = chained(hash, entry.id, entry.sealed);
        entry.hash = hash;
    }
    append.summary = Summary{morning(seq), summary_of(seq)};
    append.care_team = {{coach, 3, true, morning(seq)}};
    append.counts = {
        {outpatient, counted_on, number_of(append.subject), std::ssize(append.entries)}};
}

Ledger::Pair Ledger::pair(bool refuses) {
    const std::lock_guard lock{mutex_};
    const std::int64_t number = ++pairs_made_;
    return {number, [number, refuses](WriteTransaction& write) -> Result<void> {
                for (const std::uint8_t half : {std::uint8_t{0}, std::uint8_t{1}}) {
                    add_session(write, harbor,
                                {session_hash(number, half), coach, morning(number), morning(),
                                 morning(), 1});
                }
                if (refuses) return Problem{Kind::refused, "test.no", "No.", "", "", 0};
                return {};
            }};
}

Ledger::Answer Ledger::answer_of(const Outcome& outcome) {
    switch (outcome.state) {
        case Outcome::State::committed:
            return Answer::acknowledged;
        case Outcome::State::failed:
            return Answer::unknown;
        default:
            return Answer::refused;
    }
}

void Ledger::answered(const Append& append, const Outcome& outcome) {
    const std::lock_guard lock{mutex_};
    attempts_.push_back({append, answer_of(outcome)});
    if (!outcome.committed()) return;
    std::int64_t& head = acknowledged_heads_[number_of(append.subject)];
    head = std::max(head, append.entries.back().seq);
}

void Ledger::answered(const Pair& pair, const Outcome& outcome) {
    const std::lock_guard lock{mutex_};
    pairs_[pair.number] = answer_of(outcome);
}

std::int64_t Ledger::acknowledged_head(std::uint8_t journal) const {
    const std::lock_guard lock{mutex_};
    const auto found = acknowledged_heads_.find(journal);
    return found == acknowledged_heads_.end() ? 0 : found->second;
}

void Ledger::seen(std::uint8_t journal_number, std::int64_t acknowledged_before,
                  const JournalHead& head) {
    if (head.seq >= acknowledged_before) return;
    const std::lock_guard lock{mutex_};
    stale_.push_back("stale: " + place(journal(journal_number), acknowledged_before) +
                     " was acknowledged and a reader saw only " + std::to_string(head.seq));
}

std::size_t Ledger::acknowledged() const {
    const std::lock_guard lock{mutex_};
    return static_cast<std::size_t>(std::ranges::count_if(
        attempts_, [](const Attempt& one) { return one.answer == Answer::acknowledged; }));
}

std::vector<Ledger::Row> Ledger::rows_of(ReadTransaction& read) {
    std::vector<Row> found;
    Rows rows = read.query(
        "SELECT subject, seq, id, sealed, hash FROM entry WHERE organization = ?1 "
        "ORDER BY subject, seq, id",
        harbor);
    while (rows.next()) {
        found.push_back({rows.id<SubjectId>(0), rows.integer(1), rows.id<EntryId>(2), rows.bytes(3),
                         rows.hash(4)});
    }
    return found;
}

/// Appends: acknowledged, refused, half. A hash stands for an entry at its place in one attempt.
void Ledger::check_answers(const std::vector<Row>& rows, Said& said) const {
    std::set<Hash> stored;
    for (const Row& row : rows) {
        // Not its column alone: whether what is stored is what was handed in.
        stored.insert(sha256({row.hash, row.id.uuid, row.sealed}));
    }
    std::map<EntryId, bool> may_be_there;  // of each entry, whether any answer allows it
    for (const Attempt& attempt : attempts_) {
        std::size_t there = 0;
        for (const StoredEntry& entry : attempt.append.entries) {
            if (stored.contains(sha256({entry.hash, entry.id.uuid, entry.sealed})))
                ++there;
            else if (attempt.answer == Answer::acknowledged) {
                said.push_back("lost: " + place(attempt.append.subject, entry.seq));
            }
            may_be_there[entry.id] |= attempt.answer != Answer::refused;
        }
        if (there != 0 && there != attempt.append.entries.size()) {
            said.push_back("half: " + std::to_string(there) + " of the append that begins with " +
                           place(attempt.append.subject, attempt.append.entries.front().seq));
        }
    }
    for (const Row& row : rows) {
        const auto known = may_be_there.find(row.id);
        if (known == may_be_there.end() || !known->second) {
            said.push_back("refused: " + place(row.subject, row.seq));
        }
    }
}

/// Tasks: acknowledged, refused, half.
void Ledger::check_pairs(ReadTransaction& read, Said& said) const {
    for (const auto& [number, answer] : pairs_) {
        int halves = 0;
        for (const std::uint8_t half : {std::uint8_t{0}, std::uint8_t{1}}) {
            if (find_session(read, harbor, session_hash(number, half))) ++halves;
        }
        const std::string name = "task " + std::to_string(number);
        if (halves == 1) said.push_back("half: " + name);
        if (halves != 2 && answer == Answer::acknowledged) said.push_back("lost: " + name);
        if (halves != 0 && answer == Answer::refused) said.push_back("refused: " + name);
    }
}

/// Forks and gaps.
void Ledger::check_places(const std::vector<Row>& rows, Said& said) {
    std::set<std::pair<SubjectId, EntryId>> ids;
    SubjectId subject;
    std::int64_t last = 0;
    for (const Row& row : rows) {
        if (row.subject != subject) last = 0;
        subject = row.subject;
        if (!ids.emplace(row.subject, row.id).second || row.seq == last) {
            said.push_back("fork: " + place(row.subject, row.seq));
        } else if (row.seq != last + 1) {
            said.push_back("gap: before " + place(row.subject, row.seq));
        }
        last = row.seq;
    }
}

void Ledger::check_chain(ReadTransaction& read, const std::vector<Row>& rows, Said& said) {
    std::map<SubjectId, JournalHead> ends;
    for (const Row& row : rows) {
        JournalHead& end = ends[row.subject];
        if (chained(end.hash, row.id, row.sealed) != row.hash) {
            said.push_back("chain: " + place(row.subject, row.seq));
        }
        end = {row.seq, row.hash};
    }
    std::map<SubjectId, JournalHead> heads;
    for (const Journal& one : journals(read, harbor)) heads[one.subject] = one.head;
    for (const auto& [subject, end] : ends) {
        if (heads[subject] != end) {
            said.push_back("chain: the head is not " + place(subject, end.seq));
        }
        heads.erase(subject);
    }
    for (const auto& [subject, head] : heads) {
        said.push_back("chain: the head is " + place(subject, head.seq) + " and there is none");
    }
}

void Ledger::check_projections(ReadTransaction& read, const std::vector<Row>& rows, Said& said) {
    std::map<SubjectId, std::int64_t> sizes;
    for (const Row& row : rows) ++sizes[row.subject];
    std::map<int, std::int64_t> counts;
    for (const DayCount& count : day_counts(read, harbor, outpatient, counted_on, counted_on)) {
        counts[count.measure] = count.count;
    }
    for (const auto& [subject, size] : sizes) {
        const std::string name = "journal " + std::to_string(number_of(subject));
        const int measure = number_of(subject);
        if (counts[measure] != size) {
            said.push_back("count: " + name + " has " + std::to_string(size) +
                           " entries and is counted " + std::to_string(counts[measure]));
        }
        counts.erase(measure);
        const auto summary = find_summary(read, harbor, subject);
        if (summary != Summary{morning(size), summary_of(size)}) {
            said.push_back("count: the summary of " + name);
        }
        if (care_team(read, harbor, subject) !=
            std::vector{CareTeamMember{coach, 3, morning(size)}}) {
            said.push_back("count: the care team of " + name);
        }
    }
    for (const auto& [measure, count] : counts) {
        said.push_back("count: journal " + std::to_string(measure) + " is empty and is counted " +
                       std::to_string(count));
    }
}

std::vector<std::string> Ledger::violations(Connection& connection) const {
    const std::lock_guard lock{mutex_};
    ReadTransaction read{connection};
    Said said = stale_;
    const std::vector<Row> rows = rows_of(read);
    check_answers(rows, said);
    check_pairs(read, said);
    check_places(rows, said);
    check_chain(read, rows, said);
    check_projections(read, rows, said);
    return said;
}

std::set<std::string> kinds_of(const std::vector<std::string>& violations) {
    std::set<std::string> kinds;
    for (const std::string& one : violations) kinds.insert(one.substr(0, one.find(':')));
    return kinds;
}

}  // namespace alongside::store
