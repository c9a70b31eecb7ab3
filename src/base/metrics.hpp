// Numbers that an operator watches, and their text in the exposition format of Prometheus
// (https://prometheus.io/docs/instrumenting/exposition_formats/, version 0.0.4).
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <initializer_list>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

namespace alongside {

/// A number that only grows; may be used from any thread.
class Counter {
public:
    void add(std::uint64_t more = 1) { value_.fetch_add(more, std::memory_order_relaxed); }
    [[nodiscard]] std::uint64_t value() const { return value_.load(std::memory_order_relaxed); }

private:
    std::atomic<std::uint64_t> value_ = 0;
};

/// Counters by one of our own fixed words, such as the code of a refusal.
class CountersByWord {
public:
    void add(std::string_view word);
    [[nodiscard]] std::map<std::string, std::uint64_t, std::less<>> values() const;

private:
    mutable std::mutex mutex_;
    std::map<std::string, std::uint64_t, std::less<>> counts_;
};

/// How values spread over buckets with fixed upper bounds; may be used from any thread.
class Histogram {
public:
    static constexpr std::size_t most_bounds = 16;

    /// @param bounds  ascending, at most `most_bounds`
    explicit Histogram(std::initializer_list<double> bounds);
    void observe(double value);

private:
    friend class MetricsText;
    std::array<double, most_bounds> bounds_{};
    std::size_t size_ = 0;
    std::array<std::atomic<std::uint64_t>, most_bounds + 1> counts_{};  ///< the last: above all
    std::atomic<double> sum_ = 0;
};

/// Upper bounds in seconds for what takes from a tenth of a millisecond to ten seconds.
[[nodiscard]] Histogram seconds_histogram();

/// Builds the text; names begin with `alongside_`.
class MetricsText {
public:
    using Label = std::pair<std::string_view, std::string_view>;

    void counter(std::string_view name, std::string_view help, std::uint64_t value);
    void gauge(std::string_view name, std::string_view help, double value);
    void histogram(std::string_view name, std::string_view help, const Histogram& histogram);
    /// One line for each word.
    void counters(std::string_view name, std::string_view help, std::string_view label,
                  const std::map<std::string, std::uint64_t, std::less<>>& values);
    [[nodiscard]] std::string take() { return std::move(text_); }

private:
    void head(std::string_view name, std::string_view help, std::string_view type);

    std::string text_;
};

}  // namespace alongside
