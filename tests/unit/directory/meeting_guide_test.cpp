// Every quirk that was met in real lists, and what a hostile one could hold.
#include "samples.hpp"

#include "directory/json_rows.hpp"

#include <rapidcheck/gtest.h>

#include <boost/json.hpp>

using namespace alongside;
using namespace alongside::directory;
using namespace std::chrono_literals;

namespace {

std::string row(const std::string& fields) {
    return R"([{"name":"Early Birds","slug":"early",)" + fields + "}]";
}

}  // namespace

TEST(MeetingGuide, ReadsDaysInEveryForm) {
    for (const char* day : {"1", "\"1\"", "\"Monday\"", "\"monday\"", "\"Mon\"", "\"Lunes\"", "1.0",
                            "\"Mondays\"", "[1]", "[\"1\"]"}) {
        const auto import = imported(row(std::string("\"time\":\"07:00\",\"day\":") + day));
        ASSERT_EQ(import.meetings.size(), 1U) << day;
        EXPECT_EQ(import.meetings[0].weekday, std::chrono::Monday) << day;
    }
}

TEST(MeetingGuide, RefusesDaysThatAreNone) {
    for (const char* day : {"7", "-1", "\"8\"", "\"Someday\"", "[1,9]", "{}", "true", "1.5"}) {
        const auto import = imported(row(std::string("\"time\":\"07:00\",\"day\":") + day));
        EXPECT_EQ(import.report.skipped, 1U) << day;
        EXPECT_EQ(import.report.reasons.count("impossible day"), 1U) << day;
    }
}

TEST(MeetingGuide, AListOfDaysIsOneRecordAndSeveralMeetings) {
    const auto import = imported(row(R"("time":"07:00","day":[1,"3",5,1])"));
    EXPECT_EQ(import.report.read, 1U);
    EXPECT_EQ(import.report.kept, 1U);
    ASSERT_EQ(import.meetings.size(), 3U);
    EXPECT_EQ(import.meetings[0].key, "early-1");
    EXPECT_EQ(import.meetings[2].key, "early-5");
    EXPECT_EQ(import.meetings[2].weekday, std::chrono::Friday);
}

TEST(MeetingGuide, ReadsTimesInEveryForm) {
    const std::pair<const char*, std::chrono::minutes> times[] = {{"19:00", 19h},
                                                                  {"9:00", 9h},
                                                                  {"7:00 PM", 19h},
                                                                  {"7:30pm", 19h + 30min},
                                                                  {"7 p.m.", 19h},
                                                                  {"12:00 AM", 0h},
                                                                  {"12:15 PM", 12h + 15min},
                                                                  {"Noon", 12h},
                                                                  {"midnight", 0h},
                                                                  {"19:00:00", 19h},
                                                                  {"00:00", 0h},
                                                                  {" 19:00 ", 19h}};
    for (const auto& [text, expected] : times) {
        const auto import = imported(row(R"("day":1,"time":")" + std::string(text) + "\""));
        ASSERT_EQ(import.meetings.size(), 1U) << text;
        EXPECT_EQ(import.meetings[0].start, expected) << text;
    }
}

TEST(MeetingGuide, SkipsImpossibleTimes) {
    for (const char* text : {"25:00", "24:00", "19:60", "13:00 PM", "7", "soon", "19:5", "-1:00",
                             "007:00", "19:00 Uhr"}) {
        const auto import = imported(row(R"("day":1,"time":")" + std::string(text) + "\""));
        EXPECT_EQ(import.report.reasons.count("impossible time"), 1U) << text;
        EXPECT_TRUE(import.meetings.empty()) << text;
    }
}

TEST(MeetingGuide, WithoutDayOrTimeItIsByAppointment) {
    for (const char* fields :
         {"\"notes\":\"\"", "\"day\":1", "\"time\":\"19:00\"", "\"day\":null,\"time\":null",
          "\"day\":\"\",\"time\":\"19:00\"", "\"day\":[],\"time\":\"19:00\""}) {
        const auto import = imported(row(fields), Source{"test", "aa", ""});
        ASSERT_EQ(import.meetings.size(), 1U) << fields;
        EXPECT_FALSE(import.meetings[0].weekday) << fields;
        EXPECT_EQ(import.report.notes.at("time_by_appointment"), 1U) << fields;
    }
}

