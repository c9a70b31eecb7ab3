// The normal form of a community resource: a service of an organization, at one place or none. A
// type apart from a meeting: it has opening hours and conditions, and nobody "goes" to it weekly.
// Public listings only; the people whom lists name are not kept.
#pragma once

#include "base/result.hpp"
#include "base/time.hpp"
#include "directory/meeting.hpp"
#include "directory/report.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace alongside::directory {

/// How a list sorts a resource, in the words of its own taxonomy.
struct Category {
    std::string name;
    std::string code;      ///< of the taxonomy: "RX-8450"; may be empty
    std::string taxonomy;  ///< whose words these are; may be empty
    friend bool operator==(const Category&, const Category&) = default;
};

struct ResourcePhone {
    std::string number;     ///< as listed, 3 to 40 characters
    std::string extension;  ///< may be empty
    std::string type;       ///< voice, fax, text, cell, video, pager or textphone
    std::string note;
    friend bool operator==(const ResourcePhone&, const ResourcePhone&) = default;
};

/// Open from a wall time on, each week or in one week of the month.
struct OpeningHours {
    std::chrono::weekday weekday;
    int week = 0;  ///< 0: each week; 1 to 5: the nth such day of the month, -1 to -5: from its end
    std::chrono::minutes opens{0};   ///< 0 to 1439
    std::chrono::minutes length{0};  ///< 1 to 1440; 1440 from midnight is open all day
    std::string zone;                ///< an offset (`+03:00`) where the list gives one, else empty:
                                     ///< the resource's own
    std::optional<Day> from;         ///< holds from this day on
    std::optional<Day> until;        ///< and up to this one
    friend bool operator==(const OpeningHours&, const OpeningHours&) = default;
};

/// One service at one place; a service at several places is several resources.
struct Resource {
    std::string source;        ///< name of the source in the program's settings
    std::string key;           ///< stable within the source
    std::string name;          ///< of the service, 1 to 255 characters
    std::string other_name;    ///< "also known as"
    std::string organization;  ///< who offers it
    std::string description;   ///< plain text, lines kept
    std::string alert;         ///< what one should know at the moment
    std::vector<Category> categories;

    std::string eligibility;
    std::optional<int> minimum_age;  ///< years, 0 to 130
    std::optional<int> maximum_age;
    std::vector<std::string> documents;  ///< what to bring
    std::string cost;                    ///< fees and what lowers them
    std::vector<std::string> languages;  ///< as listed
    std::string interpretation;          ///< interpreters, and how to get one
    std::string how_to_apply;
    std::string service_area;  ///< whom it is for by where they live

    std::vector<OpeningHours> hours;
    std::string hours_in_words;  ///< often the only truth
    std::string zone;            ///< IANA name; empty where it cannot be told
    bool closed_for_now = false;

    std::vector<ResourcePhone> phones;  ///< nearest to the place first
    std::string email;
    std::string url;      ///< http or https
    bool online = false;  ///< the place is a virtual one

    std::string location;  ///< building
    std::string address;   ///< in one line
    std::string city;
    std::string state;
    std::string postal_code;
    std::string country;  ///< ISO 3166-1 in two capitals where known, else as listed
    std::optional<Position> position;
    std::string accessibility;
    std::string transport;

    std::optional<Day> last_verified;
    std::optional<Instant> updated;

    friend bool operator==(const Resource&, const Resource&) = default;
};

/// The resources of a list and what became of each record. One record, a service, may become
/// several resources.
struct ResourceImport {
    std::vector<Resource> resources;
    Report report;
};

/// Compact JSON for storing. `resource_from_json(to_json(r)) == r` for every resource.
[[nodiscard]] std::string to_json(const Resource& resource);
/// Reads what `to_json` wrote, in this version or an older one: absent fields keep their defaults,
/// unknown ones are passed over.
/// @error invalid  not such JSON, or a value out of its range
[[nodiscard]] Result<Resource> resource_from_json(std::string_view json);

}  // namespace alongside::directory
