// Community resources: the official examples, every form that schedules and records come in, and
// what a hostile list could hold.
#include "directory/hsds.hpp"
#include "mutations.hpp"
#include "samples.hpp"
#include "support/source.hpp"

#include <rapidcheck/gtest.h>

#include <algorithm>
#include <filesystem>

using namespace alongside;
using namespace alongside::directory;
using namespace std::chrono_literals;

namespace {

const Source source{"test", "", ""};

ResourceImport read(const std::string& text) {
    const auto import = read_hsds(text, source);
    EXPECT_TRUE(import) << text;
    return import ? *import : ResourceImport{};
}

std::string service(const std::string& fields) {
    return R"({"id":"s1","name":"Food shelf","status":"active")" +
           (fields.empty() ? "" : "," + fields) + "}";
}

Resource only_one(const std::string& fields) {
    const auto import = read(service(fields));
    EXPECT_EQ(import.resources.size(), 1U) << fields;
    return import.resources.empty() ? Resource{} : import.resources.front();
}

std::vector<OpeningHours> hours(const std::string& schedule) {
    return only_one(R"("schedules":[{)" + schedule + "}]").hours;
}

std::optional<HsdsTables> official_package() {
    const auto folder = source_dir() / "../shared/data/directories/hsds-csv";
    if (!std::filesystem::exists(folder)) return std::nullopt;
    HsdsTables tables;
    for (const auto& file : std::filesystem::directory_iterator(folder)) {
        if (file.path().extension() != ".csv") continue;
        tables[file.path().stem().string()] =
            *sample("hsds-csv/" + file.path().filename().string());
    }
    return tables;
}

const HsdsTables small_package = {
    {"services",
     "id,organization_id,name,status,fees_description\ns1,o1,Food shelf,active,Free\n"
     "s2,o1,Clothes,inactive,\ns3,o2,Showers,active,\n,o1,No id,active,\n"},
    {"organizations", "id,name,website,email\no1,Harbor House,https://h.example,hi@h.example\n"},
    {"service_at_location", "id,service_id,location_id\np1,s1,l1\np2,s1,l2\np3,s1,nowhere\n"},
    {"locations",
     "id,location_type,name,latitude,longitude,transportation\n"
     "l1,physical,North,44.94,-123.03,Bus 7\nl2,virtual,Online,,,\n"},
    {"addresses",
     "id,location_id,address_1,city,state_province,postal_code,country,address_type\n"
     "a0,l1,PO Box 1,Salem,OR,97301,US,postal\na1,l1,1 Main St,Salem,OR,97301,US,physical\n"},
    {"phones",
     "id,service_id,location_id,number,type\nf1,s1,,\"\"\"+1 555 0100\"\"\",voice\n"
     "f2,,l1,555-0101,fax\n"},
    {"schedules",
     "id,service_id,freq,byday,opens_at,closes_at\nx1,s1,WEEKLY,\"MO,WE\",09:00,17:00\n"},
    {"accessibility", "id,location_id,description\nc1,l1,Ramp\n"},
    {"attributes", "id,link_id,link_entity,taxonomy_term_id\nt1,s1,service,tt1\n"},
    {"taxonomy_terms", "id,code,name,taxonomy_id\ntt1,BD-1800,Food,tx\n"},
    {"taxonomies", "id,name\ntx,211\n"},
    {"contacts", "id,service_id,name,email\nc1,s1,Ann Persona,ann@example.org\n"}};

}  // namespace

