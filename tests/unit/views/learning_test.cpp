// Suggestions with their answers, pages and what the client thinks of them, choices with reasons.
#include "support/story.hpp"

#include <gtest/gtest.h>

namespace alongside::testing {

TEST(PLAN1, ASuggestionIsAnOfferUntilTheClientAnswers) {
    Story story;
    story.writes(clinician, "cbt", SuggestionMade{SuggestionSort::therapy, "Try CBT"});
    story.writes(clinician, "cbt", SuggestionMade{SuggestionSort::therapy, "Do CBT"});
    Learning learning = told<Learning>(story);
    ASSERT_EQ(learning.suggestions.size(), 1U);
    EXPECT_EQ(learning.suggestions[0].made.words, Text<500>("Try CBT"));
    EXPECT_EQ(learning.suggestions[0].by.person, clinician.person);
    EXPECT_FALSE(learning.suggestions[0].answer);

    story.writes(client, "cbt", SuggestionAnswered{SuggestionAnswer::not_now});
    const SuggestionAnswered changed{SuggestionAnswer::changed, "Six times", "I work nights"};
    story.writes(client, "cbt", changed);
    learning = told<Learning>(story);
    EXPECT_EQ(learning.suggestions[0].answer, changed);
    EXPECT_EQ(learning.suggestions[0].answered_at, story.entries.back().occurred_at);
}

TEST(PLAN1, ASuggestionPutsNothingIntoThePlanWhateverTheAnswer) {
    Story story;
    story.writes(clinician, "cbt", SuggestionMade{SuggestionSort::therapy, "Try CBT"});
    for (const auto answer : {SuggestionAnswer::yes, SuggestionAnswer::changed,
                              SuggestionAnswer::not_now, SuggestionAnswer::no}) {
        story.writes(client, "cbt", SuggestionAnswered{answer});
    }
    EXPECT_EQ(told<Plan>(story), Plan{});
}

TEST(LEARN3, AQuestionAboutAPageIsAnswered) {
    Story story;
    story.writes(client, "q", PageMarked{"urges", PageMark::question, "How long?"});
    story.writes(client, "q", PageMarked{"urges", PageMark::helpful});
    story.writes(clinician, "q", PageAnswered{"Half an hour"});
    story.writes(clinician, "no-such-mark", PageAnswered{"What?"});
    const Learning learning = told<Learning>(story);
    ASSERT_EQ(learning.marks.size(), 1U);
    EXPECT_EQ(learning.marks[0].marked.mark, PageMark::question);
    ASSERT_EQ(learning.marks[0].answers.size(), 1U);
    EXPECT_EQ(learning.marks[0].answers[0].words, Words("Half an hour"));
    EXPECT_EQ(learning.marks[0].answers[0].by.person, clinician.person);
}

TEST(LEARN2, AChoiceIsWeighedMadeAndMadeAnewAndAllIsKept) {
    Story story;
    DecisionWeighed weighed{"medication-alcohol", {{"daily-pill", 0}, {"my-liver", 3}}};
    story.writes(client, "choice", weighed);
    weighed.leaning = "naltrexone";
    story.writes(client, "choice", weighed);
    const DecisionMade first{"medication-alcohol", "naltrexone", "The monthly one", "I forget"};
    const DecisionMade second{"medication-alcohol", "none-yet", "Not yet"};
    story.writes(client, "choice", first);
    story.writes(client, "choice", second);
    const Learning learning = told<Learning>(story);
    ASSERT_EQ(learning.decisions.size(), 1U);
    const Decision& choice = learning.decisions[0];
    EXPECT_EQ(choice.aid, PageName("medication-alcohol"));
    EXPECT_EQ(choice.weighed->what, weighed);
    ASSERT_EQ(choice.made.size(), 2U);
    EXPECT_EQ(choice.made[0].what, first);
    EXPECT_EQ(choice.made[1].what, second);
    EXPECT_EQ(choice.made[1].by.at, story.entries.back().occurred_at);
}

}  // namespace alongside::testing
