#include "journal/chain.hpp"

#include <openssl/evp.h>

#include <memory>

namespace alongside {
namespace {

/// Fetched once: looking the algorithm up by name each time doubles the cost of a hash.
const EVP_MD* sha256_algorithm() {
    static const std::unique_ptr<EVP_MD, decltype(&EVP_MD_free)> algorithm{
        EVP_MD_fetch(nullptr, "SHA256", nullptr), &EVP_MD_free};
    check(algorithm != nullptr);
    return algorithm.get();
}

class Packer {
public:
    explicit Packer(std::uint8_t layout) { bytes_.push_back(layout); }

    Packer& add(ByteView part) {
        bytes_.insert(bytes_.end(), part.begin(), part.end());
        return *this;
    }
    Packer& add_number(std::uint64_t number, unsigned width) {
        for (unsigned i = width; i-- > 0;) {
            bytes_.push_back(static_cast<std::uint8_t>((number >> (8U * i)) & 255U));
        }
        return *this;
    }
    [[nodiscard]] Bytes take() { return std::move(bytes_); }

private:
    Bytes bytes_;
};

std::uint64_t unsigned_of(std::int64_t number) {
    return static_cast<std::uint64_t>(number);
}

}  // namespace

Hash sha256(std::initializer_list<ByteView> parts) {
    struct Free {
        void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
    };
    thread_local const std::unique_ptr<EVP_MD_CTX, Free> context{EVP_MD_CTX_new()};
    check(EVP_DigestInit_ex2(context.get(), sha256_algorithm(), nullptr) == 1);
    for (const ByteView part : parts) {
        check(EVP_DigestUpdate(context.get(), part.data(), part.size()) == 1);
    }
    Hash hash{};
    unsigned length = 0;
    check(EVP_DigestFinal_ex(context.get(), hash.data(), &length) == 1 && length == hash.size());
    return hash;
}

Bytes envelope_bytes(const Envelope& e) {
    return Packer{1}
        .add(e.organization.bytes())
        .add(e.subject.bytes())
        .add_number(unsigned_of(e.seq), 8)
        .add(e.id.bytes())
        .add_number(e.kind, 2)
        .add_number(e.version, 1)
        .add(e.author.bytes())
        .add_number(static_cast<std::uint8_t>(e.role), 1)
        .add_number(e.on_behalf ? 1 : 0, 1)
        .add_number(unsigned_of(to_milliseconds(e.occurred_at)), 8)
        .add_number(unsigned_of(to_milliseconds(e.recorded_at)), 8)
        .add_number(static_cast<std::uint8_t>(e.audience), 1)
        .add(e.about.bytes())
        .take();
}

Hash chain_hash(const Hash& previous, const Envelope& envelope, ByteView sealed) {
    return sha256({previous, envelope_bytes(envelope), sealed});
}

Bytes associated_data(const Envelope& e) {
    return Packer{1}
        .add(e.organization.bytes())
        .add(e.subject.bytes())
        .add_number(unsigned_of(e.seq), 8)
        .add(e.id.bytes())
        .add_number(e.kind, 2)
        .add_number(e.version, 1)
        .take();
}

Bytes head_statement(const OrganizationId& organization, const SubjectId& subject, Seq seq,
                     const Hash& hash, Instant signed_at) {
    return Packer{2}
        .add(organization.bytes())
        .add(subject.bytes())
        .add_number(unsigned_of(seq), 8)
        .add(hash)
        .add_number(unsigned_of(to_milliseconds(signed_at)), 8)
        .take();
}

}  // namespace alongside
