// The keys. The master key lives outside the database and wraps each organization's keys; an
// organization's data key wraps one key for each subject; a subject's key seals their words.
#pragma once

#include "store/organizations.hpp"
#include "store/people.hpp"
#include "store/sealing.hpp"
#include "store/store.hpp"

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>

namespace alongside::store {

/// Makes `directory/keys/master.key`, readable by its owner alone.
/// @error conflict  there is one already; it is never overwritten
[[nodiscard]] Result<void> create_master_key(const std::filesystem::path& directory);
/// From ALONGSIDE_MASTER_KEY (64 hexadecimal digits) if set, else `directory/keys/master.key`.
/// @error not_found  there is neither  @error invalid  not a key
/// @error refused  the file can be read by others than its owner; the sentence says how to mend it
[[nodiscard]] Result<Key> load_master_key(const std::filesystem::path& directory);
/// Eight bytes that name a key without telling it.
[[nodiscard]] Bytes key_id(const Key& key);
/// The id of the master key that wraps the keys in this database; nothing before there are any.
[[nodiscard]] std::optional<Bytes> master_key_id(Store& store);
/// The master key that opens this database. That is the one in use; or, after a rotation that was
/// cut short, its successor, which takes its place by this.
/// @error  as above; a key that does not open the database is told by `Vault::opens`
[[nodiscard]] Result<Key> load_master_key(const std::filesystem::path& directory, Store& store);

/// What `rotate_master_key` did.
struct Rotated {
    Bytes before;          ///< id of the key that no longer opens the database
    Bytes after;           ///< id of the one that does
    bool in_file = false;  ///< whether the new one is in `keys/master.key`; else the environment's
};
/// Wraps the organizations' keys under another master key, durably. Where the present one is in a
/// file, the new one is made and takes its place, and the old one stays beside it as
/// `keys/master.key.ID`, because backups made before still need it. Where it comes from the
/// environment, the new one is taken from ALONGSIDE_NEW_MASTER_KEY. Cut short at any point it
/// leaves a database that opens (`load_master_key`). Servers that run go on as they are.
/// @error not_found `key.new_missing`, refused `key.same`  nothing was changed
/// @error refused `key.other`  another rotation was faster  @throws StoreError, see `to_result`
[[nodiscard]] Result<Rotated> rotate_master_key(const std::filesystem::path& directory,
                                                Store& store);

/// Makes, unwraps and remembers keys. All methods may be called from any thread.
class Vault {
public:
    /// `store` must outlive the vault. @param remembered  subject keys kept in locked memory
    Vault(Store& store, const Key& master, std::size_t remembered = 16384);
    ~Vault();
    Vault(const Vault&) = delete;
    Vault& operator=(const Vault&) = delete;

    /// Makes the data, index and signing keys of a new organization.
    void create_organization_keys(WriteTransaction& write, const OrganizationId& organization,
                                  Instant now);
    /// Whether this master key opens the organization's keys: asked at start. From then on they
    /// are remembered, so that a rotation does not disturb who runs.
    /// @error not_found  the organization has none  @error refused  made with another master key
    [[nodiscard]] Result<void> opens(const OrganizationId& organization);
    /// Wraps every organization's keys under another master key. Subjects' keys stay as they are.
    /// @error refused `key.other`  this vault's master key does not open them
    [[nodiscard]] Result<void> rewrap(WriteTransaction& write, const Key& new_master);

    /// The organization's own key: seals its name, settings and programs.
    /// @throws Mistake  the organization has no keys that this master key opens; also below
    [[nodiscard]] Key data_key(const OrganizationId& organization);

    /// Makes a subject's key. Usable at once by the caller, remembered only once committed.
    [[nodiscard]] Key create_subject_key(WriteTransaction& write,
                                         const OrganizationId& organization,
                                         const SubjectId& subject, Instant now);
    /// @returns nothing where the subject has no key, or it was destroyed
    [[nodiscard]] std::optional<Key> subject_key(const OrganizationId& organization,
                                                 const SubjectId& subject);
    /// The same, only if it is in memory.
    [[nodiscard]] std::optional<Key> remembered_key(const OrganizationId& organization,
                                                    const SubjectId& subject) const;
    /// The same within a transaction that is already reading.
    [[nodiscard]] std::optional<Key> subject_key(ReadTransaction& read,
                                                 const OrganizationId& organization,
                                                 const SubjectId& subject);
    /// The same where a query brought the wrapped key along (`CaseloadRow`).
    [[nodiscard]] std::optional<Key> subject_key(const OrganizationId& organization,
                                                 const SubjectId& subject,
                                                 const std::optional<Bytes>& wrapped);
    /// Destroys a subject's key for good: their words become unreadable, their chain stays
    /// verifiable. @returns false where there was none
    bool destroy_subject_key(WriteTransaction& write, const OrganizationId& organization,
                             const SubjectId& subject, Instant now);

    /// One folded word of a name, for `put_names` and `people_named`.
    [[nodiscard]] NameToken name_token(const OrganizationId& organization, std::string_view word);
    /// A folded login name, for `Login::login_index`.
    [[nodiscard]] Hash login_index(const OrganizationId& organization, std::string_view login);
    /// For `count_attempt` and other lookups by something that should not be stored.
    [[nodiscard]] Hash bucket(const OrganizationId& organization, std::string_view what);

    /// Signs journal's `head_statement`.
    [[nodiscard]] Signature sign(const OrganizationId& organization, ByteView statement);
    [[nodiscard]] PublicKey public_key(const OrganizationId& organization);

private:
    struct OrganizationKeys {
        Key data;
        Key index;
        Key signing;
    };
    class Remembered;

    [[nodiscard]] std::optional<OrganizationKeys> load(ReadTransaction& read,
                                                       const OrganizationId& organization);
    [[nodiscard]] OrganizationKeys keys_of(ReadTransaction& read,
                                           const OrganizationId& organization);
    [[nodiscard]] OrganizationKeys keys_of(const OrganizationId& organization);

    Store& store_;
    Key master_;
    std::mutex mutex_;
    std::map<OrganizationId, OrganizationKeys> organizations_;
    std::shared_ptr<Remembered> remembered_;
};

}  // namespace alongside::store
