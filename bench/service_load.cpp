#include "service_load.hpp"

#include "talks.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/thread_pool.hpp>

#include <condition_variable>
#include <mutex>

namespace alongside::bench {
namespace {

using Steady = std::chrono::steady_clock;

/// As many as `alongside serve` has.
constexpr std::size_t workers = 4;

class Callers {
public:
    Callers(Program& program, std::size_t waiters, std::chrono::milliseconds lasts)
        : program_(program),
          turns_(waiters),
          open_(waiters),
          begin_(Steady::now()),
          end_(begin_ + lasts) {}

    /// @returns how many were accepted a second
    [[nodiscard]] double run() {
        for (std::size_t i = 0; i < turns_.size(); ++i) call_soon(i);
        {
            std::unique_lock lock(mutex_);
            all_done_.wait(lock, [&] { return open_ == 0; });
        }
        pool_.join();
        if (!problem_.empty()) throw std::runtime_error("an append was not accepted: " + problem_);
        return static_cast<double>(in_time_) /
               std::chrono::duration<double>(over_at_ - begin_).count();
    }

private:
    void call_soon(std::size_t caller) {
        boost::asio::post(pool_, [this, caller] { call(caller); });
    }
    void call(std::size_t caller) {
        const auto& clients = program_.clients();
        // Every caller has journals of its own, as every connection has.
        const std::size_t own = (clients.size() - caller + turns_.size() - 1) / turns_.size();
        const service::Reader& client = clients[caller + turns_[caller]++ % own * turns_.size()];
        Draft draft = checkin_draft(system_now());
        std::vector<service::Handed> handed;
        handed.push_back({draft.id, std::move(draft)});
        program_.services().journals.append(
            client, client.person.as<SubjectId>(), std::move(handed),
            [this, caller](const Result<service::Written>& written) { answered(caller, written); });
    }
    void answered(std::size_t caller, const Result<service::Written>& written) {
        bool over = false;
        {
            const std::lock_guard lock(mutex_);
            const auto problem =
                !written ? std::optional(written.error()) : written->answers.front().problem;
            if (problem) problem_ = problem->title;
            if (!is_over()) ++in_time_;
            over = is_over() || !problem_.empty();
            if (over && --open_ == 0) all_done_.notify_all();
        }
        if (!over) call_soon(caller);
    }

    /// Once the time is up and enough were accepted to tell a rate.
    [[nodiscard]] bool is_over() {
        const auto now = Steady::now();
        if (over_at_ == Steady::time_point{} && now >= end_ &&
            in_time_ >= least_answers(turns_.size())) {
            over_at_ = now;
        }
        return over_at_ != Steady::time_point{};
    }

    Program& program_;
    std::vector<std::size_t> turns_;  ///< of each caller: how often it has called
    std::mutex mutex_;
    std::condition_variable all_done_;
    std::size_t open_;
    std::uint64_t in_time_ = 0;
    std::string problem_;
    Steady::time_point begin_, end_, over_at_;
    boost::asio::thread_pool pool_{workers};
};

}  // namespace

double append_through_service(Program& program, std::size_t waiters,
                              std::chrono::milliseconds lasts) {
    program.time().set(system_now());
    return Callers(program, waiters, lasts).run();
}

}  // namespace alongside::bench
