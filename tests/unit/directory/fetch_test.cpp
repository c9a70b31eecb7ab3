// The guards of fetching, against a small server of our own on this machine.
#include "directory/fetch.hpp"

#include <gtest/gtest.h>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <functional>
#include <string>
#include <thread>

using namespace alongside;
using namespace alongside::directory;
using namespace std::chrono_literals;

namespace {

/// Answers each connection once, with what `answer` makes of the request's text.
class SmallServer {
public:
    explicit SmallServer(std::function<std::string(const std::string&)> answer)
        : answer_(std::move(answer)), listener_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        auto* raw = reinterpret_cast<sockaddr*>(&address);
        socklen_t size = sizeof address;
        EXPECT_EQ(::bind(listener_, raw, size), 0);
        EXPECT_EQ(::listen(listener_, 8), 0);
        EXPECT_EQ(::getsockname(listener_, raw, &size), 0);
        port_ = ntohs(address.sin_port);
        thread_ = std::thread([this] { serve(); });
    }
    ~SmallServer() {
        ::shutdown(listener_, SHUT_RDWR);
        thread_.join();
        ::close(listener_);
    }
    std::string url(const std::string& path = "/") const {
        return "http://127.0.0.1:" + std::to_string(port_) + path;
    }
    int visits() const { return visits_; }

private:
    void serve() {
        for (int peer = 0; (peer = ::accept(listener_, nullptr, nullptr)) >= 0; ::close(peer)) {
            ++visits_;
            char buffer[4096];
            const auto size = ::read(peer, buffer, sizeof buffer);
            if (size <= 0) continue;
            const std::string text = answer_(std::string(buffer, static_cast<std::size_t>(size)));
            for (std::size_t sent = 0; sent < text.size();) {
                const auto count =
                    ::send(peer, text.data() + sent, text.size() - sent, MSG_NOSIGNAL);
                if (count <= 0) break;
                sent += static_cast<std::size_t>(count);
            }
        }
    }

    std::function<std::string(const std::string&)> answer_;
    int listener_;
    int port_ = 0;
    std::atomic<int> visits_{0};
    std::thread thread_;
};

std::string reply(const std::string& body, const std::string& status = "200 OK",
                  const std::string& headers = "") {
    return "HTTP/1.1 " + status + "\r\nContent-Length: " + std::to_string(body.size()) +
           "\r\nConnection: close\r\n" + headers + "\r\n" + body;
}

std::string code_of(const Result<Fetched>& result) {
    return result ? std::string("fetched") : result.error().code;
}

Result<Fetched> fetch_here(const std::string& url, const Known& known = {},
                           const FetchLimits& limits = {}) {
    return fetch(url, known, Loopback::allowed, limits);
}

}  // namespace

TEST(Fetch, BringsTheListAndWhatItsNextVisitNeeds) {
    const SmallServer server([](const std::string& request) {
        if (request.find("If-None-Match: \"v1\"") != std::string::npos) {
            return reply("", "304 Not Modified");
        }
        return reply("[]", "200 OK",
                     "ETag: \"v1\"\r\nLast-Modified: Sat, 21 Nov 2026 00:00:00 GMT\r\n"
                     "content-type: application/json\r\n");
    });
    const auto first = fetch_here(server.url());
    ASSERT_TRUE(first) << first.error().code;
    EXPECT_EQ(first->body, "[]");
    EXPECT_EQ(first->etag, "\"v1\"");
    EXPECT_EQ(first->last_modified, "Sat, 21 Nov 2026 00:00:00 GMT");
    EXPECT_EQ(first->content_type, "application/json");
    const auto again = fetch_here(server.url(), {first->etag, first->last_modified});
    ASSERT_TRUE(again);
    EXPECT_TRUE(again->not_modified);
}

TEST(Fetch, OurOwnNetworkIsRefused) {
    const SmallServer server([](const std::string&) { return reply("[]"); });
    EXPECT_EQ(code_of(fetch(server.url())), "fetch.private_address");
    EXPECT_EQ(server.visits(), 0);
    for (const char* url :
         {"http://localhost/", "http://127.1/", "http://2130706433/", "http://0x7f000001/",
          "http://0/", "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://10.0.0.1/",
          "http://169.254.169.254/latest/meta-data/", "http://[fd00:ec2::254]/",
          "https://192.168.0.1:8443/", "http://[fe80::1]/"}) {
        EXPECT_EQ(code_of(fetch(url)), "fetch.private_address") << url;
    }
}

