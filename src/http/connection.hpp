// One connection from accept to close, all of it on its loop's thread.
#pragma once

#include "http/events.hpp"
#include "http/loop.hpp"
#include "http/parser.hpp"

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace alongside::http {

/// Reads a request, has it answered, writes the answer, and again; or becomes an event stream.
class Connection : public std::enable_shared_from_this<Connection> {
public:
    Connection(Loop& loop, Socket socket);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// The whole life. Keeps the connection alive until it ends; throws nothing.
    [[nodiscard]] static Task<void> serve(std::shared_ptr<Connection> connection);

    /// The loop's clock: ends what is overdue, and lets an event stream's heart beat.
    void tick(TimePoint now);
    /// The server stops: ends now what waits for a request, and an event stream.
    void begin_stop();
    /// Ends what is being read or written.
    void cut();

private:
    Task<void> converse();
    Task<bool> receive();
    Task<Response> answer(Request& request);
    void note(const Request& request, const Response& response, std::chrono::duration<double> time);
    Task<bool> send(Response& response, bool keep_alive, bool with_content);
    Task<bool> write(std::string_view head, std::string_view content);
    Task<void> linger();

    Task<void> stream(std::shared_ptr<EventStream> events);
    Task<void> wait_for_events();
    void watch_for_goodbye();
    void wake();

    void allow(std::chrono::milliseconds time);
    void allow_any_time() { deadline_ = TimePoint::max(); }
    [[nodiscard]] std::string remote_address(const Request& request) const;

    Loop& loop_;
    Socket socket_;
    RequestReader reader_;
    std::string peer_;                       ///< address, without port
    TimePoint deadline_ = TimePoint::max();  ///< for what is being read or written
    bool overdue_ = false;
    bool between_requests_ = true;

    std::shared_ptr<EventStream> events_;  ///< while this is an event stream
    std::optional<Resume> asleep_;         ///< while nothing is to be sent
    TimePoint next_beat_ = TimePoint::max();
    bool beat_due_ = false;
    bool woken_ = false;
    bool peer_left_ = false;
    std::array<char, 64> ignored_{};  ///< an event stream's reader has nothing to say
};

}  // namespace alongside::http
