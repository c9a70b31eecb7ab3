// What staff write down of a meeting or a service, as the importers leave a listing, and back.
#include "directory/meeting_keeper.hpp"
#include "directory/plain_text.hpp"
#include "directory/zone.hpp"
#include "service/own_list.hpp"
#include "views/rhythms.hpp"

#include <fmt/format.h>

namespace alongside::service {
namespace {

Problem wrong(std::string_view field, std::string_view title, std::string_view detail) {
    return {Kind::invalid, "request.field", std::string(title), std::string(detail),
            std::string(field)};
}

template <class T>
std::string text_of(const std::optional<T>& text) {
    return text ? directory::plain_lines(text->text()) : std::string();
}

template <class T>
std::optional<T> or_none(const std::string& text) {
    return T::fits(text) ? std::optional(T(text)) : std::nullopt;
}

std::string clock_text(std::chrono::minutes time) {
    return fmt::format("{:02}:{:02}", time.count() / 60, time.count() % 60);
}

/// A link that may be absent. @error invalid
template <class T>
Result<std::string> link(const std::optional<T>& text, std::string_view field) {
    if (!text) return std::string();
    const auto address = directory::web_address(text->text());
    if (!address) return wrong(field, "This is not a web address.", "It begins with https://.");
    return *address;
}

/// Place and position, which both kinds have alike.
template <class Asked, class Listing>
Result<void> take_place(const Asked& asked, Listing& listing) {
    listing.location = text_of(asked.location);
    listing.address = text_of(asked.address);
    listing.city = text_of(asked.city);
    listing.state = text_of(asked.state);
    listing.postal_code = text_of(asked.postal_code);
    const std::string country = text_of(asked.country);
    if (asked.latitude.has_value() != asked.longitude.has_value()) {
        return wrong("/longitude", "Latitude and longitude belong together.",
                     "Give both or neither.");
    }
    if (asked.latitude) {
        listing.position = directory::position_at(*asked.latitude, *asked.longitude);
        if (!listing.position) {
            return wrong("/latitude", "This is no place on earth.",
                         "Latitude is -90 to 90, longitude -180 to 180.");
        }
    }
    const std::string known =
        directory::country_of_place({listing.address, listing.state, country, listing.position});
    listing.country = known.empty() ? country : known;
    return {};
}

template <class Written, class Listing>
void tell_place(const Listing& listing, Written& to) {
    to.location = or_none<Text<255>>(listing.location);
    to.address = or_none<Text<500>>(listing.address);
    to.city = or_none<Text<255>>(listing.city);
    to.state = or_none<Text<255>>(listing.state);
    to.postal_code = or_none<Text<20>>(listing.postal_code);
    to.country = or_none<Text<60>>(listing.country);
    if (!listing.position) return;
    to.latitude = listing.position->lat;
    to.longitude = listing.position->lon;
}

Result<void> take_time(const OwnMeeting& asked, directory::Meeting& meeting) {
    if (asked.day.has_value() != asked.starts.has_value()) {
        return wrong(asked.day ? "/starts" : "/day", "Day and time belong together.",
                     "Give both, or neither for a meeting by appointment.");
    }
    if (!asked.day) return {};
    const auto starts = clock_time(asked.starts->text());
    if (!starts) return wrong("/starts", "This is not a time.", "Write it as 19:30.");
    meeting.weekday = std::chrono::weekday{static_cast<unsigned>(*asked.day)};
    meeting.start = *starts;
    if (asked.minutes) meeting.length = std::chrono::minutes{asked.minutes->value};
    return {};
}

Result<void> take_ways(const OwnMeeting& asked, directory::Meeting& meeting) {
    const auto call = link(asked.conference_url, "/conference_url");
    if (!call) return call.error();
    const auto page = link(asked.url, "/url");
    if (!page) return page.error();
    meeting.conference_url = *call;
    meeting.url = *page;
    if (asked.conference_phone) {
        meeting.conference_phone = directory::dialled(asked.conference_phone->text());
        if (meeting.conference_phone.empty()) {
            return wrong("/conference_phone", "This number cannot be dialed.",
                         "Give it with its area code.");
        }
    }
    meeting.conference_url_notes = text_of(asked.conference_url_notes);
    meeting.conference_phone_notes = text_of(asked.conference_phone_notes);
    const bool is_online = !meeting.conference_url.empty() || !meeting.conference_phone.empty();
    meeting.attendance = directory::attendance_of(!meeting.address.empty(), is_online);
    if (meeting.attendance == directory::Attendance::inactive) {
        return wrong("/address", "Nothing says how to come.",
                     "Give a street address, a link or a phone number.");
    }
    return {};
}

Result<void> take_types(const OwnMeeting& asked, directory::Meeting& meeting) {
    for (std::size_t i = 0; i < asked.types.size(); ++i) {
        const auto facet = directory::facet_named(asked.types[i].text());
        if (!facet) {
            return wrong(fmt::format("/types/{}", i), "This type is not known.",
                         "Use one that the directory has.");
        }
        meeting.facets.set(directory::bit(*facet));
    }
    return {};
}

Result<void> check_zone(const std::optional<Text<64>>& zone) {
    if (!zone || is_zone(zone->text())) return {};
    return wrong("/zone", "This is not a time zone.", "Use a name such as America/Chicago.");
}

Result<void> take_hours(const OwnResource& asked, directory::Resource& resource) {
    for (std::size_t i = 0; i < asked.hours.size(); ++i) {
        const OwnHours& one = asked.hours[i];
        const auto from = clock_time(one.from.text());
        const auto to = clock_time(one.to.text());
        if (!from || !to) {
            return wrong(fmt::format("/hours/{}/{}", i, from ? "to" : "from"),
                         "This is not a time.", "Write it as 09:00.");
        }
        constexpr std::chrono::minutes day{24 * 60};
        directory::OpeningHours hours;
        hours.weekday = std::chrono::weekday{static_cast<unsigned>(one.day)};
        hours.opens = *from;
        hours.length = *to > *from ? *to - *from : day - *from + *to;
        resource.hours.push_back(hours);
    }
    return {};
}

Result<void> take_contact(const OwnResource& asked, directory::Resource& resource) {
    const auto page = link(asked.url, "/url");
    if (!page) return page.error();
    resource.url = *page;
    resource.email = text_of(asked.email);
    if (!resource.email.empty() && resource.email.find('@') == std::string::npos) {
        return wrong("/email", "This is not an e-mail address.", "It has an @ in it.");
    }
    for (std::size_t i = 0; i < asked.phones.size(); ++i) {
        const std::string& number = asked.phones[i].number.text();
        const auto digits =
            std::ranges::count_if(number, [](unsigned char c) { return std::isdigit(c) != 0; });
        if (digits < 3) {
            return wrong(fmt::format("/phones/{}/number", i), "This number cannot be dialed.",
                         "Give at least three digits.");
        }
        resource.phones.push_back({number, "", "voice", text_of(asked.phones[i].note)});
    }
    const bool can_be_found = !resource.phones.empty() || !resource.url.empty() ||
                              !resource.address.empty() || !resource.email.empty();
    if (can_be_found) return {};
    return wrong("/phones", "Nothing says how to reach it.",
                 "Give a phone number, an address, an e-mail address or a page.");
}

template <class T, std::size_t Most>
std::vector<std::string> texts_of(const List<T, Most>& from) {
    std::vector<std::string> texts;
    for (const auto& one : from) texts.push_back(directory::plain_line(one.text()));
    return texts;
}

template <class T, std::size_t Most>
void tell_texts(const std::vector<std::string>& from, List<T, Most>& to) {
    for (const std::string& one : from) {
        if (T::fits(one) && to.size() < Most) to.push_back(T(one));
    }
}

}  // namespace

Result<directory::Meeting> meeting_of(const OwnMeeting& asked, const std::string& key,
                                      const std::string& program_zone) {
    // Where the place tells no zone, the program's is the likeliest.
    const directory::Source source{own_source, asked.fellowship.text(), ""};
    directory::MeetingKeeper keeper(source);
    directory::Meeting meeting = keeper.blank();
    meeting.key = key;
    meeting.name = directory::plain_line(asked.name.text());
    if (meeting.name.empty()) return wrong("/name", "A name is needed.", "");
    if (auto zone = check_zone(asked.zone); !zone) return zone.error();
    if (auto done = take_place(asked, meeting); !done) return done.error();
    for (const auto take : {take_time, take_ways, take_types}) {
        if (auto done = take(asked, meeting); !done) return done.error();
    }
    meeting.notes = text_of(asked.notes);
    meeting.location_notes = text_of(asked.location_notes);
    meeting.group = text_of(asked.group);
    if (!keeper.settle_zone(meeting, asked.zone ? asked.zone->text() : "")) {
        meeting.zone = program_zone;
        meeting.zone_from = directory::ZoneFrom::source;
    }
    keeper.settle_facets(meeting);
    return meeting;
}

OwnMeeting written(const directory::Meeting& meeting) {
    OwnMeeting own;
    own.name = Text<255>(meeting.name);
    own.fellowship = Text<40>(meeting.fellowship);
    if (meeting.weekday) {
        own.day = static_cast<DayName>(meeting.weekday->c_encoding());
        own.starts = Text<5>(clock_text(meeting.start));
    }
    own.minutes = Scale<5, 1440>(static_cast<int>(meeting.length.count()));
    own.zone = or_none<Text<64>>(meeting.zone);
    tell_place(meeting, own);
    own.conference_url = or_none<Text<1000>>(meeting.conference_url);
    own.conference_url_notes = or_none<Text<500>>(meeting.conference_url_notes);
    own.conference_phone = or_none<Text<40>>(meeting.conference_phone);
    own.conference_phone_notes = or_none<Text<500>>(meeting.conference_phone_notes);
    for (std::size_t i = 0; i < directory::facet_count; ++i) {
        const auto facet = static_cast<directory::Facet>(i);
        if (!meeting.has(facet) || own.types.size() == own.types.most) continue;
        own.types.push_back(Text<40>(std::string(directory::facet_name(facet))));
    }
    own.notes = or_none<Text<2000>>(meeting.notes);
    own.location_notes = or_none<Text<500>>(meeting.location_notes);
    own.group = or_none<Text<255>>(meeting.group);
    own.url = or_none<Text<1000>>(meeting.url);
    return own;
}

Result<directory::Resource> resource_of(const OwnResource& asked, const std::string& key,
                                        const std::string& program_zone) {
    directory::Resource resource;
    resource.source = own_source;
    resource.key = key;
    resource.name = directory::plain_line(asked.name.text());
    if (resource.name.empty()) return wrong("/name", "A name is needed.", "");
    if (auto zone = check_zone(asked.zone); !zone) return zone.error();
    if (auto done = take_place(asked, resource); !done) return done.error();
    if (auto done = take_hours(asked, resource); !done) return done.error();
    if (auto done = take_contact(asked, resource); !done) return done.error();
    resource.organization = text_of(asked.organization);
    resource.description = text_of(asked.description);
    for (const std::string& name : texts_of(asked.categories)) {
        resource.categories.push_back({name, "", ""});
    }
    resource.eligibility = text_of(asked.eligibility);
    if (asked.minimum_age) resource.minimum_age = asked.minimum_age->value;
    if (asked.maximum_age) resource.maximum_age = asked.maximum_age->value;
    resource.documents = texts_of(asked.documents);
    resource.cost = text_of(asked.cost);
    resource.languages = texts_of(asked.languages);
    resource.how_to_apply = text_of(asked.how_to_apply);
    resource.hours_in_words = text_of(asked.hours_in_words);
    resource.accessibility = text_of(asked.accessibility);
    resource.transport = text_of(asked.transport);
    resource.alert = text_of(asked.alert);
    resource.online = asked.online.value_or(false);
    resource.closed_for_now = asked.closed_for_now.value_or(false);
    if (asked.zone) {
        resource.zone = asked.zone->text();
    } else {
        const auto of_place = directory::zone_of_place(
            {resource.address, resource.state, resource.country, resource.position});
        resource.zone = of_place.value_or(program_zone);
    }
    return resource;
}

OwnResource written(const directory::Resource& resource) {
    OwnResource own;
    own.name = Text<255>(resource.name);
    own.organization = or_none<Text<255>>(resource.organization);
    own.description = or_none<Text<4000>>(resource.description);
    for (const auto& category : resource.categories) {
        if (own.categories.size() == own.categories.most) break;
        own.categories.push_back(Text<80>(category.name));
    }
    own.eligibility = or_none<Text<1000>>(resource.eligibility);
    if (resource.minimum_age) own.minimum_age = Scale<0, 130>(*resource.minimum_age);
    if (resource.maximum_age) own.maximum_age = Scale<0, 130>(*resource.maximum_age);
    tell_texts(resource.documents, own.documents);
    own.cost = or_none<Text<1000>>(resource.cost);
    tell_texts(resource.languages, own.languages);
    own.how_to_apply = or_none<Text<1000>>(resource.how_to_apply);
    for (const auto& hours : resource.hours) {
        if (own.hours.size() == own.hours.most) break;
        const auto closes = (hours.opens + hours.length) % std::chrono::minutes{24 * 60};
        own.hours.push_back({static_cast<DayName>(hours.weekday.c_encoding()),
                             Text<5>(clock_text(hours.opens)), Text<5>(clock_text(closes))});
    }
    own.hours_in_words = or_none<Text<500>>(resource.hours_in_words);
    own.zone = or_none<Text<64>>(resource.zone);
    for (const auto& phone : resource.phones) {
        if (own.phones.size() == own.phones.most) break;
        own.phones.push_back({Text<40>(phone.number), or_none<Text<200>>(phone.note)});
    }
    own.email = or_none<Text<254>>(resource.email);
    own.url = or_none<Text<1000>>(resource.url);
    if (resource.online) own.online = true;
    tell_place(resource, own);
    own.accessibility = or_none<Text<1000>>(resource.accessibility);
    own.transport = or_none<Text<1000>>(resource.transport);
    own.alert = or_none<Text<500>>(resource.alert);
    if (resource.closed_for_now) own.closed_for_now = true;
    return own;
}

}  // namespace alongside::service
