// Stands between a store and its PostgreSQL server, on a socket of its own, and does what networks
// and servers do at the worst moment: hang up, fall silent, swallow the answer to a commit.
#pragma once

#include "fixture.hpp"

namespace alongside::store {

enum class Mischief : std::uint8_t {
    cut_before,   ///< the message does not arrive, and the connection ends
    cut_after,    ///< it arrives; the connection ends before the answer
    hang_before,  ///< it does not arrive, and nobody is told
    hang_after,   ///< it arrives, the answer never comes, and nobody is told
};

/// Which message of the clients is struck.
enum class Struck : std::uint8_t { any, commit };

class Relay {
public:
    /// @param connection  the server's connection string; it must be on a socket in a folder
    explicit Relay(const std::string& connection);
    Relay(const Relay&) = delete;
    Relay& operator=(const Relay&) = delete;
    ~Relay();

    /// The connection string of the server by way of this relay.
    [[nodiscard]] std::string connection() const;
    /// Strikes once: at the n-th such message from now on.
    void strike(Mischief mischief, Struck which, std::int64_t nth);
    /// Whether that happened.
    [[nodiscard]] bool struck() const;

private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

}  // namespace alongside::store
