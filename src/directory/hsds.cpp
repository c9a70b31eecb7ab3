// See hsds.hpp. The CSV package is nested, service by service, into what the API answers.
#include "directory/hsds.hpp"

#include "directory/csv_rows.hpp"
#include "directory/hsds_reader.hpp"
#include "directory/json_rows.hpp"
#include "directory/plain_text.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <vector>

namespace alongside::directory {
namespace {

namespace json = boost::json;

constexpr std::size_t deepest_service = 32;

/// A record of the JSON form: an organization with its services, a service at a location, a
/// service.
void read_any(const json::object& record, HsdsReader& reader) {
    const auto* services = record.if_contains("services");
    if (services != nullptr && services->is_array()) {
        bool is_first = true;  // the organization itself was counted: it is its first service
        for (const json::value& each : services->get_array()) {
            if (!is_first) reader.report().begin();
            is_first = false;
            if (each.is_object()) {
                reader.read(each.get_object(), &record);
            } else {
                reader.report().skip("not an object");
            }
        }
        if (is_first) reader.report().skip("no service in it");
        return;
    }
    const auto* service = record.if_contains("service");
    if (service != nullptr && service->is_object()) {
        json::object whole = service->get_object();
        json::object place = record;
        place.erase("service");
        whole["service_at_locations"] = json::array{std::move(place)};
        return reader.read(whole, nullptr);
    }
    reader.read(record, nullptr);
}

void read_text(std::string_view text, HsdsReader& reader) {
    reader.report().begin();
    read_record(
        text, reader.report(), [&](const json::object& record) { read_any(record, reader); },
        deepest_service);
}

using TableRows = std::vector<json::object>;

/// The package's tables, each row found by the id of what it belongs to.
class Package {
public:
    explicit Package(Report& report) : report_(report) {}

    Result<void> add(std::string_view name, std::string_view text);
    [[nodiscard]] const TableRows& rows(std::string_view table) const {
        static const TableRows none;
        const auto found = tables_.find(table);
        return found == tables_.end() ? none : found->second;
    }
    /// Makes the rows of a table findable by a column.
    void index(std::string_view table, std::string_view column) {
        auto& places = indexes_[key(table, column)];
        const TableRows& all = rows(table);
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (const auto* id = all[i].if_contains(column)) places.emplace(id->get_string(), i);
        }
    }
    /// The rows whose column holds that id, at most `most`.
    [[nodiscard]] std::vector<const json::object*> find(std::string_view table,
                                                        std::string_view column,
                                                        const json::value* id,
                                                        std::size_t most = most_parts);
    [[nodiscard]] std::size_t number(std::size_t service) const { return numbers_.at(service); }

private:
    static std::string key(std::string_view table, std::string_view column) {
        return std::string(table) + "." + std::string(column);
    }

    Report& report_;
    std::map<std::string, TableRows, std::less<>> tables_;
    std::map<std::string, std::multimap<std::string, std::size_t, std::less<>>, std::less<>>
        indexes_;
    std::vector<std::size_t> numbers_;  ///< the rows of the services' table, as a sheet counts them
};

Result<void> Package::add(std::string_view name, std::string_view text) {
    auto sheet = split_sheet(text);
    if (!sheet) {
        Problem problem = sheet.error();
        problem.field = std::string(name) + ".csv";
        return problem;
    }
    const bool are_services = name == "services";
    TableRows& rows = tables_[std::string(name)];
    for (std::size_t i = 1; i < sheet->rows.size(); ++i) {
        const auto& headings = sheet->rows.front().cells;
        const auto& cells = sheet->rows[i].cells;
        if (sheet->rows[i].is_too_large || cells.size() > headings.size()) {
            if (are_services) {
                report_.begin(sheet->rows[i].number);
                report_.skip(sheet->rows[i].is_too_large ? "record too large"
                                                         : "more cells than headings");
            } else {
                report_.note("side_record_unreadable");
            }
            continue;
        }
        json::object row;
        for (std::size_t c = 0; c < cells.size(); ++c) {
            if (!cells[c].empty()) row[plain_line(headings[c])] = cells[c];
        }
        if (are_services) numbers_.push_back(sheet->rows[i].number);
        rows.push_back(std::move(row));
    }
    return {};
}

std::vector<const json::object*> Package::find(std::string_view table, std::string_view column,
                                               const json::value* id, std::size_t most) {
    std::vector<const json::object*> result;
    const auto index = indexes_.find(key(table, column));
    if (id == nullptr || index == indexes_.end()) return result;
    const auto [from, to] = index->second.equal_range(std::string_view(id->get_string()));
    for (auto each = from; each != to; ++each) {
        if (result.size() == most) {
            report_.note("too_many_parts");
            break;
        }
        result.push_back(&rows(table)[each->second]);
    }
    return result;
}

/// Puts the rows that belong to `whole` into it, as the API nests them.
class Nesting {
public:
    explicit Nesting(Package& package) : package_(package) {
        for (const auto& [table, column] : {std::pair{"organizations", "id"},
                                            {"locations", "id"},
                                            {"taxonomy_terms", "id"},
                                            {"taxonomies", "id"},
                                            {"service_at_location", "service_id"},
                                            {"addresses", "location_id"},
                                            {"accessibility", "location_id"},
                                            {"cost_options", "service_id"},
                                            {"required_documents", "service_id"},
                                            {"service_areas", "service_id"},
                                            {"attributes", "link_id"}}) {
            package_.index(table, column);
        }
        for (const char* owner : {"service_id", "location_id", "service_at_location_id"}) {
            for (const char* table : {"phones", "schedules", "languages"}) {
                package_.index(table, owner);
            }
        }
    }

