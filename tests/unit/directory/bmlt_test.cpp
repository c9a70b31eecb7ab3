// Every quirk of BMLT servers, the two real answers, and what a hostile one could hold.
#include "directory/bmlt.hpp"
#include "mutations.hpp"
#include "samples.hpp"

#include <rapidcheck/gtest.h>
#include <boost/json.hpp>

#include <algorithm>

using namespace alongside;
using namespace alongside::directory;
using namespace std::chrono_literals;

namespace {

const Source na{"test", "na", ""};

/// One record with everything that must be there; `fields` come last and so win.
std::string record(const std::string& fields) {
    return R"({"id_bigint":"7","weekday_tinyint":"2","start_time":"19:30:00","meeting_name":"Hope",)"
           R"("location_street":"1 Main St","location_municipality":"Salem","location_province":"OR")" +
           (fields.empty() ? "" : "," + fields) + "}";
}

Import read(const std::string& meetings, const std::string& formats = "",
            const std::string& bodies = "", const Source& source = na) {
    const auto import = read_bmlt({meetings, formats, bodies}, source);
    EXPECT_TRUE(import) << meetings;
    return import ? *import : Import{};
}

Meeting only_one(const std::string& fields, const std::string& formats = "",
                 const std::string& bodies = "") {
    const auto import = read("[" + record(fields) + "]", formats, bodies);
    EXPECT_EQ(import.meetings.size(), 1U) << fields;
    return import.meetings.empty() ? Meeting{} : import.meetings.front();
}

std::string skipped_for(const std::string& fields) {
    const auto import = read("[" + record(fields) + "]");
    EXPECT_EQ(import.report.skipped, 1U) << fields;
    return import.report.reasons.empty() ? "" : import.report.reasons.begin()->first;
}

constexpr const char* formats_of_a_server = R"([
    {"key_string":"C","name_string":"Coffee","description_string":"There is <b>coffee</b>.","lang":"en","id":"4","world_id":""},
    {"key_string":"G","name_string":"Geschlossen","description_string":"","lang":"de","id":"5","world_id":"CLOSED"},
    {"key_string":"Z","name_string":"Closed","description_string":"","lang":"en","id":"5","world_id":"CLOSED"},
    {"key_string":"G","name_string":"Candlelight","description_string":"","lang":"en","id":"6","world_id":"CAN"},
    {"key_string":"ES","name_string":"Espanol","description_string":"","lang":"en","id":"9","world_id":"LANG","format_type_enum":"FC3"},
    {"key_string":"Fa","name_string":"?","description_string":"","lang":"en","id":"10","world_id":"","format_type_enum":"LANG"},
    {"key_string":"SL","name_string":"ASL","description_string":"","lang":"en","id":"24","world_id":""},
    {"key_string":"WC","name_string":"Wheelchair","description_string":"","lang":"en","id":"33","world_id":"WCHR"},
    {"key_string":"VM","name_string":"Virtual","description_string":"","lang":"en","id":"54","world_id":"VM"},
    {"key_string":"HY","name_string":"Hybrid","description_string":"","lang":"en","id":"56","world_id":"HY"},
    {"key_string":"TC","name_string":"Closed for now","description_string":"","lang":"en","id":"55","world_id":"TC"}])";

}  // namespace

TEST(Bmlt, OneIsSunday) {
    EXPECT_EQ(only_one(R"("weekday_tinyint":"1")").weekday, std::chrono::Sunday);
    EXPECT_EQ(only_one(R"("weekday_tinyint":"7")").weekday, std::chrono::Saturday);
    EXPECT_EQ(only_one(R"("weekday_tinyint":4)").weekday, std::chrono::Wednesday);
    for (const char* day : {"\"0\"", "\"8\"", "\"Monday\"", "-1", "1.5", "[2]", "1e99", "\"\""}) {
        EXPECT_EQ(skipped_for(std::string("\"weekday_tinyint\":") + day), "impossible day") << day;
    }
}

