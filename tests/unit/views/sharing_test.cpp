// Who walks with the client, and what the client lets whom see, until when.
#include "support/story.hpp"

#include <gtest/gtest.h>

namespace alongside::testing {
namespace {

ConsentGiven for_ana(std::initializer_list<Area> areas, std::optional<Day> until_on = {}) {
    ConsentGiven given;
    given.person = supporter.person;
    given.areas = areas;
    given.purpose = "So that my sister knows how I am";
    given.until_on = until_on;
    return given;
}

std::vector<Area> ana_sees(const Story& story, Instant now) {
    return areas_shared_with(told<Sharing>(story), supporter.person, now);
}

}  // namespace

TEST(TRUST1, WhoJoinsWalksAlongUntilTheyLeave) {
    Story story;
    story.writes(clinician, "", CareTeamJoined{clinician.person, Role::clinician, program});
    story.writes(supervisor, "",
                 CareTeamJoined{recovery_coach.person, Role::recovery_coach, program});
    Sharing sharing = told<Sharing>(story);
    ASSERT_EQ(sharing.care_team.size(), 2U);
    EXPECT_EQ(sharing.program, program);
    EXPECT_EQ(find_member(sharing, recovery_coach.person)->role, Role::recovery_coach);
    EXPECT_EQ(find_member(sharing, recovery_coach.person)->since, story.entries[1].recorded_at);

    story.writes(client, "", CareTeamLeft{clinician.person, std::nullopt});
    sharing = told<Sharing>(story);
    EXPECT_EQ(find_member(sharing, clinician.person), nullptr);
    ASSERT_EQ(sharing.care_team.size(), 1U);
    EXPECT_EQ(sharing.program, program);
}

TEST(TRUST1, JoiningTwiceIsJoiningOnce) {
    Story story;
    story.writes(clinician, "", CareTeamJoined{clinician.person, Role::clinician, program});
    const Sharing before = told<Sharing>(story);
    story.writes(supervisor, "", CareTeamJoined{clinician.person, Role::recovery_coach, program});
    EXPECT_EQ(told<Sharing>(story), before);
}

TEST(TRUST2, AConsentHoldsForItsPersonAndItsAreasOnly) {
    Story story;
    story.writes(client, "ana", for_ana({Area::plan, Area::checkins}));
    EXPECT_EQ(ana_sees(story, story.now), (std::vector{Area::plan, Area::checkins}));
    EXPECT_TRUE(areas_shared_with(told<Sharing>(story), clinician.person, story.now).empty());

    story.writes(client, "ana more", for_ana({Area::checkins, Area::story}));
    EXPECT_EQ(ana_sees(story, story.now), (std::vector{Area::plan, Area::checkins, Area::story}));
}

TEST(TRUST2, AConsentEndsTheMomentItIsRevoked) {
    Story story;
    story.writes(client, "ana", for_ana({Area::plan}));
    story.writes(client, "ana", ConsentRevoked{});
    EXPECT_TRUE(ana_sees(story, story.now).empty());
    const Sharing sharing = told<Sharing>(story);
    const Consent* consent = find_consent(sharing, named<ConsentId>("ana"));
    ASSERT_NE(consent, nullptr);  // an ended one stays visible
    EXPECT_EQ(consent->revoked_at, story.entries.back().occurred_at);
}

TEST(TRUST2, TheLastDayEndsAtMidnightWhereTheClientIs) {
    Story story;
    story.writes(client, "ana", for_ana({Area::plan}, parse_day("2026-11-30")));
    const Instant midnight = from_local(zone, *parse_day("2026-12-01"), std::chrono::minutes{0});
    EXPECT_EQ(ana_sees(story, midnight - std::chrono::milliseconds{1}), std::vector{Area::plan});
    EXPECT_TRUE(ana_sees(story, midnight).empty());
    EXPECT_TRUE(ana_sees(story, midnight + std::chrono::seconds{1}).empty());
}

}  // namespace alongside::testing
