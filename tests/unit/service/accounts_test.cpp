// Signing in: invitations work once, names are not told apart, codes are not used twice.
#include "unit/service/house.hpp"

#include "service/secrets.hpp"

#include <liboath/oath.h>

namespace alongside::service {
namespace {

using namespace std::chrono_literals;

constexpr const char* password = "river birch lantern";
constexpr const char* address = "192.0.2.7";

std::string secret_of(const InvitationSecrets& invitation) {
    return invitation.link.substr(invitation.link.find('#') + 1);
}

SignedIn joined(House& house, const Reader& who, const std::string& login) {
    auto& accounts = house.services().accounts;
    const auto invitation = accounts.invite(house.ruth.person, who.person);
    check(invitation.has_value());
    auto signed_in = accounts.accept(secret_of(*invitation), login, password, address);
    check(signed_in.has_value());
    return *signed_in;
}

/// The code that an authenticator app shows now.
std::string code_now(House& house, const TotpSetup& setup) {
    char* bytes = nullptr;
    std::size_t size = 0;
    check(oath_base32_decode(setup.secret.data(), setup.secret.size(), &bytes, &size) == OATH_OK);
    char code[7] = {};
    const auto seconds = std::chrono::floor<std::chrono::seconds>(house.now()).time_since_epoch();
    check(oath_totp_generate(bytes, size, seconds.count(), 30, 0, 6, code) == OATH_OK);
    std::free(bytes);
    return code;
}

/// A clinician with an authenticator app.
struct WithApp {
    TotpSetup setup;
    std::vector<std::string> recovery_codes;
};
WithApp with_app(House& house) {
    auto& accounts = house.services().accounts;
    const SignedIn signed_in = joined(house, house.sam, "sam");
    EXPECT_EQ(signed_in.next, "set_up_totp");
    const Session session = *accounts.session_of(signed_in.token);
    const auto setup = accounts.begin_totp(session);
    check(setup.has_value());
    const auto codes = accounts.confirm_totp(session, code_now(house, *setup));
    check(codes.has_value());
    house.waits(90s);
    return {*setup, *codes};
}

Session awaiting_code(House& house) {
    const auto signed_in = house.services().accounts.sign_in("sam", password, address);
    check(signed_in.has_value());
    EXPECT_EQ(signed_in->next, "code");
    EXPECT_FALSE(signed_in->me);
    return *house.services().accounts.session_of(signed_in->token);
}

}  // namespace

TEST(Accounts, AnInvitationWorksOnce) {
    House house;
    auto& accounts = house.services().accounts;
    const auto invitation = accounts.invite(house.sam, house.maria.person);
    ASSERT_TRUE(invitation);
    const auto look = accounts.look_at(secret_of(*invitation), address);
    ASSERT_TRUE(look);
    EXPECT_EQ(look->role, Role::client);
    const auto first = accounts.accept(secret_of(*invitation), "maria", password, address);
    ASSERT_TRUE(first);
    EXPECT_EQ(first->next, "done");

    const auto again = accounts.accept(secret_of(*invitation), "maria2", password, address);
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().kind, Kind::gone);
    EXPECT_FALSE(accounts.look_at(secret_of(*invitation), address));
    EXPECT_FALSE(accounts.look_at(invitation->code, address));
}

TEST(Accounts, AnInvitationEndsAfterSevenDays) {
    House house;
    auto& accounts = house.services().accounts;
    const auto invitation = accounts.invite(house.ruth, house.maria.person);
    ASSERT_TRUE(invitation);
    house.waits(168h - 1ms);
    EXPECT_TRUE(accounts.look_at(invitation->code, address));
    house.waits(1ms);
    EXPECT_FALSE(accounts.look_at(invitation->code, address));
}

TEST(Accounts, ANewInvitationEndsTheOneBefore) {
    House house;
    auto& accounts = house.services().accounts;
    const auto first = accounts.invite(house.ruth, house.maria.person);
    const auto second = accounts.invite(house.ruth, house.maria.person);
    ASSERT_TRUE(first && second);
    EXPECT_FALSE(accounts.look_at(secret_of(*first), address));
    EXPECT_TRUE(accounts.look_at(secret_of(*second), address));
}

TEST(Accounts, OnlyThoseWhoWalkAlongOrLeadInvite) {
    House house;
    auto& accounts = house.services().accounts;
    EXPECT_TRUE(accounts.invite(house.sam, house.maria.person));
    EXPECT_TRUE(accounts.invite(house.ruth, house.maria.person));
    const auto stranger = accounts.invite(house.kim, house.maria.person);
    ASSERT_FALSE(stranger);
    EXPECT_EQ(stranger.error().kind, Kind::not_found);
}

TEST(Accounts, AWrongNameAndAWrongPasswordSoundTheSame) {
    House house;
    (void)joined(house, house.maria, "maria");
    auto& accounts = house.services().accounts;
    EXPECT_TRUE(accounts.sign_in("Maria", password, address));
    const auto wrong_password = accounts.sign_in("maria", "river birch lamp", "192.0.2.8");
    const auto wrong_name = accounts.sign_in("nobody", password, "192.0.2.9");
    ASSERT_FALSE(wrong_password);
    ASSERT_FALSE(wrong_name);
    EXPECT_EQ(wrong_password.error(), wrong_name.error());
}