TEST(Bmlt, TimesAndDurationsAreReadOrTheUsualLengthHolds) {
    const auto length = [](const char* said) {
        return only_one(std::string("\"duration_time\":") + said).length;
    };
    EXPECT_EQ(only_one("").start, 19h + 30min);
    EXPECT_EQ(only_one("").length, usual_bmlt_length);
    EXPECT_EQ(length("\"01:15:00\""), 75min);
    EXPECT_EQ(length("\"01:59:00\""), 119min);
    EXPECT_EQ(length("\"12:00:00\""), 12h);
    EXPECT_EQ(length("\"24:00:00\""), 24h);
    EXPECT_EQ(length("\"00:00:00\""), usual_bmlt_length);
    EXPECT_EQ(length("\"\""), usual_bmlt_length);
    EXPECT_EQ(length("\"25:00:00\""), usual_bmlt_length);
    EXPECT_EQ(read("[" + record(R"("duration_time":"long")") + "]")
                  .report.notes.count("duration_unreadable"),
              1U);
    EXPECT_EQ(skipped_for(R"("start_time":"24:00:00")"), "impossible time");
    EXPECT_EQ(skipped_for(R"("start_time":"19:61:00")"), "impossible time");
    EXPECT_EQ(skipped_for(R"("start_time":"")"), "no day or no time");
}

TEST(Bmlt, AShortenedAnswerWithoutDaysSaysSo) {
    const auto import = read(R"([{"id_bigint":"7","meeting_name":"Hope"}])");
    EXPECT_EQ(import.report.reasons.at("no day or no time"), 1U);
    ASSERT_EQ(import.report.skipped_records.size(), 1U);
    EXPECT_EQ(import.report.skipped_records[0], (SkippedRecord{1, "Hope", "no day or no time"}));
}

TEST(Bmlt, WhatIsNotPublishedOrNamelessIsNotTaken) {
    EXPECT_EQ(skipped_for(R"("published":"0")"), "not published");
    EXPECT_EQ(skipped_for(R"("published":0)"), "not published");
    EXPECT_EQ(skipped_for(R"("meeting_name":"")"), "no name");
    EXPECT_EQ(skipped_for(R"("id_bigint":"")"), "no id");
    EXPECT_EQ(only_one(R"("published":"1")").name, "Hope");
}

TEST(Bmlt, TheVenueSaysHowOneCanCome) {
    const std::string link = R"(,"virtual_meeting_link":"https://zoom.us/j/1")";
    const auto attendance = [](const std::string& fields) {
        return only_one(fields, formats_of_a_server).attendance;
    };
    EXPECT_EQ(attendance(R"("venue_type":"1")"), Attendance::in_person);
    EXPECT_EQ(attendance(R"("venue_type":"1")" + link), Attendance::in_person);
    EXPECT_EQ(attendance(R"("venue_type":"2")" + link), Attendance::online);
    EXPECT_EQ(attendance(R"("venue_type":"3")" + link), Attendance::hybrid);
    EXPECT_EQ(attendance(R"("venue_type":"")" + link), Attendance::hybrid);
    EXPECT_EQ(attendance(R"("venue_type":"","formats":"VM")" + link), Attendance::online);
    EXPECT_EQ(attendance(R"("venue_type":"","formats":"HY,VM")" + link), Attendance::hybrid);
    EXPECT_EQ(attendance(R"("venue_type":"1","formats":"TC,VM")" + link), Attendance::online);
    EXPECT_EQ(attendance(R"("venue_type":"1","formats":"TC")"), Attendance::inactive);
    EXPECT_EQ(attendance(R"("venue_type":"2")"), Attendance::inactive);
    EXPECT_EQ(attendance(R"("venue_type":"3")"), Attendance::in_person);
    EXPECT_EQ(attendance(R"("venue_type":"2","virtual_meeting_additional_info":"ID 12 34")"),
              Attendance::online);
    EXPECT_EQ(attendance(R"("venue_type":"2","phone_meeting_number":"+1 555 010 0000")"),
              Attendance::online);
    EXPECT_EQ(attendance(R"("venue_type":"1","location_street":"")"), Attendance::inactive);
    EXPECT_EQ(attendance(R"("venue_type":"1","location_street":"","location_text":"Town Hall")"),
              Attendance::in_person);
    const auto import = read("[" + record(R"("venue_type":"9")") + "]");
    EXPECT_EQ(import.report.notes.at("venue_unknown"), 1U);
}

