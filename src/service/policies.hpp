// What a program holds itself to, the same for everyone in it: the limits that agreements may name,
// and who answers at which hour. Leads set it; everyone in the program reads it.
#pragma once

#include "journal/agreements.hpp"
#include "service/people.hpp"

namespace alongside::service {

/// A limit that an agreement may name, with what follows when it is not kept (PLAN4). A list for
/// the whole program, so that nobody gets a harder one than others.
struct ProgramLimit {
    Text<40> name;
    Text<500> effect;
    std::optional<Text<500>> why;  ///< said to the client, in plain words
    friend bool operator==(const ProgramLimit&, const ProgramLimit&) = default;
};
BOOST_DESCRIBE_STRUCT(ProgramLimit, (), (name, effect, why))

/// Whom a client can reach at which hours of which days, in the program's zone (COPE3).
struct OnCall {
    Text<80> who;
    std::optional<Text<32>> call;  ///< a telephone number; at least one of `call` and `text`
    std::optional<Text<32>> text;
    List<DayName, 7> days;  ///< on which it begins; at least one
    Text<5> from;           ///< `08:00`
    Text<5> to;             ///< before `from`: on the next day; the same: around the clock
    std::optional<Text<200>> about;
    friend bool operator==(const OnCall&, const OnCall&) = default;
};
BOOST_DESCRIBE_STRUCT(OnCall, (), (who, call, text, days, from, to, about))

/// Which answer somebody has to know of at once, who, and how soon (CHK5).
struct SensitiveAnswer {
    Text<40> instrument;  ///< an instrument's id, or `checkin`
    Text<40> because;     ///< a flag of the instrument, or a question of the check-in
    std::optional<Scale<0, 4>> at_least;  ///< of a check-in's question: from this answer on
    List<Role, 4> tell;                   ///< of the care team, or the program's leads
    Scale<1, 10080> minutes{60};          ///< to be seen by then
    List<Role, 4> then;                   ///< who is told if nobody has seen it by then
    friend bool operator==(const SensitiveAnswer&, const SensitiveAnswer&) = default;
};
BOOST_DESCRIBE_STRUCT(SensitiveAnswer, (), (instrument, because, at_least, tell, minutes, then))

/// What holds for a program that set nothing: answers about harming oneself, told to the care team
/// within the hour, then to the program's leads.
[[nodiscard]] List<SensitiveAnswer, 30> usual_sensitive_answers();

/// Whether a program uses an instrument. Not there: as its licence says.
struct InstrumentOn {
    Text<40> instrument;
    bool on = false;
    std::optional<PersonId> by;  ///< who accepted its notice; absent: the operator
    Moment at;
    friend bool operator==(const InstrumentOn&, const InstrumentOn&) = default;
};
BOOST_DESCRIBE_STRUCT(InstrumentOn, (), (instrument, on, by, at))

/// What is asked of a policy, and what is kept of it.
struct ProgramPolicy {
    std::int64_t version = 0;  ///< 0: none was set yet; grows by one with every change
    List<ProgramLimit, 30> limits;
    List<OnCall, 20> on_call;
    std::optional<Scale<1, 168>> answer_hours{};           ///< absent: 24
    std::optional<List<SensitiveAnswer, 30>> sensitive{};  ///< absent: the usual ones
    std::optional<List<InstrumentOn, 500>> instruments{};
    std::optional<PersonId> changed_by;
    std::optional<Moment> changed_at;
    friend bool operator==(const ProgramPolicy&, const ProgramPolicy&) = default;
};
BOOST_DESCRIBE_STRUCT(ProgramPolicy, (),
                      (version, limits, on_call, answer_hours, sensitive, instruments, changed_by,
                       changed_at))

[[nodiscard]] std::chrono::hours answer_promise_of(const ProgramPolicy& policy);
[[nodiscard]] List<SensitiveAnswer, 30> sensitive_answers_of(const ProgramPolicy& policy);

/// A new policy for the one that was read.
struct PolicyAsked {
    std::int64_t version = 0;  ///< of the policy that was read
    List<ProgramLimit, 30> limits;
    List<OnCall, 20> on_call;
    std::optional<Scale<1, 168>> answer_hours{};           ///< absent: 24
    std::optional<List<SensitiveAnswer, 30>> sensitive{};  ///< absent: the usual ones
};
BOOST_DESCRIBE_STRUCT(PolicyAsked, (), (version, limits, on_call, answer_hours, sensitive))

/// A program's policy as its people read it.
struct PolicyView {
    ProgramId program;
    std::string zone;  ///< in which `on_call` is meant
    std::int64_t version = 0;
    std::vector<ProgramLimit> limits;
    std::vector<OnCall> on_call;
    int answer_hours = 24;  ///< until a check-in or a message is answered
    std::vector<SensitiveAnswer> sensitive;
    bool sensitive_is_usual = true;  ///< nobody set another list
    std::optional<Words> changed_by;
    std::optional<Moment> changed_at;
    bool may_set = false;  ///< whether this reader may change it
};
BOOST_DESCRIBE_STRUCT(PolicyView, (),
                      (program, zone, version, limits, on_call, answer_hours, sensitive,
                       sensitive_is_usual, changed_by, changed_at, may_set))

class Policies {
public:
    Policies(Context& context, People& people) : context_(context), people_(people) {}

    /// @error not_found  there is no such program, or the reader is not in it
    [[nodiscard]] Result<PolicyView> read(const Reader& reader, const ProgramId& program);
    /// @error not_found  as above
    /// @error refused  the reader does not lead the program
    /// @error invalid  names the field: a number that cannot be dialed, no hour, a name twice
    /// @error conflict  somebody changed it since `asked.version` was read
    [[nodiscard]] Result<PolicyView> set(const Reader& reader, const ProgramId& program,
                                         const PolicyAsked& asked);
    /// The same for the operator and the simulator, asking nobody and whatever stands there.
    [[nodiscard]] Result<void> put(const ProgramId& program, const PolicyAsked& asked);
    /// As it is kept. @returns nothing where there is no such program
    [[nodiscard]] std::optional<ProgramPolicy> find(const ProgramId& program);
    /// The same for whoever needs one in any case: an empty one where none was set.
    [[nodiscard]] ProgramPolicy in_force(const ProgramId& program);
    /// The same from memory alone. @returns nothing where the store has to be asked
    [[nodiscard]] std::optional<ProgramPolicy> remembered(const ProgramId& program);

    /// Turns an instrument on or off, asking nobody. @error not_found  there is no such program
    [[nodiscard]] Result<void> put_instrument(const ProgramId& program,
                                              const InstrumentOn& setting);

    /// Whether an agreement's limit is one of the program's list with the effect that stands there.
    /// One without a limit has no effect.
    /// @error refused `agreement.limit`
    [[nodiscard]] Result<void> allows(const ProgramId& program, const AgreementProposed& terms);

private:
    [[nodiscard]] Result<void> write(const ProgramId& program, const PolicyAsked& asked,
                                     std::optional<PersonId> by, bool whatever_stands);
    [[nodiscard]] PolicyView told(const Reader& reader, const Program& program,
                                  const ProgramPolicy& policy);

    Context& context_;
    People& people_;
    std::mutex mutex_;
    std::int64_t version_ = -1;  ///< of names and programs, at which `held_` was read
    std::unordered_map<ProgramId, ProgramPolicy> held_;
};

}  // namespace alongside::service