TEST(Hsds, SchedulesAreReadInEveryForm) {
    const auto weekly =
        hours(R"("freq":"WEEKLY","byday":"TU,th","opens_at":"10:00:00","closes_at":"18:30")");
    ASSERT_EQ(weekly.size(), 2U);
    EXPECT_EQ(weekly[0].weekday, std::chrono::Tuesday);
    EXPECT_EQ(weekly[1].weekday, std::chrono::Thursday);
    EXPECT_EQ(weekly[0].opens, 10h);
    EXPECT_EQ(weekly[0].length, 8h + 30min);
    EXPECT_EQ(weekly[0].zone, "");
    const auto monthly =
        hours(R"("freq":"MONTHLY","byday":"1MO,-1FR","opens_at":"10:00","closes_at":"12:00")");
    ASSERT_EQ(monthly.size(), 2U);
    EXPECT_EQ(monthly[0].week, 1);
    EXPECT_EQ(monthly[1].week, -1);
    const auto zone = [](const std::string& opens, const std::string& more = "") {
        const auto found =
            hours(R"("byday":"MO","opens_at":")" + opens + R"(","closes_at":"18:00")" + more);
        return found.empty() ? "none" : found[0].zone;
    };
    EXPECT_EQ(zone("10:00Z"), "+00:00");
    EXPECT_EQ(zone("10:00:00+03:00"), "+03:00");
    EXPECT_EQ(zone("10:00-05"), "-05:00");
    EXPECT_EQ(zone("10:00", R"(,"timezone":3)"), "+03:00");
    EXPECT_EQ(zone("10:00", R"(,"timezone":"-5.5")"), "-05:30");
    EXPECT_EQ(zone("10:00Z", R"(,"timezone":3)"), "+00:00");
    EXPECT_EQ(zone("10:00", R"(,"timezone":99)"), "");
    const auto all_day = hours(R"("byday":"SU","opens_at":"00:00","closes_at":"23:59")");
    EXPECT_EQ(all_day.at(0).length, 24h);
    EXPECT_EQ(hours(R"("byday":"SU","opens_at":"22:00","closes_at":"02:00")").at(0).length, 4h);
}

TEST(Hsds, WhatIsNoRuleByWeekdayStaysInWords) {
    for (const char* schedule :
         {R"("freq":"WEEKLY","interval":2,"byday":"MO","opens_at":"10:00","closes_at":"11:00")",
          R"("freq":"MONTHLY","bymonthday":"15","opens_at":"10:00","closes_at":"11:00")",
          R"("freq":"MONTHLY","byday":"MO","opens_at":"10:00","closes_at":"11:00")",
          R"("freq":"WEEKLY","byday":"1MO","opens_at":"10:00","closes_at":"11:00")",
          R"("byday":"XX","opens_at":"10:00","closes_at":"11:00")",
          R"("byday":"MO","opens_at":"25:00","closes_at":"11:00")",
          R"("byday":"MO","opens_at":"10:00")"}) {
        const auto import = read(service(R"("schedules":[{"description":"By arrangement",)" +
                                         std::string(schedule) + "}]"));
        EXPECT_EQ(import.report.notes.at("schedule_unreadable"), 1U) << schedule;
        EXPECT_TRUE(import.resources.at(0).hours.empty()) << schedule;
        EXPECT_EQ(import.resources.at(0).hours_in_words, "By arrangement") << schedule;
    }
}

TEST(Hsds, StatusDecides) {
    const auto reason = [](const std::string& text) {
        const auto import = read(text);
        return import.report.reasons.empty() ? "" : import.report.reasons.begin()->first;
    };
    EXPECT_EQ(reason(service(R"("status":"inactive")")), "service is inactive");
    EXPECT_EQ(reason(service(R"("status":"Defunct")")), "service has ended");
    EXPECT_EQ(reason(service(R"("name":"")")), "no name");
    EXPECT_EQ(reason(service(R"("id":null)")), "no id");
    EXPECT_EQ(reason(R"([7])"), "not an object");
    EXPECT_EQ(reason(R"([{"name":"Org","services":[]}])"), "no service in it");
    EXPECT_TRUE(only_one(R"("status":"temporarily closed")").closed_for_now);
    EXPECT_EQ(read(service(R"("status":"new")")).report.notes.at("status_unknown"), 1U);
}

