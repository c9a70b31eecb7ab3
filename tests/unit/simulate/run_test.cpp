#include "fixture.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>

namespace alongside::simulate {
namespace {

using std::chrono::days;

Plan small_plan(std::uint64_t seed) {
    Plan plan;
    plan.clients = 16;
    plan.days = 60;
    plan.seed = seed;
    plan.until = *parse_day("2026-11-20");
    return plan;
}

Summary simulated(World& world, const Plan& plan) {
    const auto summary = run(world.services(), world.time(), plan);
    check(summary.has_value());
    return *summary;
}

/// The silence before the last word, and since it, in days.
struct Silence {
    long longest = 0;
    long since = 0;
};

Silence silence_of(const Record& record, Instant end) {
    Silence silence;
    std::optional<Instant> last;
    for (const Checkin& checkin : record.checkins.items) {
        const Instant at = checkin.by.at.at;
        if (last) silence.longest = std::max<long>(silence.longest, (at - *last) / days{1});
        last = at;
    }
    if (last) silence.since = (end - *last) / days{1};
    return silence;
}

TEST(Simulation, SameSeedGivesTheSameJournals) {
    World one(7);
    World two(7);
    const Summary first = simulated(one, small_plan(7));
    const Summary second = simulated(two, small_plan(7));
    EXPECT_EQ(first.digest, second.digest);
    EXPECT_EQ(first.entries, second.entries);
    EXPECT_EQ(first.clients, 16);
    EXPECT_GT(first.entries, 16 * 30);
    EXPECT_TRUE(one.services().upkeep.verify().faults.empty());
    EXPECT_TRUE(one.services().upkeep.rebuild(true)->differences.empty());
}

TEST(Simulation, AnotherSeedGivesOtherLives) {
    World one(7);
    World two(8);
    EXPECT_NE(simulated(one, small_plan(7)).digest, simulated(two, small_plan(8)).digest);
}

TEST(Simulation, LivesGoTheirFourWaysAndUseEveryKindOfEntry) {
    World world(3);
    Plan plan = small_plan(3);
    plan.clients = 40;
    plan.days = 90;
    (void)simulated(world, plan);
    int left = 0;
    int returned = 0;
    int kept_in_touch = 0;
    std::set<std::string_view> kinds;
    for (const service::Person& person : world.services().people.everyone()) {
        if (person.memberships.front().role != Role::client) continue;
        const auto subject = person.id.as<SubjectId>();
        const auto silence =
            silence_of(*world.services().records.standing(subject)->self, world.time().now());
        if (silence.since > 14) {
            ++left;
        } else if (silence.longest > 10) {
            ++returned;
        } else {
            ++kept_in_touch;
        }
        for (const Entry& entry : world.services().records.entries(subject, 0, 100'000)) {
            kinds.insert(kind_of(entry.body).name);
        }
    }
    EXPECT_GE(left, 3);
    EXPECT_GE(returned, 3);
    EXPECT_GE(kept_in_touch, 20);
    // What is said of a concern names an id that the server gave while the lives were written down.
    const std::set<std::string_view> of_concerns{ConcernPassedOn::kind, ConcernSeen::kind,
                                                 ConcernAnswered::kind};
    for (const KindInfo& kind : all_kinds()) {
        EXPECT_TRUE(kinds.contains(kind.name) || of_concerns.contains(kind.name)) << kind.name;
    }
}

TEST(Simulation, RefusesPlansThatCannotBeLived) {
    World world;
    for (const auto& [clients, length] : {std::pair{0, 10}, std::pair{10, 0}, std::pair{10, 366}}) {
        Plan plan = small_plan(1);
        plan.clients = clients;
        plan.days = length;
        const auto summary = run(world.services(), world.time(), plan);
        ASSERT_FALSE(summary.has_value());
        EXPECT_EQ(summary.error().kind, Kind::invalid);
    }
}

TEST(Simulation, EvenTheSmallestPlanCanBeLived) {
    for (const int length : {1, 2, 5}) {
        World world;
        Plan plan = small_plan(1);
        plan.clients = 9;
        plan.days = length;
        EXPECT_TRUE(run(world.services(), world.time(), plan).has_value()) << length;
    }
}

}  // namespace
}  // namespace alongside::simulate
