// Writing into journals: the one way in. Rules are asked on the folded record, entries sealed and
// chained, and handed to the group-commit writer together with all that follows from them.
#pragma once

#include "base/metrics.hpp"
#include "service/access.hpp"
#include "service/concerns.hpp"
#include "service/notices.hpp"

#include <deque>
#include <functional>

namespace alongside::service {

/// What became of one entry that was handed in.
struct Answer {
    EntryId id;
    std::optional<Seq> seq;              ///< accepted: its place
    std::optional<Instant> recorded_at;  ///< accepted: when
    std::optional<Problem> problem;      ///< refused: why, and what to do instead
};

/// What became of all of them, in the order in which they came.
struct Written {
    std::vector<Answer> answers;
    Seq head = 0;
};

/// What was handed in: entries that could be read, and the ids of those that could not, with why.
struct Handed {
    EntryId id;
    Result<Draft> draft;
};

/// What an operator watches of the hand-ins.
struct JournalsNumbers {
    Counter accepted;
    CountersByWord refused;  ///< by the code of the refusal
};

class Journals {
public:
    Journals(Context& context, People& people, Policies& policies, Instruments& instruments,
             Concerns& concerns, Access& access, Records& records);

    using Done = std::function<void(Result<Written>)>;
    /// Writes what may be written. Each entry is accepted or refused on its own; the same id again
    /// gets the same answer. Does not wait for anything, so a connection's thread may call it: what
    /// memory cannot answer is done on another thread. `done` is called once: before this returns,
    /// or on another thread once the entries are durable.
    /// @error not_found  the reader is a stranger to this journal
    /// @error unavailable, storage_full  not confirmed; the same may be sent again, by the same ids
    void append(const Reader& reader, const SubjectId& subject, std::vector<Handed> handed,
                Done done);
    /// The same, waiting: not for threads that serve connections.
    [[nodiscard]] Result<Written> append_now(const Reader& reader, const SubjectId& subject,
                                             std::vector<Draft> drafts);
    /// The first entry of a new client's journal: whoever brought them walks with them.
    [[nodiscard]] Result<void> begin(const Reader& host, const SubjectId& subject,
                                     const ProgramId& program);

    /// Tells others of every concern of this client that nobody has seen in time. Whoever does so
    /// first, on any server, does it; the rest find nothing to do.
    [[nodiscard]] Result<void> pass_on_concerns(const SubjectId& subject);

    /// Takes someone who stops working in a program off the care teams there, in the name of its
    /// lead.
    [[nodiscard]] Result<void> leave_teams(const Reader& lead, const PersonId& person,
                                           const ProgramId& program, Role role);

    /// Calls `listener` after each commit, on the writer's thread, before anyone is answered.
    void on_notice(std::function<void(const Notice&)> listener);
    /// Tells the listeners of what another server wrote: the entries after `after`, up to `seq`.
    void tell_of(const SubjectId& subject, Seq after, Seq seq);

    [[nodiscard]] const JournalsNumbers& numbers() const { return numbers_; }

private:
    struct Attempt;
    /// In whose name an entry is written.
    struct Author {
        PersonId person;
        Role role = Role::client;
    };
    void line_up(const std::shared_ptr<Attempt>& work);
    void next_in_line(const SubjectId& subject);
    void admit(const std::shared_ptr<Attempt>& work);
    void attempt(const std::shared_ptr<Attempt>& work);
    void attempt_waiting(const std::shared_ptr<Attempt>& work);
    void hand_over(const std::shared_ptr<Attempt>& work, store::Append append);
    [[nodiscard]] bool elsewhere(const std::shared_ptr<Attempt>& work,
                                 void (Journals::*step)(const std::shared_ptr<Attempt>&));
    void answer(const std::shared_ptr<Attempt>& work, Result<Written> written);
    void count(const Result<Written>& written);
    void finish(const std::shared_ptr<Attempt>& work, const store::Outcome& outcome);
    [[nodiscard]] bool gather(Attempt& work);
    [[nodiscard]] std::optional<store::Append> prepare(Attempt& work);
    [[nodiscard]] std::optional<Answer> take(Attempt& work, const Handed& handed,
                                             store::Append& append);
    [[nodiscard]] std::optional<Entry> entry_of(const Attempt& work, const EntryId& id);
    [[nodiscard]] std::optional<Answer> answered_before(const Attempt& work, const Draft& draft);
    [[nodiscard]] Result<void> names_what_is_real(const Attempt& work, const Draft& draft);
    [[nodiscard]] Result<void> names_an_instrument(const Attempt& work, const Draft& draft);
    void add(Attempt& work, const Author& author, const Draft& draft, store::Append& append);
    void raise_concerns(Attempt& work, const Draft& draft, store::Append& append);
    [[nodiscard]] Draft in_our_name(const Body& body, const AboutId& about);

    Context& context_;
    People& people_;
    Policies& policies_;
    Instruments& instruments_;
    Concerns& concerns_;
    Access& access_;
    Records& records_;
    std::vector<std::function<void(const Notice&)>> listeners_;
    JournalsNumbers numbers_;
    std::mutex mutex_;
    /// Hand-ins under way by journal; the first of each line is being tried.
    std::unordered_map<SubjectId, std::deque<std::shared_ptr<Attempt>>> lines_;
};

}  // namespace alongside::service
