// Programs that the bench starts, watches and ends.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace alongside::bench {

/// A server of ours: the real program or the bare one. Ends with the object, by SIGTERM.
class Child {
public:
    using Environment = std::vector<std::pair<std::string, std::string>>;
    /// Starts it and waits until it says `<something> ready http://127.0.0.1:PORT`.
    /// @throws std::runtime_error  it ended first
    explicit Child(const std::vector<std::string>& command, const Environment& environment = {});
    ~Child();
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    [[nodiscard]] std::uint16_t port() const { return port_; }
    /// From exec to the ready line.
    [[nodiscard]] std::chrono::duration<double> start() const { return start_; }
    /// Memory in bytes: all that is resident, and the part of it that no file backs.
    struct Memory {
        double resident = 0;
        double anonymous = 0;
    };
    [[nodiscard]] Memory memory() const;
    /// Processor time used so far, in seconds, of all its threads.
    [[nodiscard]] double processor_seconds() const;
    /// Asks it to end, and waits.
    void stop();

private:
    void read_ready_line(int fd);

    pid_t pid_ = -1;
    int output_ = -1;
    std::uint16_t port_ = 0;
    std::chrono::duration<double> start_{};
};

/// How a program that ended by itself did.
struct Ran {
    std::chrono::duration<double> lasted{};
    double most_memory = 0;  ///< resident, in bytes
};
/// Runs a program to its end, without its words.
/// @throws std::runtime_error  it failed
[[nodiscard]] Ran run(const std::vector<std::string>& command);

}  // namespace alongside::bench
