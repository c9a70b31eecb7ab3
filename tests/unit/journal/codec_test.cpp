// Entries as JSON: nothing is lost on the way, and what does not fit is refused by name.
#include "support/any.hpp"
#include "support/story.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace alongside::testing {
namespace {

json::value parsed(std::string_view text) {
    return *json::parse(text);
}

/// A draft of a check-in with `change` made to it.
template <class Change>
Result<Draft> changed_draft(Change&& change) {
    auto draft = parsed(R"({
        "id": "0192f0c1-2345-7abc-8def-0123456789ab",
        "kind": "checkin.recorded",
        "occurred_at": "2026-11-21T08:30:00-05:00[America/New_York]",
        "body": {"answers": [{"question": "urge", "value": 3}], "words": "Long night", "talk": true}
    })");
    change(draft.as_object());
    return read_draft(draft);
}

#define EXPECT_REFUSED(result, expected_code, expected_field) \
    do {                                                      \
        const auto& refused = (result);                       \
        ASSERT_FALSE(refused);                                \
        EXPECT_EQ(refused.error().kind, Kind::invalid);       \
        EXPECT_EQ(refused.error().code, expected_code);       \
        EXPECT_EQ(refused.error().field, expected_field);     \
    } while (false)

}  // namespace

RC_GTEST_PROP(Codec, EveryBodyReadsBackAsItWas, ()) {
    for (std::size_t place = 0; place < all_kinds().size(); ++place) {
        const KindInfo& kind = all_kinds()[place];
        const Body body = any_body(place);
        const auto read = read_body(kind.name, kind.version, parsed(body_json(body)));
        if (!read) RC_FAIL(std::string(kind.name) + " at " + read.error().field);
        RC_ASSERT(*read == body);
    }
}

RC_GTEST_PROP(Codec, EveryStoredEntryReadsBackAsItWas, ()) {
    Story story;
    Entry& entry = story.writes_about(client, any<AboutId>(), any_body());
    entry.role = any<Role>();
    entry.audience = any<Audience>();
    entry.on_behalf = any<bool>();
    entry.occurred_at.zone = *rc::gen::element<std::string>("UTC", "America/New_York", "-05:30");
    const Envelope envelope = envelope_of(named<OrganizationId>("Harbor"), entry);
    RC_ASSERT(read_stored(envelope, payload_json(entry)) == entry);
}

RC_GTEST_PROP(Codec, EveryDraftReadsAsItWasSent, ()) {
    const Draft draft{any<EntryId>(),  any<bool>(),    Moment{morning, std::string(zone)},
                      any<Audience>(), any<AboutId>(), any_body()};
    boost::json::object sent{{"id", draft.id.text()},
                             {"kind", kind_of(draft.body).name},
                             {"on_behalf", draft.on_behalf},
                             {"occurred_at", to_text(draft.occurred_at)},
                             {"audience", json::Format<Audience>::name(draft.audience)},
                             {"about", draft.about.text()},
                             {"body", parsed(body_json(draft.body))}};
    const auto read = read_draft(sent);
    RC_ASSERT(read.has_value());
    RC_ASSERT(*read == draft);
}

TEST(Codec, ANumberTooLargeToBeWrittenAgainIsRefused) {
    const auto correction = [](std::string_view number) {
        return read_body("correction.made", 1,
                         parsed(R"({"words": "I meant less", "body": {"list": [{"big": )" +
                                std::string(number) + "}]}}"));
    };
    EXPECT_TRUE(correction("1e300"));
    EXPECT_REFUSED(correction("1e3002"), "request.field", "/body");
}

RC_GTEST_PROP(Codec, AFieldMoreOrLessIsNamed, ()) {
    const Body body = any_body();
    const KindInfo& kind = kind_of(body);
    auto fields = parsed(body_json(body)).as_object();
    fields["zz_unknown"] = 1;
    const auto more = read_body(kind.name, kind.version, fields);
    RC_ASSERT(!more.has_value());
    RC_ASSERT(more.error().field == "/zz_unknown");

    fields.erase("zz_unknown");
    const auto schema = body_schema(kind.name);
    RC_PRE(schema.contains("required"));
    const auto required = schema.at("required").as_array();
    const std::string needed(required[any_from<std::size_t>(0, required.size())].as_string());
    fields.erase(needed);
    const auto less = read_body(kind.name, kind.version, fields);
    RC_ASSERT(!less.has_value());
    RC_ASSERT(less.error().field == "/" + needed);
}

