// Every row of the seeing table: who sees an entry, and who must not.
#include "rules/seeing.hpp"
#include "support/story.hpp"

#include <gtest/gtest.h>

namespace alongside::testing {
namespace {

Entry written(const Someone& author, Audience audience, Body body = MessageSent{"Hello"}) {
    Story story;
    story.audience = audience;
    return story.writes(author, "", std::move(body));
}

Entry team_change() {
    return written(supervisor, Audience::circle,
                   CareTeamJoined{clinician.person, Role::clinician, program});
}

Viewer as(const Someone& someone, Relation relation, std::vector<Area> areas = {}) {
    return {someone.person, relation, someone.role, std::move(areas)};
}

}  // namespace

TEST(SeeRules, EveryAudienceHasARowForEveryoneWhoIsNear) {
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Audience>>([](auto audience) {
        for (const Relation relation :
             {Relation::self, Relation::care_team, Relation::supporter, Relation::lead}) {
            const auto rows = std::ranges::count_if(see_rules(), [&](const SeeRule& rule) {
                return rule.audience == audience.value && rule.viewer == relation;
            });
            EXPECT_EQ(rows, 1) << audience.name << ", " << json::Format<Relation>::name(relation);
        }
    });
}

TEST(SeeRules, ANobodyAndAHostSeeNothing) {
    for (const SeeRule& rule : see_rules()) {
        EXPECT_FALSE(may_see(written(client, rule.audience), as(clinician, Relation::none)));
        EXPECT_FALSE(may_see(written(client, rule.audience), as(clinician, Relation::host)));
    }
}

TEST(SeeRules, WhatIsMineIsMine) {
    const Entry entry = written(client, Audience::mine);
    EXPECT_TRUE(may_see(entry, as(client, Relation::self)));
    EXPECT_FALSE(may_see(entry, as(clinician, Relation::care_team)));
    EXPECT_FALSE(may_see(entry, as(supporter, Relation::supporter, {Area::care})));
    EXPECT_FALSE(may_see(entry, as(supervisor, Relation::lead)));
}

TEST(SeeRules, TheCircleIsTheClientAndThoseWhoWalkAlong) {
    const Entry entry = written(clinician, Audience::circle);
    EXPECT_TRUE(may_see(entry, as(client, Relation::self)));
    EXPECT_TRUE(may_see(entry, as(recovery_coach, Relation::care_team)));
    EXPECT_FALSE(may_see(entry, as(supporter, Relation::supporter, {Area::care})));
    EXPECT_FALSE(may_see(entry, as(supervisor, Relation::lead)));
}

TEST(SeeRules, ALeadSeesWhoIsOnTheTeamAndNoMore) {
    EXPECT_TRUE(may_see(team_change(), as(supervisor, Relation::lead)));
    EXPECT_TRUE(may_see(team_change(), as(administrator, Relation::lead)));
    EXPECT_FALSE(may_see(written(client, Audience::shared), as(supervisor, Relation::lead)));
}

TEST(CHK5, ALeadSeesTheConcernThatTheyAreNamedInAndNothingElse) {
    const Entry told = written(
        administrator, Audience::circle,
        ConcernRaised{"phq-9", "safety-step", {supervisor.person}, 60, {administrator.person}});
    EXPECT_TRUE(may_see(told, as(supervisor, Relation::lead)));
    EXPECT_TRUE(may_see(told, as(administrator, Relation::lead))) << "the next to be told";
    EXPECT_FALSE(may_see(told, as(clinician, Relation::lead)));
    EXPECT_TRUE(may_see(told, as(client, Relation::self)));
    const Entry passed =
        written(administrator, Audience::circle, ConcernPassedOn{{administrator.person}});
    EXPECT_TRUE(may_see(passed, as(administrator, Relation::lead)));
    EXPECT_FALSE(may_see(written(client, Audience::circle, InstrumentAnswered{}),
                         as(supervisor, Relation::lead)));
}

TEST(SeeRules, ASupporterSeesTheNamedPartsOfWhatIsShared) {
    const Entry entry = written(client, Audience::shared, VisionWritten{"Peace"});
    EXPECT_TRUE(may_see(entry, as(supporter, Relation::supporter, {Area::plan, Area::story})));
    EXPECT_FALSE(may_see(entry, as(supporter, Relation::supporter, {Area::plan})));
    EXPECT_FALSE(may_see(entry, as(supporter, Relation::supporter)));
    EXPECT_TRUE(may_see(entry, as(clinician, Relation::care_team)));
    EXPECT_TRUE(may_see(entry, as(client, Relation::self)));
}

TEST(SeeRules, CounselingNotesAreTheirAuthorsAlone) {
    const Entry entry = written(clinician, Audience::counseling);
    EXPECT_TRUE(may_see(entry, as(clinician, Relation::care_team)));
    EXPECT_FALSE(may_see(entry, as(recovery_coach, Relation::care_team)));
    EXPECT_FALSE(may_see(entry, as(client, Relation::self)));
    EXPECT_FALSE(may_see(entry, as(supervisor, Relation::lead)));
    EXPECT_FALSE(may_see(entry, as(clinician, Relation::none)));  // they have left the team
}

TEST(TRUST2, OneSecondAfterAConsentEndedNothingIsSeen) {
    Story story;
    ConsentGiven given;
    given.person = supporter.person;
    given.areas = {Area::story};
    given.purpose = "So that my sister knows";
    given.until_on = parse_day("2026-11-30");
    story.writes(client, "ana", given);
    story.audience = Audience::shared;
    const Entry vision = story.writes(client, "", VisionWritten{"Peace"});
    const Sharing sharing = told<Sharing>(story);
    const auto sees = [&](Instant now) {
        return may_see(vision, as(supporter, Relation::supporter,
                                  areas_shared_with(sharing, supporter.person, now)));
    };
    const Instant end = from_local(zone, *parse_day("2026-12-01"), std::chrono::minutes{0});
    EXPECT_TRUE(sees(end - std::chrono::seconds{1}));
    EXPECT_FALSE(sees(end + std::chrono::seconds{1}));
}

}  // namespace alongside::testing
