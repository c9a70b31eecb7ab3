// Wins: every rule finds what it names and nothing else, and nothing is ever taken away.
#include "support/any.hpp"
#include "support/story.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>

namespace alongside::testing {
namespace {

using namespace std::chrono_literals;

CheckinRecorded report() {
    CheckinRecorded said;
    said.words = "Fine";
    return said;
}

AgreementProposed terms() {
    AgreementProposed offer;
    offer.client_does = {"Call when I cannot come"};
    offer.others_do = {{Role::clinician, "Answer the same day"}};
    offer.review_on = *parse_day("2027-01-31");
    return offer;
}

SupportAttended visit() {
    return {*parse_day("2026-11-20"), std::nullopt, std::nullopt, std::nullopt};
}

/// Something that a rule finds, and its neighbor that it does not.
struct Case {
    void (*finds)(Story&);
    void (*finds_nothing)(Story&);
};

void checks_in_on_days(Story& story, int days) {
    for (int i = 0; i < days; ++i) {
        story.writes(client, "", report());
        story.waits(i % 2 == 0 ? 24h : 72h);
    }
}

Case case_of(WinSource source) {
    switch (source) {
        case WinSource::noted:
            return {[](Story& story) { story.writes(client, "", WinNoted{"I said no"}); },
                    [](Story& story) { story.writes(client, "", MessageSent{"I said no"}); }};
        case WinSource::noticed:
            return {[](Story& story) { story.writes(clinician, "", WinNoticed{"You laughed"}); },
                    [](Story& story) { story.writes(clinician, "", MessageSent{"You laughed"}); }};
        case WinSource::step_done:
            return {[](Story& story) { story.writes(client, "ask", StepDone{}); },
                    [](Story& story) { story.writes(client, "ask", StepLetGo{}); }};
        case WinSource::goal_reached:
            return {[](Story& story) { story.writes(client, "walk", GoalAchieved{}); },
                    [](Story& story) { story.writes(client, "walk", GoalLetGo{}); }};
        case WinSource::first_visit:
            return {[](Story& story) { story.writes(client, "thursday", visit()); },
                    [](Story& story) {
                        story.writes(client, "thursday", SupportChosen{Choice::yes, "Thursday"});
                    }};
        case WinSource::seven_checkins:
            return {[](Story& story) { checks_in_on_days(story, 7); },
                    [](Story& story) { checks_in_on_days(story, 6); }};
        case WinSource::obstacle_passed:
            return {[](Story& story) { story.writes(client, "knee", ObstaclePassed{}); },
                    [](Story& story) { story.writes(client, "knee", ObstacleWayChosen{"Swim"}); }};
        case WinSource::tool_helped:
            return {[](Story& story) {
                        story.writes(client, "", ToolUsed{CopingTool::halt, 7, 6, std::nullopt});
                    },
                    [](Story& story) {
                        story.writes(client, "", ToolUsed{CopingTool::halt, 7, 7, std::nullopt});
                        story.writes(client, "", ToolUsed{CopingTool::halt, 7, {}, std::nullopt});
                        story.writes(client, "", ToolUsed{CopingTool::halt, {}, 0, std::nullopt});
                    }};
        case WinSource::choice_made:
            return {
                [](Story& story) {
                    story.writes(client, "choice", DecisionMade{"telling", "ana", "Tell Ana"});
                },
                [](Story& story) { story.writes(client, "choice", DecisionWeighed{"telling"}); }};
        case WinSource::agreement_kept:
            return {[](Story& story) {
                        story.writes(clinician, "calls", AgreementNoted{Side::client, true, {}});
                    },
                    [](Story& story) {
                        story.writes(clinician, "calls", AgreementNoted{Side::client, false, {}});
                        story.writes(client, "calls", AgreementNoted{Side::program, true, {}});
                    }};
    }
    return {};
}

/// A journal with something of everything, and no win yet.
Story before() {
    Story story;
    story.writes(client, "walk", GoalProposed{"Walk"});
    story.writes(client, "walk", GoalAccepted{"Walk", std::nullopt});
    story.writes(client, "ask", StepAdded{named<GoalId>("walk"), "Ask Ana"});
    story.writes(client, "knee", ObstacleNamed{named<AboutId>("walk"), Barrier::health_or_pain});
    story.writes(client, "thursday", SupportChosen{Choice::yes, "Thursday"});
    story.writes(clinician, "calls", terms());
    return story;
}

int sevens_in(const Story& story) {
    const Wins wins = told<Wins>(story);
    return static_cast<int>(
        std::ranges::count(wins.items, WinSource::seven_checkins, &Win::source));
}

/// Whether every win of `earlier` stands in `later`, with all who were glad.
bool holds_all_of(const Wins& later, const Wins& earlier) {
    return std::ranges::all_of(earlier.items, [&](const Win& win) {
        const Win* kept = find_win(later, win.id);
        return kept != nullptr && kept->source == win.source && kept->words == win.words &&
               kept->celebrations.size() >= win.celebrations.size();
    });
}

bool counts_no_less_than(const Wins& later, const Wins& earlier) {
    return std::ranges::all_of(earlier.milestones, [&](const Milestone& milestone) {
        const Milestone* kept = find_milestone(later, milestone.id);
        return kept != nullptr && kept->counted >= milestone.counted;
    });
}

}  // namespace

TEST(PLAN6, EveryRuleFindsWhatItNamesAndNotItsNeighbor) {
    for (const WinRule& rule : win_rules()) {
        const std::string name(json::Format<WinSource>::name(rule.source));
        const Case one = case_of(rule.source);
        ASSERT_NE(one.finds, nullptr) << name << ": say here what it finds";

        Story story = before();
        ASSERT_TRUE(told<Wins>(story).items.empty()) << name;
        one.finds_nothing(story);
        EXPECT_TRUE(told<Wins>(story).items.empty()) << name;

        Story other = before();
        one.finds(other);
        const Wins wins = told<Wins>(other);
        ASSERT_EQ(wins.items.size(), 1U) << name;
        EXPECT_EQ(wins.items[0].source, rule.source);
        EXPECT_EQ(wins.items[0].id, other.last().as<WinId>());
        EXPECT_EQ(wins.items[0].by.at, other.entries.back().occurred_at);
    }
}

TEST(PLAN6, TheTableNamesEverySourceOnce) {
    std::set<WinSource> sources;
    for (const WinRule& rule : win_rules()) {
        EXPECT_TRUE(sources.insert(rule.source).second);
        EXPECT_FALSE(rule.meaning.empty());
    }
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<WinSource>>(
        [&](auto d) { EXPECT_TRUE(sources.contains(d.value)) << d.name; });
}

TEST(PLAN6, SevenDaysOfCheckinsNeedNotBeInARow) {
    Story story;
    checks_in_on_days(story, 6);
    story.writes(client, "", report());
    story.writes(client, "", report());  // the same day counts once
    EXPECT_EQ(sevens_in(story), 1);
    story.waits(2000h);  // a long rest loses nothing
    checks_in_on_days(story, 3);
    story.writes(client, "", SetbackTold{});
    checks_in_on_days(story, 2);
    EXPECT_EQ(sevens_in(story), 1);
    checks_in_on_days(story, 2);
    EXPECT_EQ(sevens_in(story), 2);
}

TEST(PLAN6, ManyCheckinsOfOneDayAreOneDay) {
    Story story;
    for (int i = 0; i < 20; ++i) story.writes(client, "", report());
    EXPECT_EQ(sevens_in(story), 0);
}

TEST(PLAN6, TheSameStepSupportOrChoiceIsFoundOnce) {
    Story story = before();
    for (int i = 0; i < 3; ++i) {
        story.writes(client, "ask", StepDone{});
        story.writes(client, "thursday", visit());
        story.writes(client, "choice", DecisionMade{"telling", "ana", "Tell Ana"});
    }
    EXPECT_EQ(told<Wins>(story).items.size(), 3U);
    story.writes(client, "monday", visit());
    EXPECT_EQ(told<Wins>(story).items.size(), 4U);
}

TEST(PLAN6, AWinIsCelebratedByMany) {
    Story story = before();
    story.writes(client, "", WinNoted{"I said no"});
    const AboutId win = story.last();
    story.writes_about(clinician, win, WinCelebrated{"Well said"});
    story.writes_about(supporter, win, WinCelebrated{});
    story.writes(supporter, "no-such-win", WinCelebrated{"What?"});
    const Wins wins = told<Wins>(story);
    ASSERT_EQ(wins.items.size(), 1U);
    ASSERT_EQ(wins.items[0].celebrations.size(), 2U);
    EXPECT_EQ(wins.items[0].celebrations[0].words, Words("Well said"));
    EXPECT_EQ(wins.items[0].celebrations[1].by.person, supporter.person);
    EXPECT_FALSE(wins.items[0].celebrations[1].words);
}

TEST(PLAN6, AMilestoneCountsWhatItNames) {
    const std::pair<Counts, Body> countable[] = {
        {Counts::checkins, report()},
        {Counts::steps_done, StepDone{}},
        {Counts::visits, visit()},
        {Counts::tools_used, ToolUsed{CopingTool::halt, {}, {}, {}}},
        {Counts::own, MilestoneCounted{std::nullopt, *parse_day("2026-11-21")}},
    };
    for (const auto& [counts, counted] : countable) {
        Story story = before();
        story.writes(client, "mine", MilestoneChosen{"Mine", counts, *parse_day("2026-11-21")});
        for (const auto& [other, body] : countable) {
            if (other == counts) continue;
            story.writes(client, other == Counts::own ? "x" : "ask", body);
        }
        EXPECT_EQ(find_milestone(told<Wins>(story), named<MilestoneId>("mine"))->counted, 0);
        // A check-in about something is a part of another one.
        const char* about = counts == Counts::checkins ? "" : "mine";
        story.writes(client, about, counted);
        story.writes(client, about, counted);
        EXPECT_EQ(find_milestone(told<Wins>(story), named<MilestoneId>("mine"))->counted, 2);
    }
}

TEST(PLAN6, AMilestoneLooksBackToItsFirstDay) {
    Story story;
    checks_in_on_days(story, 3);  // the 21st, the 22nd and the 25th
    story.writes(client, "mine",
                 MilestoneChosen{"Check-ins", Counts::checkins, *parse_day("2026-11-22")});
    const auto counted = [&] {
        return find_milestone(told<Wins>(story), named<MilestoneId>("mine"))->counted;
    };
    EXPECT_EQ(counted(), 2);
    story.writes(client, "", report());
    EXPECT_EQ(counted(), 3);
    // A later first day takes nothing away.
    story.writes(client, "mine",
                 MilestoneChosen{"Check-ins", Counts::checkins, *parse_day("2026-12-24")});
    story.writes(client, "", report());
    EXPECT_EQ(counted(), 3);
}

TEST(PLAN6, AMilestoneThatRestsKeepsWhatItCounted) {
    Story story;
    const MilestoneChosen mornings{"Mornings", Counts::own, *parse_day("2026-11-01"), 30};
    const MilestoneCounted one{std::nullopt, *parse_day("2026-11-21")};
    story.writes(client, "mornings", mornings);
    story.writes(client, "mornings", one);
    story.writes(client, "mornings", MilestoneRested{});
    Wins wins = told<Wins>(story);
    EXPECT_TRUE(wins.milestones[0].rested);
    EXPECT_EQ(wins.milestones[0].counted, 1);
    story.writes(client, "mornings", mornings);
    story.writes(client, "mornings", one);
    wins = told<Wins>(story);
    ASSERT_EQ(wins.milestones.size(), 1U);
    EXPECT_FALSE(wins.milestones[0].rested);
    EXPECT_EQ(wins.milestones[0].counted, 2);
}

TEST(PLAN7, ASetbackTakesNothingAway) {
    Story story = before();
    checks_in_on_days(story, 9);
    story.writes(client, "ask", StepDone{});
    story.writes(client, "mornings", MilestoneChosen{"Mornings", Counts::own, {}, {}});
    const Wins earlier = told<Wins>(story);
    story.writes(client, "friday", SetbackTold{"I used", Safety::safe, false});
    story.writes(client, "friday", SetbackDebriefed{});
    EXPECT_EQ(told<Wins>(story), earlier);
}

RC_GTEST_PROP(PLAN6, NothingThatIsWrittenTakesAWinAway, ()) {
    static const std::vector<Someone> people{client, clinician, recovery_coach, supporter};
    Story story = before();
    checks_in_on_days(story, any_from(0, 9));
    Wins wins = told<Wins>(story);
    const auto count = any_from(1, 40);
    for (int i = 0; i < count; ++i) {
        const auto place = any_from<std::size_t>(0, story.entries.size());
        const Entry spoken_of = story.entries[place];
        const AboutId about = any<bool>() ? spoken_of.about : spoken_of.id.as<AboutId>();
        const Wins earlier = wins;
        wins = advance(std::move(wins),
                       story.writes_about(*rc::gen::elementOf(people), about, any_body()));
        RC_ASSERT(wins.items.size() >= earlier.items.size());
        RC_ASSERT(holds_all_of(wins, earlier));
        RC_ASSERT(counts_no_less_than(wins, earlier));
    }
}

}  // namespace alongside::testing
