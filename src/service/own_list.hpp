// The program's own list, kept in the app: meetings and services that no other list names, or names
// rightly (SUP1, SUP2). A source like the others, called `own`.
#pragma once

#include "directory/resource.hpp"
#include "journal/words.hpp"
#include "service/directory.hpp"
#include "service/people.hpp"

namespace alongside::service {

/// The name of the program's own list among the sources.
inline constexpr const char* own_source = "own";

/// A meeting as staff write it down. Times are wall times in `zone`.
struct OwnMeeting {
    Text<255> name;
    Text<40> fellowship;         ///< as the directory names them: "aa", "smart" …
    std::optional<DayName> day;  ///< absent: by appointment; so is `starts`
    std::optional<Text<5>> starts;
    std::optional<Scale<5, 1440>> minutes;  ///< absent: an hour
    std::optional<Text<64>> zone;           ///< absent: that of the place
    std::optional<Text<255>> location;
    std::optional<Text<500>> address;  ///< a street, so that it is a door
    std::optional<Text<255>> city;
    std::optional<Text<255>> state;
    std::optional<Text<20>> postal_code;
    std::optional<Text<60>> country;
    std::optional<double> latitude;  ///< degrees; both or neither
    std::optional<double> longitude;
    std::optional<Text<1000>> conference_url;
    std::optional<Text<500>> conference_url_notes;
    std::optional<Text<40>> conference_phone;
    std::optional<Text<500>> conference_phone_notes;
    List<Text<40>, 30> types;  ///< names of facets
    std::optional<Text<2000>> notes;
    std::optional<Text<500>> location_notes;
    std::optional<Text<255>> group;
    std::optional<Text<1000>> url;
};
BOOST_DESCRIBE_STRUCT(OwnMeeting, (),
                      (name, fellowship, day, starts, minutes, zone, location, address, city, state,
                       postal_code, country, latitude, longitude, conference_url,
                       conference_url_notes, conference_phone, conference_phone_notes, types, notes,
                       location_notes, group, url))

/// Open on one day of each week. Wall times in the resource's zone.
struct OwnHours {
    DayName day = DayName::monday;
    Text<5> from;
    Text<5> to;  ///< before `from`: on the next day; the same: around the clock
};
BOOST_DESCRIBE_STRUCT(OwnHours, (), (day, from, to))

struct OwnPhone {
    Text<40> number;
    std::optional<Text<200>> note;
};
BOOST_DESCRIBE_STRUCT(OwnPhone, (), (number, note))

/// A community resource as staff write it down.
struct OwnResource {
    Text<255> name;
    std::optional<Text<255>> organization;
    std::optional<Text<4000>> description;
    List<Text<80>, 10> categories;
    std::optional<Text<1000>> eligibility;
    std::optional<Scale<0, 130>> minimum_age;
    std::optional<Scale<0, 130>> maximum_age;
    List<Text<200>, 20> documents;  ///< what to bring
    std::optional<Text<1000>> cost;
    List<Text<40>, 20> languages;
    std::optional<Text<1000>> how_to_apply;
    List<OwnHours, 50> hours;
    std::optional<Text<500>> hours_in_words;
    std::optional<Text<64>> zone;  ///< absent: that of the place
    List<OwnPhone, 10> phones;
    std::optional<Text<254>> email;
    std::optional<Text<1000>> url;
    std::optional<bool> online;
    std::optional<Text<255>> location;
    std::optional<Text<500>> address;
    std::optional<Text<255>> city;
    std::optional<Text<255>> state;
    std::optional<Text<20>> postal_code;
    std::optional<Text<60>> country;
    std::optional<double> latitude;
    std::optional<double> longitude;
    std::optional<Text<1000>> accessibility;
    std::optional<Text<1000>> transport;
    std::optional<Text<500>> alert;  ///< what one should know just now
    std::optional<bool> closed_for_now;
};
BOOST_DESCRIBE_STRUCT(OwnResource, (),
                      (name, organization, description, categories, eligibility, minimum_age,
                       maximum_age, documents, cost, languages, how_to_apply, hours, hours_in_words,
                       zone, phones, email, url, online, location, address, city, state,
                       postal_code, country, latitude, longitude, accessibility, transport, alert,
                       closed_for_now))

/// As the importers leave a listing. @error invalid  names the field
[[nodiscard]] Result<directory::Meeting> meeting_of(const OwnMeeting& asked, const std::string& key,
                                                    const std::string& program_zone);
[[nodiscard]] Result<directory::Resource> resource_of(const OwnResource& asked,
                                                      const std::string& key,
                                                      const std::string& program_zone);
/// What staff wrote, to change it.
[[nodiscard]] OwnMeeting written(const directory::Meeting& meeting);
[[nodiscard]] OwnResource written(const directory::Resource& resource);

struct OwnMeetingView {
    AboutId key;
    OwnMeeting meeting;
    Instant updated_at{};
};
BOOST_DESCRIBE_STRUCT(OwnMeetingView, (), (key, meeting, updated_at))
struct OwnResourceView {
    AboutId key;
    OwnResource resource;
    Instant updated_at{};
};
BOOST_DESCRIBE_STRUCT(OwnResourceView, (), (key, resource, updated_at))

struct OwnListView {
    std::vector<OwnMeetingView> meetings;  ///< by name; so are resources
    std::vector<OwnResourceView> resources;
    bool may_set = false;
};
BOOST_DESCRIBE_STRUCT(OwnListView, (), (meetings, resources, may_set))

/// By recovery coaches, supervisors and administrators; all staff read it.
class OwnList {
public:
    OwnList(Context& context, People& people) : context_(context), people_(people) {}

    /// @error not_found  the reader is no staff; so of the others
    [[nodiscard]] Result<OwnListView> read(const Reader& reader);
    /// Adds one or changes it.
    /// @error refused, invalid  names the field
    /// @error conflict `own.too_many`
    [[nodiscard]] Result<void> put(const Reader& reader, const AboutId& key,
                                   const OwnMeeting& asked);
    [[nodiscard]] Result<void> put(const Reader& reader, const AboutId& key,
                                   const OwnResource& asked);
    /// @error not_found  there is none
    [[nodiscard]] Result<void> remove(const Reader& reader, const AboutId& key);

    static constexpr std::size_t most_listings = 2000;

private:
    [[nodiscard]] std::string zone_of(const Reader& reader);
    [[nodiscard]] Result<void> keep(const store::Listed& listed);

    Context& context_;
    People& people_;
};

}  // namespace alongside::service
