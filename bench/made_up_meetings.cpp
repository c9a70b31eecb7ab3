#include "made_up_meetings.hpp"

#include <fmt/format.h>

namespace alongside::bench {
namespace {

constexpr const char* type_codes[] = {"O", "O", "C", "C",     "D", "D",  "BE",
                                      "W", "M", "S", "LGBTQ", "X", "ST", "Y"};
constexpr const char* words[] = {
    "Serenity", "Sunrise", "Hope",   "Big Book",  "Study",  "Women",  "Men",      "Step",
    "Happy",    "Hour",    "Living", "Sober",     "Young",  "People", "Newcomer", "Primary",
    "Purpose",  "Freedom", "Grupo",  "Esperanza", "Friday", "Night",  "Live",     "Église",
    "Unity",    "Courage", "Noon",   "Lunch",     "Harbor", "Lantern"};

}  // namespace

std::string MadeUpMeetings::meeting(std::size_t number) {
    const Town town = towns_.somewhere();
    const auto quarter = static_cast<int>(towns_.between(6 * 4, 22 * 4 + 3));
    const bool has_room = towns_.between(0, 4) < 3;
    const bool is_joined = !has_room || towns_.between(0, 3) < 1;
    std::string text = fmt::format(
        R"({{"slug":"m{}","name":"{} {} {}","day":{},"time":"{:02}:{:02}","end_time":"{:02}:{:02}",)"
        R"("timezone":"{}","types":["{}","{}"],"location":"{} Hall","region":"Region {}",)"
        R"("latitude":{:.6f},"longitude":{:.6f},)",
        number, towns_.any_of(words), towns_.any_of(words), number % 2000,
        static_cast<int>(towns_.between(0, 7)), quarter / 4, quarter % 4 * 15, quarter / 4 + 1,
        quarter % 4 * 15, town.zone, towns_.any_of(type_codes), towns_.any_of(type_codes),
        towns_.any_of(words), static_cast<int>(towns_.between(0, 100)), town.latitude,
        town.longitude);
    if (is_joined) text += fmt::format(R"("conference_url":"https://zoom.us/j/{}",)", number);
    text += fmt::format(R"("approximate":"{}",)", has_room ? "no" : "yes");
    text += has_room
                ? fmt::format(R"("formatted_address":"{} {} Street, {}, NY 1{:04}, USA"}})",
                              number % 900 + 1, towns_.any_of(words), town.name, number % 10'000)
                : fmt::format(R"("formatted_address":"{}, NY, USA"}})", town.name);
    return text;
}

std::string MadeUpMeetings::list(std::size_t meetings) {
    return json_list(meetings, [this](std::size_t i) { return meeting(i); });
}

}  // namespace alongside::bench
