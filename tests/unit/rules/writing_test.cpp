// Every row of the writing table, allowed and refused: made from the table itself.
#include "rules/writing.hpp"
#include "rules/conditions.hpp"
#include "support/story.hpp"
#include "unit/journal/any.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>

namespace alongside::testing {
namespace {

using namespace std::chrono_literals;

/// A journal in which something stands in every state that a rule asks about.
struct Scene {
    Story story;
    AboutId waiting;   ///< a check-in nobody answered
    AboutId answered;  ///< one that was

    Scene() {
        story.writes(clinician, "", CareTeamJoined{clinician.person, Role::clinician, program});
        story.writes(supervisor, "",
                     CareTeamJoined{recovery_coach.person, Role::recovery_coach, program});
        story.writes(clinician, "offered", GoalProposed{"Exercise more"});
        story.writes(clinician, "active", GoalProposed{"Sleep"});
        story.writes(client, "active", GoalAccepted{"Sleep well", 5});
        story.writes(client, "active-step", StepAdded{named<GoalId>("active"), "Tea, not coffee"});
        story.writes(clinician, "clinician-step",
                     StepAdded{named<GoalId>("active"), "Send the leaflet", Role::clinician, {}});
        story.writes(client, "resting", GoalProposed{"Swim"});
        story.writes(client, "resting", GoalAccepted{"Swim", std::nullopt});
        story.writes(client, "resting", GoalRested{});
        story.writes(client, "", said("Long night"));
        answered = story.last();
        story.writes_about(clinician, answered, CheckinAnswered{});
        story.writes(client, "", said("Better"));
        waiting = story.last();
        story.writes(client, "thursday", SupportChosen{Choice::yes, "Thursday meeting"});
        story.writes(client, "choir", SupportChosen{Choice::not_for_me, "Choir"});
        story.writes(client, "ana", consent());
    }
    static CheckinRecorded said(const char* words) {
        CheckinRecorded report;
        report.words = words;
        return report;
    }
    static ConsentGiven consent() {
        ConsentGiven given;
        given.person = supporter.person;
        given.areas = {Area::plan};
        given.purpose = "So that my sister knows";
        return given;
    }
    [[nodiscard]] Record record() const { return told<Record>(story); }
    [[nodiscard]] const Entry* entry(const AboutId& id) const {
        const auto found = std::ranges::find(story.entries, id.as<EntryId>(), &Entry::id);
        return found == story.entries.end() ? nullptr : &*found;
    }
};

struct Attempt {
    AboutId about;
    Body body;
};

Attempt on(std::string_view about, Body body) {
    return {about.empty() ? AboutId{} : named<AboutId>(about), std::move(body)};
}

/// For each condition of the table: what meets it, and, if anything can, what does not.
struct Cases {
    std::vector<Attempt> met;
    std::vector<Attempt> not_met;
};

StepAdded step_for(Role owner, std::string_view goal = "active") {
    return {named<GoalId>(goal), "A step", owner, std::nullopt};
}

Cases consent_cases() {
    Cases cases;
    cases.met.push_back(on("new", Scene::consent()));
    ConsentGiven nothing = Scene::consent();
    nothing.areas.clear();
    ConsentGiven self = Scene::consent();
    self.person = client.person;
    ConsentGiven over = Scene::consent();
    over.until_on = parse_day("2026-11-19");
    cases.not_met = {on("new", nothing), on("new", self), on("new", over),
                     on("ana", Scene::consent()), on("active", Scene::consent())};
    return cases;
}

Cases step_cases(Role author) {
    Cases cases{{on("new", step_for(author))},
                {on("new", step_for(author, "offered")), on("new", step_for(author, "resting")),
                 on("active-step", step_for(author)), on("new", step_for(Role::supervisor))}};
    auto& others = author == Role::client ? cases.met : cases.not_met;
    others.push_back(
        on("new", step_for(author == Role::clinician ? Role::client : Role::clinician)));
    return cases;
}

Cases finishing_cases(Role author) {
    Cases cases{{}, {on("no-such-step", StepDone{})}};
    (author == Role::client ? cases.met : cases.not_met).push_back(on("active-step", StepDone{}));
    (author == Role::recovery_coach ? cases.not_met : cases.met)
        .push_back(on("clinician-step", StepDone{}));
    return cases;
}

Cases correction_cases(const Scene& scene, Role author) {
    const RawObject whole{json::text(Scene::said("I meant tired"))};
    const auto about = [](const AboutId& id, std::optional<RawObject> body) {
        return Attempt{id, CorrectionMade{"It was otherwise", std::move(body)}};
    };
    Cases cases{
        {about(scene.waiting, std::nullopt), about(scene.answered, std::nullopt)},
        {on("no-such-entry", CorrectionMade{"No", std::nullopt}), about(scene.answered, whole),
         about(scene.waiting, RawObject{R"({"answers":[],"talk":false})"}),
         about(scene.waiting, RawObject{R"({"words":"not whole"})"}),
         about(scene.story.entries[2].id.as<AboutId>(),
               RawObject{R"({"words":"Exercise less"})"})}};
    (author == Role::client ? cases.met : cases.not_met).push_back(about(scene.waiting, whole));
    return cases;
}

/// One more arm here for each new condition: a row without one fails below.
std::optional<Cases> cases_of(const WriteRule& rule, const Someone& author, const Scene& scene) {
    static const CareTeamJoined newcomer{named<PersonId>("Kim"), Role::clinician, program};
    static const CareTeamJoined again{clinician.person, Role::clinician, program};
    static const CareTeamJoined wrong_role{named<PersonId>("Kim"), Role::supervisor, program};
    const auto any_goal = [&](auto&&... names) {
        const auto body = [&]() -> Body {
            if (rule.kind == GoalAccepted::kind) return GoalAccepted{"Mine", std::nullopt};
            if (rule.kind == GoalReworded::kind) return GoalReworded{"Mine", std::nullopt};
            if (rule.kind == GoalDeclined::kind) return GoalDeclined{};
            if (rule.kind == GoalRested::kind) return GoalRested{};
            if (rule.kind == GoalResumed::kind) return GoalResumed{};
            if (rule.kind == GoalAchieved::kind) return GoalAchieved{};
            return GoalLetGo{};
        };
        return std::vector<Attempt>{on(names, body())...};
    };
    const std::string_view when = rule.when.name;
    if (when == "always") {
        if (rule.kind == VisionWritten::kind) return Cases{{on("", VisionWritten{"Peace"})}, {}};
        if (rule.kind == PreferencesSet::kind) return Cases{{on("", PreferencesSet{})}, {}};
        if (rule.kind == MessageSent::kind) return Cases{{on("", MessageSent{"Hello"})}, {}};
        return Cases{{on("new", SupportChosen{Choice::yes, "Run club"})}, {}};
    }
    if (when == "about_is_new") {
        return Cases{{on("new", GoalProposed{"Read"})},
                     {on("offered", GoalProposed{"Read"}), on("thursday", GoalProposed{"Read"})}};
    }
    if (when == "goal_is_on_offer")
        return Cases{any_goal("offered"), any_goal("active", "resting", "none")};
    if (when == "goal_is_active")
        return Cases{any_goal("active"), any_goal("offered", "resting", "none")};
    if (when == "goal_is_resting")
        return Cases{any_goal("resting"), any_goal("offered", "active", "none")};
    if (when == "goal_is_kept")
        return Cases{any_goal("active", "resting"), any_goal("offered", "none")};
    if (when == "step_is_mine_to_add") return step_cases(author.role);
    if (when == "step_is_mine_and_open") return finishing_cases(author.role);
    if (when == "checkin_says_something")
        return Cases{{on("", Scene::said("Tired"))}, {on("", CheckinRecorded{})}};
    if (when == "checkin_is_unanswered")
        return Cases{{{scene.waiting, CheckinAnswered{}}},
                     {{scene.answered, CheckinAnswered{}}, on("none", CheckinAnswered{})}};
    if (when == "support_is_chosen") {
        const SupportAttended went{*parse_day("2026-11-19"), {}, {}, {}};
        return Cases{{on("thursday", went)}, {on("choir", went), on("none", went)}};
    }
    if (when == "consent_is_whole") return consent_cases();
    if (when == "consent_is_active")
        return Cases{{on("ana", ConsentRevoked{})}, {on("none", ConsentRevoked{})}};
    if (when == "correction_fits") return correction_cases(scene, author.role);
    if (when == "team_place_is_free")
        return Cases{{on("", newcomer)}, {on("", again), on("", wrong_role)}};
    if (when == "member_is_on_team")
        return Cases{{on("", CareTeamLeft{clinician.person, {}})},
                     {on("", CareTeamLeft{named<PersonId>("Kim"), {}})}};
    if (when == "member_is_author")
        return Cases{{on("", CareTeamLeft{author.person, {}})},
                     {on("", CareTeamLeft{named<PersonId>("Kim"), {}})}};
    return std::nullopt;
}

const std::vector<std::pair<Someone, Relation>> standings{
    {client, Relation::self},
    {clinician, Relation::care_team},
    {recovery_coach, Relation::care_team},
    {supporter, Relation::supporter},
    {supervisor, Relation::lead},
    {administrator, Relation::lead},
};

Draft draft_of(const Attempt& attempt, Instant now) {
    return {named<EntryId>("the next"), false,         Moment{now, std::string(zone)},
            Audience::circle,           attempt.about, attempt.body};
}

Result<void> tried(const Scene& scene, const Viewer& viewer, const Draft& draft) {
    const Record record = scene.record();
    return may_write(draft, Question{viewer, record, draft.about, scene.story.now, nullptr,
                                     scene.entry(draft.about)});
}

/// Who of these may write the kind at all, by the table.
bool is_in_the_table(std::string_view kind, Role role) {
    return std::ranges::any_of(write_rules(), [&](const WriteRule& rule) {
        return rule.kind == kind && rule.who.has(role) && rule.when.name != "host_begins";
    });
}

}  // namespace

TEST(WriteRules, EveryKindHasARowAndEveryRowAKind) {
    std::set<std::string_view> named_in_table;
    for (const WriteRule& rule : write_rules()) {
        named_in_table.insert(rule.kind);
        EXPECT_NE(find_kind(rule.kind), nullptr) << rule.kind;
        EXPECT_FALSE(rule.sentence.empty()) << rule.kind;
        EXPECT_FALSE(rule.instead.empty()) << rule.kind;
        EXPECT_NE(rule.who.bits, 0) << rule.kind;
    }
    for (const KindInfo& kind : all_kinds())
        EXPECT_TRUE(named_in_table.contains(kind.name)) << kind.name;
}

TEST(WriteRules, EveryRowAllowsWhatMeetsItAndRefusesWhatDoesNot) {
    const Scene scene;
    for (const WriteRule& rule : write_rules()) {
        if (rule.when.name == "host_begins") continue;  // below: it needs an empty journal
        for (const auto& [author, relation] : standings) {
            if (!rule.who.has(author.role)) continue;
            const std::string row = std::string(rule.kind) + " by " +
                                    std::string(json::Format<Role>::name(author.role));
            const auto cases = cases_of(rule, author, scene);
            ASSERT_TRUE(cases) << row << ": say here what meets " << rule.when.name;
            const Viewer viewer{author.person, relation, author.role, {}};
            for (const Attempt& attempt : cases->met) {
                const auto allowed = tried(scene, viewer, draft_of(attempt, scene.story.now));
                EXPECT_TRUE(allowed) << row << " on " << attempt.about.text();
            }
            for (const Attempt& attempt : cases->not_met) {
                const auto refused = tried(scene, viewer, draft_of(attempt, scene.story.now));
                ASSERT_FALSE(refused) << row << " on " << attempt.about.text();
                EXPECT_EQ(refused.error().code, "rule." + std::string(rule.kind));
                EXPECT_EQ(refused.error().title, rule.sentence);
                EXPECT_EQ(refused.error().detail, rule.instead);
            }
        }
    }
}

TEST(WriteRules, WhoIsNotInARowIsRefusedWithItsSentence) {
    const Scene scene;
    for (const WriteRule& rule : write_rules()) {
        if (rule.when.name == "host_begins") continue;
        const auto cases = cases_of(rule, client, scene);
        ASSERT_TRUE(cases);
        for (const auto& [author, relation] : standings) {
            if (is_in_the_table(rule.kind, author.role)) continue;
            const Viewer viewer{author.person, relation, author.role, {}};
            for (const Attempt& attempt : cases->met) {
                const auto refused = tried(scene, viewer, draft_of(attempt, scene.story.now));
                ASSERT_FALSE(refused) << rule.kind;
                EXPECT_EQ(refused.error().kind, Kind::refused);
                EXPECT_EQ(refused.error().code, "rule." + std::string(rule.kind));
                EXPECT_FALSE(refused.error().title.empty());
            }
        }
    }
}

TEST(WriteRules, ARoleInAnotherRelationIsNoRight) {
    const Scene scene;
    for (const WriteRule& rule : write_rules()) {
        for (const auto& [author, own_relation] : standings) {
            const auto cases = cases_of(rule, author, scene);
            if (!cases || !rule.who.has(author.role)) continue;
            for (const Relation relation : {Relation::none, Relation::self, Relation::care_team,
                                            Relation::supporter, Relation::host, Relation::lead}) {
                if (relation == own_relation) continue;
                const Viewer viewer{author.person, relation, author.role, {}};
                for (const Attempt& attempt : cases->met) {
                    EXPECT_FALSE(tried(scene, viewer, draft_of(attempt, scene.story.now)))
                        << rule.kind << " by " << json::Format<Role>::name(author.role) << " as "
                        << json::Format<Relation>::name(relation);
                }
            }
        }
    }
}

TEST(WriteRules, TheHostBeginsAnEmptyJournalAndOnlyByThemselves) {
    Scene empty;
    empty.story = Story{};
    const Viewer host{clinician.person, Relation::host, Role::clinician, {}};
    const auto joins = [&](const Scene& scene, const Someone& who) {
        return tried(scene, host,
                     draft_of(on("", CareTeamJoined{who.person, who.role, program}), morning));
    };
    EXPECT_TRUE(joins(empty, clinician));
    EXPECT_FALSE(joins(empty, recovery_coach));
    EXPECT_FALSE(joins(Scene{}, clinician));
    EXPECT_FALSE(tried(empty, host, draft_of(on("", MessageSent{"Hello"}), morning)));
}

TEST(WriteRules, AStranger) {
    const Scene scene;
    const Viewer stranger{clinician.person, Relation::none, Role::clinician, {}};
    const auto refused = tried(scene, stranger, draft_of(on("", MessageSent{"Hello"}), morning));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "rule.stranger");
}

