// Chance that is the same everywhere for the same seed: the standard's distributions may differ
// from library to library, its engines may not.
#pragma once

#include "base/ids.hpp"
#include "base/result.hpp"

#include <random>
#include <span>

namespace alongside::simulate {

class Chance {
public:
    explicit Chance(std::uint64_t seed) : engine_(seed) {}

    /// A seed for something else that must not disturb this sequence.
    [[nodiscard]] std::uint64_t fork() { return engine_(); }
    /// From 0 to below 1.
    [[nodiscard]] double share() { return static_cast<double>(engine_() >> 11U) * 0x1p-53; }
    [[nodiscard]] bool happens(double probability) { return share() < probability; }
    /// From `lowest` to `highest`, both possible.
    [[nodiscard]] int whole(int lowest, int highest) {
        check(lowest <= highest);
        const auto width = static_cast<std::uint64_t>(highest - lowest) + 1;
        return lowest + static_cast<int>(engine_() % width);
    }
    /// Around 0, seldom beyond ±1: three even chances together.
    [[nodiscard]] double sway() { return (share() + share() + share()) / 1.5 - 1.0; }
    /// One of them.
    template <class T>
    [[nodiscard]] const T& one_of(std::span<const T> things) {
        check(!things.empty());
        return things[engine_() % things.size()];
    }
    /// A UUIDv7 of that time.
    [[nodiscard]] Uuid id(Instant now) {
        std::array<std::uint8_t, 10> bytes{};
        const std::uint64_t low = engine_();
        const std::uint64_t high = engine_();
        for (std::size_t i = 0; i < 8; ++i) bytes[i] = static_cast<std::uint8_t>(low >> (8 * i));
        bytes[8] = static_cast<std::uint8_t>(high);
        bytes[9] = static_cast<std::uint8_t>(high >> 8U);
        return make_uuid(now, bytes);
    }

private:
    std::mt19937_64 engine_;
};

}  // namespace alongside::simulate
