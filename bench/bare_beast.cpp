// bare_beast STATUS BYTES: the least that Beast can do. Reads each request, answers it with the
// same reply: STATUS, a body of BYTES bytes. One io_context a processor, SO_REUSEPORT, coroutines:
// the ceiling of our own replies.
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>

#include <sys/socket.h>

#include <csignal>
#include <cstdlib>
#include <iostream>
#include <thread>
#include <vector>

namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using tcp = asio::ip::tcp;
using Executor = asio::io_context::executor_type;
template <class T>
using Awaitable = asio::awaitable<T, Executor>;
constexpr asio::use_awaitable_t<Executor> use_awaitable;
using Socket = asio::basic_stream_socket<tcp, Executor>;
using Acceptor = asio::basic_socket_acceptor<tcp, Executor>;
using Reply = http::response<http::string_body>;

Reply make_reply(unsigned status, std::size_t bytes) {
    Reply reply{static_cast<http::status>(status), 11};
    reply.set(http::field::content_type, "application/json");
    reply.set(http::field::cache_control, "private, no-store");
    reply.set(http::field::etag, "\"0123456789abcdef01234567\"");
    reply.body() = std::string(bytes, 'x');
    if (status != 304) reply.prepare_payload();
    return reply;
}

Awaitable<void> serve(Socket socket, const Reply& reply) {
    boost::beast::flat_buffer buffer;
    for (;;) {
        http::request<http::string_body> request;
        boost::system::error_code error;
        co_await http::async_read(socket, buffer, request,
                                  asio::redirect_error(use_awaitable, error));
        if (error) co_return;
        co_await http::async_write(socket, reply, asio::redirect_error(use_awaitable, error));
        if (error) co_return;
    }
}

Awaitable<void> listen(Acceptor& acceptor, const Reply& reply) {
    for (;;) {
        Socket socket = co_await acceptor.async_accept(use_awaitable);
        socket.set_option(tcp::no_delay(true));
        asio::co_spawn(acceptor.get_executor(), serve(std::move(socket), reply), asio::detached);
    }
}

/// A listening socket that shares its port with those of the other threads.
Acceptor listening(asio::io_context& context, unsigned short port) {
    Acceptor acceptor{context.get_executor(), tcp::v4()};
    const int on = 1;
    ::setsockopt(acceptor.native_handle(), SOL_SOCKET, SO_REUSEPORT, &on, sizeof on);
    acceptor.bind({asio::ip::address_v4::loopback(), port});
    acceptor.listen();
    return acceptor;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::cerr << "usage: bare_beast STATUS BYTES\n";
        return 2;
    }
    const Reply reply = make_reply(static_cast<unsigned>(std::atoi(argv[1])),
                                   static_cast<std::size_t>(std::atol(argv[2])));
    std::vector<std::unique_ptr<asio::io_context>> contexts;
    std::vector<Acceptor> acceptors;
    unsigned short port = 0;
    const unsigned count = std::max(1U, std::thread::hardware_concurrency());
    for (unsigned i = 0; i < count; ++i) {
        contexts.push_back(std::make_unique<asio::io_context>(1));
        acceptors.push_back(listening(*contexts.back(), port));
        port = acceptors.back().local_endpoint().port();
    }
    std::vector<std::thread> threads;
    for (unsigned i = 0; i < count; ++i) {
        asio::co_spawn(contexts[i]->get_executor(), listen(acceptors[i], reply), asio::detached);
        threads.emplace_back([&context = *contexts[i]] { context.run(); });
    }
    std::cout << "bare ready http://127.0.0.1:" << port << std::endl;
    for (std::thread& thread : threads) thread.join();
    return 0;
}
