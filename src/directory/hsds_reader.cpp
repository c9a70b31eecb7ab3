#include "directory/hsds_reader.hpp"

#include "base/text.hpp"
#include "directory/plain_text.hpp"
#include "directory/zone.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <cmath>

namespace alongside::directory {
namespace {

namespace json = boost::json;

const json::object* object_in(const json::object& of, std::string_view field) {
    const auto* value = of.if_contains(field);
    return value == nullptr ? nullptr : value->if_object();
}

/// "+44 1234 234567" with the quotation marks that the official package has around it.
std::string clean_number(std::string text) {
    std::erase(text, '"');
    return plain_line(text);
}

bool is_mail(std::string_view text) {
    const auto at = text.find('@');
    return at != std::string_view::npos && at > 0 && at + 1 < text.size() && text.size() <= 254 &&
           text.find_first_of(" ,;<>\"") == std::string_view::npos &&
           text.find('@', at + 1) == std::string_view::npos;
}

/// A year of age; nothing, with a note, for what is none.
std::optional<int> age(RowReader& row, std::string_view field, Report& report) {
    const auto number = row.number(field);
    if (!number) return std::nullopt;
    if (!(*number >= 0 && *number <= 130)) {
        report.note("age_out_of_range");
        return std::nullopt;
    }
    return static_cast<int>(std::floor(*number));
}

std::optional<Day> day(RowReader& row, std::string_view field) {
    return parse_day(row.line({field}).substr(0, 10));
}

std::string phone_type(const std::string& said) {
    static constexpr std::string_view known[] = {"voice", "fax",   "text",     "cell",
                                                 "video", "pager", "textphone"};
    const std::string type = folded(said);
    return std::ranges::find(known, type) == std::end(known) ? "voice" : type;
}

bool say_the_same(Resource a, const Resource& b) {
    a.updated = b.updated;
    return a == b;
}

/// What a resource holds, without counting each small part.
std::size_t text_in(const Resource& r) {
    std::size_t size = sizeof(Resource);
    for (const std::string* text :
         {&r.name, &r.other_name, &r.organization, &r.description, &r.alert, &r.eligibility,
          &r.cost, &r.interpretation, &r.how_to_apply, &r.service_area, &r.hours_in_words, &r.url,
          &r.location, &r.address, &r.accessibility, &r.transport}) {
        size += text->size();
    }
    for (const ResourcePhone& phone : r.phones) size += sizeof phone + phone.note.size();
    for (const Category& category : r.categories) size += sizeof category + category.name.size();
    for (const std::string& line : r.documents) size += sizeof(std::string) + line.size();
    for (const std::string& line : r.languages) size += sizeof(std::string) + line.size();
    return size + r.hours.size() * sizeof(OpeningHours);
}

}  // namespace

HsdsReader::HsdsReader(const Source& source) : source_(source) {
    if (const auto zone = zone_named(source.zone)) source_zone_ = *zone;
}

void HsdsReader::read(const json::object& service, const json::object* organization) {
    RowReader row(service, report());
    Resource resource;
    resource.source = source_.name;
    resource.name = row.line({"name"});
    report().called(resource.name);
    if (resource.name.empty()) return report().skip("no name");
    const std::string id = row.line({"id"});
    if (id.empty()) return report().skip("no id");
    const std::string status = folded(row.line({"status"}));
    if (status == "inactive") return report().skip("service is inactive");
    if (status == "defunct") return report().skip("service has ended");
    resource.closed_for_now = status == "temporarily closed";
    if (text_ >= most_text) return report().skip("list too large");
    if (status.empty()) report().note("status_missing");
    if (!status.empty() && status != "active" && !resource.closed_for_now) {
        report().note("status_unknown");
    }
    read_texts(service, resource);
    if (const auto* own = object_in(service, "organization")) organization = own;
    if (organization == nullptr) report().note("no_organization");

    Kept kept;
    const auto places = parts(service, "service_at_locations", most_places);
    for (const json::object* place : places) {
        if (text_ >= most_text) {
            kept.is_cut = true;
            break;
        }
        Resource here = resource;
        here.key = RowReader(*place, report()).line({"id"});
        read_phones(*place, here);
        read_hours(*place, here);
        const auto* location = object_in(*place, "location");
        if (location == nullptr) report().note("location_missing");
        if (here.key.empty()) {
            here.key = id;
            if (location != nullptr) here.key += "-" + RowReader(*location, report()).line({"id"});
        }
        add_service_wide(service, here);
        if (location != nullptr) read_place(*location, here);
        if (organization != nullptr) read_organization(*organization, here);
        settle(here);
        keep(std::move(here), kept);
    }
    if (places.empty()) {
        resource.key = id;
        add_service_wide(service, resource);
        if (organization != nullptr) read_organization(*organization, resource);
        settle(resource);
        keep(std::move(resource), kept);
    }
    count(kept);
}

void HsdsReader::read_texts(const json::object& service, Resource& resource) {
    RowReader row(service, report());
    resource.other_name = row.line({"alternate_name"});
    resource.description = row.lines("description");
    resource.alert = row.lines("alert");
    resource.eligibility = row.lines("eligibility_description");
    resource.minimum_age = age(row, "minimum_age", report());
    resource.maximum_age = age(row, "maximum_age", report());
    resource.interpretation = row.lines("interpretation_services");
    resource.how_to_apply = row.lines("application_process");
    resource.url = row.address_of_page("url");
    resource.email = row.line({"email"});
    if (!resource.email.empty() && !is_mail(resource.email)) {
        report().note("bad_email");
        resource.email.clear();
    }
    resource.last_verified = day(row, "assured_date");
    resource.updated = row.updated("last_modified");
    read_categories(service, resource);
    read_cost(service, resource);
    read_languages(service, resource);
    for (const auto* document : parts(service, "required_documents")) {
        std::string text = RowReader(*document, report()).line({"document"}, 1000);
        if (!text.empty()) resource.documents.push_back(std::move(text));
    }
    for (const auto* area : parts(service, "service_areas")) {
        RowReader each(*area, report());
        add_line(resource.service_area, each.lines("name"));
        add_line(resource.service_area, each.lines("description"));
    }
}

void HsdsReader::read_organization(const json::object& organization, Resource& resource) {
    RowReader row(organization, report());
    resource.organization = row.line({"name"});
    if (resource.phones.empty()) read_phones(organization, resource);
    if (resource.url.empty()) resource.url = row.address_of_page("website");
    const std::string mail = row.line({"email"});
    if (resource.email.empty() && is_mail(mail)) resource.email = mail;
}

void HsdsReader::read_categories(const json::object& of, Resource& resource) {
    for (const auto* attribute : parts(of, "attributes")) {
        const auto* term = object_in(*attribute, "taxonomy_term");
        if (term == nullptr) continue;
        RowReader row(*term, report());
        Category category{row.line({"name"}), row.line({"code"}), row.line({"taxonomy"})};
        const auto* taxonomy = object_in(*term, "taxonomy_detail");
        if (category.taxonomy.empty() && taxonomy != nullptr) {
            category.taxonomy = RowReader(*taxonomy, report()).line({"name"});
        }
        const bool is_new =
            std::ranges::find(resource.categories, category) == resource.categories.end();
        if (is_new && !(category.name.empty() && category.code.empty())) {
            resource.categories.push_back(std::move(category));
        }
    }
}

void HsdsReader::read_cost(const json::object& service, Resource& resource) {
    resource.cost = RowReader(service, report()).lines("fees_description");
    for (const auto* option : parts(service, "cost_options")) {
        RowReader row(*option, report());
        std::string currency = row.line({"currency"}, 3);
        for (char& c : currency) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        std::string line = row.line({"option"});
        const auto append = [&](const std::string& text, const char* between) {
            if (!text.empty()) line += (line.empty() ? "" : between) + text;
        };
        std::string amount = row.text_of_number("amount");
        if (!amount.empty() && !currency.empty()) amount.append(" ").append(currency);
        append(amount, ": ");
        append(row.line({"amount_description"}), ", ");
        // An option that held for a time says so; whether it still does, the reader knows.
        const auto until = day(row, "valid_to");
        if (!line.empty() && until) line += " (– " + alongside::to_text(*until) + ")";
        add_line(resource.cost, line);
    }
}

void HsdsReader::read_languages(const json::object& of, Resource& resource) {
    for (const auto* language : parts(of, "languages")) {
        std::string name = RowReader(*language, report()).line({"name", "code"});
        const auto& known = resource.languages;
        if (!name.empty() && std::ranges::find(known, name) == known.end() &&
            known.size() < most_parts) {
            resource.languages.push_back(std::move(name));
        }
    }
}

void HsdsReader::read_phones(const json::object& of, Resource& resource) {
    for (const auto* phone : parts(of, "phones")) {
        RowReader row(*phone, report());
        ResourcePhone read{clean_number(row.line({"number"})), row.line({"extension"}, 20),
                           phone_type(row.line({"type"})), row.line({"description"}, 1000)};
        const auto digits =
            std::ranges::count_if(read.number, [](char c) { return c >= '0' && c <= '9'; });
        if (digits < 3 || read.number.size() > 40) {
            report().note("phone_unreadable");
            continue;
        }
        const bool is_new = std::ranges::none_of(resource.phones, [&](const ResourcePhone& each) {
            return each.number == read.number && each.extension == read.extension;
        });
        if (is_new && resource.phones.size() < most_parts) {
            resource.phones.push_back(std::move(read));
        }
    }
}

void HsdsReader::read_place(const json::object& location, Resource& resource) {
    RowReader row(location, report());
    resource.online = folded(row.line({"location_type"})) == "virtual";
    resource.location = row.line({"name"});
    resource.transport = row.lines("transportation");
    resource.position = row.position().position;
    read_address(location, resource);
    for (const auto* each : parts(location, "accessibility")) {
        RowReader access(*each, report());
        add_line(resource.accessibility, access.lines("description"));
        add_line(resource.accessibility, access.lines("details"));
    }
    read_phones(location, resource);
    read_languages(location, resource);
    if (resource.url.empty()) resource.url = row.address_of_page("url");
    read_hours(location, resource);
}

void HsdsReader::read_hours(const json::object& of, Resource& resource) {
    // Hours of the service at the place go before those of the service, and these before those of
    // the building.
    if (!resource.hours.empty() || !resource.hours_in_words.empty()) return;
    for (const auto* schedule : parts(of, "schedules")) {
        RowReader row(*schedule, report());
        read_schedule(row, resource, report());
    }
}

void HsdsReader::add_service_wide(const json::object& service, Resource& resource) {
    read_phones(service, resource);
    read_hours(service, resource);
}

void HsdsReader::read_address(const json::object& location, Resource& resource) {
    const auto addresses = parts(location, "addresses");
    const auto of_type = [&](std::string_view type) {
        return std::ranges::find_if(addresses, [&](const json::object* each) {
            return folded(RowReader(*each, report()).line({"address_type"})) == type;
        });
    };
    auto found = of_type("physical");
    if (found == addresses.end()) {
        found = of_type("postal");
        if (found != addresses.end()) report().note("address_is_postal");
    }
    if (found == addresses.end()) return;
    RowReader row(**found, report());
    resource.city = row.line({"city"});
    resource.state = row.line({"state_province", "region"});
    resource.postal_code = row.line({"postal_code"});
    const std::string country = row.line({"country"});
    std::string state = resource.state;
    if (!resource.postal_code.empty()) state += (state.empty() ? "" : " ") + resource.postal_code;
    for (const std::string& part :
         {row.line({"address_1"}), row.line({"address_2"}), resource.city, state, country}) {
        if (!part.empty()) resource.address += (resource.address.empty() ? "" : ", ") + part;
    }
    resource.country = country_of_place({"", resource.state, country, resource.position});
    if (resource.country.empty()) resource.country = country;
}

void HsdsReader::settle(Resource& resource) {
    if (!source_zone_.empty()) {
        resource.zone = source_zone_;
        return;
    }
    const auto zone = zone_of_place({"", resource.state, resource.country, resource.position});
    if (zone) resource.zone = *zone;
    if (!zone && !resource.hours.empty()) report().note("hours_without_zone");
}

void HsdsReader::keep(Resource resource, Kept& kept) {
    const auto [at, is_new] = by_key_.emplace(resource.key, import_.resources.size());
    if (is_new) {
        text_ += text_in(resource);
        import_.resources.push_back(std::move(resource));
        ++kept.fresh;
    } else if (say_the_same(std::move(resource), import_.resources[at->second])) {
        ++kept.repeated;
    } else {
        ++kept.clashing;
    }
}

void HsdsReader::count(const Kept& kept) {
    if (kept.fresh > 0) {
        ++report().kept;
        if (kept.clashing > 0) report().note("id_used_twice");
        if (kept.is_cut) report().note("list_too_large");
    } else if (kept.clashing > 0) {
        report().skip("id used twice");
    } else {
        ++report().merged;
    }
}

std::vector<const json::object*> HsdsReader::parts(const json::object& of, std::string_view field,
                                                   std::size_t most) {
    std::vector<const json::object*> result;
    const auto* list = of.if_contains(field);
    if (list == nullptr || !list->is_array()) return result;
    for (const json::value& each : list->get_array()) {
        if (result.size() == most) {
            report().note("too_many_parts");
            break;
        }
        if (each.is_object()) result.push_back(&each.get_object());
    }
    return result;
}

void HsdsReader::add_line(std::string& to, const std::string& line) {
    if (line.empty() || to.find(line) != std::string::npos) return;
    if (to.size() + line.size() >= longest_notes) return report().note("text_too_long");
    to += (to.empty() ? "" : "\n") + line;
}

}  // namespace alongside::directory
