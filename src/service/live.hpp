// Who is told at once when something new was written: readers who are connected now.
#pragma once

#include "service/notices.hpp"

#include <functional>
#include <unordered_map>

namespace alongside::service {

/// Connections that listen, by person. All methods may be called from any thread.
class Live {
public:
    /// One connection. Both are short, throw nothing, and may be called from any thread.
    struct Listener {
        std::function<void(const Notice&)> tell;  ///< something its person may know of
        std::function<void()> end;                ///< a session of its person has ended
    };

    [[nodiscard]] std::uint64_t add(const PersonId& person, Listener listener);
    void remove(std::uint64_t listener);
    void tell(const Notice& notice);
    /// Ends every connection of a person; who is still signed in comes back by themselves.
    void end(const PersonId& person);
    [[nodiscard]] std::size_t listening() const;

private:
    struct Listening {
        std::uint64_t id;
        Listener listener;
    };
    mutable std::mutex mutex_;
    std::uint64_t last_ = 0;
    std::unordered_multimap<PersonId, Listening> by_person_;
};

}  // namespace alongside::service
