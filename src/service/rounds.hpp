// What the program does for clients by itself: at the moment that each journal names (`wakes_at`)
// their reminders are queued, and concerns that nobody has seen are told.
#pragma once

#include "service/journals.hpp"
#include "service/letters.hpp"

#include <condition_variable>
#include <thread>

namespace alongside::service {

class Rounds {
public:
    Rounds(Context& context, Records& records, Journals& journals, Letters& letters);
    ~Rounds();

    /// Begins to look, once every `Policy::round`, and at once when a commit says so.
    void start();
    void stop();
    /// Looks at once instead of at the next round.
    void wake();
    /// Calls `listener` when letters were queued.
    void on_queued(std::function<void()> listener);

    /// Acts on every journal whose moment has come.
    /// @returns how many journals there were
    int run_once();

private:
    void work();
    void act(const SubjectId& subject, Instant now);
    /// Everything that one journal asks for now. Here is the place for more of it.
    int queue_letters(store::WriteTransaction& write, const SubjectId& subject,
                      const Standing& standing, Instant now);

    Context& context_;
    Records& records_;
    Journals& journals_;
    Letters& letters_;
    std::function<void()> on_queued_ = [] {};
    std::mutex mutex_;
    std::condition_variable wake_;
    bool woken_ = false;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace alongside::service
