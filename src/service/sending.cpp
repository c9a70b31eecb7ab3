#include "service/sending.hpp"

#include "base/log.hpp"

namespace alongside::service {
namespace {

using std::chrono::minutes;

constexpr std::int64_t letters_at_once = 100;
/// A try takes half a minute at most; whoever says nothing for so long has ended meanwhile.
constexpr minutes lost_after{5};
/// For so long it is known what was queued, so that a clock that is set back queues nothing again.
constexpr std::chrono::days kept_for{30};
/// The first pause after a try that failed, in rounds: a minute. Each next one is twice as long, up
/// to half an hour. Most servers that put strangers off for a while take a letter after some
/// minutes.
constexpr int first_pause = 12;
constexpr int longest_pause = 360;

std::string_view word_for(outgoing::Sent sent) {
    switch (sent) {
        case outgoing::Sent::sent:
            return "sent";
        case outgoing::Sent::refused:
            return "refused";
        case outgoing::Sent::later:
            return "later";
        case outgoing::Sent::unknown:
            return "unknown";
    }
    return "unknown";
}

store::OutgoingState end_of(outgoing::Sent sent) {
    switch (sent) {
        case outgoing::Sent::sent:
            return store::OutgoingState::sent;
        case outgoing::Sent::refused:
            return store::OutgoingState::refused;
        case outgoing::Sent::later:
        case outgoing::Sent::unknown:
            break;
    }
    return store::OutgoingState::unknown;
}

/// How long to wait after so many tries.
std::chrono::milliseconds pause_after(int tries, std::chrono::milliseconds round) {
    int rounds = first_pause;
    for (int i = 1; i < tries && rounds < longest_pause; ++i) rounds *= 2;
    return round * std::min(rounds, longest_pause);
}

}  // namespace

Sending::Sending(Context& context, Letters& letters) : context_(context), letters_(letters) {}

Sending::~Sending() {
    stop();
}

void Sending::offer(ReminderBy by, std::unique_ptr<outgoing::Channel> channel) {
    ways_[by].channel = std::move(channel);
}

void Sending::start() {
    for (auto& [by, way] : ways_) {
        way.thread = std::thread([this, by = by, &way = way] { work(by, way); });
    }
}

void Sending::stop() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_all();
    for (auto& [by, way] : ways_) way.channel->hurry();
    for (auto& [by, way] : ways_) {
        if (way.thread.joinable()) way.thread.join();
    }
}

void Sending::wake() {
    {
        const std::lock_guard lock(mutex_);
        for (auto& [by, way] : ways_) way.woken = true;
    }
    wake_.notify_all();
}

void Sending::work(ReminderBy by, Way& way) {
    std::unique_lock lock(mutex_);
    while (!stopping_) {
        way.woken = false;
        lock.unlock();
        int tried = 0;
        try {
            tried = send_due(by);
        } catch (const std::exception& error) {
            // What was being tried counts as unknown in a while; all else waits for the next round.
            log::warning("Letters could not be sent.", {{"what", error.what()}});
        }
        lock.lock();
        if (tried >= letters_at_once) continue;
        wake_.wait_for(lock, context_.policy.round, [&] { return stopping_ || way.woken; });
    }
}

int Sending::send_due(ReminderBy by) {
    const auto found = ways_.find(by);
    check(found != ways_.end());
    Way& way = found->second;
    sweep(by, way);
    std::vector<store::Outgoing> due;
    {
        auto read = context_.store.read();
        due = store::due_outgoing(read, context_.organization, code_of(by), context_.now(),
                                  letters_at_once);
    }
    int tried = 0;
    for (const store::Outgoing& message : due) {
        {
            const std::lock_guard lock(mutex_);
            if (stopping_) break;
        }
        if (try_one(by, way, message)) ++tried;
    }
    return tried;
}

void Sending::sweep(ReminderBy by, Way& way) {
    const Instant now = context_.now();
    if (now >= way.swept_at && now < way.swept_at + minutes{1}) return;
    way.swept_at = now;
    store::OutgoingSwept swept;
    const auto done =
        context_.store.write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
            swept = store::sweep_outgoing(write, context_.organization, code_of(by), now,
                                          now - kept_for);
            return {};
        }});
    if (!done.committed()) return;
    count(by, "dropped", swept.dropped);
    count(by, "unknown", swept.lost);
}

bool Sending::try_one(ReminderBy by, Way& way, const store::Outgoing& message) {
    const auto letter = letters_.compose(message);
    if (!letter) {
        const auto done =
            context_.store.write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
                store::drop_outgoing(write, context_.organization, message.id);
                return {};
            }});
        if (done.committed()) count(by, "dropped");
        return false;
    }
    if (!take(message.id)) return false;
    const outgoing::Sent sent = way.channel->send(*letter);
    settle(message, sent);
    count(by, word_for(sent));
    return true;
}

/// Whether the letter is ours to try. Where the store does not confirm it, it is not: it may be
/// marked nevertheless, and then nobody sends it.
bool Sending::take(const Hash& id) {
    bool is_ours = false;
    const auto done =
        context_.store.write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
            const Instant now = context_.now();
            is_ours = store::begin_trying(write, context_.organization, id, now, now + lost_after);
            return {};
        }});
    return done.committed() && is_ours;
}

/// Where this cannot be written, the letter stays marked as being tried and is not sent again.
void Sending::settle(const store::Outgoing& message, outgoing::Sent sent) {
    (void)context_.store.write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
        if (sent == outgoing::Sent::later) {
            const auto pause = pause_after(message.tries + 1, context_.policy.round);
            store::try_again(write, context_.organization, message.id, context_.now() + pause);
        } else {
            store::end_trying(write, context_.organization, message.id, end_of(sent));
        }
        return {};
    }});
}

void Sending::count(ReminderBy by, std::string_view outcome, std::int64_t times) {
    const std::string word =
        std::string(json::Format<ReminderBy>::name(by)) + "_" + std::string(outcome);
    for (std::int64_t i = 0; i < times; ++i) numbers_.add(word);
}

}  // namespace alongside::service
