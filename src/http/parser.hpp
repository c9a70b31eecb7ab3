// Bytes to requests: one connection's input, parsed strictly, one message after another.
#pragma once

#include "http/message.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>

namespace alongside::http {

/// What one request may weigh, in bytes.
struct Limits {
    std::size_t header = 16 * 1024;  ///< request line and headers; the line alone: half of it
    std::size_t body = 1024 * 1024;
};

/// Collects a connection's bytes and takes requests off them. Bytes beyond a request stay for the
/// next one (pipelining). What could be read in two ways is refused, and ends the connection.
class RequestReader {
public:
    explicit RequestReader(const Limits& limits);
    ~RequestReader();
    RequestReader(const RequestReader&) = delete;
    RequestReader& operator=(const RequestReader&) = delete;

    enum class Step {
        needs_more,      ///< read more bytes
        wants_continue,  ///< answer `100 Continue`, then go on; reported once a request
        complete,        ///< `request()` is there
        refused,         ///< `refusal()` is there; answer it and close
    };
    /// Works on the bytes at hand.
    [[nodiscard]] Step advance();

    /// Room for the next bytes, never empty while `advance` needs more.
    [[nodiscard]] std::span<char> space();
    /// `size` bytes were written to the beginning of `space()`.
    void commit(std::size_t size);

    /// Whether not a single byte of the next request has come.
    [[nodiscard]] bool is_idle() const;
    /// Valid after `complete`, until `next`.
    [[nodiscard]] Request& request() { return request_; }
    /// Valid after `refused`.
    [[nodiscard]] Response& refusal() { return *refusal_; }
    /// Begins the next request.
    void next();

private:
    class Message;

    [[nodiscard]] Step advance_head();
    [[nodiscard]] Step advance_body();
    [[nodiscard]] Step finish_head();
    [[nodiscard]] Step refuse(Response response);
    [[nodiscard]] std::string_view waiting() const;
    void skip_empty_lines();

    Limits limits_;
    std::string buffer_;
    std::size_t begin_ = 0;     ///< of the bytes not used yet
    std::size_t end_ = 0;       ///< of the bytes received
    std::size_t searched_ = 0;  ///< of the waiting bytes, known to hold no end of the headers
    std::unique_ptr<Message> message_;
    Request request_;
    std::optional<Response> refusal_;
};

}  // namespace alongside::http
