// Finding community resources: what there is for a need, where, when it is open and what it costs
// (SUP2).
#pragma once

#include "directory/resource_index.hpp"
#include "service/directory.hpp"

namespace alongside::service {

using directory::Need;

/// When it is open, or opens next, where it is.
struct WhenOpen {
    Moment from;
    Moment until;
    bool is_now = false;
};
BOOST_DESCRIBE_STRUCT(WhenOpen, (), (from, until, is_now))

/// Wall times where it is.
struct ResourceHoursShape {
    DayName day = DayName::monday;
    std::optional<int> week;  ///< absent: each; 1 to 5: of the month, -1 to -5: from its end
    std::string opens;        ///< `09:00`
    std::string closes;       ///< before `opens`: on the next day; the same: around the clock
};
BOOST_DESCRIBE_STRUCT(ResourceHoursShape, (), (day, week, opens, closes))

struct ResourcePhoneShape {
    std::string number;
    std::optional<std::string> extension;
    std::string type;  ///< voice, fax, text, cell, video, pager or textphone
    std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(ResourcePhoneShape, (), (number, extension, type, note))

/// A resource as readers get it; see `directory::Resource`.
struct ResourceShape {
    std::string id;  ///< `source/key`
    std::string name;
    std::optional<std::string> other_name;
    std::optional<std::string> organization;
    std::optional<std::string> description;
    std::optional<std::string> alert;
    std::vector<Need> needs;
    std::vector<std::string> categories;
    std::optional<std::string> eligibility;
    std::optional<int> minimum_age;
    std::optional<int> maximum_age;
    std::vector<std::string> documents;
    std::optional<std::string> cost;
    bool is_free = false;  ///< its list says that nothing has to be paid
    std::vector<std::string> languages;
    std::optional<std::string> interpretation;
    std::optional<std::string> how_to_apply;
    std::optional<std::string> service_area;
    std::vector<ResourceHoursShape> hours;
    std::optional<std::string> hours_in_words;
    std::optional<std::string> zone;
    bool closed_for_now = false;
    std::vector<ResourcePhoneShape> phones;
    std::optional<std::string> email;
    std::optional<std::string> url;
    bool online = false;
    std::optional<std::string> location;
    std::optional<std::string> address;
    std::optional<std::string> city;
    std::optional<std::string> state;
    std::optional<std::string> postal_code;
    std::optional<double> latitude;
    std::optional<double> longitude;
    std::optional<std::string> accessibility;
    std::optional<std::string> transport;
    std::optional<Day> last_verified;
    std::optional<std::string> source;  ///< the list, as people call it
    std::optional<Instant> updated_at;  ///< when the list was last read
    std::optional<std::vector<CorrectionShape>> corrections;
};
BOOST_DESCRIBE_STRUCT(ResourceShape, (),
                      (id, name, other_name, organization, description, alert, needs, categories,
                       eligibility, minimum_age, maximum_age, documents, cost, is_free, languages,
                       interpretation, how_to_apply, service_area, hours, hours_in_words, zone,
                       closed_for_now, phones, email, url, online, location, address, city, state,
                       postal_code, latitude, longitude, accessibility, transport, last_verified,
                       source, updated_at, corrections))

struct ResourceHitShape {
    ResourceShape resource;
    std::optional<WhenOpen> opening;  ///< absent: not known
    std::optional<double> distance_km;
};
BOOST_DESCRIBE_STRUCT(ResourceHitShape, (), (resource, opening, distance_km))

struct ResourcesFound {
    std::vector<ResourceHitShape> resources;
    std::int64_t total = 0;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(ResourcesFound, (), (resources, total, next))

struct NeedCount {
    Need need = Need::housing;
    std::int64_t resources = 0;
};
BOOST_DESCRIBE_STRUCT(NeedCount, (), (need, resources))
struct CategoryShape {
    std::string name;
    std::int64_t resources = 0;
};
BOOST_DESCRIBE_STRUCT(CategoryShape, (), (name, resources))

/// What can be asked for, with how much there is of each.
struct ResourceChoices {
    std::vector<NeedCount> needs;           ///< those that anything is for, in our own order
    std::vector<CategoryShape> categories;  ///< the 100 most used names of the lists
    std::vector<std::string> languages;     ///< as listed, by name
    std::int64_t resources = 0;
};
BOOST_DESCRIBE_STRUCT(ResourceChoices, (), (needs, categories, languages, resources))

class Resources {
public:
    Resources(Context& context, Directory& directory);

    [[nodiscard]] ResourcesFound search(const directory::ResourceQuery& query);
    /// @param id  `source/key`
    /// @returns nothing where no list names it any more
    [[nodiscard]] std::optional<ResourceHitShape> find(const std::string& id);
    [[nodiscard]] ResourceChoices choices();

private:
    [[nodiscard]] std::shared_ptr<const directory::ResourceIndex> load();
    [[nodiscard]] ResourceHitShape shape(const directory::ResourceHit& hit,
                                         directory::ClocksAround& clocks);

    Context& context_;
    Directory& directory_;
    DirectoryCache<directory::ResourceIndex> index_;
};

}  // namespace alongside::service
