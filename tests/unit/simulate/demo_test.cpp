#include "fixture.hpp"

#include "rules/seeing.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace alongside::simulate {
namespace {

/// The demo is made once: hashing its passphrases takes a while.
class DemoProgram : public testing::Test {
protected:
    static void SetUpTestSuite() {
        world_ = new World;
        auto demo = make_demo(world_->services(), world_->time(), world_->program(), morning());
        ASSERT_TRUE(demo.has_value()) << demo.error().code << ": " << demo.error().title;
        demo_ = new Demo(std::move(*demo));
    }
    static void TearDownTestSuite() {
        delete demo_;
        delete world_;
        demo_ = nullptr;
        world_ = nullptr;
    }

    [[nodiscard]] static service::Services& services() { return world_->services(); }

    static service::Reader reader(const std::string& name) {
        for (const service::Person& person : services().people.everyone()) {
            if (person.name.text() == name) {
                return {person.id, services().people.places_of(person.id)};
            }
        }
        throw Mistake("no such person in the demo");
    }
    static std::shared_ptr<const Record> record(const std::string& name) {
        return services().records.standing(reader(name).person.as<SubjectId>())->self;
    }
    static service::CaseloadView caseload(const std::string& name) {
        const auto view = services().caseload.read(reader(name), "", 50);
        check(view.has_value());
        return *view;
    }

    static World* world_;
    static Demo* demo_;
};

World* DemoProgram::world_ = nullptr;
Demo* DemoProgram::demo_ = nullptr;

TEST_F(DemoProgram, EverySignInWorks) {
    std::set<std::string> roles;
    for (const SignIn& sign_in : demo_->sign_ins) {
        if (sign_in.login.empty()) continue;
        roles.insert(sign_in.role);
        const auto signed_in =
            services().accounts.sign_in(sign_in.login, sign_in.password, "203.0.113.7");
        ASSERT_TRUE(signed_in.has_value()) << sign_in.login;
        EXPECT_EQ(signed_in->next, "done") << sign_in.login;
        EXPECT_EQ(signed_in->me->name.text(), sign_in.name);
        EXPECT_FALSE(sign_in.note.empty());
    }
    EXPECT_EQ(roles.size(), 6U);
    EXPECT_FALSE(services().accounts.sign_in("marisol", "four-other-words-here", "203.0.113.7"));
}

TEST_F(DemoProgram, NewcomerHasAnInvitationAndNothingElse) {
    const auto& noor = demo_->sign_ins.back();
    EXPECT_TRUE(noor.login.empty());
    const auto person = services().people.find(reader(noor.name).person);
    EXPECT_EQ(person->state, service::PersonState::invited);
    EXPECT_EQ(record(noor.name)->head, 1);
}

TEST_F(DemoProgram, MarisolsGoalKeepsEveryWording) {
    const auto marisol = record("Marisol Vega");
    const auto evening = std::ranges::find_if(marisol->plan.goals, [](const Goal& goal) {
        return goal.state == GoalState::active && goal.wordings.size() == 3;
    });
    EXPECT_NE(evening, marisol->plan.goals.end());
    EXPECT_EQ(std::ranges::count(marisol->plan.goals, GoalState::proposed, &Goal::state), 1);
    EXPECT_TRUE(marisol->story.preferences.please_avoid.has_value());
    EXPECT_FALSE(marisol->messages.items.empty());
    const auto river = std::ranges::find_if(
        marisol->supports.items, [](const Support& support) { return !support.visits.empty(); });
    ASSERT_NE(river, marisol->supports.items.end());
    ASSERT_TRUE(river->meeting.has_value());
    EXPECT_TRUE(services().directory.find(river->meeting->text()).has_value());
}

TEST_F(DemoProgram, SisterSeesThePlanThatIsSharedAndNothingElse) {
    const auto elena = reader("Elena Vega");
    const auto marisol = reader("Marisol Vega").person.as<SubjectId>();
    const Viewer viewer = services().access.viewer(elena, marisol);
    ASSERT_EQ(viewer.relation, Relation::supporter);
    EXPECT_EQ(viewer.areas, std::vector{Area::plan});
    const Record seen = services().records.folded_for(marisol, viewer);
    EXPECT_EQ(seen.plan.goals.size(), 1U);
    EXPECT_TRUE(seen.checkins.items.empty());
    EXPECT_TRUE(seen.messages.items.empty());
}

TEST_F(DemoProgram, ProgramsHaveAWallBetweenThem) {
    const auto imani = reader("Imani Brooks").person.as<SubjectId>();
    const auto marisol = reader("Marisol Vega").person.as<SubjectId>();
    EXPECT_EQ(services().access.viewer(reader("Theo Lindqvist"), imani).relation,
              Relation::care_team);
    EXPECT_EQ(services().access.viewer(reader("Theo Lindqvist"), marisol).relation, Relation::none);
    EXPECT_EQ(services().access.viewer(reader("Dana Whitfield"), imani).relation, Relation::none);
    EXPECT_EQ(services().access.viewer(reader("Priya Raman"), imani).relation, Relation::none);
    EXPECT_EQ(services().access.viewer(reader("Priya Raman"), marisol).relation, Relation::lead);
}

TEST_F(DemoProgram, DanasBoardHasEveryReasonToWrite) {
    const auto board = caseload("Dana Whitfield");
    ASSERT_EQ(board.clients.size(), 7U);
    std::set<std::string> reasons;
    for (const auto& line : board.clients) reasons.insert(line.reason);
    for (const char* reason :
         {"wants_to_talk", "checkin_waiting", "message_waiting", "quiet", "new"}) {
        EXPECT_TRUE(reasons.contains(reason)) << reason;
    }
}

TEST_F(DemoProgram, TonightFindsSomethingEveryNight) {
    const auto index = services().directory.index();
    for (int day = 0; day < 7; ++day) {
        directory::Query query;
        query.when = directory::When::tonight;
        query.viewer_zone = "America/New_York";
        const Instant late_afternoon = morning() + std::chrono::days{day} + std::chrono::hours{8};
        const auto found = index->search(query, late_afternoon);
        ASSERT_TRUE(found.has_value());
        EXPECT_GE(found->hits.size(), 3U) << "day " << day;
    }
    for (const auto facet :
         {directory::Facet::spanish, directory::Facet::women, directory::Facet::lgbtq,
          directory::Facet::newcomer, directory::Facet::wheelchair}) {
        EXPECT_TRUE(std::ranges::any_of(index->meetings(), [&](const directory::Meeting& meeting) {
            return meeting.has(facet);
        }));
    }
}

TEST_F(DemoProgram, IsMadeOnlyOnceAndItsChainsHold) {
    const auto again = make_demo(world_->services(), world_->time(), world_->program(), morning());
    ASSERT_FALSE(again.has_value());
    EXPECT_EQ(again.error().code, "demo.not_empty");
    EXPECT_TRUE(services().upkeep.verify().faults.empty());
}

}  // namespace
}  // namespace alongside::simulate
