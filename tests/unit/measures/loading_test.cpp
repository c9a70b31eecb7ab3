// Definitions: the built-in ones, every fault by its place, versions beside each other, imports.
#include "unit/measures/sheets.hpp"

#include <algorithm>
#include <set>

namespace alongside::measures {
namespace {

using boost::json::array;
using boost::json::object;

TEST(Definitions, BuiltInOnesHaveNoFaults) {
    for (const Fault& fault : built_in().faults) {
        ADD_FAILURE() << fault.file << fault.path << ": " << fault.sentence;
    }
    EXPECT_GE(built_in().definitions.size(), 29U);
}

TEST(Definitions, EachSaysWhoseWordsItIsMadeOf) {
    for (const Definition& definition : built_in().definitions) {
        SCOPED_TRACE(definition.id);
        EXPECT_FALSE(definition.licence.attribution.empty());
        EXPECT_FALSE(definition.licence.terms.empty());
        EXPECT_FALSE(definition.licence.source.empty());
        EXPECT_TRUE(definition.title.contains("en") || definition.title.contains("es"));
        EXPECT_FALSE(definition.change.source.empty());
        // The wording of others is never shipped without the right to.
        const Tier tier = definition.licence.tier;
        EXPECT_FALSE(tier == Tier::imported && has_wording(definition));
        EXPECT_FALSE(tier == Tier::free && !has_wording(definition));
    }
}

TEST(Definitions, SpanishIsThereWhereATranslationMayBeUsed) {
    for (const char* id :
         {"phq-9", "phq-2", "gad-7", "gad-2", "readiness", "importance", "confidence"}) {
        EXPECT_EQ(instrument(id).languages, (std::vector<std::string>{"en", "es"})) << id;
    }
    EXPECT_EQ(instrument("bam").languages, std::vector<std::string>{"en"});
}

TEST(Definitions, FlagsAndBandsHaveWordsForPeople) {
    for (const Definition& definition : built_in().definitions) {
        for (const Band& band : definition.bands) {
            EXPECT_TRUE(band.words.contains("es")) << definition.id << ": " << band.code;
        }
        for (const Flag& flag : definition.flags) {
            EXPECT_TRUE(flag.words.contains("en")) << definition.id << ": " << flag.code;
        }
    }
}

// --- faults --------------------------------------------------------------------------------------

object parsed(std::string_view id) {
    return json::parse(instrument(id).text)->as_object();
}

std::vector<Fault> faults_of(const object& questionnaire) {
    return read_definition("a.json", boost::json::serialize(questionnaire)).faults;
}

/// Whether one of the faults stands at this place and says this.
bool names(const std::vector<Fault>& faults, std::string_view path, std::string_view words) {
    return std::ranges::any_of(faults, [&](const Fault& fault) {
        return fault.file == "a.json" && fault.path == path &&
               fault.sentence.find(words) != std::string::npos;
    });
}

/// The first extension of ours with this name.
object& ours(object& questionnaire, std::string_view name) {
    for (json::value& each : questionnaire["extension"].as_array()) {
        if (each.at("url").as_string() == std::string(extension_root) + std::string(name)) {
            return each.as_object();
        }
    }
    throw std::logic_error("there is no such extension");
}

TEST(Definitions, WhatIsNotJsonOrTooLargeIsNamed) {
    EXPECT_TRUE(names(read_definition("a.json", "{").faults, "", "not a JSON object"));
    EXPECT_TRUE(names(read_definition("a.json", "[]").faults, "", "not a JSON object"));
    const std::string large(largest_definition + 1, ' ');
    EXPECT_TRUE(names(read_definition("a.json", large).faults, "", "at most"));
    const std::string deep = std::string(100, '[') + std::string(100, ']');
    EXPECT_FALSE(read_definition("a.json", deep).definition);
}

TEST(Definitions, EveryFaultIsNamedAtItsPlace) {
    object q = parsed("phq-9");
    q["id"] = "PHQ 9";
    q.erase("version");
    q["status"] = "ready";
    q["item"].as_array()[1].as_object()["linkId"] = "1";
    q["item"].as_array()[2].as_object()["type"] = "slider";
    q["item"].as_array()[3].as_object().erase("answerOption");
    const auto faults = faults_of(q);
    EXPECT_TRUE(names(faults, "/id", "lower-case"));
    EXPECT_TRUE(names(faults, "", "\"version\" is missing"));
    EXPECT_TRUE(names(faults, "/status", "Use one of"));
    EXPECT_TRUE(names(faults, "/item/1", "here twice"));
    EXPECT_TRUE(names(faults, "/item/2/type", "Questions here are"));
    EXPECT_TRUE(names(faults, "/item/3", "needs its answers"));
}

TEST(Definitions, AWordThatNobodyReadsIsAFault) {
    object q = parsed("phq-9");
    ours(q, "scale")["extension"].as_array().push_back(
        object{{"url", "most-mising"}, {"valueInteger", 2}});
    q["extension"].as_array().push_back(
        object{{"url", "urn:alongside:instrument:bands"}, {"valueInteger", 2}});
    q["extension"].as_array().push_back(
        object{{"url", "https://example.org/of-others"}, {"valueInteger", 2}});
    const auto faults = faults_of(q);
    EXPECT_TRUE(std::ranges::any_of(faults, [](const Fault& fault) {
        return fault.path.starts_with("/extension/2/extension/") &&
               fault.sentence.find("not known") != std::string::npos;
    }));
    EXPECT_TRUE(std::ranges::any_of(faults, [](const Fault& fault) {
        return fault.sentence.find("spelling") != std::string::npos;
    }));
    EXPECT_EQ(faults.size(), 2U);
}

TEST(Definitions, AScaleNamesOnlyQuestionsThatThereAre) {
    object q = parsed("gad-2");
    ours(q, "scale")["extension"].as_array().push_back(
        object{{"url", "item"}, {"valueString", "17"}});
    EXPECT_TRUE(names(faults_of(q), "/extension/2", "no question \"17\""));
}

TEST(Definitions, BandsDoNotOverlap) {
    object q = parsed("gad-2");
    for (json::value& part : ours(q, "band")["extension"].as_array()) {
        if (part.at("url").as_string() == "to") part.as_object()["valueInteger"] = 3;
    }
    EXPECT_TRUE(names(faults_of(q), "", "overlaps"));
}

TEST(Definitions, WithoutALicenceThereIsNoInstrument) {
    object q = parsed("gad-2");
    auto& extensions = q["extension"].as_array();
    extensions.erase(extensions.begin());
    EXPECT_TRUE(names(faults_of(q), "", "licence is missing"));
    EXPECT_FALSE(read_definition("a.json", boost::json::serialize(q)).definition);
}

// --- versions and imports ------------------------------------------------------------------------

std::string with_version(std::string_view id, std::string_view version) {
    object q = parsed(id);
    q["version"] = version;
    return boost::json::serialize(q);
}

TEST(Catalog, VersionsStandBesideEachOther) {
    Catalog catalog = built_in();
    add(catalog,
        {{"a.json", with_version("phq-9", "1.10")}, {"b.json", with_version("phq-9", "1.9")}});
    EXPECT_TRUE(catalog.faults.empty());
    EXPECT_EQ(catalog.find("phq-9")->version, "1.10");
    EXPECT_NE(catalog.find("phq-9", "1.0"), nullptr);
    EXPECT_NE(catalog.find("phq-9", "1.9"), nullptr);
    EXPECT_EQ(catalog.find("phq-9", "2.0"), nullptr);
    EXPECT_EQ(catalog.find("phq"), nullptr);
    add(catalog, {{"c.json", with_version("phq-9", "1.9")}});
    ASSERT_EQ(catalog.faults.size(), 1U);
    EXPECT_EQ(catalog.faults[0].path, "/version");
}

TEST(Imports, TheProgramBringsTheWordsAndTheScoringIsHere) {
    array items;
    for (int i = 1; i <= 10; ++i) {
        items.push_back(object{{"linkId", std::to_string(i)}, {"text", "Words of theirs."}});
    }
    const object brought{{"resourceType", "Questionnaire"},
                         {"id", "dast-10"},
                         {"version", "clinic-1"},
                         {"title", "DAST-10"},
                         {"status", "active"},
                         {"item", items}};
    const auto read = read_import(built_in(), "dast.json", boost::json::serialize(brought));
    for (const Fault& fault : read.faults) ADD_FAILURE() << fault.path << ": " << fault.sentence;
    ASSERT_TRUE(read.definition);
    EXPECT_EQ(read.definition->version, "clinic-1");
    EXPECT_TRUE(has_wording(*read.definition));
    EXPECT_EQ(read.definition->url, instrument("dast-10").url);
    const auto answers = answers_from_text(*read.definition, "[1,1,1,0,0,0,0,0,0,0]");
    ASSERT_TRUE(answers);
    EXPECT_EQ(score(*read.definition, *answers).total, 2);
    EXPECT_FALSE(conflict_of(built_in(), *read.definition));
}

TEST(Imports, AnswersInWordsOfTheirsKeepWhatTheyCount) {
    const auto option = [](const char* code, const char* words) {
        return object{{"valueCoding", object{{"code", code}, {"display", words}}}};
    };
    array items;
    for (int i = 1; i <= 8; ++i) {
        items.push_back(object{{"linkId", std::to_string(i)},
                               {"text", "Words of theirs."},
                               {"answerOption", array{option("1", "a"), option("2", "b"),
                                                      option("3", "c"), option("4", "d")}}});
    }
    const object brought{{"resourceType", "Questionnaire"},
                         {"id", "csq-8"},
                         {"version", "clinic-1"},
                         {"title", "CSQ-8"},
                         {"status", "active"},
                         {"item", items}};
    const auto read = read_import(built_in(), "csq.json", boost::json::serialize(brought));
    for (const Fault& fault : read.faults) ADD_FAILURE() << fault.path << ": " << fault.sentence;
    ASSERT_TRUE(read.definition);
    EXPECT_EQ(read.definition->items[0].options[3].words.at("en"), "d");
    EXPECT_EQ(read.definition->items[0].options[3].value, 4);
}

TEST(Imports, AVersionThatIsThereIsNotReplaced) {
    object q = parsed("phq-9");
    q["title"] = "Another";
    const auto read = read_import(built_in(), "phq.json", boost::json::serialize(q));
    ASSERT_TRUE(read.definition);
    const auto conflict = conflict_of(built_in(), *read.definition);
    ASSERT_TRUE(conflict);
    EXPECT_EQ(conflict->code, "instrument.version");
    EXPECT_FALSE(conflict_of(built_in(), instrument("phq-9")));
}

}  // namespace
}  // namespace alongside::measures