TEST(Hsds, RecordsComeAloneInListsAndPagesAndBelowTheirOrganization) {
    EXPECT_EQ(read("[" + service("") + "," + service("") + "]").report.merged, 1U);
    EXPECT_EQ(read(R"({"total_items":1,"empty":false,"contents":[)" + service("") + "]}")
                  .resources.at(0)
                  .name,
              "Food shelf");
    const auto organization = read(R"({"id":"o","name":"Harbor House","website":"https://h.example",
        "services":[)" + service("") +
                                   R"(,{"id":"s2","name":"Beds","status":"active"},3]})");
    EXPECT_EQ(organization.report.read, 3U);
    EXPECT_EQ(organization.report.kept, 2U);
    EXPECT_EQ(organization.resources.at(1).organization, "Harbor House");
    EXPECT_EQ(organization.resources.at(1).url, "https://h.example");
    const auto place = read(R"([{"id":"p","service":)" + service("") +
                            R"(,"location":{"id":"l","name":"North"}}])");
    EXPECT_EQ(place.resources.at(0).key, "p");
    EXPECT_EQ(place.resources.at(0).location, "North");
    const auto clash = read("[" + service("") + "," + service(R"("description":"Other")") + "]");
    EXPECT_EQ(clash.report.reasons.at("id used twice"), 1U);
}

TEST(Hsds, AServiceAtSeveralPlacesIsSeveralResources) {
    const auto import = read_hsds_package(small_package, source);
    ASSERT_TRUE(import);
    EXPECT_EQ(import->report.read, 4U);
    EXPECT_EQ(import->report.kept, 2U);
    const std::vector<SkippedRecord> skipped = {{3, "Clothes", "service is inactive"},
                                                {5, "No id", "no id"}};
    EXPECT_EQ(import->report.skipped_records, skipped);
    ASSERT_EQ(import->resources.size(), 4U);
    const Resource& north = import->resources[0];
    EXPECT_EQ(north.key, "p1");
    EXPECT_EQ(north.organization, "Harbor House");
    EXPECT_EQ(north.address, "1 Main St, Salem, OR 97301, US");
    EXPECT_EQ(north.position, position_at(44.94, -123.03));
    EXPECT_EQ(north.zone, "America/Los_Angeles");
    EXPECT_EQ(north.cost, "Free");
    EXPECT_EQ(north.transport, "Bus 7");
    EXPECT_EQ(north.accessibility, "Ramp");
    EXPECT_EQ(north.hours.size(), 2U);
    EXPECT_EQ(north.email, "hi@h.example");
    ASSERT_EQ(north.phones.size(), 2U);
    EXPECT_EQ(north.phones[0].number, "+1 555 0100");
    EXPECT_EQ(north.phones[1].type, "fax");
    ASSERT_EQ(north.categories.size(), 1U);
    EXPECT_EQ(north.categories[0], (Category{"Food", "BD-1800", "211"}));
    EXPECT_TRUE(import->resources[1].online);
    EXPECT_EQ(import->report.notes.at("location_missing"), 1U);
    EXPECT_EQ(import->resources[3].key, "s3");
    EXPECT_EQ(import->report.notes.at("no_organization"), 1U);
    for (const Resource& resource : import->resources) {
        EXPECT_EQ(to_json(resource).find("Persona"), std::string::npos);
        EXPECT_EQ(to_json(resource).find("ann@"), std::string::npos);
    }
}

TEST(Hsds, APackageThatIsNoneIsRefused) {
    EXPECT_EQ(read_hsds_package({}, source).error().code, "directory.no_services");
    EXPECT_EQ(read_hsds_package({{"services", "id\n\"x"}}, source).error().field, "services.csv");
    HsdsTables large = small_package;
    large["phones"] = std::string(64U << 20U, 'x');
    EXPECT_EQ(read_hsds_package(large, source).error().code, "directory.file_too_large");
    HsdsTables older = small_package;
    older["regular_schedules"] = "id\nx\n";
    EXPECT_EQ(read_hsds_package(older, source)->report.notes.at("older_table"), 1U);
}