TEST(MeetingGuide, TheEndMayLieOnTheNextDay) {
    const auto length = [](const char* time, const char* end) {
        return imported(row(std::string("\"day\":1,\"time\":\"") + time + "\",\"end_time\":" + end))
            .meetings.at(0)
            .length;
    };
    EXPECT_EQ(length("19:00", "\"20:30\""), 90min);
    EXPECT_EQ(length("23:00", "\"00:15\""), 75min);
    EXPECT_EQ(length("23:00", "\"24:00\""), 60min);
    EXPECT_EQ(length("7:00 PM", "\"8:15 PM\""), 75min);
    EXPECT_EQ(length("19:00", "null"), 60min);
    EXPECT_EQ(length("19:00", "\"\""), 60min);
    EXPECT_EQ(length("19:00", "\"08:00\""), 60min);  // a slip for 20:00
    EXPECT_EQ(length("19:00", "\"19:00\""), 60min);
    EXPECT_EQ(length("19:00", "\"late\""), 60min);
}

TEST(MeetingGuide, ASlugIsTextNumberOrMissing) {
    EXPECT_EQ(imported(R"([{"name":"A","slug":12}])").meetings.at(0).key, "12");
    EXPECT_EQ(imported(R"([{"name":"A","id":7}])").meetings.at(0).key, "7");
    EXPECT_EQ(imported(R"([{"name":"A","slug":null,"ID":"x"}])").meetings.at(0).key, "x");
    const auto by_name = imported(
        R"([{"name":"Big Book","location":"Hall","day":1,"time":"19:00"},
            {"name":"Big Book","location":"Hall","day":2,"time":"19:00"}])");
    ASSERT_EQ(by_name.meetings.size(), 2U);
    EXPECT_EQ(by_name.meetings[0].key, "big-book-hall-1140-1");
    EXPECT_EQ(by_name.meetings[1].key, "big-book-hall-1140-2");
    EXPECT_EQ(imported(R"([{"name":"!!!"}])").report.reasons.at("no slug"), 1U);
}

TEST(MeetingGuide, TheSameSlugAgainIsMergedOrSkipped) {
    const auto import = imported(
        R"([{"name":"A","slug":"a","day":1,"time":"19:00","updated":"2020-01-01 00:00:00"},
            {"name":"A","slug":"a","day":1,"time":"19:00","updated":"2021-01-01 00:00:00"},
            {"name":"A","slug":"a","day":2,"time":"19:00"}])");
    EXPECT_EQ(import.report.kept, 1U);
    EXPECT_EQ(import.report.merged, 1U);
    EXPECT_EQ(import.report.reasons.at("slug used twice"), 1U);
    ASSERT_EQ(import.meetings.size(), 1U);
    EXPECT_EQ(import.meetings[0].weekday, std::chrono::Monday);  // the first wins
}

TEST(MeetingGuide, ReadsTypesInEveryForm) {
    const auto list = only(R"("types":["O","BE","onl","12x12",""])");
    EXPECT_TRUE(list.has(Facet::open) && list.has(Facet::newcomer) && list.has(Facet::step_study));
    const auto text = only(R"("types":"O, D")");
    EXPECT_TRUE(text.has(Facet::open) && text.has(Facet::discussion));
    const auto names = only(R"("types":"Open, Wheelchair Access, Sign Language, Big Book")");
    EXPECT_TRUE(names.has(Facet::wheelchair) && names.has(Facet::asl));
    EXPECT_TRUE(names.has(Facet::big_book));
    const auto both = only(R"("types":["O","C"])");
    EXPECT_TRUE(both.has(Facet::closed));
    EXPECT_FALSE(both.has(Facet::open));
    EXPECT_TRUE(only(R"("types":null)").facets.none());
    EXPECT_TRUE(only(R"("types":["ASBI"])").has(Facet::as_bill_sees_it));
    EXPECT_EQ(imported(R"([{"name":"A","slug":"a","types":["ZZZ","O",{"a":1}]}])")
                  .report.notes.at("unknown_type"),
              1U);
}

