// Which handler answers which path.
#include "http/router.hpp"

#include "base/result.hpp"

#include <gtest/gtest.h>

namespace alongside::http {
namespace {

Task<Response> nothing(Request&) {
    co_return no_content();
}

struct Routes : testing::Test {
    Routes() {
        router.add("GET", "/api/clients/{id}/plan", nothing);
        router.add("GET", "/api/clients/me/today", nothing);
        router.add("POST", "/api/clients/{id}/plan", nothing);
        router.add("GET", "/api/clients/{id}/goals/{goal}", nothing);
    }
    Router::Found find(std::string method, std::string path) {
        request = Request{};
        request.method = std::move(method);
        request.path = std::move(path);
        return router.find(request);
    }

    Router router;
    Request request;
};

TEST_F(Routes, PartsAreHandedOverByName) {
    EXPECT_TRUE(find("GET", "/api/clients/7/goals/walk").handler);
    EXPECT_EQ(request.route, "/api/clients/{id}/goals/{goal}");
    EXPECT_EQ(request.parameter("id"), "7");
    EXPECT_EQ(request.parameter("goal"), "walk");
}

TEST_F(Routes, AWordGoesFirstAndAPartStillHasItsTurn) {
    EXPECT_TRUE(find("GET", "/api/clients/me/today").handler);
    EXPECT_TRUE(request.path_parameters.empty());
    EXPECT_TRUE(find("GET", "/api/clients/me/plan").handler);
    EXPECT_EQ(request.parameter("id"), "me");
}

TEST_F(Routes, HeadIsAnsweredByGet) {
    EXPECT_EQ(find("HEAD", "/api/clients/7/plan").handler,
              find("GET", "/api/clients/7/plan").handler);
}

TEST_F(Routes, UnknownPathsAndMethodsAreToldApart) {
    EXPECT_EQ(find("GET", "/api/clients/7").answer->status, 404U);
    EXPECT_EQ(find("GET", "/api/clients/7/plan/").answer->status, 404U);
    EXPECT_EQ(find("GET", "/api/clients//plan").answer->status, 404U);
    const auto refused = find("DELETE", "/api/clients/7/plan");
    EXPECT_EQ(refused.answer->status, 405U);
    EXPECT_EQ(refused.answer->header("Allow"), "OPTIONS, HEAD, GET, POST");
    EXPECT_EQ(find("TRACE", "/api/clients/7/plan").answer->status, 405U);
    EXPECT_EQ(find("OPTIONS", "/api/clients/7/plan").answer->status, 204U);
}

TEST_F(Routes, PathsOfTheWebAppAreLeftAlone) {
    const auto found = find("GET", "/today");
    EXPECT_FALSE(found.handler);
    EXPECT_FALSE(found.answer);
    EXPECT_FALSE(find("GET", "/").answer);
}

TEST_F(Routes, PatternsThatCannotBeMeantAreOurMistake) {
    EXPECT_THROW(router.add("GET", "/api/clients/{id}/plan", nothing), Mistake);
    EXPECT_THROW(router.add("PUT", "/api/clients/{who}/plan", nothing), Mistake);
    EXPECT_THROW(router.add("GET", "api", nothing), Mistake);
    EXPECT_THROW(router.add("GET", "/api//x", nothing), Mistake);
    EXPECT_THROW(router.add("TRACE", "/api/x", nothing), Mistake);
}

}  // namespace
}  // namespace alongside::http
