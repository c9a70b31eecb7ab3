// A witness beside a store: it makes jobs, remembers what each was answered, and says afterwards
// where the database breaks what the answers promised. The one checking function of the fault
// tests; ledger_test.cpp plants a violation of every kind, which it must find.
#pragma once

#include "fixture.hpp"

#include <map>
#include <set>

namespace alongside::store {

/// May be used by several threads.
class Ledger {
public:
    /// Journals are known by a small number, which is also the measure that counts their entries.
    [[nodiscard]] static SubjectId journal(std::uint8_t number) { return id<SubjectId>(number); }

    /// `count` new entries after `head`, chained, with a summary that names the new head, a care
    /// team whose `since` does, and a count of as many entries.
    [[nodiscard]] Append append(std::uint8_t journal, const JournalHead& head, int count);
    /// The entries of `before` once more, by the same ids, after `head`.
    [[nodiscard]] Append again(const Append& before, const JournalHead& head);
    /// A task that writes two rows. @param refuses  whether it then says no
    struct Pair {
        std::int64_t number;
        Task task;
    };
    [[nodiscard]] Pair pair(bool refuses);

    /// What the store answered. Whatever is handed in must be answered and noted.
    void answered(const Append& append, const Outcome& outcome);
    void answered(const Pair& pair, const Outcome& outcome);
    /// A reader was shown this as the head of a journal. No reader may see less than was
    /// acknowledged before it asked.
    [[nodiscard]] std::int64_t acknowledged_head(std::uint8_t journal) const;
    void seen(std::uint8_t journal, std::int64_t acknowledged_before, const JournalHead& head);

    /// How many appends were acknowledged.
    [[nodiscard]] std::size_t acknowledged() const;

    /// Everything that is wrong with the database, each with its kind in front:
    ///     lost     it was acknowledged and is not there, or is there otherwise
    ///     refused  it was answered with a no and is there
    ///     half     a part of an append or a task is there and another is not
    ///     fork     two entries have the same place, or one entry has two
    ///     gap      a place between the first and the head is empty
    ///     chain    an entry does not continue the one before, or the head is not the last entry's
    ///     count    a day's count is not the number of entries; the summary or the care team is
    ///              not that of the head
    ///     stale    a reader was shown less than had been acknowledged
    /// What was answered `failed` may be there or not, but whole and once.
    [[nodiscard]] std::vector<std::string> violations(Connection& connection) const;

private:
    enum class Answer { acknowledged, unknown, refused };
    struct Attempt {
        Append append;
        Answer answer;
    };
    struct Row {
        SubjectId subject;
        std::int64_t seq = 0;
        EntryId id;
        Bytes sealed;
        Hash hash{};
    };
    using Said = std::vector<std::string>;

    [[nodiscard]] static Answer answer_of(const Outcome& outcome);
    void finish(Append& append, const JournalHead& head) const;
    [[nodiscard]] static std::vector<Row> rows_of(ReadTransaction& read);
    void check_answers(const std::vector<Row>& rows, Said& said) const;
    void check_pairs(ReadTransaction& read, Said& said) const;
    static void check_places(const std::vector<Row>& rows, Said& said);
    static void check_chain(ReadTransaction& read, const std::vector<Row>& rows, Said& said);
    static void check_projections(ReadTransaction& read, const std::vector<Row>& rows, Said& said);

    mutable std::mutex mutex_;
    std::uint32_t entries_made_ = 0;
    std::int64_t pairs_made_ = 0;
    std::vector<Attempt> attempts_;
    std::map<std::int64_t, Answer> pairs_;
    std::map<std::uint8_t, std::int64_t> acknowledged_heads_;
    Said stale_;
};

/// The kinds that the violations begin with.
[[nodiscard]] std::set<std::string> kinds_of(const std::vector<std::string>& violations);

}  // namespace alongside::store
