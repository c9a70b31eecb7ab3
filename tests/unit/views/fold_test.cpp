// What holds of every view, whatever was written: catching up equals folding again, nobody's
// order of looking matters, and a view cannot fail.
#include "support/any.hpp"
#include "support/story.hpp"
#include "views/caseload.hpp"
#include "views/day_counts.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace alongside::testing {
namespace {

/// Any entries at all, allowed or not, that often speak of the same few things; some of them late.
Story any_story() {
    static const std::vector<Someone> people{client, clinician, recovery_coach, supervisor};
    Story story;
    const auto count = any_from<std::size_t>(0, 40);
    while (story.entries.size() < count) {
        const auto earlier = any_from<std::size_t>(0, story.entries.size() + 3);
        const AboutId about = earlier < story.entries.size()
                                  ? story.entries[earlier].id.as<AboutId>()
                                  : named<AboutId>(*rc::gen::element<std::string>("walk", "ana"));
        Body body = any_body();
        if (any_from(0, 6) == 0) body = TogetherConfirmed{};
        if (auto* step = std::get_if<StepAdded>(&body)) step->goal = named<GoalId>("walk");
        if (auto* obstacle = std::get_if<ObstacleNamed>(&body)) obstacle->of = about;
        if (auto* terms = std::get_if<AgreementProposed>(&body)) terms->replaces = about;
        if (auto* left = std::get_if<CareTeamLeft>(&body)) left->person = clinician.person;
        if (auto* joined = std::get_if<CareTeamJoined>(&body)) joined->person = clinician.person;
        const Someone author = *rc::gen::elementOf(people);
        Entry& entry = story.writes_about(author, about, std::move(body));
        entry.on_behalf = author.role != Role::client && any_from(0, 4) == 0;
        entry.occurred_at.at -= std::chrono::hours{any_from(0, 72)};
    }
    return story;
}

/// What counts of a story, in the order in which it counts: what was written together stands where
/// the client confirmed it.
Story as_counted(const Story& story) {
    Story counted;
    std::vector<Entry> waiting;
    for (const Entry& entry : story.entries) {
        const auto place = std::ranges::find(waiting, entry.about.as<EntryId>(),
                                             [](const Entry& e) { return e.id; });
        if (entry.on_behalf) {
            waiting.push_back(entry);
        } else if (std::holds_alternative<TogetherConfirmed>(entry.body)) {
            if (place == waiting.end()) continue;
            counted.entries.push_back(*place);
            waiting.erase(place);
        } else if (std::holds_alternative<TogetherDeclined>(entry.body)) {
            if (place != waiting.end()) waiting.erase(place);
        } else {
            counted.entries.push_back(entry);
        }
    }
    return counted;
}

template <class View>
void catching_up_equals_folding_again() {
    const Story story = any_story();
    const std::span<const Entry> all{story.entries};
    const auto cut = any_from<std::size_t>(0, all.size() + 1);
    RC_ASSERT(fold<View>(all.subspan(cut), fold<View>(all.first(cut))) == fold<View>(all));
}

}  // namespace

RC_GTEST_PROP(Plan, CatchingUpEqualsFoldingAgain, ()) {
    catching_up_equals_folding_again<Plan>();
}
RC_GTEST_PROP(Checkins, CatchingUpEqualsFoldingAgain, ()) {
    catching_up_equals_folding_again<Checkins>();
}
RC_GTEST_PROP(Supports, CatchingUpEqualsFoldingAgain, ()) {
    catching_up_equals_folding_again<Supports>();
}
RC_GTEST_PROP(Agreements, CatchingUpEqualsFoldingAgain, ()) {
    catching_up_equals_folding_again<Agreements>();
}
RC_GTEST_PROP(Wins, CatchingUpEqualsFoldingAgain, ()) {
    catching_up_equals_folding_again<Wins>();
}
RC_GTEST_PROP(Setbacks, CatchingUpEqualsFoldingAgain, ()) {
    catching_up_equals_folding_again<Setbacks>();
}
RC_GTEST_PROP(Coping, CatchingUpEqualsFoldingAgain, ()) {
    catching_up_equals_folding_again<Coping>();
}
RC_GTEST_PROP(Learning, CatchingUpEqualsFoldingAgain, ()) {
    catching_up_equals_folding_again<Learning>();
}
RC_GTEST_PROP(Messages, CatchingUpEqualsFoldingAgain, ()) {
    catching_up_equals_folding_again<Messages>();
}
RC_GTEST_PROP(Sharing, CatchingUpEqualsFoldingAgain, ()) {
    catching_up_equals_folding_again<Sharing>();
}
RC_GTEST_PROP(StoryView, CatchingUpEqualsFoldingAgain, ()) {
    catching_up_equals_folding_again<alongside::Story>();
}
RC_GTEST_PROP(Record, CatchingUpEqualsFoldingAgain, ()) {
    catching_up_equals_folding_again<Record>();
}

