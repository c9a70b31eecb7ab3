// Threads: starting them on one port, and ending them in order.
#include "http/server.hpp"

#include "base/log.hpp"
#include "base/result.hpp"
#include "http/encode.hpp"
#include "http/loop.hpp"

#include <boost/asio/ip/address.hpp>

#include <algorithm>
#include <thread>

namespace alongside::http {

using namespace std::chrono_literals;

class Server::Running {
public:
    Running(Settings settings, const Router& router, const Assets& assets, Numbers& numbers);
    ~Running() { stop(); }
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;

    unsigned short start();
    void stop();
    [[nodiscard]] std::size_t connections() const { return shared_->numbers.connections; }

private:
    [[nodiscard]] bool empty_within(std::chrono::milliseconds time) const;

    std::unique_ptr<Shared> shared_;
    std::vector<std::unique_ptr<Loop>> loops_;
    std::vector<std::thread> threads_;
};

Server::Running::Running(Settings settings, const Router& router, const Assets& assets,
                         Numbers& numbers) {
    if (settings.threads == 0) settings.threads = std::max(1U, std::thread::hardware_concurrency());
    const Limits limits{settings.header_limit, settings.body_limit};
    const std::string security = security_headers(settings.origin);
    shared_.reset(new Shared{std::move(settings), limits, router, assets, security, numbers});
}

unsigned short Server::Running::start() {
    check(loops_.empty());
    const Settings& settings = shared_->settings;
    Tcp::endpoint endpoint(boost::asio::ip::make_address(settings.host), settings.port);
    {
        // Sharing a port lets a second server of ours share it too, and take half of the
        // connections unnoticed. A listener that does not share finds out.
        boost::asio::io_context context;
        Acceptor probe(context.get_executor(), endpoint, true);
        endpoint = probe.local_endpoint();
    }
    for (std::size_t i = 0; i < settings.threads; ++i) {
        loops_.push_back(std::make_unique<Loop>(*shared_));
        loops_.back()->listen(endpoint);
    }
    for (auto& loop : loops_) threads_.emplace_back([&loop = *loop] { loop.run(); });
    return endpoint.port();
}

bool Server::Running::empty_within(std::chrono::milliseconds time) const {
    const auto end = std::chrono::steady_clock::now() + time;
    while (connections() > 0) {
        if (std::chrono::steady_clock::now() >= end) return false;
        std::this_thread::sleep_for(2ms);
    }
    return true;
}

void Server::Running::stop() {
    if (threads_.empty()) return;
    for (auto& loop : loops_) loop->begin_stop();
    bool empty = empty_within(shared_->settings.stop_timeout);
    if (!empty) {
        for (auto& loop : loops_) loop->cut();
        empty = empty_within(1s);
    }
    for (auto& loop : loops_) loop->end();
    for (auto& thread : threads_) thread.join();
    threads_.clear();
    if (!empty) {
        // A handler still waits for another thread, which may yet write into it. What it waits
        // with is kept for as long as the process lasts, which is about to end.
        log::warning("Stopped with requests unanswered.",
                     {{"connections", static_cast<std::int64_t>(connections())}});
        for (auto& loop : loops_) static_cast<void>(loop.release());
        static_cast<void>(shared_.release());
    }
    loops_.clear();
}

Server::Server(Settings settings, const Router& router, const Assets& assets, Numbers& numbers)
    : running_(std::make_unique<Running>(std::move(settings), router, assets, numbers)) {}
Server::~Server() = default;

unsigned short Server::start() {
    return running_->start();
}
void Server::stop() {
    running_->stop();
}

}  // namespace alongside::http