TEST(Codec, ADraftNeedsNoMoreThanItsFourFields) {
    const auto draft = changed_draft([](auto&) {});
    ASSERT_TRUE(draft);
    EXPECT_EQ(draft->audience, Audience::circle);
    EXPECT_FALSE(draft->on_behalf);
    EXPECT_TRUE(draft->about.is_nil());
    EXPECT_EQ(draft->occurred_at.zone, "America/New_York");
    CheckinRecorded said;
    said.answers = {{CheckinQuestion::urge, 3}};
    said.words = "Long night";
    said.talk = true;
    EXPECT_EQ(draft->body, Body{said});
}

TEST(Codec, NamesTheFieldThatDoesNotFit) {
    EXPECT_REFUSED(changed_draft([](auto& d) { d.erase("body"); }), "request.field", "/body");
    EXPECT_REFUSED(changed_draft([](auto& d) { d.erase("id"); }), "request.field", "/id");
    EXPECT_REFUSED(changed_draft([](auto& d) { d["author"] = "me"; }), "request.field", "/author");
    EXPECT_REFUSED(changed_draft([](auto& d) { d["id"] = "00000000-0000-0000-0000-000000000000"; }),
                   "request.field", "/id");
    EXPECT_REFUSED(changed_draft([](auto& d) { d["audience"] = "everyone"; }), "request.field",
                   "/audience");
    EXPECT_REFUSED(changed_draft([](auto& d) { d["occurred_at"] = "2026-11-21T08:30:00"; }),
                   "request.field", "/occurred_at");
    EXPECT_REFUSED(changed_draft([](auto& d) { d["body"] = 7; }), "request.field", "/body");
    EXPECT_REFUSED(changed_draft([](auto& d) { d["body"].as_object()["talk"] = "yes"; }),
                   "request.field", "/body/talk");
    EXPECT_REFUSED(changed_draft([](auto& d) { d["body"].as_object().erase("talk"); }),
                   "request.field", "/body/talk");
    EXPECT_REFUSED(
        changed_draft([](auto& d) { d["body"].at("answers").at(0).as_object()["value"] = 5; }),
        "request.field", "/body/answers/0/value");
    EXPECT_REFUSED(
        changed_draft([](auto& d) { d["body"].at("answers").at(0).as_object()["value"] = 2.5; }),
        "request.field", "/body/answers/0/value");
    EXPECT_REFUSED(changed_draft([](auto& d) { d["body"].at("answers").as_array().resize(13); }),
                   "request.field", "/body/answers");
}

TEST(Codec, AFieldThatIsNotKnownIsNamedInWholeCharacters) {
    std::string name = "x";
    for (int i = 0; i < 60; ++i) name += "é";
    const auto refused = changed_draft([&](auto& d) { d[name] = 1; });
    ASSERT_FALSE(refused);
    EXPECT_TRUE(normalized(refused.error().field));
    EXPECT_TRUE(refused.error().field.starts_with("/xééé"));
}

TEST(Codec, RefusesKindsAndVersionsItDoesNotKnow) {
    EXPECT_REFUSED(changed_draft([](auto& d) { d["kind"] = "urine.tested"; }), "entry.kind_unknown",
                   "/kind");
    EXPECT_REFUSED(changed_draft([](auto& d) { d["v"] = 99; }), "entry.version_unknown", "/v");
    EXPECT_REFUSED(changed_draft([](auto& d) { d["v"] = 0; }), "entry.version_unknown", "/v");
}

TEST(Codec, AWordOfAClosedSetHasNothingBehindIt) {
    std::string hidden("mine\0everyone", 13);
    EXPECT_REFUSED(changed_draft([&](auto& d) { d["audience"] = hidden; }), "request.field",
                   "/audience");
}

TEST(Codec, WordsAreMeasuredInCharactersAndKeptInOneSpelling) {
    const auto read = [](const std::string& words) {
        return read_body("goal.accepted", 2, boost::json::object{{"words", words}});
    };
    std::string trees;
    for (int i = 0; i < 500; ++i) trees += "🌳";
    EXPECT_TRUE(read(trees));
    EXPECT_REFUSED(read(trees + "!"), "request.field", "/words");
    EXPECT_REFUSED(read(""), "request.field", "/words");
    EXPECT_REFUSED(read(" \n "), "request.field", "/words");
    EXPECT_REFUSED(read("bell \x07"), "request.field", "/words");

    const auto composed = read("Jose\xCC\x81");
    ASSERT_TRUE(composed);
    EXPECT_EQ(std::get<GoalAccepted>(*composed).words.text(), "Jos\xC3\xA9");
}

