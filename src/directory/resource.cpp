// The stored form of a resource. Empty fields are left out.
#include "directory/resource.hpp"

#include <boost/json.hpp>

namespace alongside::directory {
namespace {

namespace json = boost::json;
using std::chrono::minutes;

template <class T>
struct Field {
    std::string_view name;
    T member;
};
constexpr Field<std::string Resource::*> texts[] = {
    {"source", &Resource::source},
    {"key", &Resource::key},
    {"name", &Resource::name},
    {"other_name", &Resource::other_name},
    {"organization", &Resource::organization},
    {"description", &Resource::description},
    {"alert", &Resource::alert},
    {"eligibility", &Resource::eligibility},
    {"cost", &Resource::cost},
    {"interpretation", &Resource::interpretation},
    {"how_to_apply", &Resource::how_to_apply},
    {"service_area", &Resource::service_area},
    {"hours_in_words", &Resource::hours_in_words},
    {"zone", &Resource::zone},
    {"email", &Resource::email},
    {"url", &Resource::url},
    {"location", &Resource::location},
    {"address", &Resource::address},
    {"city", &Resource::city},
    {"state", &Resource::state},
    {"postal_code", &Resource::postal_code},
    {"country", &Resource::country},
    {"accessibility", &Resource::accessibility},
    {"transport", &Resource::transport},
};
constexpr Field<std::string Category::*> category_texts[] = {
    {"name", &Category::name}, {"code", &Category::code}, {"taxonomy", &Category::taxonomy}};
constexpr Field<std::string ResourcePhone::*> phone_texts[] = {
    {"number", &ResourcePhone::number},
    {"extension", &ResourcePhone::extension},
    {"type", &ResourcePhone::type},
    {"note", &ResourcePhone::note}};
constexpr Field<std::vector<std::string> Resource::*> lists[] = {
    {"documents", &Resource::documents}, {"languages", &Resource::languages}};
constexpr Field<bool Resource::*> flags[] = {{"closed_for_now", &Resource::closed_for_now},
                                             {"online", &Resource::online}};
constexpr Field<std::optional<int> Resource::*> ages[] = {{"minimum_age", &Resource::minimum_age},
                                                          {"maximum_age", &Resource::maximum_age}};

/// A value of another kind than its field's; caught in `resource_from_json` alone.
struct Unreadable {
    std::string_view field;
};

template <class T, class Fields>
void write_texts(const T& from, const Fields& fields, json::object& row) {
    for (const auto& field : fields) {
        if (!(from.*field.member).empty()) row.emplace(field.name, from.*field.member);
    }
}

std::string text_in(const json::value& value, std::string_view field) {
    if (!value.is_string()) throw Unreadable{field};
    return std::string(value.get_string());
}

template <class T, class Fields>
void read_texts(const json::object& row, const Fields& fields, T& to) {
    for (const auto& field : fields) {
        if (const auto* value = row.if_contains(field.name)) {
            to.*field.member = text_in(*value, field.name);
        }
    }
}

const json::array& list_in(const json::object& row, std::string_view field) {
    static const json::array none;
    const auto* value = row.if_contains(field);
    if (value == nullptr) return none;
    if (!value->is_array()) throw Unreadable{field};
    return value->get_array();
}

const json::object& object_in(const json::value& value, std::string_view field) {
    if (!value.is_object()) throw Unreadable{field};
    return value.get_object();
}

std::int64_t number_in(const json::value& value, std::string_view field, std::int64_t lowest,
                       std::int64_t highest) {
    boost::system::error_code error;
    const auto number = value.to_number<std::int64_t>(error);
    if (error || number < lowest || number > highest) throw Unreadable{field};
    return number;
}

std::int64_t number_in(const json::object& row, std::string_view field, std::int64_t lowest,
                       std::int64_t highest, std::int64_t fallback) {
    const auto* value = row.if_contains(field);
    return value == nullptr ? fallback : number_in(*value, field, lowest, highest);
}

std::optional<Day> day_in(const json::object& row, std::string_view field) {
    const auto* value = row.if_contains(field);
    if (value == nullptr) return std::nullopt;
    auto day = parse_day(text_in(*value, field));
    if (!day) throw Unreadable{field};
    return day;
}

json::object written(const OpeningHours& hours) {
    json::object row;
    row.emplace("weekday", hours.weekday.c_encoding());
    if (hours.week != 0) row.emplace("week", hours.week);
    row.emplace("opens_minutes", hours.opens.count());
    row.emplace("length_minutes", hours.length.count());
    if (!hours.zone.empty()) row.emplace("zone", hours.zone);
    if (hours.from) row.emplace("from_on", alongside::to_text(*hours.from));
    if (hours.until) row.emplace("until_on", alongside::to_text(*hours.until));
    return row;
}

OpeningHours hours_in(const json::object& row) {
    OpeningHours hours;
    hours.weekday = std::chrono::weekday{static_cast<unsigned>(number_in(row, "weekday", 0, 6, 0))};
    hours.week = static_cast<int>(number_in(row, "week", -5, 5, 0));
    hours.opens = minutes{number_in(row, "opens_minutes", 0, 1439, 0)};
    hours.length = minutes{number_in(row, "length_minutes", 1, 1440, 1)};
    if (const auto* zone = row.if_contains("zone")) hours.zone = text_in(*zone, "zone");
    hours.from = day_in(row, "from_on");
    hours.until = day_in(row, "until_on");
    return hours;
}

void read_lists(const json::object& row, Resource& resource) {
    for (const auto& field : lists) {
        for (const json::value& each : list_in(row, field.name)) {
            (resource.*field.member).push_back(text_in(each, field.name));
        }
    }
    for (const json::value& each : list_in(row, "categories")) {
        read_texts(object_in(each, "categories"), category_texts,
                   resource.categories.emplace_back());
    }
    for (const json::value& each : list_in(row, "phones")) {
        read_texts(object_in(each, "phones"), phone_texts, resource.phones.emplace_back());
    }
    for (const json::value& each : list_in(row, "hours")) {
        resource.hours.push_back(hours_in(object_in(each, "hours")));
    }
}

void read_position(const json::object& row, Resource& resource) {
    const auto* lat = row.if_contains("lat");
    const auto* lon = row.if_contains("lon");
    if (lat == nullptr && lon == nullptr) return;
    if (lat == nullptr || lon == nullptr || !lat->is_number() || !lon->is_number()) {
        throw Unreadable{"lat"};
    }
    resource.position = position_at(lat->to_number<double>(), lon->to_number<double>());
    if (!resource.position) throw Unreadable{"lat"};
}

Resource read(const json::object& row) {
    Resource resource;
    read_texts(row, texts, resource);
    read_lists(row, resource);
    for (const auto& field : flags) {
        const auto* value = row.if_contains(field.name);
        if (value == nullptr) continue;
        if (!value->is_bool()) throw Unreadable{field.name};
        resource.*field.member = value->get_bool();
    }
    for (const auto& field : ages) {
        if (const auto* value = row.if_contains(field.name)) {
            resource.*field.member = static_cast<int>(number_in(*value, field.name, 0, 130));
        }
    }
    read_position(row, resource);
    resource.last_verified = day_in(row, "last_verified_on");
    if (const auto* value = row.if_contains("updated_at")) {
        resource.updated =
            from_milliseconds(number_in(*value, "updated_at", -(1LL << 52), 1LL << 52));
    }
    return resource;
}

Problem unreadable(std::string_view field) {
    return {Kind::invalid, "directory.stored_resource", "A stored resource could not be read.",
            "Import its source again.", "/" + std::string(field)};
}

}  // namespace

std::string to_json(const Resource& resource) {
    json::object row;
    write_texts(resource, texts, row);
    for (const auto& field : lists) {
        const auto& list = resource.*field.member;
        if (!list.empty()) row.emplace(field.name, json::array(list.begin(), list.end()));
    }
    json::array categories;
    for (const Category& category : resource.categories) {
        write_texts(category, category_texts, categories.emplace_back(json::object()).get_object());
    }
    json::array phones;
    for (const ResourcePhone& phone : resource.phones) {
        write_texts(phone, phone_texts, phones.emplace_back(json::object()).get_object());
    }
    json::array hours;
    for (const OpeningHours& each : resource.hours) hours.emplace_back(written(each));
    if (!categories.empty()) row.emplace("categories", std::move(categories));
    if (!phones.empty()) row.emplace("phones", std::move(phones));
    if (!hours.empty()) row.emplace("hours", std::move(hours));
    for (const auto& field : flags) {
        if (resource.*field.member) row.emplace(field.name, true);
    }
    for (const auto& field : ages) {
        if (resource.*field.member) row.emplace(field.name, *(resource.*field.member));
    }
    if (resource.position) {
        row.emplace("lat", resource.position->lat);
        row.emplace("lon", resource.position->lon);
    }
    if (resource.last_verified)
        row.emplace("last_verified_on", alongside::to_text(*resource.last_verified));
    if (resource.updated) row.emplace("updated_at", to_milliseconds(*resource.updated));
    return json::serialize(row);
}

Result<Resource> resource_from_json(std::string_view text) {
    boost::system::error_code error;
    const json::value value = json::parse(text, error);
    if (error || !value.is_object()) return unreadable("");
    try {
        return read(value.get_object());
    } catch (const Unreadable& where) {
        return unreadable(where.field);
    }
}

}  // namespace alongside::directory
