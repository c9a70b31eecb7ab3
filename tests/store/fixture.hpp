// Every test here runs on SQLite and, where ALONGSIDE_TEST_POSTGRESQL names a server, on
// PostgreSQL. Each begins with an empty database. With ALONGSIDE_REQUIRE_POSTGRESQL=1 a missing
// server is a failure.
#pragma once

#include "store/store.hpp"

#include <gtest/gtest.h>

#include <latch>

namespace alongside::store {

/// A directory that goes away with the test.
class Folder {
public:
    Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder();
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// The same id for the same number, in every test.
template <class AnyId>
[[nodiscard]] AnyId id(std::uint8_t number) {
    AnyId made;
    made.uuid[0] = 1;
    made.uuid[15] = number;
    return made;
}

inline const OrganizationId harbor = id<OrganizationId>(1);
inline const OrganizationId elsewhere = id<OrganizationId>(2);
inline const SubjectId ana = id<SubjectId>(10);
inline const SubjectId ben = id<SubjectId>(11);
inline const PersonId coach = id<PersonId>(20);
inline const PersonId clinician = id<PersonId>(21);
inline const ProgramId outpatient = id<ProgramId>(30);

/// Milliseconds after a fixed morning.
[[nodiscard]] inline Instant morning(std::int64_t later = 0) {
    return from_milliseconds(1'790'000'000'000 + later);
}
[[nodiscard]] inline Hash hash_of(std::uint8_t number) {
    Hash hash{};
    hash.fill(number);
    return hash;
}
[[nodiscard]] inline Bytes some_bytes(std::string_view text) {
    return {bytes_of(text).begin(), bytes_of(text).end()};
}

/// `count` entries after `head`, with ids that no other head or `salt` gives.
[[nodiscard]] Append append_to(const SubjectId& subject, std::int64_t head, int count = 1,
                               std::uint8_t salt = 0);

/// One engine, one fresh database, closed and removed after the test.
class OnEachEngine : public testing::TestWithParam<Engine> {
protected:
    void SetUp() override;
    void TearDown() override;

    [[nodiscard]] StoreOptions options() const;
    /// The test's own store, opened at first use.
    [[nodiscard]] Store& store();
    void close() { store_.reset(); }
    /// A second server on the same database.
    [[nodiscard]] std::unique_ptr<Store> another() const;
    /// A writing connection beside the store, with the rights of the server.
    [[nodiscard]] std::unique_ptr<Connection> connection() const;
    /// The same with the owner's rights.
    [[nodiscard]] std::unique_ptr<Connection> owner() const;
    /// Runs a task that must succeed.
    void written(const std::function<void(WriteTransaction&)>& task);
    /// The organization and people that foreign keys ask for.
    void with_people();
    /// Everything that SQLite keeps on the disk; empty on PostgreSQL.
    [[nodiscard]] std::string bytes_on_disk() const;

private:
    Folder folder_;
    std::string database_;  ///< PostgreSQL: its connection string
    std::unique_ptr<Store> store_;
};

/// Keeps the writer busy until it is let go, so that what is submitted meanwhile shares a batch.
class Pause {
public:
    explicit Pause(Store& store);
    ~Pause() { let_go(); }
    void let_go();

private:
    std::latch begun_{1};
    std::latch over_{1};
    std::latch done_{1};
    bool waiting_ = true;
};

[[nodiscard]] std::vector<Engine> engines_to_test();
[[nodiscard]] std::string engine_name(const testing::TestParamInfo<Engine>& info);

/// Waits until `condition` holds, at most ten seconds. @returns whether it did
[[nodiscard]] bool eventually(const std::function<bool()>& condition);

}  // namespace alongside::store

#define RUN_ON_EACH_ENGINE(suite)                         \
    GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(suite); \
    INSTANTIATE_TEST_SUITE_P(On, suite, testing::ValuesIn(engines_to_test()), engine_name)
