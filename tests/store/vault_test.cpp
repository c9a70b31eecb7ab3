// Keys and sealing with a real database behind them.
#include "fixture.hpp"

#include "store/vault.hpp"

namespace alongside::store {
namespace {

class Vaults : public OnEachEngine {
protected:
    void SetUp() override {
        OnEachEngine::SetUp();
        if (HasFatalFailure()) return;
        with_people();
        vault_ = std::make_unique<Vault>(store(), master_, 4);
        written([&](WriteTransaction& write) {
            vault_->create_organization_keys(write, harbor, morning());
        });
    }
    void TearDown() override {
        vault_.reset();
        OnEachEngine::TearDown();
    }
    [[nodiscard]] Key new_key(const SubjectId& subject) {
        Key key;
        written([&](WriteTransaction& write) {
            key = vault_->create_subject_key(write, harbor, subject, morning());
        });
        return key;
    }

    Key master_ = Key::random();
    std::unique_ptr<Vault> vault_;
};

TEST_P(Vaults, ASubjectsKeyIsTheSameAfterARestart) {
    const Key key = new_key(ana);
    EXPECT_EQ(vault_->subject_key(harbor, ana), key);
    EXPECT_EQ(vault_->subject_key(harbor, ana), key);  // remembered
    EXPECT_EQ(Vault(store(), master_).subject_key(harbor, ana), key);
    EXPECT_FALSE(vault_->subject_key(harbor, ben).has_value());
    EXPECT_TRUE(vault_->opens(harbor).has_value());
}

TEST_P(Vaults, AnotherMasterKeyOpensNothing) {
    (void)new_key(ana);
    Vault stranger{store(), Key::random()};
    EXPECT_EQ(stranger.opens(harbor).error().code, "key.other");
    EXPECT_EQ(stranger.opens(elsewhere).error().code, "key.none");
    EXPECT_THROW((void)stranger.subject_key(harbor, ana), Mistake);
}

TEST_P(Vaults, MoreSubjectsThanCanBeRememberedAreStillServed) {
    std::vector<Key> keys;
    for (std::uint8_t i = 0; i < 12; ++i) keys.push_back(new_key(id<SubjectId>(100 + i)));
    for (int round = 0; round < 2; ++round) {
        for (std::uint8_t i = 0; i < 12; ++i) {
            EXPECT_EQ(vault_->subject_key(harbor, id<SubjectId>(100 + i)), keys[i]);
        }
    }
}

TEST_P(Vaults, ADestroyedKeyIsGoneEverywhereAndForGood) {
    (void)new_key(ana);
    const Key kept = new_key(ben);
    const auto other = another();
    Vault at_the_other{*other, master_};
    ASSERT_TRUE(at_the_other.subject_key(harbor, ana).has_value());
    ASSERT_TRUE(vault_->subject_key(harbor, ana).has_value());

    written([&](WriteTransaction& write) {
        EXPECT_TRUE(vault_->destroy_subject_key(write, harbor, ana, morning()));
    });
    EXPECT_FALSE(vault_->subject_key(harbor, ana).has_value());
    EXPECT_TRUE(eventually([&] { return !at_the_other.subject_key(harbor, ana).has_value(); }));
    EXPECT_EQ(vault_->subject_key(harbor, ben), kept);

    const Outcome again = store().write(Task{[&](WriteTransaction& write) -> Result<void> {
        EXPECT_FALSE(vault_->destroy_subject_key(write, harbor, ana, morning()));
        (void)vault_->create_subject_key(write, harbor, ana, morning());
        return {};
    }});
    EXPECT_EQ(again.cause, StoreError::Cause::constraint);
}

TEST_P(Vaults, ADestroyedKeyLeavesTheDisk) {
    if (GetParam() != Engine::sqlite) GTEST_SKIP() << "PostgreSQL cleans its pages with VACUUM";
    (void)new_key(ana);
    Bytes wrapped;
    {
        Reader read = store().read();
        wrapped = *wrapped_subject_key(read, harbor, ana);
    }
    const std::string secret{text_of(wrapped)};
    EXPECT_NE(bytes_on_disk().find(secret), std::string::npos);
    written([&](WriteTransaction& write) {
        (void)vault_->destroy_subject_key(write, harbor, ana, morning());
    });
    EXPECT_TRUE(eventually([&] { return bytes_on_disk().find(secret) == std::string::npos; }));
}

TEST_P(Vaults, AKeyThatWasRolledBackIsNotRemembered) {
    (void)store().write(Task{[&](WriteTransaction& write) -> Result<void> {
        (void)vault_->create_subject_key(write, harbor, ana, morning());
        EXPECT_TRUE(vault_->subject_key(write, harbor, ana).has_value());
        return Problem{Kind::refused, "test.no", "No.", "", "", 0};
    }});
    EXPECT_FALSE(vault_->subject_key(harbor, ana).has_value());
}

TEST_P(Vaults, RowsCannotBeSwapped) {
    (void)new_key(ana);
    (void)new_key(ben);
    ASSERT_TRUE(vault_->subject_key(harbor, ana).has_value());
    const auto direct = owner();
    direct->script(
        "CREATE TEMPORARY TABLE kept AS SELECT subject, wrapped FROM subject_key;"
        "UPDATE subject_key SET wrapped = (SELECT wrapped FROM kept "
        "WHERE kept.subject <> subject_key.subject)");
    Vault fresh{store(), master_};
    EXPECT_FALSE(fresh.subject_key(harbor, ana).has_value());
    EXPECT_FALSE(fresh.subject_key(harbor, ben).has_value());
}

TEST_P(Vaults, ANewMasterKeyOpensWhatTheOldOneWrapped) {
    const Key key = new_key(ana);
    const Key renewed = Key::random();
    written(
        [&](WriteTransaction& write) { EXPECT_TRUE(vault_->rewrap(write, renewed).has_value()); });
    Vault after{store(), renewed};
    EXPECT_TRUE(after.opens(harbor).has_value());
    EXPECT_EQ(after.subject_key(harbor, ana), key);
    EXPECT_FALSE(Vault(store(), master_).opens(harbor).has_value());
}

TEST_P(Vaults, NamesAreFoundWithoutBeingStored) {
    written([&](WriteTransaction& write) {
        vault_->create_organization_keys(write, harbor, morning());
    });
    const Key key = new_key(ana);
    const std::string name = "Rosalinda Quintanilla";
    const std::array tokens{vault_->name_token(harbor, "rosalinda"),
                            vault_->name_token(harbor, "quintanilla")};
    const std::array others{vault_->name_token(harbor, "rosalinda"),
                            vault_->name_token(harbor, "smith")};
    const Bytes place = place_of("person.sealed", {harbor.bytes(), ana.bytes()});
    written([&](WriteTransaction& write) {
        put_person(write, harbor,
                   {ana.as<PersonId>(), seal(key, place, bytes_of(name)), 1, morning()});
        put_names(write, harbor, ana.as<PersonId>(), tokens);
        put_names(write, harbor, ben.as<PersonId>(), others);
    });
    {
        Reader read = store().read();
        EXPECT_EQ(people_named(read, harbor, tokens), std::vector{ana.as<PersonId>()});
        EXPECT_EQ(people_named(read, harbor, std::span(tokens).first(1)).size(), 2U);
        const auto person = find_person(read, harbor, ana.as<PersonId>());
        EXPECT_EQ(open(key, place, person->sealed), some_bytes(name));
    }
    const std::string disk = bytes_on_disk();
    for (const char* word : {"Rosalinda", "rosalinda", "Quintanilla", "quintanilla"}) {
        EXPECT_EQ(disk.find(word), std::string::npos) << word;
    }
}

TEST_P(Vaults, KeyedHashesDifferByUseAndOrganization) {
    const Hash login = vault_->login_index(harbor, "ana");
    EXPECT_EQ(login, vault_->login_index(harbor, "ana"));
    EXPECT_NE(login, vault_->login_index(harbor, "anb"));
    EXPECT_NE(login, vault_->bucket(harbor, "ana"));
    written([&](WriteTransaction& write) {
        put_organization(write, {elsewhere, {}, 0, morning()});
        vault_->create_organization_keys(write, elsewhere, morning());
    });
    EXPECT_NE(login, vault_->login_index(elsewhere, "ana"));
}

TEST_P(Vaults, SignedStatementsAreRecognised) {
    const Bytes statement = some_bytes("a head");
    const Signature signature = vault_->sign(harbor, statement);
    EXPECT_TRUE(signature_is_good(vault_->public_key(harbor), statement, signature));
    EXPECT_FALSE(signature_is_good(vault_->public_key(harbor), some_bytes("a hand"), signature));
}

RUN_ON_EACH_ENGINE(Vaults);

}  // namespace
}  // namespace alongside::store
