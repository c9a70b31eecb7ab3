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

enum class DayName : std::uint8_t {
    sunday,
    monday,
    tuesday,
    wednesday,
    thursday,
    friday,
    saturday
};
BOOST_DESCRIBE_ENUM(DayName, sunday, monday, tuesday, wednesday, thursday, friday, saturday)

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

/// What is asked of a policy, and what is kept of it.
struct ProgramPolicy {
    std::int64_t version = 0;  ///< 0: none was set yet; grows by one with every change
    List<ProgramLimit, 30> limits;
    List<OnCall, 20> on_call;
    std::optional<PersonId> changed_by;
    std::optional<Moment> changed_at;
    friend bool operator==(const ProgramPolicy&, const ProgramPolicy&) = default;
};
BOOST_DESCRIBE_STRUCT(ProgramPolicy, (), (version, limits, on_call, changed_by, changed_at))

/// A new policy for the one that was read.
struct PolicyAsked {
    std::int64_t version = 0;  ///< of the policy that was read
    List<ProgramLimit, 30> limits;
    List<OnCall, 20> on_call;
};
BOOST_DESCRIBE_STRUCT(PolicyAsked, (), (version, limits, on_call))

/// A program's policy as its people read it.
struct PolicyView {
    ProgramId program;
    std::string zone;  ///< in which `on_call` is meant
    std::int64_t version = 0;
    std::vector<ProgramLimit> limits;
    std::vector<OnCall> on_call;
    std::optional<Words> changed_by;
    std::optional<Moment> changed_at;
    bool may_set = false;  ///< whether this reader may change it
};
BOOST_DESCRIBE_STRUCT(PolicyView, (),
                      (program, zone, version, limits, on_call, changed_by, changed_at, may_set))

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
};

}  // namespace alongside::service