TEST(Bmlt, FormatsMeanWhatTheirServerSays) {
    // This server's C is coffee: it closes nobody out.
    const Meeting coffee = only_one(R"("formats":"C,WC")", formats_of_a_server);
    EXPECT_FALSE(coffee.has(Facet::closed));
    EXPECT_TRUE(coffee.has(Facet::wheelchair));
    EXPECT_EQ(coffee.notes, "Coffee: There is coffee.");
    EXPECT_TRUE(only_one(R"("formats":"Z")", formats_of_a_server).has(Facet::closed));
    EXPECT_TRUE(only_one(R"("formats":"SL")", formats_of_a_server).has(Facet::asl));
    EXPECT_TRUE(only_one(R"("formats":"ES")", formats_of_a_server).has(Facet::spanish));
    EXPECT_TRUE(only_one(R"("formats":"Fa")", formats_of_a_server).has(Facet::persian));
    // The same key means another thing in another language.
    EXPECT_TRUE(
        only_one(R"("formats":"G","lang_enum":"en")", formats_of_a_server).has(Facet::candlelight));
    EXPECT_TRUE(
        only_one(R"("formats":"G","lang_enum":"de")", formats_of_a_server).has(Facet::closed));
    // Ids go before keys.
    const Meeting by_id =
        only_one(R"("formats":"C","format_shared_id_list":"5,33")", formats_of_a_server);
    EXPECT_TRUE(by_id.has(Facet::closed));
    EXPECT_TRUE(by_id.notes.empty());
    const auto unknown = read("[" + record(R"("formats":"XX,WC")") + "]", formats_of_a_server);
    EXPECT_EQ(unknown.report.notes.at("unknown_format"), 1U);
}

TEST(Bmlt, TheFormatsBesideTheMeetingsAreRead) {
    const auto import = read(R"({"meetings":[)" + record(R"("formats":"G")") + R"(],"formats":)" +
                             formats_of_a_server + "}");
    EXPECT_TRUE(import.meetings.at(0).has(Facet::candlelight));
}

TEST(Bmlt, WithoutATableOnlyTheUsualEnglishKeysAreTaken) {
    const auto import = read("[" + record(R"("formats":"O,BT,ZZ","lang_enum":"en")") + "]");
    EXPECT_TRUE(import.meetings.at(0).has(Facet::open));
    EXPECT_TRUE(import.meetings.at(0).has(Facet::basic_text));
    EXPECT_EQ(import.report.notes.at("formats_by_usual_key"), 1U);
    EXPECT_EQ(import.report.notes.at("unknown_format"), 1U);
    EXPECT_TRUE(only_one(R"("formats":"O","lang_enum":"de")").facets.none());
}

