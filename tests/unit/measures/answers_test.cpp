// Answers as a list and as a QuestionnaireResponse: what is understood, and what is refused by
// name.
#include "unit/measures/sheets.hpp"

#include <rapidcheck/gtest.h>

#include <algorithm>

namespace alongside::measures {
namespace {

using boost::json::array;
using boost::json::object;

object answered(std::string_view link_id, json::value value, const char* type = "valueInteger") {
    return {{"linkId", link_id}, {"answer", array{object{{type, std::move(value)}}}}};
}

json::value response(array items) {
    return object{{"resourceType", "QuestionnaireResponse"},
                  {"status", "completed"},
                  {"item", std::move(items)}};
}

/// The problem's code and sentence.
std::pair<std::string, std::string> refusal(std::string_view id, const json::value& source) {
    const auto answers = read_answers(instrument(id), source);
    if (answers) return {"", ""};
    return {answers.error().code, answers.error().title};
}

TEST(Answers, CodesAndTheirValuesAreUnderstood) {
    const auto codes = response({answered("1", object{{"code", "3"}}, "valueCoding"),
                                 answered("2", 2), answered("3", 1.0, "valueDecimal")});
    const auto answers = read_answers(instrument("phq-9"), codes);
    ASSERT_TRUE(answers);
    EXPECT_EQ((*answers)[0].value, 3);
    EXPECT_EQ((*answers)[1].value, 2);
    EXPECT_EQ((*answers)[2].value, 1);
    EXPECT_EQ((*answers)[3].value, std::nullopt);
    const auto yes = response({answered("gate", object{{"code", "yes"}}, "valueCoding"),
                               answered("1", true, "valueBoolean")});
    EXPECT_EQ((*read_answers(instrument("pc-ptsd-5"), yes))[1].value, 1);
}

TEST(Answers, ItemsMayLieInGroups) {
    const auto nested = response({object{
        {"linkId", "7"}, {"item", array{answered("7A", object{{"code", "2"}}, "valueCoding")}}}});
    const auto answers = read_answers(instrument("bam"), nested);
    ASSERT_TRUE(answers) << answers.error().title;
    EXPECT_EQ((*answers)[*place_of(instrument("bam"), "7A")].value, 2);
}

TEST(Answers, DecliningIsNotTheSameAsLeavingOut) {
    const object reason{{"url", "http://hl7.org/fhir/StructureDefinition/data-absent-reason"},
                        {"valueCode", "asked-declined"}};
    const auto declined = response({object{{"linkId", "1"}, {"extension", array{reason}}}});
    const auto answers = read_answers(instrument("drug-1"), declined);
    ASSERT_TRUE(answers);
    EXPECT_TRUE((*answers)[0].is_declined);
    EXPECT_EQ(score(instrument("drug-1"), *answers).flags, std::vector<std::string>{"declined"});
    EXPECT_FALSE((*answers_from_text(instrument("drug-1"), "[null]"))[0].is_declined);
}

TEST(Answers, DetailsMayBeLeftOutOfAList) {
    EXPECT_TRUE(answers_from_text(instrument("phq-9"), "[0,0,0,0,0,0,0,0,0]"));
    EXPECT_TRUE(answers_from_text(instrument("phq-9"), "[0,0,0,0,0,0,0,0,0,3]"));
    EXPECT_TRUE(answers_from_text(instrument("tea"), "[3,5,4,2]"));
    EXPECT_TRUE(answers_from_text(instrument("tea"), R"([3,"a","5",4,"b",2,"c",1])").has_error());
    EXPECT_TRUE(answers_from_text(instrument("tea"), R"([3,"a",5,"b",4,"c",2,null])"));
    const auto few = answers_from_text(instrument("phq-9"), "[0,0]");
    ASSERT_FALSE(few);
    EXPECT_EQ(few.error().code, "answers.count");
    EXPECT_EQ(few.error().title, "Item 3 is not there.");
    EXPECT_EQ(answers_from_text(instrument("phq-2"), "[0,0,0]").error().code, "answers.count");
}

TEST(Answers, UnknownDuplicateAndImpossibleItemsAreNamed) {
    using Refusal = std::pair<std::string, std::string>;
    EXPECT_EQ(refusal("phq-9", response({answered("99", 1)})),
              (Refusal{"answers.unknown_item", "There is no item \"99\" in this instrument."}));
    EXPECT_EQ(refusal("phq-9", response({answered("4", 1), answered("4", 1)})),
              (Refusal{"answers.duplicate_item", "Item \"4\" is answered twice."}));
    const object two{{"linkId", "4"},
                     {"answer", array{object{{"valueInteger", 1}}, object{{"valueInteger", 2}}}}};
    EXPECT_EQ(refusal("phq-9", response({two})),
              (Refusal{"answers.duplicate_item", "Item 4 has more than one answer."}));
    EXPECT_EQ(refusal("phq-9", response({answered("4", 7)})),
              (Refusal{"answers.out_of_range", "Item 4: this is not one of its answers."}));
    EXPECT_EQ(refusal("phq-9", response({answered("4", "often", "valueString")})).first,
              "answers.out_of_range");
    EXPECT_EQ(
        refusal("phq-9", response({answered("4", object{{"code", "often"}}, "valueCoding")})).first,
        "answers.out_of_range");
    EXPECT_EQ(refusal("phq-9", object{{"resourceType", "Patient"}}).first, "answers.form");
    EXPECT_EQ(answers_from_text(instrument("phq-9"), "[0,").error().code, "request.malformed");
}

TEST(Answers, AStrangeNameIsNotSaidAgain) {
    const auto [code, title] = refusal("phq-9", response({answered("Maria said <b>", 1)}));
    EXPECT_EQ(code, "answers.unknown_item");
    EXPECT_EQ(title.find("Maria"), std::string::npos);
}

TEST(Answers, AnswersToAnotherInstrumentOrVersionAreRefused) {
    auto other = response({answered("1", 1)});
    other.as_object()["questionnaire"] = "urn:alongside:instrument:gad-7|1.0";
    EXPECT_EQ(refusal("phq-9", other).first, "answers.instrument");
    EXPECT_EQ(refusal("gad-7", other).first, "");
    other.as_object()["questionnaire"] = "urn:alongside:instrument:gad-7|0.1";
    EXPECT_EQ(refusal("gad-7", other).first, "answers.instrument");
}

// --- properties ----------------------------------------------------------------------------------

const Scale* total_of(const Definition& definition) {
    const auto found = std::ranges::find(definition.scales, "total", &Scale::id);
    return found == definition.scales.end() ? nullptr : &*found;
}

/// Any instrument that is built in.
const Definition& any_instrument() {
    const auto& all = built_in().definitions;
    return all[*rc::gen::inRange<std::size_t>(0, all.size())];
}

/// Any of those whose total is made of items.
template <class F>
const Definition& any_with_total(F&& and_also) {
    std::vector<const Definition*> fitting;
    for (const Definition& each : built_in().definitions) {
        const Scale* total = total_of(each);
        if (total != nullptr && !total->items.empty() && and_also(each)) fitting.push_back(&each);
    }
    return *fitting[*rc::gen::inRange<std::size_t>(0, fitting.size())];
}

/// One possible answer to an item, or none.
std::optional<double> any_answer(const Item& item) {
    if (item.sort == ItemSort::words || *rc::gen::inRange(0, 6) == 0) return std::nullopt;
    if (item.sort == ItemSort::choice) {
        return item.options[*rc::gen::inRange<std::size_t>(0, item.options.size())].value;
    }
    return *rc::gen::inRange(static_cast<int>(item.lowest), static_cast<int>(item.highest) + 1);
}

Answers any_sheet(const Definition& definition) {
    Answers answers;
    for (const Item& item : definition.items) answers.push_back({any_answer(item), false});
    for (const NotAbove& rule : definition.not_above) answers[rule.item].value.reset();
    return answers;
}

array items_of(const Definition& definition, const Answers& answers) {
    array items;
    for (std::size_t i = 0; i < answers.size(); ++i) {
        if (!answers[i].value) continue;
        items.push_back(answered(definition.items[i].link_id, *answers[i].value, "valueDecimal"));
    }
    return items;
}

RC_GTEST_PROP(Scoring, PermutingTheOrderOfAnswersChangesNothing, ()) {
    const Definition& definition = any_instrument();
    const Answers sheet = any_sheet(definition);
    array items = items_of(definition, sheet);
    for (std::size_t i = items.size(); i > 1; --i) {
        std::swap(items[i - 1], items[*rc::gen::inRange<std::size_t>(0, i)]);
    }
    const auto read = read_answers(definition, response(items));
    RC_ASSERT(read.has_value());
    RC_ASSERT(*read == sheet);
    RC_ASSERT(score(definition, *read) == score(definition, sheet));
}

RC_GTEST_PROP(Scoring, AMissingAnswerFollowsTheStatedRule, ()) {
    const Definition& definition = any_with_total([](const Definition& each) {
        return !each.gate && each.skips.empty() && each.needed.empty();
    });
    const Answers sheet = any_sheet(definition);
    const Score got = score(definition, sheet);
    const Scale* total = total_of(definition);
    const auto is_missing = [&](std::size_t place) { return !sheet[place].value; };
    const auto missing = std::ranges::count_if(total->items, is_missing);
    const bool may_fill = total->gaps == Gaps::prorate && missing <= total->most_missing &&
                          std::ranges::none_of(total->never_imputed, is_missing);
    if (missing == 0) {
        RC_ASSERT(got.status == Status::scored);
    } else {
        RC_ASSERT(got.status == (may_fill ? Status::prorated : Status::not_scored));
    }
    RC_ASSERT(got.total.has_value() == (got.status != Status::not_scored));
}

RC_GTEST_PROP(Scoring, ATotalStaysWithinWhatItsItemsAllow, ()) {
    const Definition& definition = any_with_total([](const Definition&) { return true; });
    const Score got = score(definition, any_sheet(definition));
    const Scale* total = total_of(definition);
    if (!got.total) return;
    double lowest = 0;
    double highest = 0;
    for (const std::size_t place : total->items) {
        const auto [low, high] = range_of(definition.items[place]);
        lowest += low;
        highest += high;
    }
    // A gate that is closed, or a question that was skipped, counts 0.
    RC_ASSERT(*got.total >= std::min(0.0, lowest * total->times));
    RC_ASSERT(*got.total <= highest * total->times);
}

RC_GTEST_PROP(Answers, WhatIsImpossibleIsRefusedByName, ()) {
    const Definition& definition = any_instrument();
    array items = items_of(definition, any_sheet(definition));
    const auto place = *rc::gen::inRange<std::size_t>(0, definition.items.size());
    const Item& item = definition.items[place];
    if (item.sort == ItemSort::words) return;
    const auto is_it = [&](const json::value& each) {
        return each.at("linkId").as_string() == item.link_id;
    };
    items.erase(std::remove_if(items.begin(), items.end(), is_it), items.end());
    items.insert(items.begin(), answered(item.link_id, 123456));
    const auto [code, title] = refusal(definition.id, response(items));
    RC_ASSERT(code == "answers.out_of_range");
    RC_ASSERT(title.starts_with("Item " + item.link_id));
}

RC_GTEST_PROP(Answers, WhatIsAnsweredTwiceOrUnknownIsRefusedByName, ()) {
    const Definition& definition = any_instrument();
    array items = items_of(definition, any_sheet(definition));
    const Item& first = definition.items.front();
    if (items.empty())
        items.push_back(answered(first.link_id, range_of(first).first, "valueDecimal"));
    array twice = items;
    const auto which = *rc::gen::inRange<std::size_t>(0, items.size());
    twice.push_back(items[which]);
    RC_ASSERT(refusal(definition.id, response(twice)).first == "answers.duplicate_item");
    items.insert(items.begin() + static_cast<std::ptrdiff_t>(which), answered("unknown-1", 0));
    const auto [code, title] = refusal(definition.id, response(items));
    RC_ASSERT(code == "answers.unknown_item");
    RC_ASSERT(title.find("unknown-1") != std::string::npos);
}

}  // namespace
}  // namespace alongside::measures
