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

/// @param connection  a libpq connection string or URI
/// @throws StoreError  the server cannot be reached or is older than 15
[[nodiscard]] std::unique_ptr<Connection> open_postgresql(const std::string& connection,
                                                          PostgresqlUse use);

/// A change told by another connection.
struct HeardChange {
    Change change;
    int backend = 0;  ///< the PostgreSQL process whose commit told it
};

/// A connection that only listens on `change_channel`.
class PostgresqlEar {
public:
    /// @throws StoreError  the server cannot be reached
    explicit PostgresqlEar(const std::string& connection);
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
