// Headers, compression, and what is sent for which reader.
#include "http/encode.hpp"

#include "base/result.hpp"

#include <gtest/gtest.h>
#include <zlib.h>

namespace alongside::http {
namespace {

std::string inflated(std::string_view bytes) {
    z_stream stream{};
    EXPECT_EQ(inflateInit2(&stream, 15 + 16), Z_OK);
    std::string text(1 << 20, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(text.data());
    stream.avail_out = static_cast<uInt>(text.size());
    EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
    text.resize(stream.total_out);
    inflateEnd(&stream);
    return text;
}

Request accepting(std::string_view encodings) {
    Request request;
    request.headers.add("Accept-Encoding", encodings);
    return request;
}

TEST(AcceptEncoding, WeightsAndStarsAreUnderstood) {
    EXPECT_TRUE(accepts("gzip, deflate, br", "br"));
    EXPECT_TRUE(accepts("gzip;q=0.5", "gzip"));
    EXPECT_TRUE(accepts("*", "br"));
    EXPECT_FALSE(accepts("*, br;q=0", "br"));
    EXPECT_FALSE(accepts("gzip;q=0.000", "gzip"));
    EXPECT_FALSE(accepts("", "gzip"));
    EXPECT_FALSE(accepts("xgzip", "gzip"));
}

TEST(Gzip, GivesBackWhatWentInAgainAndAgain) {
    for (const std::size_t size : {0U, 1U, 5'000U, 300'000U}) {
        const std::string text(size, 'a');
        EXPECT_EQ(inflated(gzip(text)), text);
    }
}

TEST(Answers, LongTextsAreCompressedForThoseWhoTakeIt) {
    Response response = json(std::make_shared<const std::string>(std::string(5'000, '1')));
    complete(response, accepting("gzip"));
    EXPECT_EQ(response.header("Content-Encoding"), "gzip");
    EXPECT_EQ(response.header("Vary"), "Accept-Encoding");
    EXPECT_EQ(response.header("Cache-Control"), "no-store");
    EXPECT_EQ(inflated(response.content()), std::string(5'000, '1'));
}

TEST(Answers, OthersAreLeftAsTheyAre) {
    Response plain = json(std::string(5'000, '1'));
    complete(plain, accepting("br"));
    EXPECT_EQ(plain.content().size(), 5'000U);
    EXPECT_EQ(plain.header("Vary"), "Accept-Encoding");

    Response small = json("{}");
    small.with("Cache-Control", "private, max-age=5");
    complete(small, accepting("gzip"));
    EXPECT_EQ(small.content(), "{}");
    EXPECT_EQ(small.headers.size(), 1U);

    Response image;
    image.content_type = "image/png";
    image.body = std::string(5'000, '1');
    complete(image, accepting("gzip"));
    EXPECT_EQ(image.content().size(), 5'000U);
}

TEST(Answers, AHeaderCannotBeginAnotherOne) {
    Response response = see_other("/a\r\nSet-Cookie: sid=1");
    EXPECT_THROW(static_cast<void>(head_of(response, HeadExtras{"", "", true})), Mistake);
}

TEST(Answers, HaveALengthUnlessTheyHaveNoBody) {
    const HeadExtras extras{"X: y\r\n", "now", false};
    EXPECT_EQ(head_of(json("{}", 201), extras),
              "HTTP/1.1 201 Created\r\nDate: now\r\nContent-Type: application/json\r\n"
              "Content-Length: 2\r\nX: y\r\nConnection: close\r\n\r\n");
    EXPECT_EQ(head_of(no_content(), extras),
              "HTTP/1.1 204 No Content\r\nDate: now\r\nX: y\r\nConnection: close\r\n\r\n");
}

TEST(SecurityHeaders, TransportSecurityOnlyWithHttps) {
    EXPECT_NE(security_headers("https://a.org").find("Strict-Transport-Security: max-age=31536000"),
              std::string::npos);
    EXPECT_EQ(security_headers("http://a.org").find("Strict-Transport"), std::string::npos);
    EXPECT_EQ(security_headers("").find("unsafe"), std::string::npos);
}

}  // namespace
}  // namespace alongside::http
