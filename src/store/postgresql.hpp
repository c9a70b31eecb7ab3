// PostgreSQL (15 or later) behind `Connection`, and hearing what other servers committed.
#pragma once

#include "store/engine.hpp"

#include <chrono>

namespace alongside::store {

enum class PostgresqlUse : std::uint8_t {
    owning,   ///< as whoever the connection string names: for the schema's steps
    writing,  ///< as the role alongside_server
    reading,  ///< the same, read-only
};

/// How long a server may say nothing before a connection is given up.
inline constexpr std::chrono::milliseconds usual_patience{30'000};

/// @param connection  a libpq connection string or URI
/// @param patience  for reading and writing; after two thirds of it the server itself ends a
///   statement, after a third the waiting for a lock. Owning waits for as long as a step takes.
/// @throws StoreError  the server cannot be reached or is older than 15
[[nodiscard]] std::unique_ptr<Connection> open_postgresql(
    const std::string& connection, PostgresqlUse use,
    std::chrono::milliseconds patience = usual_patience);

/// A change told by another connection.
struct HeardChange {
    Change change;
    int backend = 0;  ///< the PostgreSQL process whose commit told it
};

/// A connection that only listens on `change_channel`.
class PostgresqlEar {
public:
    /// @throws StoreError  the server cannot be reached
    PostgresqlEar(const std::string& connection, std::chrono::milliseconds patience);
    ~PostgresqlEar();
    PostgresqlEar(const PostgresqlEar&) = delete;
    PostgresqlEar& operator=(const PostgresqlEar&) = delete;

    /// Waits until something is heard, `wake` becomes readable, or the time is over.
    /// @param wake  a file descriptor
    /// @throws StoreError  the connection is lost: what was told meanwhile is not known
    [[nodiscard]] std::vector<HeardChange> wait(int wake, std::chrono::milliseconds longest);

private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

}  // namespace alongside::store
