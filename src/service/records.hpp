// Folded journals, kept in memory up to a bound and brought forward by each commit.
#pragma once

#include "journal/chain.hpp"
#include "rules/seeing.hpp"
#include "service/context.hpp"

#include <list>
#include <memory>
#include <mutex>
#include <unordered_map>

namespace alongside::service {

/// A journal as it stands: its head, and what it says to its two nearest readers. They are the
/// same record where the client kept nothing to themselves.
struct Standing {
    Seq head = 0;
    Hash hash{};                         ///< of the head
    Instant recorded_at{};               ///< of the head
    std::size_t bytes = 0;               ///< about what the records take in memory
    std::shared_ptr<const Record> self;  ///< as the client sees it
    std::shared_ptr<const Record> team;  ///< as their care team sees it

    /// The record for a viewer of one of these two relations.
    [[nodiscard]] const std::shared_ptr<const Record>& seen_by(Relation relation) const {
        return relation == Relation::self ? self : team;
    }
};

/// A view as it was last told to one reader, ready to be sent again while nothing has changed.
struct Told {
    PersonId reader;
    int part = 0;
    std::string tag;
    std::shared_ptr<const std::string> text;
};

/// What an operator watches of the folded journals in memory.
struct RecordsNumbers {
    std::uint64_t hits = 0;    ///< journals found in memory
    std::uint64_t misses = 0;  ///< journals folded from the store
    std::size_t journals = 0;  ///< in memory now
    std::size_t bytes = 0;     ///< about so many
};

class Records {
public:
    explicit Records(Context& context);

    /// The journal as it stands, from memory or from the store.
    /// @throws Mistake  the subject has entries but no key: they were destroyed
    [[nodiscard]] std::shared_ptr<const Standing> standing(const SubjectId& subject);
    /// The same, only if it is in memory.
    [[nodiscard]] std::shared_ptr<const Standing> remembered(const SubjectId& subject);
    /// The text of a view that was told with this tag. @returns nullptr where it was not
    [[nodiscard]] std::shared_ptr<const std::string> told(const SubjectId& subject,
                                                          const PersonId& reader, int part,
                                                          std::string_view tag);
    /// Keeps a view's text with its journal, until that moves on or makes room for others.
    void keep_told(const SubjectId& subject, Told told);
    /// A commit to this journal is on its way: from here to `committed`, `forget` or `not_written`
    /// it is noticed when another server writes into it.
    void writing(const SubjectId& subject);
    /// That commit was not begun.
    void not_written(const SubjectId& subject);
    /// Takes over what a commit made of a journal, unless another server has moved it on since: its
    /// change may be heard before our own commit is taken over.
    void committed(const SubjectId& subject, std::shared_ptr<const Standing> standing);
    /// Whatever is in memory of a journal is out of date.
    void forget(const SubjectId& subject);

    /// The record as any viewer may see it, folded for the asking, from the entries that were there
    /// at `until`.
    [[nodiscard]] Record folded_for(const SubjectId& subject, const Viewer& viewer,
                                    Instant until = Instant::max());

    /// One stored entry, opened.
    [[nodiscard]] Entry open(const SubjectId& subject, const store::StoredEntry& stored,
                             const store::Key& key) const;
    /// Entries of a journal after `seq`, opened, oldest first.
    [[nodiscard]] std::vector<Entry> entries(const SubjectId& subject, Seq after,
                                             std::int64_t limit);
    /// Entries before `seq`, opened, newest first.
    [[nodiscard]] std::vector<Entry> entries_back(const SubjectId& subject, Seq before,
                                                  std::int64_t limit);
    [[nodiscard]] std::optional<Entry> find_entry(const SubjectId& subject, const EntryId& id);

    [[nodiscard]] RecordsNumbers numbers() const;

    [[nodiscard]] Envelope envelope_of(const SubjectId& subject,
                                       const store::StoredEntry& stored) const;

private:
    struct Kept {
        std::shared_ptr<const Standing> standing;
        std::size_t bytes = 0;
        std::vector<Told> told;  ///< one for each reader and part
        std::list<SubjectId>::iterator place;
    };

    [[nodiscard]] std::shared_ptr<const Standing> load(const SubjectId& subject);
    void keep(const SubjectId& subject, std::shared_ptr<const Standing> standing);
    void drop(const SubjectId& subject);
    void make_room();

    Context& context_;
    mutable std::mutex mutex_;
    std::unordered_map<SubjectId, Kept> kept_;
    /// Journals with a commit of ours on its way: the newest head of others' heard since.
    std::unordered_map<SubjectId, Seq> writing_;
    std::list<SubjectId> recent_;  ///< most recently used first
    std::size_t bytes_ = 0;
    std::uint64_t hits_ = 0;
    std::uint64_t misses_ = 0;
    std::uint64_t generation_ = 0;  ///< grows when something had to be forgotten
};

/// A standing after one more entry, which `subject`'s client and team may or may not see.
[[nodiscard]] Standing advance(Standing standing, const Entry& entry, const Hash& hash);

}  // namespace alongside::service
