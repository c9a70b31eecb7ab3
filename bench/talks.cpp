#include "talks.hpp"

#include "journal/codec.hpp"

namespace alongside::bench {
namespace {

constexpr const char* some_words =
    "Slept badly and the afternoon was long, but I called Ana before it got hard and we walked by "
    "the river until it passed. Tomorrow I would like to try the meeting on Church Street.";

std::string request_line(std::string_view method, std::uint16_t port, std::string_view path,
                         std::string_view token) {
    std::string text = std::string(method) + " " + std::string(path) +
                       " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port) + "\r\n";
    if (!token.empty()) text += "Cookie: alongside=" + std::string(token) + "\r\n";
    return text;
}

}  // namespace

std::string get_request(std::uint16_t port, std::string_view path, std::string_view token,
                        std::string_view tag) {
    std::string text = request_line("GET", port, path, token);
    if (!tag.empty()) text += "If-None-Match: " + std::string(tag) + "\r\n";
    return text + "\r\n";
}

std::string post_request(std::uint16_t port, std::string_view path, std::string_view body,
                         std::string_view token) {
    return request_line("POST", port, path, token) +
           "Content-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) +
           "\r\n\r\n" + std::string(body);
}

Draft checkin_draft(Instant now) {
    const CheckinRecorded checkin{{{CheckinQuestion::mood, 2},
                                   {CheckinQuestion::urge, 3},
                                   {CheckinQuestion::sleep, 1},
                                   {CheckinQuestion::connection, 3}},
                                  Text<2000>{some_words},
                                  false};
    return {EntryId::make(now), false, {now, "America/New_York"}, Audience::circle, {}, checkin};
}

std::string checkin_json(Instant now) {
    const Draft draft = checkin_draft(now);
    return R"({"entries":[{"id":")" + draft.id.text() +
           R"(","kind":"checkin.recorded","occurred_at":")" + to_text(draft.occurred_at) +
           R"(","body":)" + body_json(draft.body) + "}]}";
}

const std::string& CheckingIn::next() {
    const SignedIn& client = clients_[turn_++ % clients_.size()];
    request_ = post_request(port_, "/api/v1/journals/" + client.reader.person.text() + "/entries",
                            checkin_json(system_now()), client.token);
    return request_;
}

bool CheckingIn::is_good(const Reply& reply) {
    return reply.status == 200 &&
           reply.body.find(R"("status":"accepted")") != std::string_view::npos;
}

std::vector<SignedIn> share_of(std::span<const SignedIn> all, std::size_t n, std::size_t parts) {
    check(all.size() >= parts);
    std::vector<SignedIn> share;
    for (std::size_t i = n; i < all.size(); i += parts) share.push_back(all[i]);
    return share;
}

}  // namespace alongside::bench
