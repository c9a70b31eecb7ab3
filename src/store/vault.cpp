// Wrapping, unwrapping and remembering keys.
#include "store/vault.hpp"

#include <sodium.h>

#include <algorithm>
#include <cstring>

namespace alongside::store {
namespace {

/// Whose key: organization and subject, as they are in a row.
struct Whose {
    OrganizationId organization;
    SubjectId subject;
    friend bool operator==(const Whose&, const Whose&) = default;
};

struct HashWhose {
    std::size_t operator()(const Whose& whose) const {
        return std::hash<SubjectId>{}(whose.subject) ^
               std::hash<OrganizationId>{}(whose.organization);
    }
};

Bytes place_of_organization_key(const OrganizationId& organization, KeyPurpose purpose) {
    const std::array<std::uint8_t, 1> number{static_cast<std::uint8_t>(purpose)};
    return place_of("organization_key.wrapped", {organization.bytes(), number});
}

Bytes place_of_subject_key(const OrganizationId& organization, const SubjectId& subject) {
    return place_of("subject_key.wrapped", {organization.bytes(), subject.bytes()});
}

std::optional<Key> unwrap(const Key& wrapping, ByteView place, ByteView wrapped) {
    auto bytes = open(wrapping, place, wrapped);
    if (!bytes) return std::nullopt;
    const auto key = Key::from(*bytes);
    sodium_memzero(bytes->data(), bytes->size());
    return key;
}

Hash keyed_for(const Key& key, std::string_view purpose, std::string_view what) {
    Bytes text = place_of(purpose, {});
    text.insert(text.end(), what.begin(), what.end());
    const Hash hash = keyed_hash(key, text);
    sodium_memzero(text.data(), text.size());
    return hash;
}

Problem other_key(ByteView wanted, const Key& master) {
    return {Kind::refused,
            "key.other",
            "These data need another master key.",
            "They need the key with the id " + to_hex(wanted) + "; the one in use has the id " +
                to_hex(key_id(master)) + ".",
            "",
            0};
}

/// Memory that is not swapped out. The library must be started first; more than once does no harm.
void* locked(std::size_t size) {
    check(sodium_init() >= 0);
    return sodium_malloc(size);
}

}  // namespace

/// The subject keys used of late, in one stretch of locked memory. When it is full, the one that
/// came first makes room. A key that is being loaded while keys are forgotten is not kept.
class Vault::Remembered {
public:
    explicit Remembered(std::size_t size)
        : owners_(std::max<std::size_t>(size, 1)),
          bytes_(static_cast<std::uint8_t*>(locked(owners_.size() * Key::size))) {
        if (bytes_ == nullptr) throw std::bad_alloc();
    }
    Remembered(const Remembered&) = delete;
    Remembered& operator=(const Remembered&) = delete;
    ~Remembered() { sodium_free(bytes_); }  // wipes it

    [[nodiscard]] std::optional<Key> find(const Whose& whose) const {
        const std::lock_guard lock{mutex_};
        const auto found = places_.find(whose);
        if (found == places_.end()) return std::nullopt;
        return Key::from({at(found->second), Key::size});
    }
    /// To be asked before a key is loaded and given to `keep`.
    [[nodiscard]] std::uint64_t age() const {
        const std::lock_guard lock{mutex_};
        return age_;
    }
    void keep(const Whose& whose, const Key& key, std::uint64_t age) {
        const std::lock_guard lock{mutex_};
        if (age != age_ || places_.contains(whose)) return;
        const std::size_t place = next_;
        next_ = (next_ + 1) % owners_.size();
        if (owners_[place]) places_.erase(*owners_[place]);
        owners_[place] = whose;
        places_.emplace(whose, place);
        std::ranges::copy(key.bytes(), at(place));
    }
    void forget(const Whose& whose) {
        const std::lock_guard lock{mutex_};
        ++age_;
        const auto found = places_.find(whose);
        if (found == places_.end()) return;
        sodium_memzero(at(found->second), Key::size);
        owners_[found->second].reset();
        places_.erase(found);
    }
    void forget_all() {
        const std::lock_guard lock{mutex_};
        ++age_;
        sodium_memzero(bytes_, owners_.size() * Key::size);
        std::ranges::fill(owners_, std::nullopt);
        places_.clear();
    }

private:
    [[nodiscard]] std::uint8_t* at(std::size_t place) const { return bytes_ + place * Key::size; }