TEST(MeetingGuide, ACodeMeansWhatItsProgramSays) {
    const auto of = [](const char* program, const char* code) {
        return only(std::string("\"types\":[\"") + code + "\"]", {"test", program, "UTC"});
    };
    EXPECT_TRUE(of("aa", "S").has(Facet::spanish));
    EXPECT_TRUE(of("aca", "S").has(Facet::speaker));
    EXPECT_TRUE(of("aca", "SP").has(Facet::spanish));
    EXPECT_TRUE(of("aa", "SP").has(Facet::speaker));
    EXPECT_TRUE(of("aa", "IS").has(Facet::icelandic));
    EXPECT_TRUE(of("recovery-dharma", "IS").has(Facet::inquiry));
    EXPECT_TRUE(of("rd", "WA").has(Facet::wheelchair));
    EXPECT_TRUE(of("al-anon", "Y").has(Facet::teens));
    EXPECT_TRUE(of("aa", "POA").has(Facet::proof_of_attendance));
    EXPECT_TRUE(of("al-anon", "POA").has(Facet::parents));
    EXPECT_TRUE(of("aa", "TR").has(Facet::tradition_study));
    EXPECT_TRUE(of("na", "TR").has(Facet::turkish));
    EXPECT_TRUE(of("ca", "BUS").has(Facet::business));
    EXPECT_TRUE(of("ca", "RUS").has(Facet::russian));
    EXPECT_TRUE(of("oa", "W").facets.none());  // its list was not read: nothing is guessed
}

TEST(MeetingGuide, EveryReservedCodeHasAMeaning) {
    const std::string codes =
        "O C TC OUT X XB BA CF FF SM ASL DB POA XT M W Y SEN LGBTQ G L BI T NB POC N NDG P BE DD A "
        "AL-AN AL 11 12x12 ABSI B BRK CAN D DR GR H LIT LS MED SP ST TR AF AM AR BG DA DE EL EN FA "
        "FI FR HE HI HR HU IS ITA JA KA KOR LT ML MT NE NL NO POL POR PUN RUS S SK SL SV TH TL TUR "
        "UK";
    std::istringstream in(codes);
    int count = 0;
    for (std::string code; in >> code; ++count) EXPECT_TRUE(meaning_of("aa", code)) << code;
    EXPECT_EQ(count, 87);
}

TEST(MeetingGuide, AttendanceFollowsFromDoorAndLink) {
    const std::string door = R"("formatted_address":"12 Main St, Salem, OR 97301, USA")";
    const std::string area = R"("formatted_address":"Salem, OR 97301, USA")";
    const std::string link = R"(,"conference_url":"https://zoom.us/j/1")";
    EXPECT_EQ(only(door).attendance, Attendance::in_person);
    EXPECT_EQ(only(door + link).attendance, Attendance::hybrid);
    EXPECT_EQ(only(door + link + R"(,"types":["TC"])").attendance, Attendance::online);
    EXPECT_EQ(only(door + R"(,"types":["TC"])").attendance, Attendance::inactive);
    EXPECT_EQ(only(area + link).attendance, Attendance::online);
    EXPECT_EQ(only(area).attendance, Attendance::inactive);
    EXPECT_EQ(only(area + R"(,"approximate":"no")").attendance, Attendance::in_person);
    EXPECT_EQ(only(door + R"(,"approximate":"yes")").attendance, Attendance::inactive);
    EXPECT_EQ(only(door + R"(,"coordinates":"44.9,-123.1,45,-123")").attendance,
              Attendance::inactive);
    EXPECT_EQ(only(R"("conference_phone":"+1 (669) 900-9128,,123*4#")").conference_phone,
              "+16699009128,,123*4#");
    EXPECT_EQ(only(R"("conference_phone":"911")").attendance, Attendance::inactive);
    EXPECT_FALSE(only(area + link + R"(,"types":["X","W"])").has(Facet::wheelchair));
    EXPECT_TRUE(only(area + link + R"(,"types":["X","W"])").has(Facet::women));
}

TEST(MeetingGuide, OnlyRealWebAddressesAreLinks) {
    for (const char* url : {"javascript:alert(1)", "ftp://a.example/", "//a.example", "https://",
                            "https://zoom.us@evil.example/", "https://a.example/\\\"onload=",
                            "data:text/html,x", "http://a .example"}) {
        EXPECT_EQ(only(R"("conference_url":")" + std::string(url) + "\"").conference_url, "")
            << url;
    }
    EXPECT_EQ(only(R"("conference_url":"HTTPS://zoom.us/j/1?pwd=x")").conference_url,
              "https://zoom.us/j/1?pwd=x");
    const auto import = imported(
        R"([{"name":"A","slug":"a","conference_url":"https://evilzoom.us/j/1"},
            {"name":"B","slug":"b","conference_url":"https://us02web.zoom.us/j/1"}])");
    EXPECT_EQ(import.report.notes.at("unknown_call_provider"), 1U);
}

