// verify: every journal is walked from its first entry, and the first place that is not as it was
// written is named.
#include "service/upkeep.hpp"
#include "store/journals.hpp"

#include <map>

namespace alongside::service {
namespace {

/// The place of a journal that is named: the lowest seq of all that was found.
struct Fault {
    Seq seq = 0;
    std::string what;
};

/// One journal on its way past.
class Walk {
public:
    Walk(const OrganizationId& organization, const Records& records, SubjectId subject,
         std::optional<store::Key> key)
        : organization_(organization), records_(records), subject_(subject), key_(std::move(key)) {}

    void step(const store::StoredEntry& entry);
    /// Nothing more can be read.
    void stumble() { say(seq_ + 1, "cannot be read"); }
    /// @param rows  how many entries there are, whether or not they were seen on the way
    void arrive(const std::optional<store::Journal>& journal, std::int64_t rows);
    void compare(const store::SignedHead& head, const store::PublicKey& signer);
    void say(Seq seq, std::string_view what) {
        if (!fault_ || seq < fault_->seq) fault_ = Fault{seq, std::string(what)};
    }

    [[nodiscard]] const std::optional<Fault>& fault() const { return fault_; }
    [[nodiscard]] std::int64_t steps() const { return steps_; }

private:
    const OrganizationId& organization_;
    const Records& records_;
    SubjectId subject_;
    std::optional<store::Key> key_;
    Seq seq_ = 0;
    std::int64_t steps_ = 0;
    Hash hash_ = no_hash;
    Instant recorded_at_ = Instant::min();
    std::map<Seq, Hash> hashes_;
    std::optional<Fault> fault_;
};

void Walk::step(const store::StoredEntry& entry) {
    ++steps_;
    if (entry.seq != seq_ + 1) say(std::min(entry.seq, seq_ + 1), "is missing or out of order");
    seq_ = entry.seq;
    const Envelope envelope = records_.envelope_of(subject_, entry);
    hash_ = chain_hash(hash_, envelope, entry.sealed);
    if (hash_ != entry.hash) say(seq_, "does not match its hash");
    if (key_ && !store::open(*key_, associated_data(envelope), entry.sealed)) {
        say(seq_, "does not open: it was sealed for another place, or altered");
    }
    if (entry.recorded_at < recorded_at_) say(seq_, "was recorded before the one that it follows");
    recorded_at_ = entry.recorded_at;
    hashes_[seq_] = hash_;
}

void Walk::arrive(const std::optional<store::Journal>& journal, std::int64_t rows) {
    if (rows != steps_) say(seq_, "is not alone: the journal has rows that stand nowhere");
    const store::JournalHead head = journal ? journal->head : store::JournalHead{};
    if (seq_ < head.seq) say(seq_ + 1, "is missing");
    if (seq_ > head.seq) say(head.seq + 1, "stands behind the journal's head");
    if (seq_ != head.seq) return;
    if (hash_ != head.hash) say(seq_, "is not the stored head");
    if (journal && journal->recorded_at != recorded_at_) {
        say(seq_, "was recorded at another time than the journal's head says");
    }
}

void Walk::compare(const store::SignedHead& head, const store::PublicKey& signer) {
    const Bytes statement =
        head_statement(organization_, head.subject, head.seq, head.hash, head.signed_at);
    if (!store::signature_is_good(signer, statement, head.signature)) {
        say(head.seq, "has a signature that is not ours");
    }
    const auto found = hashes_.find(head.seq);
    if (found == hashes_.end()) {
        say(std::min(head.seq, seq_ + 1), "was signed, and is missing");
    } else if (found->second != head.hash) {
        say(head.seq, "differs from what was signed");
    }
}

/// Runs `reading`. @returns false where what is stored cannot be what we wrote
/// @throws store::StoreError  the database is not at hand: that says nothing about what it holds
bool is_readable(const std::function<void()>& reading) {
    try {
        reading();
        return true;
    } catch (const store::StoreError& error) {
        if (error.cause() != store::StoreError::Cause::io) throw;
        return false;
    } catch (const Mistake&) {
        return false;
    }
}

/// @param verified  what is seen on the way is counted here
std::optional<Fault> first_fault(Context& context, const Records& records, const SubjectId& subject,
                                 Verified& verified) {
    const OrganizationId& organization = context.organization;
    auto read = context.store.snapshot();
    const auto wrapped = store::wrapped_subject_key(read, organization, subject);
    const auto key = context.vault.subject_key(organization, subject, wrapped);
    Walk walk(organization, records, subject, key);
    if (!wrapped) ++verified.erased;
    if (wrapped && !key) walk.say(1, "has no key that opens");

    if (!is_readable([&] {
            store::each_entry(read, organization, subject, 0,
                              [&](const auto& entry) { walk.step(entry); });
            walk.arrive(store::find_journal(read, organization, subject),
                        store::count_entries(read, organization, subject));
        })) {
        walk.stumble();
    }
    Seq newest = 0;
    if (!is_readable([&] {
            const auto signer = context.vault.public_key(organization);
            for (const auto& head : store::signed_heads(read, organization, subject)) {
                ++verified.signed_heads;
                walk.compare(head, signer);
                newest = std::max(newest, head.seq);
            }
        })) {
        walk.say(newest + 1, "has a signature that cannot be read");
    }
    verified.entries += walk.steps();
    verified.unsigned_entries += std::max<std::int64_t>(0, walk.steps() - newest);
    return walk.fault();
}

}  // namespace

Verified Upkeep::verify() {
    Verified verified;
    for (const std::string& damage : context_.store.damage()) {
        verified.faults.push_back("database: " + damage);
    }
    std::vector<SubjectId> subjects;
    {
        auto read = context_.store.read();
        subjects = store::journal_subjects(read, context_.organization);
    }
    for (const SubjectId& subject : subjects) {
        ++verified.journals;
        if (const auto fault = first_fault(context_, records_, subject, verified)) {
            verified.faults.push_back("journal " + subject.text() + ", entry " +
                                      std::to_string(fault->seq) + ": " + fault->what);
        }
    }
    return verified;
}

}  // namespace alongside::service
