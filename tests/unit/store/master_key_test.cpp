// The master key's file: made once, for its owner alone.
#include "store/vault.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>

namespace alongside::store {
namespace {

class MasterKey : public testing::Test {
protected:
    MasterKey() {
        std::string name =
            (std::filesystem::temp_directory_path() / "alongside-key-XXXXXX").string();
        check(::mkdtemp(name.data()) != nullptr);
        folder_ = name;
        ::unsetenv("ALONGSIDE_MASTER_KEY");
    }
    ~MasterKey() override {
        ::unsetenv("ALONGSIDE_MASTER_KEY");
        std::filesystem::remove_all(folder_);
    }
    [[nodiscard]] std::filesystem::path file() const { return folder_ / "keys" / "master.key"; }

    std::filesystem::path folder_;
};

TEST_F(MasterKey, IsMadeForItsOwnerAloneAndReadBack) {
    ASSERT_TRUE(create_master_key(folder_).has_value());
    struct stat status {};
    ASSERT_EQ(::stat(file().c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777U, 0600U);
    ASSERT_EQ(::stat(file().parent_path().c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777U, 0700U);
    const auto first = load_master_key(folder_);
    ASSERT_TRUE(first.has_value());
    EXPECT_EQ(*first, *load_master_key(folder_));
    EXPECT_EQ(key_id(*first).size(), 8U);
}

TEST_F(MasterKey, IsNeverOverwritten) {
    ASSERT_TRUE(create_master_key(folder_).has_value());
    const Key before = *load_master_key(folder_);
    EXPECT_EQ(create_master_key(folder_).error().code, "key.exists");
    EXPECT_EQ(*load_master_key(folder_), before);
}

TEST_F(MasterKey, IsRefusedWhereOthersCanReadIt) {
    ASSERT_TRUE(create_master_key(folder_).has_value());
    for (const mode_t mode : {0640U, 0604U, 0660U}) {
        ASSERT_EQ(::chmod(file().c_str(), mode), 0);
        const auto refused = load_master_key(folder_);
        ASSERT_FALSE(refused.has_value());
        EXPECT_EQ(refused.error().kind, Kind::refused);
        EXPECT_NE(refused.error().detail.find("chmod 600"), std::string::npos);
    }
    ASSERT_EQ(::chmod(file().c_str(), 0400), 0);
    EXPECT_TRUE(load_master_key(folder_).has_value());
}

TEST_F(MasterKey, MissingOrMalformedIsSaid) {
    EXPECT_EQ(load_master_key(folder_).error().code, "key.missing");
    ASSERT_TRUE(create_master_key(folder_).has_value());
    for (const char* text : {"", "00ff", "zz", "\n"}) {
        std::ofstream(file()) << text;
        EXPECT_EQ(load_master_key(folder_).error().code, "key.malformed") << text;
    }
    std::ofstream(file()) << std::string(66, 'a');
    EXPECT_EQ(load_master_key(folder_).error().code, "key.malformed");
}

TEST_F(MasterKey, TheEnvironmentComesFirst) {
    ASSERT_TRUE(create_master_key(folder_).has_value());
    ::setenv("ALONGSIDE_MASTER_KEY", std::string(64, '1').c_str(), 1);
    const auto key = load_master_key(folder_);
    ASSERT_TRUE(key.has_value());
    EXPECT_EQ(to_hex(key->bytes()), std::string(64, '1'));
    ::setenv("ALONGSIDE_MASTER_KEY", "1234", 1);
    EXPECT_EQ(load_master_key(folder_).error().code, "key.malformed");
}

}  // namespace
}  // namespace alongside::store
