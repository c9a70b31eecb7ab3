// The life of a connection.
#include "http/connection.hpp"

#include "base/log.hpp"
#include "http/encode.hpp"
#include "http/problem.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <typeinfo>

#ifndef __clang__
// GCC 12 loses sight of which operator new a coroutine's frame came from.
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"
#endif

namespace alongside::http {
namespace {

namespace asio = boost::asio;
using asio::buffer;
using boost::system::error_code;
using namespace std::chrono_literals;

/// Errors come back as values: on a network they are no exception.
const asio::as_tuple_t<asio::use_awaitable_t<Executor>> as_result{
    asio::use_awaitable_t<Executor>{}};

/// So much of an answer must leave within one request time-out.
constexpr std::size_t piece = 64 * 1024;
constexpr std::string_view heartbeat_comment = ":\n\n";

Response busy() {
    return problem_json(Problem{
        Kind::unavailable, "server.busy", "The server is busy.", "Try again in a moment.", {}, 1});
}

/// The method as we know it: what else a sender makes up is not repeated.
std::string_view our_word_for(std::string_view method) {
    for (const std::string_view known :
         {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}) {
        if (method == known) return known;
    }
    return "other";
}

/// Logs what no one may see but the operator, and never what the request was about.
Response our_mistake(const Request& request, std::string_view what) {
    const std::string_view route = request.route.empty() ? "(no route)" : request.route;
    log::error("A request failed by our own mistake.",
               {{"method", our_word_for(request.method)}, {"route", route}, {"what", what}});
    return problem_json(500, Problem{Kind::unavailable,
                                     "server.mistake",
                                     "Something went wrong on our side.",
                                     "Try again. If it stays, tell your organization.",
                                     {}});
}

}  // namespace

Connection::Connection(Loop& loop, Socket socket)
    : loop_(loop), socket_(std::move(socket)), reader_(loop.shared().limits) {
    error_code ignored;
    socket_.set_option(Tcp::no_delay(true), ignored);
    const auto endpoint = socket_.remote_endpoint(ignored);
    auto address = endpoint.address();
    if (address.is_v6() && address.to_v6().is_v4_mapped()) {
        address = asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6());
    }
    peer_ = address.to_string();
    loop_.enter(*this);
}

Connection::~Connection() {
    loop_.leave(*this);
}

void Connection::allow(std::chrono::milliseconds time) {
    deadline_ = std::chrono::steady_clock::now() + time;
}

void Connection::tick(TimePoint now) {
    if (now >= deadline_) {
        overdue_ = true;
        allow_any_time();
        cut();
    }
    if (now >= next_beat_) {
        next_beat_ = now + loop_.shared().settings.heartbeat;
        beat_due_ = true;
        wake();
    }
}

void Connection::begin_stop() {
    if (events_) {
        events_->close();
    } else if (between_requests_) {
        cut();
    }
}

void Connection::cut() {
    error_code ignored;
    socket_.cancel(ignored);
}

Task<void> Connection::serve(std::shared_ptr<Connection> connection) {
    try {
        co_await connection->converse();
    } catch (const std::exception& failure) {
        // Out of memory, or a mistake of this file: the connection ends, the server goes on.
        log::error("A connection ended by an exception.", {{"type", typeid(failure).name()}});
    }
}

Task<void> Connection::converse() {
    for (;;) {
        if (!co_await receive()) co_return;
        Request& request = reader_.request();
        request.remote_address = remote_address(request);
        const auto asked = std::chrono::steady_clock::now();
        Response response = co_await answer(request);
        note(request, response, std::chrono::steady_clock::now() - asked);
        if (response.events && request.method != "HEAD") {
            std::shared_ptr<EventStream> events = std::move(response.events);
            response.events = events;
            if (co_await send(response, false, true)) co_await stream(events);
            events->detach();
            co_return;
        }
        if (response.events) response.events->detach();
        const bool keep_alive = request.keep_alive && !loop_.is_stopping();
        if (!co_await send(response, keep_alive, request.method != "HEAD")) co_return;
        if (!keep_alive) break;
        reader_.next();
    }
    co_await linger();
}

/// Reads until a request is complete.
/// @returns false where the connection is over; a refusal was answered then
Task<bool> Connection::receive() {
    const Settings& settings = loop_.shared().settings;
    between_requests_ = reader_.is_idle();
    overdue_ = false;
    allow(between_requests_ ? settings.idle_timeout : settings.request_timeout);
    for (;;) {
        auto step = reader_.advance();
        if (step == RequestReader::Step::complete) break;
        if (step == RequestReader::Step::wants_continue) {
            if (!co_await write("HTTP/1.1 100 Continue\r\n\r\n", {})) co_return false;
            allow(settings.request_timeout);
            continue;
        }
        if (step == RequestReader::Step::needs_more) {
            if (between_requests_ && loop_.is_stopping()) co_return false;
            const auto space = reader_.space();
            const auto room = buffer(space.data(), space.size());
            const auto [error, size] = co_await socket_.async_read_some(room, as_result);
            reader_.commit(size);
            if (size > 0 && between_requests_) {
                between_requests_ = false;
                allow(settings.request_timeout);
            }
            if (!error && !overdue_) continue;
            if (!overdue_ || between_requests_) co_return false;
            Response late = problem_json(408, Problem{Kind::invalid,
                                                      "request.timed_out",
                                                      "The request did not arrive in time.",
                                                      {},
                                                      {}});
            if (co_await send(late, false, true)) co_await linger();
            co_return false;
        }
        if (co_await send(reader_.refusal(), false, true)) co_await linger();
        co_return false;
    }
    between_requests_ = false;
    allow_any_time();
    co_return true;
}

