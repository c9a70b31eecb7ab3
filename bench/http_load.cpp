#include "http_load.hpp"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <numeric>
#include <stdexcept>
#include <system_error>

namespace alongside::bench {
namespace {

using Steady = std::chrono::steady_clock;

/// A server that is silent for so long has lost a request.
constexpr std::chrono::seconds patience{30};

[[noreturn]] void fail(const std::string& what) {
    throw std::runtime_error("load: " + what);
}

int connect_to(std::uint16_t port) {
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0) throw std::system_error(errno, std::generic_category(), "socket");
    const int on = 1;
    ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        const int error = errno;
        ::close(fd);
        throw std::system_error(error, std::generic_category(), "connect to the server");
    }
    return fd;
}

/// Reads one answer from the beginning of `in`. @returns its size, 0 where it is not whole yet
std::size_t read_reply(std::string_view in, Reply& reply) {
    const auto end = in.find("\r\n\r\n");
    if (end == std::string_view::npos) return 0;
    reply.head = in.substr(0, end);
    const auto status = reply.head.substr(0, 12);
    if (status.size() < 12 || !status.starts_with("HTTP/1.1 ")) fail("this is no HTTP answer");
    std::from_chars(status.data() + 9, status.data() + 12, reply.status);
    std::size_t length = 0;
    if (reply.status != 204 && reply.status != 304) {
        const std::string_view text = header(reply.head, "content-length");
        if (text.empty()) fail("an answer has no length");
        std::from_chars(text.data(), text.data() + text.size(), length);
    }
    if (in.size() < end + 4 + length) return 0;
    reply.body = in.substr(end + 4, length);
    return end + 4 + length;
}

struct Connection {
    int fd = -1;
    std::unique_ptr<Talk> talk;
    std::string in;
    Steady::time_point due;  ///< when the request under way should have been sent
    bool busy = false;
};

/// One measurement under way.
class Run {
public:
    Run(const Load& load, const std::function<std::unique_ptr<Talk>(std::size_t)>& talk);
    ~Run() {
        for (const Connection& connection : connections_) ::close(connection.fd);
        if (epoll_ >= 0) ::close(epoll_);
    }
    Run(const Run&) = delete;
    Run& operator=(const Run&) = delete;

    [[nodiscard]] Measured go();

private:
    void end_in_time(Steady::time_point now);
    void send(Connection& connection, Steady::time_point due);
    void send_what_is_due(Steady::time_point now);
    void receive(Connection& connection);
    void answered(Connection& connection, const Reply& reply);
    [[nodiscard]] Steady::time_point next_due() const {
        return begin_ + std::chrono::nanoseconds(
                            static_cast<std::int64_t>(static_cast<double>(sent_) * 1e9 / rate_));
    }
    [[nodiscard]] timespec how_long_to_wait(Steady::time_point now) const;

    int epoll_ = -1;
    double rate_;
    std::vector<Connection> connections_;
    std::vector<std::size_t> free_;  ///< with a rate: connections with nothing under way
    std::array<char, 65536> buffer_{};
    std::uint64_t sent_ = 0;
    std::size_t under_way_ = 0;
    Steady::time_point begin_, count_from_, end_;
    bool over_ = false;
    Measured measured_;
};

Run::Run(const Load& load, const std::function<std::unique_ptr<Talk>(std::size_t)>& talk)
    : epoll_(::epoll_create1(EPOLL_CLOEXEC)), rate_(load.rate), connections_(load.connections) {
    if (epoll_ < 0) throw std::system_error(errno, std::generic_category(), "epoll");
    for (std::size_t n = 0; n < connections_.size(); ++n) {
        Connection& connection = connections_[n];
        connection.fd = connect_to(load.port);
        connection.talk = talk(n);
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.u64 = n;
        ::epoll_ctl(epoll_, EPOLL_CTL_ADD, connection.fd, &event);
        free_.push_back(n);
    }
    begin_ = Steady::now();
    count_from_ = begin_ + load.warm_up;
    end_ = count_from_ + load.lasts;
}

void Run::end_in_time(Steady::time_point now) {
    if (over_ || now < end_ || measured_.counted < least_answers(connections_.size())) return;
    over_ = true;
    measured_.seconds = std::chrono::duration<double>(now - count_from_).count();
}

void Run::send(Connection& connection, Steady::time_point due) {
    const std::string& request = connection.talk->next();
    connection.due = due;
    connection.busy = true;
    ++under_way_;
    ++sent_;
    // Requests are small beside the socket's buffer, so a blocking send never waits.
    const auto written = ::send(connection.fd, request.data(), request.size(), MSG_NOSIGNAL);
    if (written != static_cast<ssize_t>(request.size())) fail("a connection was closed");
}

void Run::send_what_is_due(Steady::time_point now) {
    while (!free_.empty() && !over_) {
        const auto due = next_due();
        if (due > now) return;
        const std::size_t n = free_.back();
        free_.pop_back();
        send(connections_[n], due);
    }
}

