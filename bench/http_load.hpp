// A load generator: keep-alive connections on one thread (epoll), each with one request under way.
// It costs the machine a few microseconds a request, and it checks every answer.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace alongside::bench {

/// One answer; the views live during the call only.
struct Reply {
    int status = 0;
    std::string_view head;  ///< status line and headers
    std::string_view body;
};

/// What one connection says, and what it expects to hear.
class Talk {
public:
    Talk() = default;
    Talk(const Talk&) = delete;
    Talk& operator=(const Talk&) = delete;
    virtual ~Talk() = default;
    /// The whole next request; stays as it is until the next call.
    [[nodiscard]] virtual const std::string& next() = 0;
    /// Whether the answer is the one that was wanted: anything else ends the measurement.
    [[nodiscard]] virtual bool is_good(const Reply& reply) = 0;
};

/// Fewer say nothing about a rate: where all are answered by one commit, the first few answers of
/// it would stand for the whole.
[[nodiscard]] constexpr std::uint64_t least_answers(std::size_t connections) {
    return 10 + 2 * connections;
}

struct Load {
    std::uint16_t port = 0;  ///< on 127.0.0.1
    std::size_t connections = 64;
    std::chrono::milliseconds warm_up{200};  ///< not counted
    /// Longer until `least_answers` came: a machine that stands still measures nothing.
    std::chrono::milliseconds lasts{1000};
    /// Requests a second over all connections, at fixed times; 0: each connection asks again as
    /// soon as it was answered. With a rate, latency counts from when a request was due.
    double rate = 0;
};

/// Latencies of answers, in microseconds.
class Latencies {
public:
    void add(std::chrono::nanoseconds latency) {
        values_.push_back(static_cast<float>(latency.count()) / 1000.0F);
    }
    [[nodiscard]] std::size_t count() const { return values_.size(); }
    /// @param part  0.5 for the median, 0.99 …  @returns 0 where there is none
    [[nodiscard]] double percentile(double part) const;
    [[nodiscard]] double mean() const;

private:
    std::vector<float> values_;
};

struct Measured {
    std::uint64_t counted = 0;  ///< answers within the time that counts
    std::uint64_t good = 0;     ///< all good answers, warm-up and the last ones included
    double seconds = 0;
    Latencies latencies;  ///< of those that count
    [[nodiscard]] double rate() const { return static_cast<double>(counted) / seconds; }
};

/// Runs the load to its end; every request is answered before it returns.
/// @param talk  makes what the n-th connection says, n from 0
/// @throws std::runtime_error  an answer was not good (the sentence shows its beginning), or the
///     server closed a connection or stopped answering
[[nodiscard]] Measured run_load(const Load& load,
                                const std::function<std::unique_ptr<Talk>(std::size_t n)>& talk);

/// One request and its answer, waiting, on a connection of its own.
struct Answer {
    int status = 0;
    std::string head;
    std::string body;
};
[[nodiscard]] Answer ask(std::uint16_t port, const std::string& request);
/// The value of a header of an answer; empty where it has none.
[[nodiscard]] std::string_view header(std::string_view head, std::string_view name);
[[nodiscard]] inline std::string etag_of(const Answer& answer) {
    return std::string(header(answer.head, "etag"));
}

}  // namespace alongside::bench
