// Sheets as people keep and save them, the real template, and what a hostile one could hold.
#include "directory/csv.hpp"
#include "directory/csv_rows.hpp"
#include "mutations.hpp"
#include "samples.hpp"

#include <rapidcheck/gtest.h>

#include <algorithm>

using namespace alongside;
using namespace alongside::directory;
using namespace std::chrono_literals;

namespace {

const Source aa{"test", "aa", "America/New_York"};

Import read(const std::string& text, const Source& source = aa) {
    const auto import = read_csv(text, source);
    EXPECT_TRUE(import) << text << (import ? "" : import.error().title);
    return import ? *import : Import{};
}

Meeting only_one(const std::string& text) {
    const auto import = read(text);
    EXPECT_EQ(import.meetings.size(), 1U) << text;
    return import.meetings.empty() ? Meeting{} : import.meetings.front();
}

std::string code(const std::string& text) {
    const auto import = read_csv(text, aa);
    return import ? "" : import.error().code;
}

}  // namespace

TEST(Csv, ReadsQuotesSeparatorsAndLineEnds) {
    const std::string rows[] = {
        "Name,Day,Time,ID,Notes\r\n\"Hope, \"\"new\"\"\",Monday,19:00,1,\"Ring\r\ntwice\"\r\n",
        "\xEF\xBB\xBFName;Day;Time;ID;Notes\n\"Hope, \"\"new\"\"\";Monday;7:00 "
        "PM;1;\"Ring\ntwice\"",
        "Name\tDay\tTime\tID\tNotes\r\"Hope, \"\"new\"\"\"\tMonday\t7pm\t1\t\"Ring\rtwice\"\r",
        "sep=|\nName|Day|Time|ID|Notes\nHope, \"new\"|Monday|19:00|1|\"Ring\ntwice\"\n",
        "\n\n Name , DAY ,Time,ID,Notes\n , , ,,\n \"Hope, \"\"new\"\"\" "
        ",Mon,19:00,1,\"Ring\ntwice\"\n\n"};
    for (const std::string& text : rows) {
        const Meeting meeting = only_one(text);
        EXPECT_EQ(meeting.name, "Hope, \"new\"") << text;
        EXPECT_EQ(meeting.weekday, std::chrono::Monday) << text;
        EXPECT_EQ(meeting.start, 19h) << text;
        EXPECT_EQ(meeting.key, "1") << text;
        EXPECT_EQ(meeting.notes, "Ring\ntwice") << text;
    }
}

TEST(Csv, SaysWhichSeparatorAndEncodingItMet) {
    const auto notes = [](const std::string& text) { return read(text).report.notes; };
    EXPECT_EQ(notes("Name;Day\nA;Monday\n").count("separator_semicolon"), 1U);
    EXPECT_EQ(notes("Name\tDay\nA\tMonday\n").count("separator_tab"), 1U);
    EXPECT_EQ(notes("Name,Day\nCaf\xE9,Monday\n").at("not_utf8"), 1U);
    EXPECT_EQ(only_one("Name,Day\nCaf\xE9,Monday\n").name, "Café");
    std::string wide = "\xFF\xFE";
    for (const char c : std::string("Name\tDay\nHope\tMonday\n")) wide += std::string{c, '\0'};
    EXPECT_EQ(notes(wide).count("utf16"), 1U);
    EXPECT_EQ(only_one(wide).name, "Hope");
    EXPECT_EQ(notes("Name,Day\n\"A\"b,Monday\n").count("stray_quotes"), 1U);
    EXPECT_EQ(only_one("Name,Day\n\"A\"b,Monday\n").name, "Ab");
}

TEST(Csv, HeadingsComeInAnyOrderAndUnderOtherNames) {
    const Meeting meeting = only_one(
        "Zip,Start Time,weekday,Meeting,STREET,City,State,id,Full-Time Staff,Website,Name\n"
        "97301,9:00,Sat,Hope,1 Main St,Salem,OR,x,Jo,https://example.org/a,Other\n");
    EXPECT_EQ(meeting.name, "Hope");  // the first column for a field wins
    EXPECT_EQ(meeting.address, "1 Main St, Salem, OR 97301");
    EXPECT_EQ(meeting.weekday, std::chrono::Saturday);
    EXPECT_EQ(meeting.url, "https://example.org/a");
    const auto import = read("Name,Meeting,Day,Mood\nA,B,Monday,good\n");
    EXPECT_EQ(import.report.notes.at("heading_used_twice"), 1U);
    EXPECT_EQ(import.report.notes.at("unknown_heading"), 1U);
}

