// Answers to bytes: the headers that every answer carries, and compression.
#pragma once

#include "http/message.hpp"

#include <string>
#include <string_view>

namespace alongside::http {

/// Whether Accept-Encoding allows a coding (`gzip`, `br`): named, or `*`, with a weight above 0.
[[nodiscard]] bool accepts(std::string_view accept_encoding, std::string_view coding);

/// gzip, at the speed that suits answers made once.
[[nodiscard]] std::string gzip(std::string_view bytes);

/// Completes an answer that a handler made: `no-store` where it says nothing else, and gzip where
/// that is worth it and the reader takes it.
void complete(Response& response, const Request& request);

/// The security headers of every answer, as header lines; the same for the life of the server.
/// @param origin  our own; https adds Strict-Transport-Security
[[nodiscard]] std::string security_headers(std::string_view origin);

/// What the connection adds to an answer's own headers.
struct HeadExtras {
    std::string_view security;  ///< of `security_headers`
    std::string_view date;      ///< IMF-fixdate
    bool keep_alive = true;
};
/// Status line and headers up to and including the empty line.
/// @throws Mistake  a header of the answer holds a line break or another control character
[[nodiscard]] std::string head_of(const Response& response, const HeadExtras& extras);

/// The time now as a Date header has it (IMF-fixdate, RFC 9110 5.6.7).
[[nodiscard]] std::string date_now();

}  // namespace alongside::http
