// Referrals: nothing is told before the client's yes, and none is forgotten.
#include "support/story.hpp"
#include "views/caseload.hpp"

#include <gtest/gtest.h>

namespace alongside::testing {
namespace {

const Day friday = *parse_day("2026-12-04");

ReferralProposed to_harbor() {
    ReferralProposed referral;
    referral.service = "Harbor House";
    referral.why = "A room";
    referral.owner = clinician.person;
    referral.next_by = friday;
    return referral;
}

ReferralMoved moved_to(ReferralState state, std::optional<Day> next_by = {}) {
    ReferralMoved moved;
    moved.state = state;
    moved.on = *parse_day("2026-12-01");
    moved.next_by = next_by;
    return moved;
}

Referral referral_of(const Story& story) {
    return told<Referrals>(story).items[0];
}

}  // namespace

TEST(SUP7, NothingIsToldBeforeTheYesNorAfterItsLastDay) {
    Story story;
    story.writes(clinician, "room", to_harbor());
    EXPECT_FALSE(may_be_told(referral_of(story), friday));
    story.writes(client, "room", ReferralAgreed{"My name", friday, {}});
    EXPECT_TRUE(may_be_told(referral_of(story), friday));
    EXPECT_FALSE(may_be_told(referral_of(story), *parse_day("2026-12-05")));
    story.writes(client, "room", ReferralDeclined{});
    EXPECT_FALSE(may_be_told(referral_of(story), friday));
    EXPECT_EQ(referral_of(story).state, ReferralState::declined);
}

TEST(SUP7, ItIsLookedAfterUntilItHasEnded) {
    Story story;
    story.writes(clinician, "room", to_harbor());
    EXPECT_EQ(referral_of(story).next_by, friday);
    story.writes(client, "room", ReferralAgreed{"My name", friday, {}});
    story.writes(clinician, "room", moved_to(ReferralState::asked));
    EXPECT_EQ(referral_of(story).next_by, *parse_day("2026-12-15"));  // two weeks later
    story.writes(clinician, "room", moved_to(ReferralState::waiting_list, friday));
    EXPECT_EQ(referral_of(story).next_by, friday);
    EXPECT_TRUE(is_open(referral_of(story)));
    story.writes(client, "room", moved_to(ReferralState::done, friday));
    EXPECT_EQ(referral_of(story).next_by, std::nullopt);
    EXPECT_FALSE(is_open(referral_of(story)));
    EXPECT_EQ(referral_of(story).moves.size(), 3U);
}

TEST(SUP7, ALateOneStandsOnTheCaseload) {
    Story story;
    story.writes(client, "", MessageSent{"Hello"});
    story.writes(clinician, "", MessageSent{"Hello"});
    story.writes(clinician, "room", to_harbor());
    const CaseloadSummary summary = summarize(told<Record>(story));
    const auto late = overdue_at(referral_of(story));
    ASSERT_TRUE(late.has_value());
    EXPECT_EQ(summary.referral_at, to_milliseconds(*late));
    EXPECT_EQ(local_day(zone, *late), *parse_day("2026-12-05"));
    CaseloadSummary alone = summary;
    alone.quiet_at = to_milliseconds(*late + std::chrono::days{30});
    EXPECT_NE(reason_at(alone, *late - std::chrono::milliseconds{1}), "referral_overdue");
    EXPECT_EQ(reason_at(alone, *late), "referral_overdue");
}

TEST(SUP7, AnotherMayFollowItUp) {
    Story story;
    story.writes(clinician, "room", to_harbor());
    story.writes(client, "room", ReferralAgreed{"My name", friday, {}});
    auto moved = moved_to(ReferralState::asked);
    moved.owner = recovery_coach.person;
    story.writes(clinician, "room", moved);
    EXPECT_EQ(referral_of(story).owner, recovery_coach.person);
}

}  // namespace alongside::testing