TEST(Csv, AnAddressIsWholeWhereThereIsNoColumnForTheCity) {
    const Meeting whole = only_one("Name,Day,Time,Address\nA,Mon,19:00,\"1 Main St, Salem, OR\"\n");
    EXPECT_EQ(whole.city, "Salem");
    EXPECT_EQ(whole.attendance, Attendance::in_person);
    const Meeting area = only_one("Name,Day,Time,Address\nA,Mon,19:00,\"Salem, OR\"\n");
    EXPECT_TRUE(area.approximate);
}

TEST(Csv, SeveralDaysInOneCellAreSeveralMeetings) {
    const auto import = read("Name,Day,Time,ID\nA,\"Monday, Wed\",19:00,a\nB,Sat/Sun,9:00,b\n");
    EXPECT_EQ(import.report.read, 2U);
    ASSERT_EQ(import.meetings.size(), 4U);
    EXPECT_EQ(import.meetings[0].key, "a-1");
    EXPECT_EQ(import.meetings[3].weekday, std::chrono::Saturday);
}

TEST(Csv, TypesAreCodesOrNames) {
    const Meeting meeting = only_one(
        "Name,Day,Types\nA,Mon,\"Open, women , Gay, Sign Language, 12 Steps & 12 Traditions, "
        "Abierta, Babysitting Available, B, Temporary Closure, Online Meeting\"\n");
    EXPECT_EQ(meeting.facets.count(), 9U) << to_json(meeting);
    EXPECT_TRUE(meeting.has(Facet::gay) && meeting.has(Facet::lgbtq));
    EXPECT_TRUE(meeting.has(Facet::twelve_and_twelve) && meeting.has(Facet::step_study));
}

TEST(Csv, ARowMayNameItsFellowship) {
    const auto import = read(
        "Name,Day,Time,ID,Fellowship,Types\nA,Mon,19:00,a,SMART,\nB,Mon,19:00,b,na,RA\n"
        "C,Mon,19:00,c,,B\n");
    EXPECT_EQ(import.meetings.at(0).fellowship, "smart");
    EXPECT_EQ(import.meetings.at(1).fellowship, "na");
    EXPECT_TRUE(import.meetings.at(1).has(Facet::restricted_access));
    EXPECT_EQ(import.meetings.at(2).fellowship, "aa");
}

TEST(Csv, ANumberMayHaveACommaWhereTheSemicolonSeparates) {
    EXPECT_EQ(only_one("Name;Day;Time;Latitude;Longitude\nA;Mon;19:00;44,94;-123,03\n").position,
              position_at(44.94, -123.03));
}

TEST(Csv, EachRowIsAccountedForByItsNumber) {
    const auto import = read(
        "Name,Day,Time,ID\n"
        "A,Monday,19:00,a\n"
        "\n"
        "B,Someday,19:00,b\n"
        ",Monday,19:00,c\n"
        "D,Monday\n"
        "Main St, Salem,Monday,19:00,e\n"
        "A,Monday,19:00,a,\n"
        "F,Monday,26:00,f\n"
        "G,Monday,19:00,a\n");
    EXPECT_EQ(import.report.read, 8U);
    EXPECT_EQ(import.report.kept, 2U);  // A, and D by appointment
    EXPECT_EQ(import.report.merged, 1U);
    const std::vector<SkippedRecord> skipped = {{4, "B", "impossible day"},
                                                {5, "", "no name"},
                                                {7, "Main St", "more cells than headings"},
                                                {9, "F", "impossible time"},
                                                {10, "G", "slug used twice"}};
    EXPECT_EQ(import.report.skipped_records, skipped);
    EXPECT_TRUE(adds_up(import.report));
}

TEST(Csv, ASheetServicesValuesAreRead) {
    const auto import = read(
        R"({"range":"Sheet1","values":[["Name","Day","Time","Latitude","Longitude","ID"],
            ["A","Monday","6:00 PM",44.94,-123.03,12],["B"],[],["",null],7,
            ["C","Monday","6:00 PM","","","13",true]]})");
    EXPECT_EQ(import.report.read, 4U);
    EXPECT_EQ(import.report.kept, 2U);
    EXPECT_EQ(import.meetings.at(0).key, "12");
    EXPECT_EQ(import.meetings.at(0).position, position_at(44.94, -123.03));
    EXPECT_EQ(import.report.reasons.at("not a row"), 1U);
    EXPECT_EQ(import.report.reasons.at("more cells than headings"), 1U);
    EXPECT_EQ(import.report.skipped_records.at(0).record, 6U);
    EXPECT_EQ(code(R"({"values":[]})"), "directory.no_headings");
    EXPECT_EQ(code(R"({"values":[1]})"), "directory.no_headings");
}

