// Every format is recognized by what it holds.
#include "directory/listing.hpp"
#include "directory/csv.hpp"
#include "samples.hpp"

using namespace alongside;
using namespace alongside::directory;

namespace {

std::string format(const std::string& contents, const std::string& name = "list") {
    const auto found = format_of(name, contents);
    return found ? std::string(to_text(*found)) : "none";
}

}  // namespace

TEST(SUP1, EveryFormatIsRecognizedByItsContents) {
    EXPECT_EQ(format(R"([{"name":"A","slug":"a","day":1}])"), "meeting-guide");
    EXPECT_EQ(format(R"([7,{},{"name":"A","types":["O"]}])"), "meeting-guide");
    EXPECT_EQ(format(R"({"records":[{"name":"A","time":"19:00"}]})"), "meeting-guide");
    EXPECT_EQ(format("[]"), "meeting-guide");
    EXPECT_EQ(format("[]", "https://x.example/json/?switcher=GetSearchResults"), "bmlt");
    EXPECT_EQ(format("\xEF\xBB\xBF [{\"id_bigint\":\"1\"}]"), "bmlt");
    EXPECT_EQ(format(R"({"meetings":[],"formats":[]})"), "bmlt");
    EXPECT_EQ(format(R"([{"key_string":"O","name_string":"Open"}])"), "bmlt-formats");
    EXPECT_EQ(format(R"([{"parent_id":"0","helpline":"","name":"A"}])"), "bmlt-service-bodies");
    EXPECT_EQ(format(R"({"values":[["Name"]]})"), "csv");
    EXPECT_EQ(format(std::string(csv_template())), "csv");
    EXPECT_EQ(format("Name;Day\n\"A;Monday\n"), "csv");  // the importer says where it is broken
    EXPECT_EQ(format(R"({"id":"1","name":"A","status":"active"})"), "hsds");
    EXPECT_EQ(format(R"({"id":"1","name":"A","services":[{"id":"2","name":"B"}]})"), "hsds");
    EXPECT_EQ(format(R"({"total_items":1,"contents":[{}]})"), "hsds");
    EXPECT_EQ(format(R"([{"id":"1","name":"A","organization_id":"x","status":"active"}])"), "hsds");
    EXPECT_EQ(format(R"({"profile":"tabular-data-package","resources":[]})"), "hsds-package");
    for (const char* text : {"", "hello", "<html></html>", "{}", "[7]", "[{\"a\":1}]",
                             "{\"a\":", "id,organization_id,name\n", "\x1F\x8B\x08"}) {
        EXPECT_EQ(format(text), "none") << text;
    }
}

TEST(SUP1, TheSamplesAreRecognized) {
    const std::pair<const char*, const char*> samples[] = {
        {"meeting-guide-benlomond.json", "meeting-guide"},
        {"meeting-guide-kansas-city.json", "meeting-guide"},
        {"meeting-guide-times.json", "meeting-guide"},
        {"bmlt-search-with-formats.json", "bmlt"},
        {"bmlt-ny-nassau.json", "bmlt"},
        {"bmlt-formats.json", "bmlt-formats"},
        {"bmlt-service-bodies.json", "bmlt-service-bodies"},
        {"tsml-template.csv", "csv"},
        {"hsds-service-full.json", "hsds"},
        {"hsds-csv/datapackage.json", "hsds-package"}};
    for (const auto& [name, expected] : samples) {
        const auto text = sample(name);
        if (!text) GTEST_SKIP() << "the sample lists (../shared) are not here";
        EXPECT_EQ(format(*text), expected) << name;
        EXPECT_EQ(format_named(expected), format_of(name, *text));
    }
}

TEST(SUP1, EveryFormatIsReadByItsImporter) {
    const Source source{"test", "aa", "America/New_York"};
    const auto read = [&](ListFormat of, const std::string& text) {
        return read_listing({of, text, {}, {}, {}}, source);
    };
    EXPECT_EQ(read(ListFormat::meeting_guide, R"([{"name":"A","slug":"a"}])")->meetings.size(), 1U);
    EXPECT_EQ(read(ListFormat::csv, "Name,Day,ID\nA,Monday,a\n")->meetings.size(), 1U);
    EXPECT_EQ(read(ListFormat::hsds, R"({"id":"1","name":"A"})")->resources.size(), 1U);
    EXPECT_EQ(read(ListFormat::bmlt, "[]")->report.notes.count("empty_answer"), 1U);
    EXPECT_EQ(read(ListFormat::bmlt_formats, "[]").error().code, "directory.goes_with_a_list");
    EXPECT_EQ(read(ListFormat::hsds_package, "").error().code, "directory.no_services");
    EXPECT_EQ(usual_fellowship(ListFormat::bmlt), "na");
}