TEST(Hsds, ManyPlacesOfManyWordsAreBounded) {
    const std::string words(9'000, 'w');
    std::string places;
    for (int i = 0; i < 1000; ++i) places += R"({"id":"p)" + std::to_string(i) + "\"},";
    places.pop_back();
    std::string list = "[";
    for (int i = 0; i < 40; ++i) {
        const std::string id = std::to_string(i);
        std::string own = places;
        for (std::size_t at = 0; (at = own.find("\"p", at)) != std::string::npos; at += 2) {
            own.insert(at + 2, id + "-");
        }
        list += R"({"id":"s)" + id + R"(","name":"Service","status":"active","description":")" +
                words + R"(","service_at_locations":[)" + own + "]},";
    }
    list.back() = ']';
    const auto import = read_hsds(list, source);  // 2 MB that say 360 MB
    ASSERT_TRUE(import);
    const Report& report = import->report;
    EXPECT_EQ(report.read, 40U);
    EXPECT_EQ(report.read, report.kept + report.merged + report.skipped);
    EXPECT_GT(report.reasons.at("list too large"), 10U);
    EXPECT_EQ(report.notes.at("list_too_large"), 1U);
    EXPECT_LT(import->resources.size() * words.size(), 140U << 20U);
    EXPECT_FALSE(what_to_do("list too large").empty());
}

TEST(Hsds, HostileValuesAreBoundedAndReported) {
    std::string phones;
    for (int i = 0; i < 300; ++i)
        phones += R"({"number":"555-)" + std::to_string(1000 + i) + "\"},";
    const auto import = read(service(
        R"("description":"<script>x</script><b>Help</b>","url":"javascript:1","email":"a@b@c",)"
        R"("minimum_age":1e9,"maximum_age":"old","assured_date":"2026-13-45","last_modified":7,)"
        R"("eligibility_description":")" +
        std::string(10'001, 'x') +
        R"(","organization":[],)"
        R"("cost_options":[{"option":"Half","amount":1e300,"currency":"dollars"},5],)"
        R"("service_at_locations":[{"location":{"latitude":100,"longitude":101}}],)"
        R"("languages":{"name":"x"},"attributes":[{"taxonomy_term":[]}],"phones":[)" +
        phones + "{}]"));
    const Resource& resource = import.resources.at(0);
    EXPECT_EQ(resource.description, "Help");
    EXPECT_TRUE(resource.url.empty() && resource.email.empty() && resource.eligibility.empty());
    EXPECT_FALSE(resource.position || resource.minimum_age || resource.last_verified);
    EXPECT_EQ(resource.cost, "Half");
    EXPECT_EQ(resource.phones.size(), 30U);
    for (const char* note : {"bad_url", "bad_email", "age_out_of_range", "text_too_long",
                             "too_many_parts", "position_out_of_range", "updated_unreadable"}) {
        EXPECT_EQ(import.report.notes.count(note), 1U) << note;
    }
    EXPECT_FALSE(read_hsds("<html></html>", source));
    EXPECT_FALSE(read_hsds("{", source));
    EXPECT_FALSE(read_hsds("[{\"id\":", source));
    EXPECT_EQ(read("[" + std::string(40, '[') + std::string(40, ']') + "]")
                  .report.reasons.at("not readable JSON"),
              1U);
}

TEST(SUP1, TheOfficialServiceIsReadInFull) {
    const auto text = sample("hsds-service-full.json");
    if (!text) GTEST_SKIP() << "the sample lists (../shared) are not here";
    const auto import = read(*text);
    EXPECT_EQ(import.report.read, 1U);
    EXPECT_EQ(import.report.kept, 1U);
    ASSERT_EQ(import.resources.size(), 1U);
    const Resource& r = import.resources[0];
    EXPECT_EQ(r.key, "e94c9f38-1e8f-4564-91d4-d53501ab1765");
    EXPECT_EQ(r.name, "Community Counselling");
    EXPECT_EQ(r.organization, "Example Organization Inc.");
    EXPECT_EQ(r.minimum_age, 12);
    EXPECT_EQ(r.maximum_age, 100);
    EXPECT_EQ(r.languages, std::vector<std::string>{"Urdu"});
    EXPECT_EQ(r.phones.size(), 1U);
    EXPECT_EQ(r.phones.at(0).number, "+44 1234 234567");
    EXPECT_EQ(r.phones.at(0).extension, "100");
    ASSERT_EQ(r.hours.size(), 2U);
    EXPECT_EQ(r.hours[0].weekday, std::chrono::Thursday);
    EXPECT_EQ(r.hours[0].zone, "+03:00");
    EXPECT_EQ(r.hours[0].length, 8h);
    EXPECT_FALSE(r.position);  // latitude 100
    EXPECT_EQ(import.report.notes.at("position_out_of_range"), 1U);
    EXPECT_EQ(r.last_verified, parse_day("2005-01-01"));
    EXPECT_EQ(r.updated, at("2023-03-15T10:30:45.123Z"));
    EXPECT_NE(r.cost.find("Under 18s and Over 60s: 35 GBP, per 1 hour session (– 2022-12-31)"),
              std::string::npos);
    EXPECT_NE(r.transport.find("Bus"), std::string::npos);
    EXPECT_NE(r.accessibility.find("T-coil"), std::string::npos);
    EXPECT_EQ(to_json(r).find("Persona"), std::string::npos);
    EXPECT_EQ(*resource_from_json(to_json(r)), r);
}

