// The master key's file and its environment variable.
#include "store/vault.hpp"

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
constexpr std::size_t digits = 2 * Key::size;

std::filesystem::path file_in(const std::filesystem::path& directory) {
    return directory / "keys" / "master.key";
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
    const std::filesystem::path file = file_in(directory);
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

Bytes key_id(const Key& key) {
    const Hash hash = keyed_hash(key, bytes_of("alongside.key_id"));
    return {hash.begin(), hash.begin() + 8};
}

}  // namespace alongside::store