TEST(MeetingGuide, ReadsPositionsInEveryForm) {
    const Position salem{44.9, -123.1};
    EXPECT_EQ(only(R"("latitude":44.9,"longitude":-123.1)").position, salem);
    EXPECT_EQ(only(R"("latitude":"44.9","longitude":"-123.1")").position, salem);
    EXPECT_EQ(only(R"("coordinates":"44.9,-123.1")").position, salem);
    for (const char* fields :
         {R"("latitude":0,"longitude":0)", R"("latitude":"","longitude":"")",
          R"("latitude":null,"longitude":null)", R"("latitude":44.9)",
          R"("latitude":999,"longitude":-123.1)", R"("coordinates":"1,2,3")",
          R"("latitude":"nan","longitude":"inf")", R"("latitude":1e400,"longitude":1)"}) {
        const auto import = imported(R"([{"name":"A","slug":"a","day":1,"time":"07:00",)" +
                                     std::string(fields) + "}]");
        ASSERT_LE(import.meetings.size(), 1U);
        for (const Meeting& meeting : import.meetings) EXPECT_FALSE(meeting.position) << fields;
    }
}

TEST(MeetingGuide, TheZoneIsTheRowsElseTheSourcesElseThePlaces) {
    const std::string salem = R"("formatted_address":"12 Main St, Salem, OR 97301, USA")";
    const auto row_zone = only(salem + R"(,"timezone":"Europe/Paris")");
    EXPECT_EQ(row_zone.zone, "Europe/Paris");
    EXPECT_EQ(row_zone.zone_from, ZoneFrom::row);
    EXPECT_EQ(only(salem + R"(,"timezone":"eastern")").zone, "America/New_York");
    EXPECT_EQ(only(salem + R"(,"timezone":"america/chicago")").zone, "America/Chicago");
    const auto source_zone = only(salem + R"(,"timezone":"Moon/Crater")");
    EXPECT_EQ(source_zone.zone, "America/New_York");
    EXPECT_EQ(source_zone.zone_from, ZoneFrom::source);
    const auto place_zone = only(salem, {"test", "aa", ""});
    EXPECT_EQ(place_zone.zone, "America/Los_Angeles");
    EXPECT_EQ(place_zone.zone_from, ZoneFrom::place);
    const auto none = imported(row(R"("day":1,"time":"07:00")"), {"test", "aa", ""});
    EXPECT_EQ(none.report.reasons.at("no zone can be told"), 1U);
}

TEST(MeetingGuide, TextIsPlainWhateverItWas) {
    EXPECT_EQ(only(R"("group":"Tom &amp; Jerry&#8217;s &lt;3")").group, "Tom & Jerry’s <3");
    EXPECT_EQ(only(R"("notes":"One<br/>two<p>three</p><a href='x'>four</a>")").notes,
              "One\ntwothree\nfour");
    EXPECT_EQ(only(R"("notes":"a < b and c > d")").notes, "a < b and c > d");
    EXPECT_EQ(only(R"("notes":"x<script>alert('1')</script>y<style>*{}</style>z<script>w")").notes,
              "xyz");
    EXPECT_EQ(only(R"("group":"&lt;img src=x onerror=alert(1)&gt;Hi")").group, "Hi");
    EXPECT_EQ(only(R"("group":"A\u0000B\u0007C\nD")").group, "ABC D");
    EXPECT_EQ(only("\"group\":\"Caf\xE9\"").group, "Café");          // Windows-1252
    EXPECT_EQ(only("\"group\":\"Cafe\u0301\"").group, "Caf\u00E9");  // NFC
    EXPECT_EQ(only("\"notes\":\"one\\r\\n\\r\\n\\r\\n\\r\\ntwo  \\r\\n\"").notes, "one\n\ntwo");
}

TEST(MeetingGuide, TextThatIsTooLongIsLeftOutAndNeverCut) {
    const auto import =
        imported(R"([{"name":"A","slug":"a","notes":")" + std::string(10'001, 'x') +
                 R"("},{"name":")" + std::string(256, 'n') + R"(","slug":"b"},{"name":")" +
                 std::string(256, 'n') + R"(","group":"G","slug":"c"}])");
    EXPECT_EQ(import.meetings.at(0).notes, "");
    EXPECT_EQ(import.report.reasons.at("no name"), 1U);
    EXPECT_EQ(import.meetings.at(1).name, "G");
    EXPECT_EQ(import.report.notes.at("text_too_long"), 3U);
    EXPECT_EQ(only(R"("notes":")" + std::string(10'000, 'x') + "\"").notes.size(), 10'000U);
}

