#include "service/rounds.hpp"

#include "base/log.hpp"
#include "store/journals.hpp"
#include "views/rhythms.hpp"

namespace alongside::service {
namespace {

constexpr std::int64_t journals_at_once = 500;

}  // namespace

Rounds::Rounds(Context& context, Records& records, Journals& journals, Letters& letters)
    : context_(context), records_(records), journals_(journals), letters_(letters) {
    context_.store.on_commit([this](const store::Committed& committed) {
        const Instant now = context_.now();
        const bool is_due =
            std::ranges::any_of(committed.appends, [&](const store::Append* append) {
                return append->summary && append->summary->wake_at &&
                       *append->summary->wake_at <= now;
            });
        if (is_due) wake();
    });
}

Rounds::~Rounds() {
    stop();
}

void Rounds::start() {
    thread_ = std::thread([this] { work(); });
}

void Rounds::stop() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_all();
    if (thread_.joinable()) thread_.join();
}

void Rounds::wake() {
    {
        const std::lock_guard lock(mutex_);
        woken_ = true;
    }
    wake_.notify_all();
}

void Rounds::on_queued(std::function<void()> listener) {
    on_queued_ = std::move(listener);
}

void Rounds::work() {
    std::unique_lock lock(mutex_);
    while (!stopping_) {
        woken_ = false;
        lock.unlock();
        try {
            run_once();
        } catch (const std::exception& error) {
            log::warning("A round was not finished.", {{"what", error.what()}});
        }
        lock.lock();
        wake_.wait_for(lock, context_.policy.round, [this] { return stopping_ || woken_; });
    }
}

int Rounds::run_once() {
    const Instant now = context_.now();
    std::vector<SubjectId> subjects;
    {
        auto read = context_.store.read();
        subjects = store::wakes(read, context_.organization, now, journals_at_once);
    }
    for (const SubjectId& subject : subjects) {
        try {
            act(subject, now);
        } catch (const std::exception& error) {
            // One journal that cannot be read must not keep the others waiting.
            log::warning("A journal was passed over in a round.", {{"what", error.what()}});
        }
    }
    return static_cast<int>(subjects.size());
}

void Rounds::act(const SubjectId& subject, Instant now) {
    std::optional<store::Summary> summary;
    bool has_key = false;
    {
        auto read = context_.store.read();
        summary = store::find_summary(read, context_.organization, subject);
        has_key = context_.vault.subject_key(read, context_.organization, subject).has_value();
    }
    if (!summary || !summary->wake_at || *summary->wake_at > now) return;
    std::shared_ptr<const Standing> standing;
    std::optional<Instant> next;
    if (has_key) {
        // First the concerns that nobody has seen in time: whoever is told of them by that is among
        // those who get a letter.
        if (auto passed = journals_.pass_on_concerns(subject); !passed) {
            log::warning("A concern was not passed on.", {{"code", passed.error().code}});
        }
        standing = records_.standing(subject);
        next = wakes_at(*standing->self, now);
    }
    int queued = 0;
    const auto done =
        context_.store.write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
            queued = 0;
            if (standing) {
                // What is in memory may be a moment behind another server's word: then next time.
                const auto head = store::head_of(write, context_.organization, subject);
                if (head.seq != standing->head) return {};
                queued = queue_letters(write, subject, *standing, now);
            }
            store::move_wake(write, context_.organization, subject, *summary->wake_at, next);
            return {};
        }});
    if (done.committed() && queued > 0) on_queued_();
}

int Rounds::queue_letters(store::WriteTransaction& write, const SubjectId& subject,
                          const Standing& standing, Instant now) {
    int queued = letters_.queue_reminders(write, subject, *standing.self, now);
    for (const Concern& concern : standing.team->concerns.items) {
        if (!is_open(concern) || !concern.seen.empty()) continue;
        queued += letters_.queue_for_concern(write, concern.told, concern.id, subject, now);
    }
    return queued;
}

}  // namespace alongside::service
