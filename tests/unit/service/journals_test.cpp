// Writing into a journal: taken once, in order, by those who may, and told to those who may know.
#include "unit/service/house.hpp"

#include "journal/codec.hpp"

namespace alongside::service {
namespace {

using namespace std::chrono_literals;
using testing::named;

CheckinRecorded urge(int value) {
    CheckinRecorded report;
    report.answers = {{CheckinQuestion::urge, value}};
    return report;
}

/// What a journal is, folded from the store alone.
Record folded_again(House& house, Relation relation) {
    const std::unique_ptr<Server> fresh = house.another_server();
    return *fresh->services().records.standing(house.subject())->seen_by(relation);
}

void expect_memory_is_the_store(House& house) {
    const auto standing = house.services().records.standing(house.subject());
    EXPECT_EQ(*standing->self, folded_again(house, Relation::self));
    EXPECT_EQ(*standing->team, folded_again(house, Relation::care_team));
}

void tell_a_story(House& house) {
    const auto walk = named<AboutId>("walk");
    house.writes(house.sam, GoalProposed{"Exercise more"}, walk);
    house.writes(house.maria, GoalAccepted{"Walk by the river", 7}, walk);
    house.writes(house.maria, urge(3));
    house.writes(house.maria, urge(4), {}, Audience::mine);
    house.writes(house.maria, MessageSent{"Could we meet?"});
    house.writes(house.sam, MessageSent{"Yes"});
}

}  // namespace

TEST(Journals, WhoeverBringsAClientWalksWithThem) {
    House house;
    const auto standing = house.services().records.standing(house.subject());
    EXPECT_EQ(standing->head, 1);
    ASSERT_EQ(standing->team->sharing.care_team.size(), 1U);
    EXPECT_EQ(standing->team->sharing.care_team[0].person, house.sam.person);
    EXPECT_EQ(house.services().access.viewer(house.sam, house.subject()).relation,
              Relation::care_team);
}

TEST(Journals, TakeWhatMayBeWrittenAndRefuseTheRestOneByOne) {
    House house;
    const auto walk = named<AboutId>("walk");
    const auto written = house.services().journals.append_now(
        house.sam, house.subject(),
        {house.draft(GoalProposed{"Exercise more"}, walk),
         house.draft(GoalAccepted{"Exercise more", 10}, walk), house.draft(MessageSent{"Hello"})});
    ASSERT_TRUE(written);
    EXPECT_EQ(written->answers[0].seq, 2);
    ASSERT_TRUE(written->answers[1].problem);
    EXPECT_EQ(written->answers[1].problem->code, "rule.goal.accepted");
    EXPECT_EQ(written->answers[2].seq, 3);
    EXPECT_EQ(written->head, 3);
}

TEST(Journals, TheSameEntryAgainIsTheSameAnswer) {
    House house;
    const Draft draft = house.draft(urge(3));
    const auto first = house.hands_in(house.maria, draft);
    house.waits(5min);
    const auto again = house.hands_in(house.maria, draft);
    ASSERT_TRUE(first && again);
    EXPECT_EQ(again->seq, first->seq);
    EXPECT_EQ(again->recorded_at, first->recorded_at);
    EXPECT_EQ(house.services().records.standing(house.subject())->head, 2);

    house.restart();
    EXPECT_EQ(house.hands_in(house.maria, draft)->seq, first->seq);
}

TEST(Journals, AnotherEntryUnderAUsedIdIsAConflict) {
    House house;
    Draft draft = house.draft(urge(3));
    ASSERT_TRUE(house.hands_in(house.maria, draft));
    draft.body = urge(1);
    const auto other = house.hands_in(house.maria, draft);
    ASSERT_TRUE(other);
    ASSERT_TRUE(other->problem);
    EXPECT_EQ(other->problem->kind, Kind::conflict);
    EXPECT_EQ(other->problem->code, "entry.id_used");
}

TEST(Journals, AStrangerCannotTellAClientFromNobody) {
    House house;
    const auto client = house.services().journals.append_now(house.kim, house.subject(),
                                                             {house.draft(MessageSent{"Hello"})});
    const auto nobody = house.services().journals.append_now(house.kim, named<SubjectId>("nobody"),
                                                             {house.draft(MessageSent{"Hello"})});
    ASSERT_FALSE(client);
    ASSERT_FALSE(nobody);
    EXPECT_EQ(client.error(), nobody.error());
    EXPECT_EQ(client.error().kind, Kind::not_found);

    auto& views = house.services().views;
    const auto plan = views.plan(house.kim, house.subject());
    const auto no_plan = views.plan(house.kim, named<SubjectId>("nobody"));
    ASSERT_FALSE(plan);
    ASSERT_FALSE(no_plan);
    EXPECT_EQ(plan.error(), no_plan.error());
}

TEST(Journals, WhoLeftTheTeamIsAStrangerAtOnce) {
    House house;
    EXPECT_TRUE(house.services().views.plan(house.sam, house.subject()));
    house.writes(house.maria, CareTeamLeft{house.sam.person, {}});
    EXPECT_FALSE(house.services().views.plan(house.sam, house.subject()));
    const auto refused = house.hands_in(house.sam, house.draft(MessageSent{"Hello"}));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, Kind::not_found);
}

