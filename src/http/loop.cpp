// Accepting, the thread's clock, and stopping.
#include "http/loop.hpp"

#include "base/log.hpp"
#include "http/connection.hpp"
#include "http/encode.hpp"
#include "http/problem.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>

namespace alongside::http {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;
using namespace std::chrono_literals;

const asio::as_tuple_t<asio::use_awaitable_t<Executor>> as_result{
    asio::use_awaitable_t<Executor>{}};
using ReusePort = asio::detail::socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>;

/// Often enough that no time-out is late by more than a quarter.
std::chrono::milliseconds tick_of(const Settings& settings) {
    const auto shortest =
        std::min({settings.request_timeout, settings.idle_timeout, settings.heartbeat});
    return std::clamp<std::chrono::milliseconds>(shortest / 4, 5ms, 1000ms);
}

}  // namespace

Loop::Loop(Shared& shared) : shared_(shared), date_(date_now()) {}

void Loop::listen(const Tcp::endpoint& endpoint) {
    acceptor_.open(endpoint.protocol());
    acceptor_.set_option(Acceptor::reuse_address(true));
    acceptor_.set_option(ReusePort(true));
    acceptor_.bind(endpoint);
    acceptor_.listen(asio::socket_base::max_listen_connections);
}

void Loop::run() {
    asio::co_spawn(context_, accept(), asio::detached);
    asio::co_spawn(context_, tick(), asio::detached);
    context_.run();
}

Task<void> Loop::accept() {
    while (!stopping_) {
        auto [error, socket] = co_await acceptor_.async_accept(as_result);
        if (stopping_) co_return;
        if (!error) {
            welcome(std::move(socket));
        } else if (error != boost::system::errc::connection_aborted) {
            // Out of file handles: waiting is better than spinning until some close.
            log::warning("A connection cannot be accepted.", {{"why", error.message()}});
            Timer pause(context_.get_executor(), 100ms);
            co_await pause.async_wait(as_result);
        }
    }
}

void Loop::welcome(Socket socket) {
    if (shared_.numbers.connections >= shared_.settings.max_connections) {
        Response full = problem_json(Problem{Kind::unavailable,
                                             "server.full",
                                             "Too many are connected at the moment.",
                                             "Try again in a moment.",
                                             {},
                                             5});
        const HeadExtras extras{shared_.security, date_, false};
        const std::string text = head_of(full, extras) + full.body;
        error_code ignored;
        socket.non_blocking(true, ignored);
        socket.write_some(asio::buffer(text), ignored);
        return;
    }
    auto connection = std::make_shared<Connection>(*this, std::move(socket));
    asio::co_spawn(context_, Connection::serve(std::move(connection)), asio::detached);
}

Task<void> Loop::tick() {
    const auto period = tick_of(shared_.settings);
    for (;;) {
        timer_.expires_after(period);
        co_await timer_.async_wait(as_result);
        date_ = date_now();
        const auto now = std::chrono::steady_clock::now();
        // Nothing in a connection's tick ends it at once, so the set stays as it is.
        for (Connection* connection : connections_) connection->tick(now);
    }
}

void Loop::enter(Connection& connection) {
    connections_.insert(&connection);
    ++shared_.numbers.connections;
}

void Loop::leave(Connection& connection) {
    connections_.erase(&connection);
    --shared_.numbers.connections;
}

void Loop::begin_stop() {
    asio::post(context_, [this] {
        stopping_ = true;
        error_code ignored;
        acceptor_.close(ignored);
        for (Connection* connection : connections_) connection->begin_stop();
    });
}

void Loop::cut() {
    asio::post(context_, [this] {
        for (Connection* connection : connections_) connection->cut();
    });
}

void Loop::end() {
    context_.stop();
}

}  // namespace alongside::http