TEST(Fetch, ARedirectIntoOurOwnNetworkIsRefused) {
    for (const char* target :
         {"http://169.254.169.254/", "http://[::ffff:10.0.0.1]/", "//192.168.1.1/"}) {
        const SmallServer server([&](const std::string&) {
            return reply("", "302 Found", std::string("Location: ") + target + "\r\n");
        });
        EXPECT_EQ(code_of(fetch_here(server.url())), "fetch.private_address") << target;
    }
    for (const char* target : {"file:///etc/passwd", "gopher://a.example/", "ftp://a.example/",
                               "http://user:secret@127.0.0.1/"}) {
        const SmallServer server([&](const std::string&) {
            return reply("", "302 Found", std::string("Location: ") + target + "\r\n");
        });
        EXPECT_EQ(code_of(fetch_here(server.url())), "fetch.address") << target;
    }
}

TEST(Fetch, OnlyWebAddressesAreFetched) {
    for (const char* url :
         {"", "list", "file:///etc/passwd", "ftp://a.example/", "http://",
          "https://user@a.example/", "http://user:pw@a.example/", "javascript:alert(1)"}) {
        EXPECT_EQ(code_of(fetch(url)), "fetch.address") << url;
    }
    EXPECT_EQ(code_of(fetch("http://nowhere.invalid/")), "fetch.no_answer");
}

TEST(Fetch, RedirectsAreFollowedFiveTimes) {
    int hops = 0;
    const SmallServer server([&](const std::string&) {
        return hops-- > 0 ? reply("", "301 Moved Permanently", "Location: /next\r\n") : reply("[]");
    });
    hops = 5;
    const auto result = fetch_here(server.url());
    ASSERT_TRUE(result);
    EXPECT_EQ(result->url, server.url("/next"));
    hops = 6;
    EXPECT_EQ(code_of(fetch_here(server.url())), "fetch.redirects");
}

TEST(Fetch, SizeAndTimeAreLimited) {
    FetchLimits limits;
    limits.bytes = 1000;
    limits.compressed_bytes = 500;
    const SmallServer long_answer([](const std::string&) { return reply(std::string(600, '1')); });
    EXPECT_EQ(code_of(fetch_here(long_answer.url(), {}, limits)), "fetch.too_large");
    const SmallServer endless([](const std::string&) {  // says no length
        return "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + std::string(1'000'000, '1');
    });
    EXPECT_EQ(code_of(fetch_here(endless.url(), {}, limits)), "fetch.too_large");
    const SmallServer packed([](const std::string&) {
        // 5,000 times "1", packed by gzip.
        const unsigned char bytes[] = {
            0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xed, 0xc1, 0x31, 0x01,
            0x00, 0x00, 0x00, 0xc2, 0xa0, 0x4c, 0xeb, 0x5f, 0xce, 0x14, 0x7e, 0x40, 0x01, 0x00,
            0x00, 0x00, 0x00, 0x6f, 0x03, 0x82, 0x0d, 0xdf, 0xdc, 0x88, 0x13, 0x00, 0x00};
        return reply(std::string(reinterpret_cast<const char*>(bytes), sizeof bytes), "200 OK",
                     "Content-Encoding: gzip\r\n");
    });
    EXPECT_EQ(code_of(fetch_here(packed.url(), {}, limits)), "fetch.too_large");
    const auto unpacked = fetch_here(packed.url());
    ASSERT_TRUE(unpacked);
    EXPECT_EQ(unpacked->body, std::string(5000, '1'));

    limits.time = 100ms;
    const SmallServer slow([](const std::string&) {
        std::this_thread::sleep_for(400ms);
        return reply("[]");
    });
    EXPECT_EQ(code_of(fetch_here(slow.url(), {}, limits)), "fetch.no_answer");
}

TEST(Fetch, AnswersThatAreNoListSayWhatTheyAre) {
    const std::pair<std::string, std::string> answers[] = {
        {reply("<!DOCTYPE html><title>Sign in</title>"), "directory.web_page"},
        {reply("\n<html><body>Checking your browser</body></html>"), "directory.web_page"},
        {reply(""), "fetch.empty"},
        {reply("gone", "404 Not Found"), "fetch.not_found"},
        {reply("no", "403 Forbidden"), "fetch.refused"},
        {reply("busy", "503 Service Unavailable"), "fetch.no_answer"},
        {reply("slow down", "429 Too Many Requests"), "fetch.no_answer"},
        {reply("?", "400 Bad Request"), "fetch.status"},
        {reply("not gzip", "200 OK", "Content-Encoding: gzip\r\n"), "fetch.unreadable"}};
    for (const auto& [answer, code] : answers) {
        const SmallServer server([&](const std::string&) { return answer; });
        EXPECT_EQ(code_of(fetch_here(server.url())), code);
    }
}
