// Agreements: they hold once both sides signed, and nothing follows by itself.
#include "support/story.hpp"

#include <gtest/gtest.h>

namespace alongside::testing {
namespace {

AgreementProposed terms() {
    AgreementProposed offer;
    offer.client_does = {"Call when I cannot come"};
    offer.others_do = {{Role::clinician, "Answer the same day"}};
    offer.effect = "We meet every week again";
    offer.review_on = *parse_day("2027-01-31");
    return offer;
}

const Agreement& calls_in(const Agreements& agreements, std::string_view name = "calls") {
    const Agreement* agreement = find_agreement(agreements, named<AgreementId>(name));
    check(agreement != nullptr);
    return *agreement;
}

/// An agreement that holds.
Story agreed() {
    Story story;
    story.writes(clinician, "calls", terms());
    story.writes(client, "calls", AgreementSigned{});
    story.writes(clinician, "calls", AgreementSigned{});
    return story;
}

}  // namespace

TEST(PLAN4, AnAgreementHoldsOnceBothSidesSigned) {
    Story story;
    story.writes(clinician, "calls", terms());
    story.writes(clinician, "calls", AgreementSigned{});
    EXPECT_FALSE(calls_in(told<Agreements>(story)).holds());
    story.writes(recovery_coach, "calls", AgreementSigned{});  // the same side once more
    EXPECT_FALSE(calls_in(told<Agreements>(story)).holds());
    story.writes(client, "calls", AgreementSigned{});
    const Agreements agreements = told<Agreements>(story);
    EXPECT_TRUE(calls_in(agreements).holds());
    EXPECT_EQ(calls_in(agreements).signed_by_client->person, client.person);
    EXPECT_EQ(calls_in(agreements).proposed_by.person, clinician.person);
}

TEST(PLAN4, OneSidedDutiesNeverHoldWhateverIsSigned) {
    AgreementProposed only_client = terms();
    only_client.others_do.clear();
    AgreementProposed only_program = terms();
    only_program.client_does.clear();
    for (const AgreementProposed& one_sided : {only_client, only_program}) {
        Story story;
        story.writes(clinician, "calls", one_sided);
        story.writes(client, "calls", AgreementSigned{});
        story.writes(clinician, "calls", AgreementSigned{});
        EXPECT_FALSE(calls_in(told<Agreements>(story)).holds());
    }
}

TEST(PLAN4, TheTermsThatWereSignedDoNotChange) {
    Story story = agreed();
    AgreementProposed harder = terms();
    harder.client_does = {"Come every day"};
    story.writes(clinician, "calls", harder);
    EXPECT_EQ(calls_in(told<Agreements>(story)).terms, terms());
}

TEST(PLAN4, ANewAgreementEndsTheOneItReplacesOnlyOnceItHolds) {
    Story story = agreed();
    AgreementProposed next = terms();
    next.replaces = named<AgreementId>("calls");
    story.writes(clinician, "next", next);
    story.writes(clinician, "next", AgreementSigned{});
    EXPECT_TRUE(calls_in(told<Agreements>(story)).holds());
    story.writes(client, "next", AgreementSigned{});
    const Agreements agreements = told<Agreements>(story);
    EXPECT_FALSE(calls_in(agreements).holds());
    EXPECT_TRUE(calls_in(agreements, "next").holds());
}

TEST(PLAN4, AnAgreementThatReplacesItselfOrNothingJustHolds) {
    for (const char* replaced : {"calls", "no-such-agreement"}) {
        Story story;
        AgreementProposed offer = terms();
        offer.replaces = named<AgreementId>(replaced);
        story.writes(clinician, "calls", offer);
        story.writes(client, "calls", AgreementSigned{});
        story.writes(clinician, "calls", AgreementSigned{});
        EXPECT_TRUE(calls_in(told<Agreements>(story)).holds()) << replaced;
    }
}

TEST(PLAN4, KeptAndMissedOfBothSidesStandInOneListAndNothingFollowsByItself) {
    Story story = agreed();
    story.writes(client, "calls", AgreementNoted{Side::program, false, "Not until Monday"});
    const AboutId first = story.last();
    for (int i = 0; i < 5; ++i) {
        story.writes(clinician, "calls", AgreementNoted{Side::client, false, std::nullopt});
    }
    story.writes(clinician, "calls", AgreementNoted{Side::client, true, "On time"});
    const Agreements agreements = told<Agreements>(story);
    const Agreement& calls = calls_in(agreements);
    ASSERT_EQ(calls.notes.size(), 7U);
    EXPECT_EQ(calls.notes[0].id, first);
    EXPECT_EQ(calls.notes[0].noted.side, Side::program);
    EXPECT_EQ(calls.notes[0].by.person, client.person);
    EXPECT_TRUE(calls.effects.empty());
    EXPECT_TRUE(calls.holds());
}

TEST(PLAN4, AnEffectHasAPersonAReasonAnAppealAndAnAnswer) {
    Story story = agreed();
    story.writes(clinician, "calls", AgreementNoted{Side::client, false, std::nullopt});
    story.writes(clinician, "calls", EffectDecided{"We meet every week again", "We miss you"});
    story.writes(client, "calls", EffectAppealed{"The bus was on strike"});
    Agreements agreements = told<Agreements>(story);
    ASSERT_EQ(calls_in(agreements).effects.size(), 1U);
    const Effect waiting = calls_in(agreements).effects[0];
    EXPECT_EQ(waiting.by.person, clinician.person);
    EXPECT_EQ(waiting.decided.why, Text<1000>("We miss you"));
    EXPECT_EQ(waiting.notes_before, 1U);
    EXPECT_EQ(waiting.appeal, Words("The bus was on strike"));
    EXPECT_FALSE(waiting.outcome);

    story.writes(recovery_coach, "calls", AppealAnswered{Appeal::withdrawn, "We did not know"});
    agreements = told<Agreements>(story);
    const Effect& answered = calls_in(agreements).effects[0];
    EXPECT_EQ(answered.outcome, Appeal::withdrawn);
    EXPECT_EQ(answered.answer, Words("We did not know"));
    EXPECT_EQ(answered.answered->person, recovery_coach.person);
}

TEST(PLAN4, EitherSideEndsIt) {
    for (const Someone& side : {client, clinician}) {
        Story story = agreed();
        story.writes(side, "calls", AgreementEnded{"It did what it was for"});
        const Agreements agreements = told<Agreements>(story);
        EXPECT_FALSE(calls_in(agreements).holds());
        EXPECT_EQ(calls_in(agreements).ended->person, side.person);
        EXPECT_EQ(calls_in(agreements).why_ended, Words("It did what it was for"));
    }
}

TEST(PLAN4, WhatSpeaksOfNoAgreementChangesNothing) {
    Story story = agreed();
    const Agreements before = told<Agreements>(story);
    story.writes(client, "other", AgreementSigned{});
    story.writes(clinician, "other", AgreementNoted{Side::client, false, std::nullopt});
    story.writes(clinician, "other", EffectDecided{"No visits", "No"});
    story.writes(client, "calls", EffectAppealed{"Nothing was decided"});
    story.writes(clinician, "calls", AppealAnswered{Appeal::stands, "Nothing was asked"});
    story.writes(clinician, "other", AgreementEnded{});
    EXPECT_EQ(told<Agreements>(story), before);
}

TEST(PLAN8, ARewardIsOfferedAgreedAndEarned) {
    Story story;
    story.writes(clinician, "mug", RewardOffered{RewardSort::small_thing, "A mug", "Four groups"});
    story.writes(clinician, "mug", RewardOffered{RewardSort::praise, "Another", "Nothing"});
    Agreements agreements = told<Agreements>(story);
    ASSERT_EQ(agreements.rewards.size(), 1U);
    EXPECT_EQ(agreements.rewards[0].offered.words, Text<300>("A mug"));
    EXPECT_FALSE(agreements.rewards[0].agreed);
    story.writes(client, "mug", RewardAgreed{});
    story.writes(clinician, "mug", RewardEarned{"Four groups"});
    story.writes(clinician, "no-such-reward", RewardEarned{"Nothing"});
    agreements = told<Agreements>(story);
    EXPECT_EQ(agreements.rewards[0].agreed->person, client.person);
    ASSERT_EQ(agreements.rewards[0].earned.size(), 1U);
    EXPECT_EQ(agreements.rewards[0].earned[0].person, clinician.person);
}

}  // namespace alongside::testing
