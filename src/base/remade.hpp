// Something that takes long to make out of what may change: kept until it does, then made anew.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>

namespace alongside {

/// Makes a `T` when it is asked for, and anew after `changed()`. What was handed out stays whole
/// while it is held. All methods may be called from any thread.
template <class T>
class Remade {
public:
    using Make = std::function<std::shared_ptr<const T>()>;

    /// How long after its making began the others wait for a new one, before they get the one
    /// before: what is made quickly is never old, and what is not keeps only one of them waiting.
    static constexpr std::chrono::milliseconds patience{250};

    /// @param make  throws where it cannot be made; then it is tried again at the next asking
    explicit Remade(Make make) : make_(std::move(make)) {}

    /// Waits for nothing, so a writer may call it.
    void changed() { ++version_; }

    [[nodiscard]] std::shared_ptr<const T> get() {
        const auto before = held();
        if (is_of_now(before)) return before.value;
        std::unique_lock making(making_, std::defer_lock);
        if (before.value == nullptr) {
            making.lock();
        } else if (!making.try_lock_until(before.making_since.value_or(Clock::now()) + patience)) {
            return before.value;
        }
        if (const auto other = held(); is_of_now(other)) return other.value;
        return make();
    }

private:
    using Clock = std::chrono::steady_clock;
    struct Held {
        std::shared_ptr<const T> value;
        std::uint64_t version = 0;
        std::optional<Clock::time_point> making_since;
    };
    [[nodiscard]] Held held() {
        const std::lock_guard lock(mutex_);
        return held_;
    }
    [[nodiscard]] bool is_of_now(const Held& held) const {
        return held.value != nullptr && held.version == version_;
    }
    void set(Held held) {
        const std::lock_guard lock(mutex_);
        held_ = std::move(held);
    }

    [[nodiscard]] std::shared_ptr<const T> make() {
        Held held = this->held();
        held.making_since = Clock::now();
        set(held);
        held.making_since.reset();
        // Before it is made: what changes meanwhile makes it old.
        const std::uint64_t version = version_;
        try {
            set({make_(), version, {}});
        } catch (...) {
            set(std::move(held));
            throw;
        }
        return this->held().value;
    }

    Make make_;
    std::atomic<std::uint64_t> version_ = 0;
    std::timed_mutex making_;  ///< whoever has it makes a new one
    std::mutex mutex_;         ///< of `held_`; never held for long
    Held held_;
};

}  // namespace alongside
