// A letter as mail servers want it.
#include "outgoing/mail_text.hpp"

#include <gtest/gtest.h>

namespace alongside::outgoing {
namespace {

const Letter letter{"0a1b", Words("ana@example.org"), "A note for you", "One\nTwo\n",
                    from_milliseconds(1'795'349'445'000)};

}  // namespace

TEST(MailText, IsPlainTextAndNothingElse) {
    EXPECT_EQ(mail_text(letter, "notes@example.org", "Harbor"),
              "Date: Sun, 22 Nov 2026 12:10:45 +0000\r\n"
              "From: \"Harbor\" <notes@example.org>\r\n"
              "To: ana@example.org\r\n"
              "Subject: A note for you\r\n"
              "Message-ID: <0a1b@example.org>\r\n"
              "Auto-Submitted: auto-generated\r\n"
              "MIME-Version: 1.0\r\n"
              "Content-Type: text/plain; charset=utf-8\r\n"
              "Content-Transfer-Encoding: base64\r\n"
              "\r\n"
              "T25lDQpUd28NCg==\r\n");
}

TEST(MailText, ALongBodyIsFoldedAndKeepsEveryByte) {
    Letter longer = letter;
    longer.text = std::string(1000, 'x');
    const std::string text = mail_text(longer, "notes@example.org", "");
    EXPECT_NE(text.find("\r\nFrom: notes@example.org\r\n"), std::string::npos);
    std::size_t letters = 0;
    for (std::size_t at = text.find("\r\n\r\n") + 4; at < text.size();) {
        const auto end = text.find("\r\n", at);
        ASSERT_NE(end, std::string::npos);
        EXPECT_LE(end - at, 76U);
        letters += end - at;
        at = end + 2;
    }
    EXPECT_EQ(letters, 1336U);  // 4 for each 3
}

TEST(MailText, OtherLettersAreEncodedInPiecesThatEndBetweenThem) {
    EXPECT_EQ(header_text("Una nota para ti"), "Una nota para ti");
    EXPECT_EQ(header_text("Río"), "=?UTF-8?B?UsOtbw==?=");
    const std::string encoded = header_text(std::string("x") + [] {
        std::string much;
        for (int i = 0; i < 40; ++i) much += "é";
        return much;
    }());
    // 45 bytes would end within a letter: 44 do not.
    EXPECT_EQ(encoded.find("?=\r\n =?UTF-8?B?"), 10U + 60U);
}

TEST(MailText, NoTextBeginsAHeaderOfItsOwn) {
    EXPECT_EQ(header_text("A\r\nBcc: ben@example.org"), "A  Bcc: ben@example.org");
    const std::string text = mail_text(letter, "notes@example.org", "He said \"hi\"\\\nBcc: x");
    EXPECT_NE(text.find("From: \"He said \\\"hi\\\"\\\\ Bcc: x\" <notes@example.org>\r\n"),
              std::string::npos);
    EXPECT_EQ(text.find("\nBcc"), std::string::npos);
}

}  // namespace alongside::outgoing
