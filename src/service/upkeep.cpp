#include "service/upkeep.hpp"

#include "base/log.hpp"

#include "service/journals.hpp"
#include "store/caseload.hpp"
#include "store/sessions.hpp"
#include "views/caseload.hpp"

#include <map>
#include <set>

namespace alongside::service {
namespace {

constexpr std::chrono::minutes signing_interval{1};
constexpr std::int64_t heads_at_once = 1000;

/// All that follows from one journal, as it would be stored.
struct Projection {
    std::optional<store::Summary> summary;
    std::string summary_text;
    store::Append follows;
};

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

std::string Upkeep::first_fault(const store::Journal& journal, Verified& verified) {
    auto read = context_.store.snapshot();
    const auto heads = store::signed_heads(read, context_.organization, journal.subject);
    const auto key = context_.vault.public_key(context_.organization);
    std::string fault;
    Seq seq = 0;
    Hash hash = no_hash;
    std::map<Seq, Hash> hashes;
    std::set<Seq> wanted;
    for (const store::SignedHead& head : heads) wanted.insert(head.seq);
    const auto say = [&](Seq at, std::string_view what) {
        if (fault.empty()) {
            fault = "journal " + journal.subject.text() + ", entry " + std::to_string(at) + ": " +
                    std::string(what);
        }
    };
    store::each_entry(
        read, context_.organization, journal.subject, 0, [&](const store::StoredEntry& entry) {
            ++verified.entries;
            if (entry.seq != seq + 1) say(seq + 1, "is missing or out of order");
            seq = entry.seq;
            hash = chain_hash(hash, records_.envelope_of(journal.subject, entry), entry.sealed);
            if (hash != entry.hash) say(seq, "does not match its hash");
            if (wanted.contains(seq)) hashes[seq] = hash;
        });
    if (seq != journal.head.seq || hash != journal.head.hash) say(seq, "is not the stored head");
    for (const store::SignedHead& head : heads) {
        ++verified.signed_heads;
        const Bytes statement = head_statement(context_.organization, head.subject, head.seq,
                                               head.hash, head.signed_at);
        if (!store::signature_is_good(key, statement, head.signature)) {
            say(head.seq, "has a signature that is not ours");
        }
        const auto found = hashes.find(head.seq);
        if (found == hashes.end() || found->second != head.hash) {
            say(head.seq, "differs from what was signed");
        }
    }
    return fault;
}

Verified Upkeep::verify() {
    Verified verified;
    std::vector<store::Journal> all;
    {
        auto read = context_.store.read();
        all = store::journals(read, context_.organization);
    }
    for (const store::Journal& journal : all) {
        ++verified.journals;
        std::string fault = first_fault(journal, verified);
        if (!fault.empty()) verified.faults.push_back(std::move(fault));
    }
    return verified;
}

Rebuilt Upkeep::rebuild(bool only_check) {
    Rebuilt rebuilt;
    std::vector<store::Journal> all;
    {
        auto read = context_.store.read();
        all = store::journals(read, context_.organization);
    }
    std::map<std::tuple<ProgramId, Day, int>, std::int64_t> counts;
    if (!only_check) {
        const auto done =
            context_.store.write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
                store::drop_projections(write, context_.organization);
                return {};
            }});
        check(done.committed());
    }
    for (const store::Journal& journal : all) {
        ++rebuilt.journals;
        const SubjectId& subject = journal.subject;
        const auto key = context_.vault.subject_key(context_.organization, subject);
        if (!key) continue;  // erased: nothing can be computed, nothing is shown
        Standing standing;
        standing.self = standing.team = std::make_shared<const Record>();
        store::Append follows;
        for (const Entry& entry : records_.entries(subject, 0, 10'000'000)) {
            ++rebuilt.entries;
            standing = advance(std::move(standing), entry, no_hash);
            follow_entry(entry, *standing.team, follows);
        }
        for (const store::DayCount& count : follows.counts) {
            counts[{count.program, count.day, count.measure}] += count.count;
        }
        if (only_check) {
            auto read = context_.store.read();
            const auto stored = store::find_summary(read, context_.organization, subject);
            const auto plain =
                stored ? store::open(*key, summary_place(context_.organization, subject),
                                     stored->sealed)
                       : std::nullopt;
            const std::string wanted = json::text(summarize(*standing.team));
            const Instant due = from_milliseconds(summarize(*standing.team).due_at);
            if (!plain || text_of(*plain) != wanted || stored->due_at != due) {
                rebuilt.differences.push_back(subject.text());
            }
            continue;
        }
        const auto done =
            context_.store.write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
                store::put_summary(
                    write, context_.organization, subject,
                    sealed_summary(context_.organization, subject, *standing.team, *key));
                for (const store::CareTeamChange& change : follows.care_team) {
                    store::change_care_team(write, context_.organization, subject, change);
                }
                return {};
            }});
        check(done.committed());
    }
    std::vector<store::DayCount> rows;
    for (const auto& [where, count] : counts) {
        const auto& [program, day, measure] = where;
        rows.push_back({program, day, measure, count});
    }
    if (!only_check) {
        const auto done =
            context_.store.write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
                store::add_day_counts(write, context_.organization, rows);
                return {};
            }});
        check(done.committed());
        return rebuilt;
    }
    auto read = context_.store.read();
    for (const store::DayCount& row : rows) {
        const auto stored =
            store::day_counts(read, context_.organization, row.program, row.day, row.day);
        if (std::ranges::find(stored, row) == stored.end()) {
            rebuilt.differences.push_back("day counts of " + to_text(row.day));
        }
    }
    return rebuilt;
}

}  // namespace alongside::service
