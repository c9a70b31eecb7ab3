// What the connections of a load say: the same request again, or check-ins into one's own journal.
#pragma once

#include "http_load.hpp"
#include "program.hpp"

#include <span>

namespace alongside::bench {

/// A GET as a browser's script sends it. @param tag  an ETag to ask with; empty for none
[[nodiscard]] std::string get_request(std::uint16_t port, std::string_view path,
                                      std::string_view token = {}, std::string_view tag = {});
/// A POST of JSON.
[[nodiscard]] std::string post_request(std::uint16_t port, std::string_view path,
                                       std::string_view body, std::string_view token = {});

/// The same request again and again; good is an answer of the same status and size as the first.
class SameAgain : public Talk {
public:
    /// @param status  what each answer must have  @param size  of its body, in bytes
    SameAgain(std::string request, int status, std::size_t size)
        : request_(std::move(request)), status_(status), size_(size) {}
    const std::string& next() override { return request_; }
    bool is_good(const Reply& reply) override {
        return reply.status == status_ && reply.body.size() == size_;
    }

private:
    std::string request_;
    int status_;
    std::size_t size_;
};

/// The body of a check-in as a phone sends it, about 470 bytes with the list around it.
[[nodiscard]] std::string checkin_json(Instant now);
/// The same as the service takes it.
[[nodiscard]] Draft checkin_draft(Instant now);

/// Clients who check in, one after another on one connection, each into their own journal; good is
/// only `accepted`.
class CheckingIn : public Talk {
public:
    CheckingIn(std::uint16_t port, std::vector<SignedIn> clients)
        : port_(port), clients_(std::move(clients)) {}
    const std::string& next() override;
    bool is_good(const Reply& reply) override;

private:
    std::uint16_t port_;
    std::vector<SignedIn> clients_;
    std::size_t turn_ = 0;
    std::string request_;
};

/// The share of the n-th of `parts`: no two ever write into one journal.
[[nodiscard]] std::vector<SignedIn> share_of(std::span<const SignedIn> all, std::size_t n,
                                             std::size_t parts);

}  // namespace alongside::bench
