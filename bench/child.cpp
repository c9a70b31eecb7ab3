#include "child.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string_view>
#include <system_error>

namespace alongside::bench {
namespace {

/// Our own environment with some variables set anew.
std::vector<std::string> merged(const Child::Environment& further) {
    std::vector<std::string> all;
    for (char** entry = environ; *entry != nullptr; ++entry) {
        const std::string_view text = *entry;
        const auto is_replaced = [&](const auto& pair) {
            return text.substr(0, text.find('=')) == pair.first;
        };
        bool replaced = false;
        for (const auto& pair : further) replaced = replaced || is_replaced(pair);
        if (!replaced) all.emplace_back(text);
    }
    for (const auto& [name, value] : further) all.push_back(fmt::format("{}={}", name, value));
    return all;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> all;
    all.reserve(texts.size() + 1);
    for (std::string& text : texts) all.push_back(text.data());
    all.push_back(nullptr);
    return all;
}

}  // namespace

Child::Child(const std::vector<std::string>& command, const Environment& environment) {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) {
        throw std::system_error(errno, std::generic_category(), "pipe");
    }
    auto arguments = command;
    auto variables = merged(environment);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    const auto begin = std::chrono::steady_clock::now();
    const int code = ::posix_spawn(&pid_, command.front().c_str(), &actions, nullptr,
                                   pointers(arguments).data(), pointers(variables).data());
    posix_spawn_file_actions_destroy(&actions);
    ::close(ends[1]);
    output_ = ends[0];
    if (code != 0) throw std::system_error(code, std::generic_category(), command.front());
    try {
        read_ready_line(output_);
    } catch (...) {
        stop();
        throw;
    }
    start_ = std::chrono::steady_clock::now() - begin;
}

Child::~Child() {
    stop();
}

void Child::read_ready_line(int fd) {
    std::string text;
    char buffer[4096];
    for (;;) {
        const auto ready = text.find(" ready http://");
        const auto end = text.find('\n', ready == std::string::npos ? 0 : ready);
        if (ready != std::string::npos && end != std::string::npos) {
            port_ = static_cast<std::uint16_t>(std::stoi(text.substr(text.rfind(':', end) + 1)));
            return;
        }
        const auto size = ::read(fd, buffer, sizeof buffer);
        if (size <= 0) throw std::runtime_error("a server ended before it was ready");
        text.append(buffer, static_cast<std::size_t>(size));
    }
}

Child::Memory Child::memory() const {
    std::ifstream file("/proc/" + std::to_string(pid_) + "/status");
    Memory memory;
    for (std::string line; std::getline(file, line);) {
        const auto kilobytes = [&] {
            return std::strtod(line.c_str() + line.find(':') + 1, nullptr);
        };
        if (line.starts_with("VmRSS:")) memory.resident = kilobytes() * 1024;
        if (line.starts_with("RssAnon:")) memory.anonymous = kilobytes() * 1024;
    }
    return memory;
}

double Child::processor_seconds() const {
    std::ifstream file("/proc/" + std::to_string(pid_) + "/stat");
    std::string line;
    std::getline(file, line);
    // After the name in brackets: state, then ten numbers, then utime and stime in ticks.
    std::istringstream rest(line.substr(line.rfind(')') + 2));
    std::string skipped;
    for (int i = 0; i < 11; ++i) rest >> skipped;
    double user = 0;
    double system = 0;
    rest >> user >> system;
    return (user + system) / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

void Child::stop() {
    if (pid_ > 0) {
        ::kill(pid_, SIGTERM);
        ::waitpid(pid_, nullptr, 0);
        pid_ = -1;
    }
    if (output_ >= 0) ::close(output_);
    output_ = -1;
}

Ran run(const std::vector<std::string>& command) {
    auto arguments = command;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    const auto begin = std::chrono::steady_clock::now();
    pid_t pid = -1;
    const int code = ::posix_spawn(&pid, command.front().c_str(), &actions, nullptr,
                                   pointers(arguments).data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (code != 0) throw std::system_error(code, std::generic_category(), command.front());
    int status = 0;
    rusage usage{};
    if (::wait4(pid, &status, 0, &usage) != pid || status != 0) {
        throw std::runtime_error(command.front() + " " + command.at(1) + " failed");
    }
    return {std::chrono::steady_clock::now() - begin, static_cast<double>(usage.ru_maxrss) * 1024};
}

}  // namespace alongside::bench
