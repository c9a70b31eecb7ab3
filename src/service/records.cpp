#include "service/records.hpp"

#include "journal/codec.hpp"

#include <limits>

namespace alongside::service {
namespace {

/// The two nearest readers of anyone's journal. What depends on more than the relation is left to
/// `folded_for`.
Viewer the_client(const SubjectId& subject) {
    return {subject.as<PersonId>(), Relation::self, Role::client, {}};
}
Viewer the_team() {
    return {PersonId{}, Relation::care_team, Role::clinician, {}};
}

constexpr Seq weighed_every = 64;
constexpr std::size_t ordinary_entry = 512;  ///< bytes

std::size_t size_of(const Standing& standing) {
    const std::size_t once = size_in_memory(*standing.self);
    return sizeof(Standing) + once +
           (standing.self == standing.team ? 0 : size_in_memory(*standing.team));
}

Standing nothing_written() {
    static const auto blank = std::make_shared<const Record>();
    return {0, no_hash, Instant{}, sizeof(Standing), blank, blank};
}

std::shared_ptr<const Record> moved_on(const std::shared_ptr<const Record>& record,
                                       const Entry& entry, bool sees) {
    Record next = *record;
    if (sees) {
        next = alongside::advance(std::move(next), entry);
    } else {
        next.head = entry.seq;
    }
    return std::make_shared<const Record>(std::move(next));
}

}  // namespace

Standing advance(Standing standing, const Entry& entry, const Hash& hash) {
    const bool self_sees = may_see(entry, the_client(entry.subject));
    const bool team_sees = may_see(entry, the_team());
    const bool same = standing.self == standing.team && self_sees == team_sees;
    standing.self = moved_on(standing.self, entry, self_sees);
    standing.team = same ? standing.self : moved_on(standing.team, entry, team_sees);
    standing.head = entry.seq;
    standing.hash = hash;
    standing.recorded_at = entry.recorded_at;
    // Weighing walks through all of a record; in between, an entry is taken for an ordinary one.
    const bool weighs = standing.head % weighed_every == 0;
    standing.bytes = weighs ? size_of(standing) : standing.bytes + ordinary_entry;
    return standing;
}

Records::Records(Context& context) : context_(context) {
    context_.store.on_change([this](const store::Change& change) {
        const bool is_journal =
            change.topic == store::Topic::journal || change.topic == store::Topic::keys;
        if (!change.everything && !is_journal) return;
        const std::lock_guard lock(mutex_);
        ++generation_;
        constexpr Seq not_known = std::numeric_limits<Seq>::max();
        if (change.everything || change.subject.is_nil()) {
            for (auto& [subject, heard] : writing_) heard = not_known;
            kept_.clear();
            recent_.clear();
            bytes_ = 0;
        } else {
            const bool is_entry = change.topic == store::Topic::journal;
            if (const auto found = writing_.find(change.subject); found != writing_.end()) {
                found->second = std::max(found->second, is_entry ? change.seq : not_known);
            }
            drop(change.subject);
        }
    });
}

std::shared_ptr<const Standing> Records::remembered(const SubjectId& subject) {
    const std::lock_guard lock(mutex_);
    const auto found = kept_.find(subject);
    if (found == kept_.end()) return nullptr;
    ++hits_;
    recent_.splice(recent_.begin(), recent_, found->second.place);
    return found->second.standing;
}

std::shared_ptr<const std::string> Records::told(const SubjectId& subject, const PersonId& reader,
                                                 int part, std::string_view tag) {
    const std::lock_guard lock(mutex_);
    const auto found = kept_.find(subject);
    if (found == kept_.end()) return nullptr;
    for (const Told& told : found->second.told) {
        if (told.reader == reader && told.part == part) {
            return told.tag == tag ? told.text : nullptr;
        }
    }
    return nullptr;
}

void Records::keep_told(const SubjectId& subject, Told told) {
    const std::lock_guard lock(mutex_);
    const auto found = kept_.find(subject);
    if (found == kept_.end()) return;
    Kept& kept = found->second;
    const auto bytes = [](const Told& one) { return sizeof(Told) + one.text->size() + 64; };
    const auto before = std::ranges::find_if(kept.told, [&](const Told& one) {
        return one.reader == told.reader && one.part == told.part;
    });
    const std::size_t freed = before == kept.told.end() ? 0 : bytes(*before);
    kept.bytes += bytes(told) - freed;
    bytes_ += bytes(told) - freed;
    if (before == kept.told.end()) {
        kept.told.push_back(std::move(told));
    } else {
        *before = std::move(told);
    }
    make_room();
}

std::shared_ptr<const Standing> Records::standing(const SubjectId& subject) {
    if (auto kept = remembered(subject)) return kept;
    std::uint64_t generation = 0;
    {
        const std::lock_guard lock(mutex_);
        generation = generation_;
        ++misses_;
    }
    auto loaded = load(subject);
    const std::lock_guard lock(mutex_);
    // Somebody else's commit may have been told while this was read: then it is used but not kept.
    if (generation == generation_) keep(subject, loaded);
    return loaded;
}

RecordsNumbers Records::numbers() const {
    const std::lock_guard lock(mutex_);
    return {hits_, misses_, kept_.size(), bytes_};
}

void Records::writing(const SubjectId& subject) {
    const std::lock_guard lock(mutex_);
    writing_[subject] = 0;
}

void Records::not_written(const SubjectId& subject) {
    const std::lock_guard lock(mutex_);
    writing_.erase(subject);
}

void Records::committed(const SubjectId& subject, std::shared_ptr<const Standing> standing) {
    const std::lock_guard lock(mutex_);
    const auto ours = writing_.extract(subject);
    if (ours && ours.mapped() > standing->head) return drop(subject);
    keep(subject, std::move(standing));
}

void Records::forget(const SubjectId& subject) {
    const std::lock_guard lock(mutex_);
    ++generation_;
    writing_.erase(subject);
    drop(subject);
}

void Records::drop(const SubjectId& subject) {
    const auto found = kept_.find(subject);
    if (found == kept_.end()) return;
    bytes_ -= found->second.bytes;
    recent_.erase(found->second.place);
    kept_.erase(found);
}

void Records::keep(const SubjectId& subject, std::shared_ptr<const Standing> standing) {
    const std::size_t bytes = standing->bytes;
    if (bytes > context_.policy.cache_bytes || !context_.store.hears_others()) return drop(subject);
    if (const auto found = kept_.find(subject); found != kept_.end()) {
        if (found->second.standing->head > standing->head) return;
        drop(subject);
    }
    recent_.push_front(subject);
    kept_[subject] = {std::move(standing), bytes, {}, recent_.begin()};
    bytes_ += bytes;
    make_room();
}

void Records::make_room() {
    while (bytes_ > context_.policy.cache_bytes) drop(SubjectId{recent_.back()});
}

std::shared_ptr<const Standing> Records::load(const SubjectId& subject) {
    // One commit for the key and the entries: a journal must not be half of two.
    auto read = context_.store.snapshot();
    const auto key = context_.vault.subject_key(read, context_.organization, subject);
    const Viewer client = the_client(subject);
    const Viewer team = the_team();
    Record self;
    std::optional<Record> apart;  // only where the two do not see the same
    Standing standing = nothing_written();
    store::each_entry(read, context_.organization, subject, 0,
                      [&](const store::StoredEntry& stored) {
                          check(key.has_value());
                          const Entry entry = open(subject, stored, *key);
                          const bool self_sees = may_see(entry, client);
                          const bool team_sees = may_see(entry, team);
                          if (self_sees != team_sees && !apart) apart = self;
                          const auto move_on = [&](Record& record, bool sees) {
                              if (sees) record = alongside::advance(std::move(record), entry);
                              record.head = entry.seq;
                          };
                          move_on(self, self_sees);
                          if (apart) move_on(*apart, team_sees);
                          standing.head = entry.seq;
                          standing.hash = stored.hash;
                          standing.recorded_at = entry.recorded_at;
                      });
    standing.self = std::make_shared<const Record>(std::move(self));
    standing.team = apart ? std::make_shared<const Record>(std::move(*apart)) : standing.self;
    standing.bytes = size_of(standing);
    return std::make_shared<const Standing>(std::move(standing));
}

Record Records::folded_for(const SubjectId& subject, const Viewer& viewer, Instant until) {
    auto read = context_.store.snapshot();
    const auto key = context_.vault.subject_key(read, context_.organization, subject);
    Record record;
    store::each_entry(read, context_.organization, subject, 0,
                      [&](const store::StoredEntry& stored) {
                          check(key.has_value());
                          if (stored.recorded_at > until) return;
                          const Entry entry = open(subject, stored, *key);
                          if (may_see(entry, viewer))
                              record = alongside::advance(std::move(record), entry);
                          record.head = entry.seq;
                      });
    return record;
}

Envelope Records::envelope_of(const SubjectId& subject, const store::StoredEntry& stored) const {
    return {context_.organization,
            subject,
            stored.seq,
            stored.id,
            static_cast<std::uint16_t>(stored.kind),
            static_cast<std::uint8_t>(stored.version),
            stored.author,
            role_of(stored.role),
            stored.on_behalf,
            stored.occurred_at,
            stored.recorded_at,
            static_cast<Audience>(stored.audience),
            stored.about};
}

Entry Records::open(const SubjectId& subject, const store::StoredEntry& stored,
                    const store::Key& key) const {
    const Envelope envelope = envelope_of(subject, stored);
    const auto plain = store::open(key, associated_data(envelope), stored.sealed);
    check(plain.has_value());
    return read_stored(envelope, text_of(*plain));
}

std::vector<Entry> Records::entries(const SubjectId& subject, Seq after, std::int64_t limit) {
    auto read = context_.store.snapshot();
    const auto key = context_.vault.subject_key(read, context_.organization, subject);
    std::vector<Entry> opened;
    for (const auto& stored :
         store::entries_after(read, context_.organization, subject, after, limit)) {
        check(key.has_value());
        opened.push_back(open(subject, stored, *key));
    }
    return opened;
}

std::vector<Entry> Records::entries_back(const SubjectId& subject, Seq before, std::int64_t limit) {
    auto read = context_.store.snapshot();
    const auto key = context_.vault.subject_key(read, context_.organization, subject);
    std::vector<Entry> opened;
    for (const auto& stored :
         store::entries_before(read, context_.organization, subject, before, limit)) {
        check(key.has_value());
        opened.push_back(open(subject, stored, *key));
    }
    return opened;
}

std::optional<Entry> Records::find_entry(const SubjectId& subject, const EntryId& id) {
    auto read = context_.store.read();
    const auto stored = store::find_entry(read, context_.organization, subject, id);
    if (!stored) return std::nullopt;
    const auto key = context_.vault.subject_key(read, context_.organization, subject);
    check(key.has_value());
    return open(subject, *stored, *key);
}

}  // namespace alongside::service