TEST(Accounts, FiveTriesThenAWaitForNamesThatAreHereAndThatAreNot) {
    House house;
    (void)joined(house, house.maria, "maria");
    auto& accounts = house.services().accounts;
    const auto sixth = [&](const std::string& login) {
        for (int i = 0; i < 5; ++i) {
            EXPECT_EQ(accounts.sign_in(login, "wrong wrong wrong", address).error().code,
                      "sign_in.wrong");
        }
        return accounts.sign_in(login, password, address).error();
    };
    const Problem here = sixth("maria");
    EXPECT_EQ(here.kind, Kind::too_many);
    EXPECT_GT(here.retry_after_seconds, 0);
    EXPECT_EQ(here, sixth("nobody"));
    house.waits(15min + 1ms);
    EXPECT_TRUE(accounts.sign_in("maria", password, address));
}

TEST(Accounts, StaffSignInWithACodeThatWorksOnce) {
    House house;
    const WithApp app = with_app(house);
    auto& accounts = house.services().accounts;
    const std::string code = code_now(house, app.setup);
    const Session first = awaiting_code(house);
    const auto signed_in = accounts.sign_in_code(first, code, address);
    ASSERT_TRUE(signed_in);
    EXPECT_EQ(signed_in->next, "done");
    EXPECT_EQ(accounts.session_of(signed_in->token)->level, Level::full);

    const auto replayed = accounts.sign_in_code(awaiting_code(house), code, address);
    ASSERT_FALSE(replayed);
    EXPECT_EQ(replayed.error().code, "sign_in.code_wrong");
    house.waits(30s);
    EXPECT_TRUE(accounts.sign_in_code(awaiting_code(house), code_now(house, app.setup), address));
}

TEST(Accounts, ARecoveryCodeWorksOnce) {
    House house;
    const WithApp app = with_app(house);
    auto& accounts = house.services().accounts;
    ASSERT_FALSE(app.recovery_codes.empty());
    EXPECT_TRUE(accounts.sign_in_code(awaiting_code(house), app.recovery_codes[0], address));
    EXPECT_FALSE(accounts.sign_in_code(awaiting_code(house), app.recovery_codes[0], address));
    EXPECT_TRUE(accounts.sign_in_code(awaiting_code(house), app.recovery_codes[1], address));
    EXPECT_FALSE(accounts.sign_in_code(awaiting_code(house), "", address));
}

TEST(Accounts, ASessionThatIsNotCompleteIsNotOne) {
    House house;
    (void)with_app(house);
    const Session session = awaiting_code(house);
    EXPECT_EQ(session.level, Level::awaiting_code);
    auto& accounts = house.services().accounts;
    EXPECT_FALSE(accounts.begin_totp(session));
    EXPECT_FALSE(accounts.confirm_totp(session, "000000"));
    EXPECT_FALSE(accounts.change_password(session, password, "another birch lantern"));
}

TEST(Accounts, SigningOutEverywhereEndsEverySession) {
    House house;
    auto& accounts = house.services().accounts;
    const SignedIn phone = joined(house, house.maria, "maria");
    const auto laptop = accounts.sign_in("maria", password, address);
    ASSERT_TRUE(laptop);
    accounts.sign_out(*accounts.session_of(phone.token));
    EXPECT_FALSE(accounts.session_of(phone.token));
    EXPECT_TRUE(accounts.session_of(laptop->token));

    const auto tablet = accounts.sign_in("maria", password, address);
    accounts.sign_out_everywhere(*accounts.session_of(tablet->token));
    EXPECT_FALSE(accounts.session_of(laptop->token));
    EXPECT_FALSE(accounts.session_of(tablet->token));
    house.restart();
    EXPECT_FALSE(house.services().accounts.session_of(laptop->token));
}

TEST(Accounts, AClientsSessionLastsThirtyDays) {
    House house;
    const SignedIn phone = joined(house, house.maria, "maria");
    house.waits(720h - 1ms);
    EXPECT_TRUE(house.services().accounts.session_of(phone.token));
    house.waits(1ms);
    EXPECT_FALSE(house.services().accounts.session_of(phone.token));
    EXPECT_FALSE(house.services().accounts.session_of(""));
    EXPECT_FALSE(house.services().accounts.session_of(std::string(200, 'a')));
}

TEST(Accounts, APasswordThatAnyoneWouldTryIsRefused) {
    House house;
    auto& accounts = house.services().accounts;
    const auto invitation = accounts.invite(house.ruth, house.maria.person);
    for (const char* weak : {"short", "passwordpassword", "aaaaaaaaaaaaaaaa", "Maria Álvarez 1"}) {
        const auto refused = accounts.accept(secret_of(*invitation), "maria", weak, address);
        ASSERT_FALSE(refused) << weak;
        EXPECT_EQ(refused.error().kind, Kind::invalid) << weak;
    }
    EXPECT_TRUE(accounts.accept(secret_of(*invitation), "maria", password, address));
}

}  // namespace alongside::service