TEST(Codec, AnAbsentFieldWasNotAskedAndIsNotWritten) {
    EXPECT_EQ(body_json(GoalAccepted{"Walk", std::nullopt}), R"({"words":"Walk"})");
    EXPECT_EQ(body_json(GoalAccepted{"Walk", 0}), R"({"words":"Walk","confidence":0})");
    const auto read =
        read_body("goal.accepted", 2, parsed(R"({"words":"Walk","confidence":null})"));
    ASSERT_TRUE(read);
    EXPECT_FALSE(std::get<GoalAccepted>(*read).confidence);
}

TEST(Codec, TextThatIsNotJsonIsRefusedWhole) {
    EXPECT_REFUSED(json::parse("{\"words\":"), "request.malformed", "");
    EXPECT_REFUSED(json::parse("{\"words\":\"\xC3\"}"), "request.malformed", "");
    EXPECT_REFUSED(json::parse(std::string(40, '[') + std::string(40, ']')), "request.malformed",
                   "");
}

TEST(Codec, AReaderGetsTheWholeEntry) {
    Story story;
    const Entry& entry =
        story.writes(client, "walk", GoalAccepted{"Walk by the river with Ana", 7});
    const auto sent = parsed(entry_json(entry));
    EXPECT_EQ(sent.at("kind").as_string(), "goal.accepted");
    EXPECT_EQ(sent.at("v").as_int64(), 2);
    EXPECT_EQ(sent.at("seq").as_int64(), 1);
    EXPECT_EQ(sent.at("about").as_string(), named<AboutId>("walk").text());
    EXPECT_EQ(sent.at("recorded_at").as_string(), "2026-11-21T13:30:00.000Z");
    EXPECT_EQ(sent.at("body").at("words").as_string(), "Walk by the river with Ana");
    EXPECT_FALSE(parsed(entry_json(story.writes(client, "", VisionWritten{"Peace"})))
                     .as_object()
                     .contains("about"));
}

TEST(Codec, APayloadThatWasNeverWrittenHereIsOurMistake) {
    Story story;
    const Entry& entry = story.writes(client, "", VisionWritten{"Peace"});
    Envelope envelope = envelope_of(named<OrganizationId>("Harbor"), entry);
    EXPECT_THROW((void)read_stored(envelope, "{}"), Mistake);
    EXPECT_THROW((void)read_stored(envelope, R"({"zone":"UTC","body":{}})"), Mistake);
    envelope.version = 9;
    EXPECT_THROW((void)read_stored(envelope, payload_json(entry)), Mistake);
}

TEST(Versions, TheFirstOfGoalAcceptedDecodesWithoutConfidence) {
    const auto read = read_body("goal.accepted", 1, parsed(R"({"words":"Walk by the river"})"));
    ASSERT_TRUE(read);
    EXPECT_EQ(*read, Body{GoalAccepted({"Walk by the river", std::nullopt})});
}

namespace {

/// A kind as it would be at its third version: the second split one field, the third counts
/// minutes.
struct WalkTaken {
    static constexpr int version = 3;
    static void upgrade(int from, boost::json::object& body) {
        if (from < 2) body["with"] = nullptr;
        if (from < 3) {
            body["minutes"] = body.at("hours").to_number<int>() * 60;
            body.erase("hours");
        }
    }
    Scale<0, 600> minutes;
    std::optional<Text<80>> with;
    friend bool operator==(const WalkTaken&, const WalkTaken&) = default;
};
BOOST_DESCRIBE_STRUCT(WalkTaken, (), (minutes, with))

}  // namespace

TEST(Versions, AnOlderBodyIsBroughtForwardAndANewOneIsLeftAlone) {
    const auto first = read_version<WalkTaken>(1, parsed(R"({"hours":2})"));
    ASSERT_TRUE(first);
    EXPECT_EQ(*first, (WalkTaken{120, std::nullopt}));
    const auto second = read_version<WalkTaken>(2, parsed(R"({"hours":1,"with":"Ana"})"));
    ASSERT_TRUE(second);
    EXPECT_EQ(*second, (WalkTaken{60, "Ana"}));
    const auto third = read_version<WalkTaken>(3, parsed(R"({"minutes":45})"));
    ASSERT_TRUE(third);
    EXPECT_EQ(*third, (WalkTaken{45, std::nullopt}));
    EXPECT_REFUSED(read_version<WalkTaken>(3, parsed(R"({"hours":2})")), "request.field",
                   "/minutes");
}

}  // namespace alongside::testing
