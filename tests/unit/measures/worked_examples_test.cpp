// Every worked example of the clinical facts, section 2.
#include "unit/measures/sheets.hpp"

#include "measures/interviewing.hpp"

namespace alongside::measures {
namespace {

using Flags = std::vector<std::string>;
constexpr auto none = std::nullopt;

TEST(WorkedExamples, Phq9) {
    const Flags nothing;
    expect_sheets(
        "phq-9",
        {{"0 0 0 0 0 0 0 0 0", "scored", 0, "minimal", nothing},
         {"1 1 1 1 1 0 0 0 0", "scored", 5, "mild", nothing},
         {"2 2 1 1 1 1 1 1 0", "scored", 10, "moderate", nothing},
         {"2 2 2 2 2 1 1 1 1", "scored", 14, "moderate", {"safety-step"}},
         {"3 3 3 3 2 2 2 1 1", "scored", 20, "severe", {"safety-step"}},
         {"3 3 3 3 3 3 3 3 3", "scored", 27, "severe", {"safety-step"}},
         {"2 2 - 1 1 1 1 1 0", "prorated", 10, "moderate", {"prorated(1)"}},
         {"2 2 - - 1 1 1 1 0", "prorated", 10, "moderate", {"prorated(2)"}},
         {"2 - - - 1 1 1 1 0", "not-scored", none, none, nothing},
         {"1 1 1 1 0 0 0 0 -", "not-scored", none, none, {"safety-incomplete"}},
         {"1 1 1 1 0 0 0 0 declined", "not-scored", none, none, {"safety-incomplete", "declined"}},
         {"0 0 0 0 0 0 0 0 1", "scored", 1, "minimal", {"safety-step"}},
         {"0 - - - 0 0 0 0 1", "not-scored", none, none, {"safety-step"}}});
    for (int item = 1; item <= 9; ++item) {
        std::string cells = "0 0 0 0 0 0 0 0 0";
        cells[static_cast<std::size_t>(item - 1) * 2] = '4';
        expect_refused("phq-9", cells, std::to_string(item) + ":");
    }
}

TEST(WorkedExamples, Phq2AndGad2) {
    expect_sheets("phq-2", {{"1 1", "scored", 2, "negative", {"positive-at-2"}},
                            {"1 2", "scored", 3, "positive", {"positive-at-2", "positive-at-3"}},
                            {"3 -", "not-scored", none, none, {}}});
    expect_sheets("gad-2", {{"1 1", "scored", 2, "positive", {"positive-at-2"}},
                            {"1 2", "scored", 3, "positive", {"positive-at-2", "positive-at-3"}},
                            {"3 -", "not-scored", none, none, {}}});
}

TEST(WorkedExamples, Gad7) {
    expect_sheets("gad-7", {{"1 1 1 1 1 0 0", "scored", 5, "mild", {}},
                            {"2 2 2 1 1 1 1", "scored", 10, "moderate", {}},
                            {"3 3 2 2 2 2 1", "scored", 15, "severe", {}},
                            {"3 3 3 3 3 3 3", "scored", 21, "severe", {}},
                            {"2 2 2 1 1 1 -", "prorated", 11, "moderate", {"prorated(1)"}},
                            {"2 2 - - 1 1 1", "not-scored", none, none, {}}});
}

TEST(WorkedExamples, Audit) {
    expect_sheets("audit", {{"0 - - - - - - - 0 0", "scored", 0, "Zone I", {}},
                            {"1 0 0 - - - - - 0 0", "scored", 1, "Zone I", {}},
                            {"3 1 2 0 0 0 1 0 0 0", "scored", 7, "Zone I", {}},
                            {"3 2 2 0 0 0 1 0 0 0", "scored", 8, "Zone II", {}},
                            {"4 3 3 1 1 0 2 1 0 0", "scored", 15, "Zone II", {}},
                            {"4 3 3 1 1 0 2 1 0 2", "scored", 17, "Zone III", {}},
                            {"4 3 3 2 2 1 2 1 0 2", "scored", 20, "Zone IV", {"step-up"}},
                            {"2 1 1 2 0 0 0 0 0 0", "scored", 6, "Zone I", {"step-up"}},
                            {"0 - - - - - - - 0 4", "scored", 4, "Zone I", {"step-up"}},
                            {"3 2 2 0 - 0 1 0 0 0", "not-scored", none, none, {}}});
    expect_refused("audit", "0 - - - - - - - 1 0", "9:");
    EXPECT_EQ(sheet("audit", "0 - - - - - - - 0 0").rule, "skip");
    EXPECT_EQ(sheet("audit", "3 1 2 0 0 0 1 0 0 0").rule, "sum");
}

TEST(WorkedExamples, AuditC) {
    const Flags three{"positive-at-3"};
    expect_sheets("audit-c",
                  {{"2 1 1", "scored", 4, "positive", {"positive-at-3", "positive-at-4"}},
                   {"1 1 1", "scored", 3, "positive", three},
                   {"3 0 0", "scored", 3, "positive", {"positive-at-3", "review-intake"}},
                   {"0 - -", "scored", 0, "negative", {}},
                   {"2 - 1", "not-scored", none, none, {}}});
}

TEST(WorkedExamples, SingleDrugQuestion) {
    expect_sheets("drug-1", {{"0", "scored", 0, "negative", {}},
                             {"1", "scored", 1, "positive", {}},
                             {"declined", "not-scored", none, none, {"declined"}}});
}

using Subscales = std::map<std::string, std::optional<double>>;

TEST(WorkedExamples, Bam) {
    const Score calm = sheet("bam", "1 1 1 0 0 0 1 4 2 0 2 4 4 0 3 3");
    EXPECT_EQ(calm.subscales, (Subscales{{"use", 0}, {"risk", 4}, {"protective", 19}}));
    EXPECT_EQ(calm.flags, Flags{});
    EXPECT_EQ(calm.total, none);
    const Score heavy = sheet("bam", "3 4 4 3 2 4 4 1 0 4 0 0 0 2 1 1");
    EXPECT_EQ(heavy.subscales, (Subscales{{"use", 9}, {"risk", 21}, {"protective", 2}}));
    EXPECT_EQ(heavy.flags, (Flags{"use-attention", "risk-attention", "protective-attention"}));
    const Score edge = sheet("bam", "2 2 2 1 0 0 2 3 1 2 1 2 4 2 2 2");
    EXPECT_EQ(edge.subscales, (Subscales{{"use", 1}, {"risk", 12}, {"protective", 13}}));
    EXPECT_EQ(edge.flags, (Flags{"use-attention", "risk-attention"}));
    const Score gap = sheet("bam", "2 2 2 1 0 0 - 3 1 2 1 2 4 2 2 2");
    EXPECT_EQ(gap.subscales, (Subscales{{"use", 1}, {"risk", none}, {"protective", 13}}));
    EXPECT_EQ(gap.status, Status::scored);
}

TEST(WorkedExamples, BamDays) {
    const Definition& bam = instrument("bam");
    const Item& drinking = bam.items[*place_of(bam, "4")];
    const std::map<int, double> codes{{0, 0}, {1, 1},  {3, 1},  {4, 2}, {8, 2},
                                      {9, 3}, {15, 3}, {16, 4}, {30, 4}};
    for (const auto& [days, value] : codes) {
        const Option* option = option_for_days(drinking, days);
        ASSERT_NE(option, nullptr) << days;
        EXPECT_EQ(option->value, value) << days;
    }
    EXPECT_EQ(option_for_days(drinking, 31), nullptr);
    EXPECT_EQ(option_for_days(drinking, -1), nullptr);
}

TEST(WorkedExamples, BamR) {
    EXPECT_EQ(sheet("bam-r", "8 2 3 0 0 0 8 30 8 0 15 20 30 0 12 -").subscales,
              (Subscales{{"use", 0}, {"risk", 21}, {"protective", 115}}));
    EXPECT_EQ(sheet("bam-r", "22 30 25 12 6 20 30 8 0 20 0 0 0 15 2 -").subscales,
              (Subscales{{"use", 38}, {"risk", 142}, {"protective", 10}}));
    EXPECT_EQ(sheet("bam-r", "30 30 30 30 30 30 30 30 30 30 30 30 30 30 30 4").subscales,
              (Subscales{{"use", 90}, {"risk", 180}, {"protective", 180}}));
    expect_refused("bam-r", "8 2 3 5 6 0 8 30 8 0 15 20 30 0 12 -", "5 cannot be more than item 4");
}

TEST(WorkedExamples, Barc10) {
    expect_sheets("barc-10", {{"1 1 1 1 1 1 1 1 1 1", "scored", 10, none, {}},
                              {"5 4 4 3 4 5 5 6 4 6", "scored", 46, none, {}},
                              {"5 5 5 4 4 5 5 5 4 5", "scored", 47, none, {"at-or-above-47"}},
                              {"6 6 6 6 6 6 6 6 6 6", "scored", 60, none, {"at-or-above-47"}},
                              {"5 5 5 4 4 5 5 5 4 -", "prorated", 47, none, {"prorated(1)"}},
                              {"5 5 5 4 4 5 5 - - -", "not-scored", none, none, {}}});
    expect_refused("barc-10", "5 5 5 0 4 5 5 5 4 5", "4:");
}

TEST(WorkedExamples, TeaAndPacs) {
    expect_sheets("tea", {{"1 1 1 1", "scored", 4, none, {}},
                          {"3 5 4 2", "scored", 14, none, {}},
                          {"10 10 10 10", "scored", 40, none, {}},
                          {"3 5 - 2", "not-scored", none, none, {}}});
    expect_sheets("pacs", {{"2 3 2 3 2", "scored", 12, none, {}},
                           {"3 3 3 3 3", "scored", 15, none, {"at-or-above-15"}},
                           {"4 4 4 4 4", "scored", 20, none, {"at-or-above-15"}},
                           {"5 4 4 4 4", "scored", 21, none, {"at-or-above-15", "above-20"}},
                           {"5 4 - 4 4", "not-scored", none, none, {}}});
}

TEST(WorkedExamples, Who5) {
    expect_sheets("who-5", {{"2 2 3 2 3", "scored", 48, none, {"low-wellbeing"}},
                            {"3 2 3 2 3", "scored", 52, none, {}},
                            {"5 5 5 5 5", "scored", 100, none, {}},
                            {"0 0 0 0 0", "scored", 0, none, {"low-wellbeing"}}});
    EXPECT_EQ(sheet("who-5", "2 2 3 2 3").subscales, (Subscales{{"raw", 12}}));
}

TEST(WorkedExamples, PcPtsd5) {
    expect_sheets(
        "pc-ptsd-5",
        {{"0 - - - - -", "scored", 0, "negative", {"gate-closed"}},
         {"1 0 0 0 0 0", "scored", 0, "negative", {}},
         {"1 1 1 1 0 0", "scored", 3, "negative", {"positive-at-3"}},
         {"1 1 1 1 1 0", "scored", 4, "positive", {"positive-at-3", "positive-at-4"}},
         {"1 1 1 1 1 -", "not-scored", none, "positive", {"positive-at-3", "positive-at-4"}},
         {"1 1 1 1 0 -", "not-scored", none, none, {"positive-at-3", "undetermined-at-4"}},
         {"- 1 1 1 0 0", "not-scored", none, none, {}}});
    EXPECT_EQ(sheet("pc-ptsd-5", "1 1 1 1 1 -").subscales,
              (Subscales{{"lowest", 4}, {"highest", 5}}));
    EXPECT_EQ(sheet("pc-ptsd-5", "1 1 1 1 0 -").subscales,
              (Subscales{{"lowest", 3}, {"highest", 4}}));
    EXPECT_EQ(sheet("pc-ptsd-5", "- 1 1 1 0 0").rule, "gate-missing");
}

TEST(WorkedExamples, CSsrs) {
    const Flags unsure{"safety-step", "band-not-confirmed"};
    expect_sheets("c-ssrs",
                  {{"0 0 - - - 0 -", "scored", none, "none reported", {}},
                   {"1 0 - - - 0 -", "scored", none, "low", unsure},
                   {"1 1 0 0 0 0 -", "scored", none, "low", unsure},
                   {"1 1 1 0 0 0 -", "scored", none, "moderate", unsure},
                   {"1 1 1 1 0 0 -", "scored", none, "high", {"safety-step"}},
                   {"0 0 - - - 1 0", "scored", none, "moderate", unsure},
                   {"0 0 - - - 1 1", "scored", none, "high", {"safety-step"}},
                   {"1 - - - - 0 -", "not-scored", none, none, {"safety-step", "needs-a-person"}}});
    EXPECT_EQ(sheet("c-ssrs", "1 - - - - 0 -").rule, "incomplete");
}

TEST(WorkedExamples, Staff) {
    expect_sheets("burnout-1", {{"1", "scored", 1, "not burned out", {}},
                                {"2", "scored", 2, "not burned out", {}},
                                {"3", "scored", 3, "burned out", {}},
                                {"4", "scored", 4, "burned out", {}},
                                {"5", "scored", 5, "burned out", {}},
                                {"-", "not-scored", none, none, {}}});
    EXPECT_EQ(sheet("cbi", "50 50 75 25 50 50 75 50 50 75 50 50 50 25 25 50 50 25 25").subscales,
              (Subscales{{"personal", 50.0}, {"work", 57.1}, {"client", 33.3}}));
}

TEST(WorkedExamples, InterviewRatios) {
    const auto first = interview_ratios({12, 8, 20, 3, 3, 4, 3});
    EXPECT_DOUBLE_EQ(first.complex_percent->value, 40);
    EXPECT_EQ(first.complex_percent->level, Level::fair);
    EXPECT_DOUBLE_EQ(first.reflections_per_question->value, 1);
    EXPECT_EQ(first.reflections_per_question->level, Level::fair);
    EXPECT_EQ(first.technical.level, Level::fair);
    EXPECT_DOUBLE_EQ(first.relational.value, 3.5);
    EXPECT_EQ(first.relational.level, Level::fair);
    const auto good = interview_ratios({15, 15, 15, 4, 4, 4, 4});
    for (const Rated& rated :
         {*good.complex_percent, *good.reflections_per_question, good.technical, good.relational}) {
        EXPECT_EQ(rated.level, Level::good);
    }
    const auto low = interview_ratios({10, 4, 28, 2, 3, 3, 3});
    EXPECT_NEAR(low.complex_percent->value, 28.6, 0.05);
    for (const Rated& rated :
         {*low.complex_percent, *low.reflections_per_question, low.technical, low.relational}) {
        EXPECT_EQ(rated.level, Level::below_fair);
    }
    const auto silent = interview_ratios({0, 0, 10, 3, 4, 4, 4});
    EXPECT_FALSE(silent.complex_percent);
    EXPECT_DOUBLE_EQ(silent.reflections_per_question->value, 0);
    EXPECT_FALSE(interview_ratios({5, 5, 0, 3, 3, 3, 3}).reflections_per_question);
}

}  // namespace
}  // namespace alongside::measures
