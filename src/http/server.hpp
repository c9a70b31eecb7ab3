// The listener: threads, connections, limits, time-outs, and an orderly end.
#pragma once

#include "base/metrics.hpp"
#include "http/assets.hpp"
#include "http/router.hpp"

#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace alongside::http {

/// What an operator watches of the server.
struct Numbers {
    std::array<Counter, 6> answers;                  ///< by the first digit of the status
    CountersByWord problems;                         ///< answered, by their code
    Histogram answer_seconds = seconds_histogram();  ///< from the request's last byte to the answer
    std::atomic<std::size_t> connections = 0;        ///< open now
};

/// Where to listen and what to bear. The defaults are safe on the open internet.
struct Settings {
    std::string host = "127.0.0.1";                     ///< a numeric address; `::` for every one
    unsigned short port = 0;                            ///< 0 picks a free one
    std::size_t threads = 0;                            ///< 0: one for each processor
    std::size_t max_connections = 10'000;               ///< beyond it: 503 and goodbye
    std::size_t header_limit = 16 * 1024;               ///< bytes of request line and headers
    std::size_t body_limit = 1024 * 1024;               ///< bytes
    std::chrono::milliseconds request_timeout{30'000};  ///< for a whole request to arrive, and for
                                                        ///< each 64 KiB of an answer to leave
    std::chrono::milliseconds idle_timeout{75'000};     ///< between two requests
    std::chrono::milliseconds heartbeat{25'000};        ///< between comments in an event stream
    std::chrono::milliseconds stop_timeout{10'000};     ///< for requests in flight, at `stop`
    std::string origin;  ///< `https://app.example.org`, as browsers see us; https turns HSTS on
    bool log_requests = false;                 ///< a line for each: method, route, status, time
    std::vector<std::string> trusted_proxies;  ///< peers whose X-Forwarded-For is believed
};

/// Serves a router and the web app's files. One context a thread, each with its own listening
/// socket on the same port, so that a connection never changes threads.
class Server {
public:
    /// Router and assets must outlive the server and no longer change; `numbers` must outlive it.
    Server(Settings settings, const Router& router, const Assets& assets, Numbers& numbers);
    /// Stops, if `stop` was not called.
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    /// Binds, then serves on its own threads.
    /// @returns the port
    /// @throws boost::system::system_error  the address is not ours or in use
    unsigned short start();
    /// Stops accepting, ends event streams, finishes requests in flight within `stop_timeout`.
    /// Blocks until that is done. May be called twice, from any thread but the server's own.
    void stop();

private:
    class Running;
    std::unique_ptr<Running> running_;
};

}  // namespace alongside::http
