#include "made_up_resources.hpp"

#include <fmt/format.h>

namespace alongside::bench {
namespace {

constexpr const char* kinds[] = {"Food pantries",     "Meals",        "Emergency shelter",
                                 "Recovery housing",  "Legal aid",    "Rides",
                                 "Community clinics", "Job training", "Child care",
                                 "Clothing",          "Utility help", "Documents and IDs",
                                 "Counseling",        "Tax help",     "Domestic violence"};
constexpr const char* names[] = {"River",  "Mill",   "Orchard", "Harbor", "Lantern", "Grange",
                                 "Saint",  "Cedar",  "Bridge",  "Corner", "Hilltop", "Market",
                                 "Garden", "Church", "Depot",   "Union",  "Maple",   "Station"};
constexpr const char* houses[] = {"House",  "Center",    "Table", "Pantry",
                                  "Clinic", "Neighbors", "Hall",  "Desk"};
constexpr const char* costs[] = {"Free", "Free", "Sliding scale", "$20 a visit"};
constexpr const char* languages[] = {"English", "English", "Spanish", "Haitian Creole", "Arabic"};
constexpr const char* days[] = {"MO,TU,WE,TH,FR", "TU,TH", "SA", "MO,WE,FR", "SU"};
constexpr const char* every_day = "MO,TU,WE,TH,FR,SA,SU";

constexpr const char* about =
    "Somebody at the desk listens first, and then tells what there is and what it asks of you. "
    "Bring what you have; nobody is sent away because a paper is missing. Families are welcome, "
    "and there is a room for children. In summer the doors open an hour earlier.";

}  // namespace

std::string MadeUpResources::resource(std::size_t number) {
    const Town town = towns_.somewhere();
    const std::string name =
        fmt::format("{} {} {}", towns_.any_of(names), towns_.any_of(houses), number % 700);
    std::string text = fmt::format(
        R"({{"id":"r{}","name":"{}","status":"active","description":"{}",)"
        R"("organization":{{"id":"o{}","name":"{} {}"}},)"
        R"("attributes":[{{"taxonomy_term":{{"name":"{}"}}}},{{"taxonomy_term":{{"name":"{}"}}}}],)",
        number, name, about, number % 4000, towns_.any_of(names), towns_.any_of(houses),
        towns_.any_of(kinds), towns_.any_of(kinds));
    // Some never close, so that something is open whenever this is measured.
    const bool is_always_open = number % 10 == 0;
    const auto opens = static_cast<int>(towns_.between(7, 13));
    const std::string hours =
        is_always_open
            ? R"("opens_at":"00:00","closes_at":"24:00")"
            : fmt::format(R"("opens_at":"{:02}:00","closes_at":"{}:30")", opens, opens + 6);
    text += fmt::format(
        R"("schedules":[{{"freq":"WEEKLY","byday":"{}",{}}}],)"
        R"("phones":[{{"number":"518-555-01{:02}","type":"voice"}}],)"
        R"("required_documents":[{{"document":"Photo ID"}}],"fees_description":"{}",)"
        R"("languages":[{{"name":"{}"}},{{"name":"{}"}}],"minimum_age":{},)",
        is_always_open ? every_day : towns_.any_of(days), hours, number % 100, towns_.any_of(costs),
        towns_.any_of(languages), towns_.any_of(languages), number % 3 == 0 ? 18 : 0);
    text += fmt::format(
        R"("service_at_locations":[{{"id":"at{}","location":{{"id":"l{}","location_type":"physical",)"
        R"("name":"{} Hall","latitude":{:.6f},"longitude":{:.6f},)"
        R"("transportation":"Bus {} stops at the door.","addresses":[{{"address_1":"{} {} Street",)"
        R"("city":"{}","state_province":"NY","postal_code":"1{:04}","country":"US",)"
        R"("address_type":"physical"}}]}}}}]}})",
        number, number, towns_.any_of(names), town.latitude, town.longitude, number % 40,
        number % 900 + 1, towns_.any_of(names), town.name, number % 10'000);
    return text;
}

std::string MadeUpResources::list(std::size_t resources) {
    return json_list(resources, [this](std::size_t i) { return resource(i); });
}

}  // namespace alongside::bench