RC_GTEST_PROP(Record, IsItsViewsTogether, ()) {
    const Story story = any_story();
    const Story counted = as_counted(story);
    const auto record = told<Record>(story);
    RC_ASSERT(record.head == static_cast<Seq>(story.entries.size()));
    RC_ASSERT(record.story == told<alongside::Story>(counted));
    RC_ASSERT(record.plan == told<Plan>(counted));
    RC_ASSERT(record.agreements == told<Agreements>(counted));
    RC_ASSERT(record.checkins == told<Checkins>(counted));
    RC_ASSERT(record.supports == told<Supports>(counted));
    RC_ASSERT(record.wins == told<Wins>(counted));
    RC_ASSERT(record.setbacks == told<Setbacks>(counted));
    RC_ASSERT(record.coping == told<Coping>(counted));
    RC_ASSERT(record.learning == told<Learning>(counted));
    RC_ASSERT(record.messages == told<Messages>(counted));
    RC_ASSERT(record.sharing == told<Sharing>(counted));
    RC_ASSERT(size_in_memory(record) >= sizeof(Record));
}

RC_GTEST_PROP(Record, FoldedInAnyPiecesItIsTheSame, ()) {
    const Story story = any_story();
    std::span<const Entry> rest{story.entries};
    Record record;
    while (!rest.empty()) {
        const auto piece = any_from<std::size_t>(0, rest.size() + 1);
        record = fold<Record>(rest.first(piece), std::move(record));
        rest = rest.subspan(piece);
    }
    RC_ASSERT(record == told<Record>(story));
}

/// Records share what they list: one that somebody still holds stays what it was, whatever is
/// written after it.
RC_GTEST_PROP(Record, AsOfAnyEntryIsTheFoldUpToIt, ()) {
    const Story story = any_story();
    std::vector<Record> records{Record{}};
    for (const Entry& entry : story.entries) records.push_back(advance(records.back(), entry));
    for (std::size_t n = 0; n < records.size(); ++n) {
        RC_ASSERT(records[n] == fold<Record>(std::span(story.entries).first(n)));
    }
}

RC_GTEST_PROP(Caseload, EverySummaryCanBeKeptAndReadAgain, ()) {
    const CaseloadSummary summary = summarize(told<Record>(any_story()));
    RC_ASSERT(summary.urges.size() <= 14U);
    const auto read = read_summary(json::text(summary));
    RC_ASSERT(read.has_value());
    RC_ASSERT(*read == summary);
}

TEST(DayCounts, CountWhatWasDoneOnTheAuthorsOwnDay) {
    Story story;
    story.now = from_local(zone, *parse_day("2026-11-20"), std::chrono::minutes{23 * 60 + 59});
    const Entry late = story.writes(client, "", CheckinRecorded{});
    EXPECT_EQ(counted_as(late), Measure::checkins_recorded);
    EXPECT_EQ(counted_on(late), parse_day("2026-11-20"));  // already the 21st in UTC
    const Entry next = story.writes(client, "", MessageSent{"Hello"});
    EXPECT_EQ(counted_on(next), parse_day("2026-11-21"));
    EXPECT_EQ(counted_as(next), Measure::messages_by_clients);
    EXPECT_EQ(counted_as(story.writes(clinician, "", MessageSent{"Hello"})),
              Measure::messages_by_staff);
    EXPECT_FALSE(counted_as(story.writes(client, "", VisionWritten{"Peace"})));
}

TEST(DayCounts, WhatIsForItsAuthorAloneIsNotCounted) {
    Story story;
    story.audience = Audience::mine;
    EXPECT_FALSE(counted_as(story.writes(client, "", CheckinRecorded{})));
}

}  // namespace alongside::testing
