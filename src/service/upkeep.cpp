// The minute's round: heads are signed, sessions swept.
#include "service/upkeep.hpp"

#include "base/log.hpp"
#include "store/journals.hpp"
#include "store/passes.hpp"
#include "store/sessions.hpp"

namespace alongside::service {
namespace {

constexpr std::chrono::minutes signing_interval{1};
constexpr std::int64_t heads_at_once = 1000;

}  // namespace

Upkeep::Upkeep(Context& context, Records& records) : context_(context), records_(records) {}

Upkeep::~Upkeep() {
    stop();
}

void Upkeep::stop() {
    if (!thread_.joinable()) return;
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_all();
    thread_.join();
    sign_heads();
}

void Upkeep::start() {
    thread_ = std::thread([this] { work(); });
}

void Upkeep::work() {
    std::unique_lock lock(mutex_);
    while (!stopping_) {
        wake_.wait_for(lock, signing_interval, [this] { return stopping_; });
        lock.unlock();
        try {
            sign_heads();
            (void)context_.store.write(
                store::Task{[&](store::WriteTransaction& write) -> Result<void> {
                    store::sweep_sessions(write, context_.organization, context_.now());
                    store::sweep_passes(write, context_.organization, context_.now());
                    return {};
                }});
        } catch (const std::exception& error) {
            // The next round tries again; what is not signed yet stays verifiable by its chain.
            log::warning("Upkeep was not finished.", {{"what", error.what()}});
        }
        lock.lock();
    }
}

std::int64_t Upkeep::sign_heads() {
    std::int64_t count = 0;
    for (;;) {
        std::vector<store::Journal> unsigned_ones;
        {
            auto read = context_.store.read();
            unsigned_ones = store::unsigned_journals(read, context_.organization, heads_at_once);
        }
        if (unsigned_ones.empty()) return count;
        const Instant now = context_.now();
        const auto done =
            context_.store.write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
                for (const store::Journal& journal : unsigned_ones) {
                    const Bytes statement =
                        head_statement(context_.organization, journal.subject, journal.head.seq,
                                       journal.head.hash, now);
                    store::add_signed_head(
                        write, context_.organization,
                        {journal.subject, journal.head.seq, journal.head.hash, now,
                         context_.vault.sign(context_.organization, statement)});
                }
                return {};
            }});
        if (!done.committed()) throw store::StoreError(done.cause, "heads could not be signed");
        count += static_cast<std::int64_t>(unsigned_ones.size());
    }
}

}  // namespace alongside::service
