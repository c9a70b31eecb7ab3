// Waiting without blocking: the one coroutine type of the server, and the ways to leave a
// connection's thread (blocking work, another thread's callback) and come back to it.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <thread>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace alongside::http {

/// The one executor: every further type would compile all of Asio's coroutines once more.
using Executor = boost::asio::io_context::executor_type;
/// A coroutine that runs on a connection's thread and never blocks it.
///
/// On a `co_await` line pass names, references and `std::move(name)`: GCC 12 destroys a braced
/// aggregate or a by-value capture written there twice.
template <class T>
using Task = boost::asio::awaitable<T, Executor>;

/// Thrown where a bounded queue is full or the work was dropped; answered as 503 with Retry-After.
struct Busy : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Threads for work that blocks: password hashing, long reads, files.
class Workers {
public:
    /// @param threads  at least 1
    /// @param queue_limit  jobs that may wait for a thread; beyond it `post` refuses
    explicit Workers(std::size_t threads, std::size_t queue_limit);
    ~Workers();
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;

    /// Runs `job` on one of the threads. An exception that leaves the job ends the process, so jobs
    /// keep their own; `on` does.
    /// @throws Busy  too many are waiting, or `stop` was called
    void post(std::function<void()> job);
    /// Takes no more, finishes what waits, ends the threads. May be called twice.
    void stop();

private:
    void run();

    std::mutex mutex_;
    std::condition_variable woken_;
    std::deque<std::function<void()>> waiting_;
    std::size_t queue_limit_;
    bool stopping_ = false;
    std::vector<std::thread> threads_;
};

/// Continues one suspended coroutine on its own thread. Copies continue the same one; only the
/// first call counts. Dropping the last copy uncalled continues it too, so nothing waits forever.
class Resume {
public:
    struct Waiting;
    explicit Resume(std::shared_ptr<Waiting> waiting) : waiting_(std::move(waiting)) {}
    /// From any thread.
    void operator()() const;

private:
    std::shared_ptr<Waiting> waiting_;
};

/// Suspends, calls `start` with the way back, continues once that is used. What `start` throws
/// passes through.
[[nodiscard]] Task<void> suspend(std::function<void(Resume)>& start);

/// Runs blocking `work` on a worker and continues on the connection's own thread with what it
/// returned; what it throws passes through. `work` is not copied: it lives on the awaiting line.
/// @throws Busy  the workers' queue is full
template <class Work>
[[nodiscard]] Task<std::invoke_result_t<Work&>> on(Workers& workers, Work&& work) {
    using Value = std::invoke_result_t<Work&>;
    using Kept = std::conditional_t<std::is_void_v<Value>, std::monostate, Value>;
    std::optional<Kept> value;
    std::exception_ptr failure;
    std::function<void(Resume)> start = [&](Resume resume) {
        workers.post([&value, &failure, &work, resume = std::move(resume)] {
            try {
                if constexpr (std::is_void_v<Value>) {
                    work();
                    value.emplace();
                } else {
                    value.emplace(work());
                }
            } catch (...) {
                failure = std::current_exception();
            }
            resume();
        });
    };
    co_await suspend(start);
    if (failure) std::rethrow_exception(failure);
    if (!value) throw Busy("the work was dropped");
    if constexpr (!std::is_void_v<Value>) co_return std::move(*value);
}

/// Waits for another thread: `start(done)` is called at once, and the coroutine continues with
/// `value` on the connection's own thread after `done(value)` was called, once, from any thread.
/// `done` is a copyable function of `T`. What `start` throws passes through.
/// @throws Busy  every copy of `done` was dropped without a call
template <class T, class Start>
[[nodiscard]] Task<T> until_called(Start&& start) {
    std::optional<T> value;
    std::function<void(Resume)> begin = [&](Resume resume) {
        start([&value, resume = std::move(resume)](T result) {
            value.emplace(std::move(result));
            resume();
        });
    };
    co_await suspend(begin);
    if (!value) throw Busy("the answer was dropped");
    co_return std::move(*value);
}

}  // namespace alongside::http