    mutable std::mutex mutex_;
    std::uint64_t age_ = 0;
    std::size_t next_ = 0;
    std::vector<std::optional<Whose>> owners_;
    std::unordered_map<Whose, std::size_t, HashWhose> places_;
    std::uint8_t* bytes_;
};

Vault::Vault(Store& store, const Key& master, std::size_t remembered)
    : store_(store), master_(master), remembered_(std::make_shared<Remembered>(remembered)) {
    // The store may outlive the vault, so its listeners hold on to the memory and not to `this`.
    const auto heard = [memory = remembered_](const Change& change) {
        if (change.everything || (change.topic == Topic::keys && change.subject.is_nil())) {
            memory->forget_all();
        } else if (change.topic == Topic::keys) {
            memory->forget({change.organization, change.subject});
        }
    };
    store_.on_change(heard);
    store_.on_commit([heard](const Committed& committed) {
        for (const Change& change : committed.changes) heard(change);
    });
}

Vault::~Vault() = default;

void Vault::create_organization_keys(WriteTransaction& write, const OrganizationId& organization,
                                     Instant now) {
    for (const KeyPurpose purpose : {KeyPurpose::data, KeyPurpose::index, KeyPurpose::signing}) {
        const Key key = Key::random();
        put_organization_key(
            write, organization,
            {purpose, seal(master_, place_of_organization_key(organization, purpose), key.bytes()),
             key_id(master_), now});
    }
}

Result<void> Vault::opens(const OrganizationId& organization) {
    Reader read = store_.read();
    const auto wrapped = organization_keys(read, organization);
    if (wrapped.empty()) {
        return Problem{Kind::not_found,
                       "key.none",
                       "The organization has no keys.",
                       "Run `alongside init` first.",
                       "",
                       0};
    }
    const auto keys = load(read, organization);
    if (!keys) return other_key(wrapped.front().key_id, master_);
    const std::lock_guard lock{mutex_};
    organizations_.emplace(organization, *keys);
    return {};
}

Result<void> Vault::rewrap(WriteTransaction& write, const Key& new_master) {
    for (const Organization& organization : organizations(write)) {
        for (OrganizationKey& key : organization_keys(write, organization.organization)) {
            const Bytes place = place_of_organization_key(organization.organization, key.purpose);
            const auto opened = unwrap(master_, place, key.wrapped);
            if (!opened) return other_key(key.key_id, master_);
            key.wrapped = seal(new_master, place, opened->bytes());
            key.key_id = key_id(new_master);
            put_organization_key(write, organization.organization, key);
        }
    }
    return {};
}

Key Vault::data_key(const OrganizationId& organization) {
    return keys_of(organization).data;
}

Key Vault::create_subject_key(WriteTransaction& write, const OrganizationId& organization,
                              const SubjectId& subject, Instant now) {
    const Key key = Key::random();
    const Bytes wrapped = seal(keys_of(write, organization).data,
                               place_of_subject_key(organization, subject), key.bytes());
    add_subject_key(write, organization, subject, wrapped, now);
    return key;
}

std::optional<Key> Vault::subject_key(const OrganizationId& organization,
                                      const SubjectId& subject) {
    if (auto key = remembered_->find({organization, subject})) return key;
    Reader read = store_.read();
    return subject_key(read, organization, subject);
}

std::optional<Key> Vault::remembered_key(const OrganizationId& organization,
                                         const SubjectId& subject) const {
    return remembered_->find({organization, subject});
}

std::optional<Key> Vault::subject_key(ReadTransaction& read, const OrganizationId& organization,
                                      const SubjectId& subject) {
    if (auto key = remembered_->find({organization, subject})) return key;
    const std::uint64_t age = remembered_->age();
    const auto wrapped = wrapped_subject_key(read, organization, subject);
    if (!wrapped) return std::nullopt;
    const auto key = unwrap(keys_of(read, organization).data,
                            place_of_subject_key(organization, subject), *wrapped);
    // A transaction that writes may see a key that will never be committed.
    const bool lasting = dynamic_cast<WriteTransaction*>(&read) == nullptr;
    if (key && lasting) remembered_->keep({organization, subject}, *key, age);
    return key;
}

std::optional<Key> Vault::subject_key(const OrganizationId& organization, const SubjectId& subject,
                                      const std::optional<Bytes>& wrapped) {
    if (!wrapped) return std::nullopt;
    if (auto key = remembered_->find({organization, subject})) return key;
    return unwrap(keys_of(organization).data, place_of_subject_key(organization, subject),
                  *wrapped);
}

bool Vault::destroy_subject_key(WriteTransaction& write, const OrganizationId& organization,
                                const SubjectId& subject, Instant now) {
    return store::destroy_subject_key(write, organization, subject, now);
}

NameToken Vault::name_token(const OrganizationId& organization, std::string_view word) {
    const Hash hash = keyed_for(keys_of(organization).index, "name", word);
    NameToken token{};
    std::copy_n(hash.begin(), token.size(), token.begin());
    return token;
}

Hash Vault::login_index(const OrganizationId& organization, std::string_view login) {
    return keyed_for(keys_of(organization).index, "login", login);
}

Hash Vault::bucket(const OrganizationId& organization, std::string_view what) {
    return keyed_for(keys_of(organization).index, "bucket", what);
}

Signature Vault::sign(const OrganizationId& organization, ByteView statement) {
    return store::sign(keys_of(organization).signing, statement);
}

PublicKey Vault::public_key(const OrganizationId& organization) {
    return store::public_key(keys_of(organization).signing);
}

std::optional<Vault::OrganizationKeys> Vault::load(ReadTransaction& read,
                                                   const OrganizationId& organization) {
    std::array<std::optional<Key>, 3> opened;
    for (const OrganizationKey& key : organization_keys(read, organization)) {
        const auto number = static_cast<std::size_t>(key.purpose);
        check(number >= 1 && number <= opened.size());
        opened[number - 1] =
            unwrap(master_, place_of_organization_key(organization, key.purpose), key.wrapped);
    }
    if (!opened[0] || !opened[1] || !opened[2]) return std::nullopt;
    return OrganizationKeys{*opened[0], *opened[1], *opened[2]};
}

Vault::OrganizationKeys Vault::keys_of(ReadTransaction& read, const OrganizationId& organization) {
    {
        const std::lock_guard lock{mutex_};
        const auto known = organizations_.find(organization);
        if (known != organizations_.end()) return known->second;
    }
    const auto keys = load(read, organization);
    check(keys.has_value());
    // Made in a transaction that may yet be rolled back: good for it, not for others.
    if (dynamic_cast<WriteTransaction*>(&read) == nullptr) {
        const std::lock_guard lock{mutex_};
        organizations_.emplace(organization, *keys);
    }
    return *keys;
}

Vault::OrganizationKeys Vault::keys_of(const OrganizationId& organization) {
    {
        const std::lock_guard lock{mutex_};
        const auto known = organizations_.find(organization);
        if (known != organizations_.end()) return known->second;
    }
    Reader read = store_.read();
    return keys_of(read, organization);
}

}  // namespace alongside::store
