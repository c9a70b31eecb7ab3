// What became of a try. Whatever may have been taken over is never called "later".
#include "outgoing/verdicts.hpp"

#include <gtest/gtest.h>

namespace alongside::outgoing {

TEST(MailVerdict, AcceptedIsSent) {
    EXPECT_EQ(mail_verdict(CURLE_OK, 250, true), Sent::sent);
}

TEST(MailVerdict, BeforeTheEndOfTheMessageNothingWasTakenOver) {
    for (const auto& [code, reply] : {std::pair{CURLE_COULDNT_CONNECT, 0L},
                                      {CURLE_COULDNT_RESOLVE_HOST, 0L},
                                      {CURLE_OPERATION_TIMEDOUT, 0L},
                                      {CURLE_OPERATION_TIMEDOUT, 250L},
                                      {CURLE_USE_SSL_FAILED, 220L},
                                      {CURLE_PEER_FAILED_VERIFICATION, 220L},
                                      {CURLE_LOGIN_DENIED, 535L},
                                      {CURLE_WEIRD_SERVER_REPLY, 554L},
                                      {CURLE_SEND_ERROR, 451L},
                                      {CURLE_RECV_ERROR, 354L},
                                      {CURLE_ABORTED_BY_CALLBACK, 354L}}) {
        EXPECT_EQ(mail_verdict(code, reply, false), Sent::later) << code << " " << reply;
    }
    EXPECT_EQ(mail_verdict(CURLE_SEND_ERROR, 550, false), Sent::refused);
}

TEST(MailVerdict, AfterItOnlyTheServersOwnWordCounts) {
    EXPECT_EQ(mail_verdict(CURLE_WEIRD_SERVER_REPLY, 451, true), Sent::later);
    EXPECT_EQ(mail_verdict(CURLE_WEIRD_SERVER_REPLY, 554, true), Sent::refused);
    for (const CURLcode code : {CURLE_RECV_ERROR, CURLE_OPERATION_TIMEDOUT, CURLE_GOT_NOTHING,
                                CURLE_SEND_ERROR, CURLE_ABORTED_BY_CALLBACK}) {
        EXPECT_EQ(mail_verdict(code, 354, true), Sent::unknown) << code;
        EXPECT_EQ(mail_verdict(code, 0, true), Sent::unknown) << code;
    }
}

TEST(TextVerdict, AnAnswerSaysWhatBecameOfIt) {
    EXPECT_EQ(text_verdict(200, true), Sent::sent);
    EXPECT_EQ(text_verdict(202, true), Sent::sent);
    for (const long status : {400L, 404L, 410L, 422L}) {
        EXPECT_EQ(text_verdict(status, true), Sent::refused) << status;
    }
    for (const long status : {301L, 401L, 403L, 408L, 429L, 503L}) {
        EXPECT_EQ(text_verdict(status, true), Sent::later) << status;
    }
}

TEST(TextVerdict, NoAnswerIsNoProofOnceTheRequestHasBegun) {
    EXPECT_EQ(text_verdict(0, false), Sent::later);
    for (const long status : {0L, 100L, 409L, 500L, 502L, 504L}) {
        EXPECT_EQ(text_verdict(status, true), Sent::unknown) << status;
    }
}

}  // namespace alongside::outgoing
