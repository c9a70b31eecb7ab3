// Addresses: only what can stand in an envelope and a header as it is.
#include "outgoing/addresses.hpp"

#include <gtest/gtest.h>

namespace alongside::outgoing {

TEST(Addresses, AMailboxComesBackInOneForm) {
    EXPECT_EQ(email_address("ana@example.org"), "ana@example.org");
    EXPECT_EQ(email_address("  Ana.Ruiz+notes@Mail.Example.ORG "),
              "Ana.Ruiz+notes@mail.example.org");
    EXPECT_EQ(email_address("o'neil_7@xn--bcher-kva.example"), "o'neil_7@xn--bcher-kva.example");
    EXPECT_TRUE(email_address(std::string(64, 'a') + "@example.org"));
}

TEST(Addresses, NothingGetsInThatCouldBeginAHeaderOrASecondRecipient) {
    for (const std::string_view wrong : {"",
                                         "@",
                                         "ana",
                                         "ana@",
                                         "@example.org",
                                         "ana@example",
                                         "ana@@example.org",
                                         "ana@example.org,ben@example.org",
                                         "ana@example.org ben@example.org",
                                         "ana@example.org;ben@example.org",
                                         "ana@example.org\r\nBcc: ben@example.org",
                                         "ana\n@example.org",
                                         "ana@example.org\n",
                                         "\tana@example.org",
                                         "<ana@example.org>",
                                         "Ana <ana@example.org>",
                                         "\"ana\"@example.org",
                                         "ana(x)@example.org",
                                         "ana @example.org",
                                         "ana@[127.0.0.1]",
                                         "ana@127.0.0.1",
                                         "ana@example..org",
                                         "ana@.example.org",
                                         "ana@example.org.",
                                         "ana@-example.org",
                                         "ana@example-.org",
                                         ".ana@example.org",
                                         "ana.@example.org",
                                         "a..na@example.org",
                                         "an\xC3\xA1@example.org",
                                         "ana@ex\xC3\xA1mple.org",
                                         "ana@exa_mple.org",
                                         "ana@example.org>",
                                         "ana%0d@example.org@example.org"}) {
        EXPECT_FALSE(email_address(wrong)) << wrong;
    }
    EXPECT_FALSE(email_address(std::string_view("ana\0@example.org", 16)));
    EXPECT_FALSE(email_address(std::string(65, 'a') + "@example.org"));
    EXPECT_FALSE(email_address("ana@" + std::string(64, 'a') + ".org"));
    std::string far = "ana@";
    while (far.size() < 260) far += "abcdefgh.";
    EXPECT_FALSE(email_address(far + "org"));
}

TEST(Addresses, APhoneNumberNamesItsCountry) {
    EXPECT_EQ(phone_number("+18165550100"), "+18165550100");
    EXPECT_EQ(phone_number(" +1 (816) 555-0100 "), "+18165550100");
    EXPECT_EQ(phone_number("+52.55.5555.0100"), "+525555550100");
    for (const std::string_view wrong :
         {"", "+", "8165550100", "0018165550100", "+0165550100", "+1816555", "+1234567890123456",
          "+1 816 555 0100 x2", "+1816555\n0100", "+1816555O100", "++18165550100",
          "tel:+18165550100", "+1816,5550100"}) {
        EXPECT_FALSE(phone_number(wrong)) << wrong;
    }
}

TEST(Addresses, AServerIsOnThisMachineOrElsewhere) {
    const auto far = server_address("smtp://mail.example.org:587");
    ASSERT_TRUE(far);
    EXPECT_EQ(far->scheme, "smtp");
    EXPECT_EQ(far->host, "mail.example.org");
    EXPECT_FALSE(far->on_this_machine);
    for (const char* here : {"smtp://127.0.0.1:25", "smtp://localhost", "http://[::1]:8080/sms"}) {
        ASSERT_TRUE(server_address(here)) << here;
        EXPECT_TRUE(server_address(here)->on_this_machine) << here;
    }
    for (const char* wrong :
         {"", "mail.example.org", "smtp://", "smtp://user:word@mail.example.org",
          "smtp://mail.example.org:port"}) {
        EXPECT_FALSE(server_address(wrong)) << wrong;
    }
    EXPECT_FALSE(server_address("smtp://127.example.org")->on_this_machine);
}

}  // namespace alongside::outgoing
