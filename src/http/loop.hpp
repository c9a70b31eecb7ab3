// One thread of the server: its context, its listening socket, its clock and its connections.
// Nothing in here is touched by another thread but what says so.
#pragma once

#include "http/parser.hpp"
#include "http/server.hpp"

#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <atomic>
#include <chrono>
#include <string>
#include <unordered_set>

namespace alongside::http {

using Tcp = boost::asio::ip::tcp;
using Socket = boost::asio::basic_stream_socket<Tcp, Executor>;
using Acceptor = boost::asio::basic_socket_acceptor<Tcp, Executor>;
using Timer = boost::asio::basic_waitable_timer<
    std::chrono::steady_clock, boost::asio::wait_traits<std::chrono::steady_clock>, Executor>;
using TimePoint = std::chrono::steady_clock::time_point;

class Connection;

/// What all threads of one server share. Never changes while it runs, but for the numbers.
struct Shared {
    Settings settings;
    Limits limits;
    const Router& router;
    const Assets& assets;
    std::string security;  ///< header lines of every answer
    Numbers& numbers;
};

/// Accepts, keeps the connections of this thread, and ends what takes too long: one timer a
/// thread, not one a connection.
class Loop {
public:
    explicit Loop(Shared& shared);

    /// Binds and listens. Call before `run`.
    /// @throws boost::system::system_error  the address is not ours or in use
    void listen(const Tcp::endpoint& endpoint);
    [[nodiscard]] unsigned short port() const { return acceptor_.local_endpoint().port(); }
    /// Serves until `end`.
    void run();
    /// From any thread: no more connections; those between requests and event streams end.
    void begin_stop();
    /// From any thread: what is still being read or written ends.
    void cut();
    /// From any thread: `run` returns.
    void end();

    [[nodiscard]] Shared& shared() { return shared_; }
    [[nodiscard]] Executor executor() { return context_.get_executor(); }
    [[nodiscard]] bool is_stopping() const { return stopping_; }
    [[nodiscard]] const std::string& date() const { return date_; }
    void enter(Connection& connection);
    void leave(Connection& connection);

private:
    Task<void> accept();
    Task<void> tick();
    void welcome(Socket socket);

    Shared& shared_;
    std::unordered_set<Connection*> connections_;
    std::string date_;
    bool stopping_ = false;
    boost::asio::io_context context_{1};
    boost::asio::executor_work_guard<Executor> busy_{context_.get_executor()};
    Acceptor acceptor_{context_.get_executor()};
    Timer timer_{context_.get_executor()};
};

}  // namespace alongside::http
