// What is taken as a request, and what is refused rather than guessed.
#include "http/parser.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace alongside::http {
namespace {

using namespace std::string_literals;
using Step = RequestReader::Step;

void feed(RequestReader& reader, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto space = reader.space();
        const std::size_t size = std::min(space.size(), bytes.size());
        std::copy_n(bytes.begin(), size, space.begin());
        reader.commit(size);
        bytes.remove_prefix(size);
    }
}

/// The status that refuses these bytes; 200 where they are a request, 0 where they are not all.
unsigned status_for(std::string_view bytes, const Limits& limits = {}) {
    RequestReader reader(limits);
    feed(reader, bytes);
    switch (reader.advance()) {
        case Step::complete:
            return 200;
        case Step::refused:
            return reader.refusal().status;
        default:
            return 0;
    }
}

/// A GET with this target.
unsigned status_for_target(std::string target) {
    return status_for("GET " + target + " HTTP/1.1\r\nHost: here\r\n\r\n");
}

TEST(Parser, DecodesPathAndQuery) {
    RequestReader reader(Limits{});
    feed(reader,
         "GET /caf%C3%A9/a%20b?city=San+Jos%C3%A9&day=1&day=2&&open HTTP/1.1\r\n"
         "Host: here\r\n\r\n");
    ASSERT_EQ(reader.advance(), Step::complete);
    const Request& request = reader.request();
    EXPECT_EQ(request.path, "/café/a b");
    EXPECT_EQ(request.query_value("city"), "San José");
    EXPECT_EQ(request.query_values("day").size(), 2U);
    EXPECT_EQ(request.query_value("open"), "");
    EXPECT_TRUE(request.keep_alive);
}

TEST(Parser, TargetsThatCouldBeReadInTwoWaysAreRefused) {
    for (const char* target :
         {"/a%2", "/a%zz", "/%ff", "/a%2Fb", "/a%5cb", "/a/../b", "/a/%2e%2e", "/./a", "//a",
          "/a//b", "/a%00", "/a%0a", "/?a=%ff", "/?a=%00", "x", "*", "/a\\b"}) {
        EXPECT_EQ(status_for_target(target), 400U) << target;
    }
    EXPECT_EQ(status_for_target("/a..b/...?x=../.."), 200U);
    EXPECT_EQ(status_for_target("http://here/a?b"), 200U);
}

TEST(Parser, OnlyOneFramingIsTaken) {
    const std::string post = "POST / HTTP/1.1\r\nHost: h\r\n";
    const std::string chunks = "2\r\nhi\r\n0\r\n\r\n";
    EXPECT_EQ(status_for(post + "Content-Length: 2\r\n\r\nhi"), 200U);
    EXPECT_EQ(status_for(post + "Transfer-Encoding: chunked\r\n\r\n" + chunks), 411U);
    EXPECT_EQ(status_for(post + "Transfer-Encoding: gzip, chunked\r\n\r\n" + chunks), 411U);
    EXPECT_EQ(status_for(post + "Transfer-Encoding: identity\r\n\r\n"), 411U);
    EXPECT_EQ(status_for(post + "Content-Length: 2\r\nContent-Length: 2\r\n\r\nhi"), 400U);
    EXPECT_EQ(status_for(post + "Content-Length: +2\r\n\r\nhi"), 400U);
    for (const char* both : {"Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n",
                             "Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n"}) {
        EXPECT_GE(status_for(post + both + chunks), 400U);
    }
}

TEST(Parser, DoubtfulHeadersAreRefused) {
    EXPECT_EQ(status_for("GET / HTTP/1.1\r\nHost: h\r\nA: b\r\n c\r\n\r\n"), 400U);
    EXPECT_EQ(status_for("GET / HTTP/1.1\r\nHost: h\r\nA: b\nC: d\r\n\r\n"), 400U);
    EXPECT_EQ(status_for("GET / HTTP/1.1\r\nHost: h\r\nA: b\rC: d\r\n\r\n"), 400U);
    EXPECT_EQ(status_for("GET / HTTP/1.1\r\nHost: h\r\nA : b\r\n\r\n"), 400U);
    EXPECT_EQ(status_for("GET / HTTP/1.1\r\nHost: h\r\nA: \0b\r\n\r\n"s), 400U);
    EXPECT_EQ(status_for("GET / HTTP/1.1\r\n\r\n"), 400U) << "no Host";
    EXPECT_EQ(status_for("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"), 400U);
    EXPECT_EQ(status_for("GET / HTTP/2.0\r\nHost: a\r\n\r\n"), 400U);
    EXPECT_EQ(status_for("GET / HTTP/1.0\r\n\r\n"), 200U);
    EXPECT_EQ(status_for("\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\nTab: a\tb\r\n\r\n"), 200U);
}

TEST(Parser, LimitsHold) {
    const Limits limits{1000, 100};
    const std::string begin = "POST / HTTP/1.1\r\nHost: h\r\n";
    const std::string filler(1000, 'x');
    EXPECT_EQ(status_for("GET /" + filler, limits), 414U);
    EXPECT_EQ(status_for(begin + "A: " + filler, limits), 431U);
    EXPECT_EQ(status_for(begin + "Content-Length: 101\r\n\r\n", limits), 413U);
    EXPECT_EQ(status_for(begin + "Content-Length: 100\r\n\r\n" + filler.substr(0, 100), limits),
              200U);
}

RC_GTEST_PROP(Parser, ARequestIsTheSameHoweverItsBytesArrive, ()) {
    const auto body = *rc::gen::container<std::string>(rc::gen::inRange('a', 'z'));
    const std::string one =
        "POST /a?b=c HTTP/1.1\r\nHost: h\r\nContent-Length: " + std::to_string(body.size()) +
        "\r\n\r\n" + body;
    const std::string two = "\r\nPOST /d HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\nhi";
    std::string rest = one + two;
    RequestReader reader(Limits{});
    std::vector<std::string> bodies;
    while (!rest.empty()) {
        const auto size = *rc::gen::inRange<std::size_t>(1, rest.size() + 1);
        feed(reader, rest.substr(0, size));
        rest.erase(0, size);
        for (Step step; (step = reader.advance()) == Step::complete; reader.next()) {
            bodies.push_back(reader.request().body);
        }
    }
    RC_ASSERT(bodies == (std::vector<std::string>{body, "hi"}));
    RC_ASSERT(reader.is_idle());
}

}  // namespace
}  // namespace alongside::http