TEST(WriteRules, NothingIsWrittenInAnothersName) {
    const Scene scene;
    for (const auto& [author, relation] : standings) {
        Draft draft = draft_of(on("", MessageSent{"Hello"}), scene.story.now);
        draft.on_behalf = true;
        const auto refused = tried(scene, {author.person, relation, author.role, {}}, draft);
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().code, "rule.on_behalf");
        EXPECT_EQ(refused.error().field, "/on_behalf");
    }
}

TEST(WriteRules, OnlyTheClientChoosesAnotherAudience) {
    const Scene scene;
    const auto as = [&](const Someone& author, Relation relation, Audience audience) {
        Draft draft = draft_of(on("", MessageSent{"Hello"}), scene.story.now);
        draft.audience = audience;
        return tried(scene, {author.person, relation, author.role, {}}, draft);
    };
    EXPECT_TRUE(as(client, Relation::self, Audience::mine));
    EXPECT_TRUE(as(client, Relation::self, Audience::shared));
    EXPECT_TRUE(as(clinician, Relation::care_team, Audience::circle));
    for (const Audience audience : {Audience::mine, Audience::shared, Audience::counseling}) {
        const auto refused = as(clinician, Relation::care_team, audience);
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().code, "rule.audience");
        EXPECT_EQ(refused.error().field, "/audience");
    }
    EXPECT_FALSE(as(client, Relation::self, Audience::counseling));
}

