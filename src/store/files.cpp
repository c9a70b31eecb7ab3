// POSIX files: what the standard library cannot say is "on the disk" and "for its owner alone".
#include "store/files.hpp"

#include "base/result.hpp"
#include "store/error.hpp"

#include <fcntl.h>
#include <openssl/evp.h>
#include <unistd.h>

#include <cerrno>
#include <functional>
#include <memory>

namespace alongside::store {
namespace {

constexpr std::size_t piece = 1U << 20U;

[[noreturn]] void fail(std::string_view what, const std::filesystem::path& path) {
    const int error = errno;
    const bool full = error == ENOSPC || error == EDQUOT;
    throw StoreError(full ? StoreError::Cause::full : StoreError::Cause::io,
                     "cannot " + std::string(what) + " " + path.string() + ": " +
                         std::generic_category().message(error));
}

/// An open file that closes itself and knows its name for the sentence of a failure.
class File {
public:
    File(std::filesystem::path path, int flags)
        : path_(std::move(path)), descriptor_(::open(path_.c_str(), flags | O_CLOEXEC, 0600)) {
        if (descriptor_ < 0) fail((flags & O_CREAT) != 0 ? "create" : "open", path_);
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    ~File() { ::close(descriptor_); }

    /// @returns how many bytes; 0 at the end
    [[nodiscard]] std::size_t read(std::span<std::uint8_t> into) const {
        const ssize_t size = ::read(descriptor_, into.data(), into.size());
        if (size < 0) fail("read", path_);
        return static_cast<std::size_t>(size);
    }
    void write(ByteView bytes) const {
        while (!bytes.empty()) {
            const ssize_t size = ::write(descriptor_, bytes.data(), bytes.size());
            if (size < 0) fail("write", path_);
            bytes = bytes.subspan(static_cast<std::size_t>(size));
        }
    }
    void sync() const {
        if (::fsync(descriptor_) != 0) fail("write", path_);
    }

private:
    std::filesystem::path path_;
    int descriptor_;
};

Hash read_through(const std::filesystem::path& path, const std::function<void(ByteView)>& visit) {
    struct Free {
        void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
    };
    const std::unique_ptr<EVP_MD_CTX, Free> digest{EVP_MD_CTX_new()};
    check(EVP_DigestInit_ex(digest.get(), EVP_sha256(), nullptr) == 1);
    const File file{path, O_RDONLY};
    Bytes buffer(piece);
    while (const std::size_t size = file.read(buffer)) {
        const ByteView read{buffer.data(), size};
        check(EVP_DigestUpdate(digest.get(), read.data(), read.size()) == 1);
        visit(read);
    }
    Hash hash{};
    check(EVP_DigestFinal_ex(digest.get(), hash.data(), nullptr) == 1);
    return hash;
}

}  // namespace

void sync(const std::filesystem::path& path) {
    File{path, O_RDONLY}.sync();
}

Hash copy_private(const std::filesystem::path& from, const std::filesystem::path& to) {
    const File copy{to, O_CREAT | O_EXCL | O_WRONLY};
    const Hash hash = read_through(from, [&](ByteView bytes) { copy.write(bytes); });
    copy.sync();
    return hash;
}

void write_private(const std::filesystem::path& file, std::string_view text) {
    const File made{file, O_CREAT | O_EXCL | O_WRONLY};
    made.write(bytes_of(text));
    made.sync();
}

Hash hash_of_file(const std::filesystem::path& file) {
    return read_through(file, [](ByteView) {});
}

}  // namespace alongside::store
