#include "disk.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdlib>
#include <stdexcept>
#include <vector>

namespace alongside::bench {

/// As in slow_sync.c.
struct Disk::Control {
    std::atomic<std::uint64_t> delay_microseconds;
    std::atomic<std::uint64_t> syncs;
};

Disk::Disk() {
    const char* name = std::getenv("BENCH_SYNC");
    const int file = name == nullptr ? -1 : ::open(name, O_RDWR | O_CLOEXEC);
    if (file < 0) throw std::runtime_error("start this with bench/run, which slows the disk down");
    void* mapped = ::mmap(nullptr, sizeof(Control), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    const std::uint64_t before =
        mapped == MAP_FAILED ? 0 : static_cast<Control*>(mapped)->syncs.load();
    ::fsync(file);
    ::close(file);
    if (mapped == MAP_FAILED) throw std::runtime_error("BENCH_SYNC cannot be mapped");
    control_ = static_cast<Control*>(mapped);
    if (control_->syncs == before) {
        throw std::runtime_error("slow_sync.so is not preloaded: start this with bench/run");
    }
}

Disk::~Disk() {
    slow_down({});
    ::munmap(control_, sizeof(Control));
}

void Disk::slow_down(std::chrono::microseconds delay) {
    control_->delay_microseconds = static_cast<std::uint64_t>(delay.count());
}

std::uint64_t Disk::syncs() const {
    return control_->syncs;
}

double sync_time(const std::filesystem::path& folder) {
    const auto path = folder / "sync_time";
    const int file = ::open(path.c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0600);
    if (file < 0) throw std::runtime_error("cannot write into " + folder.string());
    const std::array<char, 4096> page{};
    std::vector<double> times;
    for (int i = 0; i < 201; ++i) {
        const auto begin = std::chrono::steady_clock::now();
        const bool written = ::write(file, page.data(), page.size()) == ssize_t{page.size()};
        if (!written || ::fdatasync(file) != 0) throw std::runtime_error("the disk does not write");
        times.push_back(
            std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - begin)
                .count());
    }
    ::close(file);
    std::filesystem::remove(path);
    std::nth_element(times.begin(), times.begin() + 100, times.end());
    return times[100];
}

}  // namespace alongside::bench