void Run::answered(Connection& connection, const Reply& reply) {
    if (!connection.talk->is_good(reply)) {
        fail("an answer was not the one expected: " + std::string(reply.head.substr(0, 40)) +
             " … " + std::string(reply.body.substr(0, 300)));
    }
    const auto now = Steady::now();
    connection.busy = false;
    --under_way_;
    ++measured_.good;
    end_in_time(now);
    if (now >= count_from_ && !over_) {
        ++measured_.counted;
        measured_.latencies.add(now - connection.due);
    }
    if (rate_ > 0) {
        free_.push_back(static_cast<std::size_t>(&connection - connections_.data()));
    } else if (!over_) {
        send(connection, now);
    }
}

void Run::receive(Connection& connection) {
    const auto size = ::recv(connection.fd, buffer_.data(), buffer_.size(), 0);
    if (size <= 0) fail("the server closed a connection");
    std::string_view in(buffer_.data(), static_cast<std::size_t>(size));
    if (!connection.in.empty()) {
        connection.in.append(in);
        in = connection.in;
    }
    Reply reply;
    const std::size_t used = read_reply(in, reply);
    if (used == 0) {
        if (connection.in.empty()) connection.in = in;
        return;
    }
    if (!connection.busy || used != in.size()) fail("there are more answers than requests");
    answered(connection, reply);
    connection.in.clear();
}

timespec Run::how_long_to_wait(Steady::time_point now) const {
    auto wait = std::chrono::nanoseconds(patience);
    if (rate_ > 0 && !free_.empty() && !over_) {
        wait = std::max(std::chrono::nanoseconds{0}, std::chrono::nanoseconds(next_due() - now));
    }
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(wait);
    return {seconds.count(), (wait - seconds).count()};
}

Measured Run::go() {
    if (rate_ <= 0) {
        for (Connection& connection : connections_) send(connection, begin_);
    }
    std::array<epoll_event, 256> events{};
    for (;;) {
        const auto now = Steady::now();
        end_in_time(now);
        if (rate_ > 0) send_what_is_due(now);
        if (over_ && under_way_ == 0) return std::move(measured_);
        const timespec wait = how_long_to_wait(Steady::now());
        const int count =
            ::epoll_pwait2(epoll_, events.data(), static_cast<int>(events.size()), &wait, nullptr);
        if (count < 0 && errno != EINTR) {
            throw std::system_error(errno, std::generic_category(), "epoll");
        }
        if (count == 0 && under_way_ > 0 && wait.tv_sec >= patience.count()) {
            fail("the server stopped answering");
        }
        for (int i = 0; i < count; ++i) {
            receive(connections_[events[static_cast<std::size_t>(i)].data.u64]);
        }
    }
}

}  // namespace

std::string_view header(std::string_view head, std::string_view name) {
    for (std::size_t at = head.find("\r\n"); at != std::string_view::npos;
         at = head.find("\r\n", at)) {
        at += 2;
        const std::string_view line = head.substr(at, head.find("\r\n", at) - at);
        if (line.size() <= name.size() || line[name.size()] != ':') continue;
        const auto same = [](char a, char b) { return (a | 0x20) == (b | 0x20); };
        if (!std::equal(name.begin(), name.end(), line.begin(), same)) continue;
        const auto value = line.find_first_not_of(' ', name.size() + 1);
        return value == std::string_view::npos ? std::string_view{} : line.substr(value);
    }
    return {};
}

double Latencies::percentile(double part) const {
    if (values_.empty()) return 0;
    auto values = values_;
    const auto at = std::min(values.size() - 1,
                             static_cast<std::size_t>(part * static_cast<double>(values.size())));
    const auto place = values.begin() + static_cast<std::ptrdiff_t>(at);
    std::nth_element(values.begin(), place, values.end());
    return static_cast<double>(*place);
}

double Latencies::mean() const {
    const double sum = std::accumulate(values_.begin(), values_.end(), 0.0);
    return values_.empty() ? 0 : sum / static_cast<double>(values_.size());
}

Measured run_load(const Load& load,
                  const std::function<std::unique_ptr<Talk>(std::size_t n)>& talk) {
    return Run(load, talk).go();
}

Answer ask(std::uint16_t port, const std::string& request) {
    const int fd = connect_to(port);
    std::string in;
    Reply reply;
    std::array<char, 65536> buffer{};
    if (::send(fd, request.data(), request.size(), MSG_NOSIGNAL) ==
        static_cast<ssize_t>(request.size())) {
        for (;;) {
            const auto size = ::recv(fd, buffer.data(), buffer.size(), 0);
            if (size <= 0) break;
            in.append(buffer.data(), static_cast<std::size_t>(size));
            if (read_reply(in, reply) > 0) break;
        }
    }
    ::close(fd);
    if (reply.status == 0) fail("the server did not answer");
    return {reply.status, std::string(reply.head), std::string(reply.body)};
}

}  // namespace alongside::bench
