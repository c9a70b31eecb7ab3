// The master key's file and its environment variable, and how it is changed for another.
#include "store/vault.hpp"

#include "store/files.hpp"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>

namespace alongside::store {
namespace {

constexpr const char* variable = "ALONGSIDE_MASTER_KEY";
constexpr const char* new_variable = "ALONGSIDE_NEW_MASTER_KEY";
constexpr std::size_t digits = 2 * Key::size;

std::filesystem::path file_in(const std::filesystem::path& directory) {
    return directory / "keys" / "master.key";
}

/// Where a key lies that is not in use yet, or no longer.
std::filesystem::path kept_file(const std::filesystem::path& directory, ByteView id) {
    auto file = file_in(directory);
    file += '.' + to_hex(id);
    return file;
}

/// A file descriptor that closes itself.
class File {
public:
    File(const std::filesystem::path& path, int flags, mode_t mode = 0)
        : descriptor_(::open(path.c_str(), flags | O_CLOEXEC, mode)) {}
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    ~File() {
        if (descriptor_ >= 0) ::close(descriptor_);
    }
    [[nodiscard]] int get() const { return descriptor_; }

private:
    int descriptor_;
};

Result<Key> parse(std::string_view text, const std::string& where) {
    auto bytes = from_hex(text);
    std::optional<Key> key = bytes ? Key::from(*bytes) : std::nullopt;
    if (bytes) sodium_memzero(bytes->data(), bytes->size());
    if (!key) {
        return Problem{Kind::invalid,
                       "key.malformed",
                       "The master key cannot be read.",
                       where + " must hold 64 hexadecimal digits. Restore the key from its backup.",
                       "",
                       0};
    }
    return *key;
}

Problem cannot_write(const std::filesystem::path& file) {
    return {Kind::unavailable,
            "key.not_written",
            "The master key could not be written.",
            "Check that " + file.parent_path().string() + " can be written and has space.",
            "",
            0};
}

/// Refuses a file that anybody but its owner may read.
Result<void> check_rights(int descriptor, const std::filesystem::path& file) {
    struct stat status {};
    check(::fstat(descriptor, &status) == 0);
    if ((status.st_mode & (S_IRWXG | S_IRWXO)) == 0) return {};
    return Problem{Kind::refused,
                   "key.readable_by_others",
                   "The master key's file can be read by others than its owner.",
                   "Run `chmod 600 " + file.string() + "`, then consider who may have read it.",
                   "",
                   0};
}

Result<Key> read_key(const std::filesystem::path& file) {
    const File opened{file, O_RDONLY};
    if (opened.get() < 0) {
        return Problem{Kind::not_found,
                       "key.missing",
                       "The master key cannot be opened.",
                       "Expected in " + file.string() + " or in the environment as " + variable +
                           ". `alongside init` makes one for a new server; for an existing one "
                           "restore it from its backup.",
                       "",
                       0};
    }
    if (const auto rights = check_rights(opened.get(), file); !rights) return rights.error();
    std::array<char, digits + 2> text{};
    const ssize_t size = ::read(opened.get(), text.data(), text.size());
    std::string_view line{text.data(), size < 0 ? 0 : static_cast<std::size_t>(size)};
    while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
    const auto key = parse(line, file.string());
    sodium_memzero(text.data(), text.size());
    return key;
}

/// Puts the kept key `after` in the place of the one in use, which is kept in turn. May be called
/// again, and by several at once: whoever finds it done leaves it so.
void take_into_use(const std::filesystem::path& directory, ByteView before, ByteView after) {
    const auto file = file_in(directory);
    if (::link(file.c_str(), kept_file(directory, before).c_str()) != 0 && errno != EEXIST) return;
    sync(file.parent_path());
    if (::rename(kept_file(directory, after).c_str(), file.c_str()) != 0) return;
    sync(file.parent_path());
}

/// The key that is to follow: from the environment, as the one before it, or made and kept.
Result<Key> successor(const std::filesystem::path& directory) {
    if (std::getenv(variable) == nullptr) {
        const Key key = Key::random();
        const auto file = kept_file(directory, key_id(key));
        std::string text = to_hex(key.bytes()) + '\n';
        write_private(file, text);
        sodium_memzero(text.data(), text.size());
        sync(file.parent_path());
        return key;
    }
    if (const char* text = std::getenv(new_variable)) return parse(text, new_variable);
    return Problem{Kind::not_found,
                   "key.new_missing",
                   "The new master key is not given.",
                   std::string("The present one comes from the environment, so the new one does, "
                               "too: set ") +
                       new_variable + " to 64 hexadecimal digits from a random source.",
                   "",
                   0};
}

Problem same_key() {
    return {Kind::refused,
            "key.same",
            "The new master key is the one in use.",
            std::string("Make another for ") + new_variable + '.',
            "",
            0};
}

}  // namespace

Result<void> create_master_key(const std::filesystem::path& directory) {
    const std::filesystem::path file = file_in(directory);
    std::error_code ignored;
    std::filesystem::create_directories(file.parent_path(), ignored);
    ::chmod(file.parent_path().c_str(), 0700);
    const File opened{file, O_CREAT | O_EXCL | O_WRONLY, 0600};
    if (opened.get() < 0 && errno == EEXIST) {
        return Problem{Kind::conflict,
                       "key.exists",
                       "There is a master key already.",
                       "It is never overwritten: without it nothing that was written can be read. "
                       "It is in " +
                           file.string() + ".",
                       "",
                       0};
    }
    if (opened.get() < 0) return cannot_write(file);
    std::string text = to_hex(Key::random().bytes()) + '\n';
    const bool written =
        ::write(opened.get(), text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
        ::fsync(opened.get()) == 0;
    sodium_memzero(text.data(), text.size());
    if (!written) {
        ::unlink(file.c_str());
        return cannot_write(file);
    }
    return {};
}

Result<Key> load_master_key(const std::filesystem::path& directory) {
    if (const char* text = std::getenv(variable)) return parse(text, variable);
    return read_key(file_in(directory));
}

std::optional<Bytes> master_key_id(Store& store) {
    Reader read = store.read();
    for (const Organization& organization : organizations(read)) {
        for (const OrganizationKey& key : organization_keys(read, organization.organization)) {
            return key.key_id;
        }
    }
    return std::nullopt;
}

Result<Key> load_master_key(const std::filesystem::path& directory, Store& store) {
    auto key = load_master_key(directory);
    if (!key || std::getenv(variable) != nullptr) return key;
    const auto wanted = master_key_id(store);
    if (!wanted || key_id(*key) == *wanted) return key;
    auto kept = read_key(kept_file(directory, *wanted));
    if (!kept || key_id(*kept) != *wanted) return key;
    take_into_use(directory, key_id(*key), *wanted);
    return kept;
}

Result<Rotated> rotate_master_key(const std::filesystem::path& directory, Store& store) {
    const auto present = load_master_key(directory, store);
    if (!present) return present.error();
    const auto next = successor(directory);
    if (!next) return next.error();
    if (*next == *present) return same_key();
    Vault vault{store, *present, 1};
    const Outcome done =
        store.write(Task{[&](WriteTransaction& write) { return vault.rewrap(write, *next); }});
    const bool in_file = std::getenv(variable) == nullptr;
    if (!done.committed()) {
        // Where the engine failed it may be committed all the same: then the kept key is needed.
        if (in_file && done.state == Outcome::State::problem) {
            ::unlink(kept_file(directory, key_id(*next)).c_str());
        }
        return to_result(done).error();
    }
    if (in_file) take_into_use(directory, key_id(*present), key_id(*next));
    return Rotated{key_id(*present), key_id(*next), in_file};
}

Bytes key_id(const Key& key) {
    const Hash hash = keyed_hash(key, bytes_of("alongside.key_id"));
    return {hash.begin(), hash.begin() + 8};
}

}  // namespace alongside::store
