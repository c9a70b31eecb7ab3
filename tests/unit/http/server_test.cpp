// The real server on a free port, spoken to over real sockets.
#include "http/server.hpp"

#include "base/result.hpp"
#include "http/events.hpp"
#include "unit/http/client.hpp"

#include <gtest/gtest.h>

#include <array>
#include <future>
#include <memory>
#include <thread>

namespace alongside::http {
namespace {

using namespace std::chrono_literals;

constexpr std::array<Asset, 2> files{{
    {"/index.html", "<app>", "", "", "h1"},
    {"/assets/a-1.js", "code", "", "", "h2"},
}};

Task<Response> echo(Request& request) {
    Response response = json(request.body);
    response.with("X-Address", request.remote_address);
    co_return response;
}

Task<Response> name(Request& request) {
    co_return json(std::string(request.parameter("id")));
}

Task<Response> large(Request&) {
    co_return json(std::string(3'000'000, '1'));
}

Task<Response> fail(Request&) {
    throw std::runtime_error("a person's own words");
    co_return Response{};
}

Task<Response> be_busy(Request&) {
    throw Busy("full");
    co_return Response{};
}

Task<Response> break_a_header(Request&) {
    Response response = no_content();
    response.with("X-Bad", "a\r\nb");
    co_return response;
}

struct Serving : testing::Test {
    Serving() {
        router.add("POST", "/api/echo", echo);
        router.add("GET", "/api/names/{id}", name);
        router.add("GET", "/api/large", large);
        router.add("GET", "/api/fail", fail);
        router.add("GET", "/api/busy", be_busy);
        router.add("GET", "/api/header", break_a_header);
        router.add("GET", "/api/slow", [this](Request&) { return slow(); });
        router.add("GET", "/api/events", [this](Request&) { return listen(); });
        settings.threads = 2;
    }
    ~Serving() override {
        if (server) server->stop();
        workers.stop();
    }
    unsigned short start() {
        server = std::make_unique<Server>(settings, router, assets, numbers);
        return port = server->start();
    }
    /// Answers once `go` is set.
    Task<Response> slow() {
        auto wait = [this] {
            begun.set_value();
            go.get_future().wait();
            return std::string("done");
        };
        std::string text = co_await on(workers, wait);
        co_return json(std::move(text));
    }
    Task<Response> listen() {
        Response response;
        response.events = std::make_shared<EventStream>();
        response.events->on_close([this] { ended.set_value(); });
        stream.set_value(response.events);
        co_return response;
    }