    json::object service(json::object whole) {
        const auto id = own_id(whole);
        for (const char* table : {"cost_options", "required_documents", "service_areas"}) {
            put(whole, table, table, "service_id", &id);
        }
        put(whole, "languages", "languages", "service_id", &id);
        put_attributes(whole, id);
        const auto owners =
            package_.find("organizations", "id", whole.if_contains("organization_id"));
        if (!owners.empty()) whole["organization"] = *owners.front();
        json::array places;
        for (const auto* row :
             package_.find("service_at_location", "service_id", &id, most_places)) {
            places.emplace_back(place(*row));
        }
        whole["service_at_locations"] = std::move(places);
        put(whole, "phones", "phones", "service_id", &id);
        put(whole, "schedules", "schedules", "service_id", &id);
        return whole;
    }

private:
    static json::value own_id(const json::object& row) {
        const auto* id = row.if_contains("id");
        return id == nullptr ? json::value("") : *id;
    }

    void put(json::object& whole, const char* field, const char* table, const char* column,
             const json::value* id) {
        json::array list;
        for (const auto* row : package_.find(table, column, id)) list.emplace_back(*row);
        if (!list.empty()) whole[field] = std::move(list);
    }

    void put_attributes(json::object& whole, const json::value& id) {
        json::array list;
        for (const auto* row : package_.find("attributes", "link_id", &id)) {
            json::object attribute = *row;
            const auto terms =
                package_.find("taxonomy_terms", "id", row->if_contains("taxonomy_term_id"));
            if (terms.empty()) continue;
            json::object term = *terms.front();
            const auto taxonomies =
                package_.find("taxonomies", "id", term.if_contains("taxonomy_id"));
            if (!taxonomies.empty()) term["taxonomy_detail"] = *taxonomies.front();
            attribute["taxonomy_term"] = std::move(term);
            list.emplace_back(std::move(attribute));
        }
        whole["attributes"] = std::move(list);
    }

    json::object place(json::object whole) {
        const auto id = own_id(whole);
        put(whole, "phones", "phones", "service_at_location_id", &id);
        put(whole, "schedules", "schedules", "service_at_location_id", &id);
        const auto* location_id = whole.if_contains("location_id");
        const auto found = package_.find("locations", "id", location_id);
        if (found.empty()) return whole;
        json::object location = *found.front();
        for (const char* table :
             {"addresses", "accessibility", "phones", "schedules", "languages"}) {
            put(location, table, table, "location_id", location_id);
        }
        whole["location"] = std::move(location);
        return whole;
    }

    Package& package_;
};

/// Tables of older versions, whose rows are not read.
bool is_older_table(std::string_view name) {
    static constexpr std::string_view older[] = {
        "regular_schedules",  "regular_schedule",
        "physical_addresses", "postal_addresses",
        "services_taxonomy",  "service_taxonomy",
        "eligibility",        "accessibility_for_disabilities"};
    return std::ranges::find(older, name) != std::end(older);
}

}  // namespace

Result<ResourceImport> read_hsds(std::string_view text, const Source& source) {
    HsdsReader reader(source);
    const auto members = members_of(text);
    const auto has = [&](std::string_view name) {
        return members && std::ranges::find(*members, name, &Member::name) != members->end();
    };
    if (members && text.size() <= longest_file && !has("contents")) {
        // One record: its arrays are its own. A wrapper around a list names none of these.
        if (has("id") || has("services") || has("service_at_locations") || has("status")) {
            read_text(text.substr(text.find('{')), reader);
            return std::move(reader).finish();
        }
    }
    const auto rows = split_rows(text, "contents");
    if (!rows) return rows.error();
    if (rows->data_after_end) reader.report().note("data_after_list");
    for (const std::string_view row : rows->rows) read_text(row, reader);
    return std::move(reader).finish();
}

Result<ResourceImport> read_hsds_package(const HsdsTables& tables, const Source& source) {
    std::size_t size = 0;
    for (const auto& [name, text] : tables) size += text.size();
    if (size > longest_file) {
        return Problem{Kind::too_large, "directory.file_too_large",
                       "This package is larger than 64 MiB.", "", ""};
    }
    if (!tables.contains("services")) {
        return Problem{Kind::invalid, "directory.no_services",
                       "This package has no table of services.",
                       "Name the folder that holds services.csv.", ""};
    }
    HsdsReader reader(source);
    Package package(reader.report());
    for (const auto& [name, text] : tables) {
        if (is_older_table(name)) reader.report().note("older_table");
        if (const auto added = package.add(name, text); !added) return added.error();
    }
    Nesting nesting(package);
    const TableRows& services = package.rows("services");
    for (std::size_t i = 0; i < services.size(); ++i) {
        reader.report().begin(package.number(i));
        reader.read(nesting.service(services[i]), nullptr);
    }
    return std::move(reader).finish();
}

}  // namespace alongside::directory