TEST(Csv, RefusesWhatIsNoSheetOfMeetings) {
    EXPECT_EQ(code(""), "directory.no_headings");
    EXPECT_EQ(code("hello"), "directory.no_headings");
    EXPECT_EQ(code("Name,Color\nA,red\n"), "directory.no_headings");
    EXPECT_EQ(code("<!doctype html><p>Name,Day"), "directory.web_page");
    EXPECT_EQ(code("Name,Day\nA,\"Monday\nB,Tuesday\n"), "directory.open_quote");
    EXPECT_EQ(code(std::string((64U << 20U) + 1, ' ')), "directory.file_too_large");
    std::string many = "Name,Day\n";
    for (int i = 0; i < 500'001; ++i) many += "A,\n";
    EXPECT_EQ(code(many), "directory.too_many_rows");
}

TEST(Csv, HostileCellsAreBoundedAndReported) {
    const auto import = read(
        "Name,Day,Time,Notes,Latitude,Longitude,ID,Website\n"
        "<script>alert(1)</script>Hope,Mon,19:00," +
        std::string(10'001, 'x') +
        ",91,181,a,javascript:alert(1)\n"
        "=HYPERLINK(1),Mon,19:00,,1e400,nan,b,\n" +
        std::string((1U << 20U) + 1, 'y') + ",Mon,19:00\n" + std::string(300, 'z') +
        ",Mon,19:00\n");
    EXPECT_EQ(import.report.kept, 2U);
    EXPECT_EQ(import.meetings.at(0).name, "Hope");
    EXPECT_TRUE(import.meetings.at(0).notes.empty());
    EXPECT_FALSE(import.meetings.at(0).position);
    EXPECT_FALSE(import.meetings.at(1).position);
    EXPECT_EQ(import.report.notes.at("text_too_long"), 2U);
    EXPECT_EQ(import.report.notes.at("bad_url"), 1U);
    EXPECT_EQ(import.report.reasons.at("record too large"), 1U);
    EXPECT_EQ(import.report.reasons.at("no name"), 1U);
}

TEST(SUP1, OurTemplateIsReadAsItSays) {
    const auto import = read(std::string(csv_template()), Source{"test", "aa", ""});
    EXPECT_EQ(import.report.read, 2U);
    EXPECT_EQ(import.report.kept, 2U);
    EXPECT_EQ(import.report.notes, (decltype(import.report.notes)()));
    ASSERT_EQ(import.meetings.size(), 3U);
    EXPECT_EQ(import.meetings[0].attendance, Attendance::in_person);
    EXPECT_EQ(import.meetings[0].fellowship, "smart");
    EXPECT_TRUE(import.meetings[0].has(Facet::wheelchair));
    EXPECT_TRUE(import.meetings[0].updated);
    EXPECT_EQ(import.meetings[2].attendance, Attendance::online);
    EXPECT_EQ(import.meetings[2].length, 90min);
}

TEST(SUP1, ThePluginsTemplateIsReadInFull) {
    const auto text = sample("tsml-template.csv");
    if (!text) GTEST_SKIP() << "the sample lists (../shared) are not here";
    const auto import = read(*text, Source{"sample", "aa", ""});
    EXPECT_EQ(import.report.read, 36U);
    EXPECT_EQ(import.report.kept, 36U);
    EXPECT_EQ(import.report.notes.count("unknown_heading"), 0U);
    EXPECT_EQ(import.report.notes.count("unknown_type"), 0U);
    EXPECT_EQ(import.report.notes.count("updated_unreadable"), 0U);
    const Meeting& first = import.meetings.at(0);
    EXPECT_EQ(first.name, "After Work Topic Meeting");
    EXPECT_EQ(first.start, 18h);
    EXPECT_EQ(first.city, "San Jose");
    EXPECT_EQ(first.regions, (std::vector<std::string>{"San Jose", "West San Jose"}));
    EXPECT_EQ(first.updated, at("2020-04-04T16:50:58Z"));
    EXPECT_TRUE(first.has(Facet::open) && first.has(Facet::wheelchair));
    for (const Meeting& meeting : import.meetings) {
        EXPECT_EQ(meeting.zone, "America/Los_Angeles");
        EXPECT_EQ(*meeting_from_json(to_json(meeting)), meeting);
        EXPECT_EQ(to_json(meeting).find("555-1212"), std::string::npos);
    }
}

RC_GTEST_PROP(Csv, AnyMutationOfASampleIsAccountedFor, ()) {
    std::string good(csv_template());
    if (*rc::gen::arbitrary<bool>()) std::ranges::replace(good, ',', ';');
    const auto result = read_csv(*mutation_of(good), aa);
    RC_CLASSIFY(result.has_value(), "read");
    if (!result) return;
    RC_ASSERT(adds_up(result->report));
    for (const Meeting& meeting : result->meetings) {
        const auto back = meeting_from_json(to_json(meeting));
        RC_ASSERT(back.has_value());
        RC_ASSERT(*back == meeting);
    }
}