TEST(Bmlt, TablesOfSeveralServersAreKeptApart) {
    const std::string formats = R"([
        {"key_string":"A","id":"1","lang":"en","world_id":"OPEN","name_string":"Open","root_server_uri":"https://one.example"},
        {"key_string":"A","id":"1","lang":"en","world_id":"CLOSED","name_string":"Closed","root_server_uri":"https://two.example"}])";
    const auto import = read(
        "[" + record(R"("formats":"A","root_server_uri":"https://one.example")") + "," +
            record(R"("formats":"A","root_server_uri":"https://two.example")") + "," +
            record(R"("formats":"A","root_server_id":"9","root_server_uri":"https://9.example")") +
            "]",
        formats);
    ASSERT_EQ(import.meetings.size(), 3U);  // the same id on three servers is three meetings
    EXPECT_TRUE(import.meetings[0].has(Facet::open));
    EXPECT_TRUE(import.meetings[1].has(Facet::closed));
    EXPECT_EQ(import.meetings[0].key, "7");
    EXPECT_EQ(import.meetings[1].key, "https-two-example-7");
    EXPECT_EQ(import.meetings[2].key, "9-7");
}

TEST(Bmlt, ThePlaceIsPutTogether) {
    const Meeting meeting = only_one(
        R"("location_text":"Holy Trinity","location_info":"Basement","train_lines":"LIRR",)"
        R"("bus_lines":"","location_sub_province":"Marion","location_postal_code_1":"97301",)"
        R"("location_nation":"U.S.A","latitude":"44.94","longitude":"-123.03")");
    EXPECT_EQ(meeting.address, "1 Main St, Salem, OR 97301, U.S.A");
    EXPECT_EQ(meeting.country, "US");
    EXPECT_EQ(meeting.city, "Salem");
    EXPECT_EQ(meeting.location_notes, "Basement\nLIRR");
    EXPECT_EQ(meeting.regions, (std::vector<std::string>{"Marion", "Salem"}));
    EXPECT_EQ(meeting.zone, "America/Los_Angeles");
    EXPECT_EQ(meeting.zone_from, ZoneFrom::place);
    EXPECT_EQ(meeting.position, position_at(44.94, -123.03));
    EXPECT_EQ(only_one(R"("time_zone":"America/Denver")").zone, "America/Denver");
    EXPECT_EQ(only_one(R"("location_municipality":"","location_city_subsection":"Brooklyn")").city,
              "Brooklyn");
    EXPECT_FALSE(only_one(R"("latitude":"95","longitude":"10")").position);
    EXPECT_EQ(skipped_for(R"("location_province":"","location_municipality":"")"),
              "no zone can be told");
}

TEST(Bmlt, TheServiceBodyIsToldAndItsPageFoundAbove) {
    const std::string bodies = R"([
        {"id":"2","parent_id":"0","name":"Region","url":"https://region.example","helpline":"555-0199"},
        {"id":"10","parent_id":"2","name":"Area","url":"","helpline":"","contact_email":"x@example.org"},
        {"id":"20","parent_id":"21","name":"A","url":"javascript:1","helpline":""},
        {"id":"21","parent_id":"20","name":"B","url":"","helpline":""}, 7])";
    const Meeting meeting = only_one(R"("service_body_bigint":"10")", "", bodies);
    EXPECT_EQ(meeting.group_notes, "Area · 555-0199");
    EXPECT_EQ(meeting.url, "https://region.example");
    EXPECT_EQ(only_one(R"("service_body_bigint":"20")", "", bodies).url, "");  // a circle
    EXPECT_EQ(only_one(R"("service_body_name":"Nassau Area Service")").group_notes,
              "Nassau Area Service");
}

TEST(Bmlt, PeopleAreNotKept) {
    const Meeting meeting = only_one(
        R"("email_contact":"who@example.org","contact_name_1":"Whoever","contact_phone_1":"555")");
    EXPECT_EQ(to_json(meeting).find("who"), std::string::npos);
    EXPECT_EQ(to_json(meeting).find("Whoever"), std::string::npos);
}

TEST(Bmlt, HostileValuesAreBoundedAndReported) {
    const auto result =
        read("[" + record(R"("meeting_name":"<script>alert(1)</script>Hope")") + "," +
             record(R"("id_bigint":"8","comments":")" + std::string(10'001, 'x') + "\"") + "," +
             record(R"("id_bigint":{"a":1})") + "," +
             record(R"("id_bigint":"9","virtual_meeting_link":"javascript:1")") + "," +
             record(R"("id_bigint":"9","virtual_meeting_link":"javascript:1")") + ",7,null,[1]]");
    EXPECT_EQ(result.report.read, 8U);
    EXPECT_EQ(result.report.kept, 3U);
    EXPECT_EQ(result.report.merged, 1U);
    EXPECT_EQ(result.report.reasons.at("not an object"), 3U);
    EXPECT_EQ(result.report.reasons.at("no id"), 1U);
    EXPECT_EQ(result.report.notes.at("text_too_long"), 1U);
    EXPECT_EQ(result.report.notes.at("bad_url"), 2U);
    EXPECT_EQ(result.meetings.at(0).name, "Hope");
    EXPECT_TRUE(result.meetings.at(1).notes.empty());
}

