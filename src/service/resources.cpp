#include "service/resources.hpp"

#include "directory/needs.hpp"

#include <fmt/format.h>

#include <cmath>

namespace alongside::service {
namespace {

constexpr std::size_t most_categories = 100;

std::optional<std::string> unless_empty(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional(text);
}

std::string clock_text(std::chrono::minutes time) {
    return fmt::format("{:02}:{:02}", time.count() / 60, time.count() % 60);
}

ResourceHoursShape shape_of(const directory::OpeningHours& hours) {
    const auto closes = (hours.opens + hours.length) % std::chrono::minutes{24 * 60};
    ResourceHoursShape shape{static_cast<DayName>(hours.weekday.c_encoding()),
                             {},
                             clock_text(hours.opens),
                             clock_text(closes)};
    if (hours.week != 0) shape.week = hours.week;
    return shape;
}

void add_place(ResourceShape& shape, const directory::Resource& r) {
    shape.online = r.online;
    shape.location = unless_empty(r.location);
    shape.address = unless_empty(r.address);
    shape.city = unless_empty(r.city);
    shape.state = unless_empty(r.state);
    shape.postal_code = unless_empty(r.postal_code);
    if (r.position) {
        shape.latitude = r.position->lat;
        shape.longitude = r.position->lon;
    }
    shape.accessibility = unless_empty(r.accessibility);
    shape.transport = unless_empty(r.transport);
}

void add_conditions(ResourceShape& shape, const directory::Resource& r) {
    shape.eligibility = unless_empty(r.eligibility);
    shape.minimum_age = r.minimum_age;
    shape.maximum_age = r.maximum_age;
    shape.documents = r.documents;
    shape.cost = unless_empty(r.cost);
    shape.is_free = directory::is_free_of_cost(r.cost);
    shape.languages = r.languages;
    shape.interpretation = unless_empty(r.interpretation);
    shape.how_to_apply = unless_empty(r.how_to_apply);
    shape.service_area = unless_empty(r.service_area);
}

void add_contact(ResourceShape& shape, const directory::Resource& r) {
    for (const auto& hours : r.hours) shape.hours.push_back(shape_of(hours));
    shape.hours_in_words = unless_empty(r.hours_in_words);
    shape.zone = unless_empty(r.zone);
    shape.closed_for_now = r.closed_for_now;
    for (const auto& phone : r.phones) {
        shape.phones.push_back(
            {phone.number, unless_empty(phone.extension), phone.type, unless_empty(phone.note)});
    }
    shape.email = unless_empty(r.email);
    shape.url = unless_empty(r.url);
}

ResourceShape shape_of(const directory::Resource& r) {
    ResourceShape shape;
    shape.id = r.source + "/" + r.key;
    shape.name = r.name;
    shape.other_name = unless_empty(r.other_name);
    shape.organization = unless_empty(r.organization);
    shape.description = unless_empty(r.description);
    shape.alert = unless_empty(r.alert);
    const directory::Needs needs = directory::needs_of(r);
    for (std::size_t i = 0; i < directory::need_count; ++i) {
        if (needs.test(i)) shape.needs.push_back(static_cast<Need>(i));
    }
    for (const auto& category : r.categories) shape.categories.push_back(category.name);
    add_conditions(shape, r);
    add_contact(shape, r);
    add_place(shape, r);
    shape.last_verified = r.last_verified;
    return shape;
}

}  // namespace

Resources::Resources(Context& context, Directory& directory)
    : context_(context), directory_(directory), index_(context, [this] { return load(); }) {}

std::shared_ptr<const directory::ResourceIndex> Resources::load() {
    auto read = context_.store.snapshot();
    const auto gone = gone_listings(read, context_.organization);
    std::vector<directory::Resource> resources;
    store::each_listing(read, context_.organization, store::ListingKind::resource,
                        [&](const store::DirectoryListing& stored) {
                            if (stored.vanished_at) return;
                            if (gone.contains(stored.source + "/" + stored.key)) return;
                            auto resource = directory::resource_from_json(stored.payload);
                            check(resource.has_value());
                            resources.push_back(std::move(*resource));
                        });
    return std::make_shared<const directory::ResourceIndex>(std::move(resources));
}

ResourceHitShape Resources::shape(const directory::ResourceHit& hit,
                                  directory::ClocksAround& clocks) {
    const directory::Resource& resource = *hit.resource;
    ResourceHitShape shaped{shape_of(resource), {}, {}};
    directory_.add_source(shaped.resource, resource.source);
    if (const auto opening = directory::opening_at(resource, clocks)) {
        shaped.opening = WhenOpen{{opening->from, resource.zone},
                                  {opening->until, resource.zone},
                                  opening->from <= clocks.now()};
    }
    if (hit.km) shaped.distance_km = std::round(*hit.km * 10) / 10;
    return shaped;
}

ResourcesFound Resources::search(const directory::ResourceQuery& query) {
    const auto index = index_.get();
    directory::ClocksAround clocks(context_.now());
    const auto answer = index->search(query, clocks);
    ResourcesFound found;
    for (const auto& hit : answer.hits) found.resources.push_back(shape(hit, clocks));
    found.total = static_cast<std::int64_t>(answer.total);
    if (answer.more) found.next = std::to_string(query.offset + query.limit);
    return found;
}

std::optional<ResourceHitShape> Resources::find(const std::string& id) {
    const auto index = index_.get();
    const auto slash = id.find('/');
    if (slash == std::string::npos) return std::nullopt;
    const auto* resource = index->find(id.substr(0, slash), id.substr(slash + 1));
    if (resource == nullptr) return std::nullopt;
    directory::ClocksAround clocks(context_.now());
    return shape({resource, {}}, clocks);
}

ResourceChoices Resources::choices() {
    const auto index = index_.get();
    ResourceChoices choices;
    choices.resources = std::ssize(index->resources());
    for (std::size_t i = 0; i < directory::need_count; ++i) {
        const auto count = static_cast<std::int64_t>(index->needs().at(i));
        if (count > 0) choices.needs.push_back({static_cast<Need>(i), count});
    }
    for (const auto& category : index->categories()) {
        if (choices.categories.size() == most_categories) break;
        choices.categories.push_back(
            {category.name, static_cast<std::int64_t>(category.resources)});
    }
    choices.languages = index->languages();
    return choices;
}

}  // namespace alongside::service
