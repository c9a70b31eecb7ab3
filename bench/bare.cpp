#include "bare.hpp"

#include "http_load.hpp"

#include "store/caseload.hpp"
#include "store/store.hpp"

#include <condition_variable>
#include <mutex>
#include <stdexcept>
#include <thread>
#include <vector>

namespace alongside::bench {

using Steady = std::chrono::steady_clock;

RowSizes row_sizes(store::Store& store, const OrganizationId& organization,
                   const SubjectId& subject) {
    auto read = store.read();
    const auto newest = store::entries_before(read, organization, subject, 1'000'000'000, 1);
    const auto summary = store::find_summary(read, organization, subject);
    check(newest.size() == 1 && summary.has_value());
    return {newest.front().sealed.size(), summary->sealed.size()};
}

/// One thread stands for all who wait: whoever was answered is back in the queue at once.
class Ceiling::Waiters {
public:
    Waiters(std::vector<std::int64_t>& heads, std::size_t count) : heads_(heads), turn_(count) {
        for (std::size_t waiter = 0; waiter < count; ++waiter) queue_.push_back(next(waiter));
        thread_ = std::thread([this] { come_back(); });
    }
    Waiters(const Waiters&) = delete;
    Waiters& operator=(const Waiters&) = delete;
    ~Waiters() {
        {
            const std::lock_guard lock(mutex_);
            closing_ = true;
        }
        answered_changed_.notify_all();
        thread_.join();
    }

    /// All who wait now.
    [[nodiscard]] std::vector<BareAppend> take() {
        std::unique_lock lock(mutex_);
        queue_changed_.wait(lock, [&] { return !queue_.empty(); });
        return std::exchange(queue_, {});
    }
    void answer(const std::vector<BareAppend>& appends) {
        {
            const std::lock_guard lock(mutex_);
            answered_.insert(answered_.end(), appends.begin(), appends.end());
        }
        answered_changed_.notify_one();
    }

private:
    void come_back() {
        std::vector<BareAppend> again;
        for (;;) {
            {
                std::unique_lock lock(mutex_);
                answered_changed_.wait(lock, [&] { return closing_ || !answered_.empty(); });
                if (closing_) return;
                again.swap(answered_);
            }
            for (BareAppend& append : again) append = next(append.journal % turn_.size());
            {
                const std::lock_guard lock(mutex_);
                queue_.insert(queue_.end(), again.begin(), again.end());
            }
            queue_changed_.notify_one();
            again.clear();
        }
    }
    /// The waiter's next journal: those whose number leaves the waiter's as the remainder.
    [[nodiscard]] BareAppend next(std::size_t waiter) {
        const std::size_t of_its_own = (heads_.size() - waiter + turn_.size() - 1) / turn_.size();
        const std::size_t journal = waiter + turn_[waiter]++ % of_its_own * turn_.size();
        const Instant now = system_now();
        return {journal, ++heads_[journal], EntryId::make(now), now};
    }

    std::vector<std::int64_t>& heads_;
    std::vector<std::size_t> turn_;
    std::mutex mutex_;
    std::condition_variable queue_changed_, answered_changed_;
    std::vector<BareAppend> queue_, answered_;
    bool closing_ = false;
    std::thread thread_;
};

double Ceiling::measure(Rows rows, std::size_t waiters, std::chrono::milliseconds lasts) {
    check(waiters > 0 && waiters <= heads_.size());
    const auto heads_before = heads_;
    std::vector<std::int64_t> written(heads_.size());
    std::uint64_t count = 0;
    double seconds = 0;
    {
        Waiters all(heads_, waiters);
        const auto begin = Steady::now();
        while (Steady::now() < begin + lasts || count < least_answers(waiters)) {
            const auto batch = all.take();
            bare_.commit(batch, rows);
            count += batch.size();
            for (const BareAppend& append : batch) ++written[append.journal];
            all.answer(batch);
        }
        seconds = std::chrono::duration<double>(Steady::now() - begin).count();
    }
    // What waited when the time was up was never written: its numbers are free again.
    for (std::size_t i = 0; i < heads_.size(); ++i) heads_[i] = heads_before[i] + written[i];
    committed_ += static_cast<std::int64_t>(count);
    if (bare_.count() != committed_) throw std::runtime_error("the bare engine lost an entry");
    return static_cast<double>(count) / seconds;
}

}  // namespace alongside::bench
