// What is thrown when a database engine fails: nothing the caller's input could have prevented.
#pragma once

#include <stdexcept>
#include <string>

namespace alongside::store {

/// An engine failure. The text is for the log and never holds bound values or row contents.
class StoreError : public std::runtime_error {
public:
    enum class Cause {
        busy,           ///< somebody else held the lock for longer than the timeout
        full,           ///< no space left on the disk; reading goes on
        io,             ///< the file cannot be read or written, or is damaged
        connection,     ///< the PostgreSQL server cannot be reached or went away
        constraint,     ///< a unique, not-null or append-only rule said no
        serialization,  ///< a deadlock or a serialization failure: trying again may succeed
        other,
    };

    StoreError(Cause cause, const std::string& what) : std::runtime_error(what), cause_(cause) {}

    [[nodiscard]] Cause cause() const { return cause_; }

private:
    Cause cause_;
};

/// `busy`, `full` …: for the log.
[[nodiscard]] const char* to_text(StoreError::Cause cause);

}  // namespace alongside::store
