#include "base/metrics.hpp"

#include "base/result.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace alongside {

void CountersByWord::add(std::string_view word) {
    const std::lock_guard lock(mutex_);
    const auto found = counts_.find(word);
    if (found != counts_.end()) {
        ++found->second;
    } else {
        counts_.emplace(word, 1);
    }
}

std::map<std::string, std::uint64_t, std::less<>> CountersByWord::values() const {
    const std::lock_guard lock(mutex_);
    return counts_;
}

Histogram::Histogram(std::initializer_list<double> bounds) : size_(bounds.size()) {
    check(size_ > 0 && size_ <= most_bounds && std::ranges::is_sorted(bounds));
    std::ranges::copy(bounds, bounds_.begin());
}

void Histogram::observe(double value) {
    const auto end = bounds_.begin() + static_cast<std::ptrdiff_t>(size_);
    const auto bucket = std::lower_bound(bounds_.begin(), end, value) - bounds_.begin();
    counts_[static_cast<std::size_t>(bucket)].fetch_add(1, std::memory_order_relaxed);
    double sum = sum_.load(std::memory_order_relaxed);
    while (!sum_.compare_exchange_weak(sum, sum + value, std::memory_order_relaxed)) {
    }
}

Histogram seconds_histogram() {
    return Histogram{0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025,
                     0.05,   0.1,     0.25,   0.5,   1,      2.5,   5,    10};
}

void MetricsText::head(std::string_view name, std::string_view help, std::string_view type) {
    fmt::format_to(std::back_inserter(text_), "# HELP {} {}\n# TYPE {} {}\n", name, help, name,
                   type);
}

void MetricsText::counter(std::string_view name, std::string_view help, std::uint64_t value) {
    head(name, help, "counter");
    fmt::format_to(std::back_inserter(text_), "{} {}\n", name, value);
}

void MetricsText::gauge(std::string_view name, std::string_view help, double value) {
    head(name, help, "gauge");
    fmt::format_to(std::back_inserter(text_), "{} {}\n", name, value);
}

void MetricsText::histogram(std::string_view name, std::string_view help,
                            const Histogram& histogram) {
    head(name, help, "histogram");
    auto out = std::back_inserter(text_);
    std::uint64_t below = 0;
    for (std::size_t i = 0; i < histogram.size_; ++i) {
        below += histogram.counts_[i].load(std::memory_order_relaxed);
        fmt::format_to(out, "{}_bucket{{le=\"{}\"}} {}\n", name, histogram.bounds_[i], below);
    }
    below += histogram.counts_[histogram.size_].load(std::memory_order_relaxed);
    fmt::format_to(out, "{}_bucket{{le=\"+Inf\"}} {}\n{}_sum {}\n{}_count {}\n", name, below, name,
                   histogram.sum_.load(std::memory_order_relaxed), name, below);
}

void MetricsText::counters(std::string_view name, std::string_view help, std::string_view label,
                           const std::map<std::string, std::uint64_t, std::less<>>& values) {
    head(name, help, "counter");
    for (const auto& [word, value] : values) {
        fmt::format_to(std::back_inserter(text_), "{}{{{}=\"{}\"}} {}\n", name, label, word, value);
    }
}

}  // namespace alongside