TEST(Journals, WhatIsMineIsNotSeenByTheTeam) {
    House house;
    house.writes(house.maria, urge(4), {}, Audience::mine);
    house.writes(house.maria, urge(1));
    auto& views = house.services().views;
    EXPECT_EQ(views.checkins(house.maria, house.subject())->checkins.size(), 2U);
    EXPECT_EQ(views.checkins(house.sam, house.subject())->checkins.size(), 1U);
    EXPECT_EQ(views.entries(house.maria, house.subject(), 0, 50)->entries.size(), 3U);
    EXPECT_EQ(views.entries(house.sam, house.subject(), 0, 50)->entries.size(), 2U);
}

TEST(Journals, EveryLookByAnotherIsLoggedOnce) {
    House house;
    auto& views = house.services().views;
    const auto openings = [&] {
        return views.openings(house.maria, house.subject(), "", 50)->openings.size();
    };
    EXPECT_EQ(openings(), 0U);
    ASSERT_TRUE(views.plan(house.maria, house.subject()));
    EXPECT_EQ(openings(), 0U);
    ASSERT_TRUE(views.plan(house.sam, house.subject()));
    ASSERT_TRUE(views.plan(house.sam, house.subject()));
    EXPECT_EQ(openings(), 1U);
    ASSERT_TRUE(views.messages(house.sam, house.subject()));
    EXPECT_EQ(openings(), 2U);
    house.waits(15min);
    ASSERT_TRUE(views.plan(house.sam, house.subject()));
    EXPECT_EQ(openings(), 3U);
    EXPECT_FALSE(views.plan(house.kim, house.subject()));
    EXPECT_EQ(openings(), 3U);
    EXPECT_FALSE(views.openings(house.sam, house.subject(), "", 50));
}

TEST(Journals, WhatIsRememberedIsWhatIsStored) {
    House house;
    tell_a_story(house);
    expect_memory_is_the_store(house);
}

TEST(Journals, AreTheSameWithoutMemory) {
    House house(0);
    tell_a_story(house);
    expect_memory_is_the_store(house);
    EXPECT_EQ(house.services().records.remembered(house.subject()), nullptr);
}

TEST(Journals, AClockSetBackKeepsTheOrder) {
    House house;
    const auto first = house.writes(house.maria, urge(3));
    house.waits(-2h);
    const auto second = house.writes(house.maria, urge(2));
    EXPECT_EQ(second.recorded_at, first.recorded_at);
    EXPECT_EQ(*second.seq, *first.seq + 1);
}