TEST(WriteRules, ACorrectionOfWhatIsMineStaysMine) {
    Scene scene;
    scene.story.audience = Audience::mine;
    scene.story.writes(client, "", Scene::said("Only for me"));
    const Viewer self{client.person, Relation::self, Role::client, {}};
    Draft draft =
        draft_of({scene.story.last(), CorrectionMade{"Not quite", std::nullopt}}, scene.story.now);
    const auto told_to_all = tried(scene, self, draft);
    ASSERT_FALSE(told_to_all);
    EXPECT_EQ(told_to_all.error().code, "rule.audience");
    draft.audience = Audience::mine;
    EXPECT_TRUE(tried(scene, self, draft));
}

TEST(WriteRules, LeavingACareTeamIsNotKeptFromIt) {
    const Scene scene;
    const Viewer self{client.person, Relation::self, Role::client, {}};
    Draft draft = draft_of(on("", CareTeamLeft{clinician.person, {}}), scene.story.now);
    EXPECT_TRUE(tried(scene, self, draft));
    draft.audience = Audience::mine;
    const auto refused = tried(scene, self, draft);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "rule.audience");
}

TEST(WriteRules, AnEntryHappenedWithinAYearAndNotAhead) {
    const Scene scene;
    const Viewer self{client.person, Relation::self, Role::client, {}};
    const auto at = [&](std::chrono::milliseconds from_now) {
        return tried(scene, self,
                     draft_of(on("", Scene::said("Tired")), scene.story.now + from_now));
    };
    EXPECT_TRUE(at(0ms));
    EXPECT_TRUE(at(10min));
    EXPECT_FALSE(at(10min + 1ms));
    EXPECT_TRUE(at(-366 * 24h));
    const auto refused = at(-366 * 24h - 1ms);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, Kind::invalid);
    EXPECT_EQ(refused.error().code, "entry.time");
}

