// What a resource is for, in plain words.
#include "directory/needs.hpp"

#include <gtest/gtest.h>

namespace alongside::directory {
namespace {

Resource called(const char* name, std::initializer_list<const char*> categories = {},
                const char* description = "") {
    Resource resource;
    resource.name = name;
    resource.description = description;
    for (const char* category : categories) resource.categories.push_back({category, "", ""});
    return resource;
}

Needs only(std::initializer_list<Need> some) {
    Needs needs;
    for (const Need need : some) needs.set(static_cast<std::size_t>(need));
    return needs;
}

TEST(Needs, AreToldByCategoryAndName) {
    EXPECT_EQ(needs_of(called("St. Mark's", {"Food Pantries"})), only({Need::food}));
    EXPECT_EQ(needs_of(called("Emergency Shelter")), only({Need::housing}));
    EXPECT_EQ(needs_of(called("Despensa de alimentos")), only({Need::food}));
    EXPECT_EQ(needs_of(called("Family Law Help", {"Legal Aid"})),
              only({Need::legal, Need::children}));
}

TEST(Needs, AreToldByTheDescriptionWhereNothingElseDoes) {
    EXPECT_EQ(needs_of(called("The Bridge", {}, "Rides to work and to the doctor")),
              only({Need::transport, Need::health}));
    // Where the name says it, what else is mentioned is not what it is for.
    EXPECT_EQ(needs_of(called("Job Center", {}, "Near the food bank")), only({Need::jobs}));
}

TEST(Needs, OfAddictionAreNotThoseOfViolence) {
    EXPECT_EQ(needs_of(called("Substance Abuse Program")), only({Need::recovery}));
    EXPECT_EQ(needs_of(called("Shelter from abuse")), only({Need::housing, Need::safety}));
}

TEST(Needs, KnowWholeWordsFromBeginnings) {
    EXPECT_TRUE(needs_of(called("Parenting")).test(static_cast<std::size_t>(Need::children)));
    EXPECT_TRUE(needs_of(called("Businesses of Busby")).none());
    EXPECT_TRUE(needs_of(called("Currently")).none());
}

TEST(Needs, AreNoneWhereNothingTells) {
    EXPECT_TRUE(needs_of(called("The Bridge", {"Other"})).none());
}

}  // namespace
}  // namespace alongside::directory
