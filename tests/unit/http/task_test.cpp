// Workers on their own; coming back to a coroutine is proved through the server.
#include "http/task.hpp"

#include <gtest/gtest.h>
#include <boost/asio/co_spawn.hpp>

#include <future>

namespace alongside::http {
namespace {

/// Runs one coroutine to its end on this thread.
template <class T>
T result_of(Task<T> task, boost::asio::io_context& context) {
    std::optional<T> result;
    std::exception_ptr failure;
    boost::asio::co_spawn(context, std::move(task), [&](std::exception_ptr e, T value) {
        failure = e;
        if (!e) result = std::move(value);
    });
    context.run();
    if (failure) std::rethrow_exception(failure);
    return std::move(*result);
}

Task<bool> works_elsewhere_and_comes_back(Workers& workers) {
    const auto here = std::this_thread::get_id();
    const auto there = co_await on(workers, [] { return std::this_thread::get_id(); });
    int written = 0;
    auto write = [&] { written = 1; };
    co_await on(workers, write);
    co_return here == std::this_thread::get_id() && here != there&& written == 1;
}

Task<int> fails_on_a_worker(Workers& workers) {
    auto fail = []() -> int { throw std::out_of_range("far"); };
    co_return co_await on(workers, fail);
}

Task<std::string> asks_another_thread(std::thread& thread) {
    auto start = [&](auto done) { thread = std::thread([done] { done(std::string("words")); }); };
    co_return co_await until_called<std::string>(start);
}

Task<int> is_never_called() {
    auto start = [](const auto&) {};
    co_return co_await until_called<int>(start);
}

Task<int> is_called_at_once() {
    auto start = [](const auto& done) { done(7); };
    co_return co_await until_called<int>(start);
}

TEST(Tasks, BlockingWorkLeavesTheThreadAndComesBack) {
    boost::asio::io_context context;
    Workers workers(2, 8);
    EXPECT_TRUE(result_of(works_elsewhere_and_comes_back(workers), context));
}

TEST(Tasks, WhatWorkThrowsPassesThrough) {
    boost::asio::io_context context;
    Workers workers(1, 8);
    EXPECT_THROW(result_of(fails_on_a_worker(workers), context), std::out_of_range);
}

TEST(Tasks, AnotherThreadsCallBringsTheValue) {
    boost::asio::io_context context;
    std::thread thread;
    EXPECT_EQ(result_of(asks_another_thread(thread), context), "words");
    thread.join();
}

TEST(Tasks, ACallAtOnceIsACall) {
    boost::asio::io_context context;
    EXPECT_EQ(result_of(is_called_at_once(), context), 7);
}

TEST(Tasks, NothingWaitsForACallThatCannotCome) {
    boost::asio::io_context context;
    EXPECT_THROW(result_of(is_never_called(), context), Busy);
}

TEST(Tasks, NoMoreWaitThanTheQueueHolds) {
    Workers workers(1, 2);
    std::promise<void> go;
    std::promise<void> begun;
    workers.post([&] {
        begun.set_value();
        go.get_future().wait();
    });
    begun.get_future().wait();
    std::atomic<int> done = 0;
    workers.post([&] { ++done; });
    workers.post([&] { ++done; });
    EXPECT_THROW(workers.post([&] { ++done; }), Busy);
    go.set_value();
    workers.stop();
    EXPECT_EQ(done, 2) << "what waits is finished";
    EXPECT_THROW(workers.post([&] { ++done; }), Busy);
}

}  // namespace
}  // namespace alongside::http