TEST(WriteRules, WhatSpeaksOfSomethingNamesIt) {
    const Scene scene;
    const Viewer self{client.person, Relation::self, Role::client, {}};
    const auto refused =
        tried(scene, self, draft_of(on("", GoalAccepted{"Mine", 7}), scene.story.now));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().field, "/about");
}

TEST(WriteRules, AConsentCannotBeEndedTwice) {
    Scene scene;
    scene.story.writes(client, "ana", ConsentRevoked{});
    const Viewer self{client.person, Relation::self, Role::client, {}};
    EXPECT_FALSE(tried(scene, self, draft_of(on("ana", ConsentRevoked{}), scene.story.now)));
}

TEST(WriteRules, AStepIsDoneOnce) {
    Scene scene;
    scene.story.writes(client, "active-step", StepDone{});
    const Viewer self{client.person, Relation::self, Role::client, {}};
    EXPECT_FALSE(tried(scene, self, draft_of(on("active-step", StepDone{}), scene.story.now)));
}

TEST(Actions, AreWhatMayBeWritten) {
    const Scene scene;
    const Record record = scene.record();
    const std::vector<std::string_view> goal_kinds{
        GoalAccepted::kind, GoalReworded::kind, GoalDeclined::kind, GoalRested::kind,
        GoalResumed::kind,  GoalAchieved::kind, GoalLetGo::kind};
    const auto body_of = [](std::string_view kind) {
        const bool has_words = kind == GoalAccepted::kind || kind == GoalReworded::kind;
        const boost::json::object words{{"words", "Mine"}};
        const boost::json::object none{};
        const boost::json::object answer{{"answer", "no"}};
        return *read_body(kind, find_kind(kind)->version,
                          has_words                    ? words
                          : kind == GoalDeclined::kind ? answer
                                                       : none);
    };
    for (const auto& [author, relation] : standings) {
        const Viewer viewer{author.person, relation, author.role, {}};
        for (const char* goal : {"offered", "active", "resting", "none"}) {
            const Question question{viewer, record, named<AboutId>(goal), scene.story.now};
            const auto actions = may_write_now(goal_kinds, question);
            for (const std::string_view kind : goal_kinds) {
                const bool offered = std::ranges::find(actions, kind) != actions.end();
                const bool allowed =
                    tried(scene, viewer, draft_of(on(goal, body_of(kind)), scene.story.now))
                        .has_value();
                EXPECT_EQ(offered, allowed) << kind << " on " << goal;
            }
        }
    }
}

RC_GTEST_PROP(WriteRules, NoDraftWhateverItSaysFailsInAnotherWayThanRefusal, ()) {
    static const Scene scene;
    const auto [author, relation] = *rc::gen::elementOf(standings);
    const auto& entries = scene.story.entries;
    const auto place = any_from<std::size_t>(0, entries.size());
    const AboutId about = any<bool>() ? entries[place].about : entries[place].id.as<AboutId>();
    Draft draft = draft_of({about, any_body()}, scene.story.now);
    draft.audience = any<Audience>();
    const auto result = tried(scene, {author.person, relation, author.role, {}}, draft);
    RC_ASSERT(result.has_value() || result.error().kind == Kind::refused ||
              result.error().kind == Kind::invalid);
}

}  // namespace alongside::testing