TEST(SUP1, TheOfficialPackageSaysWhatTheOfficialServiceSays) {
    const auto tables = official_package();
    const auto text = sample("hsds-service-full.json");
    if (!tables || !text) GTEST_SKIP() << "the sample lists (../shared) are not here";
    const auto package = read_hsds_package(*tables, source);
    ASSERT_TRUE(package);
    EXPECT_EQ(package->report.kept, 1U);
    ASSERT_EQ(package->resources.size(), 1U);
    Resource nested = read(*text).resources.at(0);
    nested.categories.clear();  // in the package the attribute links to no service
    EXPECT_EQ(to_json(package->resources[0]), to_json(nested));
}

RC_GTEST_PROP(Hsds, AnyMutationOfAServiceIsAccountedFor, ()) {
    const std::string good = R"({"contents":[)" +
                             service(R"("schedules":[{"byday":"MO,1TU","opens_at":"10:00+03:00",
        "closes_at":"18:00","timezone":3,"valid_from":"2020-01-01"}],"phones":[{"number":"555-0100"}],
        "organization":{"name":"O"},"minimum_age":12,"service_at_locations":[{"id":"p","location":
        {"latitude":44.94,"longitude":-123.03,"addresses":[{"address_1":"1 Main St","city":"Salem",
        "state_province":"OR","address_type":"physical"}]}}])") +
                             "," + service("") + "]}";
    const auto result = read_hsds(*mutation_of(good), source);
    RC_CLASSIFY(result.has_value(), "read");
    if (!result) return;
    RC_ASSERT(adds_up(result->report));
    for (const Resource& resource : result->resources) {
        const auto back = resource_from_json(to_json(resource));
        RC_ASSERT(back.has_value());
        RC_ASSERT(*back == resource);
    }
}

RC_GTEST_PROP(Hsds, AnyMutationOfAPackageIsAccountedFor, ()) {
    HsdsTables tables = small_package;
    for (auto& [name, text] : tables) {
        if (*rc::gen::inRange(0, 4) == 0) text = *mutation_of(text);
    }
    const auto result = read_hsds_package(tables, source);
    RC_CLASSIFY(result.has_value(), "read");
    if (result) RC_ASSERT(adds_up(result->report));
}

TEST(Resource, WhatIsOutOfRangeIsRefused) {
    const std::pair<const char*, const char*> rows[] = {
        {"[]", "/"},
        {R"({"name":1})", "/name"},
        {R"({"languages":[1]})", "/languages"},
        {R"({"phones":{}})", "/phones"},
        {R"({"phones":[{"number":1}]})", "/number"},
        {R"({"hours":[{"weekday":7}]})", "/weekday"},
        {R"({"hours":[{"length_minutes":0}]})", "/length_minutes"},
        {R"({"online":"yes"})", "/online"},
        {R"({"minimum_age":131})", "/minimum_age"},
        {R"({"lat":91,"lon":0})", "/lat"},
        {R"({"last_verified_on":"soon"})", "/last_verified_on"},
        {R"({"updated_at":1e300})", "/updated_at"}};
    for (const auto& [row, field] : rows) {
        const auto resource = resource_from_json(row);
        ASSERT_FALSE(resource) << row;
        EXPECT_EQ(resource.error().field, field) << row;
    }
    EXPECT_TRUE(resource_from_json(R"({"name":"x","of_the_future":1})"));
}
