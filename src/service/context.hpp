// What every use case stands on: the store, the keys, the organization served, the clock.
#pragma once

#include "journal/words.hpp"
#include "store/store.hpp"
#include "store/vault.hpp"

#include <functional>
#include <string>

namespace alongside::service {

/// Choices of the program, from `alongside.toml`. The defaults are the safe ones.
struct Policy {
    bool staff_totp_required = true;           ///< staff set up an authenticator app first
    std::chrono::hours invitation_lasts{168};  ///< seven days
    std::chrono::hours client_session_lasts{720};
    std::chrono::hours staff_session_lasts{12};
    std::chrono::minutes staff_session_idle{60};  ///< @source NIST SP 800-63B-4, AAL2
    std::size_t cache_bytes = 256U << 20U;        ///< for folded records; 0: nothing is kept
    /// How often is looked for what is due by itself: reminders, letters that wait.
    std::chrono::milliseconds round{5000};
    std::string origin;  ///< how browsers reach us, for invitation links
    /// Whether lists may come from this machine itself. For tests alone.
    bool lists_from_here = false;
};

/// Runs a job soon, on another thread.
using Post = std::function<void(std::function<void()>)>;

struct Context {
    store::Store& store;
    store::Vault& vault;
    OrganizationId organization;
    Clock now;
    Policy policy;
    Post post;
    /// New identities; the simulator passes seeded ones, so that the same seed gives the same.
    std::function<Uuid(Instant)> new_id = [](Instant at) { return make_uuid(at); };
};

/// The stored number of one of the closed sets (`Role`, `Audience` …).
template <class E>
[[nodiscard]] constexpr int code_of(E value) {
    return static_cast<int>(value);
}
[[nodiscard]] inline Role role_of(int code) {
    return static_cast<Role>(code);
}

/// The answer that a stranger gets: the same whether or not there is such a client.
[[nodiscard]] inline Problem nothing_here() {
    return {Kind::not_found, "not_found", "There is nothing here that you can see.",
            "Check the address, or ask who gave it to you.", ""};
}

}  // namespace alongside::service
