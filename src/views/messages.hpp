// Messages of the circle (WORK6).
#pragma once

#include "views/fold.hpp"

namespace alongside {

/// How many messages stay at hand; older ones stand in the timeline.
inline constexpr std::size_t messages_kept = 100;

struct Message {
    AboutId id;  ///< the entry
    Voice by;
    Instant recorded_at{};
    Words words;
    AboutId about;  ///< the goal, step … it speaks of; nil for none
    friend bool operator==(const Message&, const Message&) = default;
};

struct Messages {
    Items<Message> items;  ///< oldest first, the last `messages_kept`
    friend bool operator==(const Messages&, const Messages&) = default;
};

[[nodiscard]] Messages advance(Messages messages, const Entry& entry);

/// The oldest message of the client that nobody has answered since, or nullptr.
[[nodiscard]] const Message* message_waiting(const Messages& messages);

}  // namespace alongside