TEST(MeetingGuide, ReadsUpdatedInEveryForm) {
    EXPECT_EQ(only(R"("updated":"2020-12-24 00:05:56")").updated, at("2020-12-24T00:05:56Z"));
    EXPECT_EQ(only(R"("updated":"2020-12-2400:05:56")").updated, at("2020-12-24T00:05:56Z"));
    EXPECT_EQ(only(R"("updated":"2020-12-24")").updated, at("2020-12-24T00:00:00Z"));
    EXPECT_EQ(only(R"("updated":"9/12/2022 9:43:12 AM")").updated, at("2022-09-12T09:43:00Z"));
    EXPECT_EQ(only(R"("updated":"2020-12-24T00:05:56+02:00")").updated, at("2020-12-23T22:05:56Z"));
    for (const char* text :
         {"yesterday", "2020-13-24 00:00:00", "13/13/2022", "0/0/0", "1/1/99999"}) {
        EXPECT_FALSE(only(R"("updated":")" + std::string(text) + "\"").updated) << text;
    }
}

TEST(MeetingGuide, RegionsComeInThreeForms) {
    using Regions = std::vector<std::string>;
    EXPECT_EQ(only(R"("regions":["Oregon"," Salem ","",5])").regions,
              (Regions{"Oregon", "Salem", "5"}));
    EXPECT_EQ(only(R"("regions":"Oregon > Salem")").regions, (Regions{"Oregon", "Salem"}));
    EXPECT_EQ(only(R"("region":"Oregon","sub_region":"Salem")").regions,
              (Regions{"Oregon", "Salem"}));
}

TEST(MeetingGuide, PersonalContactsAreNotKept) {
    const auto meeting = only(
        R"("contact_1_name":"Ada","contact_1_email":"ada@example.org","contact_1_phone":"5550100",
           "email":"b@example.org","feedback_emails":["c@example.org"],"phone":"5550101",
           "edit_url":"https://edit.example/")");
    for (const char* trace : {"Ada", "example.org", "55501", "edit.example"}) {
        EXPECT_EQ(to_json(meeting).find(trace), std::string::npos) << trace;
    }
}

TEST(MeetingGuide, FindsTheListInsideOfWhatIsAroundIt) {
    const std::string list = R"([{"name":"A","slug":"a"}])";
    EXPECT_EQ(imported("\xEF\xBB\xBF" + list).meetings.size(), 1U);
    const auto wrapped = imported(R"({"count":1,"records":)" + list + R"(,"next":null})");
    EXPECT_EQ(wrapped.report.notes.at("list_in_wrapper"), 1U);
    const auto followed = imported(list + "\n<!-- cached --> [}");
    EXPECT_EQ(followed.meetings.size(), 1U);
    EXPECT_EQ(followed.report.notes.at("data_after_list"), 1U);
    EXPECT_EQ(imported(R"([{"name":"A","slug":"a"},])").report.read, 1U);
    EXPECT_EQ(imported("[]").report.read, 0U);
}

TEST(MeetingGuide, ABadRecordDoesNotStopTheRest) {
    const std::string deep = std::string(5000, '[') + std::string(5000, ']');
    const auto import =
        imported("[1, null, \"x\", [], {\"name\":}, {\"name\":\"A\",\"slug\":\"a\"}, " + deep +
                 ", {\"name\":\"B\",\"slug\":\"b\",\"x\":" + deep + "}, {}]");
    EXPECT_EQ(import.report.read, 9U);
    EXPECT_EQ(import.report.kept, 1U);
    EXPECT_EQ(import.report.reasons.at("not an object"), 4U);
    EXPECT_EQ(import.report.reasons.at("not readable JSON"), 3U);
    EXPECT_EQ(import.report.reasons.at("no name"), 1U);
}

