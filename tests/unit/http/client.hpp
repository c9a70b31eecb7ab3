// A plain blocking client for the tests: what goes over the wire is written out, byte by byte.
#pragma once

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace alongside::http {

/// One answer as it came.
struct Answer {
    int status = 0;  ///< 0: none came
    std::string head;
    std::string body;

    [[nodiscard]] std::string header(std::string_view name) const {
        const auto at = head.find("\r\n" + std::string(name) + ": ");
        if (at == std::string::npos) return {};
        const auto begin = at + name.size() + 4;
        return head.substr(begin, head.find("\r\n", begin) - begin);
    }
};

/// One connection to a port of this machine.
class Client {
public:
    explicit Client(unsigned short port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        EXPECT_EQ(0, ::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address));
    }
    ~Client() { hang_up(); }
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    void send(std::string_view bytes) {
        while (!bytes.empty()) {
            const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return;  // the server has closed: what it said can still be read
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
    }
    /// Sends a request without a body. @param headers  further lines, each with its CRLF
    void ask(std::string_view method, std::string_view target, std::string_view headers = {}) {
        send(std::string(method) + " " + std::string(target) + " HTTP/1.1\r\nHost: here\r\n" +
             std::string(headers) + "\r\n");
    }
    /// Waits for the next answer; status 0 where the connection ends first.
    Answer answer(bool to_head = false) {
        Answer answer;
        auto end = wait_for("\r\n\r\n");
        if (end == std::string::npos) return answer;
        answer.head = received_.substr(0, end + 2);
        received_.erase(0, end + 4);
        answer.status = std::stoi(answer.head.substr(9, 3));
        const std::string length = answer.header("Content-Length");
        if (length.empty() || to_head) return answer;
        const auto size = static_cast<std::size_t>(std::stoul(length));
        while (received_.size() < size && read()) {
        }
        answer.body = received_.substr(0, size);
        received_.erase(0, size);
        return answer;
    }
    Answer get(std::string_view target, std::string_view headers = {}) {
        ask("GET", target, headers);
        return answer();
    }
    /// Everything up to and including `mark`; empty where the connection ends first.
    std::string until(std::string_view mark) {
        const auto end = wait_for(mark);
        if (end == std::string::npos) return {};
        std::string text = received_.substr(0, end + mark.size());
        received_.erase(0, end + mark.size());
        return text;
    }
    /// Whether the server has closed and nothing more came.
    bool is_over() {
        while (read()) {
        }
        return received_.empty();
    }
    void hang_up() {
        if (socket_ >= 0) ::close(socket_);
        socket_ = -1;
    }

private:
    /// @returns false at the end, or after ten seconds of silence
    bool read() {
        pollfd waiting{socket_, POLLIN, 0};
        if (::poll(&waiting, 1, 10'000) <= 0) {
            ADD_FAILURE() << "the server fell silent";
            return false;
        }
        std::array<char, 4096> piece{};
        const auto size = ::recv(socket_, piece.data(), piece.size(), 0);
        if (size <= 0) return false;
        received_.append(piece.data(), static_cast<std::size_t>(size));
        return true;
    }
    std::size_t wait_for(std::string_view mark) {
        while (received_.find(mark) == std::string::npos && read()) {
        }
        return received_.find(mark);
    }

    int socket_;
    std::string received_;
};

}  // namespace alongside::http