/// Has the router or the assets answer. What handlers throw ends here.
Task<Response> Connection::answer(Request& request) {
    try {
        Router::Found found = loop_.shared().router.find(request);
        if (!found.handler && !found.answer) {
            Response asset = loop_.shared().assets.answer(request);
            if (asset.status >= 400) complete(asset, request);
            co_return asset;
        }
        Response response;
        if (found.handler) {
            response = co_await (*found.handler)(request);
        } else {
            response = std::move(*found.answer);
        }
        complete(response, request);
        co_return response;
    } catch (const Busy&) {
        co_return busy();
    } catch (const Mistake& mistake) {
        co_return our_mistake(request, mistake.what());
    } catch (const std::exception& failure) {
        // Its text could quote what a person wrote; its type cannot.
        co_return our_mistake(request, typeid(failure).name());
    }
}

void Connection::note(const Request& request, const Response& response,
                      std::chrono::duration<double> time) {
    Shared& shared = loop_.shared();
    shared.numbers.answers[std::min(response.status / 100, 5U)].add();
    shared.numbers.answer_seconds.observe(time.count());
    if (!response.problem.empty()) shared.numbers.problems.add(response.problem);
    if (!shared.settings.log_requests) return;
    const std::string_view route = request.route.empty() ? "(web app)" : request.route;
    log::info("Answered.", {{"method", our_word_for(request.method)},
                            {"route", route},
                            {"status", static_cast<std::int64_t>(response.status)},
                            {"seconds", time.count()}});
}

Task<bool> Connection::send(Response& response, bool keep_alive, bool with_content) {
    const HeadExtras extras{loop_.shared().security, loop_.date(), keep_alive};
    std::string head;
    try {
        head = head_of(response, extras);
    } catch (const Mistake& mistake) {
        response = our_mistake(reader_.request(), mistake.what());
        head = head_of(response, extras);
    }
    co_return co_await write(head, with_content ? response.content() : std::string_view{});
}

/// @returns false where the peer is gone or too slow
Task<bool> Connection::write(std::string_view head, std::string_view content) {
    const auto time = loop_.shared().settings.request_timeout;
    overdue_ = false;
    allow(time);
    std::size_t sent = 0;
    while (!head.empty() || !content.empty()) {
        const std::array<asio::const_buffer, 2> parts{buffer(head),
                                                      buffer(content.substr(0, piece))};
        const auto [error, size] = co_await socket_.async_write_some(parts, as_result);
        if (error || overdue_) co_return false;
        const std::size_t of_head = std::min(size, head.size());
        head.remove_prefix(of_head);
        content.remove_prefix(size - of_head);
        sent += size;
        if (sent >= piece) {
            sent = 0;
            allow(time);
        }
    }
    allow_any_time();
    co_return true;
}

/// Closing with bytes unread resets the connection, and the peer may never see our last answer. So
/// says goodbye first and reads on for a moment.
Task<void> Connection::linger() {
    error_code ignored;
    socket_.shutdown(Tcp::socket::shutdown_send, ignored);
    allow(std::min<std::chrono::milliseconds>(2s, loop_.shared().settings.request_timeout));
    between_requests_ = true;
    std::array<char, 4096> scratch{};
    const auto room = buffer(scratch);
    for (std::size_t most = 256; most > 0; --most) {
        const auto [error, size] = co_await socket_.async_read_some(room, as_result);
        if (error || overdue_ || loop_.is_stopping()) co_return;
    }
}

Task<void> Connection::stream(std::shared_ptr<EventStream> events) {
    events_ = events;
    next_beat_ = std::chrono::steady_clock::now() + loop_.shared().settings.heartbeat;
    events->attach([weak = weak_from_this(), executor = loop_.executor()] {
        asio::post(executor, [weak] {
            if (const auto self = weak.lock()) self->wake();
        });
    });
    watch_for_goodbye();
    if (loop_.is_stopping()) events->close();
    std::string text;
    for (bool more = true; more && !peer_left_;) {
        woken_ = false;
        text.clear();
        more = events->take(text);
        if (text.empty() && std::exchange(beat_due_, false)) text = heartbeat_comment;
        if (!text.empty() && !co_await write(text, {})) break;
        if (more && !peer_left_ && !woken_) co_await wait_for_events();
    }
    next_beat_ = TimePoint::max();
    events_.reset();
    error_code ignored;
    socket_.shutdown(Tcp::socket::shutdown_both, ignored);
    cut();
}

Task<void> Connection::wait_for_events() {
    std::function<void(Resume)> start = [this](Resume resume) { asleep_ = std::move(resume); };
    co_await suspend(start);
}

void Connection::wake() {
    woken_ = true;
    if (!asleep_) return;
    const Resume resume = std::move(*asleep_);
    asleep_.reset();
    resume();
}

void Connection::watch_for_goodbye() {
    socket_.async_read_some(buffer(ignored_),
                            [self = shared_from_this()](error_code error, std::size_t) {
                                if (!error) return self->watch_for_goodbye();
                                self->peer_left_ = true;
                                self->wake();
                            });
}

std::string Connection::remote_address(const Request& request) const {
    const auto& trusted = loop_.shared().settings.trusted_proxies;
    if (std::ranges::find(trusted, peer_) == trusted.end()) return peer_;
    // Each proxy adds the peer it saw at the end; what stands before that anyone could have sent.
    std::string_view told = request.header("X-Forwarded-For");
    const auto comma = told.rfind(',');
    if (comma != std::string_view::npos) told.remove_prefix(comma + 1);
    const auto first = told.find_first_not_of(' ');
    error_code error;
    const auto address = asio::ip::make_address(
        std::string(first == std::string_view::npos ? "" : told.substr(first)), error);
    return error ? peer_ : address.to_string();
}

}  // namespace alongside::http
