// The disk, as it is or slower: speaks to the preloaded slow_sync.c in every program of the run.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>

namespace alongside::bench {

class Disk {
public:
    /// @throws std::runtime_error  this program does not run with slow_sync, as bench/run starts it
    Disk();
    ~Disk();
    Disk(const Disk&) = delete;
    Disk& operator=(const Disk&) = delete;

    /// From now on each sync takes so much longer, in every program of the run.
    void slow_down(std::chrono::microseconds delay);
    /// Syncs so far, of all programs.
    [[nodiscard]] std::uint64_t syncs() const;

private:
    struct Control;
    Control* control_ = nullptr;
};

/// How long a write of 4 KiB and its sync take in `folder`, in microseconds: the median of many.
[[nodiscard]] double sync_time(const std::filesystem::path& folder);

}  // namespace alongside::bench
