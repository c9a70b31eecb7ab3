// A simulated organization: lives that unfold day by day, written through the same services and
// rules as everyone's, and the small demo program that a first visitor clicks through.
#pragma once

#include "service/services.hpp"

#include <atomic>
#include <memory>

namespace alongside::simulate {

/// A clock that the simulation sets. May be read from any thread.
class SimulatedTime {
public:
    explicit SimulatedTime(Instant begin = {}) : now_(to_milliseconds(begin)) {}
    SimulatedTime(const SimulatedTime&) = delete;
    SimulatedTime& operator=(const SimulatedTime&) = delete;

    /// For `Context::now`. Refers to this object: keep it alive for as long as the clock is used.
    [[nodiscard]] Clock clock() {
        return [this] { return now(); };
    }
    [[nodiscard]] Instant now() const { return from_milliseconds(now_.load()); }
    /// Forward or back: every client's day is walked through on its own.
    void set(Instant now) { now_.store(to_milliseconds(now)); }

private:
    std::atomic<std::int64_t> now_;
};

/// How large a simulation is, and when it ends.
struct Plan {
    int clients = 50;
    int days = 90;
    std::uint64_t seed = 1;
    Day until{};  ///< the last simulated day; entries reach up to its evening, wall time
};

/// What was made.
struct Summary {
    std::int64_t programs = 0;
    std::int64_t staff = 0;
    std::int64_t clients = 0;
    std::int64_t entries = 0;
    /// SHA-256 in hexadecimal over all entries as readers get them, client by client: the same
    /// seed gives the same, where `Context::new_id` comes from `seeded_ids` of the same seed.
    std::string digest;
};
BOOST_DESCRIBE_STRUCT(Summary, (), (programs, staff, clients, entries, digest))

/// Identities for `Context::new_id` that depend on the seed and the time alone.
/// May be called from any thread; the order of the calls decides.
[[nodiscard]] std::function<Uuid(Instant)> seeded_ids(std::uint64_t seed);

/// Adds programs, staff, and clients with whole lives of `plan.days` days. Those who were there
/// before stay as they are.
/// @param time  the clock that `services` reads; stands at the last evening afterwards
/// @error invalid  fewer than one client or day, or more than 365 days
/// @error unavailable, storage_full  the store could not keep it
/// @throws Mistake  a rule refused something: a life here is not one that can be lived
[[nodiscard]] Result<Summary> run(service::Services& services, SimulatedTime& time,
                                  const Plan& plan);

/// How to sign in as one person of the demo.
struct SignIn {
    std::string role;
    std::string name;
    std::string login;  ///< empty for someone who is only invited: `note` holds the invitation
    std::string password;
    std::string note;  ///< what is worth looking at
};
BOOST_DESCRIBE_STRUCT(SignIn, (), (role, name, login, password, note))

struct Demo {
    std::vector<SignIn> sign_ins;
};
BOOST_DESCRIBE_STRUCT(Demo, (), (sign_ins))

/// Fills an organization that holds nothing but its first program with a small program's life; all
/// dates lie in the weeks before `now`. Passphrases are new each time and kept nowhere else.
/// Needs `Policy::staff_totp_required` off, or staff are asked to set up an app first.
/// @error not_found  there is no such program
/// @error conflict  someone was there already
/// @throws Mistake  a rule refused something
[[nodiscard]] Result<Demo> make_demo(service::Services& services, SimulatedTime& time,
                                     const ProgramId& program, Instant now);

}  // namespace alongside::simulate