TEST(MeetingGuide, WhatIsNoListIsRefused) {
    const auto code = [](const std::string& text) {
        const auto result = read_meeting_guide(text, {"test", "aa", ""});
        return result ? std::string("read") : result.error().code;
    };
    EXPECT_EQ(code(""), "directory.not_a_list");
    EXPECT_EQ(code("null"), "directory.not_a_list");
    EXPECT_EQ(code("{}"), "directory.not_a_list");
    EXPECT_EQ(code(R"({"meetings":[],"formats":[]})"), "directory.not_a_list");
    EXPECT_EQ(code("[{]"), "directory.not_a_list");
    EXPECT_EQ(code("[{} {}]"), "directory.not_a_list");
    EXPECT_EQ(code(R"([{"name":"A","slug":"a"},{"na)"), "directory.cut_short");
    EXPECT_EQ(code(std::string(1'000'000, '[')), "directory.cut_short");
    EXPECT_EQ(code(" <!DOCTYPE html><title>Just a moment...</title>"), "directory.web_page");
    EXPECT_EQ(code(std::string((64U << 20U) + 1, ' ')), "directory.file_too_large");
    std::string many = "[0";
    for (int i = 0; i < 500'000; ++i) many += ",0";
    EXPECT_EQ(code(many + "]"), "directory.too_many_rows");
}

namespace {

/// Any JSON value, with the words of the format in likely places.
rc::Gen<boost::json::value> any_value(int depth) {
    using boost::json::value;
    const auto text = rc::gen::map(
        rc::gen::oneOf(rc::gen::string<std::string>(),
                       rc::gen::element<std::string>("7:00 PM", "Monday", "O, D", "America/Denver",
                                                     "<b>x</b>", "2nd Thursday", "12 Main St, OR")),
        [](const std::string& s) { return value(s); });
    const auto number = rc::gen::map(rc::gen::inRange(-3, 30), [](int n) { return value(n); });
    const auto plain = rc::gen::oneOf(
        text, number, rc::gen::map(rc::gen::arbitrary<bool>(), [](bool b) { return value(b); }),
        rc::gen::just(value(nullptr)));
    if (depth == 0) return plain;
    const auto list = rc::gen::map(rc::gen::container<std::vector<value>>(any_value(depth - 1)),
                                   [](const std::vector<value>& all) {
                                       return value(boost::json::array(all.begin(), all.end()));
                                   });
    const auto field = rc::gen::element<std::string>(
        "name", "slug", "day", "time", "end_time", "types", "latitude", "longitude", "coordinates",
        "formatted_address", "timezone", "conference_url", "regions", "updated", "notes",
        "country");
    const auto object = rc::gen::map(rc::gen::container<std::vector<std::pair<std::string, value>>>(
                                         rc::gen::pair(field, any_value(depth - 1))),
                                     [](const std::vector<std::pair<std::string, value>>& fields) {
                                         boost::json::object result;
                                         for (const auto& [name, each] : fields)
                                             result[name] = each;
                                         return value(result);
                                     });
    return rc::gen::oneOf(plain, list, object, object, object);
}

}  // namespace

RC_GTEST_PROP(MeetingGuide, EveryRecordIsAccountedFor, ()) {
    const auto rows = *rc::gen::container<std::vector<boost::json::value>>(any_value(2));
    const boost::json::value list(boost::json::array(rows.begin(), rows.end()));
    const auto result =
        read_meeting_guide(boost::json::serialize(list), {"test", "aa", "America/New_York"});
    RC_ASSERT(result.has_value());
    const Report& report = result->report;
    RC_ASSERT(report.read == rows.size());
    RC_ASSERT(report.read == report.kept + report.merged + report.skipped);
    std::size_t reasons = 0;
    for (const auto& [reason, count] : report.reasons) reasons += count;
    RC_ASSERT(reasons == report.skipped);
    RC_ASSERT(result->meetings.size() >= report.kept);
    for (const Meeting& meeting : result->meetings) {
        const auto back = meeting_from_json(to_json(meeting));
        RC_ASSERT(back.has_value());
        RC_ASSERT(*back == meeting);
    }
}