    Settings settings;
    Router router;
    Assets assets{files};
    Workers workers{2, 16};
    std::promise<void> begun;
    std::promise<void> go;
    std::promise<void> ended;
    std::promise<std::shared_ptr<EventStream>> stream;
    Numbers numbers;
    std::unique_ptr<Server> server;
    unsigned short port = 0;
};

TEST_F(Serving, ManyRequestsOnOneConnection) {
    Client client(start());
    for (const std::string id : {"a", "b%20c", "%C3%A9"}) {
        const Answer answer = client.get("/api/names/" + id);
        EXPECT_EQ(answer.status, 200);
        EXPECT_EQ(answer.header("Connection"), "keep-alive");
    }
    EXPECT_EQ(numbers.connections, 1U);
}

TEST_F(Serving, PipelinedRequestsAreAnsweredInOrder) {
    Client client(start());
    const std::string request = " HTTP/1.1\r\nHost: h\r\n\r\n";
    client.send("GET /api/names/1" + request + "GET /api/names/2" + request +
                "POST /api/echo HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\n\r\n3" +
                "GET /api/names/4" + request);
    for (const char* expected : {"1", "2", "3", "4"}) EXPECT_EQ(client.answer().body, expected);
}

TEST_F(Serving, HeadHasTheHeadersOfGetAndNoBody) {
    Client client(start());
    client.ask("HEAD", "/api/names/abc");
    const Answer head = client.answer(true);
    EXPECT_EQ(head.status, 200);
    EXPECT_EQ(head.header("Content-Length"), "3");
    EXPECT_EQ(client.get("/api/names/abc").body, "abc") << "the connection is still in step";
}

TEST_F(Serving, CloseIsHonoured) {
    Client client(start());
    EXPECT_EQ(client.get("/api/names/1", "Connection: close\r\n").header("Connection"), "close");
    EXPECT_TRUE(client.is_over());
    Client old(port);
    old.send("GET /api/names/1 HTTP/1.0\r\n\r\n");
    EXPECT_EQ(old.answer().body, "1");
    EXPECT_TRUE(old.is_over());
}

TEST_F(Serving, EveryKindOfAnswerCarriesTheSecurityHeaders) {
    settings.origin = "https://app.example.org";
    start();
    const auto expect_headers = [](const Answer& answer, int status) {
        EXPECT_EQ(answer.status, status) << answer.head;
        EXPECT_EQ(answer.header("Content-Security-Policy").substr(0, 19), "default-src 'none';");
        EXPECT_EQ(answer.header("X-Content-Type-Options"), "nosniff");
        EXPECT_EQ(answer.header("Referrer-Policy"), "no-referrer");
        EXPECT_EQ(answer.header("Cross-Origin-Opener-Policy"), "same-origin");
        EXPECT_EQ(answer.header("Cross-Origin-Resource-Policy"), "same-origin");
        EXPECT_NE(answer.header("Permissions-Policy"), "");
        EXPECT_NE(answer.header("Strict-Transport-Security"), "");
        EXPECT_NE(answer.header("Date"), "");
        EXPECT_NE(answer.header("Cache-Control"), "");
    };
    Client client(port);
    expect_headers(client.get("/api/names/1"), 200);
    expect_headers(client.get("/today"), 200);
    expect_headers(client.get("/today", "If-None-Match: W/\"h1\"\r\n"), 304);
    expect_headers(client.get("/assets/gone.js"), 404);
    expect_headers(client.get("/api/nothing"), 404);
    expect_headers(client.get("/api/echo"), 405);
    expect_headers(client.get("/api/busy"), 503);
    expect_headers(client.get("/api/fail"), 500);
    expect_headers(client.get("/api/header"), 500);
    expect_headers(client.get("/bad%"), 400);
}

TEST_F(Serving, OurMistakesTellNothing) {
    Client client(start());
    const Answer answer = client.get("/api/fail");
    EXPECT_EQ(answer.header("Content-Type"), "application/problem+json");
    EXPECT_EQ(answer.body.find("words"), std::string::npos);
    EXPECT_EQ(client.get("/api/busy").header("Retry-After"), "1");
    EXPECT_EQ(client.get("/api/names/1").status, 200) << "and end nothing else";
}

TEST_F(Serving, RefusedRequestsGetTheirReasonAndEndTheConnection) {
    start();
    const auto refusal = [this](const std::string& bytes) {
        Client client(port);
        client.send(bytes);
        const Answer answer = client.answer();
        EXPECT_EQ(answer.header("Connection"), "close");
        EXPECT_EQ(answer.header("Content-Type"), "application/problem+json");
        EXPECT_TRUE(client.is_over());
        return answer.status;
    };
    const std::string post = "POST /api/echo HTTP/1.1\r\nHost: h\r\n";
    EXPECT_EQ(refusal("nonsense\r\n\r\n"), 400);
    EXPECT_GE(refusal(post + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\nabc"), 400);
    EXPECT_EQ(refusal("GET /" + std::string(20'000, 'x')), 414);
    EXPECT_EQ(refusal(post + "A: " + std::string(20'000, 'x')), 431);
    EXPECT_EQ(refusal(post + "Content-Length: 2000000\r\n\r\n" + std::string(300'000, 'x')), 413);
}

TEST_F(Serving, BodiesUpToTheLimitComeThrough) {
    Client client(start());
    const std::string body(1024 * 1024, 'x');
    client.send("POST /api/echo HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: " +
                std::to_string(body.size()) + "\r\n\r\n");
    EXPECT_EQ(client.until("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
    client.send(body);
    EXPECT_EQ(client.answer().body, body);
    EXPECT_EQ(client.get("/api/large").body.size(), 3'000'000U);
}

TEST_F(Serving, SlowSendersAreLetGo) {
    settings.request_timeout = 60ms;
    Client client(start());
    client.send("GET /api/names/1 HTTP/1.1\r\nHo");
    EXPECT_EQ(client.answer().status, 408);
    EXPECT_TRUE(client.is_over());
    Client half(port);
    half.send("POST /api/echo HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\nhalf");
    EXPECT_EQ(half.answer().status, 408);
}

TEST_F(Serving, SilentConnectionsAreClosedWithoutAWord) {
    settings.idle_timeout = 60ms;
    Client client(start());
    EXPECT_EQ(client.get("/api/names/1").status, 200);
    EXPECT_TRUE(client.is_over());
}

TEST_F(Serving, ReadersWhoTakeNothingAreLetGo) {
    settings.request_timeout = 60ms;
    Client client(start());
    for (int i = 0; i < 20; ++i) client.ask("GET", "/api/large");
    while (numbers.connections > 0) std::this_thread::sleep_for(5ms);
}

TEST_F(Serving, OneTooManyIsToldSo) {
    settings.max_connections = 1;
    Client first(start());
    EXPECT_EQ(first.get("/api/names/1").status, 200);
    Client second(port);
    EXPECT_EQ(second.answer().status, 503);
    EXPECT_TRUE(second.is_over());
    EXPECT_EQ(first.get("/api/names/1").status, 200);
}

TEST_F(Serving, OnlyATrustedProxyTellsTheAddress) {
    const std::string post = "POST /api/echo HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\n";
    start();
    Client client(port);
    client.send(post + "X-Forwarded-For: 203.0.113.7\r\n\r\n");
    EXPECT_EQ(client.answer().header("X-Address"), "127.0.0.1");
    server->stop();

    settings.trusted_proxies = {"127.0.0.1"};
    Client behind(start());
    behind.send(post + "X-Forwarded-For: 198.51.100.1, 203.0.113.7\r\n\r\n");
    EXPECT_EQ(behind.answer().header("X-Address"), "203.0.113.7");
    behind.send(post + "X-Forwarded-For: nonsense\r\n\r\n");
    EXPECT_EQ(behind.answer().header("X-Address"), "127.0.0.1");
}

TEST_F(Serving, ASecondServerDoesNotShareThePortUnnoticed) {
    settings.port = start();
    Numbers others;
    Server second(settings, router, assets, others);
    EXPECT_THROW(second.start(), std::exception);
}

TEST_F(Serving, EventsArriveFromAnyThread) {
    Client client(start());
    client.ask("GET", "/api/events");
    const auto events = stream.get_future().get();
    const Answer head = client.answer();
    EXPECT_EQ(head.status, 200);
    EXPECT_EQ(head.header("Content-Type"), "text/event-stream");
    EXPECT_EQ(head.header("Cache-Control"), "no-store");
    EXPECT_EQ(head.header("Content-Length"), "");
    std::thread([&] { EXPECT_TRUE(events->send("view", "{}", "42")); }).join();
    EXPECT_EQ(client.until("\n\n"), "id: 42\nevent: view\ndata: {}\n\n");
    for (int i = 0; i < 200; ++i) events->send("n", std::to_string(i));
    for (int i = 0; i < 200; ++i) {
        EXPECT_EQ(client.until("\n\n"), "event: n\ndata: " + std::to_string(i) + "\n\n");
    }
    events->close();
    EXPECT_TRUE(client.is_over());
    ended.get_future().wait();
}

TEST_F(Serving, QuietStreamsKeepTheirHeartBeating) {
    settings.heartbeat = 30ms;
    Client client(start());
    client.ask("GET", "/api/events");
    EXPECT_EQ(client.answer().status, 200);
    EXPECT_EQ(client.until("\n\n"), ":\n\n");
    EXPECT_EQ(client.until("\n\n"), ":\n\n");
}

TEST_F(Serving, AReaderWhoLeavesEndsTheStream) {
    Client client(start());
    client.ask("GET", "/api/events");
    EXPECT_EQ(client.answer().status, 200);
    client.hang_up();
    ended.get_future().wait();
    EXPECT_FALSE(stream.get_future().get()->send("n", ""));
}

TEST_F(Serving, HeadOfAStreamEndsItAtOnce) {
    Client client(start());
    client.ask("HEAD", "/api/events");
    EXPECT_EQ(client.answer().status, 200);
    ended.get_future().wait();
}

TEST_F(Serving, StopFinishesWhatIsInFlight) {
    Client working(start());
    working.ask("GET", "/api/slow");
    begun.get_future().wait();
    Client idle(port);
    EXPECT_EQ(idle.get("/api/names/1").status, 200);
    Client listening(port);
    listening.ask("GET", "/api/events");
    EXPECT_EQ(listening.answer().status, 200);

    std::thread stopping([&] { server->stop(); });
    EXPECT_TRUE(idle.is_over());
    EXPECT_TRUE(listening.is_over());
    go.set_value();
    const Answer answer = working.answer();
    EXPECT_EQ(answer.body, "done");
    EXPECT_EQ(answer.header("Connection"), "close");
    working.hang_up();
    stopping.join();
    EXPECT_EQ(numbers.connections, 0U);
}

TEST_F(Serving, StopGivesUpOnWhatTakesTooLong) {
    settings.stop_timeout = 20ms;
    Client reading(start());
    reading.send("GET /api/names/1 HTTP/1.1\r\n");
    Client working(port);
    EXPECT_EQ(working.get("/api/names/1").status, 200);
    while (numbers.connections < 2) std::this_thread::sleep_for(1ms);
    server->stop();
    EXPECT_TRUE(reading.is_over());
    EXPECT_EQ(numbers.connections, 0U);
}

}  // namespace
}  // namespace alongside::http