TEST(Bmlt, WhatIsNoSuchListIsRefusedAndAnEmptyAnswerIsSaid) {
    EXPECT_FALSE(read_bmlt({"<html></html>", "", ""}, na));
    EXPECT_FALSE(read_bmlt({"{}", "", ""}, na));
    EXPECT_FALSE(read_bmlt({R"({"meetings":[{]})", "", ""}, na));
    EXPECT_FALSE(read_bmlt({"[]", "nothing", ""}, na));
    EXPECT_FALSE(read_bmlt({"[]", "", "nothing"}, na));
    EXPECT_EQ(read("[]").report.notes.at("empty_answer"), 1U);
}

TEST(SUP1, TheAnswerWithFormatsIsReadInFull) {
    const auto text = sample("bmlt-search-with-formats.json");
    if (!text) GTEST_SKIP() << "the sample lists (../shared) are not here";
    const auto import = read(*text);
    EXPECT_EQ(import.report.read, 53U);
    EXPECT_EQ(import.report.kept, 53U);
    EXPECT_EQ(import.report.notes.count("unknown_format"), 0U);
    EXPECT_EQ(import.report.notes.count("formats_by_usual_key"), 0U);
    const Meeting& first = import.meetings.at(0);
    EXPECT_EQ(first.name, "Step up and Be Free");
    EXPECT_EQ(first.weekday, std::chrono::Monday);
    EXPECT_EQ(first.start, 19h);
    EXPECT_EQ(first.zone, "America/New_York");
    EXPECT_EQ(first.attendance, Attendance::in_person);
    EXPECT_TRUE(first.has(Facet::open) && first.has(Facet::format_varies) &&
                first.has(Facet::topic));
}

TEST(SUP1, NassauIsReadInFullWithItsFormatsAndBodies) {
    const auto text = sample("bmlt-ny-nassau.json");
    const auto formats = sample("bmlt-formats.json");
    const auto bodies = sample("bmlt-service-bodies.json");
    if (!text || !formats || !bodies) GTEST_SKIP() << "the sample lists (../shared) are not here";
    const auto import = read(*text, *formats, *bodies);
    EXPECT_EQ(import.report.read, 59U);
    EXPECT_EQ(import.report.kept, 59U);
    EXPECT_EQ(import.report.notes.count("unknown_format"), 0U);
    const Meeting& first = import.meetings.at(0);
    EXPECT_EQ(first.key, "188");
    EXPECT_EQ(first.weekday, std::chrono::Wednesday);
    EXPECT_EQ(first.length, 90min);
    EXPECT_EQ(first.group_notes, "Nassau Area Service · 516-827-9500");
    EXPECT_EQ(first.url, "http://nassauna.org");
    EXPECT_TRUE(first.has(Facet::basic_text) && first.has(Facet::discussion) &&
                first.has(Facet::literature) && first.has(Facet::open));
    for (const Meeting& meeting : import.meetings) {
        EXPECT_EQ(meeting.zone, "America/New_York");
        EXPECT_EQ(meeting.attendance, Attendance::in_person) << meeting.name;
        EXPECT_EQ(*meeting_from_json(to_json(meeting)), meeting);
    }
}

RC_GTEST_PROP(Bmlt, AnyMutationOfASampleIsAccountedFor, ()) {
    const std::string text = *mutation_of(R"({"meetings":[)" + record(R"("formats":"G,C")") + "," +
                                          record(R"("id_bigint":"8","venue_type":"3")") +
                                          R"(],"formats":)" + formats_of_a_server + "}");
    const auto result = read_bmlt({text, "", ""}, na);
    RC_CLASSIFY(result.has_value(), "read");
    if (!result) return;
    RC_ASSERT(adds_up(result->report));
    for (const Meeting& meeting : result->meetings) {
        const auto back = meeting_from_json(to_json(meeting));
        RC_ASSERT(back.has_value());
        RC_ASSERT(*back == meeting);
    }
}
