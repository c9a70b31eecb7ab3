// Server-sent events: a mailbox that any thread may fill and one connection empties.
#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

namespace alongside::http {

/// One reader of live events. A handler makes it, hands it to whoever publishes, and returns it as
/// `Response::events`; what is sent before the connection takes over waits in it.
class EventStream {
public:
    /// Events that may wait for a slow reader; one more ends the connection, and the reader's
    /// browser comes back with Last-Event-ID.
    static constexpr std::size_t most_waiting = 256;
    /// An event ready to send; one text may be shared by many streams.
    using Frame = std::shared_ptr<const std::string>;

    /// @param event  name, without line breaks
    /// @param data  any text; each of its lines becomes a data line
    /// @param id  without line breaks; empty: no id
    [[nodiscard]] static Frame frame(std::string_view event, std::string_view data,
                                     std::string_view id = {});

    /// Queues an event, from any thread.
    /// @returns false once the stream has ended
    bool send(Frame frame);
    bool send(std::string_view event, std::string_view data, std::string_view id = {});
    /// Ends the stream after what waits was sent. From any thread.
    void close();
    [[nodiscard]] bool is_closed() const;
    /// Called once, when the connection has ended, for whatever reason, on the connection's
    /// thread; at once where it has ended already. Set it before returning the response.
    void on_close(std::function<void()> callback);

    /// For the connection: `wake` is called, under no lock, when there is something to take.
    void attach(std::function<void()> wake);
    /// For the connection: moves everything that waits to the end of `text`.
    /// @returns false once nothing more will come
    bool take(std::string& text);
    /// For the connection: it is over; forgets `wake` and calls `on_close`.
    void detach();

private:
    mutable std::mutex mutex_;
    std::deque<Frame> waiting_;
    std::function<void()> wake_;
    std::function<void()> on_close_;
    bool closed_ = false;
    bool detached_ = false;
};

}  // namespace alongside::http