TEST(Journals, TwoServersOnOneStoreTakeTurns) {
    House house;
    const auto other = house.another_server();
    const auto write_from = [&](Services& services, std::string_view who) {
        for (int i = 0; i < 20; ++i) {
            Draft draft = {named<EntryId>(std::string(who) + std::to_string(i)),
                           false,
                           Moment{house.now(), "UTC"},
                           Audience::circle,
                           {},
                           urge(i % 5)};
            const auto written =
                services.journals.append_now(house.maria, house.subject(), {std::move(draft)});
            ASSERT_TRUE(written) << written.error().code;
            EXPECT_TRUE(written->answers.front().seq);
        }
    };
    std::thread here([&] { write_from(house.services(), "here"); });
    std::thread there([&] { write_from(other->services(), "there"); });
    here.join();
    there.join();
    EXPECT_EQ(folded_again(house, Relation::self).head, 41);
    EXPECT_EQ(folded_again(house, Relation::self).checkins.items.size(), 40U);
    const auto verified = house.services().upkeep.verify();
    EXPECT_TRUE(verified.faults.empty());
}

/// A commit of ours is taken over a moment after it is durable; in between, another server may have
/// written on top of it, and that may be heard first.
TEST(Records, AreNotTakenOverWhereAnotherServerHasMovedOn) {
    House house;
    Records& records = house.services().records;
    const SubjectId subject = house.subject();
    const auto ours = records.standing(subject);
    const auto other = house.another_server();

    records.writing(subject);
    Draft draft{named<EntryId>("theirs"), false, Moment{house.now(), "UTC"},
                Audience::circle,         {},    urge(3)};
    ASSERT_TRUE(other->services().journals.append_now(house.maria, subject, {std::move(draft)}));
    while (records.remembered(subject)) std::this_thread::yield();  // until it is heard
    records.committed(subject, ours);
    EXPECT_FALSE(records.remembered(subject));
    EXPECT_EQ(records.standing(subject)->head, ours->head + 1);

    // Where nobody did, what was committed is remembered.
    const auto theirs = records.standing(subject);
    records.forget(subject);
    records.writing(subject);
    records.committed(subject, theirs);
    EXPECT_EQ(records.remembered(subject), theirs);
}

TEST(Journals, AConsentOpensNamedPartsUntilItIsRevoked) {
    House house;
    const Reader ana = house.add("Ana Álvarez", Role::supporter);
    EXPECT_FALSE(house.services().views.client(ana, house.subject()));
    ConsentGiven given;
    given.person = ana.person;
    given.areas = {Area::story};
    given.purpose = "So that my sister knows how I am";
    house.writes(house.maria, VisionWritten{"A quiet house"}, {}, Audience::shared);
    house.writes(house.maria, given, named<AboutId>("ana"));
    auto seen = house.services().views.client(ana, house.subject());
    ASSERT_TRUE(seen);
    EXPECT_TRUE(seen->vision);

    house.waits(1s);
    house.writes(house.maria, ConsentRevoked{}, named<AboutId>("ana"));
    seen = house.services().views.client(ana, house.subject());
    ASSERT_FALSE(seen);
    EXPECT_EQ(seen.error().kind, Kind::not_found);
}

TEST(Journals, NobodyJoinsWhoDoesNotWorkThere) {
    House house;
    const auto joined = [&](const PersonId& person) {
        return house.hands_in(house.ruth,
                              house.draft(CareTeamJoined{person, Role::clinician, house.program}));
    };
    const auto stranger = joined(named<PersonId>("nobody"));
    ASSERT_TRUE(stranger);
    ASSERT_TRUE(stranger->problem);
    EXPECT_EQ(stranger->problem->code, "care_team.not_staff");
    EXPECT_FALSE(joined(house.kim.person)->problem);
    EXPECT_TRUE(house.services().views.plan(house.kim, house.subject()));
}

}  // namespace alongside::service
