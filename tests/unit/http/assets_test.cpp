// Which file, which encoding, kept for how long.
#include "http/assets.hpp"

#include <gtest/gtest.h>

#include <array>

namespace alongside::http {
namespace {

constexpr std::array<Asset, 5> files{{
    {"/index.html", "<app>", "gz-app", "br-app", "h1"},
    {"/help/index.html", "<help>", "", "", "h2"},
    {"/assets/index-4f2a.js", "code", "gz-code", "br-code", "h3"},
    {"/sw.js", "worker", "", "", "h4"},
    {"/assets/font-1.woff2", "font", "", "", "h5"},
}};

struct Files : testing::Test {
    Response get(std::string path, std::string_view encodings = "", std::string_view tag = "",
                 std::string method = "GET") {
        Request request;
        request.method = std::move(method);
        request.path = std::move(path);
        if (!encodings.empty()) request.headers.add("Accept-Encoding", encodings);
        if (!tag.empty()) request.headers.add("If-None-Match", tag);
        return assets.answer(request);
    }

    Assets assets{files};
};

TEST_F(Files, TheBestEncodingTheReaderTakes) {
    EXPECT_EQ(get("/", "gzip, br").content(), "br-app");
    EXPECT_EQ(get("/", "gzip, br").header("Content-Encoding"), "br");
    EXPECT_EQ(get("/", "gzip").content(), "gz-app");
    EXPECT_EQ(get("/").content(), "<app>");
    EXPECT_EQ(get("/").header("Content-Encoding"), "");
    EXPECT_EQ(get("/").header("Vary"), "Accept-Encoding");
    EXPECT_EQ(get("/sw.js", "gzip, br").content(), "worker");
    EXPECT_EQ(get("/sw.js").header("Vary"), "");
}

TEST_F(Files, PagesOfTheAppGetTheAppAndMissingFilesDoNot) {
    EXPECT_EQ(get("/today").content(), "<app>");
    EXPECT_EQ(get("/clients/7/plan").content(), "<app>");
    EXPECT_EQ(get("/help").content(), "<help>");
    EXPECT_EQ(get("/help/").content(), "<help>");
    EXPECT_EQ(get("/assets/index-old.js").status, 404U);
    EXPECT_EQ(get("/favicon.ico").status, 404U);
}

TEST_F(Files, NamesByContentAreKeptAndTheRestIsAskedForAgain) {
    EXPECT_EQ(get("/assets/index-4f2a.js").header("Cache-Control"),
              "public, max-age=31536000, immutable");
    EXPECT_EQ(get("/sw.js").header("Cache-Control"), "no-cache");
    EXPECT_EQ(get("/today").header("Cache-Control"), "no-cache");
}

TEST_F(Files, OneMaySaySomethingElseInACopy) {
    EXPECT_EQ(assets.raw("/help/index.html"), "<help>");
    EXPECT_EQ(assets.raw("/none"), "");
    assets = assets.with("/help/index.html", std::string(500, 'x'), "h9");
    EXPECT_EQ(get("/help/").content(), std::string(500, 'x'));
    EXPECT_EQ(get("/help/").header("ETag"), "W/\"h9\"");
    EXPECT_EQ(get("/help/", "gzip, br").header("Content-Encoding"), "gzip");
    EXPECT_LT(get("/help/", "gzip").content().size(), 100U);
    EXPECT_EQ(get("/").content(), "<app>");
}

TEST_F(Files, AnUnchangedFileIsNotSentAgain) {
    const Response same = get("/today", "br", get("/").header("ETag"));
    EXPECT_EQ(same.status, 304U);
    EXPECT_EQ(same.content(), "");
    EXPECT_EQ(same.header("ETag"), "W/\"h1\"");
    EXPECT_EQ(same.header("Vary"), "Accept-Encoding");
    EXPECT_EQ(get("/", "", "W/\"h2\"").status, 200U);
}

TEST_F(Files, TypesFollowTheName) {
    EXPECT_EQ(get("/today").content_type, "text/html; charset=utf-8");
    EXPECT_EQ(get("/sw.js").content_type, "text/javascript; charset=utf-8");
    EXPECT_EQ(get("/assets/font-1.woff2").content_type, "font/woff2");
}

TEST_F(Files, CanOnlyBeRead) {
    EXPECT_EQ(get("/today", "", "", "POST").status, 405U);
    EXPECT_EQ(get("/today", "", "", "POST").header("Allow"), "GET, HEAD, OPTIONS");
    EXPECT_EQ(get("/today", "", "", "OPTIONS").status, 204U);
    EXPECT_EQ(get("/today", "", "", "TRACE").status, 405U);
}

TEST_F(Files, WithoutAWebBuildThereIsNothing) {
    Request request;
    request.method = "GET";
    request.path = "/";
    EXPECT_EQ(Assets{}.answer(request).status, 404U);
}

}  // namespace
}  // namespace alongside::http
