// Leaving a connection's thread and coming back: the one place that touches Asio's handlers.
#include "http/task.hpp"

#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <atomic>

namespace alongside::http {
namespace {

using UseTask = boost::asio::use_awaitable_t<Executor>;
using Continuation = boost::asio::async_result<UseTask, void()>::handler_type;

}  // namespace

Workers::Workers(std::size_t threads, std::size_t queue_limit) : queue_limit_(queue_limit) {
    for (std::size_t i = 0; i < std::max<std::size_t>(threads, 1); ++i) {
        threads_.emplace_back([this] { run(); });
    }
}

Workers::~Workers() {
    stop();
}

void Workers::post(std::function<void()> job) {
    {
        const std::lock_guard lock(mutex_);
        if (stopping_ || waiting_.size() >= queue_limit_) throw Busy("the workers are busy");
        waiting_.push_back(std::move(job));
    }
    woken_.notify_one();
}

void Workers::stop() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    woken_.notify_all();
    for (auto& thread : threads_) {
        if (thread.joinable()) thread.join();
    }
}

void Workers::run() {
    std::unique_lock lock(mutex_);
    for (;;) {
        woken_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
        if (waiting_.empty()) return;
        std::function<void()> job = std::move(waiting_.front());
        waiting_.pop_front();
        lock.unlock();
        job();
        job = nullptr;  // what it holds is let go of outside the lock
        lock.lock();
    }
}

/// The suspended coroutine. Always continued by a post, so that it runs on its own thread.
struct Resume::Waiting {
    explicit Waiting(Continuation&& handler) : continuation(std::move(handler)) {}
    ~Waiting() { go_on(); }

    void go_on() {
        if (used.exchange(true)) return;
        const auto executor = boost::asio::get_associated_executor(continuation);
        boost::asio::post(executor, std::move(continuation));
    }

    Continuation continuation;
    std::atomic<bool> used = false;
};

void Resume::operator()() const {
    waiting_->go_on();
}

Task<void> suspend(std::function<void(Resume)>& start) {
    std::exception_ptr failure;
    auto initiate = [&start, &failure](Continuation&& handler) {
        const Resume resume(std::make_shared<Resume::Waiting>(std::move(handler)));
        try {
            start(resume);
        } catch (...) {
            failure = std::current_exception();
            resume();
        }
    };
    const UseTask use_task;
    co_await boost::asio::async_initiate<const UseTask&, void()>(std::move(initiate), use_task);
    if (failure) std::rethrow_exception(failure);
}

}  // namespace alongside::http
