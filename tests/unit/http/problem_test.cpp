// Problems as people's browsers get them.
#include "http/problem.hpp"

#include <gtest/gtest.h>
#include <boost/json/parse.hpp>

namespace alongside::http {
namespace {

TEST(Problem, EveryKindHasItsStatus) {
    const auto status = [](Kind kind, std::string code) {
        return status_of(Problem{kind, std::move(code), {}, {}, {}});
    };
    EXPECT_EQ(status(Kind::invalid, "goal.too_long"), 422U);
    EXPECT_EQ(status(Kind::invalid, "request.malformed"), 400U);
    EXPECT_EQ(status(Kind::unauthenticated, "sign_in.needed"), 401U);
    EXPECT_EQ(status(Kind::refused, "goal.accepted"), 403U);
    EXPECT_EQ(status(Kind::not_found, "client.not_found"), 404U);
    EXPECT_EQ(status(Kind::conflict, "journal.moved"), 409U);
    EXPECT_EQ(status(Kind::gone, "invitation.gone"), 410U);
    EXPECT_EQ(status(Kind::too_large, "request.too_large"), 413U);
    EXPECT_EQ(status(Kind::too_many, "sign_in.locked"), 429U);
    EXPECT_EQ(status(Kind::unavailable, "writer.busy"), 503U);
    EXPECT_EQ(status(Kind::storage_full, "disk.full"), 507U);
}

TEST(Problem, IsRfc9457WithOurMembers) {
    const Problem problem{Kind::too_many, "sign_in.locked", "Wait \"a little\".",
                          "Try later.",   "/password",      30};
    const Response response = problem_json(problem, "/api/v1/sign-in");
    EXPECT_EQ(response.status, 429U);
    EXPECT_EQ(response.content_type, "application/problem+json");
    EXPECT_EQ(response.header("retry-after"), "30");
    EXPECT_EQ(response.header("cache-control"), "no-store");
    EXPECT_EQ(boost::json::parse(response.body), boost::json::parse(R"({
        "type": "/problems/sign_in.locked", "title": "Wait \"a little\".", "status": 429,
        "detail": "Try later.", "instance": "/api/v1/sign-in", "code": "sign_in.locked",
        "field": "/password"})"));
}

TEST(Problem, LeavesOutWhatItDoesNotSay) {
    const Response response =
        problem_json(Problem{Kind::not_found, "request.not_found", "Nothing here.", {}, {}});
    EXPECT_EQ(response.body,
              R"({"type":"/problems/request.not_found","title":"Nothing here.","status":404,)"
              R"("code":"request.not_found"})");
    EXPECT_EQ(response.header("Retry-After"), "");
}

}  // namespace
}  // namespace alongside::http
