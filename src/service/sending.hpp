// The letters' way out: one thread for each channel, so that a mail server that hangs delays no
// text message. Before a letter is sent, one statement that only one server wins marks it as being
// tried, durably: whatever happens after that, nobody sends it a second time unless it certainly
// did not go.
#pragma once

#include "base/metrics.hpp"
#include "service/letters.hpp"

#include <condition_variable>
#include <map>
#include <thread>

namespace alongside::service {

class Sending {
public:
    Sending(Context& context, Letters& letters);
    ~Sending();

    /// A way out that there is from now on. Before `start`.
    void offer(ReminderBy by, std::unique_ptr<outgoing::Channel> channel);
    void start();
    /// Ends all threads; a letter that is being handed over is waited for.
    void stop();
    /// Something was queued: looks at once instead of at the next round.
    void wake();

    /// Sends what is due by one channel, and puts aside what is too late. One thread at a time for
    /// each channel.
    /// @returns how many letters were tried
    int send_due(ReminderBy by);

    /// What became of letters, by channel: `email_sent`, `text_later` …
    [[nodiscard]] const CountersByWord& numbers() const { return numbers_; }

private:
    struct Way {
        std::unique_ptr<outgoing::Channel> channel;
        std::thread thread;
        bool woken = false;
        Instant swept_at{};
    };

    void work(ReminderBy by, Way& way);
    void sweep(ReminderBy by, Way& way);
    [[nodiscard]] bool try_one(ReminderBy by, Way& way, const store::Outgoing& message);
    [[nodiscard]] bool take(const Hash& id);
    void settle(const store::Outgoing& message, outgoing::Sent sent);
    void count(ReminderBy by, std::string_view outcome, std::int64_t times = 1);

    Context& context_;
    Letters& letters_;
    CountersByWord numbers_;
    std::map<ReminderBy, Way> ways_;
    std::mutex mutex_;
    std::condition_variable wake_;
    bool stopping_ = false;
};

}  // namespace alongside::service
